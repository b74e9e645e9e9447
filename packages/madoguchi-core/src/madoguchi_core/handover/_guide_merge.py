"""一人ずつの紙の行を、世帯の一枚にまとめる。同じ人に同じことを二度うかがわず、どの手続きも失わない。"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar

from madoguchi_core.handover._guide_rows import CheckRow, GuideQuestion, OpeningLine

Row = TypeVar("Row", CheckRow, OpeningLine)


def merge_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """呼び名のほかが同じ行を、ひとつにまとめる。"""
    found: dict[Row, dict[str, None]] = {}
    for row in rows:
        found.setdefault(replace(row, names=()), {}).update(dict.fromkeys(row.names))
    return tuple(replace(row, names=tuple(names)) for row, names in found.items())


def merge_questions(questions: Iterable[GuideQuestion]) -> tuple[GuideQuestion, ...]:
    """同じときに同じ答えを選ぶ同じ質問を、ひとつにまとめる。答える欄は、呼び名ごとにある。"""
    found: dict[tuple[object, ...], list[GuideQuestion]] = {}
    for question in questions:
        found.setdefault((question.key, question.when, question.choices), []).append(question)
    return tuple(_merged(same) for same in found.values())


def _merged(same: Sequence[GuideQuestion]) -> GuideQuestion:
    names = tuple(dict.fromkeys(name for one in same for name in one.names))
    lines = merge_rows(line for one in same for line in one.lines)
    return replace(
        same[0],
        names=names,
        lines=tuple(replace(line, names=()) if line.names == names else line for line in lines),
        dates=tuple(dict.fromkeys(title for one in same for title in one.dates)),
        follow_ups=merge_questions(below for one in same for below in one.follow_ups),
    )


Rooted = tuple[object, GuideQuestion]
"""質問と、その話のまとまり。期限の日のための質問では None。"""


def ask_once(
    rooted: Sequence[Rooted], common: AbstractSet[str], home: Callable[[str], object]
) -> list[Rooted]:
    """
    届出に一度だけうかがう質問が、別々の所に出るときは、初めから尋ねる一つにまとめる。

    Args:
        rooted: 前の答えを待たない質問と、その話のまとまり。
        common: 届出に付く事実の名。
        home: 事実の名から、話のまとまりを返す関数。
    """
    roots: dict[object, list[GuideQuestion]] = {}
    for topic, question in rooted:
        roots.setdefault(topic, []).append(question)
    merged = [(topic, one) for topic, group in roots.items() for one in merge_questions(group)]
    places: dict[str, int] = {}
    for _, question in merged:
        for key in _keys(question):
            places[key] = places.get(key, 0) + 1
    twice = {key for key, count in places.items() if count > 1 and key in common}
    if not twice:
        return merged
    kept: list[Rooted] = []
    pulled: list[GuideQuestion] = []
    for topic, question in merged:
        left, found = _pull(question, twice)
        pulled += found
        if left is not None:
            kept.append((topic, left))
    hoisted = [(home(one.key), one) for one in merge_questions(replace(one, when="") for one in pulled)]
    return [*hoisted, *kept]


def _keys(question: GuideQuestion) -> Iterator[str]:
    yield question.key
    for below in question.follow_ups:
        yield from _keys(below)


def _pull(
    question: GuideQuestion, wanted: AbstractSet[str]
) -> tuple[GuideQuestion | None, list[GuideQuestion]]:
    """その事実の質問を、木から抜き出す。"""
    kept: list[GuideQuestion] = []
    pulled: list[GuideQuestion] = []
    for below in question.follow_ups:
        left, found = _pull(below, wanted)
        pulled += found
        if left is not None:
            kept.append(left)
    rest = replace(question, follow_ups=tuple(kept))
    return (None, [rest, *pulled]) if question.key in wanted else (rest, pulled)


def numbered(
    questions: Iterable[GuideQuestion], *, first: int = 1, prefix: str = ""
) -> tuple[GuideQuestion, ...]:
    """紙の上の番号を付ける。"""
    return tuple(
        replace(
            question,
            number=f"{prefix}{number}",
            follow_ups=numbered(question.follow_ups, prefix=f"{prefix}{number}-"),
        )
        for number, question in enumerate(questions, start=first)
    )
