"""
記載順位。世帯主・配偶者・子、子の家族、父母・兄弟姉妹・祖父母、ほかの親族、縁故者、同居人の順（住民記録システム標準仕様書 5.2）。

入った人は末尾に付ける。世帯主が替わった世帯と新しい世帯だけを、この規則で並べ直す。
"""

from collections.abc import Mapping, Sequence
from datetime import date

from madoguchi_core.households._graph import KinGraph
from madoguchi_core.households._views import shortest_path
from madoguchi_core.households._words import CHILD_WORDS, RANKS, SPOUSE_WORDS, Word, Words
from madoguchi_core.records import Missing, Resident

_PARENTS = (Word.FATHER, Word.MOTHER)
_CHILDREN, _FAMILIES, _OTHERS, _UNREAD = 2, 3, 7, 10
_LONE = {Word.HEAD: 0, Word.RELATED_PERSON: 8, Word.LODGER: 9}
_Age = tuple[date, int, str]
_Key = tuple[int, _Age, tuple[int, ...], _Age]
_FIRST: _Age = (date.min, 0, "")
_LAST: _Age = (date.max, 0, "")


def in_standard_order(
    members: Sequence[Resident], words: Mapping[str, Words | None], head: str, graph: KinGraph
) -> list[Resident]:
    """
    世帯員を標準の順に並べる。続柄の決まらない人は、もとの順のまま最後に置く。

    Args:
        members: 並べる人。
        words: 宛名番号ごとの、世帯主から見た続柄。決まらなければ None。
        head: 世帯主の宛名番号。
        graph: 間柄の図。どの子の家族かを見る。
    """
    by_number = {member.address_number: member for member in members}
    families = {
        name: _family(graph, head, name, by_number)
        for name in by_number
        if _is_in_family(words.get(name) or ())
    }
    parents = set(families.values())
    places = {name: at for at, name in enumerate(by_number)}

    def key(member: Resident) -> _Key:
        name = member.address_number
        found = words.get(name)
        if found is None:
            return (_UNREAD, _FIRST, (places[name],), _FIRST)
        if name in families:
            child = families[name]
            return (_FAMILIES, _age(by_number[child]) if child else _LAST, _inner(found), _age(member))
        if found[0] in CHILD_WORDS and name in parents:
            return (_FAMILIES, _age(member), (), _age(member))
        return (*_section(member, found), _age(member))

    return sorted(members, key=key)


def _is_in_family(words: Words) -> bool:
    return len(words) > 1 and words[0] in CHILD_WORDS


def _family(graph: KinGraph, head: str, name: str, members: Mapping[str, Resident]) -> str | None:
    """どの子の家族か。台帳から言えなければ None。"""
    path = shortest_path(graph, head, name)
    child = path[0][1] if len(path) > 1 else None
    return child if isinstance(child, str) and child in members else None


def _inner(words: Words) -> tuple[int, ...]:
    """家族の中では、子の配偶者、子の子の順。"""
    return (0 if words[1] in SPOUSE_WORDS and len(words) == 2 else 1, *(RANKS[word] for word in words[1:]))


def _section(member: Resident, words: Words) -> tuple[int, _Age, tuple[int, ...]]:
    first = words[0]
    if first in _LONE:
        return (_LONE[first], _FIRST, ())
    if len(words) == 1:
        return _near(member, first)
    if len(words) == 2 and first in _PARENTS and words[1] in _PARENTS:
        return (6, _FIRST, ())
    # 妻の父母などの並びは、世帯主の父母・兄弟姉妹・祖父母に倣う
    section, _, inner = _section(member, words[1:])
    return (_OTHERS, _FIRST, (RANKS[first], section, *inner))


def _near(member: Resident, word: Word) -> tuple[int, _Age, tuple[int, ...]]:
    if word in SPOUSE_WORDS:
        return (1, _FIRST, ())
    if word in CHILD_WORDS:
        return (_CHILDREN, _FIRST, ())
    return (4, _FIRST, (0 if _is_koseki_head(member) else 1,)) if word in _PARENTS else (5, _FIRST, ())


def _is_koseki_head(member: Resident) -> bool:
    """戸籍の筆頭者か。父母は筆頭者を先にする。"""
    name = member.koseki.head
    return not isinstance(name, Missing) and name == member.name.official


def _age(member: Resident) -> _Age:
    """生まれた順。同じ日なら宛名番号の順で、生年月日の言えない人は最後。"""
    born, number = member.born_on, member.address_number
    day = date.max if isinstance(born, Missing) or born.earliest is None else born.earliest
    return (day, len(number), number)
