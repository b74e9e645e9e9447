"""手続きの一覧・町に聞く値・規則の変更の記録を書き出す Sphinx の拡張。中身は登録簿（全国だけ）から読む。"""

from enum import Enum
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from madoguchi_core.national import parameters as national_parameters
from madoguchi_core.national.parameters import LOCAL_PARAMETERS
from madoguchi_core.procedures import Procedure, ProcedureKind
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Confidence, Parameter, parameters_of, shown, words


def catalogue_page() -> str:
    """すべての手続き。性質ごとに、条件・期限・根拠・印を並べる。"""
    registry = build_registry({})
    unsourced = [item for item in registry.catalogue if item.confidence is not Confidence.SOURCED]
    about = (
        f"全国の手続きは {len(registry.catalogue)} 件です。うち {len(unsourced)} 件には「出典未確認」の印が付いています"
        "（根拠が公開の資料で確かめられるまで、紙と画面にも出ます）。"
    )
    parts = ["# 手続きの一覧（死亡）\n", f"{about}\n"]
    for kind in ProcedureKind:
        members = [item for item in registry.catalogue if item.kind is kind]
        if members:
            parts.append(f"## {kind.title}（{len(members)}件）\n")
        parts += [procedure_entry(item) for item in members]
    return "\n".join(parts)


def procedure_entry(procedure: Procedure) -> str:
    """手続きひとつ。"""
    mark = f" **{procedure.confidence.mark}**" if procedure.confidence.mark else ""
    where = procedure.office or procedure.section.title
    laws = "・".join(str(law) for law in procedure.laws)
    return (
        f"### {procedure.title}{mark}\n\n"
        f"`{procedure.id}`　{where}\n\n"
        f"- 条件: {words(procedure.required_when)}\n"
        f"- 期限: {procedure.deadline.wording}\n"
        f"- 根拠: {laws}\n"
    )


def changes_page() -> str:
    """規則の変更の記録。"""
    parts = [
        "# 規則の変更の記録\n",
        "いつの出来事の、どの手続きが、なぜ変わったかの記録です。新しいものが上です。\n",
    ]
    for change in build_registry({}).rule_changes:
        laws = "・".join(str(law) for law in change.laws)
        listed = "、".join(f"`{name}`" for name in change.procedure_ids)
        parts.append(
            f"## {change.title}\n\n{change.kind.value}（{change.released_on.isoformat()}）\n\n{change.text}\n\n"
            f"- 期間: {change.period}\n- 手続き: {listed}\n- 根拠: {laws or '（手続きの根拠による）'}\n"
        )
    return "\n".join(parts)


def settings_page() -> str:
    """町に聞く値と、それを使う手続き。"""
    catalogue = build_registry({}).catalogue
    parts = [
        "# 町に聞く値\n",
        "条例や運用で決まる値です。町のパッケージが置くまで、それで決まる手続きは「要確認」になり、推測しません。\n",
        "「Python の名」は `madoguchi_core.national.parameters` から、選ぶ値は隣の `choices` から読み込みます。\n",
        "置き方は {doc}`../municipality` にあります。\n",
        "| 名 | 値 | Python の名 | 使う手続き |\n|---|---|---|---|",
    ]
    names = {id(value): name for name, value in vars(national_parameters).items()}
    for parameter in LOCAL_PARAMETERS:
        users = [item.id for item in catalogue if parameter in frozenset(_settings_of(item))]
        about = f"{parameter.title}（{_writable(parameter)}）"
        parts.append(f"| `{parameter.key}` | {about} | `{names[id(parameter)]}` | {'、'.join(users)} |")
    return "\n".join([*parts, ""])


def _writable(parameter: Parameter[Any]) -> str:
    """町が置ける値。"""
    if issubclass(parameter.kind, Enum):
        return "・".join(
            f"{shown(choice)} `{parameter.kind.__name__}.{choice.name}`" for choice in parameter.kind
        )
    return parameter.unit or {bool: "はい `True`・いいえ `False`", str: "言葉"}.get(parameter.kind, "")


def _settings_of(procedure: Procedure) -> list[Parameter[Any]]:
    used = [parameter for value in procedure.expressions() for parameter in parameters_of(value)]
    return [*procedure.settings, *used]


def write(app: Sphinx) -> None:
    """ページを書く。中身が同じなら触らない。"""
    folder = Path(app.srcdir) / "catalogue"
    folder.mkdir(exist_ok=True)
    pages = {"index.md": catalogue_page(), "changes.md": changes_page(), "settings.md": settings_page()}
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """ソースを読む前に書き出す。"""
    app.connect("builder-inited", write)
    return {"version": "1", "parallel_read_safe": True}
