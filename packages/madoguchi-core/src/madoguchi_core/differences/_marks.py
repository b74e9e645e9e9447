"""前と後の文の、違う所だけに印を付ける。"""

from difflib import SequenceMatcher

Marked = tuple[tuple[str, bool], ...]
_SHORT = 3


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """
    前と後の文を、同じ所と違う所（真）に分ける。つなげると元の文に戻る。

    >>> marked("15歳の年度末", "18歳の年度末")
    ((('15', True), ('歳の年度末', False)), (('18', True), ('歳の年度末', False)))
    """
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # 一字二字の偶然の一致で、文が細切れにならないようにする
    kept = [(one, other, size) for one, other, size in matcher.get_matching_blocks() if size >= _SHORT]
    return (
        _split(before, [(one, size) for one, _, size in kept]),
        _split(after, [(other, size) for _, other, size in kept]),
    )


def _split(text: str, same: list[tuple[int, int]]) -> Marked:
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, size in same:
        parts += [(text[at:start], True), (text[start : start + size], False)]
        at = start + size
    parts.append((text[at:], True))
    return tuple(part for part in parts if part[0])
