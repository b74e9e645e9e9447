"""出来事の並びの置き方: 一行ずつ鎖でつないで書き、読むときに鎖を確かめながら畳む。"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

from sqlalchemy import bindparam, func, insert, select

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Board,
    DayOpened,
    QueueEvent,
    board_json,
    event_json,
    fold,
    read_board,
    read_event,
)
from madoguchi_core.store.queue._database import Session
from madoguchi_core.store.queue._schema import DAYS, EVENTS

_ADD: Final = insert(EVENTS)
_ADD_DAY: Final = insert(DAYS)
_COLUMNS: Final = (EVENTS.c.sequence, EVENTS.c.body, EVENTS.c.digest)
_AFTER: Final = select(*_COLUMNS).where(EVENTS.c.sequence > bindparam("after")).order_by(EVENTS.c.sequence)
_BETWEEN: Final = (
    select(EVENTS.c.body)
    .where(EVENTS.c.sequence > bindparam("after"), EVENTS.c.sequence <= bindparam("last"))
    .order_by(EVENTS.c.sequence)
)
_DIGEST: Final = select(EVENTS.c.digest).where(EVENTS.c.sequence == bindparam("at"))
_BY_KEY: Final = select(EVENTS.c.body).where(EVENTS.c.key == bindparam("key"))
_COUNT: Final = select(func.count()).select_from(EVENTS)
_LATEST_DAY: Final = select(DAYS.c.sequence, DAYS.c.board).order_by(DAYS.c.sequence.desc()).limit(1)
_DAYS: Final = select(DAYS.c.business_date, DAYS.c.sequence, DAYS.c.board).order_by(DAYS.c.sequence)


class Log:
    """
    置き場所の出来事を畳んだ盤面。書かれるたびに、足された分だけを読んで畳む。

    Attributes:
        board: 読んだところまでの盤面。
    """

    __slots__ = ("_digest", "board")

    def __init__(self) -> None:
        self.board = Board()
        self._digest = ""

    @classmethod
    def loaded(cls, session: Session) -> "Log":
        """最後の営業日の始まりから畳む。その盤面を読めなければ、初めの出来事から畳む。"""
        log = cls()
        for sequence, saved in session.rows(_LATEST_DAY):
            board = _saved(saved)
            if board is not None and board.sequence == sequence:
                log.board = board
                log._digest = next((digest for (digest,) in session.rows(_DIGEST, at=sequence)), "")
        [(count,)] = session.rows(_COUNT)
        if not log.catch_up(session) or count != log.board.sequence:
            # 終わりの行が読めなくなると、鎖だけでは分からない。SQLite は、行ではなく鍵の索引を数える
            raise damaged(log.board.sequence)
        return log

    def catch_up(self, session: Session) -> bool:
        """
        ほかの端末が足した出来事を畳む。

        読んだところの出来事が無いか違えば、控えから戻されたなどで、別の並びに替わっている。偽を返すので、読み直す。

        Raises:
            StoreError: 鎖が切れているか、畳めない出来事がある（MDG513）。
        """
        at = self.board.sequence
        rows = session.rows(_AFTER, after=at - 1)
        if at:
            if not rows or (rows[0][0], rows[0][2]) != (at, self._digest):
                return False
            rows = rows[1:]
        if not rows:
            return True
        events, digest = _chained(rows, self.board.sequence, self._digest)
        board = fold(events, start=self.board)
        if board.refused:
            raise damaged(board.refused[0].sequence)
        self.board, self._digest = board, digest
        return True

    def add(self, session: Session, events: Iterable[QueueEvent], board: Board) -> "Log":
        """
        出来事を書き、その後の盤面を持つ並びを返す。自分は変わらないので、取引が失敗すれば捨てればよい。

        Raises:
            Conflict: 同じ通し番号か鍵が、もう書かれている。
        """
        after = Log()
        after.board, after._digest = board, self._digest
        for event in events:
            body = event_json(event)
            after._digest = chained(after._digest, body)
            session.run(_ADD, sequence=event.sequence, key=event.key, body=body, digest=after._digest)
            if isinstance(event.change, DayOpened):
                day = event.change.business_date.isoformat()
                session.run(_ADD_DAY, business_date=day, sequence=event.sequence, board=board_json(board))
        return after


def chained(previous: str, body: str) -> str:
    """
    鎖の次の輪。前の輪と、書いた文そのものから決まる。

    >>> chained("", "{}") == chained("", "{}"), chained("", "{}") == chained("0", "{}")
    (True, False)
    """
    return blake2b(f"{previous}{body}".encode(), digest_size=16).hexdigest()


def event_of_key(session: Session, key: str) -> QueueEvent | None:
    """その鍵の出来事。"""
    for (body,) in session.rows(_BY_KEY, key=key):
        return _read(body, 0)
    return None


def events_between(session: Session, after: int, last: int) -> tuple[QueueEvent, ...]:
    """*after* より後、*last* までの出来事。"""
    rows = session.rows(_BETWEEN, after=after, last=last)
    return tuple(_read(body, after) for (body,) in rows)


def saved_days(session: Session) -> list[tuple[str, int, Board | None]]:
    """営業日と、始まりの通し番号と、始めたときの盤面。"""
    return [(str(day), sequence, _saved(board)) for day, sequence, board in session.rows(_DAYS)]


def _saved(board: object) -> Board | None:
    # 壊れたファイルでは、列の値が文ではないことがある
    return read_board(board) if isinstance(board, str) else None


def all_events(session: Session) -> tuple[QueueEvent, ...]:
    """
    初めからの出来事を、鎖を確かめながら。

    Raises:
        StoreError: 鎖が切れている（MDG513）。
    """
    events, _ = _chained(session.rows(_AFTER, after=0), 0, "")
    return tuple(events)


def _chained(rows: Sequence[tuple[int, str, str]], after: int, digest: str) -> tuple[list[QueueEvent], str]:
    events = []
    for expected, (sequence, body, written) in enumerate(rows, start=after + 1):
        digest = chained(digest, body)
        if sequence != expected or digest != written:
            raise damaged(expected)
        events.append(_read(body, sequence))
    return events, digest


def _read(body: str, sequence: int) -> QueueEvent:
    event = read_event(body)
    if isinstance(event, Finding):
        raise damaged(sequence)
    return event


def damaged(sequence: int) -> StoreError:
    """発券簿の中身が、書いたときと違うという例外。"""
    return StoreError(
        "MDG513", f"発券簿の {sequence} 番目の出来事が、書いたときと違います", hint="控えから戻してください"
    )
