"""
世帯主を決める。届出に書かれていれば従い、書かれていなければ、決めてよいときだけ決める。

世帯主は「主として世帯の生計を維持し、社会通念上代表する者」で、所得や続柄からは決められない（住民記録システム標準仕様書 1.1.10・4.0.4）。
「15歳以上」は自治体の案内による線で、法令の文言は見つかっていない（出典未確認）。
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from madoguchi_core.calendar import legal_age_bounds
from madoguchi_core.households._questions import Question, QuestionKind
from madoguchi_core.records import Missing, Resident, record

HEAD_AGE = 15


@record
class Policy:
    """
    町で割れる扱い。書かなければ、決めずに聞く。

    >>> Policy().sole_adult_becomes_head is Missing.NOT_ASKED
    True
    """

    sole_adult_becomes_head: Annotated[
        bool | Missing, "15歳以上が一人だけ残る世帯で、届出によらず、その人を世帯主にするか"
    ] = Missing.NOT_ASKED


class HeadDecision(NamedTuple):
    """
    世帯主の決まり方。

    Attributes:
        head: 世帯主の宛名番号。決まらなければ None。
        question: 決まらないときの問い。
    """

    head: str | None
    question: Question | None = None


def is_old_enough(person: Resident, on: date) -> bool | Missing:
    """
    その日に15歳に達しているか。生年月日から言えなければ ``Missing``。

    >>> is_old_enough(Resident(address_number="1"), date(2026, 11, 2)) is Missing.UNKNOWN
    True
    """
    born = person.born_on
    if isinstance(born, Missing):
        return Missing.UNKNOWN
    if born.earliest is not None and born.earliest > on:
        return False
    youngest, oldest = legal_age_bounds(born, on)
    if youngest is not None and youngest >= HEAD_AGE:
        return True
    return False if oldest is not None and oldest < HEAD_AGE else Missing.UNKNOWN


def decide_head(number: str, members: Sequence[Resident], on: date, policy: Policy) -> HeadDecision:
    """
    世帯主のいなくなった世帯の、次の世帯主。

    Args:
        number: 世帯番号。
        members: 残る人。もとの記載順。
        on: 異動の日。
        policy: 町の扱い。

    >>> decide_head("10", [], date(2026, 11, 2), Policy()).head is None
    True
    """
    ages = {person.address_number: is_old_enough(person, on) for person in members}
    grown = [name for name, is_grown in ages.items() if is_grown is True]
    is_settled = not any(isinstance(is_grown, Missing) for is_grown in ages.values())
    if is_settled and len(grown) == 1 and (len(members) == 1 or policy.sole_adult_becomes_head is True):
        return HeadDecision(grown[0])
    if not members:
        return HeadDecision(None)
    return HeadDecision(None, _ask(number, members, ages))


def _ask(number: str, members: Sequence[Resident], ages: dict[str, bool | Missing]) -> Question:
    candidates = tuple(name for name, is_grown in ages.items() if is_grown is not False)
    return Question(
        kind=QuestionKind.HEAD,
        household=number,
        text=_text(len(members), candidates, ages),
        candidates=candidates,
        # 依頼を送る先は、もとの記載順で最上位の残る人（住民記録システム標準仕様書 4.0.5）
        notify=members[0].address_number,
    )


def _text(size: int, candidates: Sequence[str], ages: dict[str, bool | Missing]) -> str:
    if not candidates:
        return "15歳以上の人が残りません。未成年後見人、住まい、事実上の世帯主を確かめてください。世帯主はどなたですか"
    if any(isinstance(is_grown, Missing) for is_grown in ages.values()):
        return "生年月日から年齢の言えない人がいます。新しい世帯主はどなたですか"
    if size > 1 and len(candidates) == 1:
        return "15歳以上の人が一人だけ残ります。この人を世帯主にしますか（届出によるか職権によるかは、町で違います）"
    return "新しい世帯主はどなたですか"
