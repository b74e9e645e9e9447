"""停止時の束: 機械の札と重ならない番号だけがあり、決まらないことは書けない。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.findings import Finding
from madoguchi_core.queue import LayoutBlock, TicketCategory, TicketLayout, render_ticket, stack_tickets

CATEGORY = TicketCategory(
    id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
)


@given(st.integers(1, 499), st.integers(1, 499))
def test_束の番号は順に並び_機械の札と同じ表記にならない(one: int, other: int) -> None:
    first, last = sorted((one, other))
    made = stack_tickets(CATEGORY, first, last)
    assert not isinstance(made, Finding)
    numbers = [ticket.number for ticket in made]
    assert numbers == [CATEGORY.stack_text(number) for number in range(first, last + 1)]
    assert not set(numbers) & {CATEGORY.number_text(number) for number in range(1, 500)}


@pytest.mark.parametrize(("first", "last"), [(0, 3), (490, 500), (5, 4)])
def test_帯に無い番号の束は作らない(first: int, last: int) -> None:
    made = stack_tickets(CATEGORY, first, last)
    assert isinstance(made, Finding)
    assert made.code == "MDG528"


def test_番号を出さない区分の束は作らない() -> None:
    made = stack_tickets(CATEGORY.model_copy(update={"is_count_only": True}), 1, 3)
    assert isinstance(made, Finding)
    assert made.code == "MDG541"


@pytest.mark.parametrize("name", ["issued_at", "waiting", "business_date", "copies"])
def test_配るときまで決まらないことは_束の札に書けない(name: str) -> None:
    made = stack_tickets(CATEGORY, 1, 1, notices=("見本",))
    assert not isinstance(made, Finding)
    blocks = (
        LayoutBlock(text="{{ number }} {{ counter }} {{ notices[0] }}"),
        LayoutBlock(text=f"{{{{ {name} }}}}"),
    )
    rendered = render_ticket(made[0], TicketLayout(id="stack", title="束", paper_mm=80, blocks=blocks))
    assert [block.text for block in rendered.blocks] == ["手A001 担当窓口 見本"]
    assert [finding.code for finding in rendered.findings] == ["MDG503"]
