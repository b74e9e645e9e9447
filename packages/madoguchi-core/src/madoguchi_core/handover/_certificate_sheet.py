"""証明書の請求の紙。職員用の判定と、窓口の方への返事を、初めから別の値にする。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from madoguchi_core.certificates import Answer, Delivery, ItemRuling, Ruling
from madoguchi_core.findings import Finding
from madoguchi_core.handover._guide_staff import to_confirm
from madoguchi_core.handover._guide_words import Place, amount_text, day_or_blank, marks_of, place_of
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import Document, Reason, SectionRole

_ITEM_WORDS = {True: "載せる", False: "載せない", None: "要確認"}


@dataclass(frozen=True, slots=True)
class CertificateItemRow:
    """
    求められた項目ひとつ。

    Attributes:
        title: 項目の名。
        word: 載せる・載せない・要確認。
        delivery: 渡し方。載せないときは空。
        note: 職員向けの注意。
    """

    title: str
    word: str
    delivery: str
    note: str


@dataclass(frozen=True, slots=True)
class CertificateStaffModel:
    """
    職員用の紙に載せるもの。出口が止めた請求では、判定を載せずに作る（:attr:`is_withheld`）。

    Attributes:
        municipality: 自治体の名。
        certificate: 証明書の名と id。
        requested_on: 請求の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 台帳の基準日（和暦）。分からなければ空。
        title: 結論。止めたときは空。
        reasons: 決め手と、使った値・出どころ・根拠。
        confirm: 確かめること（だれに、何を）。
        items: 求められた項目の判定。
        omitted: どう求められても載せない項目。
        lacking: 足りない物。
        alternatives: ほかの方法。
        staff_alternatives: 窓口の方には言わない、ほかの方法。
        fee: 手数料の言い方。
        findings: 職員への知らせ。
        marks: 確かでない根拠の印。
        section: 窓口。
        place: どこで作る証明書か。
        laws: 根拠。
        note: 職員向けの注意。
        answer: 窓口の方への返事のはじめの一文。
        is_withheld: 出口が止めたか。
    """

    municipality: str
    certificate: str
    requested_on: str
    printed_on: str
    data_as_of: str = ""
    title: str = ""
    reasons: tuple[Reason, ...] = ()
    confirm: tuple[str, ...] = ()
    items: tuple[CertificateItemRow, ...] = ()
    omitted: tuple[str, ...] = ()
    lacking: tuple[Document, ...] = ()
    alternatives: tuple[str, ...] = ()
    staff_alternatives: tuple[str, ...] = ()
    fee: str = ""
    findings: tuple[Finding, ...] = ()
    marks: tuple[str, ...] = ()
    section: Place | None = None
    place: str = ""
    laws: str = ""
    note: str = ""
    answer: str = ""
    is_withheld: bool = True


@dataclass(frozen=True, slots=True)
class AnswerModel:
    """
    窓口の方への返事の紙に載せるもの。台帳の基準日も、職員への知らせも、載せる所が無い。

    Attributes:
        municipality: 自治体の名。
        certificate: 求められた証明書の名。
        requested_on: 請求の日（和暦）。
        section: 窓口。
        answer: 返事。
    """

    municipality: str
    certificate: str
    requested_on: str
    section: Place
    answer: Answer


def withheld_staff_model(
    ruling: Ruling, answer: Answer, *, municipality: str, requested_on: date, printed_on: date
) -> CertificateStaffModel:
    """
    出口が止めた請求の、職員用の紙。判定も、止めたわけも、台帳の基準日も載せない。

    Args:
        ruling: 判定。証明書の名だけを使う。
        answer: 窓口の方への返事。
        municipality: 自治体の名。
        requested_on: 請求の日。
        printed_on: 作る日。
    """
    return CertificateStaffModel(
        municipality=municipality,
        certificate=f"{ruling.certificate.title}（{ruling.certificate.id}）",
        requested_on=day_or_blank(requested_on),
        printed_on=day_or_blank(printed_on),
        answer=answer.heading,
    )


def certificate_staff_model(
    ruling: Ruling,
    answer: Answer,
    *,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    requested_on: date,
    printed_on: date,
    data_as_of: date | None,
    findings: Sequence[Finding],
) -> CertificateStaffModel:
    """
    職員用の紙に載せるものを決める。

    Args:
        ruling: 判定。
        answer: 窓口の方への返事。
        municipality: 自治体の名。
        sections: 窓口の役割から、町の課・係への対応。
        requested_on: 請求の日。
        printed_on: 作る日。
        data_as_of: 台帳の基準日。分からなければ None。
        findings: 職員への知らせ。
    """
    certificate, others = ruling.certificate, ruling.alternatives
    return replace(
        withheld_staff_model(
            ruling, answer, municipality=municipality, requested_on=requested_on, printed_on=printed_on
        ),
        data_as_of=day_or_blank(data_as_of),
        title=ruling.title,
        reasons=ruling.reasons,
        confirm=to_confirm(ruling.decision),
        items=tuple(_item_row(one) for one in ruling.items),
        omitted=certificate.always_omitted,
        lacking=ruling.decision.bring,
        alternatives=tuple(one.text for one in others if not one.is_staff_only),
        staff_alternatives=tuple(one.text for one in others if one.is_staff_only),
        fee=_fee(ruling),
        findings=tuple(findings),
        marks=marks_of(ruling.decision.marks, ruling.fee),
        section=place_of(certificate.section, sections),
        place=certificate.place.value,
        laws="・".join(str(law) for law in certificate.laws),
        note=certificate.note,
        is_withheld=False,
    )


def _fee(ruling: Ruling) -> str:
    fee = ruling.fee
    if fee is None or fee.yen is not None:
        return amount_text(fee)
    return "町の値が決まっていません" + (f"（{fee.wording}）" if fee.wording else "")


def _item_row(one: ItemRuling) -> CertificateItemRow:
    delivery = "" if one.truth is False or one.delivery is Delivery.HANDED else one.delivery.value
    return CertificateItemRow(one.item.title, _ITEM_WORDS[one.truth], delivery, one.item.note)


def answer_model(
    ruling: Ruling,
    answer: Answer,
    *,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    requested_on: date,
) -> AnswerModel:
    """
    窓口の方への返事の紙に載せるものを決める。判定からは、証明書の名と窓口だけを使う。

    Args:
        ruling: 判定。
        answer: 返事。
        municipality: 自治体の名。
        sections: 窓口の役割から、町の課・係への対応。
        requested_on: 請求の日。
    """
    certificate = ruling.certificate
    section = place_of(certificate.section, sections)
    return AnswerModel(municipality, certificate.title, day_or_blank(requested_on), section, answer)
