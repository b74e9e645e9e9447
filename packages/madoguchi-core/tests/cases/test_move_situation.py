"""異動の状況ファイルの約束: だれが・どこへ・どの世帯主で、を職員の言葉から読み、足りなければ行と次の手を言う。"""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import (
    MOVE_PERSON_WORDS,
    MoveCase,
    Part,
    ReadMoveSituation,
    event_of_situation,
    read_move_situation,
)
from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Divorce,
    Marriage,
    Merge,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Regroup,
    Route,
    Split,
)
from madoguchi_core.national.facts import MOVE_FACTS, PERSON_FACTS, move, person
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Missing

FAMILY = """\
世帯:
  - 人: 夫
    続柄: 世帯主
  - 人: 妻
    続柄: 妻
  - 人: 長女
    続柄: 子
"""
NEXT_DOOR = """\
もう一つの世帯:
  - 人: 祖母
    続柄: 世帯主
"""


def read(body: str, *, event: str = "転居") -> ReadMoveSituation:
    text = f"出来事: {event}\n日付: 令和8年11月2日\n{body}"
    return read_move_situation(text, where="例.yaml", facts=MOVE_FACTS, person_facts=PERSON_FACTS)


def case(body: str, *, event: str = "転居") -> MoveCase:
    found = read(body, event=event)
    assert found.situation is not None, [str(finding) for finding in found.findings]
    return found.situation.case


def standing(body: str, **parts: str) -> str:
    """その呼び名の人に、立場を書き足す。"""
    for name, part in parts.items():
        body = body.replace(f"人: {name}\n", f"人: {name}\n    立場: {part}\n")
    return body


MOVED = standing(FAMILY, 妻="異動する人", 長女="異動する人")
SHAPES: Mapping[str, tuple[str, str, type[Move]]] = {
    "転入": ("転入", FAMILY, MoveIn),
    "一部の人の転居": ("転居", MOVED, MoveWithin),
    "転出": ("転出", MOVED, MoveOut),
    "世帯主変更": ("世帯変更", FAMILY + "新しい世帯主: 妻\n", ChangeHead),
    "世帯分離": ("世帯変更", MOVED + "新しい世帯主: 妻\n", Split),
    "世帯構成変更": ("世帯変更", MOVED + NEXT_DOOR, Regroup),
    "世帯合併": ("世帯変更", standing(MOVED, 夫="異動する人") + NEXT_DOOR, Merge),
    "出生": ("出生", standing(FAMILY, 夫="父", 妻="母", 長女="生まれた子"), Birth),
    "婚姻": ("婚姻", standing(FAMILY, 夫="夫", 妻="妻"), Marriage),
    "離婚": ("離婚", standing(FAMILY, 夫="夫", 妻="妻"), Divorce),
}


@pytest.mark.parametrize("name", SHAPES)
def test_世帯変更の種類は_だれが移りどこへ入るかで決まり_職員は種類を書かなくてよい(name: str) -> None:
    event, body, kind = SHAPES[name]
    found = case(body, event=event)
    assert isinstance(found.move, kind)
    assert found.event.title == event
    assert found.event_on == date(2026, 11, 2)


def test_転入する人は前の世帯のもので_町の世帯には数えない() -> None:
    found = case(FAMILY, event="転入")
    assert found.households == ()
    assert [found.name_of(one) for one in found.people] == ["夫", "妻", "長女"]
    assert {found.part_of(one) for one in found.people} == {Part.MOVER}


def test_転居では異動する人だけを一人ずつ判定し_残る人は残る人として数える() -> None:
    found = case(MOVED)
    assert [found.name_of(one) for one in found.people] == ["妻", "長女"]
    assert [found.name_of(one) for one in found.stayers()] == ["夫"]


def test_離婚では世帯の全員を一人ずつ判定し_夫と妻とほかの人の立場が分かる() -> None:
    found = case(SHAPES["離婚"][1], event="離婚")
    assert [found.part_of(one).value for one in found.people] == ["夫", "妻", "そのほかの世帯の人"]


def test_生まれた子は異動の前の世帯にいない() -> None:
    found = case(SHAPES["出生"][1], event="出生")
    assert [found.name_of(one) for home in found.households for one in home] == ["夫", "妻"]
    assert [found.part_of(one).value for one in found.people] == ["生まれた子", "父", "母"]


@pytest.mark.parametrize(
    ("origin", "kind", "route"),
    [
        ("国外", "外国人", Route.FOREIGN_ENTRY),
        ("国外", "日本人", Route.ABROAD),
        ("国内のほかの市区町村", "外国人", Route.DOMESTIC),
        ("この町（住民票の無かった方）", "外国人", Route.FOREIGN_STATUS),
    ],
)
def test_どこから来たかと国籍で_住民票に書く日付の決まりが変わる(
    origin: str, kind: str, route: Route
) -> None:
    body = (
        f"世帯:\n  - 人: 本人\n    続柄: 世帯主\n    住民種別: {kind}\n回答:\n  転入の前にいた所: {origin}\n"
    )
    found = case(body, event="転入").move
    assert isinstance(found, MoveIn)
    assert found.route is route


