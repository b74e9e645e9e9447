"""番号の書き方と検査数字。番号が誰のものかは、ここでは分からない。"""

from __future__ import annotations

import re
import unicodedata

from madoguchi_core.errors import InvalidValue
from madoguchi_core.text._width import HYPHENS

_MY_NUMBER_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_MUNICIPALITY_WEIGHTS = (6, 5, 4, 3, 2)
_HYPHEN_TABLE = dict.fromkeys(map(ord, HYPHENS), "-")
_SPACE = re.compile(r"\s+")
_POSTCODE = re.compile(r"〒?(?:(\d{1,3})-(\d{4})|(\d{7}|[1-9]\d{4,5}))", re.ASCII)


def postcode_digits(text: str) -> str | None:
    """
    郵便番号を数字7けたにする。全角、ハイフン、〒、落ちた先頭の0を受け取る。

    Args:
        text: 書かれていた郵便番号。

    Returns:
        数字7けた。郵便番号として読めなければ None（旧3けた・5けたの番号や、0だけの番号も）。

    >>> postcode_digits("〒０８２－８６５１")
    '0828651'
    >>> postcode_digits("828651")
    '0828651'
    """
    found = _POSTCODE.fullmatch(_plain(text))
    if found is None:
        return None
    digits = "".join(part for part in found.groups() if part).zfill(7)
    return digits if int(digits) else None


def is_my_number(text: str) -> bool:
    """
    個人番号の形か（12けたで、検査数字が合う）。受け取りを断るために使い、持つためには使わない。

    でたらめな12けたでも、およそ10に1つは当てはまる。断るときも、番号そのものをどこにも書かない。
    根拠: 行政手続における特定の個人を識別するための番号の利用等に関する法律に基づく総務省令85号5条。

    Args:
        text: 調べる文字。全角、空白、ハイフンの区切りを含んでよい。

    >>> is_my_number("9832 0567 3214")
    True
    >>> is_my_number("983205673210")
    False
    """
    digits = _plain(text).replace("-", "")
    if not _is_digits(digits, 12):
        return False
    remainder = _weighted_sum(digits, _MY_NUMBER_WEIGHTS) % 11
    return int(digits[-1]) == (0 if remainder <= 1 else 11 - remainder)


def municipality_check_digit(code: str) -> str:
    """
    全国地方公共団体コードの6けた目（検査数字）。

    Args:
        code: 都道府県2けたと市区町村3けた。先頭の0を落とさない。

    Returns:
        半角数字一字。

    Raises:
        InvalidValue: 半角数字5けたでないとき（MDG014）。

    >>> municipality_check_digit("01637")
    '3'
    """
    if not _is_digits(code, 5):
        raise InvalidValue(
            "MDG014", "団体コードの5けたではありません", hint="検査数字を除いた半角数字5けたを渡してください"
        )
    return str((11 - _weighted_sum(code, _MUNICIPALITY_WEIGHTS) % 11) % 10)


def is_municipality_code(code: str) -> bool:
    """
    全国地方公共団体コード（検査数字を含む6けた）の形か。廃止された団体かどうかは調べない。

    Args:
        code: 半角数字6けた。

    >>> is_municipality_code("016373")
    True
    """
    return _is_digits(code, 6) and municipality_check_digit(code[:5]) == code[5]


def _weighted_sum(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _plain(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(_HYPHEN_TABLE)))
