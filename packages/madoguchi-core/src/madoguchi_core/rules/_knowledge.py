"""分かっていること・分かっていないこと。値には必ず出どころが付く。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar

from madoguchi_core.errors import InvalidValue
from madoguchi_core.records import Missing
from madoguchi_core.rules._nodes import Fact, Group
from madoguchi_core.rules._partial import Among, Span

T = TypeVar("T")


class OriginKind(Enum):
    """事実の出どころの種類。"""

    REGISTER = "register"
    STAFF = "staff"
    ANSWER = "answer"
    VISITOR = "visitor"
    NONE = "none"

    @property
    def title(self) -> str:
        """紙に出す日本語。"""
        return {
            "register": "台帳",
            "staff": "職員が確認",
            "answer": "ご家族の回答",
            "visitor": "窓口の方の申し立て",
            "none": "まだ確かめていない",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Origin:
    """
    事実の出どころ。

    Attributes:
        kind: 種類。
        place: 台帳の列名や質問の名。人の情報は書かない。
    """

    kind: OriginKind
    place: str = ""

    def __str__(self) -> str:
        return f"{self.kind.title}・{self.place}" if self.place else self.kind.title


NOT_LOOKED_UP = Origin(OriginKind.NONE)


@dataclass(frozen=True, slots=True)
class Held:
    """事実の値と出どころ。値は完全な値、途中までの値、無い理由のどれか。"""

    value: object = field(repr=False)
    origin: Origin

    @property
    def known(self) -> object | None:
        """判定に使う値。無ければ None（判定からは、無い理由の違いは見えない）。"""
        return None if isinstance(self.value, Missing) else self.value

    @property
    def is_certain(self) -> bool:
        """値がひとつに決まっているか。途中までの値（範囲・候補）は、決まっていない。"""
        return not isinstance(self.value, (Missing, Among, Span))


UNASKED = Held(Missing.NOT_ASKED, NOT_LOOKED_UP)


@dataclass(frozen=True, slots=True)
class Facts:
    """
    一件の届出について分かっていることのすべて。変わらない。

    Attributes:
        values: 事実とその値・出どころ。
        groups: 世帯員の集まり。だれがいるか分からなければ :class:`Missing`。
    """

    values: Mapping[Fact[Any], Held] = field(default_factory=lambda: MappingProxyType({}))
    groups: "Mapping[Group, tuple[Facts, ...] | Missing]" = field(
        default_factory=lambda: MappingProxyType({})
    )

    def __post_init__(self) -> None:
        for fact, held in self.values.items():
            _check(fact, held.value)

    def __getitem__(self, fact: Fact[Any]) -> Held:
        return self.values.get(fact, UNASKED)

    def __iter__(self) -> Iterator[Fact[Any]]:
        return iter(self.values)

    def updated(self, values: Mapping[Fact[Any], Held]) -> "Facts":
        """*values* で上書きした、別の :class:`Facts`。"""
        return Facts(MappingProxyType({**self.values, **values}), self.groups)


def known(values: Mapping[Fact[Any], object], origin: Origin = NOT_LOOKED_UP) -> dict[Fact[Any], Held]:
    """
    同じ出どころの値をまとめて作る。

    >>> fact = Fact("d.is_head", bool, "世帯主")
    >>> known({fact: True})[fact].known
    True
    """
    return {fact: Held(value, origin) for fact, value in values.items()}


def _check(fact: Fact[Any], value: object) -> None:
    if isinstance(value, (Missing, Among)):
        return
    if isinstance(value, Span):
        if fact.kind in (int, date):
            return
    elif fact.kind is int:
        if type(value) is int:
            return
    elif isinstance(value, fact.kind):
        return
    raise InvalidValue(
        "MDG205", f"事実 {fact.name} の型に合わない値です", hint=f"{fact.kind.__name__} の値を渡してください"
    )
