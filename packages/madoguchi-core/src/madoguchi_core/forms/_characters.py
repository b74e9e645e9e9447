"""紙と機械に渡す前に見る文字の性質。ここに無いもの: 文字コードで書けるか（text）と、字形があるか（印字）。"""

import unicodedata

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


def unwritable(text: str) -> tuple[str, ...]:
    r"""
    文書に書けない文字（制御文字・片割れのサロゲート・非文字）の番号。改行は書ける。

    >>> unwritable("山\x00田")
    ('U+0000',)
    """
    found = (character for character in text if character != "\n" and _is_unwritable(character))
    return tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in found))


def _is_unwritable(character: str) -> bool:
    return character in _NONCHARACTERS or unicodedata.category(character) in {"Cc", "Cs"}
