"""いつからいつまでか。法律・値・手続きが効いている期間と、その言い方。"""

from __future__ import annotations

from datetime import date

from madoguchi_core.calendar._wareki import WarekiStyle, format_wareki


def is_in_term(on: date, since: date | None, until: date | None) -> bool:
    """
    その日が期間に入るか。両端を含み、None の端は限りがない。

    >>> (
    ...     is_in_term(date(2026, 3, 31), None, date(2026, 3, 31)),
    ...     is_in_term(date(2026, 4, 1), None, date(2026, 3, 31)),
    ... )
    (True, False)
    """
    return (since is None or since <= on) and (until is None or on <= until)


def term_words(since: date | None, until: date | None, style: WarekiStyle = WarekiStyle.KANJI) -> str:
    """
    期間の言い方。どちらの端も無ければ空。

    >>> term_words(date(2024, 10, 1), None), term_words(None, None)
    ('令和6年10月1日から', '')
    """
    start = "" if since is None else f"{format_wareki(since, style)}から"
    return start + ("" if until is None else f"{format_wareki(until, style)}まで")
