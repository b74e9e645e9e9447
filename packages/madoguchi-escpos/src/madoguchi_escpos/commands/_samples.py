"""下見に使う、作り物の札。時計は読まず、いつも同じ絵になる。"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Final

from madoguchi_core.queue import Ticket, TicketCategory

_AT: Final = datetime(2026, 4, 1, 9, 5, tzinfo=timezone(timedelta(hours=9)))
_QR: Final = "https://example.lg.jp/q/sample"
_CATEGORY: Final = TicketCategory(
    id="a", title="証明", letter="A", first=1, last=499, section_role="見本", counter="1番窓口"
)


def sample_ticket(categories: Mapping[str, TicketCategory], number: str | None = None) -> Ticket:
    """
    見本の札。番号を出す最初の区分を使い、番号を書けば、その番号を持つ区分を探す。

    Args:
        categories: 町の区分。空なら、見本の区分。
        number: 番号の表記。

    >>> sample_ticket({}).number, sample_ticket({}, "A123").number
    ('A007', 'A123')
    """
    numbered = [category for category in categories.values() if not category.is_count_only] or [_CATEGORY]
    wanted = number or numbered[0].number_text(min(numbered[0].first + 6, numbered[0].last))
    category = next((found for found in numbered if _has(found, wanted)), numbered[0])
    return Ticket(
        number=wanted,
        category=category,
        counter=category.counter,
        issued_at=_AT,
        business_date=date(2026, 4, 1),
        waiting=3,
        qr_text=_QR,
    )


def _has(category: TicketCategory, number: str) -> bool:
    digits = number.removeprefix(category.letter)
    return digits.isdecimal() and category.first <= int(digits) <= category.last
