"""証明書の請求ひとつ。だれが、だれの、何を求めたかと、台帳をどこまで見たかを持つ。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers
from madoguchi_core.certificates import IdPaper
from madoguchi_core.records import Household, Missing, Resident
from madoguchi_core.rules import Fact, Parameter


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """
    証明書の請求ひとつ。

    Attributes:
        certificate_id: 証明書の id。
        requested_on: 請求の日。
        household: 請求される方の世帯の記録。台帳で見つからなければ ``Missing.EMPTY``、まだ見ていなければ ``Missing.NOT_ASKED``。
        subject: 請求される方の宛名番号。見つからなければ空。
        entitled: 請求する方（代理のときは、頼んだ方）の宛名番号。世帯の外の人と確かめたら ``Missing.NOT_APPLICABLE``、
            まだ照合していなければ ``Missing.NOT_ASKED``。
        register: 記録の出どころ（「住民基本台帳の写し（…現在）」）。
        data_as_of: 台帳の基準日。分からなければ None。
        wanted: 載せてほしい項目の id。
        answers: 職員が確かめた事実と、窓口の方が述べ、見せたこと。
        settings: この件だけに当てる町の値。決めていないものとみなすなら None。
        title: 件の題。人の情報は書かない。

    >>> asked = CertificateRequest("juminhyo-household", date(2026, 4, 6), Missing.EMPTY, "")
    >>> asked.is_fresh, asked.people_shown
    (False, ())
    """

    certificate_id: str
    requested_on: date
    household: Household | Missing = field(repr=False)
    subject: str = field(repr=False)
    entitled: str | Missing = field(default=Missing.NOT_ASKED, repr=False)
    register: str = ""
    data_as_of: date | None = None
    wanted: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    settings: Mapping[Parameter[Any], object | None] = field(default_factory=dict)
    title: str = ""

    @property
    def person(self) -> Resident | None:
        """請求される方の記録。見つかっていなければ None。"""
        return None if isinstance(self.household, Missing) else self.household.member(self.subject)

    @property
    def is_fresh(self) -> bool:
        """請求の日の台帳か。古い写しに無いことから、台帳に無いとは言わない。"""
        return self.data_as_of is not None and self.data_as_of >= self.requested_on

    @property
    def people_shown(self) -> tuple[Resident, ...]:
        """
        証明に載るか、住所を分け合う人。請求される方と、いま同じ世帯にいる（かもしれない）人。

        先に転出した人の行が同じ世帯番号に残っていても、その人は載らないので、入れない。
        """
        person = self.person
        if person is None or isinstance(self.household, Missing):
            return ()
        others = self.household.without(self.subject)
        return (person, *(other for other in others if other.is_current is not False))


@dataclass(frozen=True, slots=True)
class RequestWords:
    """
    請求の状況ファイルに書ける言葉。中身は、事実を持つ部品が渡す。

    Attributes:
        visitors: 窓口に来た方の言葉から、その方が述べたことへの対応。
        own_word: 本人が来たという言葉。
        papers: 本人確認の書類。
        paper_facts: 書類の数の事実（1点で足りるもの・2点のうちの1点・2点のうちのもう1点）。
        parameters: この件だけに当てられる町の値。
    """

    visitors: Mapping[str, Mapping[Fact[Any], object]]
    own_word: str
    papers: tuple[IdPaper, ...]
    paper_facts: tuple[Fact[int], Fact[int], Fact[int]]
    parameters: tuple[Parameter[Any], ...]
