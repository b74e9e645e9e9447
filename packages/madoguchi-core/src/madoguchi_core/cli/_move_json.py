"""異動の判定の JSON。``schema`` の版が同じあいだは、項目の名と意味を変えない。"""

from typing import Any

from madoguchi_core.cli._plan_json import findings_json, judged_json
from madoguchi_core.households import Arrangement, HouseholdTable
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
        "households": [_table(table) for table in visit.tables],
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


def _table(table: HouseholdTable) -> dict[str, Any]:
    return {"title": table.title, "rows": [dict(zip(table.header, row, strict=True)) for row in table.rows]}


def _questions(arrangement: Arrangement) -> list[dict[str, Any]]:
    return [
        {"kind": item.kind.value, "text": item.text, "answers": list(item.answers)}
        for item in arrangement.questions
    ]
