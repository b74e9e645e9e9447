"""異動の届出一件。異動の値（だれが、どの世帯へ）と、人ごとの入力を持つ。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from madoguchi_core.cases._case import Answers
from madoguchi_core.errors import InvalidValue
from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Death,
    Divorce,
    Kin,
    Marriage,
    Merge,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Regroup,
    Split,
)
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Household, Missing, Resident, Sex


class Part(StrEnum):
    """
    届出での立場。

    >>> Part("生まれた子").name
    'NEWBORN'
    """

    MOVER = "異動する人"
    STAYER = "世帯に残る人"
    RECEIVER = "入る世帯の人"
    NEWBORN = "生まれた子"
    FATHER = "父"
    MOTHER = "母"
    HUSBAND = "夫"
    WIFE = "妻"
    OTHER = "そのほかの世帯の人"


@dataclass(frozen=True, slots=True)
class MoveCase:
    """
    異動の届出一件。

    Attributes:
        move: 異動。だれが、いつ、どの世帯へ移り、世帯主はだれか。
        households: 異動の前の、関わる世帯。転入では入る世帯だけ（来る人は ``move`` が持つ）。
        register: 記録の出どころ。
        parts: 宛名番号から、届出での立場への対応。書かれていない人は「そのほかの世帯の人」。
        answers: 届出そのものについて、人が入力したもの。
        person_answers: 宛名番号から、その人について入力したものへの対応。
        kin: 戸籍などで確かめた間柄。続柄の計算に、台帳より先に使う。
        names: 宛名番号から、画面と紙に出す呼び名への対応。
        title: 件の題。人の情報は書かない。
    """

    move: Move
    households: tuple[Household, ...] = field(repr=False)
    register: str
    parts: Mapping[str, Part] = field(default_factory=dict, repr=False)
    answers: Answers = field(default_factory=Answers)
    person_answers: Mapping[str, Answers] = field(default_factory=dict, repr=False)
    kin: tuple[Kin, ...] = field(default=(), repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    title: str = ""

    @property
    def event(self) -> LifeEvent:
        """出来事。"""
        return event_of_move(self.move)

    @property
    def event_on(self) -> date:
        """異動日。転出では転出予定日。"""
        return self.move.planned_on if isinstance(self.move, MoveOut) else self.move.on

    @property
    def reported_on(self) -> date | None:
        """届出の日。まだ入れていなければ None。"""
        name = "notified_on" if isinstance(self.move, Birth) else "reported_on"
        found = getattr(self.move, name, Missing.NOT_ASKED)
        return None if isinstance(found, Missing) else found

    @property
    def people(self) -> tuple[Resident, ...]:
        """一人ずつの手続きを判定する人。転入・転居・転出では異動する人、そのほかでは関わる世帯の全員。"""
        if isinstance(self.move, MoveIn):
            return self.move.members
        if isinstance(self.move, MoveWithin | MoveOut):
            return tuple(person for person in self._standing() if person.address_number in self.move.members)
        born = (self.move.child,) if isinstance(self.move, Birth) else ()
        return (*born, *self._standing())

    def part_of(self, person: Resident) -> Part:
        """その人の立場。"""
        written = self.parts.get(person.address_number)
        return written or _part(self.move, person)

    def name_of(self, person: Resident) -> str:
        """画面と紙に出す呼び名。"""
        return self.names.get(person.address_number, "")

    def stayers(self) -> tuple[Resident, ...]:
        """異動する人のもとの世帯に残る人。"""
        moving = {person.address_number for person in self.movers()}
        homes = [home for home in self.households if any(row.address_number in moving for row in home)]
        return tuple(row for row in _current(homes) if row.address_number not in moving)

    def movers(self) -> tuple[Resident, ...]:
        """異動する人。世帯主変更・婚姻・離婚ではいない。"""
        match self.move:
            case MoveIn():
                return self.move.members
            case Birth():
                return (self.move.child,)
            case MoveWithin() | MoveOut() | Split() | Regroup():
                return tuple(row for row in self._standing() if row.address_number in self.move.members)
            case Merge():
                return tuple(row for row in self._standing() if row.household_number == self.move.household)
            case _:
                return ()

    def _standing(self) -> tuple[Resident, ...]:
        return tuple(_current(self.households))


def event_of_move(move: Move) -> LifeEvent:
    """
    異動の出来事。

    Raises:
        InvalidValue: 帰化・国籍喪失・転出の取りやめのように、届出の手続きを判定しない異動のとき（MDG241）。

    >>> event_of_move(
    ...     MoveOut(members=("1",), planned_on=date(2026, 11, 30), as_of=date(2026, 11, 30))
    ... ).title
    '転出'
    """
    event = _EVENTS.get(type(move))
    if event is None:
        raise InvalidValue(
            "MDG241",
            "手続きを判定しない異動です",
            hint="世帯の計算だけなら households.arrange を使ってください",
        )
    return event


_EVENTS: Mapping[type, LifeEvent] = {
    MoveIn: LifeEvent.MOVE_IN,
    MoveWithin: LifeEvent.MOVE_WITHIN,
    MoveOut: LifeEvent.MOVE_OUT,
    **dict.fromkeys((ChangeHead, Merge, Split, Regroup), LifeEvent.HOUSEHOLD_CHANGE),
    Birth: LifeEvent.BIRTH,
    Death: LifeEvent.DEATH,
    Marriage: LifeEvent.MARRIAGE,
    Divorce: LifeEvent.DIVORCE,
}


def _current(households: Iterable[Household]) -> Iterable[Resident]:
    return (person for home in households for person in home if person.is_current is not False)


def _part(move: Move, person: Resident) -> Part:
    number = person.address_number
    match move:
        case MoveIn():
            return Part.MOVER if person in move.members else Part.RECEIVER
        case Birth():
            return Part.NEWBORN if number == move.child.address_number else _parent(move, person)
        case Marriage() | Divorce():
            return {move.husband: Part.HUSBAND, move.wife: Part.WIFE}.get(number, Part.OTHER)
        case MoveWithin() | MoveOut() | Split() | Regroup():
            return Part.MOVER if number in move.members else Part.STAYER
        case Merge():
            return Part.MOVER if person.household_number == move.household else Part.RECEIVER
        case _:
            return Part.OTHER


def _parent(move: Birth, person: Resident) -> Part:
    """父母と書かれた人の、父か母か。性別の分からない人は言わない。"""
    if person.address_number not in move.parents:
        return Part.OTHER
    if isinstance(person.sex, Missing):
        return Part.OTHER
    return {Sex.MALE: Part.FATHER, Sex.FEMALE: Part.MOTHER}[person.sex]
