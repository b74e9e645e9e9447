"""事例が規則をどれだけ確かめているか。足りない事例を、何の事例が要るかで言う。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from madoguchi_core.cases import Example
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Constraint, Outcome, Procedure
from madoguchi_core.rules import atoms_of
from madoguchi_core.verify._bench import Bench, Loaded, surprises, written_due
from madoguchi_core.verify._goals import Goal, GoalKind, goals_of
from madoguchi_core.verify._mutants import Mutant, MutantKind, mutants_of


@dataclass(frozen=True, slots=True)
class Tally:
    """満たした数と、要る数。"""

    met: int
    wanted: int

    def __str__(self) -> str:
        return f"{self.met}/{self.wanted}" if self.wanted else "—"


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    手続きひとつの、事例の行き届き。

    Attributes:
        procedure: 手続き。
        examples: 事例。
        tallies: 種類ごとの、満たした数と要る数。
        unmet: 足りない事例。
        impossible: 起こらないと証明され、数えないことにしたもの。
        surprises: 期待と違った事例。
        killed: 事例が見分けた、わざと壊した規則の数。
        mutants: わざと壊した規則の数。同じ意味と証明されたものは数えない。
        survivors: 見分けられなかった、わざと壊した規則。
        atoms: 条件の数。
        opaque_atoms: 語彙で書けない（検査の外の）条件の数。
    """

    procedure: Procedure
    examples: tuple[Example, ...]
    tallies: Mapping[GoalKind, Tally]
    unmet: tuple[Goal, ...]
    impossible: tuple[Goal, ...]
    surprises: tuple[Finding, ...]
    killed: int
    mutants: int
    survivors: tuple[Mutant, ...]
    atoms: int
    opaque_atoms: int

    @property
    def score(self) -> float:
        """わざと壊した規則を見分けた割合。"""
        return self.killed / self.mutants if self.mutants else 1.0

    @property
    def missing(self) -> tuple[str, ...]:
        """足りない事例を、何の事例が要るかで。"""
        return tuple(goal.title for goal in self.unmet)

    def without(self, impossible: Sequence[Goal], equivalent: Sequence[Mutant]) -> "Coverage":
        """起こらないと証明されたものと、元と同じ意味と証明された規則を除いた行き届き。"""
        survivors = tuple(mutant for mutant in self.survivors if mutant not in equivalent)
        return replace(
            self,
            unmet=tuple(goal for goal in self.unmet if goal not in impossible),
            impossible=tuple(impossible),
            tallies={kind: self._less(kind, impossible) for kind in GoalKind},
            survivors=survivors,
            mutants=self.mutants - (len(self.survivors) - len(survivors)),
        )

    def _less(self, kind: GoalKind, impossible: Sequence[Goal]) -> Tally:
        tally = self.tallies[kind]
        return Tally(tally.met, tally.wanted - sum(goal.kind is kind for goal in impossible))


def coverage_of(bench: Bench, examples: Sequence[Example], *, where: str) -> Coverage:
    """
    手続きひとつの、事例の行き届き。

    Args:
        bench: 試す台。
        examples: その手続きの事例。
        where: 事例のファイル名。
    """
    procedure = bench.procedure
    loaded = [bench.load(example) for example in examples]
    goals = goals_of(procedure)
    met = [goal for goal in goals if any(goal.is_met_by(bench, one) for one in loaded)]
    mutants = mutants_of(procedure)
    survivors = survivors_of(bench, loaded, mutants)
    atoms = atoms_of(procedure.required_when)
    return Coverage(
        procedure=procedure,
        examples=tuple(examples),
        tallies={kind: _tally(kind, goals, met) for kind in GoalKind},
        unmet=tuple(goal for goal in goals if goal not in met),
        impossible=(),
        surprises=tuple(
            finding
            for one in loaded
            for finding in surprises(bench.judged(procedure, one), one.example, where, procedure.kind)
        ),
        killed=len(mutants) - len(survivors),
        mutants=len(mutants),
        survivors=survivors,
        atoms=len(atoms),
        opaque_atoms=sum(atom.is_opaque for atom in atoms),
    )


def survivors_of(bench: Bench, loaded: Sequence[Loaded], mutants: Sequence[Mutant]) -> tuple[Mutant, ...]:
    """どの事例も見分けられない、わざと壊した規則。"""
    outcomes = [bench.outcome(bench.procedure, one) for one in loaded]
    return tuple(
        mutant
        for mutant in mutants
        if not any(
            is_killed(bench, mutant, one, outcome) for one, outcome in zip(loaded, outcomes, strict=True)
        )
    )


def is_killed(bench: Bench, mutant: Mutant, loaded: Loaded, outcome: Outcome) -> bool:
    """
    事例が、わざと壊した規則を見分けるか。期限は、事例に書かれているときだけ比べる。

    Args:
        bench: 試す台。
        mutant: わざと壊した規則。
        loaded: 事例。
        outcome: 元の規則の結論。
    """
    if mutant.kind is not MutantKind.DEADLINE:
        return bench.outcome(mutant.procedure, loaded) is not outcome
    if outcome is Outcome.NOT_REQUIRED:
        return False
    example = loaded.example
    return written_due(example, bench.due(mutant.procedure, loaded)) != written_due(
        example, bench.due(bench.procedure, loaded)
    )


def promise_findings(
    bench: Bench, examples: Sequence[Example], constraints: Sequence[Constraint], *, where: str
) -> tuple[Finding, ...]:
    """事実の間の約束に反する事例。起こらない事例か、正しくない約束のどちらか。"""
    hint = "事例の事実か、国や町の約束（constraints）のどちらかを直してください"
    return tuple(
        Finding(
            "MDG260",
            Severity.ERROR,
            f"{where} {example.line}行目",
            f"約束「{one.title}」に反する事例です",
            hint,
        )
        for example in examples
        for slots in (bench.load(example).slots,)
        for one in constraints
        if bench.read(one.condition, slots) is False
    )


def missing_findings(coverage: Coverage, *, where: str) -> tuple[Finding, ...]:
    """足りない事例の指摘。"""
    hint = "事例のファイルに書き足すか、madoguchi verify --write-cases で作ってください"
    return tuple(
        Finding("MDG250", Severity.ERROR, f"{where} {coverage.procedure.id}", f"{title}がありません", hint)
        for title in coverage.missing
    )


def _tally(kind: GoalKind, goals: Sequence[Goal], met: Sequence[Goal]) -> Tally:
    return Tally(sum(goal.kind is kind for goal in met), sum(goal.kind is kind for goal in goals))
