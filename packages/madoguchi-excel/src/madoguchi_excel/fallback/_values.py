"""日付で変わる値: シート「値」の行と、出来事の日の値を選ぶ式。"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules import Dated, Parameter, ParameterBook
from madoguchi_excel.fallback._entries import normal
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE

VALUES_SHEET = "値"
FIRST_ROW = 5
"""最初の値の行（1 から数える）。"""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """
    シート「値」の行ひとつ。

    Attributes:
        row: 行（1 から数える）。
        parameter: どの値か。
        dated: 期間つきの値。町がまだ決めていなければ None（行だけを置き、町が書き込める）。
    """

    row: int
    parameter: Parameter[Any]
    dated: Dated | None


def value_rows(parameters: Iterable[Parameter[Any]], book: ParameterBook) -> tuple[ValueRow, ...]:
    """値の行。同じ値の期間は、強いものから。"""
    listed = [
        (parameter, dated)
        for parameter in dict.fromkeys(parameters)
        for dated in (book.periods(parameter) or (None,))
    ]
    return tuple(ValueRow(FIRST_ROW + at, *one) for at, one in enumerate(listed))


def enter_values(ledger: Ledger, rows: Iterable[ValueRow], event_on: str) -> dict[Parameter[Any], str]:
    """町の値の枠。その日に効いている最初の行を使い、無ければ不明。"""
    of: dict[Parameter[Any], list[int]] = {}
    for one in rows:
        of.setdefault(one.parameter, []).append(one.row)
    return {
        parameter: ledger.formula(_on_day(parameter, places, event_on), parameter.title)
        for parameter, places in of.items()
    }


def _on_day(parameter: Parameter[Any], rows: list[int], event_on: str) -> str:
    unknown = UNSURE if parameter.kind is bool else NO_VALUE
    found = unknown
    for row in reversed(rows):
        value, since, until = (f"{VALUES_SHEET}!${column}${row}" for column in "BDE")
        in_force = (
            f"AND(OR({since}={NO_VALUE},{since}<={event_on}),OR({until}={NO_VALUE},{event_on}<={until}))"
        )
        found = f"IF({in_force},{normal(value, parameter.kind)},{found})"
    return f"IF({event_on}={NO_VALUE},{unknown},{found})"
