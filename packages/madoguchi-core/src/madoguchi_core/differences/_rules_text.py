"""規則の状態を、まるごと言葉にする。来年の版と比べるために、ファイルに残せる形。"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from madoguchi_core.differences._state import RulesState
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Procedure, RuleChange, procedure_words, setting_text
from madoguchi_core.rules import Parameter, ParameterBook, parameters_of

SCHEMA: Final = "madoguchi.rules/1"


class _Text(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ValueText(_Text):
    """ある日の、値ひとつの言葉。"""

    title: Annotated[str, Field(title="値の題")]
    text: Annotated[str, Field(title="その日の値。無ければ「決まっていない」")]
    source: Annotated[str, Field(title="根拠")] = ""
    since: Annotated[date | None, Field(title="この日から")] = None
    until: Annotated[date | None, Field(title="この日まで")] = None


class ProcedureText(_Text):
    """手続きひとつの言葉。"""

    words: Annotated[Mapping[str, str], Field(title="項目の名から言葉への対応")]
    values: Annotated[tuple[str, ...], Field(title="使う値の名")] = ()
    overrides: Annotated[
        Mapping[str, str], Field(default_factory=dict, title="上書きした項目の名から、その理由への対応")
    ]

    @property
    def title(self) -> str:
        """手続きの名。"""
        return self.words.get("title", "")


class ChangeText(_Text):
    """規則の変更の記録ひとつの言葉。"""

    released_on: Annotated[date, Field(title="配った日")]
    kind: Annotated[str, Field(title="種類")]
    title: Annotated[str, Field(title="一行の題")]
    text: Annotated[str, Field(title="何がどう変わったか")]
    procedure_ids: Annotated[tuple[str, ...], Field(title="関わる手続き")]
    since: Annotated[date | None, Field(title="この日以後の出来事に関わる")] = None
    until: Annotated[date | None, Field(title="この日までの出来事に関わる")] = None
    laws: Annotated[tuple[str, ...], Field(title="根拠")] = ()


class RulesText(_Text):
    """
    規則の状態ひとつの言葉。その日に効いている手続き・値と、変更の記録。

    式は入らないので、これだけでは判定できない。言葉だけを比べられる。
    """

    schema_name: Annotated[Literal["madoguchi.rules/1"], Field(title="形の版", alias="schema")] = SCHEMA
    version: Annotated[str, Field(title="madoguchi の版")]
    package: Annotated[str, Field(title="部品の名")]
    on: Annotated[date, Field(title="いつの決まりか")]
    procedures: Annotated[Mapping[str, ProcedureText], Field(title="手続きの id から言葉への対応")]
    values: Annotated[Mapping[str, ValueText], Field(title="値の名から言葉への対応")]
    changes: Annotated[tuple[ChangeText, ...], Field(title="規則の変更の記録")]


def rules_text(state: RulesState, *, version: str) -> RulesText:
    """
    規則の状態を言葉にする。証明書を出せる条件も、手続きと同じに並べる。

    Args:
        state: 規則の状態。
        version: madoguchi の版。

    >>> from madoguchi_core.registry import build_registry
    >>> text = rules_text(RulesState("national", build_registry({}), date(2024, 9, 30)), version="1.0")
    >>> text.values["child-allowance.age"].text
    '15歳'
    """
    registry, on = state.registry, state.on
    rules = [rule for rule in (*registry.catalogue, *registry.certificates.procedures) if rule.in_force(on)]
    used = {rule.id: tuple(dict.fromkeys(_used(rule))) for rule in rules}
    known = registry.parameters.parameters.values()
    parameters = {one.key: one for one in (*known, *(one for found in used.values() for one in found))}
    reasons: dict[str, dict[str, str]] = {}
    for difference in registry.differences:
        reasons.setdefault(difference.procedure_id, {})[difference.item] = difference.reason
    return RulesText(
        version=version,
        package=state.package,
        on=on,
        procedures={
            rule.id: ProcedureText(
                words=procedure_words(rule, parameters=registry.parameters, on=on),
                values=tuple(sorted(parameter.key for parameter in used[rule.id])),
                overrides=reasons.get(rule.id, {}),
            )
            for rule in sorted(rules, key=lambda rule: rule.id)
        },
        values={key: _value(parameters[key], registry.parameters, on) for key in sorted(parameters)},
        changes=tuple(_change(change) for change in registry.rule_changes),
    )


def read_rules_text(text: str, *, where: str) -> tuple[RulesText | None, tuple[Finding, ...]]:
    """
    規則の控え（JSON）を読む。間違いは例外にせず、すべて指摘にする。

    Args:
        text: JSON の本文。
        where: 指摘に出す場所（ファイル名）。

    >>> read_rules_text("{", where="控え.json")[1][0].code
    'MDG217'
    """
    try:
        return RulesText.model_validate_json(text), ()
    except ValidationError as problem:
        return None, tuple(_malformed(one["loc"], where) for one in problem.errors(include_input=False))


def _malformed(path: Iterable[object], where: str) -> Finding:
    place = " ".join([where, ".".join(map(str, path))]).strip()
    hint = "madoguchi rules --out で書いたファイルを、直さずに渡してください"
    return Finding("MDG217", Severity.ERROR, place, "規則の控えとして読めません", hint)


def _used(rule: Procedure) -> Iterator[Parameter[Any]]:
    yield from rule.settings
    for value in rule.expressions():
        yield from parameters_of(value)


def _value(parameter: Parameter[Any], book: ParameterBook, on: date) -> ValueText:
    dated = book.find(parameter, on)
    if dated is None:
        return ValueText(title=parameter.title, text=setting_text(parameter, None))
    return ValueText(
        title=parameter.title,
        text=setting_text(parameter, dated.value),
        source=str(dated.source) + (f"（{dated.confidence.mark}）" if dated.confidence.mark else ""),
        since=dated.from_on,
        until=dated.until_on,
    )


def _change(change: RuleChange) -> ChangeText:
    return ChangeText(
        released_on=change.released_on,
        kind=change.kind.value,
        title=change.title,
        text=change.text,
        procedure_ids=change.procedure_ids,
        since=change.since,
        until=change.until,
        laws=tuple(map(str, change.laws)),
    )
