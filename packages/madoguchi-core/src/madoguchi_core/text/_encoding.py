"""文字コードで書けない字を見つけること。書体に字形があるかどうかは、印字する側が調べる。"""

from __future__ import annotations

import codecs
import unicodedata

from madoguchi_core.errors import InvalidValue


def unencodable(text: str, encoding: str) -> tuple[str, ...]:
    """
    その文字コードで相手に伝わらない字。私用領域の字（外字）は、どの文字コードでも伝わらないものとして数える。

    ``shift_jis`` は規格どおりで、髙・﨑・①を含まない。Windows のファイルは ``cp932`` である。

    Args:
        text: 調べる文字。
        encoding: 文字コードの名（``cp932``・``shift_jis``・``euc_jp``・``utf-8`` など）。

    Returns:
        ``U+20BB7`` の形の符号位置。出てきた順で、重なりは除く。空なら、すべて伝わる。

    Raises:
        InvalidValue: 知らない文字コードのとき（MDG013）。

    >>> unencodable("髙𠮷", "cp932")
    ('U+20BB7',)
    >>> unencodable("髙", "shift_jis")
    ('U+9AD9',)
    """
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise InvalidValue(
            "MDG013", "知らない文字コードの名前です", hint="cp932・utf-8 などの名前にしてください"
        ) from None
    return tuple(f"U+{ord(char):04X}" for char in dict.fromkeys(text) if not _is_carried(char, encoding))


def _is_carried(char: str, encoding: str) -> bool:
    if unicodedata.category(char) == "Co":
        return False
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
