"""
式の読み方: 規則の節ひとつを、表計算の式ひとつにする。

真は 1、偽は 0、不明は 0.5 なので「かつ」は MIN、「または」は MAX、「でない」は 1-x になる。
ほかの値の不明は空文字。幅のある数（人数と、前日を決めない満年齢）は、下と上の二つの枠で持つ。
"""

from functools import reduce
from typing import Any, assert_never

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.errors import PluginError
from madoguchi_core.rules import Constant, Fact, Group, Parameter, Value, words
from madoguchi_core.rules.nodes import (
    CONDITION_TYPES,
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Calculation,
    Choose,
    Cited,
    Compare,
    ConditionNode,
    Count,
    DateShift,
    DayInYear,
    Every,
    FiscalYearEndAtAge,
    LegalAge,
    Lookup,
    Not,
    Nth,
    OneOf,
    Opaque,
    Rounded,
    Rounding,
    Some,
    Total,
    ValueNode,
    as_node,
)
from madoguchi_excel.fallback import _text as text
from madoguchi_excel.fallback._cells import (
    Cell,
    calculation_of,
    compared,
    enough,
    guarded,
    known,
    listed,
    point,
    unless_wide,
)
from madoguchi_excel.fallback._entries import MEMBER_ROWS, Entries, Member
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE, literal


