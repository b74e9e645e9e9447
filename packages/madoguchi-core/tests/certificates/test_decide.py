"""判定: 理由・足りない物・項目・手数料・ほかの方法。"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.certificates import Alternative, CertificateBook, Delivery, Ruling, decide, for_requester
from madoguchi_core.errors import DuplicateName, InvalidValue, RuleError
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import Capacity, Channel, Relation, ThirdPartyReason
from madoguchi_core.national.facts import request, subject
from madoguchi_core.national.parameters import certificate_fee
from madoguchi_core.procedures import Document, Outcome
from madoguchi_core.records import Missing
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import NOT_LOOKED_UP, Confidence, Fact, Facts, Held, known

REGISTRY = build_registry({})
BOOK = REGISTRY.certificates
ON = date(2026, 4, 6)
TOWN = REGISTRY.parameters.with_values(
    {
        certificate_fee: 300,
        settings.mandate_has_term: True,
        settings.mandate_valid_months: 3,
        settings.accepts_checks: False,
    }
)
SELF: dict[Fact[Any], object] = {
    request.capacity: Capacity.OWN,
    request.relation: Relation.SELF,
    request.is_of_household: False,
    request.channel: Channel.COUNTER,
    request.photo_papers: 1,
    request.official_papers: 0,
    request.other_papers: 0,
    request.has_answered_checks: False,
    subject.is_resident: True,
    subject.is_suppressed: False,
}
AGENT = {
    **SELF,
    request.capacity: Capacity.AGENT,
    request.has_mandate: True,
    request.is_mandate_complete: True,
    request.mandate_on: date(2026, 1, 6),
}


def ruled(
    values: Mapping[Fact[Any], object],
    name: str = "juminhyo-individual",
    *,
    wanted: tuple[str, ...] = (),
    on: date = ON,
) -> Ruling:
    return decide(BOOK, name, Facts(known(values)), on=on, parameters=TOWN, wanted=wanted)


def lacking(ruling: Ruling) -> list[str]:
    return [one.item for one in ruling.outward.lacking]


def test_本人が写真付きの書類を見せれば出せて_理由と条文が付く() -> None:
    found = ruled(SELF)
    assert (found.title, found.is_issued, lacking(found)) == ("出せる", True, [])
    assert all(reason.laws for reason in found.reasons)
    assert for_requester(found).text == "お渡しできます。\n手数料: 300円（1通の額）"


@pytest.mark.parametrize(
    ("photo", "official", "other", "expected"),
    [
        (1, 0, 0, True),
        (0, 2, 0, True),
        (0, 1, 1, True),
        (0, 1, 0, False),
        (0, 0, 2, False),
        (0, 0, 9, False),
        (0, 0, 0, False),
    ],
)
def test_本人確認は写真付き1点か_官公署の書類を含む2点(
    photo: int, official: int, other: int, *, expected: bool
) -> None:
    papers = {
        request.photo_papers: photo,
        request.official_papers: official,
        request.other_papers: other,
    }
    found = ruled({**SELF, **papers})
    assert (found.is_issued, "本人確認書類" in lacking(found)) == (expected, not expected)


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 4, 6), True), (date(2026, 4, 7), False)], ids=["3か月の日", "翌日"]
)
def test_委任状は町の決めた月数の日まで使える(on: date, *, expected: bool) -> None:
    assert ruled(AGENT, on=on).is_issued is expected


def test_町が委任状の期限を決めていなければ_要確認になる() -> None:
    found = decide(BOOK, "juminhyo-individual", Facts(known(AGENT)), on=ON, parameters=REGISTRY.parameters)
    assert found.outcome is Outcome.TO_CONFIRM
    assert settings.mandate_has_term in found.decision.unset


def test_町が手数料を決めていなければ_職員に知らせ_額を作らない() -> None:
    found = decide(BOOK, "juminhyo-individual", Facts(known(SELF)), on=ON, parameters=REGISTRY.parameters)
    assert found.fee is not None
    assert found.fee.yen is None
    assert "MDG297" in [finding.code for finding in found.findings]
    assert "窓口で確かめます" in for_requester(found).text


@pytest.mark.parametrize("absent", list(Missing), ids=lambda absent: absent.value)
def test_分からない事実を_いいえにしない(absent: Missing) -> None:
    values = known(SELF)
    values[subject.is_resident] = Held(absent, NOT_LOOKED_UP)
    found = decide(BOOK, "juminhyo-individual", Facts(values), on=ON, parameters=TOWN)
    assert found.outcome is Outcome.TO_CONFIRM


def test_はじめは何も載せず_求められた項目だけを判定する() -> None:
    assert ruled(SELF).items == ()
    (number,) = ruled(SELF, wanted=("item-my-number",)).items
    assert (number.truth, number.delivery) == (True, Delivery.HANDED)


def test_個人番号入りを代理人が求めたら_その場で渡さず郵送する() -> None:
    found = ruled(AGENT, wanted=("item-my-number",))
    assert [(one.truth, one.delivery) for one in found.items] == [(True, Delivery.MAILED)]
    assert "MDG298" in [finding.code for finding in found.findings]
    assert "郵送" in for_requester(found).text


def test_第三者には_どの理由でも個人番号を載せない() -> None:
    third = {
        **SELF,
        request.capacity: Capacity.THIRD_PARTY,
        request.reason: ThirdPartyReason.RIGHT,
        request.is_reason_specific: True,
        subject.is_reason_accepted: True,
        subject.is_item_needed: True,
    }
    assert ruled(third).is_issued
    assert not ruled(third, wanted=("item-my-number",)).is_issued
    assert ruled(third, wanted=("item-honseki",)).is_issued


def test_抄本は広域交付できず_本籍地への郵送を案内する() -> None:
    wide = {**SELF, request.wants_part: True, subject.is_found_widely: True}
    found = ruled(wide, "koseki-wide")
    assert found.title == "出せない"
    assert any("本籍地に郵送" in one.text for one in found.outward.alternatives)


def test_兄弟姉妹の戸籍の請求には_理由を書くことを案内する() -> None:
    sibling = {**SELF, request.relation: Relation.OTHER_KIN, subject.has_koseki: True}
    found = ruled(
        {**sibling, subject.is_being_entered: False, subject.is_clearly_improper: False}, "koseki-all"
    )
    assert found.title == "出せない"
    assert "兄弟姉妹" in for_requester(found).text


@pytest.mark.parametrize(
    ("on", "four", "two"),
    [
        (date(2022, 12, 31), False, False),
        (date(2023, 1, 1), True, False),
        (date(2025, 3, 31), True, False),
        (date(2025, 4, 1), True, True),
    ],
)
def test_車検用の納税証明は_車検場で確かめられる日から_要らないと案内する(
    on: date, *, four: bool, two: bool
) -> None:
    texts = [one.text for one in ruled(SELF, "car-inspection", on=on).outward.alternatives]
    assert any(text.startswith("三・四輪") for text in texts) is four
    assert any(text.startswith("二輪") for text in texts) is two


def test_印の付いた証明書は_出典未確認と分かる() -> None:
    marked = {one.id for one in BOOK if one.confidence is not Confidence.SOURCED}
    assert marked == {"koseki-digital", "moving-certificate"}
    assert "出典未確認" in ruled(SELF, "moving-certificate").decision.marks


def test_始まる前の日の請求は_断る() -> None:
    with pytest.raises(InvalidValue, match="MDG294"):
        ruled(SELF, "koseki-wide", on=date(2024, 2, 29))


def test_知らない証明書と_載らない項目は_断る() -> None:
    with pytest.raises(InvalidValue, match="MDG292"):
        ruled(SELF, "koseki")
    with pytest.raises(InvalidValue, match="MDG293"):
        ruled(SELF, "koseki-all", wanted=("item-my-number",))


def test_台帳の事実で変わる書類を頼む証明書は_作れない() -> None:
    shown_by_register = Document("住民票", "あるとき", subject.is_resident)
    with pytest.raises(RuleError, match="MDG290"):
        replace(BOOK["juri"], lacking=(shown_by_register,))
    with pytest.raises(RuleError, match="MDG290"):
        replace(BOOK["juri"], alternatives=(Alternative("転出先へ", subject.has_moved_out),))


def test_職員だけのほかの方法には_台帳の事実を使える() -> None:
    staff = Alternative("転出先へ", subject.has_moved_out, is_staff_only=True)
    assert replace(BOOK["juri"], alternatives=(staff,)).alternatives == (staff,)


def test_根拠のない証明書は_作れない() -> None:
    with pytest.raises(RuleError, match="MDG291"):
        replace(BOOK["juri"], laws=())


def test_同じidの証明書は_二つ置けない() -> None:
    with pytest.raises(DuplicateName, match="MDG303"):
        CertificateBook([BOOK["juri"], BOOK["juri"]])


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(BOOK.by_id)))
def test_事実の順で結果が変わらない(chance: Random, name: str) -> None:
    pairs = list(AGENT.items())
    chance.shuffle(pairs)
    one, other = ruled(AGENT, name), ruled(dict(pairs), name)
    assert (one.outcome, for_requester(one)) == (other.outcome, for_requester(other))
