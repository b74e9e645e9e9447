"""証明書の一覧・請求の事実・町に聞く値を書き出す Sphinx の拡張。中身は登録簿（全国だけ）から読む。"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.cases import fact_words
from madoguchi_core.certificates import Certificate
from madoguchi_core.national import certificate_parameters, parameters
from madoguchi_core.national.certificate_parameters import LOCAL_CERTIFICATE_PARAMETERS
from madoguchi_core.national.certificates import ID_PAPER_TABLE
from madoguchi_core.national.facts import CERTIFICATE_FACTS
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Holder, words

if TYPE_CHECKING:  # 試験は Sphinx の無い所でも中身を確かめる
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def certificate_table() -> str:
    """28件の表。文書「証明書の請求」の中身と同じ。"""
    rows = [
        f"| {one.title}{_mark(one)} | `{one.id}` | {one.place.value} | {one.who} |"
        for one in build_registry({}).certificates
    ]
    return "\n".join(["| 証明書 | id | 作る所 | 請求できる方 |", "|---|---|---|---|", *rows])


def _mark(one: Certificate) -> str:
    return f"（{one.confidence.mark}）" if one.confidence.mark else ""


def certificates_page() -> str:
    """すべての証明書の条件・項目・手数料・根拠と、書ける事実と、町に聞く値。"""
    book = build_registry({}).certificates
    parts = [
        "# 証明書の一覧\n",
        f"全国の証明書は {len(book)} 件です。読み方は {{doc}}`../certificate` にあります。\n",
        *(_entry(one) for one in book),
        "## はじめは載せない項目\n",
        *(f"- {item.title}（`{item.id}`）: {words(item.included_when)}" for item in book.items.values()),
        "\n## 本人確認の書類\n\n| 書類 | 種類 | 条件 |\n|---|---|---|",
        *(f"| {one.title} | {one.paper_class.value} | {one.note} |" for one in ID_PAPER_TABLE),
        *_facts(),
        *_settings(),
    ]
    return "\n".join([*parts, ""])


def _entry(one: Certificate) -> str:
    lines = [
        f"## {one.title}{_mark(one)}\n\n`{one.id}`　{one.place.value}　{one.section.title}\n",
        f"- 出してよい条件: {words(one.issued_when)}",
        f"- 足りなければ頼む物: {'、'.join(document.item for document in one.lacking)}",
    ]
    if one.items:
        lines.append(f"- 求めがあれば載せる項目: {'、'.join(item.title for item in one.items)}")
    if one.always_omitted:
        lines.append(f"- 載せない項目: {'、'.join(one.always_omitted)}")
    if one.alternatives:
        lines.append(f"- ほかの方法: {' '.join(way.text for way in one.alternatives)}")
    lines += [f"- 支援措置の方のとき（職員だけ）: {one.protection_note}", f"- 注意: {one.note}"]
    return "\n".join([*lines, f"- 根拠: {'・'.join(str(law) for law in one.laws)}\n"])


def _facts() -> list[str]:
    parts = ["\n## 事例に書ける事実\n"]
    for holder in Holder:
        held = [fact for fact in CERTIFICATE_FACTS if fact.holder is holder]
        if held:
            parts.append(f"### {holder.value}\n\n| 見出し | 書ける言葉 | 尋ね方 |\n|---|---|---|")
            parts += [_row(fact) for fact in held]
            parts.append("")
    return parts


def _row(fact: Fact[Any]) -> str:
    return f"| {fact.title}（`{fact.name}`） | {'・'.join(fact_words(fact))} | {fact.question} |"


def _settings() -> list[str]:
    names = {id(value): name for name, value in vars(parameters).items()}
    names |= {id(value): name for name, value in vars(certificate_parameters).items()}
    head = "\n## 町に聞く値\n\n`madoguchi_core.national.certificate_parameters` から読み込みます。\n"
    rows = [f"| `{one.key}` | {one.title} | `{names[id(one)]}` |" for one in LOCAL_CERTIFICATE_PARAMETERS]
    return [head, "| 名 | 値 | Python の名 |\n|---|---|---|", *rows]


def write(app: Sphinx) -> None:
    """ページを書く。中身が同じなら触らない。"""
    folder = Path(app.srcdir) / "catalogue"
    folder.mkdir(exist_ok=True)
    path, text = folder / "certificates.md", certificates_page()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """ソースを読む前に書き出す。"""
    app.connect("builder-inited", write)
    return {"version": "1", "parallel_read_safe": True}
