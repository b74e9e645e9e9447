"""
崩れた表の見張り: 欄が、見出しの同じ行の、元の列にあるか。

表計算は、動かした欄を式が追いかける。追いかけた先の字を読めば、見えている答えと違う判定になるので、
見出しと欄の場所がそろわない欄と、エラーの値の欄は読まない。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from madoguchi_excel._sheet import column_number
from madoguchi_excel.fallback._text import quoted

SOUND, MOVED, ERRONEOUS = 0, 1, 2
"""見張りの値: そのまま、動いた（見出しが違う）、欄の値を読めない。"""


@dataclass(frozen=True, slots=True)
class Head:
    """
    欄の見出し。

    Attributes:
        column: 見出しの列の字。
        row: 見出しの行（1 から数える）。
        words: 書いてあるはずの字。
    """

    column: str
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """
    欄ひとつの置き場所。

    Attributes:
        sheet: シートの名。
        column: 列の字。
        row: 行（1 から数える）。
        heads: 同じ行か同じ列にある見出し。
    """

    sheet: str
    column: str
    row: int
    heads: tuple[Head, ...]

    @property
    def cell(self) -> str:
        """シートの名を付けた番地。"""
        return _cell(self.sheet, self.column, self.row)

    @property
    def check(self) -> str:
        """見張りの式。番地ごと無くなれば（#REF!）、動いたと見る。"""
        return watched([self], f"ISERROR({self.cell})")


def watched(places: Sequence[Place], unreadable: str) -> str:
    """
    どの欄も見出しとそろっているか、を見張る式。

    Args:
        places: 一緒に読む欄。
        unreadable: 欄の値を読めない、という検査。

    >>> watched([Place("値", "B", 5, (Head("A", 5, "年齢"),))], "ISERROR(値!$B$5)")[:51]
    'IFERROR(IF(AND(値!$A$5="年齢",ROW(値!$B$5)=ROW(値!$A$5),'
    """
    tests = ",".join(dict.fromkeys(test for place in places for test in _tests(place)))
    return f"IFERROR(IF(AND({tests}),IF({unreadable},{ERRONEOUS},{SOUND}),{MOVED}),{MOVED})"


def _tests(place: Place) -> Iterator[str]:
    for head in place.heads:
        at = _cell(place.sheet, head.column, head.row)
        yield f"{at}={quoted(head.words)}"
        if head.row == place.row:
            yield f"ROW({place.cell})=ROW({at})"
        apart = column_number(place.column) - column_number(head.column)
        yield f"COLUMN({place.cell})-COLUMN({at})={apart}"


def _cell(sheet: str, column: str, row: int) -> str:
    return f"{sheet}!${column}${row}"
