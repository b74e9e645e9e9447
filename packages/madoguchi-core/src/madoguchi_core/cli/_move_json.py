"""異動の判定の JSON。``schema`` の版が同じあいだは、項目の名と意味を変えない。"""

from typing import Any

from madoguchi_core.cli._plan_json import findings_json, judged_json
from madoguchi_core.households import Arrangement, HouseholdTable, Question, household_tables
from madoguchi_core.move_visit import MoveVisit

SCHEMA = "madoguchi.move/1"


def move_json(visit: MoveVisit) -> dict[str, Any]:
    """
    世帯の前後・届出ひとつの判定・一人ずつの判定の JSON。呼び名のほか、人の氏名・住所・番号は入らない。

    Returns:
        ``schema``・``event``・``event_on``・``households``・``household_questions``・``case``・``people``・``findings``。
    """
    case = visit.case
    return {
        "schema": SCHEMA,
        "event": case.event.value,
        "event_on": case.event_on.isoformat(),
        "households": [_table(table) for table in tables_of(visit)],
        "household_questions": _questions(visit.arrangement),
        "case": judged_json(visit.plan, visit.inquiry),
        "people": [
            {
                "name": person.name,
                "part": person.part.value,
                **judged_json(person.plan, person.inquiry),
            }
            for person in visit.people
        ],
        "findings": findings_json((*visit.arrangement.findings, *visit.findings)),
    }


def tables_of(visit: MoveVisit) -> tuple[HouseholdTable, ...]:
    """異動の前と後の世帯の表。呼び名で書く。"""
    return household_tables(visit.case.households, visit.arrangement, label=visit.case.name_of)


def household_questions(visit: MoveVisit) -> tuple[str, ...]:
    """世帯主と続柄について職員が確かめることと、あり得る答え。"""
    return tuple(_about(visit, question) + _told(question) for question in visit.arrangement.questions)


def _told(question: Question) -> str:
    unsaid = [answer for answer in question.answers if answer not in question.text]
    return f"{question.text}（{'・'.join(question.answers)}）" if unsaid else question.text


def _about(visit: MoveVisit, question: Question) -> str:
    name = visit.case.names.get(question.member, "") if isinstance(question.member, str) else ""
    return f"{name}: " if name else ""


def _table(table: HouseholdTable) -> dict[str, Any]:
    return {"title": table.title, "rows": [dict(zip(table.header, row, strict=True)) for row in table.rows]}


def _questions(arrangement: Arrangement) -> list[dict[str, Any]]:
    return [
        {"kind": item.kind.value, "text": item.text, "answers": list(item.answers)}
        for item in arrangement.questions
    ]