def test_届出日を書かなければ_まだ届け出ていない() -> None:
    assert case(MOVED).reported_on is None
    assert case(MOVED + "届出日: 令和8年11月10日\n").reported_on == date(2026, 11, 10)


def test_人ごとの回答は_その人の事実として読む() -> None:
    body = MOVED.replace("人: 妻\n", "人: 妻\n    回答:\n      その方の個人番号カード: はい\n")
    found = case(body)
    (wife, daughter) = found.people
    assert found.person_answers[wife.address_number].given == {person.has_card: True}
    assert found.person_answers[daughter.address_number].given == {}


def test_期待は_届出ひとつのものと_呼び名の下の一人ずつのものを書ける() -> None:
    body = MOVED + "期待:\n  juki-move-within: 必要\n  妻:\n    card-name: 要確認\n異動後:\n  妻: 世帯主\n"
    found = read(body).situation
    assert found is not None
    assert [(one.procedure_id, one.outcome) for one in found.expected] == [
        ("juki-move-within", Outcome.REQUIRED)
    ]
    (wife, _) = found.case.people
    assert [one.procedure_id for one in found.expected_of[wife.address_number]] == ["card-name"]
    assert found.relations[wife.address_number][0] == "世帯主"


def codes(body: str, *, event: str = "転居") -> list[str]:
    return [finding.code for finding in read(body, event=event).findings]


@pytest.mark.parametrize(
    ("event", "body", "code"),
    [
        ("引越", MOVED, "MDG227"),
        ("転居", "回答:\n", "MDG228"),
        ("転居", FAMILY, "MDG246"),
        ("転出", FAMILY, "MDG246"),
        ("世帯変更", FAMILY, "MDG246"),
        ("出生", FAMILY, "MDG246"),
        ("離婚", FAMILY, "MDG246"),
        ("転居", FAMILY.replace("人: 長女", "人: 妻"), "MDG245"),
        ("転居", MOVED + "新しい世帯主: 祖父\n", "MDG222"),
        ("転居", standing(FAMILY, 妻="引っ越す人"), "MDG223"),
        ("転居", MOVED + "期待:\n  祖父:\n    care-in: 必要\n", "MDG222"),
        ("転居", MOVED + "異動後:\n  祖父: 父\n", "MDG222"),
        ("転居", MOVED + "間柄:\n  - だれから: 妻\n", "MDG228"),
        ("転居", MOVED + "間柄:\n  - だれから: 妻\n    だれ: 長女\n    続柄: むすめ\n", "MDG233"),
        ("転居", MOVED + "知った日: 令和8年11月2日\n", "MDG222"),
        ("転居", MOVED.replace("人: 妻\n", "人: 妻\n    亡くなった方: はい\n"), "MDG222"),
    ],
)
def test_決まらない所と書けない言葉は_行と次の手を言い_中身は言わない(
    event: str, body: str, code: str
) -> None:
    found = read(body, event=event)
    assert found.situation is None
    assert code in [finding.code for finding in found.findings]
    assert all(finding.hint for finding in found.findings)
    assert not any("祖父" in finding.message or "むすめ" in finding.message for finding in found.findings)


def test_誤りがいくつあっても_一度に全部言う() -> None:
    body = standing(FAMILY, 夫="引っ越す人") + "新しい世帯主: 祖父\n異動後:\n  叔父: 父\n"
    assert len(codes(body)) >= 3


def test_転出先が国外なら_国外への転出として数える() -> None:
    found = case(MOVED + "確認済み:\n  転出する先: 国外\n", event="転出").move
    assert isinstance(found, MoveOut)
    assert found.is_abroad


def test_出来事を読むのに_ほかの誤りは邪魔にならない() -> None:
    assert event_of_situation("出来事: 離婚\n世帯: 壊れている\n") is LifeEvent.DIVORCE
    assert event_of_situation("出来事: 引越\n") is None
    assert event_of_situation("[") is None


@given(st.lists(st.sampled_from(["夫", "妻", "長女"]), unique=True), st.sampled_from(list(SHAPES)))
def test_立場の書き方が何であれ_止まらずに読むか_次の手を言う(names: list[str], shape: str) -> None:
    event, body, _ = SHAPES[shape]
    found = read(standing(body, **dict.fromkeys(names, "異動する人")), event=event)
    assert (found.situation is None) == any(finding.code.startswith("MDG2") for finding in found.findings)


def test_書ける見出しの一覧に_人ごとの回答と立場がある() -> None:
    assert {"立場", "確認済み", "回答"} <= set(MOVE_PERSON_WORDS)
    assert move.moved_on not in case(MOVED).answers.confirmed
    assert isinstance(case(MOVED).move, MoveWithin)
    assert case(MOVED).move.head is Missing.NOT_ASKED  # type: ignore[union-attr]
