"""停止時の束: システムが止まった日に配る、番号だけを刷り置いた札。時刻も待ち人数も、配るときまで決まらない。"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._categories import TicketCategory, no_numbers


class StackTicket(BaseModel):
    """
    停止時の束の一枚。

    雛形で使える名は ``number`` ``category`` ``counter`` ``notices`` だけ。時刻を使う雛形は、指摘（MDG503）になる。
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str = Field(title="番号の表記", min_length=1)
    category: TicketCategory = Field(title="区分")
    counter: str = Field(title="案内する窓口", min_length=1)
    notices: tuple[str, ...] = Field(default=(), title="注意書き")

    @property
    def qr_text(self) -> None:
        """束の札は盤面に無いので、QR コードは載せない。"""
        return

    @property
    def copies(self) -> int:
        """同じ番号の札は一枚だけ。"""
        return 1


def stack_tickets(
    category: TicketCategory, first: int, last: int, *, notices: Sequence[str] = ()
) -> tuple[StackTicket, ...] | Finding:
    """
    停止時の束を作る。機械の札と同じ表記にはならない。

    配った札は、動き出した後に ``take_back`` で盤面に入れる。

    Args:
        category: 区分。
        first: 最初の番号。
        last: 最後の番号（これを含む）。
        notices: 注意書き。

    Returns:
        番号の順の札、または指摘（帯に無い番号なら ``MDG528``、番号を出さない区分なら ``MDG541``）。

    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> [ticket.number for ticket in stack_tickets(certificates, 1, 3)]
    ['手A001', '手A002', '手A003']
    >>> print(stack_tickets(certificates, 490, 510))
    [誤り] MDG528 区分 a: 束の番号が帯（1〜499）に収まりません → 帯の中の番号を、小さい方から書いてください
    """
    if category.is_count_only:
        return no_numbers(category)
    if not category.first <= first <= last <= category.last:
        return Finding(
            "MDG528",
            Severity.ERROR,
            f"区分 {category.id}",
            f"束の番号が帯（{category.first}〜{category.last}）に収まりません",
            "帯の中の番号を、小さい方から書いてください",
        )
    return tuple(
        StackTicket(
            number=category.stack_text(number),
            category=category,
            counter=category.counter,
            notices=tuple(notices),
        )
        for number in range(first, last + 1)
    )
