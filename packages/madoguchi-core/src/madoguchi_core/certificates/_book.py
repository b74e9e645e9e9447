"""証明書の目録。組み立てを一度だけ行い、何件でも判定する。"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from madoguchi_core.certificates._certificate import REQUEST_FACT, Certificate, CertificateItem
from madoguchi_core.errors import DuplicateName, InvalidValue
from madoguchi_core.procedures import Catalogue, Procedure
from madoguchi_core.rules import Fact, Program, Scope, descend


class CertificateBook:
    """
    証明書の目録。変わらない。

    Args:
        certificates: 証明書。順は結果に影響しない。

    Raises:
        DuplicateName: 同じ id が二つあるとき（MDG303）。
    """

    __slots__ = ("_catalogues", "_sides", "by_id", "facts", "items", "procedures", "request_day")

    def __init__(self, certificates: Iterable[Certificate]) -> None:
        by_id: dict[str, Certificate] = {}
        for one in certificates:
            if one.id in by_id:
                raise DuplicateName(
                    "MDG303", f"証明書 {one.id} が二つあります", hint="どちらか一つの id を変えてください"
                )
            by_id[one.id] = one
        self.by_id: Mapping[str, Certificate] = MappingProxyType(dict(sorted(by_id.items())))
        self.items: Mapping[str, CertificateItem] = MappingProxyType(
            {item.id: item for one in self.by_id.values() for item in one.items}
        )
        self.procedures: tuple[Procedure, ...] = (
            *(one.as_procedure() for one in self.by_id.values()),
            *(item.as_procedure() for item in self.items.values()),
        )
        built = {procedure.id: procedure for procedure in self.procedures}
        self._catalogues = {name: Catalogue([built[name]]) for name in self.by_id}
        self._sides = {name: Program(one.side_expressions()) for name, one in self.by_id.items()}
        self.facts = self._facts()
        self.request_day = next((fact for fact in self.facts if fact.name == REQUEST_FACT), None)

    def __iter__(self) -> Iterator[Certificate]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __getitem__(self, certificate_id: str) -> Certificate:
        found = self.by_id.get(certificate_id)
        if found is None:
            raise InvalidValue(
                "MDG292",
                "目録に無い証明書です",
                hint="文書の「証明書の請求」にある id を渡してください",
            )
        return found

    def catalogue_of(self, certificate_id: str) -> Catalogue:
        """証明書ひとつだけの、判定できる目録。"""
        return self._catalogues[certificate_id]

    def sides_of(self, certificate_id: str) -> Program:
        """項目・ほかの方法・支援措置の式を組み立てたもの。"""
        return self._sides[certificate_id]

    def _facts(self) -> "tuple[Fact[object], ...]":
        """どれかの証明書が使う事実。"""
        values = [value for one in self for value in one.side_expressions()]
        values += [value for procedure in self.procedures for value in procedure.expressions()]
        nodes = dict.fromkeys(node for value in values for node in descend(value))
        return tuple(node for node in nodes if isinstance(node, Fact) and node.scope is Scope.CASE)
