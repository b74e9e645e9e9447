"""紙と機械に渡す前に見る文字の性質。ここに無いもの: 字形があるか（フォントを見るのは印字の部屋）。"""

import unicodedata
from collections.abc import Iterable

_NONCHARACTERS = "\ufffe\uffff"


def width(text: str) -> float:
    """
    印字幅を全角の文字数で測る。半角は 0.5、異体字セレクタと結合文字は 0。

    あいまいな幅の字（①・〒など）は、和文フォントに合わせて全角に数える。

    >>> width("芽室町ABC")
    4.5
    """
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in {"F", "W", "A"} else 0.5


def gaiji(text: str) -> tuple[str, ...]:
    r"""
    私用領域の文字（外字）の番号。重ねず、出た順に並べる。

    >>> gaiji("山\ue000田")
    ('U+E000',)
    """
    return code_points(character for character in text if unicodedata.category(character) == "Co")


def unwritable(text: str) -> tuple[str, ...]:
    r"""
    文書に書けない文字（制御文字・片割れのサロゲート・非文字）の番号。改行は書ける。

    >>> unwritable("山\x00田")
    ('U+0000',)
    """
    return code_points(
        character
        for character in text
        if character in _NONCHARACTERS
        or (unicodedata.category(character) in {"Cc", "Cs"} and character != "\n")
    )


def code_points(characters: Iterable[str]) -> tuple[str, ...]:
    """
    文字を番号にする。番号だけなら、誰の名かは分からない。

    >>> code_points("髙髙﨑")
    ('U+9AD9', 'U+FA11')
    """
    return tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in characters))
