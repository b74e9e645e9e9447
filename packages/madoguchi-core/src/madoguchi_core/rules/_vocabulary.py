"""文を規則に読み戻すときの語彙。どの事実・値・集まり・名の付いた式を、その文が指してよいか。"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from madoguchi_core.rules._kinds import Scope
from madoguchi_core.rules._nodes import (
    Arithmetic,
    Cited,
    Constant,
    Every,
    Fact,
    Group,
    Lookup,
    OneOf,
    Opaque,
    Parameter,
    Some,
    Value,
)
from madoguchi_core.rules._walk import GROUPED_TYPES, children, descend, groups_of


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVocabulary:
    """
    文が指してよいもの。同じ題のものが二つあってもよく、文が二通りに読めれば、読むときに言う。

    Attributes:
        facts: 事実（届出に付くものも、世帯員に付くものも）。
        parameters: 日付で変わる値。
        groups: 世帯員の集まり。
        named: 文に名だけが出る式（名の付いた式と、語彙で書けない計算）。
        lookups: 引いてよい表。
        kinds: 選択肢の型。

    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> [fact.title for fact in sentence_vocabulary([~head]).facts]
    ['世帯主']
    """

    facts: tuple[Fact[Any], ...]
    parameters: tuple[Parameter[Any], ...]
    groups: tuple[Group, ...]
    named: tuple[Cited[Any] | Opaque[Any], ...]
    lookups: tuple[Lookup[Any], ...]
    kinds: tuple[type[Enum], ...]


def sentence_vocabulary(values: Iterable[Value[Any]]) -> SentenceVocabulary:
    """
    式に出てくるものの全部を語彙にする。

    Args:
        values: 式。目録のすべての式や、事実・パラメータそのもの。
    """
    listed = list(values)
    nodes = dict.fromkeys(node for value in listed for node in descend(value))
    facts = tuple(node for node in nodes if isinstance(node, Fact))
    parameters = tuple(node for node in nodes if isinstance(node, Parameter))
    return SentenceVocabulary(
        facts=facts,
        parameters=parameters,
        groups=tuple(dict.fromkeys(group for value in listed for group in groups_of(value))),
        named=tuple(node for node in nodes if isinstance(node, (Cited, Opaque))),
        lookups=tuple(node for node in nodes if isinstance(node, Lookup)),
        kinds=tuple(dict.fromkeys(kind for node in nodes for kind in _kinds_in(node))),
    )


def _kinds_in(node: Value[Any]) -> Iterator[type[Enum]]:
    match node:
        case Fact() | Parameter():
            found: tuple[type, ...] = (node.kind,)
        case Constant(value):
            found = (type(value),)
        case OneOf(_, options):
            found = tuple(type(option) for option in options)
        case Lookup(_, table, _):
            found = tuple(type(value) for pair in table.items() for value in pair)
        case _:
            found = ()
    return (kind for kind in found if issubclass(kind, Enum))


def is_about_member(value: Value[Any]) -> bool:
    """世帯員ひとりについての式か（集まりの中でだけ使える）。集まりをまとめた式では偽。"""
    if isinstance(value, Fact):
        return value.scope is Scope.MEMBER
    if isinstance(value, GROUPED_TYPES):
        return False
    return any(is_about_member(child) for child in children(value))


def form_of(
    value: Value[Any], value_of: Callable[[Parameter[Any]], object | None] = lambda parameter: None
) -> tuple[Any, ...]:
    """
    式の形。名を付けただけ、一つだけを並べただけの違いは無いものとし、形が同じなら、どの事実でも値が同じになる。

    Args:
        value: 式。
        value_of: パラメータの値。None なら、ほかのパラメータと同じとはみない。

    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> form_of(Cited("名", ~head)) == form_of(~head)
    True
    """
    match value:
        case Cited(_, inner, _) | Every((inner,)) | Some((inner,)) | Arithmetic(_, (inner,)):
            return form_of(inner, value_of)
        case Parameter():
            found = value_of(value)
            return (id(value),) if found is None else (type(found), found)
        case Fact() | Opaque():
            return (id(value),)
        case Constant(constant):
            return (type(constant), constant)
        case Lookup(key, table, _):
            return (Lookup, form_of(key, value_of), frozenset(table.items()))
        case _:
            inner_forms = tuple(form_of(child, value_of) for child in children(value))
            return (type(value), *_own(value), *inner_forms)


def _own(value: Value[Any]) -> Iterator[tuple[Any, ...]]:
    """節そのものが持つ、式でない中身（比べ方・個数・集まりなど）。"""
    for name in value.__match_args__:  # type: ignore[attr-defined]
        held = getattr(value, name)
        if isinstance(held, Group):
            yield (id(held),)
        elif isinstance(held, tuple):
            yield tuple((type(one), one) for one in held if not isinstance(one, Value))
        elif not isinstance(held, Value):
            yield (held,)
