"""部品ひとつの検査の結果。"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import LegalQuestion, Procedure
from madoguchi_core.rules import all_of
from madoguchi_core.verify._coverage import Coverage, coverage_of, missing_findings, promise_findings
from madoguchi_core.verify._findings import (
    Prover,
    exclusion_findings,
    holes,
    implication_findings,
    partition_findings,
    proven,
)
from madoguchi_core.verify._package import Package
from madoguchi_core.verify._sentences import sentence_findings

OPAQUE_BAR = 0.05
"""語彙で書けない条件は、この割合まで。"""


@dataclass(frozen=True, slots=True)
class Report:
    """
    部品ひとつの検査の結果。

    Attributes:
        package: 検査した部品。
        rows: 手続きごとの行き届き。
        findings: 指摘。
        questions: 職員に尋ねる法律の問い。
        is_proven: 証明まで済ませたか。
    """

    package: Package
    rows: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    questions: tuple[LegalQuestion, ...]
    is_proven: bool

    def only(self, procedure_ids: Collection[str]) -> "Report":
        """一部の手続きだけの報告（係ごとに署名してもらうとき）。指摘は減らさない。"""
        return replace(
            self,
            rows=tuple(row for row in self.rows if row.procedure.id in procedure_ids),
            questions=tuple(
                question for question in self.questions if set(procedure_ids) & set(question.procedure_ids)
            ),
        )

    @property
    def score(self) -> float:
        """わざと壊した規則を見分けた割合。"""
        mutants = sum(row.mutants for row in self.rows)
        return sum(row.killed for row in self.rows) / mutants if mutants else 1.0

    @property
    def opaque_share(self) -> float:
        """語彙で書けない条件の割合。"""
        atoms = sum(row.atoms for row in self.rows)
        return sum(row.opaque_atoms for row in self.rows) / atoms if atoms else 0.0


def verify(package: Package, *, until: date, proves: bool = True) -> Report:
    """
    部品ひとつを検査する。

    Args:
        package: 検査する部品。
        until: 国が決める値が、この日まであるかを見る。
        proves: 規則どうしの食い違いを証明するか。偽なら、事例だけを見る。

    Raises:
        MadoguchiError: 証明するのに z3-solver が無いとき（MDG820）。
    """
    rows = [_row(package, procedure) for procedure in package.procedures]
    findings = [*package.findings, *(finding for row in rows for finding in row.surprises)]
    findings += [finding for row in rows for finding in _unkept(package, row)]
    if proves:
        prover = Prover(package.parameters, tuple(one.condition for one in package.constraints))
        pairs = [proven(prover, row) for row in rows]
        rows = [row for row, _ in pairs]
        findings += [finding for _, found in pairs for finding in found]
        findings += _claimed(package, prover)
    findings += holes(package.procedures, package.parameters, until=until)
    findings += [finding for row in rows for finding in missing_findings(row, where=_where(package, row))]
    findings += sentence_findings(package.procedures, package.everything)
    findings += _opaque(rows)
    return Report(package, tuple(rows), tuple(findings), package.questions, proves)


def _row(package: Package, procedure: Procedure) -> Coverage:
    file = package.file_of(procedure)
    where = procedure.id if file is None else file.name
    return coverage_of(package.bench(procedure), package.examples_of(procedure), where=where)


def _unkept(package: Package, row: Coverage) -> tuple[Finding, ...]:
    bench = package.bench(row.procedure)
    return promise_findings(bench, row.examples, package.constraints, where=_where(package, row))


def _where(package: Package, row: Coverage) -> str:
    held = (
        module.file_name
        for module in package.modules
        if any(procedure.id == row.procedure.id for procedure in module.procedures)
    )
    return next(held, "事例")


def _claimed(package: Package, prover: Prover) -> Iterator[Finding]:
    procedures = {procedure.id: procedure for procedure in package.everything}
    whole = [constraint.condition for constraint in package.constraints]
    if whole and prover.never(all_of(*whole)):
        hint = "どれか一つが、起こり得ることを禁じています"
        yield Finding("MDG258", Severity.ERROR, "主張", "事実の間の約束が、互いに矛盾しています", hint)
    for claims in package.claims:
        for partition in claims.partitions:
            yield from partition_findings(prover, partition, procedures)
        for exclusion in claims.exclusions:
            yield from exclusion_findings(prover, exclusion, procedures)
        for implication in claims.implications:
            yield from implication_findings(prover, implication, procedures)


def _opaque(rows: list[Coverage]) -> Iterator[Finding]:
    atoms, opaque = sum(row.atoms for row in rows), sum(row.opaque_atoms for row in rows)
    if atoms and opaque / atoms >= OPAQUE_BAR:
        message = f"語彙で書けない条件が {opaque}/{atoms} あります（{OPAQUE_BAR:.0%} 未満にします）"
        yield Finding("MDG259", Severity.ERROR, "条件", message, "語彙の式に書き直してください")
