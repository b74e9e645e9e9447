"""規則の違いの JSON（``madoguchi.diff/1``）。"""

from typing import Any

from madoguchi_core.cli._plan_json import findings_json
from madoguchi_core.differences import (
    HouseholdDifference,
    RulesDifference,
    RulesText,
    ValueText,
    VerdictChange,
)

SCHEMA = "madoguchi.diff/1"


def diff_json(
    difference: RulesDifference, households: HouseholdDifference | None, *, lists: bool
) -> dict[str, Any]:
    """
    規則の違いと、世帯の結論の違い。

    Args:
        difference: 規則の違い。
        households: 世帯の結論の違い。見ていなければ None。
        lists: 支援措置が無いと確かめた人の宛名番号を入れるか。
    """
    return {
        "schema": SCHEMA,
        "before": _state(difference.before),
        "after": _state(difference.after),
        "added": [{"id": id_, "title": title} for id_, title in difference.added],
        "removed": [{"id": id_, "title": title} for id_, title in difference.removed],
        "changed": [
            {
                "id": one.id,
                "title": one.title,
                "section": one.section,
                "items": [
                    {
                        "item": item.item,
                        "title": item.title,
                        "before": item.before,
                        "after": item.after,
                        "reason": item.reason,
                    }
                    for item in one.items
                ],
                "values": list(one.values),
            }
            for one in difference.changed
        ],
        "values": [
            {"key": one.key, "title": one.title, "before": _value(one.before), "after": _value(one.after)}
            for one in difference.values
        ],
        "changes": [change.model_dump(mode="json") for change in difference.changes],
        "findings": findings_json(difference.findings),
        "households": None if households is None else _households(households, lists=lists),
    }


def _state(text: RulesText) -> dict[str, str]:
    return {"package": text.package, "on": text.on.isoformat(), "version": text.version}


def _value(value: ValueText | None) -> dict[str, Any] | None:
    return None if value is None else value.model_dump(mode="json", exclude={"title"})


def _households(found: HouseholdDifference, *, lists: bool) -> dict[str, Any]:
    return {
        "on": found.on.isoformat(),
        "events": [event.value for event in found.events],
        "judged": list(found.judged_ids),
        "persons": found.persons,
        "households": found.households,
        "changed_persons": found.changed_persons,
        "changed_households": found.changed_households,
        "not_judged": {"gone": found.gone, "unborn": found.unborn, "homeless": found.homeless},
        "rows": [_row(row, lists=lists) for row in found.rows],
    }


def _row(row: VerdictChange, *, lists: bool) -> dict[str, Any]:
    return {
        "event": row.event.value,
        "procedure": row.procedure_id,
        "title": row.title,
        "before": row.before.value,
        "after": row.after.value,
        "before_title": row.before_text,
        "after_title": row.after_text,
        "persons": row.persons,
        "households": row.households,
        "protected": row.protected,
        **({"numbers": list(row.numbers)} if lists else {}),
    }
