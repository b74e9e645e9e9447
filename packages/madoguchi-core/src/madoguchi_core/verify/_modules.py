"""手続きの書かれているモジュールと、その事例のファイル。"""

import pkgutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from madoguchi_core.certificates import Certificate, CertificateItem
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Procedure


@dataclass(frozen=True, slots=True)
class RuleModule:
    """
    規則のモジュールひとつ。

    Attributes:
        package: 置かれているパッケージの名。
        name: モジュールの最後の名。事例のファイルは ``cases/名.yaml``。
        title: モジュールの説明の一行目。
        procedures: 書かれている手続き。上書きされたものは、上書きの後。
    """

    package: str
    name: str
    title: str
    procedures: tuple[Procedure, ...]

    @property
    def file_name(self) -> str:
        """事例のファイルの名。"""
        return f"{self.name}.yaml"

    @property
    def place(self) -> str:
        """場所の名の付いた名（``moves.nhi``）。別の場所に同じ名のモジュールがあるとき、これで呼ぶ。"""
        return f"{self.package.rpartition('.')[2]}.{self.name}"


def rule_modules(packages: Sequence[str], procedures: Mapping[str, Procedure]) -> Iterator[RuleModule]:
    """パッケージの中の、手続きを持つモジュール。名の順。"""
    for package, name, module in _walked(packages):
        own = tuple(procedures[item.id] for item in _held(module) if item.id in procedures)
        if own:
            yield RuleModule(package, name, _title(module.__doc__ or name), own)


def unlisted(packages: Sequence[str], known: Collection[str]) -> Iterator[Finding]:
    """モジュールには書かれているのに、目録に無い手続き。一覧に足し忘れると、検査もされずに黙って消える。"""
    hint = "モジュールを、手続きを集める一覧（madoguchi_procedures の返すもの）に足してください"
    for package, name, module in _walked(packages):
        for item in _held(module):
            if item.id not in known:
                where = f"{package}.{name} {item.id}"
                yield Finding("MDG261", Severity.ERROR, where, "手続きが目録に載っていません", hint)


def _walked(packages: Sequence[str]) -> Iterator[tuple[str, str, ModuleType]]:
    for package in packages:
        for info in sorted(pkgutil.iter_modules(import_module(package).__path__), key=lambda one: one.name):
            yield package, info.name, import_module(f"{package}.{info.name}")


_LISTS = ("PROCEDURES", "CERTIFICATES", "ITEMS")
"""モジュールが持つ、手続き・証明書・証明書の項目の並びの名。"""


def _held(module: ModuleType) -> tuple[Procedure | Certificate | CertificateItem, ...]:
    held = (item for name in _LISTS for item in getattr(module, name, ()))
    return tuple(item for item in held if isinstance(item, (Procedure, Certificate, CertificateItem)))


def _title(text: str) -> str:
    return text.strip().splitlines()[0].removesuffix("。")
