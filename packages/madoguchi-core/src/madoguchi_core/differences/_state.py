"""規則の状態: どの部品の、いつの決まりか。"""

from dataclasses import dataclass, field
from datetime import date

from madoguchi_core.procedures import LifeEvent, Procedure
from madoguchi_core.registry import Registry

INSTALLED = "installed"
"""入っている部品のすべてを指す名。"""


@dataclass(frozen=True, slots=True)
class RulesState:
    """
    規則の状態ひとつ。

    Attributes:
        package: 部品の名（``installed``・``national``・``memuro``）。
        registry: その部品の登録簿。
        on: この日に効いている決まり。
    """

    package: str
    registry: Registry = field(repr=False)
    on: date

    def in_force(self, event: LifeEvent) -> dict[str, Procedure]:
        """その出来事の、この日に効いている手続き。id から。"""
        procedures = self.registry.catalogue.for_event(event)
        return {procedure.id: procedure for procedure in procedures if procedure.in_force(self.on)}
