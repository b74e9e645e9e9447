"""待合の画面・読み上げ・札の QR から開く頁の中身。人の情報は、もともと無い。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from madoguchi_core.queue._board import Board, CallRecord
from madoguchi_core.queue._business_day import elapsed
from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._choices import Flag
from madoguchi_core.queue._counters import Counter
from madoguchi_core.queue._reading import SpokenCall, spoken_call
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState
from madoguchi_core.queue._waits import ExpectedWait, expected_wait


@dataclass(frozen=True, slots=True)
class CallLine:
    """
    呼び出しの一行。

    Attributes:
        number: 番号の表記。
        counter: 窓口の名。
        since: 呼んだ時刻。
        calls: 呼んだ回数。二度目からは目立たせる。
    """

    number: str
    counter: str
    since: datetime
    calls: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """
    区分ごとの待ち。

    Attributes:
        title: 区分の名。
        count: 待っている人数。
        longest: 最も長く待っている時間。だれもいなければ ``None``。
    """

    title: str
    count: int
    longest: timedelta | None


@dataclass(frozen=True, slots=True)
class Display:
    """
    待合の画面。

    Attributes:
        as_of: いつの姿か。古い画面を今と思わせないため、必ず出す。
        calling: 呼んでいる番号。新しい順。
        recent: 少し前に呼び、もう呼んでいない番号。新しい順。
        waiting: 区分ごとの待ち。
        spoken: 今、声に出す文。
        readings: その読み（``spoken`` と同じ並び）。
    """

    as_of: datetime
    calling: tuple[CallLine, ...]
    recent: tuple[CallLine, ...]
    waiting: tuple[WaitingLine, ...]
    spoken: tuple[str, ...]
    readings: tuple[str, ...]


def display(
    board: Board,
    categories: Sequence[TicketCategory],
    counters: Sequence[Counter],
    at: datetime,
    *,
    recent: int = 5,
    speak_within: timedelta = timedelta(seconds=10),
) -> Display:
    """
    待合の画面の中身を作る。

    Args:
        board: 今の盤面。
        categories: 区分。画面に並べる順。
        counters: 窓口。
        at: 今の時刻。
        recent: 少し前に呼んだ番号を出す数。
        speak_within: 呼んでからこれより短い札を、声に出す。

    >>> from datetime import UTC
    >>> display(Board(), [], [], datetime(2026, 11, 24, tzinfo=UTC)).calling
    ()
    """
    titles = {counter.id: counter.title for counter in counters}
    calling = sorted(
        board.with_status(TicketStatus.CALLED), key=lambda ticket: (ticket.since, ticket.order), reverse=True
    )
    readings = {counter.id: counter.reading for counter in counters if counter.reading is not None}
    calls = [
        call
        for ticket in reversed(calling)
        if elapsed(ticket.since, at) < speak_within
        for call in [_spoken(ticket, titles, readings)]
        if call is not None
    ]
    return Display(
        as_of=at,
        calling=tuple(_line(ticket, titles) for ticket in calling),
        recent=_recent(board, {ticket.id for ticket in calling}, titles, recent),
        waiting=tuple(_waiting(board, categories, at)),
        spoken=tuple(call.text for call in calls),
        readings=tuple(call.reading for call in calls),
    )


def announcement(ticket: TicketState, counter_titles: Mapping[str, str]) -> str | None:
    """
    声に出す文。声で呼ばない札なら ``None``。読み上げが桁を一つずつ読まないよう、頭の 0 は言わない。

    >>> from datetime import UTC, date
    >>> at = datetime(2026, 11, 24, tzinfo=UTC)
    >>> day = date(2026, 11, 24)
    >>> ticket = TicketState(1, "b", 501, "B501", day, day, at, TicketStatus.CALLED, at, 1, at, counter="3")
    >>> announcement(ticket, {"3": "3番窓口"})
    'Bの501番の方、3番窓口へお越しください'
    """
    call = _spoken(ticket, counter_titles, {})
    return None if call is None else call.text


def call_reading(
    ticket: TicketState, counter_titles: Mapping[str, str], counter_readings: Mapping[str, str] | None = None
) -> str | None:
    """
    声に出す文（:func:`announcement`）の読み。声で呼ばない札なら ``None``。

    Args:
        ticket: 札。
        counter_titles: 窓口の id から名。
        counter_readings: 窓口の id から読み。名から読める窓口は、無くてよい。

    >>> from datetime import UTC, date
    >>> at = datetime(2026, 11, 24, tzinfo=UTC)
    >>> day = date(2026, 11, 24)
    >>> ticket = TicketState(1, "b", 12, "B012", day, day, at, TicketStatus.CALLED, at, 1, at, counter="k")
    >>> call_reading(ticket, {"k": "戸籍係"}, {"k": "コセキガカリ"})
    'ビーノ、ジューニバンノ カタ、コセキガカリエ、オコシクダサイ'
    """
    call = _spoken(ticket, counter_titles, counter_readings or {})
    return None if call is None else call.reading


@dataclass(frozen=True, slots=True)
class StatusPage:
    """
    札の QR から開く頁。

    Attributes:
        as_of: いつの姿か。
        number: 番号の表記。
        message: 今どうなっているか。
        position: 同じ区分で何番目か。待ちでなければ ``None``。
        counter: 呼んでいる窓口の名。
        expected: 待ち時間の見込み。待ちでなければ ``None``。
        held_until: いつまで保留か。
    """

    as_of: datetime
    number: str
    message: str
    position: int | None
    counter: str | None
    expected: ExpectedWait | None
    held_until: datetime | None


def status_page(board: Board, ticket_id: int, counters: Sequence[Counter], at: datetime) -> StatusPage | None:
    """
    札ひとつの頁の中身。無い札なら ``None``。配慮も件の符号も出さない。

    >>> from datetime import UTC
    >>> status_page(Board(), 1, [], datetime(2026, 11, 24, tzinfo=UTC)) is None
    True
    """
    ticket = board.tickets.get(ticket_id)
    if ticket is None:
        return None
    expected = expected_wait(board, ticket_id, at)
    titles = {counter.id: counter.title for counter in counters}
    is_at_counter = ticket.status in {TicketStatus.CALLED, TicketStatus.SERVING}
    return StatusPage(
        as_of=at,
        number=ticket.number_text,
        message=_MESSAGES[ticket.status],
        position=None if expected is None else expected.ahead + 1,
        counter=_counter(ticket.counter, titles) if is_at_counter else None,
        expected=expected,
        held_until=ticket.held_until,
    )


_MESSAGES = {
    TicketStatus.ISSUED: "番号札を発券しています",
    TicketStatus.PRINT_FAILED: "番号札が印刷できていません。職員にお声がけください",
    TicketStatus.PRINT_UNCERTAIN: "番号札が印刷できているか確かめています。職員にお声がけください",
    TicketStatus.WAITING: "お待ちください",
    TicketStatus.CALLED: "お呼びしています",
    TicketStatus.SERVING: "対応しています",
    TicketStatus.HELD: "いったんお待ちいただいています",
    TicketStatus.NO_SHOW: "お呼びしましたが、いらっしゃいませんでした。職員にお声がけください",
    TicketStatus.DONE: "ご用件は済みました",
    TicketStatus.CANCELLED: "この番号札は取り消されました",
    TicketStatus.EXPIRED: "本日の受付は終わりました",
}


def _spoken(ticket: TicketState, titles: Mapping[str, str], readings: Mapping[str, str]) -> SpokenCall | None:
    """声に出すこと。声で呼ばない札なら ``None``。文も読みも、必ずここから作る。"""
    if Flag.NO_VOICE in ticket.flags:
        return None
    return spoken_call(
        ticket.number_text, _counter(ticket.counter, titles), readings.get(ticket.counter or "")
    )


def _line(ticket: TicketState, titles: Mapping[str, str]) -> CallLine:
    return CallLine(ticket.number_text, _counter(ticket.counter, titles), ticket.since, ticket.calls)


def _recent(board: Board, shown: set[int], titles: Mapping[str, str], limit: int) -> tuple[CallLine, ...]:
    latest: dict[int, CallRecord] = {call.ticket: call for call in board.calls if call.ticket not in shown}
    newest = sorted(latest.values(), key=lambda call: (call.called_at, call.order), reverse=True)[:limit]
    return tuple(
        CallLine(call.number_text, _counter(call.counter, titles), call.called_at, 1) for call in newest
    )


def _waiting(board: Board, categories: Sequence[TicketCategory], at: datetime) -> list[WaitingLine]:
    queued: dict[str, list[datetime]] = {}
    for ticket in board.tickets.values():
        if ticket.status is TicketStatus.WAITING:
            queued.setdefault(ticket.category_id, []).append(ticket.queued_at)
    return [
        WaitingLine(category.title, len(times), elapsed(min(times), at) if times else None)
        for category in categories
        if not category.is_count_only
        for times in [queued.get(category.id, [])]
    ]


def _counter(id_: str | None, titles: Mapping[str, str]) -> str:
    return "担当窓口" if id_ is None else titles.get(id_, id_)
