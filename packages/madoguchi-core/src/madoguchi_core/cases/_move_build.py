"""状況ファイルに書かれたことから、異動の値を組み立てる。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from madoguchi_core.cases._case import Answers
from madoguchi_core.cases._move_case import Part
from madoguchi_core.cases._people import Written, household_of
from madoguchi_core.cases._yaml import Entry, Table
from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Divorce,
    Marriage,
    Merge,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Regroup,
    Route,
    Split,
)
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Address, Household, Missing, ResidentKind

_HERE, _THERE, _NEW = "1", "2", "3"
_ORIGIN, _DESTINATION, _ABROAD, _ALREADY_HERE = "move.origin", "move.destination", "国外", "この町"


class Complain(Protocol):
    """誤りの指摘を足す関数。"""

    def __call__(self, code: str, entry: Entry | None, message: str, hint: str) -> None:
        """指摘を足す。"""
        ...


@dataclass(frozen=True, slots=True)
class Plot:
    """
    異動を組み立てる材料。

    Attributes:
        event: 出来事。
        on: 異動日。
        reported_on: 届出の日。
        here: 「世帯」に書かれた人。転入では来る人。
        there: 「もう一つの世帯」に書かれた人。入る先に既にいる人か、夫婦のもう一人の世帯。
        parts: 宛名番号から、書かれた立場への対応。
        head: 新しい世帯主。
        rest_head: 残る世帯の世帯主。
        answers: 届出そのものについて書かれた事実。
    """

    event: LifeEvent | None
    on: date | None
    reported_on: date | Missing
    here: tuple[Written, ...]
    there: tuple[Written, ...]
    parts: Mapping[str, Part]
    head: str | Missing
    rest_head: str | Missing
    answers: Answers

    def households(self) -> tuple[Household, ...]:
        """異動の前の世帯。転入で来る人と、生まれる子は入らない。"""
        own = tuple(one for one in self.here if self.part_of(one) is not Part.NEWBORN)
        standing = () if self.event is LifeEvent.MOVE_IN else ((own, _HERE),)
        both = (*standing, *([(self.there, _THERE)] if self.there else []))
        return tuple(household_of(people, number) for people, number in both)

    def numbers(self, part: Part) -> tuple[str, ...]:
        """その立場の人の宛名番号。"""
        return tuple(number for number, written in self.parts.items() if written is part)

    def has_stayers(self, movers: tuple[str, ...]) -> bool:
        """「世帯」に残る人がいるか。もう住民でない人の行は、残る人に数えない。"""
        return any(
            one.resident.is_current is not False and one.resident.address_number not in movers
            for one in self.here
        )

    def part_of(self, one: Written) -> Part | None:
        """書かれた立場。無ければ None。"""
        return self.parts.get(one.resident.address_number)

    def said(self, name: str) -> str:
        """その名の事実に書かれた言葉。無ければ空。"""
        for source in (self.answers.confirmed, self.answers.given):
            for fact, value in source.items():
                if fact.name == name and not isinstance(value, Missing):
                    return str(value)
        return ""


def build_move(plot: Plot, complain: Complain, table: Table) -> Move | None:
    """
    材料から異動を組み立てる。足りなければ指摘して None。

    Args:
        plot: 材料。
        complain: 指摘を足す関数。
        table: 一番外の表。指摘の行に使う。
    """
    if plot.on is None or plot.event not in MOVE_EVENTS:
        return None
    made = _MAKERS[plot.event](plot, plot.on)
    if isinstance(made, str):
        complain("MDG246", table.get("世帯"), "異動の形が決まりません", made)
        return None
    return made


_NO_MOVER = "異動する人に「立場: 異動する人」と書いてください"


def _move_in(plot: Plot, on: date) -> Move | str:
    people = tuple(one.resident for one in plot.here)
    return MoveIn(
        members=people,
        into=_THERE if plot.there else _HERE,
        on=on,
        route=_route(plot),
        head=plot.head,
        reported_on=plot.reported_on,
    )


def _route(plot: Plot) -> Route:
    origin = plot.said(_ORIGIN)
    if origin.startswith(_ALREADY_HERE):
        return Route.FOREIGN_STATUS
    if origin != _ABROAD:
        return Route.DOMESTIC
    is_foreign = all(one.resident.kind is ResidentKind.FOREIGN for one in plot.here)
    return Route.FOREIGN_ENTRY if is_foreign else Route.ABROAD


def _move_within(plot: Plot, on: date) -> Move | str:
    movers = plot.numbers(Part.MOVER)
    if not movers:
        return _NO_MOVER
    return MoveWithin(
        members=movers,
        into=_THERE if plot.there else _NEW if plot.has_stayers(movers) else _HERE,
        on=on,
        address=Address(),
        head=plot.head,
        rest_head=plot.rest_head,
        reported_on=plot.reported_on,
    )


def _move_out(plot: Plot, on: date) -> Move | str:
    movers = plot.numbers(Part.MOVER)
    if not movers:
        return _NO_MOVER
    return MoveOut(
        members=movers,
        planned_on=on,
        as_of=on,
        is_abroad=plot.said(_DESTINATION) == _ABROAD,
        rest_head=plot.rest_head,
        reported_on=plot.reported_on,
    )


def _household_change(plot: Plot, on: date) -> Move | str:
    movers = plot.numbers(Part.MOVER)
    if not movers:
        if isinstance(plot.head, Missing):
            return (
                "世帯主を替えるなら「新しい世帯主」を、分かれる・入るなら「立場: 異動する人」を書いてください"
            )
        return ChangeHead(household=_HERE, head=plot.head, on=on, reported_on=plot.reported_on)
    if not plot.there:
        return Split(
            members=movers, into=_NEW, on=on, head=plot.head, rest_head=plot.rest_head,
            reported_on=plot.reported_on,
        )  # fmt: skip
    if not plot.has_stayers(movers):
        return Merge(household=_HERE, into=_THERE, on=on, head=plot.head, reported_on=plot.reported_on)
    return Regroup(
        members=movers, into=_THERE, on=on, head=plot.head, rest_head=plot.rest_head,
        reported_on=plot.reported_on,
    )  # fmt: skip


def _birth(plot: Plot, on: date) -> Move | str:
    children = [one.resident for one in plot.here if plot.part_of(one) is Part.NEWBORN]
    if len(children) != 1:
        return "生まれた子を一人だけ「立場: 生まれた子」と書いてください。双子は一人ずつ判定します"
    parents = (*plot.numbers(Part.FATHER), *plot.numbers(Part.MOTHER))
    return Birth(child=children[0], into=_HERE, on=on, parents=parents, notified_on=plot.reported_on)


def _couple(plot: Plot, on: date) -> Move | str:
    husbands, wives = plot.numbers(Part.HUSBAND), plot.numbers(Part.WIFE)
    if len(husbands) > 1 or len(wives) > 1 or not (husbands or wives):
        return "婚姻・離婚をした人に「立場: 夫」「立場: 妻」と、一人ずつ書いてください"
    kind = Marriage if plot.event is LifeEvent.MARRIAGE else Divorce
    return kind(
        husband=husbands[0] if husbands else Missing.NOT_APPLICABLE,
        wife=wives[0] if wives else Missing.NOT_APPLICABLE,
        on=on,
        reported_on=plot.reported_on,
    )


_MAKERS: Mapping[LifeEvent, Callable[[Plot, date], Move | str]] = {
    LifeEvent.MOVE_IN: _move_in,
    LifeEvent.MOVE_WITHIN: _move_within,
    LifeEvent.MOVE_OUT: _move_out,
    LifeEvent.HOUSEHOLD_CHANGE: _household_change,
    LifeEvent.BIRTH: _birth,
    LifeEvent.MARRIAGE: _couple,
    LifeEvent.DIVORCE: _couple,
}

MOVE_EVENTS = tuple(_MAKERS)
"""異動の出来事。"""
