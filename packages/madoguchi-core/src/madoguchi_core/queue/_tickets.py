"""発券された番号と、札の一枚分。紙にどう並べるか（_layouts）はここに無い。"""

from collections.abc import Sequence
from datetime import date
from typing import Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from madoguchi_core.queue._categories import TicketCategory


class IssuedNumber(BaseModel):
    """発券簿に書き込まれた番号ひとつ。番号の表記ではなく ``id`` で指す。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int = Field(title="発券簿の通し番号", ge=1)
    category_id: str = Field(title="区分の id")
    number: int = Field(title="番号", ge=1)
    number_text: str = Field(title="番号の表記", min_length=1)
    business_date: date = Field(title="営業日")
    issued_at: AwareDatetime = Field(title="発券時刻")
    waiting: int = Field(title="発券したときに前で待っていた人数", ge=0)


class Ticket(BaseModel):
    """
    番号札の一枚分。氏名や住所は持たない。

    >>> from datetime import datetime, timezone
    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> ticket = Ticket(
    ...     number="A007",
    ...     category=certificates,
    ...     counter="担当窓口",
    ...     waiting=3,
    ...     issued_at=datetime(2026, 11, 24, 0, 5, tzinfo=timezone.utc),
    ...     business_date="2026-11-24",
    ... )
    >>> ticket.number, ticket.waiting, ticket.copies
    ('A007', 3, 1)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str = Field(title="番号の表記", min_length=1)
    category: TicketCategory = Field(title="区分")
    counter: str = Field(title="案内する窓口", min_length=1)
    issued_at: AwareDatetime = Field(title="発券時刻")
    business_date: date = Field(title="営業日")
    waiting: int = Field(title="前で待っている人数", ge=0)
    qr_text: str | None = Field(default=None, title="QR コードの中身", min_length=1)
    notices: tuple[str, ...] = Field(default=(), title="注意書き")
    copies: int = Field(default=1, title="枚数", ge=1, le=5)

    @classmethod
    def of(
        cls,
        issued: IssuedNumber,
        *,
        category: TicketCategory,
        qr_text: str | None = None,
        notices: Sequence[str] = (),
        copies: int = 1,
    ) -> Self:
        """発券簿の番号から札の一枚分を作る。窓口は区分のものになる。"""
        return cls(
            number=issued.number_text,
            category=category,
            counter=category.counter,
            issued_at=issued.issued_at,
            business_date=issued.business_date,
            waiting=issued.waiting,
            qr_text=qr_text,
            notices=tuple(notices),
            copies=copies,
        )
