"""日付を表計算の通し番号にする。"""

from datetime import date
from typing import Final

_EPOCH_1900: Final = date(1899, 12, 30).toordinal()
_EPOCH_1904: Final = date(1904, 1, 1).toordinal()
_FIRST_RIGHT: Final = date(1900, 3, 1)


def serial_of(on: date, *, uses_1904: bool) -> int | str:
    """
    日付の通し番号。表計算が正しく表せない日は、西暦の文字にする。

    Excel は 1900年2月29日があったと数えるので、その前の日は一日ずれる。1904 年方式では、1904 年より前が無い。

    Args:
        on: 日付。
        uses_1904: ブックが 1904 年方式か。

    >>> serial_of(date(2026, 3, 3), uses_1904=False)
    46084
    >>> serial_of(date(1899, 5, 1), uses_1904=False)
    '1899年5月1日'
    """
    first = date.fromordinal(_EPOCH_1904) if uses_1904 else _FIRST_RIGHT
    if on < first:
        return f"{on.year}年{on.month}月{on.day}日"
    return on.toordinal() - (_EPOCH_1904 if uses_1904 else _EPOCH_1900)
