"""分けた世帯ひとつの、世帯主・続柄・記載順位を決める。決められない所は問いにする。"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from madoguchi_core.households._drafts import Draft, Drafts
from madoguchi_core.households._graph import KinGraph
from madoguchi_core.households._heads import Policy, decide_head, is_old_enough
from madoguchi_core.households._kin import Kin
from madoguchi_core.households._order import in_standard_order
from madoguchi_core.households._questions import Question, QuestionKind
from madoguchi_core.households._views import is_single_step, possible_words, spouse_of, unless_adopted
from madoguchi_core.households._words import Word, Words, as_relation, read_words, words_text
from madoguchi_core.households._written import event_of
from madoguchi_core.records import (
    Household,
    Missing,
    RecordReason,
    Relation,
    Resident,
    ResidentKind,
)

_UNKNOWN = Relation(codes=Missing.UNKNOWN, text=Missing.UNKNOWN)
_NOT_KIN: tuple[Words, ...] = ((Word.LODGER,), (Word.RELATED_PERSON,))


class Known(NamedTuple):
    """
    続柄を決めるための材料。

    Attributes:
        graph: 間柄の図。
        chosen: 職員や前の計算が言った、（見る人, 見られる人）の続柄。
        changed: 婚姻・離婚で続柄を読み直す人。
        parted: 離婚で、親族でなくなったかもしれない人。
        policy: 町の扱い。
    """

    graph: KinGraph
    chosen: Mapping[tuple[str, str], Words]
    changed: frozenset[str]
    parted: frozenset[str]
    policy: Policy


class Settled(NamedTuple):
    """
    決まった世帯ひとつ。

    Attributes:
        household: 世帯。
        questions: 決まらなかったこと。
        facts: 決まった続柄。
    """

    household: Household
    questions: tuple[Question, ...]
    facts: tuple[Kin, ...]


def settle(draft: Draft, drafts: Drafts, known: Known) -> Settled:
    """
    世帯ひとつを決める。

    Args:
        draft: 世帯員の分かれ終わった世帯。
        drafts: 指摘を足す先。
        known: 続柄を決めるための材料。
    """
    head, asked = _head(draft, drafts, known)
    questions = [asked] if asked is not None else []
    words: dict[str, Words | None] = {}
    relations: dict[str, Relation] = {}
    for member in draft.members:
        name = member.address_number
        found, question = _relation(draft, member, head, drafts, known)
        if question is not None:
            questions.append(question)
        words[name], relations[name] = _words_of(found), found
    _note(draft, words, head, drafts, known.graph)
    order = {
        member.address_number: at for at, member in enumerate(_ordered(draft, words, head, known.graph), 1)
    }
    placed = [
        _written(draft, member, relations[member.address_number], head, drafts, order[member.address_number])
        for member in draft.members
    ]
    placed.sort(key=lambda member: order[member.address_number])
    facts = (
        Kin(viewer=head, member=name, words=found)
        for name, found in words.items()
        if head is not None and found is not None and name != head
    )
    return Settled(
        Household(number=draft.number, members=(*placed, *draft.rows)), tuple(questions), tuple(facts)
    )


def _head(draft: Draft, drafts: Drafts, known: Known) -> tuple[str | None, Question | None]:
    """届出に書かれた人、いまの世帯主、いっしょに来たもとの世帯主、決めてよい一人、の順。"""
    names = draft.names
    if isinstance(draft.head, str):
        if draft.head in names:
            _note_age(draft, draft.head, drafts)
            return draft.head, None
        drafts.error(
            "MDG288",
            draft.place,
            "世帯主に選ばれた人が、その世帯にいません",
            "世帯主にする人を確かめてください",
        )
    for standing in (draft.register.head, draft.standing_head):
        if standing in names:
            return standing, None
    decision = decide_head(draft.number, draft.members, drafts.on, known.policy)
    if decision.head is None:
        drafts.warn(
            "MDG273",
            draft.place,
            "世帯主が決まっていません（世帯主未設定）",
            "世帯主を聞いて、異動に書いてください",
        )
    return decision


def _note_age(draft: Draft, head: str, drafts: Drafts) -> None:
    chosen = next(member for member in draft.members if member.address_number == head)
    if is_old_enough(chosen, drafts.on) is not True:
        drafts.warn(
            "MDG274",
            draft.place,
            "世帯主に選ばれた人が15歳以上だと言い切れません",
            "生年月日と、未成年後見人や事実上の世帯主を確かめ、職員が決めてください",
        )


def _words_of(relation: Relation) -> Words | None:
    found = read_words(relation)
    return None if isinstance(found, Missing) else found


def _relation(
    draft: Draft, member: Resident, head: str | None, drafts: Drafts, known: Known
) -> tuple[Relation, Question | None]:
    name = member.address_number
    if head is None:
        return (_UNKNOWN if name in draft.joined else member.relation), None
    if name == head:
        return (member.relation if member.relation.is_head is True else as_relation((Word.HEAD,))), None
    chosen = known.chosen.get((head, name))
    is_same = drafts.viewers.get(name) == head and name not in known.changed
    if chosen is not None:
        if not (is_same and chosen == read_words(member.relation)):
            _compare(draft, possible_words(known.graph, head, name), chosen, drafts)
            return as_relation(chosen), None
        return member.relation, None
    return (member.relation, None) if is_same else _read(draft, member, head, known)


def _compare(draft: Draft, possible: tuple[Words, ...], chosen: Words, drafts: Drafts) -> None:
    if possible and chosen not in possible:
        drafts.notice(
            "MDG279",
            draft.place,
            f"確かめた続柄「{words_text(chosen)}」が、台帳から読める続柄（{_joined(possible)}）に入っていません",
            "どちらが正しいかを、戸籍などで確かめてください",
        )


def _read(draft: Draft, member: Resident, head: str, known: Known) -> tuple[Relation, Question | None]:
    """図から続柄を読む。一つに決まり、文書も要らなければ書く。"""
    name, graph = member.address_number, known.graph
    possible = possible_words(graph, head, name)
    if name in known.parted:
        return _UNKNOWN, _ask(draft, member, head, _NOT_KIN, QuestionKind.RELATION)
    lone = graph.lone.get((head, name))
    if not possible and lone is not None:
        return as_relation((lone,)), None
    if len(possible) == 1 and possible != ((Word.RELATED_PERSON,),):
        if not _needs_document(draft, member, head) or is_single_step(graph, head, name):
            return as_relation(possible[0]), None
        return _UNKNOWN, _ask(draft, member, head, (*possible, *_NOT_KIN), QuestionKind.DOCUMENT)
    if possible == ((Word.RELATED_PERSON,),):
        return as_relation(possible[0]), None
    was_lone = any(member_name == name for _, member_name in graph.lone)
    choices = possible or (_NOT_KIN if was_lone else ())
    return _UNKNOWN, _ask(draft, member, head, choices, QuestionKind.RELATION)


def _needs_document(draft: Draft, member: Resident, head: str) -> bool:
    """外国人住民の続柄は、文書で確かめたものだけを書く（住民記録システム標準仕様書 1.1.11）。"""
    chosen = next(one for one in draft.members if one.address_number == head)
    return ResidentKind.FOREIGN in (member.kind, chosen.kind)


def _ask(
    draft: Draft, member: Resident, head: str, choices: tuple[Words, ...], kind: QuestionKind
) -> Question:
    old = _words_of(member.relation)
    was = f"もとの続柄が「{words_text(old)}」の人" if old else "もとの続柄の読めない人"
    proof = "（続柄を証する文書で確かめます）" if kind is QuestionKind.DOCUMENT else ""
    tail = f"次のどれですか{proof}: {_joined(choices)}" if choices else f"何ですか{proof}"
    return Question(
        kind=kind,
        household=draft.number,
        viewer=head,
        member=member.address_number,
        choices=choices,
        text=f"{was}の、世帯主から見た続柄は、{tail}",
    )


def _joined(choices: tuple[Words, ...]) -> str:
    return "／".join(words_text(words) for words in choices)


def _written(
    draft: Draft, member: Resident, relation: Relation, head: str | None, drafts: Drafts, order: int
) -> Resident:
    """続柄・世帯主氏名・記載順位・異動事由を書く。何も変わらない人の記録には触れない。"""
    name = member.address_number
    is_joining, is_new_head = name in draft.joined, head != draft.register.head or draft.is_new
    if not is_joining and not is_new_head and relation == member.relation:
        is_placed = member.order_in_household == order
        return member if is_placed else replace(member, order_in_household=order)
    reason = draft.joined.get(name) if is_joining else None
    if not is_joining:
        reason = RecordReason.HEAD_CHANGED if is_new_head else RecordReason.CORRECTION_EX_OFFICIO
    event = member.event if reason is None else event_of(reason, drafts.on, drafts.reported_on)
    return replace(
        member,
        relation=relation,
        head_name=_head_name(draft, head),
        event=event,
        order_in_household=order,
    )


def _head_name(draft: Draft, head: str | None) -> str | Missing:
    chosen = next((one for one in draft.members if one.address_number == head), None)
    return Missing.EMPTY if chosen is None else chosen.name.official


def _ordered(
    draft: Draft, words: Mapping[str, Words | None], head: str | None, graph: KinGraph
) -> list[Resident]:
    """世帯主の同じ世帯では、もとの並びを残し、入った人を標準の順で末尾に付ける。"""
    members = draft.members
    if head is None:
        return members
    if head != draft.register.head or all(name in draft.joined for name in words):
        return in_standard_order(members, words, head, graph)
    stayed = [member for member in members if member.address_number not in draft.joined]
    came = [member for member in members if member.address_number in draft.joined]
    return [*stayed, *in_standard_order(came, words, head, graph)]


def _note(
    draft: Draft, words: Mapping[str, Words | None], head: str | None, drafts: Drafts, graph: KinGraph
) -> None:
    if len(draft.members) > 1 and any(one.kind is ResidentKind.FOREIGN for one in draft.members):
        drafts.notice(
            "MDG275",
            draft.place,
            "外国人住民のいる世帯です",
            "続柄は文書と訳文で確かめ、世帯主が外国人なら住民基本台帳法30条の48の届出も見てください",
        )
    if any(member.moving_out.is_planned is True for member in draft.members):
        drafts.notice(
            "MDG277",
            draft.place,
            "転出予定の人がいます。消除の日までは住民で、証明書に転出を書きません",
            "消除の日に、残る人の世帯主と続柄を見直してください",
        )
    changed = {
        name: found
        for name, found in words.items()
        if found is not None and head not in (name, drafts.viewers.get(name))
    }
    if (Word.RELATED_PERSON,) in changed.values():
        drafts.notice(
            "MDG282",
            draft.place,
            "続柄が「縁故者」になる人がいます（言葉が四つを超えるときを含む）",
            "親族であることを確かめてください",
        )
    _note_adoption(draft, changed, drafts, graph)


def _note_adoption(draft: Draft, changed: Mapping[str, Words], drafts: Drafts, graph: KinGraph) -> None:
    """読み直した続柄のうち、台帳に無い養子縁組で変わるものを知らせる。"""
    pairs = {
        (words_text(found), words_text(instead))
        for name, found in changed.items()
        if (instead := unless_adopted(found, graph.sexes.get(name) if spouse_of(graph, name) else None))
    }
    for found_text, instead_text in sorted(pairs):
        drafts.notice(
            "MDG283",
            draft.place,
            f"続柄「{found_text}」は、台帳に無い養子縁組があれば「{instead_text}」になります",
            "戸籍で養子縁組の有無を確かめてください",
        )
