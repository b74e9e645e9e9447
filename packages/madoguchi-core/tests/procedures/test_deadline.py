"""期限: 割れる数え方では早い日を示し、決まった日はそのまま、分からない日は作らない。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Counting, Rolls, TownCalendar
from madoguchi_core.procedures import Deadline, Due, DueStatus, days_after, fixed_day
from madoguchi_core.procedures._deadline import due_of
from madoguchi_core.rules import Fact, Facts, Program, day_in_year, known, law

DIED = Fact("death.date", date, "死亡日")
FOREST = law("森林法", "10条の7の2")


def due(deadline: Deadline, died_on: date | None) -> Due:
    program = Program(deadline.expressions())
    slots = program.load(Facts(known({} if died_on is None else {DIED: died_on})))
    return due_of(deadline, lambda value: program.read(value)(slots, None), TownCalendar())


ALSO_FIRST_DAY = days_after(
    DIED, 90, wording="亡くなった日から起算", laws=(FOREST,), counting=Counting.FIRST_DAY_INCLUDED
)
NINETY = replace(
    days_after(DIED, 90, wording="翌日から90日", laws=(FOREST,), note="過料の定め"), others=(ALSO_FIRST_DAY,)
)


def test_数え方が一日割れるときは_早い日を期限にして_遅い日を残す() -> None:
    found = due(NINETY, date(2026, 3, 4))
    assert (found.on, found.wording, found.note) == (date(2026, 6, 1), "亡くなった日から起算", "過料の定め")
    assert found.others == ((date(2026, 6, 2), "翌日から90日"),)


def test_閉庁日の送りで同じ日になれば_割れているとは言わない() -> None:
    found = due(NINETY, date(2026, 3, 3))
    assert (found.on, found.others) == (date(2026, 6, 1), ())


def test_起算の日が分からなければ_割れる数え方でも日を作らない() -> None:
    found = due(NINETY, None)
    assert (found.status, found.on, found.others) == (DueStatus.UNKNOWN, None, ())


def test_決まった日の期限は_その日になり_分からなければ作らない() -> None:
    year_end = fixed_day(day_in_year(DIED, 12, 31), wording="その年の12月31日まで")
    assert due(year_end, date(2026, 3, 3)).on == date(2026, 12, 31)
    assert due(year_end, None).status is DueStatus.UNKNOWN


def test_決まった日も_送る休日の一覧に従う() -> None:
    january = fixed_day(day_in_year(DIED, 1, 31, years_later=1), wording="翌年の1月31日", rolls=Rolls.TAX)
    assert due(january, date(2025, 12, 31)).on == date(2026, 2, 2)


def test_年の終わりから送って祝日を知らない年に出る期限も_日を作らず落ちない() -> None:
    found = due(days_after(DIED, 14, wording="14日以内", laws=(FOREST,)), date(2099, 12, 17))
    assert (found.status, found.on) == (DueStatus.UNKNOWN, None)
