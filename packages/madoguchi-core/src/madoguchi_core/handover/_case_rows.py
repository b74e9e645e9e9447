"""事例の表の一行。検査の報告と手続きの本に、同じ形で載せる。"""

from dataclasses import dataclass

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cases import Example, due_words, example_facts
from madoguchi_core.procedures import Outcome, ProcedureKind, outcome_titles

_MARKS = {
    Outcome.REQUIRED: "●",
    Outcome.TO_CONFIRM: "？",
    Outcome.EX_OFFICIO: "◇",
    Outcome.ELSEWHERE: "→",
    Outcome.NOT_REQUIRED: "―",
}
"""白黒で刷っても見分けられる印。"""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """
    事例の一行。

    Attributes:
        title: 題。
        on: 出来事の日。
        facts: 事実。
        outcome: 期待する結論と、その印。
        due: 期限。書かれていなければ空。
        is_generated: 道具が書いたものか。
    """

    title: str
    on: str
    facts: tuple[str, ...]
    outcome: str
    due: str
    is_generated: bool


def case_row(example: Example, kind: ProcedureKind) -> CaseRow:
    """
    事例を表の一行にする。

    Args:
        example: 事例。
        kind: 手続きの性質。結論の言い方を決める。
    """
    return CaseRow(
        title=example.title,
        on=format_wareki(example.event_on),
        facts=tuple(example_facts(example)),
        outcome=f"{_MARKS[example.outcome]} {outcome_titles(kind)[example.outcome]}",
        due=due_words(example.due),
        is_generated=example.is_generated,
    )
