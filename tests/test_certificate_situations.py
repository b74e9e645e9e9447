"""
証明書の請求の見本と、漏らさない約束。

「出せない請求は、言葉でも、無いことでも、支援措置の人がどこにいるか・登録があるかを明かさない」。
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi_core.cases import Answers, CertificateRequest, ExpectedRuling, read_request
from madoguchi_core.certificate_visit import (
    CertificateVisit,
    decide_request,
    registered_facts,
    request_facts_of,
)
from madoguchi_core.certificates import is_visible
from madoguchi_core.cli._certificate_json import certificate_json
from madoguchi_core.cli._certificate_outputs import make_sheets, subjects_of
from madoguchi_core.cli._compare import compare_ruling
from madoguchi_core.cli._outputs import Setting
from madoguchi_core.errors import PluginError
from madoguchi_core.gate import Gate, OutputKind, ReleaseOutcome, ReleaseRecord, Requester
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import RequestFacts
from madoguchi_core.national.facts import CERTIFICATE_FACTS, request, subject
from madoguchi_core.national.situation import REQUEST_WORDS
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import Outcome
from madoguchi_core.records import (
    Household,
    Missing,
    Protection,
    Relation,
    Resident,
    ResidentStatus,
    SupportMeasure,
)
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Facts, known

FOLDER = Path(__file__).parent.parent / "examples/situations/certificates"
FILES = sorted(FOLDER.glob("*.yaml"))
REGISTRY = default_registry()
ON = date(2026, 4, 6)
AT = datetime(2026, 4, 6, 1, 0, tzinfo=UTC)
TRIPLE = ("asks-protected", "asks-unregistered", "asks-not-entitled")


def read(path: Path) -> tuple[CertificateRequest, ExpectedRuling]:
    found = read_request(
        path.read_text(encoding="utf-8"),
        where=path.name,
        certificates=REGISTRY.certificates,
        words=request_facts_of(REGISTRY).words,
    )
    assert found.request is not None, [str(finding) for finding in found.findings]
    assert found.findings == ()
    return found.request, found.expected


def visited(name: str) -> CertificateVisit:
    return decide_request(REGISTRY, read(FOLDER / f"{name}.yaml")[0])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_見本の請求は_書かれた結論と返事になる(path: Path) -> None:
    asked, expected = read(path)
    assert expected.outcome is not None
    assert expected.answer is not None
    visit = decide_request(REGISTRY, asked)
    assert [str(one) for one in compare_ruling(visit, expected, where=path.name)] == []


def test_見本には_三つの結論と_どの種類の返事もある() -> None:
    found = [read(path)[1] for path in FILES]
    assert {one.outcome for one in found} == {Outcome.REQUIRED, Outcome.NOT_REQUIRED, Outcome.TO_CONFIRM}
    kinds = {decide_request(REGISTRY, read(path)[0]).answer.kind.name for path in FILES}
    assert kinds == {"ISSUED", "LACKING", "ASKING", "NEEDED", "PENDING"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_確かめたことを一つ忘れても_出せると出せないは入れ替わらない(path: Path) -> None:
    asked = read(path)[0]
    before = decide_request(REGISTRY, asked).ruling.outcome
    confirmed, given_by = asked.answers.confirmed, asked.answers.given
    for forgotten in (*confirmed, *given_by):
        answers = Answers(
            {fact: value for fact, value in confirmed.items() if fact is not forgotten},
            {fact: value for fact, value in given_by.items() if fact is not forgotten},
        )
        after = decide_request(REGISTRY, replace(asked, answers=answers)).ruling.outcome
        assert after in (before, Outcome.TO_CONFIRM), forgotten.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_台帳をまだ見ていなければ_台帳によって出せるとは言わない(path: Path) -> None:
    """住民票に頼る証明書は、世帯を見るまで出せるにならない。戸籍などは、職員が確かめたことで決まる。"""
    asked = replace(read(path)[0], household=Missing.NOT_ASKED, subject="", entitled=Missing.NOT_ASKED)
    if asked.certificate_id.startswith("juminhyo"):
        assert decide_request(REGISTRY, asked).ruling.outcome is not Outcome.REQUIRED


# ---- 漏らさない


def released(visit: CertificateVisit) -> tuple[dict[str, bytes], list[ReleaseRecord]]:
    kept: list[ReleaseRecord] = []
    setting = Setting(
        REGISTRY, Gate(kept.append), Requester("s01", "pc1"), AT, visit.request.data_as_of, Path()
    )
    return dict(make_sheets(setting, visit).files), kept


def outward(visit: CertificateVisit) -> tuple[object, ...]:
    """窓口の方から見えること: 返事の紙・画面と JSON の返事・紙の名と数・返事を出した記録・記録の数と種類。"""
    files, kept = released(visit)
    is_withheld = any(one.outcome is ReleaseOutcome.REFUSED for one in kept)
    shown = certificate_json(visit, is_withheld=is_withheld)
    answer_line = [one for one in kept if one.request.kind is OutputKind.ANSWER_SHEET]
    return (
        files["answer.html"],
        visit.answer.text,
        {name: value for name, value in shown.items() if name != "staff"},
        list(shown),
        list(files),
        answer_line,
        [(one.request.kind, one.request.document, one.request.purpose) for one in kept],
    )


def values_of(fact: Fact[Any]) -> st.SearchStrategy[object]:
    if fact.kind is bool:
        return st.booleans()
    if fact.kind is int:
        return st.integers(0, 3)
    if fact.kind is date:
        return st.dates(date(2020, 1, 1), ON)
    assert issubclass(fact.kind, Enum)
    return st.sampled_from(list(fact.kind))


def some_of(facts: list[Fact[Any]]) -> st.SearchStrategy[Mapping[Fact[Any], object]]:
    return st.fixed_dictionaries({}, optional={fact: values_of(fact) for fact in facts})


SHOWN = [fact for fact in CERTIFICATE_FACTS if is_visible(fact) and fact is not request.requested_on]
HIDDEN = [fact for fact in CERTIFICATE_FACTS if not is_visible(fact)]
MEASURES: list[Protection | Missing] = [Protection.none(), Missing.NOT_SUPPLIED, *(Protection(is_listed=True, measure=one) for one in SupportMeasure)]  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> CertificateRequest:
    """台帳の中身と、職員が確かめたこと。窓口の方には見えない。"""
    confirmed = draw(some_of(HIDDEN))
    home = draw(st.sampled_from([Missing.EMPTY, Missing.NOT_ASKED, None, None]))
    base = CertificateRequest("fuhyo", ON, Missing.NOT_ASKED, "", answers=Answers(confirmed=confirmed))
    data_as_of = draw(st.sampled_from([ON, date(2026, 4, 1), None]))
    if home is not None:
        return replace(base, household=home, data_as_of=data_as_of)
    members = tuple(
        Resident(
            address_number=str(number),
            household_number="10",
            status=draw(st.sampled_from([*ResidentStatus, ResidentStatus.RESIDENT, Missing.UNKNOWN])),
            protection=draw(st.sampled_from(MEASURES)),
            relation=Relation(text=draw(st.sampled_from(["世帯主", "妻", "子"]))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    numbers: list[str | Missing] = ["1", "2", Missing.NOT_ASKED, Missing.NOT_APPLICABLE]
    entitled = draw(st.sampled_from(numbers))
    return replace(
        base,
        household=Household(number="10", members=members),
        subject="1",
        entitled=entitled,
        data_as_of=data_as_of,
    )


@st.composite
def asked_in(draw: st.DrawFn, *, count: int) -> list[CertificateVisit]:
    """同じ方が同じことを求めた、台帳だけが違う請求。"""
    name = draw(st.sampled_from(sorted(REGISTRY.certificates.by_id)))
    words = draw(st.sampled_from(list(REQUEST_WORDS.visitors)))
    given_by = {**draw(some_of(SHOWN)), **REQUEST_WORDS.visitors[words]}
    items = [item.id for item in REGISTRY.certificates[name].items]
    wanted = tuple(draw(st.lists(st.sampled_from(items), unique=True))) if items else ()
    found = [draw(worlds()) for _ in range(count)]
    return [
        decide_request(
            REGISTRY,
            replace(
                one,
                certificate_id=name,
                wanted=wanted,
                answers=replace(one.answers, given=given_by),
            ),
        )
        for one in found
    ]


@settings(max_examples=300)
@given(asked_in(count=2))
def test_出せない請求から見えることは_台帳に何があっても_一字も違わない(
    visits: list[CertificateVisit],
) -> None:
    held = [visit for visit in visits if not visit.ruling.is_issued]
    assert len({repr(outward(visit)) for visit in held}) <= 1


@settings(max_examples=200)
@given(asked_in(count=1))
def test_抑止される人が載れば_職員の紙にも画面にも判定は出ない(visits: list[CertificateVisit]) -> None:
    (visit,) = visits
    files, kept = released(visit)
    (staff,) = [one for one in kept if one.request.kind is OutputKind.STAFF_SHEET]
    is_suppressed = any(
        isinstance(one.protection, Protection) and one.protection.is_suppressed for one in subjects_of(visit)
    )
    assert (staff.outcome is ReleaseOutcome.REFUSED) is is_suppressed
    text = files["staff.html"].decode()
    if is_suppressed:
        assert "紙に出しません" in text
        for word in ("支援", "決め手", "要確認", "出せる", "出せない", "台帳", "MDG"):
            assert word not in text
    else:
        assert visit.ruling.title in text


@given(asked_in(count=1))
def test_返事の紙に_職員だけの言葉も_台帳の出どころも出ない(visits: list[CertificateVisit]) -> None:
    text = released(visits[0])[0]["answer.html"].decode()
    for word in ("支援", "DV", "保護", "MDG", "決め手", "要確認", "住民状態", "写し（令和"):
        assert word not in text, word


def test_三つ組は_職員の判定が違っても_見えることは同じ() -> None:
    visits = [visited(name) for name in (*TRIPLE, "asks-protected-same-household")]
    assert {visit.ruling.title for visit in visits} == {"出せない", "要確認"}
    assert {visit.ruling.is_protected for visit in visits} == {True, False}
    assert len({repr(outward(visit)) for visit in visits}) == 1


def test_名簿に載る人の抑止は_対象でないと書いても消えず_係の判断でだけ動く() -> None:
    asked = read(FOLDER / "asks-protected-same-household.yaml")[0]

    def ruled(fact: Fact[bool], *, value: bool) -> CertificateVisit:
        return decide_request(
            REGISTRY, replace(asked, answers=replace(asked.answers, confirmed={fact: value}))
        )

    denied = ruled(subject.is_suppressed, value=False)
    assert (denied.ruling.title, denied.ruling.is_protected) == ("要確認", True)
    assert "MDG268" in {one.code for one in denied.findings}
    assert ruled(subject.is_cleared_by_section, value=True).ruling.title == "出せる"


def test_名簿に無くても_職員が対象と確かめた請求は_出口が止める() -> None:
    asked = read(FOLDER / "asks-not-entitled.yaml")[0]
    told = replace(asked, answers=replace(asked.answers, confirmed={subject.is_suppressed: True}))
    for one in (told, replace(told, household=Missing.EMPTY, subject="")):
        _, kept = released(decide_request(REGISTRY, one))
        outcomes = {record.request.kind: record.outcome for record in kept}
        assert outcomes[OutputKind.STAFF_SHEET] is ReleaseOutcome.REFUSED


def test_古い写しで見つからないときは_無いと言えないわけを職員に知らせる() -> None:
    assert "MDG269" in {one.code for one in visited("old-copy").findings}
    assert "MDG269" not in {one.code for one in visited("asks-unregistered").findings}


class Leaky:
    """窓口の方の申し立てを、台帳から作ってしまう町の部品。"""

    MADOGUCHI_API = 1

    @hookimpl
    def madoguchi_request_facts(self) -> RequestFacts:
        """全国の部品に代わる。"""
        return RequestFacts(REQUEST_WORDS, lambda _: Facts(known({request.is_of_household: True})))


def test_窓口の方の事実を台帳から作る部品は_受け取らない() -> None:
    registry = build_registry({"town": Leaky()})
    with pytest.raises(PluginError, match="MDG267"):
        registered_facts(registry, read(FILES[0])[0])


def forgotten(asked: CertificateRequest) -> Iterator[CertificateRequest]:
    """台帳との照合を、一つずつ取り消した請求。"""
    yield replace(asked, household=Missing.NOT_ASKED, subject="")
    yield replace(asked, entitled=Missing.NOT_ASKED)
    if isinstance(asked.household, Household):
        home = asked.household
        for index, one in enumerate(home.members):
            unmatched = replace_record(one, protection=Missing.NOT_SUPPLIED)
            members = (*home.members[:index], unmatched, *home.members[index + 1 :])
            yield replace(asked, household=Household(number=home.number, members=members))


def replace_record(person: Resident, *, protection: Missing) -> Resident:
    return Resident(
        address_number=person.address_number,
        household_number=person.household_number,
        status=person.status,
        relation=person.relation,
        protection=protection,
    )


@given(asked_in(count=1))
def test_台帳との照合を一つ忘れても_出せると出せないは入れ替わらない(visits: list[CertificateVisit]) -> None:
    asked = visits[0].request
    confirmed = {
        fact: value for fact, value in asked.answers.confirmed.items() if fact is not subject.is_suppressed
    }
    asked = replace(asked, answers=replace(asked.answers, confirmed=confirmed))
    before = decide_request(REGISTRY, asked).ruling.outcome
    for less in forgotten(asked):
        assert decide_request(REGISTRY, less).ruling.outcome in (before, Outcome.TO_CONFIRM)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_請求と判定の_repr_に生年月日も支援措置も出ない(path: Path) -> None:
    text = repr((visit := decide_request(REGISTRY, read(path)[0]), visit.request))
    assert [word for word in ("RegisterDate", "is_listed", "MDG295", "birth") if word in text] == []


def test_JSONは職員の判定と返事を分け_人の番号を入れない() -> None:
    visit = visited("asks-not-entitled")
    shown = certificate_json(visit)
    assert list(shown) == ["schema", "certificate", "requested_on", "staff", "answer"]
    assert shown["staff"]["outcome_title"] == "出せない"
    assert "address_number" not in json.dumps(shown, ensure_ascii=False)
