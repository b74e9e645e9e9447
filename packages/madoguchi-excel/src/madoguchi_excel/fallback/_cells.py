"""枠の値: 下と上の二つで持つ値と、それを比べ、数え、計算する式。"""

from dataclasses import dataclass
from typing import assert_never

from madoguchi_core.rules.nodes import Calculation, Operator
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE, either


@dataclass(frozen=True, slots=True)
class Cell:
    """
    読んだ値。

    Attributes:
        low: 下限の枠か定数。幅の無い値では、これが値。
        high: 上限の枠か定数。
        is_truth: 真偽か。不明の書き方が違う。
        is_fixed: 定数か。不明になることがない。
    """

    low: str
    high: str
    is_truth: bool = False
    is_fixed: bool = False

    @property
    def unknown(self) -> str:
        """この値の、不明の書き方。"""
        return UNSURE if self.is_truth else NO_VALUE

    @property
    def tests(self) -> tuple[str, ...]:
        """不明かどうかの検査。定数では空。"""
        return () if self.is_fixed else (f"{self.low}={self.unknown}",)

    @property
    def is_wide(self) -> bool:
        """幅を持つことがあるか。"""
        return self.low != self.high


def point(reference: str, *, is_truth: bool = False, is_fixed: bool = False) -> Cell:
    """幅の無い値。"""
    return Cell(reference, reference, is_truth, is_fixed)


def known(cells: tuple[Cell, ...], then: str, unknown: str = NO_VALUE) -> str:
    """どれかが不明なら不明。"""
    tests = [test for cell in cells for test in cell.tests]
    return f"IF({either(*tests)},{unknown},{then})" if tests else then


def guarded(tests: list[str], then: str) -> str:
    """検査のどれかが成り立てば不明。"""
    return f"IF({either(*tests)},{NO_VALUE},{then})" if tests else then


def unless_wide(cell: Cell, then: str, unknown: str = NO_VALUE) -> str:
    """幅のある値からは言えない。"""
    return f"IF({cell.low}={cell.high},{then},{unknown})" if cell.is_wide else then


def listed(value: Cell, options: list[str]) -> str:
    """並べた値のどれかか。"""
    tests = either(*(f"{value.low}={option}" for option in options))
    return known((value,), f"IF({tests},1,0)", UNSURE)


def enough(number: int, truths: list[str]) -> str:
    """いくつ以上が真か。"""
    sure = "+".join(f"({truth}=1)" for truth in truths)
    possible = "+".join(f"({truth}>0)" for truth in truths)
    return f"IF({sure}>={number},1,IF({possible}>={number},0.5,0))"


def calculation_of(calculation: Calculation, one: str, other: str) -> str:
    """二つの値の計算。"""
    match calculation:
        case Calculation.ADD | Calculation.SUBTRACT | Calculation.MULTIPLY:
            return f"({one}{calculation.value}{other})"
        case Calculation.LEAST:
            return f"MIN({one},{other})"
        case Calculation.GREATEST:
            return f"MAX({one},{other})"
        case _:
            assert_never(calculation)


def compared(op: Operator, left: Cell, right: Cell) -> str:
    """二つの値を比べる。幅のある値では、言い切れるときだけ真か偽になる。"""
    sure, never = _ends(op, left, right)
    if not left.is_wide and not right.is_wide:
        return known((left, right), f"IF({sure},1,0)", UNSURE)
    return known((left, right), f"IF({sure},1,IF({never},0,0.5))", UNSURE)


def _ends(op: Operator, left: Cell, right: Cell) -> tuple[str, str]:
    """言い切れるときの検査（真、偽）。"""
    match op:
        case Operator.GE:
            return f"{left.low}>={right.high}", f"{left.high}<{right.low}"
        case Operator.GT:
            return f"{left.low}>{right.high}", f"{left.high}<={right.low}"
        case Operator.LE:
            return f"{left.high}<={right.low}", f"{left.low}>{right.high}"
        case Operator.LT:
            return f"{left.high}<{right.low}", f"{left.low}>={right.high}"
        case Operator.EQ:
            return _same(left, right), f"OR({left.high}<{right.low},{right.high}<{left.low})"
        case Operator.NE:
            if not left.is_wide and not right.is_wide:
                return f"{left.low}<>{right.low}", f"{left.low}={right.low}"
            return f"OR({left.high}<{right.low},{right.high}<{left.low})", _same(left, right)
        case _:
            assert_never(op)


def _same(left: Cell, right: Cell) -> str:
    if not left.is_wide and not right.is_wide:
        return f"{left.low}={right.low}"
    return f"AND({left.low}={left.high},{left.high}={right.low},{right.low}={right.high})"
