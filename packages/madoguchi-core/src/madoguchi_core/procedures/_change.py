"""規則の変更の記録。どの期間の、どの手続きが、なぜ変わったかを必ず名乗る。"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from madoguchi_core.calendar import term_words
from madoguchi_core.errors import RuleError
from madoguchi_core.rules import Law


class ChangeKind(StrEnum):
    """変更の種類。"""

    ADDED = "手続きの追加"
    LAW = "法令の改正"
    CORRECTION = "誤りの訂正"
    SOURCE = "根拠の確認"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """
    規則の変更ひとつ。規則を変える人は、変更と一緒にこれを足す。

    Attributes:
        released_on: この変更を配った日。
        kind: 種類。
        title: 一行の題。
        text: 何がどう変わったか。結論や期限が変わる場合は、どう変わるか。
        procedure_ids: 関わる手続きの id。空にはできない。
        since: この日以後の出来事に関わる。None は昔から。
        until: この日までの出来事に関わる。None は今のところずっと。
        laws: 根拠。

    Raises:
        RuleError: 題・手続きのどれかが無いか、期間が逆のとき（MDG214）。

    >>> change = RuleChange(
    ...     released_on=date(2026, 11, 25),
    ...     kind=ChangeKind.LAW,
    ...     title="高校生年代まで",
    ...     text="対象の子の年齢を改めた",
    ...     procedure_ids=("child-allow-recipient",),
    ...     since=date(2024, 10, 1),
    ...     laws=(Law("児童手当法", "4条"),),
    ... )
    >>> change.period
    '令和6年10月1日から'
    """

    released_on: date
    kind: ChangeKind
    title: str
    text: str
    procedure_ids: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    laws: tuple[Law, ...] = ()

    def __post_init__(self) -> None:
        is_reversed = self.since is not None and self.until is not None and self.until < self.since
        if not self.title or not self.procedure_ids or is_reversed:
            raise RuleError(
                "MDG214",
                "規則の変更の記録に、題か手続きが無いか、期間が逆です",
                hint="title と procedure_ids を書き、since と until を確かめてください",
            )

    @property
    def period(self) -> str:
        """関わる期間の言い方。"""
        return term_words(self.since, self.until) or "期間によらない"
