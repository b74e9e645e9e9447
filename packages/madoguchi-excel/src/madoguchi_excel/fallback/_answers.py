"""答えの欄の決まり: 尋ね方、書き方、入力の検査。"""

from datetime import date
from typing import Any

from madoguchi_core.rules import Fact, choices_of, shown
from madoguchi_excel.fallback._entries import UNKNOWN_WORD, normal, written_day

_LIST_LIMIT = 255
DAY_EXAMPLE = "2026/3/3"
"""日付の書き方。和暦で書いた日は、LibreOffice では文字のままになる。"""


def question(fact: Fact[Any]) -> str:
    """尋ね方。ご家族に尋ねないものは、台帳で見ることを書く。"""
    if fact.question:
        return fact.question
    return f"{fact.says[0]}か" if fact.says[0] else fact.title


def hint(fact: Fact[Any]) -> str:
    """書き方。"""
    choices = choices_of(fact.kind)
    if choices:
        return "／".join(shown(choice) for choice in choices)
    if fact.kind is date:
        return f"日付（{DAY_EXAMPLE}）"
    return f"数（{fact.unit}）" if fact.unit else "数" if fact.kind is int else "文字"


def rule_of(cell: str, kind: type) -> dict[str, Any] | None:
    """
    答えの欄の入力の決まり。

    一覧に書けない選択肢（長すぎる、区切りの「,」を含む）では None。読めない答えは、不明として印が出る。
    """
    choices = [*(shown(choice) for choice in choices_of(kind)), UNKNOWN_WORD]
    if len(choices) > 1:
        is_listable = len(",".join(choices)) <= _LIST_LIMIT and not any("," in choice for choice in choices)
        return {"validate": "list", "source": choices} if is_listable else None
    if kind in (int, date):
        # 決まりの式は 255 字まで。日付の細かい検査は「いま」の列がする
        read = normal(cell, int) if kind is int else f"IF(ISNUMBER({cell}),{cell},{written_day(cell)})"
        return {"validate": "custom", "value": f'=OR({cell}="{UNKNOWN_WORD}",ISNUMBER({read}))'}
    return None


def error_words(kind: type) -> str:
    """決まりに合わない答えを書いたときの知らせ。"""
    if kind is date:
        return (
            f"{DAY_EXAMPLE} のように書いてください（Excel では R8.3.3 とも書けます）。分からなければ「{UNKNOWN_WORD}」。"
            "1900年2月までの日は 1899/4/1 のように文字で書きます。"
        )
    if kind is int:
        return f"0 以上の整数か「{UNKNOWN_WORD}」を書いてください。"
    return f"一覧から選んでください（「{UNKNOWN_WORD}」も選べます）。"
