"""セルの番地（``申請書!C5``）の読み方。ここに無いもの: そのセルが様式に本当にあるか（madoguchi_excel）。"""

import re
from dataclasses import dataclass

from madoguchi_core.errors import InvalidValue

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROWS = re.compile(r"([1-9][0-9]{0,6})(?::([1-9][0-9]{0,6}))?")
_COLUMNS = re.compile(r"([A-Z]{1,3})(?::([A-Z]{1,3}))?(?:\+([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class CellAddress:
    """
    シートの名とセルの番地。

    Attributes:
        sheet: シートの名。
        cell: 番地（``C5``）。``$`` は付けない。

    >>> str(CellAddress("申請書", "C5"))
    '申請書!C5'
    """

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"

    @property
    def position(self) -> tuple[int, int]:
        """
        列と行の番号。どちらも 1 から数える。

        Raises:
            InvalidValue: 番地が読めないとき（MDG412）。

        >>> CellAddress("申請書", "AA5").position
        (27, 5)
        """
        position = _split(self.cell)
        if position is None:
            raise InvalidValue("MDG412", "セルの番地が読めません", hint="「C5」の形で渡してください")
        return position


def parse_addresses(text: str) -> tuple[CellAddress, ...]:
    """
    番地の書き方を読む。読めないときは空を返す。

    Args:
        text: ``申請書!C5``。一桁ずつの欄は ``申請書!H30,J30,L30`` か ``申請書!H30:N30``（同じ行だけ）。

    >>> [address.cell for address in parse_addresses("申請書!H3:J3,L3")]
    ['H3', 'I3', 'J3', 'L3']
    >>> parse_addresses("C5")
    ()
    """
    quoted_sheet, bang, cells = text.rpartition("!")
    sheet = _unquoted(quoted_sheet)
    names = [name for part in cells.split(",") for name in _expanded(part.strip())]
    if not bang or not sheet or "" in names:
        return ()
    return tuple(CellAddress(sheet, name) for name in names)


def parse_lines(text: str) -> tuple[tuple[str, int], ...]:
    """
    一覧の一人ずつの行の書き方を読む。読めないときは空を返す。

    Args:
        text: ``異動届!12,14,16:18``。数は行の番号。

    Returns:
        シートの名と行の番号。書かれた順。

    >>> parse_lines("異動届!12,14:15")
    (('異動届', 12), ('異動届', 14), ('異動届', 15))
    >>> parse_lines("異動届!C12")
    ()
    """
    quoted_sheet, bang, rows = text.rpartition("!")
    sheet = _unquoted(quoted_sheet)
    spans = [_ROWS.fullmatch(part.strip()) for part in rows.split(",")]
    ends = [(int(span[1]), int(span[2] or span[1])) for span in spans if span is not None]
    if not bang or not sheet or len(ends) < len(spans) or any(not _is_span(*end) for end in ends):
        return ()
    return tuple((sheet, row) for first, last in ends for row in range(first, last + 1))


def _is_span(first: int, last: int) -> bool:
    # 一枚に何千人も並ぶ様式は無い。書き間違いで大きな並びを作らない。
    return first <= last <= _LAST_ROW and last - first < 1000


def columns_at(columns: str, *, sheet: str, row: int) -> str:
    """
    一覧の列の書き方を、その人の行の番地にする。読めないときは空を返す。

    Args:
        columns: ``C``、``H:J``、``C,E:F``。``C+1`` は、その人の行の一つ下。
        sheet: シートの名。
        row: その人の行の番号。

    >>> columns_at("H:J,L+1", sheet="異動届", row=12)
    '異動届!H12:J12,L13'
    """
    found = [_COLUMNS.fullmatch(part.strip()) for part in columns.split(",")]
    if None in found:
        return ""
    cells = (_at_row(match, row) for match in found if match is not None)
    return f"{sheet}!{','.join(cells)}"


def _at_row(match: re.Match[str], row: int) -> str:
    at = row + int(match[3] or 0)
    return f"{match[1]}{at}:{match[2]}{at}" if match[2] else f"{match[1]}{at}"


def _unquoted(sheet: str) -> str:
    is_quoted = len(sheet) > 1 and sheet.startswith("'") and sheet.endswith("'")
    return sheet[1:-1].replace("''", "'") if is_quoted else sheet


def _expanded(part: str) -> list[str]:
    """一行の範囲を番地に開く。読めないものは空文字ひとつにする。"""
    ends = [_split(end) for end in part.split(":")]
    found = [end for end in ends if end is not None]
    if len(found) != len(ends) or len(found) > 2:
        return [""]
    (first, row), (last, last_row) = found[0], found[-1]
    if row != last_row or last < first:
        return [""]
    return [f"{_letters(column)}{row}" for column in range(first, last + 1)]


def _split(cell: str) -> tuple[int, int] | None:
    match = _CELL.fullmatch(cell)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (column, row) if column <= _LAST_COLUMN and row <= _LAST_ROW else None


def _letters(column: int) -> str:
    head, last = divmod(column - 1, 26)
    return (_letters(head) if head else "") + chr(ord("A") + last)
