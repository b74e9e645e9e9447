"""全国の手続きが使う言葉: 名は一つずつ、町に聞く値は漏れなく並ぶ。"""

import random
from collections import Counter
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.cases import EVENT_FACTS
from madoguchi_core.national import (
    move_insurance_parameters,
    move_living_parameters,
    move_registration_parameters,
    parameters,
)
from madoguchi_core.national.facts import CERTIFICATE_FACTS, DEATH_FACTS, MOVE_FACTS, PERSON_FACTS
from madoguchi_core.procedures import ANSWERED_BY
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import (
    Dated,
    Fact,
    Facts,
    Holder,
    Law,
    Parameter,
    ParameterBook,
    Program,
    Scope,
    Value,
    facts_of,
    groups_of,
    known,
    parameters_of,
)

CATALOGUE = build_registry({}).catalogue
USED = {fact for procedure in CATALOGUE for value in procedure.expressions() for fact in facts_of(value)}

FACTS = (*DEATH_FACTS, *MOVE_FACTS, *PERSON_FACTS)
EVERYTHING = (*FACTS, *CERTIFICATE_FACTS)
ON = date(2026, 4, 6)


def _town_value(parameter: Parameter[Any]) -> object:
    if issubclass(parameter.kind, Enum):
        return next(iter(parameter.kind))
    return {bool: True, int: 30, str: "条例"}[parameter.kind]


PLACES = (parameters, move_registration_parameters, move_insurance_parameters, move_living_parameters)
TOWN = [
    Dated(parameter, _town_value(parameter), Law("例の条例"))
    for place in PLACES
    for parameter in place.LOCAL_PARAMETERS
]
NATIONAL = (
    *parameters.NATIONAL_VALUES,
    *move_registration_parameters.MOVE_REGISTRATION_VALUES,
    *move_insurance_parameters.MOVE_INSURANCE_VALUES,
    *move_living_parameters.MOVE_LIVING_VALUES,
)
BOOK = ParameterBook([NATIONAL, TOWN])


def test_事実の名と日本語の名は_どちらも二つと同じものがない() -> None:
    for words in (Counter(fact.name for fact in EVERYTHING), Counter(fact.title for fact in EVERYTHING)):
        assert [word for word, times in words.items() if times > 1] == []


def test_手続きが使う事実は_どれも状況ファイルに書ける() -> None:
    written = {fact for fact in USED if fact.scope is Scope.CASE}
    assert {fact.name for fact in written - set(FACTS)} == set()


def test_どの手続きも使わない事実を_尋ねない() -> None:
    waited = {name for fact in USED if fact.asked_when is not None for name in facts_of(fact.asked_when)}
    assert {fact.name for fact in set(FACTS) - USED - waited} == set()


def test_台帳の事実には答えられる窓口があり_ご家族の事実には尋ね方がある() -> None:
    nobody = [fact.name for fact in FACTS if fact.holder is Holder.FAMILY and not fact.question]
    assert nobody == []
    asked = {fact.holder for fact in FACTS if fact.holder is not Holder.FAMILY and not fact.question}
    # 窓口の職員が見て入れることは、照会票にしない
    assert asked - set(ANSWERED_BY) - {Holder.COUNTER} == set()


def test_ご家族への尋ね方は_ていねいな問いの文で_役所の略語を使わない() -> None:
    questions = [fact.question for fact in FACTS if fact.question]
    assert [
        text for text in questions if not text.endswith(("か。", "ください。", "）。", "含みます。"))
    ] == []
    jargon = ("故人", "被保険者", "喪失", "特例対象", "住登外")
    assert [text for text in questions if any(word in text for word in jargon)] == []


def test_はいの意味が割れる_打ち消しの尋ね方をしない() -> None:
    asked = [fact.question for fact in FACTS if fact.kind is bool and fact.question]
    assert [text for text in asked if "ませんか" in text or "ではないですか" in text] == []