class Reader:
    """
    規則の式を、枠の式として読む。同じ式は一度だけ読む。

    Args:
        ledger: 枠の台帳。
        entries: 事実・町の値・世帯員の枠。
    """

    __slots__ = ("_done", "entries", "ledger")

    def __init__(self, ledger: Ledger, entries: Entries) -> None:
        self.ledger = ledger
        self.entries = entries
        self._done: dict[tuple[Value[Any], Member | None], Cell] = {}

    def read(self, value: Value[Any], member: Member | None = None) -> Cell:
        """式の値の枠。"""
        done = self._done.get((value, member))
        if done is None:
            done = self._done[value, member] = self._read(value, member)
        return done

    def keep(self, formula: str, title: str) -> str:
        """式を枠に置く。"""
        return self.ledger.formula(formula, title)

    def _read(self, value: Value[Any], member: Member | None) -> Cell:
        node = as_node(value)
        if isinstance(node, CONDITION_TYPES):
            return point(self.keep(self._condition(node, member), words(value)), is_truth=True)
        return self._value(node, member)

    def _condition(self, node: ConditionNode, member: Member | None) -> str:
        match node:
            case Compare(op, left, right):
                return compared(op, self.read(left, member), self.read(right, member))
            case OneOf(inner, options):
                return listed(self.read(inner, member), [literal(option) for option in options])
            case Every(parts):
                return f"MIN({','.join(self._lows(parts, member))})"
            case Some(parts):
                return f"MAX({','.join(self._lows(parts, member))})"
            case AtLeast(number, parts):
                return enough(number, self._lows(parts, member))
            case Not(inner):
                return f"1-{self.read(inner, member).low}"
            case AnyMember(group, inner):
                return self._over(group, inner, "MAX", "0")
            case AllMembers(group, inner):
                return self._over(group, inner, "MIN", "1")
            case _:
                assert_never(node)

    def _value(self, node: ValueNode, member: Member | None) -> Cell:
        match node:
            case Fact() | Parameter():
                return point(self.entries.read(node, member), is_truth=node.kind is bool)
            case Constant(value):
                return point(literal(value), is_truth=isinstance(value, bool), is_fixed=True)
            case Cited(_, inner, _):
                return self.read(inner, member)
            case Choose(condition, then, otherwise):
                return self._chosen(*(self.read(part, member) for part in (condition, then, otherwise)))
            case Arithmetic(calculation, operands):
                parts = [self.read(part, member) for part in operands]
                return reduce(lambda one, other: self._calculated(calculation, one, other), parts)
            case Rounded(inner, unit, rounding):
                return self._rounded(self.read(inner, member), unit, rounding)
            case DateShift(start, length, unit):
                return self._shifted(self.read(start, member), self.read(length, member), unit)
            case DayInYear(start, years, month, day):
                return self._day_in_year(self.read(start, member), literal(years), month, day)
            case LegalAge(born_on, on, attained):
                return self._age(self.read(born_on, member), self.read(on, member), attained)
            case FiscalYearEndAtAge(born_on, age):
                return self._fiscal_year_end(self.read(born_on, member), self.read(age, member))
            case Count(group, condition):
                return self._count(group, condition)
            case Total(group, inner):
                return self._total(group, inner)
            case Nth(group, number, inner):
                return self._nth(group, number, inner)
            case Lookup(key, table, title):
                return self._looked_up(self.read(key, member), table, title)
            case Opaque(title, _, _, _):
                raise _refused(title)
            case _:
                assert_never(node)

    def _lows(self, parts: tuple[Value[bool], ...], member: Member | None) -> list[str]:
        return [self.read(part, member).low for part in parts]

    def _kept(self, low: str, high: str, title: str, *, is_truth: bool = False) -> Cell:
        return Cell(self.keep(low, title), self.keep(high, f"{title}（上限）"), is_truth)

    def _chosen(self, when: Cell, then: Cell, otherwise: Cell) -> Cell:
        """条件が不明でも、どちらを選んでも同じ一つの値なら、その値。"""
        same = f"{then.low}={otherwise.low}"
        if then.is_wide or otherwise.is_wide:
            same = f"AND({then.low}={then.high},{otherwise.low}={otherwise.high},{same})"
        unknown = then.unknown

        def choice(one: str, other: str) -> str:
            return f"IF({when.low}=1,{one},IF({when.low}=0,{other},IF({same},{one},{unknown})))"

        low, high = choice(then.low, otherwise.low), choice(then.high, otherwise.high)
        return self._kept(low, high, "どちらか", is_truth=then.is_truth)

    def _calculated(self, calculation: Calculation, one: Cell, other: Cell) -> Cell:
        """四隅の最小と最大を取れば、どの計算でも幅になる。"""
        corners = dict.fromkeys(
            calculation_of(calculation, a, b) for a in (one.low, one.high) for b in (other.low, other.high)
        )
        ends = [
            known((one, other), next(iter(corners)) if len(corners) == 1 else f"{end}({','.join(corners)})")
            for end in ("MIN", "MAX")
        ]
        return self._kept(ends[0], ends[1], f"計算（{calculation.value}）")

    def _rounded(self, number: Cell, unit: int, rounding: Rounding) -> Cell:
        sign = "" if rounding is Rounding.DOWN else "-"
        low, high = (
            known((number,), f"{sign}INT({sign}{end}/{unit})*{unit}") for end in (number.low, number.high)
        )
        return self._kept(low, high, f"{unit}未満{rounding.value}")

    def _day(self, cells: tuple[Cell, ...], then: str, title: str) -> Cell:
        """日付の式。表計算の扱えない日になったら不明。"""
        return point(self.keep(known(cells, f"IFERROR({then},{NO_VALUE})"), title))

    def _day_in_year(self, start: Cell, years: str, month: int, day: int) -> Cell:
        moved = text.day_of(f"{text.year(start.low)}+{years}", str(month), str(day))
        return self._day((start,), moved, f"{month}月{day}日")

    def _shifted(self, start: Cell, length: Cell, unit: PeriodUnit) -> Cell:
        months = f"12*{length.low}" if unit is PeriodUnit.YEAR else length.low
        moved = (
            f"{start.low}+{length.low}" if unit is PeriodUnit.DAY else text.months_later(start.low, months)
        )
        return self._day((start, length), unless_wide(length, moved), f"{length.low}{unit.title}後の日")

    def _age(self, born: Cell, on: Cell, attained: Attained | None) -> Cell:
        """前日を決めないときは、前日だけ、当日に年をとる数え方から前日に年をとる数え方までの幅になる。"""
        ages = {
            Attained.BIRTHDAY: text.age_on(born.low, on.low),
            Attained.EVE: text.age_on(born.low, f"({on.low}+1)"),
        }
        low, high = (
            known((born, on), f"IF({on.low}<{born.low},{NO_VALUE},{ages[attained or end]})") for end in ages
        )
        return self._kept(low, high, "満年齢")

    def _fiscal_year_end(self, born: Cell, age: Cell) -> Cell:
        attained = self._day(
            (born, age),
            f"IF({age.low}<0,{NO_VALUE},{unless_wide(age, text.attained_on(born.low, age.low))})",
            "年齢に達する日",
        )
        return self._day((attained,), text.fiscal_year_end(attained.low), "年度の末日")

    def _members(self, group: Group, inner: Value[Any]) -> list[tuple[str, Cell]]:
        """その人がいる、という検査と、その人の値。"""
        size = self.entries.sizes[group]
        return [(f"{size}>={row}", self.read(inner, (group, row))) for row in range(1, MEMBER_ROWS + 1)]

    def _gathered(self, group: Group, unknown: str, then: str) -> str:
        """だれがいるか分からなければ不明。"""
        return f"IF({self.entries.sizes[group]}={NO_VALUE},{unknown},{then})"

    def _over(self, group: Group, inner: Value[bool], function: str, nobody: str) -> str:
        truths = [f"IF({is_there},{cell.low},{nobody})" for is_there, cell in self._members(group, inner)]
        return self._gathered(group, UNSURE, f"{function}({','.join(truths)})")

    def _count(self, group: Group, condition: Value[bool]) -> Cell:
        members = self._members(group, condition)
        low, high = (
            self._gathered(
                group, NO_VALUE, "+".join(f"({there})*({cell.low}{test})" for there, cell in members)
            )
            for test in ("=1", ">0")
        )
        return self._kept(low, high, f"{group.title}の人数")

    def _total(self, group: Group, inner: Value[int]) -> Cell:
        members = self._members(group, inner)
        missing = [f"AND({there},{test})" for there, cell in members for test in cell.tests]
        lows = [f"IF({there},{cell.low},0)" for there, cell in members]
        highs = [f"IF({there},{cell.high},0)" for there, cell in members]
        low, high = (
            self._gathered(group, NO_VALUE, guarded(missing, "+".join(ends))) for ends in (lows, highs)
        )
        return self._kept(low, high, f"{group.title}の合計")

    def _nth(self, group: Group, number: int, inner: Value[Any]) -> Cell:
        if number > MEMBER_ROWS:
            return point(NO_VALUE)
        is_there, cell = self._members(group, inner)[number - 1]
        low, high = (
            self._gathered(group, cell.unknown, f"IF({is_there},{end},{cell.unknown})")
            for end in (cell.low, cell.high)
        )
        return self._kept(low, high, f"{group.title}の{number}番目", is_truth=cell.is_truth)

    def _looked_up(self, key: Cell, table: Any, title: str) -> Cell:
        values = [*table.items()]
        is_truth = bool(values) and isinstance(values[0][1], bool)
        unknown = UNSURE if is_truth else NO_VALUE
        found = unknown
        for one, value in reversed(values):
            found = f"IF({key.low}={literal(one)},{literal(value)},{found})"
        looked_up = known((key,), unless_wide(key, found, unknown), unknown)
        return point(self.keep(looked_up, title), is_truth=is_truth)


def _refused(title: str) -> PluginError:
    return PluginError(
        "MDG480",
        f"計算「{title}」は表計算の式にできません",
        hint="規則の語彙（all_of・legal_age など）で書き直してください",
    )
