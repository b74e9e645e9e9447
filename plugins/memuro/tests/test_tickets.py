"""芽室町の番号札: 町の帯のとおりに番号が出て、文言はどの場合も一枚に刷れる。"""

from datetime import date, datetime, timedelta, timezone

import pytest

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    CategoryFirst,
    Ticket,
    TicketCategory,
    check_categories,
    check_counters,
    next_number,
    render_ticket,
)
from madoguchi_memuro.tickets import queue_setting, ticket_categories, ticket_layouts

CATEGORIES = {category.letter: category for category in ticket_categories()}
[SLIP] = ticket_layouts()


def ticket(category: TicketCategory, **changes: object) -> Ticket:
    return Ticket(
        number=category.number_text(category.first),
        category=category,
        counter=category.counter,
        issued_at=datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=9))),
        business_date=date(2026, 11, 24),
        waiting=0,
    ).model_copy(update=changes)


def lines(printed: Ticket) -> list[str]:
    rendered = render_ticket(printed, SLIP)
    assert rendered.findings == ()
    return [block.text for block in rendered.blocks]


@pytest.mark.parametrize(
    ("letter", "first", "last", "role"),
    [("A", "A001", "A499", "初級"), ("B", "B500", "B799", "中級"), ("C", "C800", "C999", "正職員")],
)
def test_番号の帯と受け持つ職員は_町の決まりのとおり(letter: str, first: str, last: str, role: str) -> None:
    category = CATEGORIES[letter]
    assert (category.number_text(category.first), category.number_text(category.last)) == (first, last)
    assert category.section_role == role


def test_番号の帯が進むほど_受け持てる職員の段階が上がる() -> None:
    assert [CATEGORIES[letter].level for letter in "ABC"] == [1, 2, 3]


def test_案内だけの区分は_番号を出さずに件数だけを数える() -> None:
    refused = next_number(CATEGORIES["D"], last_used=None)
    assert isinstance(refused, Finding)
    assert refused.code == "MDG541"


def test_区分は重ならない() -> None:
    assert check_categories(ticket_categories()) == ()


@pytest.mark.parametrize("category", ticket_categories(), ids=lambda category: category.id)
def test_どの区分の札にも_番号と用件と受付時刻が載る(category: TicketCategory) -> None:
    printed = lines(ticket(category))
    assert category.number_text(category.first) in printed
    assert category.title in printed
    assert "2026年11月24日 9時05分 受付" in printed


@pytest.mark.parametrize(("waiting", "told"), [(0, "次にお呼びします"), (1, "前のお待ち 1人")])
def test_待ち人数は_いないときも言葉で告げる(waiting: int, told: str) -> None:
    assert told in lines(ticket(CATEGORIES["A"], waiting=waiting))


def test_注意書きは一件が一行で_無ければ紙を使わない() -> None:
    without = lines(ticket(CATEGORIES["A"]))
    assert lines(ticket(CATEGORIES["A"], notices=("一つ目", "二つ目"))) == [*without, "・一つ目", "・二つ目"]


def test_どの区分にも受けられる窓口があり_窓口の段階は一から三まで() -> None:
    setting = queue_setting()
    assert check_counters(ticket_categories(), setting.counters) == ()
    assert [counter.level for counter in setting.counters] == [1, 1, 2, 3, 3]


def test_A_を先に呼び_長く待った人は飛び越す() -> None:
    assert queue_setting().policy == CategoryFirst(("a", "b", "c"), patience=timedelta(minutes=30))


def test_予約枠は昼を休み_札の頁の場所は町が決めるまで空() -> None:
    [plan] = queue_setting().slot_plans
    starts = [f"{slot.starts_at:%H:%M}" for slot in plan.slots(date(2026, 11, 24))]
    assert (starts[0], starts[-1], "12:00" in starts) == ("09:00", "15:30", False)
    assert queue_setting().status_url == ""
