"""紙と機械に渡す前に見る文字の性質。ここに無いもの: 文字コードで書けるか（text）と、字形があるか（印字）。"""

import unicodedata
from typing import Final

_NONCHARACTERS = "\ufffe\uffff"


def graphemes(text: str) -> tuple[str, ...]:
    r"""
    一つに見える字ごとに分ける。異体字セレクタや濁点は、前の字から離れない。

    つなげると、いつも元の文字に戻る。

    >>> graphemes("葛\U000e0100城")
    ('葛󠄀', '城')
    >>> graphemes("ﾊﾞｽ")
    ('ﾊﾞ', 'ｽ')
    """
    found: list[str] = []
    for character in text:
        if found and (_is_attached(character) or found[-1].endswith(_JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


_JOINER: Final = "\u200d"


def _is_attached(character: str) -> bool:
    return character in "\uff9e\uff9f\u200c\u200d" or unicodedata.category(character) in {"Mn", "Me", "Mc"}


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


def invisible(text: str) -> tuple[str, ...]:
    r"""
    見えない文字の番号。字の向きを変える文字（U+202E など）と幅の無い文字で、刷った字の並びが変わるか、別の氏名が同じに見える。

    異体字セレクタと濁点は、字の形なので含まない。

    >>> invisible("山\u202e田\u200b葛\U000e0100")
    ('U+202E', 'U+200B')
    """
    found = (character for character in text if unicodedata.category(character) in {"Cf", "Zl", "Zp"})
    return tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in found))


def _is_unwritable(character: str) -> bool:
    return character in _NONCHARACTERS or unicodedata.category(character) in {"Cc", "Cs"}


def uncertain_characters(text: str) -> tuple[str, ...]:
    r"""
    どの和文フォントにもあるとは言えない字。刷る前に、そのフォントに字形があるかを確かめる。

    JIS X 0208 と ASCII と半角カナの外の字で、拡張漢字（𠮷）、①や髙のような機種依存文字、異体字セレクタの付いた字を
    含む。異体字セレクタは前の字と一つにして返す。私用領域の字（外字）は、いつも含む。

    Returns:
        一つに見える字。出てきた順で、重なりは除く。

    >>> uncertain_characters("髙橋𠮷﨑 辻\U000e0101 ｱｲ Taro")
    ('髙', '𠮷', '﨑', '辻󠄁')
    """
    return tuple(dict.fromkeys(shown for shown in graphemes(text) if not _is_common(shown)))


def _is_common(shown: str) -> bool:
    # shift_jis は JIS X 0208 と半角カナだけを含む（cp932 と違い、機種依存文字を通さない）。
    # 全角の ～－∥ は、Windows では JIS の 〜−‖ の代わりに打たれる字で、どのフォントにもある。
    try:
        shown.translate(_SAME_SHAPES).encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


_SAME_SHAPES: Final = str.maketrans("～－∥￠￡￢", "〜−‖¢£¬")
