"""状況ファイルに書ける言葉の一覧を書き出す Sphinx の拡張。中身は登録簿（全国だけ）から読む。"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.cases import fact_words
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Holder

if TYPE_CHECKING:  # 試験は Sphinx の無い所でも中身を確かめる
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def facts_page() -> str:
    """「確認済み」「回答」に書ける事実。出来事と、だれが答えられるかごとに並べる。"""
    registry = build_registry({})
    move = registry.move_facts[LifeEvent.MOVE_IN]
    listed = (
        ("死亡", registry.facts_for(LifeEvent.DEATH)),
        ("異動の届出ひとつ", move.facts),
        ("異動に関わる一人", move.person_facts),
    )
    about = (
        "「確認済み」と「回答」の見出しです。日本語の名でも、括弧の中の名でも書けます。"
        "どの事実にも、「不明」「該当なし」と書けます。書かないことは「いいえ」ではありません。"
    )
    parts = ["# 状況ファイルに書ける事実\n", f"{about}\n"]
    for title, facts in listed:
        parts.append(f"## {title}\n")
        for holder in Holder:
            held = [fact for fact in facts if fact.holder is holder]
            if held:
                parts.append(f"### {holder.value}\n\n| 見出し | 書ける言葉 | 尋ね方 |\n|---|---|---|")
                parts += [_row(fact) for fact in held]
                parts.append("")
    return "\n".join(parts)


def _row(fact: Fact[Any]) -> str:
    question = fact.question or "（尋ねません。台帳の担当に聞きます）"
    return f"| {fact.title}（`{fact.name}`） | {'・'.join(fact_words(fact))} | {question} |"


def write(app: Sphinx) -> None:
    """ページを書く。中身が同じなら触らない。"""
    folder = Path(app.srcdir) / "catalogue"
    folder.mkdir(exist_ok=True)
    path, text = folder / "facts.md", facts_page()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """ソースを読む前に書き出す。"""
    app.connect("builder-inited", write)
    return {"version": "1", "parallel_read_safe": True}
