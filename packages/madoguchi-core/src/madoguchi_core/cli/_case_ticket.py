"""一件の届出の番号札を、書き出す先のフォルダーの発券簿から出す。"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from madoguchi_core.cases import Case
from madoguchi_core.cli._files import folder_secret
from madoguchi_core.findings import Finding
from madoguchi_core.queue import IssuedNumber, Operation, Refusal, TicketCategory, issued_number

if TYPE_CHECKING:
    from madoguchi_core.store.queue import QueueStore

_BOOK: Final = "queue.sqlite3"
_TERMINAL: Final = "okuyami"


def issue_for(case: Case, category: TicketCategory, *, out: Path, now: datetime) -> IssuedNumber | Finding:
    """
    その届出の番号。同じ日に同じ届出を動かせば、同じ番号になる。

    Args:
        case: 届出。
        category: 区分。
        out: 書き出す先。発券簿もここに置く。
        now: 今。

    Raises:
        StoreError: 発券簿を使えないとき。
    """
    from madoguchi_core.store.queue import QueueStore

    out.mkdir(parents=True, exist_ok=True)
    book = out / _BOOK
    key = _key(case, now.date(), folder_secret(book.with_name(f"{_BOOK}.key")))
    with QueueStore(book) as store:
        opened = _open_today(store, now)
        if isinstance(opened, Refusal):
            return opened.finding()
        issued = store.issue(category, Operation(now, _TERMINAL, key))
    if isinstance(issued, Refusal):
        return issued.finding()
    if isinstance(issued, Finding):
        return issued
    number = issued_number(issued.event)
    assert number is not None  # noqa: S101 発券の出来事しか返らない
    return number


def _open_today(store: QueueStore, now: datetime) -> Refusal | None:
    # 番号は営業日ごとに数え直すので、前の日の札をその日の札として出すと、同じ番号が二人に渡る
    today, opened_on = now.date(), store.board().business_date
    if opened_on == today:
        return None
    if opened_on is not None:
        closed = store.close_day(Operation(now, _TERMINAL, f"close-{opened_on}"), carry_to=None)
        if isinstance(closed, Refusal):
            return closed
    opened = store.open_day(today, Operation(now, _TERMINAL, f"open-{today}"))
    return opened if isinstance(opened, Refusal) else None


def _key(case: Case, today: date, secret: bytes) -> str:
    """発券の鍵。発券簿だけが漏れても、宛名番号を総当たりして、だれの札かを当てることはできない。"""
    source = f"{case.subject}|{case.event.value}|{case.event_on.isoformat()}|{today.isoformat()}"
    digest = hmac.new(secret, source.encode(), hashlib.sha256).digest()
    # 鍵には 12 桁の数字（個人番号の形）が使えない。三十二進なら、続く数字はまず出ない
    return base64.b32encode(digest).decode().rstrip("=")
