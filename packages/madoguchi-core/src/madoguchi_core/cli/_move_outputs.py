"""異動の一件から出る紙と JSON を、出口を通して作る。"""

from collections.abc import Iterator

from madoguchi_core.cases import Answers, MoveCase
from madoguchi_core.cli._move_json import move_json
from madoguchi_core.cli._outputs import Maker, Outputs, Setting, key_of, protection_told, release_all
from madoguchi_core.cli._screen import json_text
from madoguchi_core.gate import OutputKind, ReleaseRequest, Ruling, Subject
from madoguchi_core.handover import (
    InquiryAbout,
    Judged,
    StaffHousehold,
    move_guide,
    move_inquiry,
    move_staff,
    render_guide,
    render_inquiry_sheet,
    render_staff_sheet,
)
from madoguchi_core.interview import inquire
from madoguchi_core.move_visit import MoveVisit
from madoguchi_core.records import Resident, suppression_among
from madoguchi_core.rules import Fact


def make_move_outputs(setting: Setting, visit: MoveVisit) -> Outputs:
    """
    ご案内・職員用の紙・照会票・JSON を作る。どれも出口を通す。

    Args:
        setting: 出力のあいだ変わらないもの。
        visit: 判定まで済んだ異動の来庁。

    Raises:
        ReleaseRefused: 支援措置で止められたとき。何も書かれない。
    """
    outputs = Outputs()
    desk = _Desk(setting, visit, outputs)
    release_all(setting, outputs, desk.jobs())
    return outputs


def subjects_of(case: MoveCase) -> tuple[Subject, ...]:
    """紙に載る人のすべて。来る人・生まれた子も、関わる世帯に残る人も入る。"""
    people: dict[str, Resident] = {
        person.address_number: person for home in case.households for person in home
    } | {person.address_number: person for person in case.people}
    told = case.person_answers
    return tuple(
        Subject(number, protection_told(person, case.answers, told.get(number, Answers())))
        for number, person in people.items()
    )


def is_guarded(case: MoveCase) -> bool:
    """出力を抑止する人が、紙に載る人の中にいるか。"""
    return suppression_among(subject.protection for subject in subjects_of(case)) is True


class _Desk:
    """一件のあいだ変わらないもの。"""

    __slots__ = ("_common", "_judged", "_outputs", "_setting", "_visit")

    def __init__(self, setting: Setting, visit: MoveVisit, outputs: Outputs) -> None:
        self._setting, self._visit, self._outputs = setting, visit, outputs
        # 紙は、一人の手続きを、それを決める届出の質問の下にも置くので、判定ごとの全部を渡す
        self._judged = tuple(
            Judged(name, plan, inquire(setting.registry.catalogue, plan)) for name, plan in visit.plans
        )
        self._common: frozenset[Fact[object]] = frozenset(setting.registry.move_facts[visit.case.event].facts)

    def jobs(self) -> Iterator[tuple[ReleaseRequest, Maker]]:
        subjects, event = subjects_of(self._visit.case), self._visit.case.event
        makers: tuple[tuple[OutputKind, str, Maker], ...] = (
            (OutputKind.GUIDE_SHEET, "guide.html", self._guide),
            (OutputKind.STAFF_SHEET, "staff.html", self._staff),
            (OutputKind.INQUIRY_SHEET, "inquiry.html", self._inquiry),
            (OutputKind.SCREEN, "plan.json", self._json),
        )
        purpose = f"住民異動（{event.title}）"
        for kind, name, make in makers:
            yield ReleaseRequest(kind, self._setting.requester, purpose, subjects, document=name), make

    def _guide(self, ruling: Ruling) -> None:
        setting = self._setting
        model = move_guide(
            self._judged,
            common=self._common,
            municipality=setting.town,
            sections=setting.sections,
            printed_on=setting.today,
            data_as_of=setting.data_as_of,
        )
        self._outputs.findings.extend(ruling.findings)
        self._put("guide.html", render_guide(model))

    def _staff(self, ruling: Ruling) -> None:
        setting, visit = self._setting, self._visit
        model = move_staff(
            self._judged,
            common=self._common,
            household=StaffHousehold(
                tables=visit.tables,
                questions=visit.household_questions,
                parts=tuple((one.name, one.part.value) for one in visit.people),
            ),
            municipality=setting.town,
            printed_on=setting.today,
            data_as_of=setting.data_as_of,
            findings=(*visit.arrangement.findings, *visit.findings, *ruling.findings),
        )
        self._put("staff.html", render_staff_sheet(model))

    def _inquiry(self, _: Ruling) -> None:
        setting, visit = self._setting, self._visit
        people = {one.name: one.number for one in visit.people}
        key = key_of("・".join(people.values()), visit.case.event, visit.case.event_on)
        model = move_inquiry(
            self._judged,
            common=self._common,
            about=InquiryAbout(key, "", tuple(people.values()), people),
            municipality=setting.town,
            sections=setting.sections,
            printed_on=setting.today,
            data_as_of=setting.data_as_of,
        )
        self._put("inquiry.html", render_inquiry_sheet(model))

    def _json(self, _: Ruling) -> None:
        self._put("plan.json", json_text(move_json(self._visit)))

    def _put(self, name: str, text: str) -> None:
        self._outputs.files.append((name, text.encode()))
