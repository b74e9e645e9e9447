"""事例を作る: 足りない事例だけを、条件の両側・境目・期限・わざと壊した規則を見分けるように作る。"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from madoguchi_core.cases import EVENT_FACTS, EXAMPLE_ORIGIN, Example, ExampleDue
from madoguchi_core.procedures import Outcome
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, Facts, Group, Held, Parameter, Slots, Value, facts_of
from madoguchi_core.verify._bench import Bench, Loaded
from madoguchi_core.verify._coverage import is_killed, survivors_of
from madoguchi_core.verify._domain import (
    Variable,
    base_slots,
    event_days,
    event_fact_of,
    far_first,
    usual_value,
    variables_of,
)
from madoguchi_core.verify._goals import Goal, GoalKind, Side, goals_of, has_edge, has_side, with_atom
from madoguchi_core.verify._mutants import Mutant, MutantKind, mutants_of
from madoguchi_core.verify._search import Chosen, Quest, find
from madoguchi_core.verify._titles import titled

USUAL_DAY = date(2026, 4, 6)
"""とくに理由がなければ、この日（月曜日）に亡くなったことにする。"""

_OFFSETS = (*range(45), *range(220, 285))
"""期限を試すための、起算の日のずらし。月末、祝日、年末年始に当たるまでを含む。"""

_YEAR_OFFSETS = tuple(365 * years for years in (-3, -2, -1, 1, 2, 3, 4))
"""決まった日の期限や、昔のことの例外を試すための、出来事ごとのずらし。"""


@dataclass(frozen=True, slots=True)
class _Scene:
    """出来事の日ひとつについて、事例を探す材料。"""

    on: date
    start: Slots
    variables: tuple[Variable, ...]


def generate(
    bench: Bench, kept: Sequence[Example], constraints: Sequence[Value[bool]], *, usual: date = USUAL_DAY
) -> tuple[Example, ...]:
    """
    手続きひとつの、足りない事例。

    Args:
        bench: 試す台。*constraints* も読めるように作られていること。
        kept: 残す事例（人が書いたもの）。これで足りることは作らない。
        constraints: 事実の間の約束。
        usual: 出来事の日。規則が求めるときは、ほかの日にする。

    Returns:
        作った事例。同じ規則なら、いつも同じ。
    """
    return _Generator(bench, kept, constraints, usual).run()


class _Generator:
    __slots__ = (
        "_bench",
        "_constraints",
        "_days",
        "_kept",
        "_made",
        "_makes_dates",
        "_mutants",
        "_procedure",
        "_scenes",
    )

    def __init__(
        self, bench: Bench, kept: Sequence[Example], constraints: Sequence[Value[bool]], usual: date
    ) -> None:
        self._bench = bench
        self._procedure = bench.procedure
        self._mutants = mutants_of(bench.procedure)
        # 日付を作る期限と作らない期限があるときは、作らないことも事例に書く
        self._makes_dates = any(goal.kind is GoalKind.DEADLINE for goal in goals_of(bench.procedure))
        self._constraints = constraints
        self._days = event_days(bench, usual)
        self._kept = [bench.load(example) for example in kept]
        self._made: list[Loaded] = []
        self._scenes: dict[date, _Scene] = {}

    def run(self) -> tuple[Example, ...]:
        goals = goals_of(self._procedure)
        for goal in goals:
            if goal.kind is not GoalKind.DEADLINE and not self._is_met(goal):
                self._reach(goal)
        for mutant in self._survivors(MutantKind.RULE, MutantKind.PERIOD, MutantKind.KIND):
            if mutant in self._survivors(mutant.kind):
                self._kill(mutant)
        self._reach_deadlines([goal for goal in goals if goal.kind is GoalKind.DEADLINE])
        return titled(self._bench, sorted(self._needed(goals), key=_place))

    # ---- 条件

    def _reach(self, goal: Goal) -> None:
        for day in self._days:
            example = self._asked(day) if goal.kind is GoalKind.TRUTH and goal.side is None else None
            example = example or self._found(day, self._quest(goal))
            if example is not None and self._add(example, lambda one: goal.is_met_by(self._bench, one)):
                return

    def _quest(self, goal: Goal) -> Quest:
        bench, rule, atom, side = self._bench, self._procedure.required_when, goal.atom, goal.side
        if atom is None:
            return Quest((rule,), lambda slots: _is(bench.read(rule, slots), side))
        has = has_edge if goal.kind is GoalKind.EDGE else has_side
        others = [None] if side is not None else [True, False]
        watched = (rule, *(with_atom(bench, rule, atom, other) for other in others))
        return Quest(watched, lambda slots: has(bench, rule, atom, slots, side=side))

    def _asked(self, day: date) -> Example | None:
        """要る事例から、事実をひとつ分からなくして、尋ねなければならない事例にする。"""
        scene = self._scene(day)
        rule = self._procedure.required_when
        chosen = self._search(scene, self._required_quest())
        for variable in chosen or ():
            rest = {one: index for one, index in (chosen or {}).items() if one is not variable}
            example = self._example(scene, rest, unknown=variable)
            if self._bench.read(rule, self._bench.load(example).slots) is None:
                return example
        return None

    def _kill(self, mutant: Mutant) -> None:
        bench, rule, broken = self._bench, self._procedure.required_when, mutant.procedure.required_when

        def differs(slots: Slots) -> bool | None:
            truths = bench.read(rule, slots), bench.read(broken, slots)
            return None if None in truths else truths[0] is not truths[1]

        def differs_at_last(slots: Slots) -> bool:
            return bench.read(rule, slots) is not bench.read(broken, slots)

        quest = self._required_quest()
        if mutant.kind is MutantKind.RULE:
            quest = Quest((rule, broken), differs, differs_at_last)
        for day in self._days:
            example = self._found(day, quest)
            if example is not None and self._add(example, lambda loaded: self._is_killed(mutant, loaded)):
                return

    def _required_quest(self) -> Quest:
        rule = self._procedure.required_when
        return Quest((rule,), lambda slots: _is(self._bench.read(rule, slots), True))

    def _found(self, day: date, quest: Quest) -> Example | None:
        scene = self._scene(day)
        chosen = self._search(scene, quest)
        return None if chosen is None else self._example(scene, chosen)

    def _search(self, scene: _Scene, quest: Quest) -> Chosen | None:
        return find(self._bench, scene.start, scene.variables, self._constraints, quest)

    def _scene(self, day: date) -> _Scene:
        scene = self._scenes.get(day)
        if scene is None:
            variables = variables_of(self._bench, [self._procedure.required_when], day)
            scene = self._scenes[day] = _Scene(day, base_slots(self._bench, day), variables)
        return scene

    # ---- 期限

    def _reach_deadlines(self, goals: Sequence[Goal]) -> None:
        needs = [goal for goal in goals if not self._is_met(goal)]
        mutants = list(self._survivors(MutantKind.DEADLINE))
        candidates = list(self._due_candidates()) if needs or mutants else []
        while needs or mutants:
            scored = [(self._gain(one, needs, mutants), -index, one) for index, one in enumerate(candidates)]
            gain, _, best = max(scored, key=lambda one: one[:2], default=(0, 0, None))
            if not gain or best is None:
                return
            self._made.append(best)
            needs = [goal for goal in needs if not goal.is_met_by(self._bench, best)]
            mutants = [mutant for mutant in mutants if not self._is_killed(mutant, best)]

    def _gain(self, loaded: Loaded, needs: Sequence[Goal], mutants: Sequence[Mutant]) -> int:
        met = sum(goal.is_met_by(self._bench, loaded) for goal in needs)
        return 10 * met + sum(self._is_killed(mutant, loaded) for mutant in mutants)

    def _due_candidates(self) -> Iterator[Loaded]:
        """起算の日を少しずつずらした、要る事例。例外の期限は、その条件の真偽ごとに。"""
        for when in self._deadline_conditions():
            for is_far in (True, False):
                found = ((day, self._required(day, when, is_far=is_far)) for day in self._days)
                for day, example in found:
                    if example is not None:
                        yield from self._shifted(example, day)
                        break

    def _deadline_conditions(self) -> list[tuple[Value[bool], bool] | None]:
        exceptions = [when for when, _ in self._procedure.deadline.exceptions]
        return [None, *((when, truth) for when in exceptions for truth in (True, False))]

    def _required(self, day: date, when: tuple[Value[bool], bool] | None, *, is_far: bool) -> Example | None:
        rule = self._procedure.required_when
        values = (rule,) if when is None else (rule, when[0])
        near = variables_of(self._bench, values, day)
        variables = tuple(far_first(one) for one in near) if is_far else near
        scene = _Scene(day, base_slots(self._bench, day), variables)

        def check(slots: Slots) -> bool | None:
            reached = _is(self._bench.read(rule, slots), True)
            if when is None or reached is False:
                return reached
            side = _is(self._bench.read(when[0], slots), when[1])
            return False if side is False else reached and side

        chosen = self._search(scene, Quest(values, check))
        return None if chosen is None else self._example(scene, chosen)

    def _shifted(self, example: Example, day: date) -> Iterator[Loaded]:
        """起算の日をずらした事例。年の単位では、出来事の日も一緒にずらす。"""
        used = {fact for value in self._procedure.deadline.expressions() for fact in facts_of(value)}
        starts = sorted(
            (fact for fact in used if fact.kind is date and fact.name not in EVENT_FACTS),
            key=lambda fact: fact.name,
        )
        settings = {**self._lengths(day), **example.settings}
        for more in (*_OFFSETS, *_YEAR_OFFSETS):
            is_alone = bool(starts) and more not in _YEAR_OFFSETS
            on = day if is_alone else day + timedelta(days=more)
            loaded = self._dated(replace(example, event_on=on, settings=settings,
                                         facts=self._moved(example.facts, starts, on, day, more)))  # fmt: skip
            if self._holds(loaded) and self._bench.read(self._procedure.required_when, loaded.slots) is True:
                yield loaded

    def _moved(self, facts: Facts, starts: Sequence[Fact[Any]], on: date, day: date, more: int) -> Facts:
        event = event_fact_of(self._bench)
        values = dict(facts.values)
        if event is not None:
            values[event] = Held(on, EXAMPLE_ORIGIN)
        for fact in starts:
            given = facts[fact].known
            start = given if isinstance(given, date) else usual_value(fact, day)
            values[fact] = Held(start + timedelta(days=more), EXAMPLE_ORIGIN)
        return Facts(values, facts.groups)

    def _lengths(self, day: date) -> dict[Parameter[Any], object | None]:
        """町が決める日数は、ふつうの長さを置く。"""
        lengths = [
            item
            for value in self._procedure.deadline.expressions()
            for item in (variable.item for variable in variables_of(self._bench, [value], day))
            if isinstance(item, Parameter) and item.kind is int
        ]
        return {parameter: usual_value(parameter, day) for parameter in lengths}

    def _dated(self, example: Example) -> Loaded:
        """期限を書き込んだ事例。"""
        loaded = self._bench.load(example)
        outcome = self._bench.outcome(self._procedure, loaded)
        due = self._bench.due(self._procedure, loaded)
        is_written = outcome is not Outcome.NOT_REQUIRED and (
            isinstance(due.on, date) or (self._makes_dates and due.on is Missing.NOT_APPLICABLE)
        )
        written = replace(example, outcome=outcome, due=due if is_written else ExampleDue())
        return Loaded(written, loaded.slots)

    # ---- 事例

    def _example(self, scene: _Scene, chosen: Chosen, *, unknown: Variable | None = None) -> Example:
        event = event_fact_of(self._bench)
        values: dict[Fact[Any], Held] = {} if event is None else {event: Held(scene.on, EXAMPLE_ORIGIN)}
        groups: dict[Group, tuple[Facts, ...] | Missing] = {}
        settings: dict[Parameter[Any], object | None] = {}
        for variable in scene.variables:
            if variable not in chosen and variable is not unknown:
                continue
            index = chosen.get(variable)
            match variable.item:
                case Fact() as fact:
                    values[fact] = Held(
                        Missing.UNKNOWN if index is None else variable.options[index], EXAMPLE_ORIGIN
                    )
                case Group() as group:
                    groups[group] = Missing.UNKNOWN if index is None else variable.members[index]
                case Parameter() as parameter:
                    settings[parameter] = None if index is None else variable.options[index]
        example = Example(
            "",
            self._procedure.id,
            scene.on,
            Facts(values, groups),
            settings,
            Outcome.NOT_REQUIRED,
            is_generated=True,
        )
        return self._with_due(self._bench.load(example))

    def _with_due(self, loaded: Loaded) -> Example:
        dated = self._dated(loaded.example).example
        return dated if dated.outcome is not Outcome.TO_CONFIRM else replace(dated, due=ExampleDue())

    def _add(self, example: Example, is_wanted: Callable[[Loaded], bool]) -> bool:
        loaded = self._bench.load(example)
        if not self._holds(loaded) or not is_wanted(loaded):
            return False
        self._made.append(loaded)
        return True

    def _holds(self, loaded: Loaded) -> bool:
        return not any(self._bench.read(one, loaded.slots) is False for one in self._constraints)

    def _is_met(self, goal: Goal) -> bool:
        return any(goal.is_met_by(self._bench, one) for one in (*self._kept, *self._made))

    def _survivors(self, *kinds: MutantKind) -> tuple[Mutant, ...]:
        mutants = [mutant for mutant in self._mutants if mutant.kind in kinds]
        return survivors_of(self._bench, [*self._kept, *self._made], mutants)

    def _is_killed(self, mutant: Mutant, loaded: Loaded) -> bool:
        return is_killed(self._bench, mutant, loaded, self._bench.outcome(self._procedure, loaded))

    def _needed(self, goals: Sequence[Goal]) -> list[Loaded]:
        """無くても足りる事例を、後から作ったものから外す。"""
        needed = list(self._made)
        wanted = {goal for goal in goals if self._is_met(goal)}
        alive = set(survivors_of(self._bench, [*self._kept, *needed], self._mutants))
        for one in list(self._made):
            rest = [*self._kept, *(other for other in needed if other is not one)]
            is_enough = all(any(goal.is_met_by(self._bench, other) for other in rest) for goal in wanted)
            if is_enough and set(survivors_of(self._bench, rest, self._mutants)) <= alive:
                needed = [other for other in needed if other is not one]
        return needed


_ORDER = (
    Outcome.REQUIRED,
    Outcome.EX_OFFICIO,
    Outcome.ELSEWHERE,
    Outcome.TO_CONFIRM,
    Outcome.NOT_REQUIRED,
)


def _place(loaded: Loaded) -> int:
    return _ORDER.index(loaded.example.outcome)


def _is(truth: Any, wanted: Side) -> Side:
    if wanted is None:
        return truth is None
    return None if truth is None else truth is wanted
