"""事実集の世帯の決まり（続柄の言葉・変換の例・年齢）と、世帯の計算が食い違わないこと。事実集は木の外にあり、無ければ飛ばす理由を言う。"""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import HEAD_AGE, MAX_WORDS, ChangeHead, Kin, Word, arrange, kin
from madoguchi_core.records import Household, Missing, RecordReason, Relation, Resident, Sex, parse_relation

FACTS = Path(__file__).resolve().parent.parent.parent / "shared/domain/procedures-moves.yaml"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FACTS.exists(), reason="手続きの事実集（shared/domain）が隣に無い"),
]
M, F = Sex.MALE, Sex.FEMALE
# 事実集の例の一行目に書かれた家族。人の字は事実集のもの
COUPLE = (
    ("H", "世帯主", M, 1966),
    ("W", "妻", F, 1968),
    ("C1", "子", M, 1990),
    ("C2", "子", F, 1995),
    ("M", "母", F, 1935),
)
STEP = (("H", "世帯主", M, 1966), ("W", "妻", F, 1968), ("X", "妻の子", M, 2000))
THREE = (("H", "世帯主", M, 1940), ("C1", "子", M, 1966), ("D", "子の妻", F, 1968), ("G", "子の子", F, 2000))
ADOPTED = (("H", "世帯主", M, 1940), ("B", "子（子の夫）", M, 1966), ("A", "子", F, 1968))
# 例のかっこ書きと、その家族で先に確かめてあること（親子・婚姻の事実を先に使う、という事実集の決まり）
FAMILIES = {
    "夫H(60男)=世帯主": (COUPLE, (kin("W", "C1", "子"), kin("W", "C2", "子"))),
    "H世帯主, 妻W": (STEP, ()),
    "H世帯主, 子C1": (THREE, (kin("C1", "G", "子"), kin("C1", "D", "妻"))),
    "H世帯主, 子（子の夫）B": (ADOPTED, (kin("A", "B", "夫"),)),
}


@cache
def household() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["household"]
    return found


def test_続柄の言葉とつなげる言葉と上限が事実集と同じ() -> None:
    relations = household()["relations"]

    assert [word.title for word in Word] == relations["words"]
    assert {word.title for word in Word if word.is_joinable} == set(relations["joinable"])
    assert (relations["max_terms"], relations["over_max"]) == (MAX_WORDS, Word.RELATED_PERSON.title)


def test_禁じられた言葉は書かないが_古いデータとしては例外なく読む() -> None:
    words = {word.title for word in Word}
    for text in household()["relations"]["forbidden"]:
        assert text not in words
        parse_relation(text)


def test_世帯主の年齢の線が事実集と同じ() -> None:
    assert household()["head"]["min_age"] == HEAD_AGE


def test_異動事由のコードが事実集と同じ() -> None:
    codes = {reason.code for reason in RecordReason}
    written = " ".join(str(row["reason"]) for row in household()["written_by_event"])

    assert set(re.findall(r"\d\d", written)) <= codes


def person(row: tuple[str, str, Sex, int]) -> Resident:
    name, relation, sex, year = row
    born = RegisterDate.exact(date(year, 4, 1))
    return Resident(
        address_number=name, household_number="10", sex=sex, born_on=born, relation=Relation(text=relation)
    )


def vectors() -> list[tuple[str, str, str]]:
    if not FACTS.exists():
        return []
    rows, given = [], ""
    for vector in household()["relation_recompute"]["vectors"]:
        given = given if vector["given"] == "同上" else vector["given"]
        rows.append((given, vector["new_head"], vector["expect"]))
    return rows


@pytest.mark.parametrize(("given", "new_head", "expect"), vectors())
def test_変換の例がすべてそのとおりになる(given: str, new_head: str, expect: str) -> None:
    rows, facts = _family(given)
    head = re.match(r"\w+", new_head)
    assert head is not None
    family = Household(number="10", members=tuple(person(row) for row in rows))
    made = arrange([family], ChangeHead(household="10", head=head[0], on=date(2026, 11, 2)), kin=facts)
    found = {one.address_number: one.relation.text for one in made.after[0]}
    for part in expect.split(", "):
        name, words = part.split("=")
        text = found[name]
        assert not isinstance(text, Missing)
        assert text in words.split("か")


def _family(given: str) -> tuple[tuple[tuple[str, str, Sex, int], ...], tuple[Kin, ...]]:
    return next(family for start, family in reversed(FAMILIES.items()) if given.startswith(start))


def test_例は七つあり_どれも試している() -> None:
    assert len(vectors()) == 7
