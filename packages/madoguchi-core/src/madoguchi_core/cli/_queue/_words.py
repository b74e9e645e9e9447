"""引数の言葉を読む: 日付・時刻・番号の表記・配慮。読めなければ、何と書けばよいかを言う。"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timezone
from enum import Enum
from typing import Final, TypeVar
from unicodedata import normalize

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.queue import QueueSetting

E = TypeVar("E", bound=Enum)

_NUMBER: Final = re.compile(r"(手?)([A-Z]?)([0-9]{1,4})")
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")


def number_text(text: str) -> str | None:
    """
    人が書いた番号を、札の表記にそろえる。番号の形でなければ ``None``。

    >>> number_text("ａ12"), number_text("手A012"), number_text("A-1-2")
    ('A012', '手A012', None)
    """
    found = _NUMBER.fullmatch(normalize("NFKC", text).replace(" ", "").upper())
    return None if found is None else f"{found[1]}{found[2]}{int(found[3]):03d}"


def day_of(text: str, option: str) -> date:
    """
    日付。和暦でも西暦でも。

    Raises:
        InvalidValue: 読めないとき（MDG806）。

    >>> day_of("令和8年11月24日", "--date").isoformat()
    '2026-11-24'
    """
    found = parse_exact_date(text, where=option)
    if isinstance(found, Finding):
        raise wrong(option, "日付が読めません", "2026-11-24 か 令和8年11月24日 のように書いてください")
    return found


def moment_of(text: str, option: str, *, on: date, setting: QueueSetting) -> datetime:
    """
    時刻（``10:30``）か、日付と時刻（``2026-11-24 10:30``）。町の時計で読む。

    Args:
        text: 人が書いた文。
        option: 引数の名。
        on: 日付を書かないときの日。
        setting: 町の決まり。

    Raises:
        InvalidValue: 読めないとき（MDG806）。
    """
    words = normalize("NFKC", text).replace("T", " ").split()
    found = _TIME.fullmatch(words[-1]) if words else None
    if found is None or len(words) > 2:
        raise wrong(option, "時刻が読めません", "10:30 か 2026-11-24 10:30 のように書いてください")
    day = on if len(words) == 1 else day_of(words[0], option)
    try:
        clock = time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        raise wrong(option, "無い時刻です", "00:00 から 23:59 で書いてください") from None
    return datetime.combine(day, clock, timezone(setting.day_rule.utc_offset))


def chosen(kind: type[E], text: str, option: str) -> E:
    """
    英語の名か、画面の日本語で、一覧から選ぶ。

    Raises:
        InvalidValue: 一覧に無いとき（MDG806）。

    >>> from madoguchi_core.queue import Flag
    >>> chosen(Flag, "no-voice", "--flag"), chosen(Flag, "車いす", "--flag")
    (<Flag.NO_VOICE: 'no_voice'>, <Flag.WHEELCHAIR: 'wheelchair'>)
    """
    for each in kind:
        if text.strip().replace("-", "_") in {str(each.value), getattr(each, "title", "")}:
            return each
    names = "・".join(_choice(each) for each in kind)
    raise wrong(option, "一覧に無い名です", f"{names} から選んでください")


def all_chosen(kind: type[E], texts: Iterable[str] | None, option: str) -> frozenset[E]:
    """一覧から、いくつでも選ぶ。"""
    return frozenset(chosen(kind, text, option) for text in texts or ())


def wrong(option: str, message: str, hint: str) -> InvalidValue:
    """読めない引数という例外。"""
    return InvalidValue("MDG806", f"{option}: {message}", hint=hint)


def _choice(each: Enum) -> str:
    title = getattr(each, "title", "")
    return (
        f"{each.value}（{title}）"
        if isinstance(title, str) and title and not callable(title)
        else str(each.value)
    )
