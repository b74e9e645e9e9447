"""自治体による国の手続きの上書き。何がどう変わるかを、必ず言葉で持つ。"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from madoguchi_core.errors import RuleError
from madoguchi_core.procedures._procedure import Procedure
from madoguchi_core.rules import Value, words


@dataclass(frozen=True, slots=True)
class Override:
    """
    上書きの指定。

    Attributes:
        procedure_id: 上書きする手続き。
        changes: 変える項目と新しい値。
        reason: なぜ変えるか（条例・要綱の名）。
    """

    procedure_id: str
    changes: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """国の手続きとの違いひとつ。"""

    procedure_id: str
    item: str
    before: str
    after: str
    reason: str


def apply_override(procedure: Procedure, override: Override) -> tuple[Procedure, tuple[Difference, ...]]:
    """
    上書きした手続きと、国の手続きとの違いを返す。

    Raises:
        RuleError: 無い項目、または変えられない項目（id・events）を変えようとしたとき。
    """
    names = {field.name for field in fields(Procedure)} - {"id", "events"}
    unknown = sorted(set(override.changes) - names)
    if unknown:
        raise RuleError(
            "MDG211",
            f"手続き {procedure.id} の変えられない項目です: {'、'.join(unknown)}",
            hint="項目の名を確かめてください",
        )
    changed = replace(procedure, **override.changes)
    return changed, tuple(
        Difference(
            procedure.id, name, _described(getattr(procedure, name)), _described(value), override.reason
        )
        for name, value in sorted(override.changes.items())
    )


def _described(value: object) -> str:
    if isinstance(value, Value):
        return words(value)
    if isinstance(value, tuple):
        return "、".join(_described(item) for item in value)
    return str(getattr(value, "wording", None) or getattr(value, "item", None) or value)
