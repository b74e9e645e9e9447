"""試験に使う札。日付も番号も決めてあり、いつ動かしても同じ紙になる。"""

from datetime import date, datetime, timedelta, timezone

import pytest

from madoguchi_core.queue import Align, BlockKind, LayoutBlock, Ticket, TicketCategory, TicketLayout

CATEGORY = TicketCategory(
    id="b", title="異動", letter="B", first=500, last=799, section_role="中級", counter="2番窓口"
)


@pytest.fixture
def ticket() -> Ticket:
    return Ticket(
        number="B512",
        category=CATEGORY,
        counter="2番窓口",
        issued_at=datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=9))),
        business_date=date(2026, 11, 24),
        waiting=4,
        qr_text="https://example.lg.jp/q/Zk3pQ9xW7rT2mV5nB8cD1f",
        notices=("番号で①からお呼びします。㈱・髙・﨑・ﾊﾝｶｸ も刷れます。",),
        copies=2,
    )


@pytest.fixture
def slip() -> TicketLayout:
    return TicketLayout(
        id="slip",
        title="番号札",
        paper_mm=80,
        blocks=(
            LayoutBlock(text="{{ category.title }}", align=Align.CENTER, size=2),
            LayoutBlock(text="{{ number }}", align=Align.CENTER, size=6, is_bold=True),
            LayoutBlock(text="{{ counter }}", align=Align.CENTER, size=2),
            LayoutBlock(kind=BlockKind.RULE),
            LayoutBlock(text="{{ issued_at | ymd }} {{ issued_at | hm }}"),
            LayoutBlock(text="お待ちの方 {{ waiting }}人", align=Align.RIGHT),
            LayoutBlock(kind=BlockKind.QR, align=Align.CENTER),
            LayoutBlock(text="{% for notice in notices %}\n・{{ notice }}\n{% endfor %}"),
        ),
    )
