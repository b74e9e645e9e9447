"""番号札の出来事・営業日・予約の表を作る。"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """表を作る。"""
    op.create_table(
        "queue_event",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "queue_day",
        sa.Column("business_date", sa.Text, primary_key=True),
        sa.Column("sequence", sa.Integer, nullable=False, unique=True),
        sa.Column("board", sa.Text, nullable=False),
    )
    op.create_table(
        "queue_booking",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("plan_id", sa.Text, nullable=False),
        sa.Column("starts_at", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("plan_id", "starts_at", "seat", name="queue_booking_seat"),
    )
    head = op.create_table(
        "queue_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("is_copy", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", name="queue_head_single"),
    )
    op.bulk_insert(head, [{"id": 1, "is_copy": 0}])
