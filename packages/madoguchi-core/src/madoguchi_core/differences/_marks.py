"""前と後の文の、違う所だけに印を付ける。"""

import re
from difflib import SequenceMatcher

Marked = tuple[tuple[str, bool], ...]
_SHORT = 3
# 「15歳」と「18歳」で、一の位だけが違うとは見せない
_TOKEN = re.compile(r"\d[\d,]*|.", re.DOTALL)


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """
    前と後の文を、同じ所と違う所（真）に分ける。つなげると元の文に戻る。

    >>> marked("15歳の年度末", "18歳の年度末")
    ((('15', True), ('歳の年度末', False)), (('18', True), ('歳の年度末', False)))
    """
    if before == after:
        whole = ((before, False),) if before else ()
        return whole, whole
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # 一字二字の偶然の一致で、文が細切れにならないようにする
    kept = [block for block in matcher.get_matching_blocks() if block.size >= _SHORT]
    return (
        _split(one, [(block.a, block.size) for block in kept]),
        _split(other, [(block.b, block.size) for block in kept]),
    )


def _split(tokens: list[str], same: list[tuple[int, int]]) -> Marked:
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, size in same:
        parts += [("".join(tokens[at:start]), True), ("".join(tokens[start : start + size]), False)]
        at = start + size
    parts.append(("".join(tokens[at:]), True))
    return tuple(part for part in parts if part[0])
