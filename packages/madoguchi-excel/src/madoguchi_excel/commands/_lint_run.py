"""``madoguchi forms lint``: 様式の定義とひな形を点検する。"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from madoguchi_core.cli import console, read_bytes, read_text, show_findings
from madoguchi_core.errors import DataRejected, PluginError, StoreError
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.forms import load_form
from madoguchi_core.plugins import default_registry
from madoguchi_excel.commands._lint import lint_form

Checked = tuple[str, tuple[Finding, ...]]
"""様式の名と、その指摘。"""


def run_lint(targets: Sequence[str]) -> None:
    """
    点検し、すべての指摘を並べる。

    Args:
        targets: 定義のファイル（``.toml``）か、部品の名（``memuro``）。無ければ、入っている部品のすべて。

    Raises:
        DataRejected: 誤りが一つでもあるとき（MDG439）。
        PluginError: その名の部品が無いとき（MDG308）。
        StoreError: 読めないとき（MDG803）。
    """
    files = [Path(target) for target in targets if target.endswith(".toml")]
    names = [target for target in targets if not target.endswith(".toml")]
    checked = [*map(_file, files), *(_registered(names) if names or not targets else ())]
    findings = [finding for _, found in checked for finding in found]
    counts = Counter(finding.severity for finding in findings)
    totals = "・".join(f"{severity.title} {counts[severity]}" for severity in Severity)
    if has_errors(findings):
        failed = "、".join(name for name, found in checked if has_errors(found))
        hint = "先に並んだ誤りを直して、もう一度動かしてください"
        raise DataRejected(
            "MDG439",
            f"点検に通らない様式があります: {failed}（{totals}）",
            findings=_worst_first(findings),
            hint=hint,
        )
    show_findings(_worst_first(findings))
    console().print(f"様式 {len(checked)} 件を点検しました（{totals}）", soft_wrap=True)


def _file(path: Path) -> Checked:
    loaded = load_form(read_text(path), where=path.name)
    if loaded.spec is None:
        return path.name, loaded.findings
    try:
        template = read_bytes(path.parent / loaded.spec.template)
    except StoreError as problem:
        missing = Finding(problem.code, Severity.ERROR, path.name, problem.message, problem.hint)
        return path.name, (*loaded.findings, missing)
    return path.name, (*loaded.findings, *lint_form(loaded.spec, template, where=path.name))


def _registered(names: Sequence[str]) -> Iterator[Checked]:
    registry = default_registry()
    unknown = sorted(set(names) - {info.name for info in registry.plugins})
    if unknown:
        hint = "madoguchi plugins で名を確かめてください"
        raise PluginError("MDG308", f"部品 {'、'.join(unknown)} が入っていません", hint=hint)
    for form_id, form in registry.forms.items():
        if not names or registry.form_owners[form_id] in names:
            yield form_id, lint_form(form.spec, form.read_template(), where=form_id)


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))
