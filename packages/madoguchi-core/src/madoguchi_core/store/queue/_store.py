"""
番号札の置き場所: 何台の端末から書いても、番号を二度出さず、飛ばさず、同じ札を二人に呼ばせない。

決めるのは :mod:`madoguchi_core.queue` の純関数で、ここは順番を待ち、今の盤面を渡し、返った出来事を一度に書くだけ。
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from os import PathLike
from types import TracebackType
from typing import Final, Self

from sqlalchemy import bindparam, select, update

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    AnyChange,
    Arrival,
    Board,
    Booking,
    BusinessDayRule,
    CallMade,
    CheckInRule,
    Flag,
    Medium,
    NextCall,
    Operation,
    QueueEvent,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    Slot,
    TicketCategory,
    call_next,
    check_in,
    close_day,
    count,
    fold,
    issue,
    jump_numbers,
    open_day,
    record,
    take_back,
)
from madoguchi_core.store.queue import _bookings as bookings
from madoguchi_core.store.queue._database import Conflict, Database, Session
from madoguchi_core.store.queue._log import Log, all_events, event_of_key, events_between, saved_days
from madoguchi_core.store.queue._opening import open_database
from madoguchi_core.store.queue._outcomes import (
    History,
    T,
    clock_event,
    has_new_number,
    is_same,
    refuse_broken,
    written,
)
from madoguchi_core.store.queue._schema import HEADS
from madoguchi_core.store.queue._sqlite import Journal, busy

_IS_COPY: Final = select(HEADS.c.is_copy)
_SET_COPY: Final = update(HEADS).values(is_copy=bindparam("value"))


class QueueStore:
    """
    番号札の置き場所。一つのファイル（または PostgreSQL）を、何台の端末からでも、どのスレッドからでも使える。

    戻ったときには書き終わっていて、停電でも失われない。同じ鍵の同じ操作は、何度呼んでも初めの結果を返す。

    Args:
        address: SQLite のファイルか、``sqlite:///場所`` か、``postgresql://`` の宛先。無ければ作る。
        wait: ほかの端末の書き込みを待つ秒数。
        journal: SQLite の守り方。省くと、動いている SQLite の版から選ぶ。

    Raises:
        StoreError: 開けない（MDG510・MDG518）、発券簿ではないか壊れている（MDG513）、ネットワーク上にある（MDG516）、
            新しい版が使っている（MDG519）。

    >>> from datetime import UTC, datetime
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> a = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> at = datetime(2026, 11, 24, 0, 5, tzinfo=UTC)
    >>> folder = TemporaryDirectory()
    >>> with QueueStore(Path(folder.name) / "queue.sqlite3") as store:
    ...     opened = store.open_day(date(2026, 11, 24), Operation(at, "kiosk-1", "open"))
    ...     first = store.issue(a, Operation(at, "kiosk-1", "tap-1"))
    ...     again = store.issue(a, Operation(at, "kiosk-1", "tap-1"))
    >>> first.event.change.number_text, again.event == first.event, again.is_repeat
    ('A001', True, True)
    >>> folder.cleanup()
    """

    def __init__(
        self, address: str | PathLike[str], *, wait: float = 5.0, journal: Journal | None = None
    ) -> None:
        self._database = open_database(address, wait=wait, journal=journal)
        self._log: Log | None = None
        try:
            self._database.read(_is_copy)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """接続を閉じる。もう一度使えば、開き直す。"""
        self._database.close()

    @property
    def database(self) -> Database:
        """接続（控えを取る部品が使う）。"""
        return self._database

    @property
    def is_copy(self) -> bool:
        """控えから戻したまま、まだ番号を飛ばしていないか。"""
        return self._database.read(_is_copy)

    # ------------------------------------------------------------ 読む

    def board(self) -> Board:
        """
        今の盤面。ほかの端末が書いた分も入る。

        Raises:
            StoreError: 読めない（MDG510・MDG513・MDG518）。
        """
        return self._database.read(lambda session: self._caught_up(session).board)

    def days(self) -> tuple[date, ...]:
        """記録のある営業日。"""
        days = self._database.read(saved_days)
        return tuple(date.fromisoformat(day) for day, _, _ in days)

    def history(self, first: date | None = None, last: date | None = None) -> History:
        """
        営業日 *first* の始まりから *last* の終わりまでの出来事。省いた端は、記録の端。

        >>> from tempfile import TemporaryDirectory
        >>> folder = TemporaryDirectory()
        >>> with QueueStore(f"{folder.name}/queue.sqlite3") as store:
        ...     store.history().events
        ()
        >>> folder.cleanup()
        """
        return self._database.read(lambda session: self._history(session, first, last))

    def everything(self) -> tuple[QueueEvent, ...]:
        """
        初めからの出来事のすべて。鎖を確かめながら読む。

        Raises:
            StoreError: 書いたときと違う出来事がある（MDG513）。
        """
        return self._database.read(all_events)

    # ------------------------------------------------------------ 書く

    def decide(self, decision: Callable[[Board], T], operation: Operation) -> T | Recorded | Refusal:
        """
        今の盤面で決め、決めた出来事を書く。決めるあいだ、ほかの端末は書かない。

        Args:
            decision: 盤面から結果を決める純関数。断った値や指摘なら、何も書かない。
            operation: だれが、いつ、どの操作として。

        Raises:
            StoreError: 混み合っている（MDG511）、書けない（MDG510・MDG517・MDG518）。どれも、何も書かれていない。
        """
        return self._write(lambda _, board: decision(board), operation)

    def record(
        self, change: AnyChange, operation: Operation, *, ticket: int | None = None
    ) -> Recorded | Refusal:
        """操作ひとつを記す（:func:`madoguchi_core.queue.record`）。"""
        return self.decide(lambda board: record(board, change, operation, ticket=ticket), operation)

    def issue(
        self,
        category: TicketCategory,
        operation: Operation,
        *,
        medium: Medium = Medium.PAPER,
        flags: frozenset[Flag] = frozenset(),
        route: Sequence[str] = (),
        staff_count: int | None = None,
    ) -> Recorded | Refusal | Finding:
        """次の番号で発券する（:func:`madoguchi_core.queue.issue`）。戻ったときには書き終わっている。"""
        return self.decide(
            lambda board: issue(
                board, category, operation, medium=medium, flags=flags, route=route, staff_count=staff_count
            ),
            operation,
        )

    def call_next(self, call: NextCall, operation: Operation) -> CallMade | Recorded | Refusal | None:
        """次の人を呼ぶ（:func:`madoguchi_core.queue.call_next`）。同じ札が二つの窓口に呼ばれることはない。"""
        return self.decide(lambda board: call_next(board, call, operation), operation)

    def count(
        self, category: TicketCategory, operation: Operation, *, staff_count: int | None = None
    ) -> Recorded | Refusal:
        """番号を出さない区分の受付を、一件と数える。"""
        return self.decide(
            lambda board: count(board, category, operation, staff_count=staff_count), operation
        )

    def take_back(
        self, category: TicketCategory, number: int, operation: Operation, *, is_machine_slip: bool = False
    ) -> Recorded | Refusal | Finding:
        """停止中に渡した番号を、後から入れる（:func:`madoguchi_core.queue.take_back`）。"""
        return self.decide(
            lambda board: take_back(board, category, number, operation, is_machine_slip=is_machine_slip),
            operation,
        )

    def open_day(self, on: date, operation: Operation) -> Recorded | Refusal:
        """営業日を始める。"""
        return self.decide(lambda board: open_day(board, on, operation), operation)

    def close_day(self, operation: Operation, *, carry_to: date | None) -> RecordedAll | Recorded | Refusal:
        """営業日を終える。残った札の扱いと終了を、一度に書く。"""
        return self.decide(lambda board: close_day(board, operation, carry_to=carry_to), operation)

    def jump(
        self, categories: Sequence[TicketCategory], seen: Mapping[str, int | None], operation: Operation
    ) -> RecordedAll | Recorded | Refusal | Finding:
        """
        控えから戻した後に、番号を飛ばす（:func:`madoguchi_core.queue.jump_numbers`）。これで、また発券できる。

        Args:
            categories: 区分。
            seen: 区分の id から、人の手元で見たいちばん大きい番号へ。無い区分は百だけ飛ばす。
            operation: だれが、いつ、どの操作として。
        """

        def work(session: Session, board: Board) -> RecordedAll | Refusal | Finding:
            if _is_copy(session) and board.business_date and _today(operation) > board.business_date:
                return _old_day(board.business_date)
            outcome = jump_numbers(board, categories, seen, operation)
            # 前に飛ばした鍵のやり直しや、空の区分では、何も飛んでいない
            if isinstance(outcome, RecordedAll) and outcome.events:
                session.run(_SET_COPY, value=0)
            return outcome

        return self._write(work, operation)

    def mark_copy(self) -> None:
        """控えから戻したと印を付ける。番号を飛ばすまで、発券しない。"""
        self._database.write(lambda session: session.run(_SET_COPY, value=1))

    # ------------------------------------------------------------ 予約

    def bookings(self, *, on: date | None = None) -> tuple[Booking, ...]:
        """予約のすべて。日を渡せば、その日の枠のものだけ。"""
        return self._database.read(lambda session: bookings.found(session, on))

    def book(self, slot: Slot, *, code: str, flags: frozenset[Flag] = frozenset()) -> Booking | Finding:
        """枠を予約する（:func:`madoguchi_core.queue.book`）。同時に申し込まれても、枠の人数を超えない。"""
        return self._database.write(lambda session: bookings.book(session, slot, code=code, flags=flags))

    def cancel_booking(self, code: str) -> Booking | None:
        """予約を取り消す。空いた分は、すぐほかの人が取れる。無い符号なら ``None``。"""
        return self._database.write(lambda session: bookings.cancel(session, code))

    def check_in(
        self, code: str, categories: Sequence[TicketCategory], operation: Operation, rule: CheckInRule
    ) -> Arrival | Recorded | Refusal | Finding:
        """予約の人を受け付け、番号札にする（:func:`madoguchi_core.queue.check_in`）。札と予約を一度に書く。"""

        def work(session: Session, board: Board) -> Arrival | Refusal | Finding:
            booking = bookings.find(session, code)
            known = {category.id: category for category in categories}
            if booking is None or booking.category_id not in known:
                return bookings.unknown()
            if operation.key in board.keys:
                # 受け付け済みになった予約のやり直し。初めの結果を返す
                booking = booking.before_arrival()
            outcome = check_in(board, booking, known[booking.category_id], operation, rule)
            if isinstance(outcome, Arrival):
                bookings.save(session, outcome.booking)
            return outcome

        return self._write(work, operation)

    # ------------------------------------------------------------ 内側

    def _write(self, work: Callable[[Session, Board], T], operation: Operation) -> T | Recorded | Refusal:
        attempted: list[QueueEvent] = []

        def transact(session: Session) -> tuple[T, Log]:
            log = self._caught_up(session)
            clock = clock_event(log.board, operation)
            outcome = work(session, log.board if clock is None else clock.board)
            events, board = written(outcome)
            if board is None:
                return outcome, log
            attempted.extend(event for event in events if event.sequence > log.board.sequence)
            told = attempted if clock is None else [clock.event, *attempted]
            refuse_broken(log.board, events, told, board)
            _refuse_copy(session, attempted)
            return outcome, log.add(session, told, board)

        try:
            outcome, self._log = self._database.write(transact)
        except Conflict:
            return self._repeated(attempted)
        return outcome

    def _history(self, session: Session, first: date | None, last: date | None) -> History:
        days = saved_days(session)
        after = next((each[1] for each in days if last is not None and each[0] > last.isoformat()), None)
        end = self._caught_up(session).board.sequence if after is None else after - 1
        if first is None:
            return History(Board(), events_between(session, 0, end))
        for day, sequence, saved in days:
            if day >= first.isoformat():
                # 始まりの盤面を読めなければ、そこまでを初めから畳む
                board = fold(events_between(session, 0, sequence)) if saved is None else saved
                return History(board, events_between(session, sequence, end))
        return History(Board(), ())

    def _caught_up(self, session: Session) -> Log:
        log = self._log
        if log is None or not log.catch_up(session):
            log = self._log = Log.loaded(session)
        return log

    def _event_of(self, key: str) -> QueueEvent | None:
        return self._database.read(lambda session: event_of_key(session, key))

    def _repeated(self, attempted: Sequence[QueueEvent]) -> Recorded | Refusal:
        """盤面がもう覚えていない鍵のやり直し（前の日の操作など）。"""
        self._log = None
        board = self.board()
        known = [self._event_of(event.key) for event in attempted]
        first = next((event for event in known if event is not None), None)
        if first is None:
            raise busy()
        if len(attempted) == 1 and is_same(first, attempted[0]):
            return Recorded(first, board, is_repeat=True)
        return Refusal(
            RefusalReason.KEY_REUSED, first.change.kind, first.ticket, None, first.sequence, "操作の鍵"
        )


def _is_copy(session: Session) -> bool:
    for (is_copy,) in session.rows(_IS_COPY):
        return bool(is_copy)
    raise StoreError("MDG513", "発券簿の印の行がありません", hint="控えから戻してください")


def _today(operation: Operation) -> date:
    return BusinessDayRule().date_of(operation.at)


def _old_day(opened: date) -> Finding:
    # 前の日で飛ばしても、次の日を開くと最初の番号に戻り、今日もう渡した番号がまた出る
    message = f"控えの営業日（{opened}）が開いたままです"
    hint = "その日の業務を終えて今日の業務を始めてから、番号を飛ばしてください"
    return Finding("MDG534", Severity.ERROR, "番号の飛び", message, hint)


def _refuse_copy(session: Session, events: Sequence[QueueEvent]) -> None:
    # 印は、ほかの端末が付けることも外すこともあるので、覚えずに読む
    if has_new_number(events) and _is_copy(session):
        raise StoreError(
            "MDG545",
            "控えから戻した発券簿なので、このままでは同じ番号が二度出ます",
            hint="人の手元のいちばん大きい番号を確かめ、番号を飛ばしてから（madoguchi queue jump）発券してください",
        )
