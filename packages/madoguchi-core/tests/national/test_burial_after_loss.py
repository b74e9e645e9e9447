"""資格をなくした後の埋葬料の約束: 3か月は初日を算入せず、暦に従って数える。"""

from datetime import date, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from madoguchi_core.calendar import Counting, PeriodUnit, last_day
from madoguchi_core.national.death._common import kenpo_burial_after_loss
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.national.parameters import burial_after_loss_months
from madoguchi_core.records import Missing
from madoguchi_core.rules import Dated, Fact, Facts, Law, ParameterBook, Program, known

PROGRAM = Program([kenpo_burial_after_loss])
BOOK = ParameterBook([[Dated(burial_after_loss_months, 3, Law("健康保険法"))]])


def is_paid(lost_on: date | Missing, died_on: date) -> object:
    held: dict[Fact[Any], object] = {
        deceased.has_lost_kenpo: True,
        deceased.kenpo_lost_on: lost_on,
        deceased.has_continued_benefit: False,
        death.died_on: died_on,
    }
    return PROGRAM.evaluate(PROGRAM.load(Facts(known(held)), BOOK, died_on))[0]


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
@example(date(2026, 2, 28))
@example(date(2025, 11, 28))
@example(date(2025, 11, 29))
@example(date(2025, 11, 30))
@example(date(2023, 11, 29))
def test_3か月の末日までは出て_次の日からは出ない(lost_on: date) -> None:
    last = last_day(lost_on, 3, PeriodUnit.MONTH, Counting.FROM_NEXT_DAY)
    assert is_paid(lost_on, last) is True
    assert is_paid(lost_on, last + timedelta(days=1)) is False


def test_なくした日が分からなければ_出ないとは言わない() -> None:
    assert is_paid(Missing.UNKNOWN, date(2026, 5, 31)) is None
