"""証明書の規則が使う言葉: 名は一つずつ、町に聞く値は漏れなく並ぶ。"""

from collections import Counter

from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.facts import CERTIFICATE_FACTS, DEATH_FACTS, request
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Holder, Parameter, facts_of, parameters_of

BOOK = build_registry({}).certificates
VALUES = [value for one in BOOK for value in one.side_expressions()]
VALUES += [value for procedure in BOOK.procedures for value in procedure.expressions()]
USED = {fact for value in VALUES for fact in facts_of(value)}


def test_事実の名も題も_死亡の事実を含めて一つずつ() -> None:
    every = (*CERTIFICATE_FACTS, *DEATH_FACTS)
    for words in (Counter(fact.name for fact in every), Counter(fact.title for fact in every)):
        assert [word for word, times in words.items() if times > 1] == []


def test_使わない事実も_一覧に無い事実もない() -> None:
    assert {fact.name for fact in set(CERTIFICATE_FACTS) ^ USED} == set()


def test_真偽の事実は_はいといいえの言い方を持つ() -> None:
    assert [fact.name for fact in CERTIFICATE_FACTS if fact.kind is bool and not all(fact.says)] == []


def test_台帳と職員の事実は_窓口の方に尋ねない() -> None:
    asked = [fact.name for fact in CERTIFICATE_FACTS if fact.question and fact.holder is not Holder.VISITOR]
    assert asked == []


def test_窓口の方への尋ね方は_問いの文() -> None:
    questions = [fact.question for fact in CERTIFICATE_FACTS if fact.question]
    assert [text for text in questions if not text.endswith(("か。", "）。"))] == []


def test_町に聞く値の一覧は漏れがない() -> None:
    local = {value for value in vars(settings).values() if isinstance(value, Parameter) and value.is_local}
    assert local == set(settings.LOCAL_CERTIFICATE_PARAMETERS)


def test_使われないパラメータを置かない() -> None:
    used = {parameter for value in VALUES for parameter in parameters_of(value)}
    placed = {value for value in vars(settings).values() if isinstance(value, Parameter)}
    fees = {one.fee.value for one in BOOK}
    assert {parameter.key for parameter in placed - used - fees} == set()


def test_請求の日は_事実としては尋ねない() -> None:
    assert BOOK.request_day is request.requested_on
