"""文字を、ますと行に分けること。何を書くかは決めない（_render）。"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from madoguchi_core.forms._characters import graphemes, width
from madoguchi_core.text import HYPHENS

_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_SEPARATOR: Final = re.compile(f"[{re.escape(HYPHENS)}()（）]")


def groups_of(text: str) -> tuple[str, ...]:
    """
    番号を、書かれている区切りで分ける。数字でない物が残れば空。

    区切りの無い番号をどこで分けるかは、市外局番が分からないので推し量らない。

    >>> groups_of("0999（62）0000")
    ('0999', '62', '0000')
    >>> groups_of("内線12")
    ()
    """
    parts = [part.strip() for part in _SEPARATOR.split(text.translate(_DIGITS))]
    found = tuple(part for part in parts if part)
    return found if all(part.isascii() and part.isdecimal() for part in found) else ()


# 切る所の悪さ。空白（方書の前）、丁目や条の後、ほかの字の間、番号や言葉の途中。
_AT_SPACE, _AFTER_COUNTER, _BETWEEN, _INSIDE = 0, 1, 10, 1000
_NUMBER: Final = r"0-9０-９一二三四五六七八九十"
_COUNTER: Final = re.compile(rf"[{_NUMBER}](?:丁目|番地の?|地割|番|号|条|線)$")
_RUN: Final = re.compile(rf"[0-9０-９{re.escape(HYPHENS)}]")
_COUNTS: Final = re.compile("[丁番号条線地]")
_WORDS: Final = ("丁目", "番地", "地割")


def lines_of(text: str, *, limit: float, count: int) -> tuple[str, ...]:
    """
    文字を、幅に収まる行に分ける。つなげると元の文字に戻る。

    方書の前の空白、丁目や番地の後で切り、番号の途中ではなるべく切らない。行の終わりの空白は幅に数えない。
    収まらないときは、残りをすべて最後の行に置く（切り捨てない）。

    Args:
        text: 住所など。
        limit: 一行の幅（全角の文字数）。
        count: 行の数。

    >>> lines_of("見本県見本町東１条南１丁目１番地　見本荘", limit=14, count=2)
    ('見本県見本町東１条南１丁目', '１番地　見本荘')
    >>> lines_of("見本県見本町東１条南１丁目１番地　見本荘", limit=18, count=2)
    ('見本県見本町東１条南１丁目１番地　', '見本荘')
    """
    shown = graphemes(text)
    cuts = _best_cuts(shown, limit, count)
    if cuts is None:
        cuts = _filled_cuts(shown, limit, count)
    ends = pairwise((0, *cuts, len(shown)))
    return tuple("".join(shown[start:end]) for start, end in ends)


_Cuts = tuple[int, ...]


def _best_cuts(shown: Sequence[str], limit: float, count: int) -> _Cuts | None:
    """悪さの和が最も小さい切り方。同じなら、行が少なく、前の行が長い方。収まらなければ ``None``。"""

    @cache
    def best(start: int, lines: int) -> tuple[int, _Cuts] | None:
        ends = _reachable(shown, start, limit)
        if len(shown) in ends:
            return 0, ()
        found = []
        for end in ends if lines > 1 else ():
            rest = best(end, lines - 1)
            if rest is not None:
                found.append((_badness(shown, end) + rest[0], (end, *rest[1])))
        return min(found, key=lambda one: (one[0], len(one[1]), [-end for end in one[1]]), default=None)

    answer = best(0, count)
    return None if answer is None else answer[1]


def _filled_cuts(shown: Sequence[str], limit: float, count: int) -> _Cuts:
    """前から幅いっぱいに詰める切り方。最後の行は幅を超えてよい。"""
    cuts = [0]
    while len(cuts) < count:
        ends = _reachable(shown, cuts[-1], limit)
        cuts.append(ends[-1] if ends else cuts[-1] + 1)
    return tuple(cut for cut in cuts[1:] if cut < len(shown))


def _reachable(shown: Sequence[str], start: int, limit: float) -> list[int]:
    """その字から始めた行に収まる終わりの位置。行の終わりの空白は、幅を超えてよい。"""
    ends: list[int] = []
    used = pending = 0.0
    for at in range(start, len(shown)):
        if shown[at].isspace():
            pending += width(shown[at])
        else:
            used, pending = used + pending + width(shown[at]), 0.0
        if used > limit:
            break
        ends.append(at + 1)
    return ends


def _badness(shown: Sequence[str], end: int) -> int:
    before, last, after = "".join(shown[max(0, end - 4) : end]), shown[end - 1], shown[end]
    if last.isspace():
        return _AT_SPACE
    is_in_number = bool(_RUN.match(last) and (_RUN.match(after) or _COUNTS.match(after)))
    if is_in_number or last + after in _WORDS:
        return _INSIDE
    return _AFTER_COUNTER if _COUNTER.search(before) else _BETWEEN


def wrapped_lines(text: str, *, limit: float) -> int:
    """
    セルの中で折り返したときの行の数。どの字の後でも折り返せるとみなす。

    >>> wrapped_lines("見本県見本町", limit=4)
    2
    """
    count = 0
    for line in text.split("\n"):
        used = 0.0
        count += 1
        for shown in graphemes(line):
            if used and used + width(shown) > limit:
                count, used = count + 1, 0.0
            used += width(shown)
    return count
