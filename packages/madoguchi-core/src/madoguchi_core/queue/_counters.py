"""窓口と、受け持てる職員の段階。"""

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._ids import CategoryId, Code

KANA_WORDS: Final = r"^[ア-ヴ][ァ-ヴー]*( [ア-ヴ][ァ-ヴー]*)*$"
"""カタカナの語の並び。空白が語の切れ目。"""


class Counter(BaseModel):
    """
    窓口ひとつ。

    >>> moves = TicketCategory(
    ...     id="b",
    ...     title="異動",
    ...     letter="B",
    ...     first=500,
    ...     last=799,
    ...     section_role="中級",
    ...     counter="担当窓口",
    ...     level=2,
    ... )
    >>> Counter(id="3", title="3番窓口", level=1).can_take(moves)
    False
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Code = Field(title="窓口の id")
    title: str = Field(title="窓口の名", min_length=1)
    reading: str | None = Field(
        default=None, title="名の読み（カタカナ。番号とかなの名は省ける）", pattern=KANA_WORDS
    )
    level: int = Field(default=1, title="座る職員の段階", ge=1, le=9)
    category_ids: frozenset[CategoryId] | None = Field(
        default=None, title="受ける区分（省けば段階だけで決まる）"
    )

    def can_take(self, category: TicketCategory) -> bool:
        """この窓口で受けられる区分か。"""
        is_listed = self.category_ids is None or category.id in self.category_ids
        return is_listed and category.level <= self.level


def check_counters(categories: Sequence[TicketCategory], counters: Sequence[Counter]) -> tuple[Finding, ...]:
    """
    窓口の並びの誤りをすべて挙げる。同じ id、どの窓口も受けられない区分、無い区分。

    >>> moves = TicketCategory(
    ...     id="b",
    ...     title="異動",
    ...     letter="B",
    ...     first=500,
    ...     last=799,
    ...     section_role="中級",
    ...     counter="担当窓口",
    ...     level=2,
    ... )
    >>> print(*check_counters([moves], [Counter(id="3", title="3番窓口")]))
    [誤り] MDG543 区分 b: 受けられる窓口がありません → 窓口の段階か、受ける区分を直してください
    """
    return tuple(_problems(categories, counters))


def _problems(categories: Sequence[TicketCategory], counters: Sequence[Counter]) -> Iterator[Finding]:
    for id_, times in Tally(counter.id for counter in counters).items():
        if times > 1:
            yield _problem(f"窓口 {id_}", "窓口の id が重なっています", "id を分けてください")
    known = {category.id for category in categories}
    for counter in counters:
        for id_ in sorted((counter.category_ids or frozenset()) - known):
            message = f"区分 {id_} がありません"
            yield _problem(f"窓口 {counter.id}", message, "受ける区分の id を直してください")
    for category in categories:
        if not category.is_count_only and not any(counter.can_take(category) for counter in counters):
            hint = "窓口の段階か、受ける区分を直してください"
            yield _problem(f"区分 {category.id}", "受けられる窓口がありません", hint)


def _problem(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG543", Severity.ERROR, where, message, hint)
