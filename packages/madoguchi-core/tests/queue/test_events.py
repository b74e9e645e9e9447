"""出来事: 往復で変わらず、知らない版の出来事を失わず、人の番号を受け取らない。"""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    CHANGE_TITLES,
    AnyChange,
    Called,
    Cancelled,
    CancelReason,
    CheckedIn,
    CheckInTiming,
    ClockRegressed,
    Counted,
    DayClosed,
    DayOpened,
    Done,
    Flag,
    Flagged,
    Held,
    Issued,
    Linked,
    Medium,
    NoShow,
    NumberJumped,
    Printed,
    PrintFailed,
    PrintUncertain,
    QueueEvent,
    Recalled,
    Reprinted,
    Resumed,
    Returned,
    RolledOver,
    Serving,
    Transferred,
    UnknownChange,
    event_json,
    read_event,
    read_events,
)

CODES = st.from_regex(r"[A-Za-z][A-Za-z0-9._:-]{0,20}", fullmatch=True)
LONG_CODES = st.from_regex(r"[A-Za-z][A-Za-z0-9._:-]{7,20}", fullmatch=True)
CATEGORIES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
INSTANTS = st.datetimes(
    min_value=datetime(2000, 1, 1),
    max_value=datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))]),
)
FLAGS = st.frozensets(st.sampled_from(Flag))
STAFF = st.none() | st.integers(0, 99)

TICKET_CHANGES: st.SearchStrategy[AnyChange] = st.one_of(
    st.builds(
        Issued,
        category_id=CATEGORIES,
        number=st.integers(1, 9999),
        number_text=st.from_regex(r"手?[A-Z]?[0-9]{3,4}", fullmatch=True),
        business_date=st.dates(),
        waiting=st.integers(0, 500),
        medium=st.sampled_from(Medium),
        flags=FLAGS,
        route=st.lists(CATEGORIES, max_size=3).map(tuple),
        staff_count=STAFF,
    ),
    st.sampled_from([Printed(), Reprinted(), Serving(), Resumed(), Done(), NoShow()]),
    st.builds(PrintFailed, code=st.sampled_from(["", "MDG525"])),
    st.builds(PrintUncertain, code=st.sampled_from(["", "MDG525"])),
    st.builds(Called, counter=CODES),
    st.builds(Recalled, counter=CODES),
    st.builds(Held, until=st.none() | INSTANTS),
    st.builds(Transferred, category_id=CATEGORIES, counter=st.none() | CODES, keeps_place=st.booleans()),
    st.builds(Returned, keeps_place=st.booleans()),
    st.builds(Cancelled, reason=st.sampled_from(CancelReason)),
    st.builds(Linked, case_code=LONG_CODES),
    st.builds(Flagged, flags=FLAGS),
    st.builds(
        CheckedIn,
        booking_code=LONG_CODES,
        timing=st.sampled_from(CheckInTiming),
        due_at=st.none() | INSTANTS,
    ),
    st.builds(RolledOver, to=st.none() | st.dates()),
)
DAY_CHANGES: st.SearchStrategy[AnyChange] = st.one_of(
    st.builds(DayOpened, business_date=st.dates()),
    st.builds(DayClosed, business_date=st.dates()),
    st.builds(Counted, category_id=CATEGORIES, staff_count=STAFF),
    st.builds(NumberJumped, category_id=CATEGORIES, last_used=st.integers(1, 9999)),
    st.builds(ClockRegressed, last_at=INSTANTS),
)


def event(change: AnyChange, **changes: object) -> QueueEvent:
    ticket = (
        None
        if change.kind in {"day_opened", "day_closed", "counted", "number_jumped", "clock_regressed"}
        else 1
    )
    fields = {
        "sequence": 5,
        "ticket": ticket,
        "at": datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=9))),
        "by": "kiosk-1",
        "key": "kiosk-1.5",
        "change": change,
    }
    return QueueEvent(**(fields | changes))  # type: ignore[arg-type]


@given(change=TICKET_CHANGES | DAY_CHANGES, at=INSTANTS, sequence=st.integers(1, 10**9), by=CODES, key=CODES)
def test_どの出来事も_JSONにして読むと同じ出来事に戻る(
    change: AnyChange, at: datetime, sequence: int, by: str, key: str
) -> None:
    written = event(change, at=at, sequence=sequence, by=by, key=key)
    assert read_event(event_json(written)) == written


def test_どの種類にも日本語の名がある() -> None:
    assert {each.kind for each in get_args(AnyChange)} == {*CHANGE_TITLES, "unknown"}
    assert event(Called(counter="3")).title == "呼出"


def future(**changes: object) -> dict[str, object]:
    return {
        "version": 7,
        "sequence": 5,
        "ticket": 1,
        "at": "2026-11-24T00:05:00Z",
        "by": "d",
        "key": "k5",
        "change": {"kind": "texted", "channel": "sms"},
    } | changes


