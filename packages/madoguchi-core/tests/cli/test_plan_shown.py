"""JSON と端末の約束: 要確認を落とさず、後で尋ねることも、町が決めていないことも、どこかに必ず出る。"""

import json
from collections.abc import Callable
from datetime import date

import pytest
from sample_procedures import sample_procedure

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Case
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.cli._plan_view import show_visit
from madoguchi_core.interview import inquire
from madoguchi_core.procedures import (
    Amendment,
    Catalogue,
    Deadline,
    LifeEvent,
    Outcome,
    ProcedureKind,
    days_after,
    judge,
)
from madoguchi_core.records import Household
from madoguchi_core.rules import (
    Fact,
    Facts,
    Holder,
    Parameter,
    ParameterBook,
    all_of,
    known,
)
from madoguchi_core.visit import Visit

ON = date(2026, 3, 3)
DOG = Fact("dog", bool, "犬", "犬はいますか。")
CHIP = Fact("chip", bool, "犬の札", "札はありますか。", asked_when=DOG)
WATER = Fact("water", bool, "水道", holder=Holder.WATER)
DAY = Fact("day", date, "葬儀の日", "ご葬儀の日はいつですか。")
SURE = Fact("sure", bool, "確か")
SURE_DAY = Fact("sure_day", date, "分かっている日")
AGE = Parameter("age", int, "年齢の定め", "歳", is_local=True)
MODE = Parameter("mode", bool, "郵送の扱い", is_local=True)
YEARS = Fact("years", int, "年数")


def visit() -> Visit:
    spread = Deadline(
        "翌日から", SURE_DAY, 15, others=(days_after(SURE_DAY, 14, wording="初日から", laws=()),)
    )
    rules = Catalogue(
        [
            sample_procedure("open", all_of(DOG, CHIP, WATER), is_staff_only=True),
            sample_procedure("asked", all_of(DOG, CHIP)),
            sample_procedure("local", YEARS >= AGE),
            sample_procedure(
                "sure", SURE, deadline=days_after(DAY, 14, wording="14日", laws=()), settings=(MODE,)
            ),
            sample_procedure(
                "outside",
                SURE,
                kind=ProcedureKind.ELSEWHERE,
                office="年金事務所",
                deadline=spread,
                amendments=(Amendment("今の制度"), Amendment("昔の制度", until=date(2000, 1, 1))),
            ),
            sample_procedure("needless", ~SURE),
        ]
    )
    plan = judge(
        rules,
        Facts(known({SURE: True, YEARS: 3, SURE_DAY: ON})),
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )
    case = Case(LifeEvent.DEATH, ON, ON, Household.of([], "10"), "1", "台帳")
    return Visit(case, plan, inquire(rules, plan), ())


def test_JSONに_窓口とほかの数え方と未設定と制度の変わり目が載る() -> None:
    found = plan_json(visit())
    rows = {row["id"]: row for row in found["decisions"]}
    assert rows["outside"]["office"] == "年金事務所"
    assert rows["outside"]["due"]["on"] == "2026-03-17"
    assert rows["outside"]["due"]["others"] == [{"on": "2026-03-18", "wording": "翌日から"}]
    assert [item["text"] for item in rows["outside"]["amendments"]] == ["今の制度"]
    assert rows["sure"]["undecided"] == ["mode"]
    assert rows["local"]["unset"] == ["age"]
    assert (rows["open"]["staff_only"], rows["asked"]["staff_only"]) == (True, False)
    json.dumps(found)


def test_JSONの要確認は_結論の件数と合い_止めている事実がどこかの問いにある() -> None:
    found = plan_json(visit())
    waiting = [row for row in found["decisions"] if row["outcome"] == Outcome.TO_CONFIRM.value]
    assert found["counts"]["to_confirm"] == len(waiting) == 3
    everywhere = {item["fact"] for item in (*found["questions"], *found["later"], *found["unanswerable"])}
    for row in waiting:
        assert set(row["unknown"]) <= everywhere
        assert row["unknown"] or row["unset"]
    assert found["unset"] == ["age"]


def test_JSONの後の問いは_何を待つかを言い_日の問いは別に載る() -> None:
    found = plan_json(visit())
    (later,) = found["later"]
    assert (later["fact"], later["waits_for"], later["waits_on"]) == ("chip", "犬である", ["dog"])
    assert [(item["fact"], item["for_day"]) for item in found["day_questions"]] == [("day", True)]
    opens = {item["fact"]: item["opens"] for item in found["questions"]}
    assert {"id": "asked", "answers": ["はい"], "settled": False} in opens["dog"]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("COLUMNS", "160")

    def show(*, shows_all: bool) -> str:
        show_visit(visit(), shows_all=shows_all)
        return capsys.readouterr().out

    return show


def test_端末では_不要は数だけを言い_頼まれれば理由も出す(shown: Callable[..., str]) -> None:
    brief, whole = shown(shows_all=False), shown(shows_all=True)
    assert "不要 1件" in brief
    assert "--all" in brief
    assert "手続きneedless" not in brief
    assert "手続きneedless" in whole
    assert "--all" not in whole


def test_端末では_要確認は必ず出て_だれに何を確かめるかが分かる(shown: Callable[..., str]) -> None:
    brief = shown(shows_all=False)
    for name in ("open", "asked", "local"):
        assert f"手続き{name}" in brief
    for text in (
        "水道に: 水道",
        "町の設定: 年齢の定め（age）",
        "町の扱いが未設定: 郵送の扱い（mode）",
        "犬はいますか。",
        "上のお答えの後にうかがうこと: 犬の札",
        "期限の日を言うためにうかがうこと: ご葬儀の日はいつですか。",
        "窓口: 年金事務所",
        "ほかの数え方では",
        "令和8年3月18日（水）",
    ):
        assert text in brief, text
