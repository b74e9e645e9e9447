"""番号札の出来事の記録一行と、その JSON。書いた順（通し番号）だけが順を決め、時刻は順を決めない。"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from msgspec import Meta, MsgspecError, Struct, convert
from msgspec.json import Decoder, Encoder, decode
from msgspec.structs import force_setattr

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._changes import AnyChange, Aware, UnknownChange
from madoguchi_core.queue._ids import is_code
from madoguchi_core.queue._status import CHANGE_TITLES, TRANSITIONS

SCHEMA_VERSION: Final = 1
"""出来事の JSON の版。同じ名の項目の意味は変えない。項目か種類を足すときに上げる。"""

LONGEST_KEY: Final = 80
"""操作の鍵の長さの限り。端末は 64 字までで作り、一度に多くを起こす操作が、その後に番号を付ける。"""


class QueueEvent(Struct, frozen=True, gc=False, forbid_unknown_fields=True, kw_only=True):
    """
    出来事の記録一行。

    Attributes:
        version: JSON の版。
        sequence: 通し番号。
        ticket: 札の id（窓口全体のことなら無い）。
        at: 時刻（協定世界時にそろえる）。
        by: 記した端末か窓口の id。
        key: 操作ひとつの鍵。
        change: 起こったこと。

    Raises:
        InvalidValue: 時差が無い（MDG515）、端末の id か鍵が符号の形ではない（MDG538）、札の id の有無が種類に合わない
            （MDG536）。

    >>> from madoguchi_core.queue import Called
    >>> event = QueueEvent(
    ...     sequence=3,
    ...     ticket=1,
    ...     at=datetime(2026, 11, 24, 0, 5, tzinfo=UTC),
    ...     by="desk-1",
    ...     key="k3",
    ...     change=Called(counter="3"),
    ... )
    >>> event.title, event.at.isoformat()
    ('呼出', '2026-11-24T00:05:00+00:00')
    """

    version: Annotated[int, Meta(ge=1)] = SCHEMA_VERSION
    sequence: Annotated[int, Meta(ge=1)]
    ticket: Annotated[int, Meta(ge=1)] | None
    at: Aware
    by: str
    key: str
    change: AnyChange

    def __post_init__(self) -> None:
        """符号と時差と、札の id の有無を確かめる。"""
        check_stamp(self.at, self.by, self.key)
        if self.at.tzinfo is not UTC:
            force_setattr(self, "at", self.at.astimezone(UTC))
        kind = self.change.kind
        is_about_ticket = kind == "issued" or kind in TRANSITIONS
        if kind != "unknown" and is_about_ticket is (self.ticket is None):
            raise InvalidValue(
                "MDG536",
                "札の出来事には札の id が要り、窓口全体の出来事には付けられません",
                hint="札の id を確かめてください",
            )

    @property
    def title(self) -> str:
        """起こったことの日本語の名。"""
        if isinstance(self.change, UnknownChange):
            return f"この版の知らない出来事（{self.change.name}）"
        return CHANGE_TITLES[self.change.kind]


_ENCODER: Final = Encoder()
_DECODER: Final = Decoder(QueueEvent)


def check_stamp(at: datetime, by: str, key: str) -> None:
    """
    だれが・いつ・どの操作として、に使える形か。

    Raises:
        InvalidValue: 時刻に時差が無い（MDG515）、端末の id か鍵が符号の形ではない（MDG538）。

    >>> check_stamp(datetime(2026, 11, 24, tzinfo=UTC), "kiosk-1", "tap-1")
    """
    if at.tzinfo is None:
        hint = "時差のある時刻（日本なら +09:00）を渡してください"
        raise InvalidValue("MDG515", "時刻に時差がありません", hint=hint)
    if not (is_code(by, longest=64) and is_code(key, longest=LONGEST_KEY)):
        hint = "半角の英数字と . _ : - で、端末の id は 64 字、鍵は 80 字までにしてください"
        raise InvalidValue("MDG538", "端末の id か、操作の鍵に使えない形です", hint=hint)


def event_json(event: QueueEvent) -> str:
    """
    出来事を一行の JSON にする。知らない出来事は、読んだときの文に戻る。

    返すのは、読めば同じ出来事に戻る文だけ。型の違う値を書くと、その日の記録が読めなくなる。

    Raises:
        InvalidValue: 決まった形ではない値がある（MDG531）。

    >>> from madoguchi_core.queue import Serving
    >>> at = datetime(2026, 11, 24, 0, 6, tzinfo=UTC)
    >>> event_json(QueueEvent(sequence=4, ticket=1, at=at, by="d", key="k4", change=Serving()))
    '{"version":1,"sequence":4,"ticket":1,"at":"2026-11-24T00:06:00Z","by":"d","key":"k4","change":{"kind":"serving"}}'
    """
    if isinstance(event.change, UnknownChange):
        return event.change.content
    try:
        body = _ENCODER.encode(event)
        is_same = _DECODER.decode(body) == event
    except (MsgspecError, TypeError) as problem:
        raise _unwritable(event) from problem
    if not is_same:
        raise _unwritable(event)
    return body.decode()


def read_event(text: str) -> QueueEvent | Finding:
    """
    一行の JSON を出来事にする。新しい版の出来事は、捨てずに元の文のまま持つ。

    Args:
        text: :func:`event_json` の書いた一行。

    Returns:
        出来事、または読めないという指摘（``MDG531``）。指摘に中身は書かない。

    >>> print(read_event("{"))
    [誤り] MDG531 番号札の出来事: 出来事として読めません → 控えと見比べ、壊れた行を直してください
    """
    try:
        event = _DECODER.decode(text)
    except (MsgspecError, InvalidValue, UnicodeError):
        return _from_the_future(text)
    return _from_the_future(text) if isinstance(event.change, UnknownChange) else event


def _unwritable(event: QueueEvent) -> InvalidValue:
    message = f"「{event.title}」の出来事に、決まった形ではない値があります"
    return InvalidValue("MDG531", message, hint="値の型と範囲を確かめてください")


def read_events(lines: Iterable[str]) -> tuple[tuple[QueueEvent, ...], tuple[Finding, ...]]:
    """
    並んだ行をすべて読む。読めない行も知らない出来事も、指摘に行の番号を書く。

    >>> read_events([])
    ((), ())
    """
    events: list[QueueEvent] = []
    findings: list[Finding] = []
    for at, line in enumerate(lines, start=1):
        read = read_event(line)
        if isinstance(read, Finding):
            findings.append(_unreadable(f"番号札の出来事 {at}行目"))
            continue
        events.append(read)
        if isinstance(read.change, UnknownChange):
            findings.append(_unknown(f"番号札の出来事 {at}行目"))
    return tuple(events), tuple(findings)


def _from_the_future(text: str) -> QueueEvent | Finding:
    try:
        raw = decode(text)
        name = raw["change"]["kind"]
        is_newer = isinstance(raw["version"], int) and raw["version"] > SCHEMA_VERSION
        if not isinstance(name, str) or not (is_newer or name not in CHANGE_TITLES):
            return _unreadable("番号札の出来事")
        return _kept(raw, name, text)
    except (MsgspecError, InvalidValue, UnicodeError, TypeError, KeyError):
        return _unreadable("番号札の出来事")


def _kept(raw: dict[str, Any], name: str, text: str) -> QueueEvent:
    outside = {field: raw[field] for field in ("sequence", "ticket", "at", "by", "key")}
    return convert({**outside, "change": {"kind": "unknown", "name": name, "content": text}}, QueueEvent)


def _unreadable(where: str) -> Finding:
    return Finding(
        "MDG531",
        Severity.ERROR,
        where,
        "出来事として読めません",
        "控えと見比べ、壊れた行を直してください",
    )


def _unknown(where: str) -> Finding:
    return Finding(
        "MDG530",
        Severity.WARNING,
        where,
        "この版の知らない出来事です。捨てずに残し、札の状態には数えていません",
        "書いた側と同じか、新しい版の madoguchi で読んでください",
    )
