"""
規則: 一度書いて、何通りにも読む式。

真・偽・不明の三値で判定し（:class:`Program`）、理由（:func:`explain`）、日本語（:func:`words` と、その逆の
:func:`read_sentence`）、残り（:func:`residual`）を読む。ここに無いもの: 手続き・期限（procedures）、質問の順（interview）。
"""

from madoguchi_core.rules._build import (
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    day_in_year,
    fiscal_year_end_at_age,
    greatest,
    label,
    least,
    legal_age,
    lookup,
    none_of,
    nth,
    opaque,
    rounded_down,
    rounded_up,
    shifted,
    total,
)
from madoguchi_core.rules._closures import Slots
from madoguchi_core.rules._compile import Program
from madoguchi_core.rules._flow import Flow, FlowStep, Goal, flow_of
from madoguchi_core.rules._kinds import Holder, Scope, Timing, Topic, choices_of
from madoguchi_core.rules._knowledge import NOT_LOOKED_UP, Facts, Held, Origin, OriginKind, known
from madoguchi_core.rules._law import Confidence, Law, law
from madoguchi_core.rules._nodes import Condition, Constant, Fact, Group, Parameter, Value
from madoguchi_core.rules._parameters import Dated, ParameterBook
from madoguchi_core.rules._partial import Among, Span
from madoguchi_core.rules._residual import facts_wanted, open_facts, residual, unknown_among, unknown_facts
from madoguchi_core.rules._rewrite import Atom, atoms_of, replaced, rewrite
from madoguchi_core.rules._sentence import read_sentence
from madoguchi_core.rules._vocabulary import SentenceVocabulary, sentence_vocabulary
from madoguchi_core.rules._walk import descend, facts_of, groups_of, parameters_of, premises_of
from madoguchi_core.rules._why import Explanation, Ground, explain, what_would_change
from madoguchi_core.rules._words import shown, words

__all__ = [
    "NOT_LOOKED_UP",
    "Among",
    "Atom",
    "Condition",
    "Confidence",
    "Constant",
    "Dated",
    "Explanation",
    "Fact",
    "Facts",
    "Flow",
    "FlowStep",
    "Goal",
    "Ground",
    "Group",
    "Held",
    "Holder",
    "Law",
    "Origin",
    "OriginKind",
    "Parameter",
    "ParameterBook",
    "Program",
    "Scope",
    "SentenceVocabulary",
    "Slots",
    "Span",
    "Timing",
    "Topic",
    "Value",
    "all_members",
    "all_of",
    "any_member",
    "any_of",
    "at_least",
    "atoms_of",
    "choices_of",
    "choose",
    "count",
    "day_in_year",
    "descend",
    "explain",
    "facts_of",
    "facts_wanted",
    "fiscal_year_end_at_age",
    "flow_of",
    "greatest",
    "groups_of",
    "known",
    "label",
    "law",
    "least",
    "legal_age",
    "lookup",
    "none_of",
    "nth",
    "opaque",
    "open_facts",
    "parameters_of",
    "premises_of",
    "read_sentence",
    "replaced",
    "residual",
    "rewrite",
    "rounded_down",
    "rounded_up",
    "sentence_vocabulary",
    "shifted",
    "shown",
    "total",
    "unknown_among",
    "unknown_facts",
    "what_would_change",
    "words",
]
