"""部品ひとつの検査: 部品の手続き・値・主張と、一緒に配られた事例を集める。ファイルを読むのはここだけ。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Example, ExampleFile, ExampleVocabulary, read_examples
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.plugins import package_registry
from madoguchi_core.procedures import Claims, Constraint, LegalQuestion, Procedure
from madoguchi_core.registry import Registry
from madoguchi_core.rules import (
    Fact,
    Group,
    Parameter,
    ParameterBook,
    Scope,
    descend,
    groups_of,
    parameters_of,
)
from madoguchi_core.verify._bench import Bench
from madoguchi_core.verify._modules import RuleModule, rule_modules, unlisted

CASES_FOLDER = "cases"
_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """
    事例のファイルひとつ。

    Attributes:
        package: 置かれているパッケージの名。
        name: ファイル名。
        text: 本文。
        file: 読んだ中身。
    """

    package: str
    name: str
    text: str
    file: ExampleFile


@dataclass(frozen=True, slots=True)
class Package:
    """
    検査する部品ひとつ。

    Attributes:
        name: 部品の名。
        procedures: 部品の手続きと、証明書を出すこと。
        everything: 目録の全部（国の手続きと証明書を含む）。
        parameters: 国と部品の値。
        calendar: 休日。
        claims: 国と部品の主張。
        questions: 部品が名乗る、職員に尋ねる法律の問い。
        case_files: 事例のファイル。
        vocabulary: 事例に書ける言葉。
        modules: 規則のモジュール。
        findings: 事例を読んで見つかった指摘。
    """

    name: str
    procedures: tuple[Procedure, ...]
    everything: tuple[Procedure, ...]
    parameters: ParameterBook
    calendar: TownCalendar
    claims: tuple[Claims, ...]
    questions: tuple[LegalQuestion, ...]
    case_files: tuple[CaseFile, ...]
    vocabulary: ExampleVocabulary
    modules: tuple[RuleModule, ...]
    findings: tuple[Finding, ...]

    def examples_of(self, procedure: Procedure) -> tuple[Example, ...]:
        """その手続きの事例。"""
        return tuple(example for file in self.case_files for example in file.file.examples
                     if example.procedure_id == procedure.id)  # fmt: skip

    def file_of(self, procedure: Procedure) -> CaseFile | None:
        """その手続きの事例のあるファイル。"""
        held = (
            file
            for file in self.case_files
            if any(one.procedure_id == procedure.id for one in file.file.examples)
        )
        return next(held, None)

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """国と部品の、事実の間の約束。"""
        return tuple(constraint for claims in self.claims for constraint in claims.constraints)

    def bench(self, procedure: Procedure) -> Bench:
        """その手続きを試す台。"""
        conditions = [constraint.condition for constraint in self.constraints]
        return Bench(procedure, self.parameters, self.calendar, conditions)

    def text_of(self, module: RuleModule) -> str:
        """モジュールの事例の、配られている本文。無ければ空。"""
        files = (
            file.text
            for file in self.case_files
            if (file.package, file.name) == (module.package, module.file_name)
        )
        return next(files, "")


def load_package(name: str) -> Package:
    """
    部品ひとつを、国の手続きと合わせて読み込む。ほかの部品には左右されない。

    Raises:
        PluginError: その名の部品が無いとき（MDG308）。
    """
    return package_of(package_registry(name), name)


def package_of(registry: Registry, name: str) -> Package:
    """登録簿から、部品ひとつの検査の材料を集める。"""
    vocabulary = vocabulary_of(registry)
    read = [
        (package, file, text)
        for package in registry.case_packages.get(name, ())
        for file, text in _texts(package)
    ]
    files, findings = [], list[Finding]()
    for package, file, text in read:
        found = read_examples(text, where=file, vocabulary=vocabulary)
        findings.extend(found.findings)
        files.append(CaseFile(package, file, text, found.file))
    everything = (*registry.catalogue, *registry.certificates.procedures)
    owners = {**registry.procedure_owners, **registry.certificate_owners}
    own = tuple(item for item in everything if owners[item.id] == name)
    unseen = unlisted(registry.case_packages.get(name, ()), owners)
    return Package(
        name=name,
        procedures=own,
        everything=everything,
        parameters=registry.parameters,
        calendar=registry.calendar,
        claims=tuple(claim for claims in registry.claims.values() for claim in claims),
        questions=tuple(one for claims in registry.claims.get(name, ()) for one in claims.questions),
        case_files=tuple(files),
        vocabulary=vocabulary,
        modules=tuple(rule_modules(registry.case_packages.get(name, ()), {item.id: item for item in own})),
        findings=(*findings, *_strangers(files, own), *unseen),
    )


def vocabulary_of(registry: Registry) -> ExampleVocabulary:
    """登録簿のすべての手続きについて、事例に書ける言葉。"""
    rules = (*registry.catalogue, *registry.certificates.procedures)
    values = [value for procedure in rules for value in procedure.expressions()]
    nodes = dict.fromkeys(node for value in values for node in descend(value))
    used = [node for node in nodes if isinstance(node, Fact)]
    facts = [
        fact for event in (*registry.event_facts, *registry.move_facts) for fact in registry.facts_for(event)
    ]
    groups = dict.fromkeys(group for value in values for group in groups_of(value))
    return ExampleVocabulary(
        facts=_by_name([*facts, *(fact for fact in used if fact.scope is Scope.CASE)]).values(),
        member_facts=_by_name([fact for fact in used if fact.scope is Scope.MEMBER]).values(),
        groups=list[Group](groups),
        parameters=_parameters(registry, values).values(),
        kinds={procedure.id: procedure.kind for procedure in rules},
    )


def _by_name(facts: list[Fact[Any]]) -> Mapping[str, Fact[Any]]:
    return MappingProxyType({fact.name: fact for fact in reversed(facts)})


def _parameters(registry: Registry, values: list[Any]) -> Mapping[str, Parameter[Any]]:
    used = [parameter for value in values for parameter in parameters_of(value)]
    return {parameter.key: parameter for parameter in (*registry.parameters.parameters.values(), *used)}


def _texts(package: str) -> Iterator[tuple[str, str]]:
    folder = resources.files(package) / CASES_FOLDER
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(_SUFFIX):
            yield file.name, file.read_text(encoding="utf-8")


def _strangers(files: list[CaseFile], own: tuple[Procedure, ...]) -> Iterator[Finding]:
    known = {procedure.id for procedure in own}
    for file in files:
        for example in file.file.examples:
            if example.procedure_id not in known:
                at = f"{file.name} {example.line}行目"
                hint = "手続きの id の綴りを確かめてください"
                yield Finding("MDG222", Severity.ERROR, at, "この部品に無い手続きの事例です", hint)