def test_知らない種類の出来事は_元の文のまま持ち_書くと同じ文に戻る() -> None:
    text = json.dumps(future(), ensure_ascii=False)
    kept = read_event(text)
    assert isinstance(kept, QueueEvent)
    assert isinstance(kept.change, UnknownChange)
    assert (kept.sequence, kept.ticket, kept.title) == (5, 1, "この版の知らない出来事（texted）")
    assert event_json(kept) == text


def test_unknownという名の種類で書かれた出来事も_元の文に戻る() -> None:
    text = json.dumps(future(change={"kind": "unknown", "name": "x", "content": "{}"}))
    kept = read_event(text)
    assert isinstance(kept, QueueEvent)
    assert event_json(kept) == text


def test_新しい版が項目を足した出来事も_失わない() -> None:
    text = json.dumps(future(change={"kind": "serving", "language": "en"}))
    kept = read_event(text)
    assert isinstance(kept, QueueEvent)
    assert event_json(kept) == text


def test_新しい版が書いた_知っている形の出来事は_そのまま読む() -> None:
    read = read_event(json.dumps(future(change={"kind": "serving"})))
    assert isinstance(read, QueueEvent)
    assert read.change == Serving()
    assert json.loads(event_json(read))["version"] == 7


def test_知らない出来事の中身は_表示に出さない() -> None:
    kept = read_event(json.dumps(future(change={"kind": "texted", "to": "090-0000-0000"})))
    assert "090" not in repr(kept)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        json.dumps(future(version=1, change={"kind": "serving", "language": "en"})),
        json.dumps(future(version=1, change={})),
        json.dumps(future(sequence=0)),
        json.dumps(future(at="2026-11-24T00:05:00")),
        json.dumps(future(change={"kind": 3})),
    ],
    ids=[
        "空",
        "途中",
        "並び",
        "無",
        "同じ版で知らない項目",
        "種類が無い",
        "通し番号が0",
        "時差が無い",
        "種類が数",
    ],
)
def test_読めない行は_中身を書かない指摘になる(text: str) -> None:
    finding = read_event(text)
    assert isinstance(finding, Finding)
    assert finding.code == "MDG531"


def test_並んだ行は_読める行をすべて読み_読めない行と知らない行の番号を言う() -> None:
    good = event_json(event(Done()))
    events, findings = read_events([good, "壊れた", json.dumps(future()), good])
    assert len(events) == 3
    assert [(finding.code, finding.where) for finding in findings] == [
        ("MDG531", "番号札の出来事 2行目"),
        ("MDG530", "番号札の出来事 3行目"),
    ]


@pytest.mark.parametrize(
    "code", ["123456789012", "case-123456789012", "山田", "a b", "", "-a", "a" * 65, "a\n"]
)
def test_人の番号や名を_符号として受け取らない(code: str) -> None:
    with pytest.raises(InvalidValue):
        event(Called(counter="3"), by=code)


@pytest.mark.parametrize("code", ["12345678901", "1234567890123", "C-0f3a9b", "desk.1:2_3"])
def test_十二桁の数字でない符号は受け取る(code: str) -> None:
    assert event(Called(counter="3"), key=code).key == code


def test_件の符号は_短すぎるものを受け取らない() -> None:
    with pytest.raises(InvalidValue):
        Linked(case_code="C-1")


def test_札の出来事には札が要り_窓口全体の出来事には付けられない() -> None:
    with pytest.raises(InvalidValue, match="札の id"):
        event(Done(), ticket=None)
    with pytest.raises(InvalidValue, match="札の id"):
        event(DayOpened(business_date=date(2026, 11, 24)), ticket=1)


def test_時差の無い時刻の出来事は作れない() -> None:
    with pytest.raises(InvalidValue):
        event(Done(), at=datetime(2026, 11, 24, 9, 5))


@pytest.mark.parametrize(
    "change",
    [
        Issued(category_id="a", number=0, number_text="A000", business_date=date(2026, 11, 24), waiting=0),
        Issued(category_id="a", number=1, number_text="山田", business_date=date(2026, 11, 24), waiting=0),
        Issued(
            category_id="a",
            number=1,
            number_text="A001",
            business_date=date(2026, 11, 24),
            waiting=0,
            staff_count="三人",  # type: ignore[arg-type]
        ),
        Held(until="あとで"),  # type: ignore[arg-type]
        Flagged(flags={"優先"}),  # type: ignore[arg-type]
    ],
    ids=["番号が0", "番号が字", "人数が字", "時刻が字", "無い配慮"],
)
def test_読めない出来事は書かない(change: AnyChange) -> None:
    """書いてしまうと、その行から後の記録がすべて読めなくなる。"""
    with pytest.raises(InvalidValue, match="MDG531"):
        event_json(event(change))
