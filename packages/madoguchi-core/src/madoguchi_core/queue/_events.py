"""番号札の出来事の記録一行と、その JSON。書いた順（通し番号）だけが順を決め、時刻は順を決めない。"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._changes import AnyChange, UnknownChange
from madoguchi_core.queue._ids import Code, Key
from madoguchi_core.queue._status import CHANGE_TITLES, TRANSITIONS

SCHEMA_VERSION: Final = 1
"""出来事の JSON の版。同じ名の項目の意味は変えない。項目か種類を足すときに上げる。"""


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_utc)]


class QueueEvent(BaseModel):
    """
    出来事の記録一行。

    >>> from madoguchi_core.queue import Called
    >>> event = QueueEvent(
    ...     sequence=3,
    ...     ticket=1,
    ...     at="2026-11-24T09:05:00+09:00",
    ...     by="desk-1",
    ...     key="k3",
    ...     change=Called(counter="3"),
    ... )
    >>> event.title, event.at.isoformat()
    ('呼出', '2026-11-24T00:05:00+00:00')
    """

    # 使うときまで組み立てない。番号札を使わない命令の始まりを遅くしないため
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    version: int = Field(default=SCHEMA_VERSION, title="JSON の版", ge=1)
    sequence: int = Field(title="通し番号", ge=1)
    ticket: int | None = Field(title="札の id（窓口全体のことなら無い）", ge=1)
    at: Instant = Field(title="時刻（協定世界時にそろえる）")
    by: Code = Field(title="記した端末か窓口の id")
    key: Key = Field(title="操作ひとつの鍵")
    change: AnyChange = Field(title="起こったこと")

    @model_validator(mode="after")
    def _ticket_only_where_one_is_meant(self) -> Self:
        kind = self.change.kind
        is_about_ticket = kind == "issued" or kind in TRANSITIONS
        if kind != "unknown" and is_about_ticket is (self.ticket is None):
            raise ValueError("札の出来事には札の id が要り、窓口全体の出来事には付けられません")
        return self

    @property
    def title(self) -> str:
        """起こったことの日本語の名。"""
        if isinstance(self.change, UnknownChange):
            return f"この版の知らない出来事（{self.change.name}）"
        return CHANGE_TITLES[self.change.kind]


def event_json(event: QueueEvent) -> str:
    """
    出来事を一行の JSON にする。知らない出来事は、読んだときの文に戻る。

    >>> from madoguchi_core.queue import Serving
    >>> event_json(
    ...     QueueEvent(sequence=4, ticket=1, at="2026-11-24T00:06:00Z", by="d", key="k4", change=Serving())
    ... )
    '{"version":1,"sequence":4,"ticket":1,"at":"2026-11-24T00:06:00Z","by":"d","key":"k4","change":{"kind":"serving"}}'
    """
    if isinstance(event.change, UnknownChange):
        return event.change.content
    return event.model_dump_json()


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
        event = QueueEvent.model_validate_json(text)
    except ValidationError:
        return _from_the_future(text)
    return _from_the_future(text) if isinstance(event.change, UnknownChange) else event


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
        raw = json.loads(text)
        name = raw["change"]["kind"]
        is_newer = isinstance(raw["version"], int) and raw["version"] > SCHEMA_VERSION
        if not isinstance(name, str) or not (is_newer or name not in CHANGE_TITLES):
            return _unreadable("番号札の出来事")
        return _kept(raw, name, text)
    except (ValueError, TypeError, KeyError):
        return _unreadable("番号札の出来事")


def _kept(raw: dict[str, Any], name: str, text: str) -> QueueEvent:
    outside = {field: raw[field] for field in ("sequence", "ticket", "at", "by", "key")}
    return QueueEvent.model_validate({**outside, "change": UnknownChange(name=name, content=text)})


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
