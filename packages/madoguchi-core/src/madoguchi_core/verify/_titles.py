"""事例の題: 決め手の条件から、平らな日本語で言う。"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from madoguchi_core.cases import Example
from madoguchi_core.procedures import Outcome, outcome_titles
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts, Ground, Value, atoms_of, descend, explain, shown, words
from madoguchi_core.rules.nodes import Cited, children
from madoguchi_core.verify._bench import Bench, Loaded
from madoguchi_core.verify._goals import has_edge
from madoguchi_core.verify._ordered import is_ordered

_MOST_GROUNDS = 3
_MOST_DIFFERENCES = 2


def titled(bench: Bench, made: Sequence[Loaded]) -> tuple[Example, ...]:
    """題を付けた事例。同じ題になるものには、違いを添える。"""
    titles = [_title(bench, loaded) for loaded in made]
    examples = [loaded.example for loaded in made]
    found: list[Example] = []
    for title, example in zip(titles, examples, strict=True):
        same = [other for other, theirs in zip(examples, titles, strict=True) if theirs == title]
        found.append(replace(example, title=title + _difference(example, same)))
    return tuple(_numbered(found))


def _title(bench: Bench, loaded: Loaded) -> str:
    """結論を決めた条件と、境目かどうかと、期限の送りを言う。"""
    example = loaded.example
    ending = outcome_titles(bench.procedure.kind)[example.outcome]
    if not bench.procedure.in_force(example.event_on):
        return f"この手続きを使う期間の外なので{ending}"
    rule = bench.procedure.required_when
    explanation = explain(rule, bench.program, loaded.slots)
    texts = list(dict.fromkeys(_ground(bench, loaded, ground) for ground in explanation.grounds))
    because = "・".join(texts[:_MOST_GROUNDS]) + ("など" if len(texts) > _MOST_GROUNDS else "")
    tail = _edge(bench, loaded) + _roll(bench, loaded)
    if not because:
        return f"いつも{ending}{tail}"
    return f"{because}{'が分からない' if explanation.truth is None else ''}ので{ending}{tail}"


def _ground(bench: Bench, loaded: Loaded, ground: Ground) -> str:
    if ground.truth is False:
        named = _false_name(bench, loaded, bench.procedure.required_when, ground.condition)
        if named:
            return f"「{named}」に当たらない"
    condition = ground.condition if ground.truth is not False else ~ground.condition
    text = words(condition, parameters=bench.parameters, on=loaded.example.event_on)
    if ground.truth is None:
        return f"「{ground.title or text}」かどうか"
    return (ground.title if ground.truth else "") or text


def _false_name(bench: Bench, loaded: Loaded, value: Value[Any], condition: Value[Any]) -> str:
    """決め手を含み、偽である、いちばん内側の名。"""
    for child in children(value):
        if any(node is condition for node in descend(child)):
            inner = _false_name(bench, loaded, child, condition)
            if inner:
                return inner
    is_false = isinstance(value, Cited) and bench.read(value, loaded.slots) is False
    return value.title if is_false and isinstance(value, Cited) else ""


def _edge(bench: Bench, loaded: Loaded) -> str:
    rule = bench.procedure.required_when
    for atom in atoms_of(rule):
        if is_ordered(atom) and any(
            has_edge(bench, rule, atom, loaded.slots, side=side) for side in (True, False, None)
        ):
            return "（境目）"
    return ""


def _roll(bench: Bench, loaded: Loaded) -> str:
    due = loaded.example.due.on
    is_rolled = isinstance(due, date) and bench.before_roll(bench.procedure, loaded) != due
    return "（末日が閉庁日）" if is_rolled else ""


def _difference(example: Example, same: Sequence[Example]) -> str:
    """同じ題のほかの事例と違うところ。"""
    if len(same) < 2:
        return ""
    mine = list(_described(example))
    others = [set(_described(other)) for other in same if other is not example]
    different = [text for text in mine if not all(text in other for other in others)]
    return f"（{'、'.join(different[:_MOST_DIFFERENCES])}）" if different else ""


def _described(example: Example) -> Iterator[str]:
    if example.outcome is not Outcome.NOT_REQUIRED and isinstance(example.due.on, date):
        yield f"期限は{shown(example.due.on)}"
    yield from _facts(example.facts)
    for group, members in example.facts.groups.items():
        if isinstance(members, Missing):
            yield f"{group.title}は不明"
            continue
        inside = "・".join("と".join(_facts(member)) or "ひとり" for member in members)
        yield f"{group.title}は{inside or 'いない'}"
    for parameter, value in example.settings.items():
        yield f"{parameter.title}は{'未定' if value is None else shown(value)}"


def _facts(facts: Facts) -> Iterator[str]:
    for fact, held in facts.values.items():
        yield f"{fact.title}は{shown(held.value)}"


def _numbered(examples: Sequence[Example]) -> Iterator[Example]:
    seen: dict[str, int] = {}
    for example in examples:
        seen[example.title] = seen.get(example.title, 0) + 1
        number = f"（その{seen[example.title]}）" if seen[example.title] > 1 else ""
        yield replace(example, title=f"{example.title}{number}")
