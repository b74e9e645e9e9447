"""出口の約束: 支援措置で止め、記録してから渡し、記録できなければ渡さない。"""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import FormError, InvalidValue, ReleaseRefused, StoreError
from madoguchi_core.gate import (
    Gate,
    OutputKind,
    ReleaseOutcome,
    ReleaseReason,
    ReleaseRecord,
    ReleaseRequest,
    Requester,
    Ruling,
    Subject,
    decide,
)
from madoguchi_core.records import Missing, Protection, SupportMeasure

AT = datetime(2026, 4, 10, 9, 5, tzinfo=timezone(timedelta(hours=9)))
FREE = Protection.none()
PROTECTED = Protection(is_listed=True, measure=SupportMeasure.FULL)
ENDED = Protection(is_listed=True, measure=SupportMeasure.ENDED)
UNCLEAR = Protection(is_listed=True, measure=Missing.UNKNOWN)


def request(*states: Protection | Missing, kind: OutputKind = OutputKind.FORM) -> ReleaseRequest:
    subjects = tuple(Subject(f"90{index}", state) for index, state in enumerate(states))
    return ReleaseRequest(kind, Requester("clerk", "pc1"), "おくやみ", subjects)


def refuse_to_make(ruling: Ruling) -> str:
    raise AssertionError(ruling)


@given(st.lists(st.sampled_from([FREE, ENDED, *Missing]), max_size=4), st.integers(0, 4))
def test_一人でも抑止されていれば_どこにいても全部を止める(
    states: list[Protection | Missing], at: int
) -> None:
    states.insert(min(at, len(states)), PROTECTED)
    with pytest.raises(ReleaseRefused):
        Gate(lambda record: None).release(request(*states), refuse_to_make, at=AT)


def test_止めたときの文は_だれが何人守られていても同じ() -> None:
    def said(*states: Protection | Missing) -> str:
        with pytest.raises(ReleaseRefused) as caught:
            Gate(lambda record: None).release(request(*states), refuse_to_make, at=AT)
        return str(caught.value)

    assert said(PROTECTED) == said(FREE, PROTECTED, FREE) == said(PROTECTED, UNCLEAR)
    assert "90" not in said(PROTECTED)


def test_区分の分からない人は止め_終わった人は止めない() -> None:
    assert decide(request(UNCLEAR)).outcome is ReleaseOutcome.REFUSED
    assert decide(request(ENDED)).outcome is ReleaseOutcome.RELEASED


@pytest.mark.parametrize("absent", list(Missing), ids=lambda absent: absent.value)
def test_照合していなければ住所を空け_注意を出す(absent: Missing) -> None:
    ruling = decide(request(FREE, absent))
    assert ruling.withholds_addresses
    assert [finding.code for finding in ruling.findings] == ["MDG603"]
    assert not decide(request(FREE)).withholds_addresses


def test_記録してから作り_止めたことも記録する() -> None:
    events: list[str] = []
    gate = Gate(lambda record: events.append(record.outcome.value))
    assert gate.release(request(FREE), lambda ruling: events.append("作る"), at=AT) is None
    with pytest.raises(ReleaseRefused):
        gate.release(request(PROTECTED), refuse_to_make, at=AT)
    assert events == ["released", "作る", "refused"]


def test_記録できなければ何も渡らない() -> None:
    def full(record: ReleaseRecord) -> None:
        raise StoreError("MDG720", "書けません")

    with pytest.raises(StoreError, match="MDG720"):
        Gate(full).release(request(FREE), refuse_to_make, at=AT)


def test_時差のない日時は受け取らない() -> None:
    with pytest.raises(InvalidValue, match="MDG602"):
        Gate(lambda record: None).release(request(FREE), refuse_to_make, at=AT.replace(tzinfo=None))


def test_作れずに終わったら_渡らなかったことも記録する() -> None:
    kept: list[ReleaseRecord] = []

    def broken(ruling: Ruling) -> str:
        raise FormError("MDG401", "様式がありません")

    with pytest.raises(FormError):
        Gate(kept.append).release(request(FREE), broken, at=AT)
    assert [(record.outcome, record.reason) for record in kept] == [
        (ReleaseOutcome.RELEASED, ReleaseReason.NOBODY_PROTECTED),
        (ReleaseOutcome.FAILED, ReleaseReason.NOT_MADE),
    ]


def test_記録の日時は協定世界時になる() -> None:
    kept: list[ReleaseRecord] = []
    Gate(kept.append).release(request(FREE), lambda ruling: None, at=AT)
    assert kept[0].at == AT
    assert kept[0].at.utcoffset() == timedelta(0)


def test_番号札は載る人がいなくても出る() -> None:
    ruling = decide(request(kind=OutputKind.TICKET))
    assert (ruling.outcome, ruling.reason) == (ReleaseOutcome.RELEASED, ReleaseReason.NOBODY_SHOWN)
    assert not ruling.withholds_addresses


NOBODY_SHOWN = {OutputKind.TICKET, OutputKind.ANSWER_SHEET}


@pytest.mark.parametrize("kind", set(OutputKind) - NOBODY_SHOWN, ids=lambda kind: kind.value)
def test_人の載るものは_載る人を渡さなければ求められない(kind: OutputKind) -> None:
    with pytest.raises(InvalidValue, match="MDG605"):
        request(kind=kind)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Requester("", "pc1"),
        lambda: Requester("clerk", " "),
        lambda: ReleaseRequest(OutputKind.TICKET, Requester("clerk", "pc1"), "", ()),
        lambda: ReleaseRequest(OutputKind.TICKET, Requester("clerk", "pc1"), "発券", (), copies=0),
    ],
    ids=["操作者", "端末", "目的", "部数"],
)
def test_だれが何のために何部かが欠けていれば求められない(ask: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue, match="MDG604"):
        ask()


def test_止めたときに代わりのものがあれば_それを渡し_止めたことは記録に残る() -> None:
    kept: list[ReleaseRecord] = []
    given = Gate(kept.append).release(request(PROTECTED), refuse_to_make, at=AT, instead=lambda: "引き継ぎ")
    assert given == "引き継ぎ"
    assert [(one.outcome, one.reason) for one in kept] == [(ReleaseOutcome.REFUSED, ReleaseReason.PROTECTED)]


def test_止めないときは_代わりのものは作られない() -> None:
    def never() -> str:
        raise AssertionError

    assert Gate(lambda record: None).release(request(FREE), lambda _: "紙", at=AT, instead=never) == "紙"


def test_求めの見え方に宛名番号と支援措置は出ない() -> None:
    shown = repr(request(PROTECTED))
    assert "900" not in shown
    assert "FULL" not in shown
