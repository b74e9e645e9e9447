"""事例が満たすべきこと。手続きひとつについて数え上げ、足りないものを言葉で言う。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from madoguchi_core.calendar import Rolls
from madoguchi_core.procedures import Deadline, Outcome, Procedure, due_of
from madoguchi_core.rules import Atom, Constant, Slots, Value, atoms_of, replaced, words
from madoguchi_core.rules.nodes import Not
from madoguchi_core.verify._bench import Bench, Loaded
from madoguchi_core.verify._ordered import is_on_edge, is_ordered, is_unsettled

Side = bool | None
"""真・偽・不明。"""


class GoalKind(StrEnum):
    """満たすべきことの種類。"""

    TRUTH = "三つの結論"
    SIDE = "条件の両側"
    EDGE = "境目"
    DEADLINE = "期限"


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """
    満たすべきことひとつ。

    Attributes:
        kind: 種類。
        title: 何の事例が要るか。
        is_met_by: 事例がこれを満たすか。
        atom: 条件の両側と境目では、その条件。
        side: その条件の真・偽・不明。
    """

    kind: GoalKind
    title: str
    is_met_by: Callable[[Bench, Loaded], bool]
    atom: Atom | None = None
    side: Side = None


def goals_of(procedure: Procedure) -> tuple[Goal, ...]:
    """手続きひとつの、満たすべきことのすべて。"""
    atoms = [atom for atom in atoms_of(procedure.required_when) if not atom.is_opaque]
    return (
        *_truths(procedure, has_conditions=bool(atoms_of(procedure.required_when))),
        *(goal for atom in atoms for goal in _sides(procedure, atom)),
        *(goal for atom in atoms if is_ordered(atom) for goal in _edges(procedure, atom)),
        *_deadlines(procedure, procedure.deadline, when=None, place="期限"),
    )


def flips(bench: Bench, rule: Value[bool], atom: Atom, slots: Slots) -> bool | None:
    """
    その条件だけを逆にすると、決まった結論が逆になるか。まだ決まらなければ None。

    Args:
        bench: 試す台。
        rule: 規則。
        atom: 逆にする条件。
        slots: 事例の枠。
    """
    return _differs(bench, rule, with_atom(bench, rule, atom, None), slots)


def is_open_on(bench: Bench, rule: Value[bool], atom: Atom, slots: Slots) -> bool | None:
    """その条件が真か偽かだけで、結論が変わるか。まだ決まらなければ None。"""
    is_true = with_atom(bench, rule, atom, True)
    return _differs(bench, is_true, with_atom(bench, rule, atom, False), slots)


def _differs(bench: Bench, one: Value[bool], other: Value[bool], slots: Slots) -> bool | None:
    truths = bench.read(one, slots), bench.read(other, slots)
    return None if None in truths else truths[0] is not truths[1]


def with_atom(bench: Bench, rule: Value[bool], atom: Atom, truth: Side) -> Value[bool]:
    """条件を逆にした規則（*truth* が None）、またはその真偽に決めた規則。一度だけ作る。"""
    key = (atom.condition, truth)
    found = bench.flipped.get(key)
    if found is None:
        instead = Not(atom.condition) if truth is None else Constant(truth)
        found = bench.flipped[key] = replaced(rule, atom.condition, instead)
    return found


def _truths(procedure: Procedure, *, has_conditions: bool) -> Iterator[Goal]:
    wanted = (
        ((True, "要る"), (False, "要らない"), (None, "分からない")) if has_conditions else ((True, "要る"),)
    )
    for truth, title in wanted:
        yield Goal(GoalKind.TRUTH, f"{title}事例", partial(_has_truth, procedure, truth), None, truth)


def _has_truth(procedure: Procedure, truth: Side, bench: Bench, loaded: Loaded) -> bool:
    in_force = procedure.in_force(loaded.example.event_on)
    return in_force and bench.read(procedure.required_when, loaded.slots) is truth


def _sides(procedure: Procedure, atom: Atom) -> Iterator[Goal]:
    text = words(atom.condition)
    for side in (True, False):
        title = f"「{text}」が{'真' if side else '偽'}であることだけで結論が決まる事例"
        yield Goal(GoalKind.SIDE, title, partial(_has_side, procedure, atom, side), atom, side)


def _has_side(procedure: Procedure, atom: Atom, side: Side, bench: Bench, loaded: Loaded) -> bool:
    return has_side(bench, procedure.required_when, atom, loaded.slots, side=side) is True


def has_side(bench: Bench, rule: Value[bool], atom: Atom, slots: Slots, *, side: Side) -> bool | None:
    """条件が *side* で、それだけで結論が決まるか。まだ決まらなければ None。"""
    is_true, is_false = bench.truths(atom.condition, atom.group, slots)
    if atom.group is None and (is_false if side else is_true):
        return False
    is_decisive = flips(bench, rule, atom, slots)
    return is_decisive and (is_true if side else is_false)


def _edges(procedure: Procedure, atom: Atom) -> Iterator[Goal]:
    text = words(atom.condition)
    sides: tuple[tuple[Side, str], ...] = ((True, "当てはまる側"), (False, "当てはまらない側"))
    if is_unsettled(atom):
        sides = (*sides, (None, "自動で決めない日"))
    for side, name in sides:
        title = f"「{text}」の境目の、{name}の事例"
        yield Goal(GoalKind.EDGE, title, partial(_has_edge, procedure, atom, side), atom, side)


def _has_edge(procedure: Procedure, atom: Atom, side: Side, bench: Bench, loaded: Loaded) -> bool:
    return has_edge(bench, procedure.required_when, atom, loaded.slots, side=side) is True


def has_edge(bench: Bench, rule: Value[bool], atom: Atom, slots: Slots, *, side: Side) -> bool | None:
    """境目の *side* で、それだけで結論が決まるか。まだ決まらなければ None。"""
    if side is None:
        return is_open_on(bench, rule, atom, slots) and is_on_edge(bench, atom, slots, side=side)
    return has_side(bench, rule, atom, slots, side=side) and is_on_edge(bench, atom, slots, side=side)


def _deadlines(
    procedure: Procedure, deadline: Deadline, *, when: Value[bool] | None, place: str
) -> Iterator[Goal]:
    yield from _days(procedure, deadline, when, place)
    for condition, other in deadline.exceptions:
        yield from _deadlines(procedure, other, when=condition, place=f"例外「{other.wording}」")
    for other in deadline.others:
        title = f"ほかの数え方「{other.wording}」の日を書いた事例"
        yield Goal(GoalKind.DEADLINE, title, partial(_shows_other, procedure, other))


def _days(procedure: Procedure, deadline: Deadline, when: Value[bool] | None, place: str) -> Iterator[Goal]:
    if not deadline.has_day:
        return
    wanted: dict[str, Side] = {f"{place}の日を書いた事例": None}
    # 末日が決まっている期限は、その日が閉庁日かどうかも決まっている
    if deadline.rolls is not Rolls.NONE and deadline.day is None:
        wanted = {
            f"{place}の末日が閉庁日に当たらない事例": False,
            f"{place}の末日が閉庁日に当たる事例": True,
        }
    for title, is_rolled in wanted.items():
        yield Goal(GoalKind.DEADLINE, title, partial(_shows_day, procedure, deadline, when, is_rolled))


def _shows_day(
    procedure: Procedure,
    deadline: Deadline,
    when: Value[bool] | None,
    is_rolled: Side,
    bench: Bench,
    loaded: Loaded,
) -> bool:
    if not _has_day(bench, procedure, loaded):
        return False
    if when is not None and bench.read(when, loaded.slots) is not True:
        return False
    if any(bench.read(other, loaded.slots) is True for other, _ in deadline.exceptions):
        return False
    due = due_of(deadline, lambda value: bench.read(value, loaded.slots), bench.calendar)
    return due.on is not None and (is_rolled is None or due.is_rolled is is_rolled)


def _shows_other(procedure: Procedure, other: Deadline, bench: Bench, loaded: Loaded) -> bool:
    if not _has_day(bench, procedure, loaded):
        return False
    due = due_of(other, lambda value: bench.read(value, loaded.slots), bench.calendar)
    written = loaded.example.due
    return due.on is not None and due.on in (written.on, *written.others)


def _has_day(bench: Bench, procedure: Procedure, loaded: Loaded) -> bool:
    """要る（かもしれない）と決まり、期限の日が書かれているか。"""
    is_written = isinstance(loaded.example.due.on, date)
    return is_written and bench.outcome(procedure, loaded) is not Outcome.NOT_REQUIRED
