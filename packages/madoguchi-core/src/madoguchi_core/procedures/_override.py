"""自治体による国の手続きの上書き。何がどう変わるかを、必ず言葉で持つ。"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from madoguchi_core.errors import RuleError
from madoguchi_core.procedures._procedure import Procedure
from madoguchi_core.procedures._wording import ITEM_TITLES, procedure_words


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
    """
    手続きの違いひとつ。町の上書きも、日や版の違う規則も、同じ形で言う。

    Attributes:
        procedure_id: 手続き。
        item: 違う項目の名（:data:`ITEM_TITLES` の鍵）。
        before: 前の言葉。書かれていなければ空。
        after: 後の言葉。書かれていなければ空。
        reason: なぜ違うか（条例・要綱の名、値の根拠）。
    """

    procedure_id: str
    item: str
    before: str
    after: str
    reason: str = ""

    @property
    def title(self) -> str:
        """項目の日本語の題。今の版に無い項目では、その名。"""
        return ITEM_TITLES.get(self.item, self.item)


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
    before, after = procedure_words(procedure), procedure_words(changed)
    # 言葉の同じ項目も、上書きしたことは言う（式の中の道具だけが違うことがある）
    return changed, tuple(
        Difference(procedure.id, name, before.get(name, ""), after.get(name, ""), override.reason)
        for name in sorted(override.changes)
    )
