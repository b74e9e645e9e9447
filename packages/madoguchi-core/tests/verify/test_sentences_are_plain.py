"""検査は、文にすると二通りに読める条件を、手続きの名とともに言う。"""

from sample_procedures import sample_procedure

from madoguchi_core.rules import Fact, all_of, label
from madoguchi_core.verify import load_package, sentence_findings

HEAD = Fact("head", bool, "世帯主", says=("世帯主である", "世帯主でない"))
OTHER = Fact("other", bool, "前の世帯主", says=("世帯主である", "前の世帯主でない"))
NUMBER = Fact("number", int, "数")


def test_目録のどの手続きの条件も_一通りに読める() -> None:
    package = load_package("national")
    assert list(sentence_findings(package.procedures, package.everything)) == []


def test_同じ言い方の事実がほかの手続きにあれば_どの手続きの文かを言う() -> None:
    own, others = sample_procedure("own", all_of(HEAD, NUMBER > 1)), sample_procedure("others", ~OTHER)
    assert [(one.code, one.where) for one in sentence_findings([own, others], [own, others])] == [
        ("MDG219", "own")
    ]
    assert list(sentence_findings([own], [own])) == []


def test_同じ題の違う値が二つあれば_どちらの手続きの文も読めないと言う() -> None:
    one = sample_procedure("one", label("点数", NUMBER + 1) > 3)
    two = sample_procedure("two", label("点数", NUMBER + 2) > 3)
    found = list(sentence_findings([one, two], [one, two]))
    assert [(item.code, item.where) for item in found] == [("MDG219", "one"), ("MDG219", "two")]
