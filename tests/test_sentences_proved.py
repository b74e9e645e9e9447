"""文の往復の証明: 目録のどの条件も、文から読み戻した条件と、真偽の分かれる事実が一つも無い。"""

import pytest

from madoguchi_core.findings import Finding
from madoguchi_core.plugins import default_registry
from madoguchi_core.rules import read_sentence, sentence_vocabulary, words
from madoguchi_core.verify._proofs import Verdict, differs, is_possible

REGISTRY = default_registry()
RULES = {item.id: item for item in (*REGISTRY.catalogue, *REGISTRY.certificates.procedures)}
WORDS = sentence_vocabulary(value for item in RULES.values() for value in item.expressions())


@pytest.mark.parametrize("name", sorted(RULES))
def test_文から読み戻した条件は_起こり得るどの事実でも_元の条件と同じ真偽になる(name: str) -> None:
    rule = RULES[name].required_when
    back = read_sentence(words(rule), WORDS)
    assert not isinstance(back, Finding)
    answer = is_possible(differs(rule, back), REGISTRY.parameters, ())
    assert answer.verdict is Verdict.IMPOSSIBLE
