"""日付で変わる値: シート「値」の行と、出来事の日の値を選ぶ式。"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules import Dated, Parameter, ParameterBook
from madoguchi_excel.fallback._entries import normal
from madoguchi_excel.fallback._guards import SOUND, Head, Place, watched
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE

VALUES_SHEET = "値"
FIRST_ROW = 5
"""最初の値の行（1 から数える）。"""
NAME_COLUMN = "I"


@dataclass(frozen=True, slots=True)
class ValueRow:
    """
    シート「値」の行ひとつ。

    Attributes:
        row: 行（1 から数える）。
        parameter: どの値か。
        dated: 期間つきの値。町がまだ決めていなければ None（行だけを置き、町が書き込める）。
        number: 同じ値の何番目の行か（1 から）。
    """

    row: int
    parameter: Parameter[Any]
    dated: Dated | None
    number: int = 1

    @property
    def name(self) -> str:
        """行の名。同じ値の二番目からの行には、番号を付ける。"""
        return self.parameter.key if self.number == 1 else f"{self.parameter.key}#{self.number}"

    @property
    def cells(self) -> tuple[str, str, str]:
        """値・いつから・いつまでの番地。"""
        held, since, until = (place.cell for place in self._places)
        return held, since, until

    @property
    def check(self) -> str:
        """見張りの式。文字で書いた「いつから」は、日付と比べられないので読まない。"""
        held, *days = self.cells
        texts = ",".join(f'AND({day}<>"",NOT(ISNUMBER({day})))' for day in days)
        return watched(self._places, f"OR(ISERROR({held}),{texts})")

    @property
    def _places(self) -> tuple[Place, ...]:
        name = Head(NAME_COLUMN, self.row, self.name)
        return tuple(Place(VALUES_SHEET, column, self.row, (name,)) for column in "BDE")


def value_rows(parameters: Iterable[Parameter[Any]], book: ParameterBook) -> tuple[ValueRow, ...]:
    """値の行。同じ値の期間は、強いものから。"""
    listed = [
        (parameter, dated, number)
        for parameter in dict.fromkeys(parameters)
        for number, dated in enumerate(book.periods(parameter) or (None,), start=1)
    ]
    return tuple(ValueRow(FIRST_ROW + at, *one) for at, one in enumerate(listed))


def enter_values(ledger: Ledger, rows: Iterable[ValueRow], event_on: str) -> dict[Parameter[Any], str]:
    """町の値の枠。その日に効いている最初の行を使い、無ければ不明。"""
    of: dict[Parameter[Any], list[ValueRow]] = {}
    for one in rows:
        of.setdefault(one.parameter, []).append(one)
    return {parameter: _on_day(ledger, same, event_on) for parameter, same in of.items()}


def _on_day(ledger: Ledger, rows: list[ValueRow], event_on: str) -> str:
    parameter = rows[0].parameter
    unknown = UNSURE if parameter.kind is bool else NO_VALUE
    found = unknown
    for one in reversed(rows):
        held, since, until = one.cells
        in_force = (
            f"AND(OR({since}={NO_VALUE},{since}<={event_on}),OR({until}={NO_VALUE},{event_on}<={until}))"
        )
        chosen = f"IF({in_force},{normal(held, parameter.kind)},{found})"
        check = ledger.formula(one.check, f"{one.name}の行の見張り")
        found = ledger.formula(
            f"IF({check}={SOUND},{chosen},{unknown})", f"{parameter.title}（{one.row}行から）"
        )
    return ledger.formula(f"IF({event_on}={NO_VALUE},{unknown},{found})", parameter.title)
