"""どの世帯の結論が変わるか: 同じ人の同じ出来事を、二つの状態の決まりで判定して比べる。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from madoguchi_core.differences._state import RulesState
from madoguchi_core.differences._suppose import supposed_facts
from madoguchi_core.procedures import LifeEvent, Outcome, Per, Procedure, outcome_of, outcome_titles
from madoguchi_core.records import Household, Missing, Resident, is_surely_after
from madoguchi_core.rules import Facts, Program, parameters_of


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """
    同じ変わり方をする人をまとめたもの。

    Attributes:
        event: 出来事。
        procedure_id: 手続き。
        title: 手続きの名。
        before: 前の結論。効いていない手続きは「不要」。
        after: 後の結論。
        before_text: 前の結論の言い方。
        after_text: 後の結論の言い方。
        persons: その人に出来事が起きたら結論が変わる、という人の数。
        households: その人たちの世帯の数。
        protected: うち、支援措置のある世帯の人の数。だれかは言わない。
        people: うち、支援措置が無いと確かめた世帯の人。
    """

    event: LifeEvent
    procedure_id: str
    title: str
    before: Outcome
    after: Outcome
    before_text: str
    after_text: str
    persons: int
    households: int
    protected: int
    people: tuple[Resident, ...] = field(repr=False)

    @property
    def numbers(self) -> tuple[str, ...]:
        """支援措置が無いと確かめた世帯の人の宛名番号。ほかの人は、数だけで番号は出ない。"""
        return tuple(sorted(person.address_number for person in self.people))


@dataclass(frozen=True, slots=True)
class HouseholdDifference:
    """
    世帯の結論の違いのすべて。

    Attributes:
        on: 出来事が起きたとみる日。
        events: 見た出来事。
        judged_ids: 結論が変わり得るので判定した手続き。ほかは判定しなくても変わらない。
        rows: 変わり方ごとの数。
        persons: 判定した人の数。
        households: その世帯の数。
        changed_persons: どれかの結論が変わる人の数。
        changed_households: その世帯の数。
        gone: もう住民でないので判定しなかった人の数。
        unborn: 出来事の日に生まれていないので判定しなかった人の数。
        homeless: 世帯番号が無いので判定しなかった人の数。
    """

    on: date
    events: tuple[LifeEvent, ...]
    judged_ids: tuple[str, ...]
    rows: tuple[VerdictChange, ...]
    persons: int
    households: int
    changed_persons: int
    changed_households: int
    gone: int
    unborn: int
    homeless: int


def household_difference(
    before: RulesState,
    after: RulesState,
    residents: Iterable[Resident],
    *,
    on: date,
    events: tuple[LifeEvent, ...],
) -> HouseholdDifference:
    """
    住民に出来事が起きたとして、結論の変わる人を数える。死亡は一人ずつ、転入は世帯の全員が国内から来たとみる。

    人の事実（年齢・資格・世帯）は、どちらの状態でも *on* のもの。変わるのは決まりだけである。
    答えを聞く人はいないので、台帳で分からないことは要確認のまま。要確認との行き来も、結論の違いとして数える。

    Args:
        before: 前の状態。
        after: 後の状態。
        residents: 住民。順によらない。
        on: 出来事が起きたとみる日。
        events: 見る出来事（:data:`SUPPOSED_EVENTS` のどれか）。
    """
    tally = _Tally()
    benches = [_Bench.of(event, before, after) for event in events]
    for home in _homes(residents, tally):
        for person in home.members:
            if tally.takes(person, home, on):
                for bench in benches:
                    tally.add(bench, person, home, bench.changed(home, person, on))
    return tally.result(benches, on, events)


def _homes(residents: Iterable[Resident], tally: "_Tally") -> Iterator[Household]:
    members: dict[str, list[Resident]] = {}
    for person in residents:
        if isinstance(person.household_number, Missing):
            tally.homeless += 1
        else:
            members.setdefault(person.household_number, []).append(person)
    for number in sorted(members):
        yield Household.of(members[number], number)


@dataclass(frozen=True, slots=True)
class _Side:
    """片方の状態で、結論が変わり得て、効いている手続きを組み立てたもの。"""

    state: RulesState
    rules: Mapping[str, Procedure]
    program: Program

    def outcomes(self, facts: Facts, per: Per) -> dict[str, Outcome]:
        slots = self.program.load(facts, self.state.registry.parameters, self.state.on)
        return {
            id_: outcome_of(rule.kind, truth=self.program.read(rule.required_when)(slots, None))
            for id_, rule in self.rules.items()
            if rule.per is per
        }


@dataclass(frozen=True, slots=True)
class _Bench:
    """出来事ひとつを、両方の状態で判定する台。"""

    event: LifeEvent
    before: _Side
    after: _Side
    ids: tuple[str, ...]

    @classmethod
    def of(cls, event: LifeEvent, before: RulesState, after: RulesState) -> "_Bench":
        old, new = before.in_force(event), after.in_force(event)
        names = sorted(old.keys() | new.keys())
        ids = tuple(id_ for id_ in names if _may_differ(old.get(id_), new.get(id_), before, after))
        return cls(event, _side(before, old, ids), _side(after, new, ids), ids)

    def changed(self, home: Household, person: Resident, on: date) -> Iterator[tuple[str, Outcome, Outcome]]:
        if not self.ids:
            return
        registries = (self.after.state.registry, self.before.state.registry)
        for per, facts in supposed_facts(registries, self.event, home, person, on):
            old, new = self.before.outcomes(facts, per), self.after.outcomes(facts, per)
            for id_ in self.ids:
                # 効いていない手続きは、その人にすることが無いので「不要」と同じ
                one, other = old.get(id_, Outcome.NOT_REQUIRED), new.get(id_, Outcome.NOT_REQUIRED)
                if one is not other:
                    yield id_, one, other

    def rule(self, id_: str) -> Procedure:
        found = self.after.rules.get(id_)
        return self.before.rules[id_] if found is None else found


def _side(state: RulesState, rules: Mapping[str, Procedure], ids: tuple[str, ...]) -> _Side:
    chosen = {id_: rules[id_] for id_ in ids if id_ in rules}
    return _Side(state, chosen, Program([rule.required_when for rule in chosen.values()]))


def _may_differ(old: Procedure | None, new: Procedure | None, before: RulesState, after: RulesState) -> bool:
    """結論が変わり得るか。式も使う値も性質も同じなら、だれについても変わらない。"""
    if old is None or new is None or old.required_when is not new.required_when or old.kind is not new.kind:
        return True
    one, other = before.registry.parameters, after.registry.parameters
    return any(
        one.value(parameter, before.on) != other.value(parameter, after.on)
        for parameter in parameters_of(new.required_when)
    )


_Key = tuple[LifeEvent, str, Outcome, Outcome]


class _Tally:
    """数えるところ。人の番号は、支援措置が無いと確かめた世帯のものだけを持つ。"""

    __slots__ = ("changed_homes", "changed_people", "gone", "homeless", "homes", "people", "rows", "unborn")

    def __init__(self) -> None:
        self.gone = self.unborn = self.homeless = self.people = 0
        self.homes: set[str] = set()
        self.changed_people: set[str] = set()
        self.changed_homes: set[str] = set()
        self.rows: dict[_Key, list[tuple[Resident, Household]]] = {}

    def takes(self, person: Resident, home: Household, on: date) -> bool:
        if person.is_current is False:
            self.gone += 1
        elif is_surely_after(person.born_on, on):
            self.unborn += 1
        else:
            self.people += 1
            self.homes.add(home.number)
            return True
        return False

    def add(
        self,
        bench: _Bench,
        person: Resident,
        home: Household,
        changed: Iterable[tuple[str, Outcome, Outcome]],
    ) -> None:
        for id_, one, other in changed:
            key = (bench.event, id_, one, other)
            self.rows.setdefault(key, []).append((person, home))
            self.changed_people.add(person.address_number)
            self.changed_homes.add(home.number)

    def result(self, benches: list[_Bench], on: date, events: tuple[LifeEvent, ...]) -> HouseholdDifference:
        places = {bench.event: at for at, bench in enumerate(benches)}
        order = sorted(self.rows, key=lambda key: (places[key[0]], key[1], key[2].value, key[3].value))
        return HouseholdDifference(
            on=on,
            events=events,
            judged_ids=tuple(dict.fromkeys(id_ for bench in benches for id_ in bench.ids)),
            rows=tuple(_row(benches[places[key[0]]], key, self.rows[key]) for key in order),
            persons=self.people,
            households=len(self.homes),
            changed_persons=len(self.changed_people),
            changed_households=len(self.changed_homes),
            gone=self.gone,
            unborn=self.unborn,
            homeless=self.homeless,
        )


def _row(bench: _Bench, key: _Key, people: list[tuple[Resident, Household]]) -> VerdictChange:
    event, id_, one, other = key
    rule = bench.rule(id_)
    sides = (bench.before.rules.get(id_, rule), bench.after.rules.get(id_, rule))
    texts = [outcome_titles(side.kind)[found] for side, found in zip(sides, (one, other), strict=True)]
    return VerdictChange(
        event=event,
        procedure_id=id_,
        title=rule.title,
        before=one,
        after=other,
        before_text=texts[0],
        after_text=texts[1],
        persons=len(people),
        households=len({home.number for _, home in people}),
        protected=sum(home.is_protected is True for _, home in people),
        # 照合していない世帯の人は、支援措置があるかもしれないので並べない
        people=tuple(person for person, home in people if home.is_protected is False),
    )
