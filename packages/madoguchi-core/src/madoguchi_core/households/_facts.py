"""世帯の記録から、間柄の事実を取り出す。どの世帯主から見た続柄か言えない世帯からは、何も取り出さない。"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from madoguchi_core.households._graph import build_graph
from madoguchi_core.households._kin import Kin
from madoguchi_core.households._words import LONE_WORDS, SPOUSE_WORDS, Word, Words, read_words
from madoguchi_core.records import Missing, Resident

OUTSIDE_HEAD = "（前の世帯の世帯主）"
"""転出証明書の世帯主が来ないときの、見る人の名。宛名番号ではない。"""


class Register(NamedTuple):
    """
    世帯の記録ひとつを読んだもの。

    Attributes:
        head: 続柄のもとの世帯主の宛名番号。言えなければ None。
        facts: 続柄の事実。
        unread: 続柄の読めない人の宛名番号。
    """

    head: str | None
    facts: tuple[Kin, ...]
    unread: tuple[str, ...]


def read_register(rows: Sequence[Resident], *, outside: str | None = None) -> Register:
    """
    世帯の記録から、世帯主と続柄の事実を読む。

    Args:
        rows: 世帯の人。消除された人も入れる。
        outside: 世帯主がいないときに、続柄のもとの人とみなす名。None なら、世帯主のいない世帯は読まない。

    >>> read_register([]).head is None
    True
    """
    head = _viewer(rows)
    viewer = outside if head is None and not _has_doubtful_head(rows) else head
    found = {row.address_number: read_words(row.relation) for row in rows if row.address_number != head}
    unread = tuple(name for name, words in found.items() if isinstance(words, Missing))
    if viewer is None:
        return Register(head, (), tuple(found))
    facts = tuple(
        Kin(viewer=viewer, member=name, words=words)
        for name, words in found.items()
        if not isinstance(words, Missing) and words != (Word.HEAD,)
    )
    return Register(head, facts, unread)


def _viewer(rows: Sequence[Resident]) -> str | None:
    """続柄のもとの人。死亡や転出で消除された世帯主も、ほかに世帯主がいなければ、もとの人のまま。"""
    if _has_two_heads(rows):
        return None
    for group in ([row for row in rows if row.is_current is not False], rows):
        heads = [row.address_number for row in group if row.relation.is_head is True]
        if heads:
            return heads[0] if len(heads) == 1 else None
    return None


def _has_two_heads(rows: Sequence[Resident]) -> bool:
    """世帯主氏名の食い違う記録は、途中まで処理した写しかもしれない。"""
    names = {"".join(row.head_name.split()) for row in rows if isinstance(row.head_name, str)}
    return len(names) > 1


def _has_doubtful_head(rows: Sequence[Resident]) -> bool:
    return _has_two_heads(rows) or any(row.relation.is_head is True for row in rows)


class Untied(NamedTuple):
    """
    夫婦の間柄が変わったときの、事実の分け方。

    Attributes:
        kept: そのまま残る事実（変わる夫婦をたどっていた事実は、ほかの部分だけにほどいてある）。
        touched: 変わる夫婦をたどっていた続柄の人。
    """

    kept: tuple[Kin, ...]
    touched: frozenset[str]


def untie(people: Iterable[Resident], facts: Sequence[Kin], one: str, other: str) -> Untied:
    """
    夫婦二人の間の線をたどる事実を外す。外した事実のうち、夫婦の線のほかの一歩ずつは残す。

    Args:
        people: 性別と生年月日を見る人。
        facts: 続柄の事実。
        one: 夫婦の一人。
        other: もう一人。

    >>> from madoguchi_core.households._kin import kin
    >>> untied = untie([], [kin("夫", "妻", "妻"), kin("夫", "母", "妻の母")], "夫", "妻")
    >>> [(fact.viewer, fact.member) for fact in untied.kept if fact.holds], sorted(untied.touched)
    ([('妻', '母')], ['妻', '母'])
    """
    pair = {one, other}
    graph = build_graph(people, facts)
    kept = [fact for fact in facts if not fact.holds and not _denies(fact, pair)]
    kept += [fact for fact in facts if fact.words[0] in LONE_WORDS and fact.holds]
    touched: set[str] = set()
    for fact, nodes in graph.routes:
        steps = list(zip(nodes, nodes[1:], fact.words, strict=False))
        if not any({here, there} == pair and word in SPOUSE_WORDS for here, there, word in steps):
            kept.append(fact)
            continue
        touched.add(fact.member)
        kept += [
            Kin(viewer=here, member=there, words=(word,))
            for here, there, word in steps
            if isinstance(here, str) and isinstance(there, str) and {here, there} != pair
        ]
    kept += [
        Kin(viewer=parent, member=child, words=(Word.CHILD,), holds=False)
        for parent, child in graph.no_child
        if isinstance(parent, str) and isinstance(child, str)
    ]
    return Untied(tuple(kept), frozenset(touched))


def _denies(fact: Kin, pair: set[str]) -> bool:
    return {fact.viewer, fact.member} == pair and fact.words[0] in SPOUSE_WORDS


def without_lone(facts: Iterable[Kin], names: Iterable[str]) -> tuple[Kin, ...]:
    """その人たちの「縁故者」「同居人」を外した事実。親族になった人は、続柄を読み直す。"""
    gone = set(names)
    return tuple(fact for fact in facts if not (fact.member in gone and fact.words[0] in LONE_WORDS))


def merged_facts(*groups: Iterable[Kin]) -> tuple[Kin, ...]:
    """事実を、同じものを一つにして並べる。後のものほど新しい。"""
    found: dict[tuple[str, str, Words, bool], Kin] = {}
    for group in groups:
        for fact in group:
            key = (fact.viewer, fact.member, fact.words, fact.holds)
            found.pop(key, None)
            found[key] = fact
    return tuple(found.values())
