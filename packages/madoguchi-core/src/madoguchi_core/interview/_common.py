"""届出に付く事実を、だれの判定に要っても、届出の所で一度だけ尋ねる。"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import reduce
from typing import Any

from madoguchi_core.interview._question import Inquiry, Opening, Question, ranked
from madoguchi_core.interview._screen import CASE
from madoguchi_core.rules import Fact


def gather_common(inquiries: Mapping[str, Inquiry], common: AbstractSet[Fact[Any]]) -> Mapping[str, Inquiry]:
    """
    一人ずつの尋ねることから、届出に付く事実を抜き、届出の尋ねることに移す。

    すぐ尋ねるものは、後で尋ねるものより先に、結論のためのものは、期限の日のためのものより先に立てる。

    Args:
        inquiries: 人の鍵から、尋ねることへの対応。届出そのものの鍵は空文字。
        common: 届出に付く事実。
    """
    own = {who: _only(inquiry, common, is_common=False) for who, inquiry in inquiries.items() if who != CASE}
    shared = [
        inquiry if who == CASE else _only(inquiry, common, is_common=True)
        for who, inquiry in inquiries.items()
    ]
    questions = _merged(item for one in shared for item in one.questions)
    later = _without(_merged(item for one in shared for item in one.later), questions)
    days = _without(_merged(item for one in shared for item in one.day_questions), (*questions, *later))
    lookups = _merged(item for one in shared for item in one.lookups)
    open_facts = {item.fact for item in (*questions, *later, *days, *lookups)}
    stuck = dict.fromkeys(fact for one in shared for fact in one.unanswerable if fact not in open_facts)
    case = replace(
        inquiries[CASE],
        questions=questions,
        later=later,
        day_questions=days,
        lookups=lookups,
        unanswerable=tuple(stuck),
    )
    return {CASE: case, **own}


def _only(inquiry: Inquiry, common: AbstractSet[Fact[Any]], *, is_common: bool) -> Inquiry:
    def kept(items: Iterable[Question]) -> tuple[Question, ...]:
        return tuple(item for item in items if (item.fact in common) is is_common)

    return replace(
        inquiry,
        questions=kept(inquiry.questions),
        later=kept(inquiry.later),
        day_questions=kept(inquiry.day_questions),
        lookups=kept(inquiry.lookups),
        unanswerable=tuple(fact for fact in inquiry.unanswerable if (fact in common) is is_common),
    )


def _without(items: Iterable[Question], placed: Iterable[Question]) -> tuple[Question, ...]:
    facts = {item.fact for item in placed}
    return tuple(item for item in items if item.fact not in facts)


def _merged(items: Iterable[Question]) -> tuple[Question, ...]:
    found: dict[Fact[Any], list[Question]] = {}
    for item in items:
        found.setdefault(item.fact, []).append(item)
    return ranked(reduce(_both, same) for same in found.values())


def _both(one: Question, other: Question) -> Question:
    opens: dict[str, Opening] = {item.procedure_id: item for item in one.opens}
    for item in other.opens:
        known = opens.get(item.procedure_id, item)
        answers = tuple(dict.fromkeys((*known.answers, *item.answers)))
        opens[item.procedure_id] = Opening(item.procedure_id, answers, known.is_settled and item.is_settled)
    return replace(
        one,
        decides=tuple(dict.fromkeys((*one.decides, *other.decides))),
        score=one.score + other.score,
        opens=tuple(opens.values()),
        waits_on=tuple(dict.fromkeys((*one.waits_on, *other.waits_on))),
        is_unavoidable=one.is_unavoidable or other.is_unavoidable,
    )
