"""証明書の請求から出るものを、出口を通して作る。止められた請求でも、紙の名と数は変わらない。"""

from madoguchi_core.certificate_visit import CertificateVisit
from madoguchi_core.cli._outputs import Outputs, Setting
from madoguchi_core.gate import OutputKind, ReleaseRequest, Subject
from madoguchi_core.handover import (
    CertificateStaffModel,
    answer_model,
    certificate_staff_model,
    render_answer_sheet,
    render_certificate_sheet,
    withheld_staff_model,
)
from madoguchi_core.records import Missing, Protection

_PURPOSE = "証明書の請求"


def make_sheets(setting: Setting, visit: CertificateVisit) -> Outputs:
    """
    職員用の判定と、窓口の方への返事の紙を作る。

    返事は、窓口の方が述べ、見せたことと、出せるという結論だけで作るので、台帳のだれも載らない。職員用の紙は、
    載る人に支援措置の対象がいれば出口が止め、判定の無い紙を代わりに置く。

    Args:
        setting: 出力のあいだ変わらないもの。
        visit: 判定まで済んだ請求。
    """
    outputs = Outputs()
    requests = (
        ReleaseRequest(OutputKind.ANSWER_SHEET, setting.requester, _PURPOSE, (), document="answer.html"),
        request_for(setting, visit, OutputKind.STAFF_SHEET, document="staff.html"),
    )
    answer = setting.gate.release(requests[0], lambda _: _answer(setting, visit), at=setting.now)
    staff = setting.gate.release(
        requests[1],
        lambda _: render_certificate_sheet(staff_sheet(setting, visit)),
        at=setting.now,
        instead=lambda: render_certificate_sheet(_withheld(setting, visit)),
    )
    outputs.released.extend(requests)
    outputs.files += [("answer.html", answer.encode()), ("staff.html", staff.encode())]
    return outputs


def request_for(
    setting: Setting, visit: CertificateVisit, kind: OutputKind, *, document: str
) -> ReleaseRequest:
    """出口に求めること。証明に載るか、住所を分け合う人のすべてを、載る人とみなす。"""
    return ReleaseRequest(kind, setting.requester, _PURPOSE, subjects_of(visit), document=document)


def subjects_of(visit: CertificateVisit) -> tuple[Subject, ...]:
    """載る人。職員が「支援措置の対象」と確かめた請求は、名簿になくても、請求される方の抑止として止める。"""
    told = Protection(is_listed=True, measure=Missing.UNKNOWN) if visit.ruling.is_protected is True else None
    people = visit.request.people_shown
    if not people:
        return (Subject(Missing.UNKNOWN, told or Missing.NOT_SUPPLIED),)
    return tuple(
        Subject(
            one.address_number,
            told if told is not None and one.address_number == visit.request.subject else one.protection,
        )
        for one in people
    )


def staff_sheet(setting: Setting, visit: CertificateVisit) -> CertificateStaffModel:
    """職員用の紙と画面の中身。"""
    return certificate_staff_model(
        visit.ruling,
        visit.answer,
        municipality=setting.town,
        sections=setting.sections,
        requested_on=visit.request.requested_on,
        printed_on=setting.today,
        data_as_of=visit.request.data_as_of,
        findings=visit.findings,
    )


def _withheld(setting: Setting, visit: CertificateVisit) -> CertificateStaffModel:
    return withheld_staff_model(
        visit.ruling,
        visit.answer,
        municipality=setting.town,
        requested_on=visit.request.requested_on,
        printed_on=setting.today,
    )


def _answer(setting: Setting, visit: CertificateVisit) -> str:
    model = answer_model(
        visit.ruling,
        visit.answer,
        municipality=setting.town,
        sections=setting.sections,
        requested_on=visit.request.requested_on,
    )
    return render_answer_sheet(model)
