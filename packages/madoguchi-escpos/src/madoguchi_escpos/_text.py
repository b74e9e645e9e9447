"""文字の幅、折り返し、プリンターの漢字コードで刷れる文字か。フォントの中身はここに無い。"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〉》］｝々ー…゛゜ヽヾゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_PRIVATE_USE = range(0xE000, 0xF900)


def clusters(text: str) -> Iterator[str]:
    r"""
    一つの升に入る文字の組に分ける。異体字の選択子や濁点の結合文字は、前の字と組になる。

    >>> [len(cluster) for cluster in clusters("葛\U000e0100城")]
    [2, 1]
    """
    current = ""
    for character in text:
        if current and unicodedata.category(character) in {"Mn", "Mc", "Me"}:
            current += character
            continue
        if current:
            yield current
        current = character
    if current:
        yield current


def columns(text: str) -> int:
    """
    等倍での幅。半角の文字数で数える。

    >>> columns("A001 ﾊﾝｶｸ 全角")
    14
    """
    return sum(_cluster_columns(cluster) for cluster in clusters(text))


@lru_cache(maxsize=4096)
def _cluster_columns(cluster: str) -> int:
    if is_native(cluster):
        return len(cluster.encode("cp932"))
    return 2 if unicodedata.east_asian_width(cluster[0]) in "WFA" else 1


def is_native(text: str) -> bool:
    r"""
    プリンターの漢字コード（cp932）でそのまま刷れる文か。

    私用領域は符号には移せても字形が無く、制御文字はプリンターへの命令になる。

    >>> is_native("髙橋①㈱"), is_native("𠮷田"), is_native("\ue000"), is_native("\x1b@")
    (True, False, False, False)
    """
    return all(map(_is_native_character, text))


@lru_cache(maxsize=8192)
def _is_native_character(character: str) -> bool:
    if ord(character) in _PRIVATE_USE or is_control(character):
        return False
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def is_control(character: str) -> bool:
    """字形を持たない文字（制御・書式・改行・未定義）か。"""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """
    一行が幅（半角の文字数）に収まるように折り返す。句読点や閉じ括弧は行の頭に来ない。

    Args:
        text: 一行の文。
        width: 行の幅。
        indent: 二行目からの頭に置く文。

    >>> wrap("お待ちください。次へ", 14)
    ['お待ちくださ', 'い。次へ']
    >>> wrap("・お待ちください", 12, indent="　")
    ['・お待ちくだ', '　さい']
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for cluster in clusters(text):
        if line and used + _cluster_columns(cluster) > width:
            keep = _break_before(line, cluster)
            lines.append("".join(line[:keep]))
            line = [*clusters(indent), *line[keep:]]
            used = sum(map(_cluster_columns, line))
        line.append(cluster)
        used += _cluster_columns(cluster)
    return [*lines, "".join(line)] if line else lines


def _break_before(line: list[str], following: str) -> int:
    keep, head = len(line), following
    while head[0] in _NEVER_FIRST and keep > max(1, len(line) - 2):
        keep -= 1
        head = line[keep]
    return keep