def test_病名だけでは分からない災害と仕事の死亡を_尋ね方で拾う() -> None:
    (question,) = [fact.question for fact in FACTS if fact.name == "death.cause_type"]
    assert "避難" in question
    assert "お仕事がもと" in question


PLACED = {value for place in PLACES for value in vars(place).values() if isinstance(value, Parameter)}


def test_町に聞く値の一覧は漏れがない() -> None:
    listed = [parameter for place in PLACES for parameter in place.LOCAL_PARAMETERS]
    assert {value for value in PLACED if value.is_local} == set(listed)
    assert len(listed) == len(set(listed))


def test_使われないパラメータを置かない() -> None:
    expressions = [value for procedure in CATALOGUE for value in procedure.expressions()]
    gates = [fact.asked_when for fact in USED if fact.asked_when is not None]
    used = {parameter for value in (*expressions, *gates) for parameter in parameters_of(value)}
    used |= {setting for procedure in CATALOGUE for setting in procedure.settings}
    assert {parameter.key for parameter in PLACED - used} == set()


def test_真偽の事実は_はいといいえの言い方を持つ() -> None:
    silent = [fact.name for fact in FACTS if fact.kind is bool and not all(fact.says)]
    assert silent == []


def test_尋ねる前提が偽なら_その答えを知らなくても結論が決まる() -> None:
    """
    前提が偽と分かったのに要確認のままなら、だれも尋ねないまま残ってしまう。

    台帳が決める財産は別で、ご家族に尋ねなくても台帳の担当には聞く。ご家族の「いいえ」で不要にすると、
    台帳に「はい」とあっても不要になってしまう。
    """
    stuck = set()
    for procedure in CATALOGUE:
        rule = procedure.required_when
        for fact in facts_of(rule):
            if fact.asked_when is not None and _is_stuck(rule, fact, fact.asked_when):
                stuck.add(fact)
    assert {fact.name for fact in stuck} == LEDGER_DECIDES
    assert [fact.name for fact in stuck if fact.holder is Holder.FAMILY] == []


LEDGER_DECIDES = {
    "d.fixed_assets",
    "d.farmland",
    "d.forest",
    "d.vehicles_other.light",
    "d.septic",
    "p.real-estate",
    "p.farmland",
}


def _is_stuck(rule: Value[bool], fact: Fact[Any], gate: Value[bool]) -> bool:
    program = Program([rule, gate])
    for seed in range(200):
        slots = program.load(_someone((rule, gate), fact, random.Random(seed)), BOOK, ON)
        if program.read(gate)(slots, None) is False and program.read(rule)(slots, None) is None:
            return True
    return False


def _someone(values: tuple[Value[bool], ...], hidden: Fact[Any], chance: random.Random) -> Facts:
    """*hidden* のほかの全部が分かっている人。"""
    facts = {fact for value in values for fact in facts_of(value)} - {hidden}
    own = {fact: _any_value(fact, chance) for fact in facts if fact.scope is Scope.CASE}
    groups = {group for value in values for group in groups_of(value)}
    members = [
        Facts(known({fact: _any_value(fact, chance) for fact in facts if fact.scope is Scope.MEMBER}))
        for _ in range(chance.randrange(3))
    ]
    return Facts(known(own), dict.fromkeys(groups, tuple(members)))


def _any_value(fact: Fact[Any], chance: random.Random) -> object:
    if fact.name in EVENT_FACTS:
        return ON
    if fact.kind is bool:
        return chance.random() < 1 / 2
    if fact.kind is int:
        return chance.choice([0, 10, 36, 120, 400])
    if fact.kind is date:
        return date(chance.choice([1940, 1960, 1980, 2000, 2015]), chance.randint(1, 12), 1)
    if issubclass(fact.kind, Enum):
        return chance.choice(list(fact.kind))
    raise AssertionError(fact.name)
