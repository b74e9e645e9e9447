"""発券簿の表。出来事の並びが元で、ほかの表は出来事から作り直せるか、予約だけを持つ。"""

from typing import Final

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text, UniqueConstraint

HEAD: Final = "0001"
"""この版が使う表の版。migrations/versions の最後と同じ。"""

METADATA: Final = MetaData()

# 通し番号が主キーなので、古い盤面を見て決めた端末は、同じ番号で書こうとして断られる。
# 鍵の UNIQUE は、盤面が忘れた前の日の鍵のやり直しも、同じ操作と知るため。
EVENTS: Final = Table(
    "queue_event",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

DAYS: Final = Table(
    "queue_day",
    METADATA,
    Column("business_date", Text, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("board", Text, nullable=False),
)

BOOKINGS: Final = Table(
    "queue_booking",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("plan_id", Text, nullable=False),
    Column("starts_at", Text, nullable=False),
    Column("seat", Integer),
    Column("body", Text, nullable=False),
    UniqueConstraint("plan_id", "starts_at", "seat", name="queue_booking_seat"),
)

HEADS: Final = Table(
    "queue_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("is_copy", Integer, nullable=False),
    CheckConstraint("id = 1", name="queue_head_single"),
)
