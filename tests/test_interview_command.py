"""``madoguchi interview`` の約束: 次の画面を見せ、終われば待つものを言い、文書の数は本当に数えたもの。"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from house_tree import ROOT
from interview_counts import COUNTS, HEADER, SITUATIONS, TYPICAL, cells

from madoguchi_core.cases import MoveCase, event_of_situation, read_answers, read_move_situation
from madoguchi_core.cli._interview import run_interview
from madoguchi_core.cli._interview_cases import read_sitting
from madoguchi_core.cli._interview_measure import measured, run_measure, situation_files, trial_of
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.interview import Asked, Inquiry, Manner, ends, inquire
from madoguchi_core.move_visit import facts_of_move, judge_move, plans_of_move
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Fact

PAGE = (ROOT / "docs/interview.md").read_text(encoding="utf-8")


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_次の画面を_選べる答えと_続く質問と一緒に見せる(capsys: pytest.CaptureFixture[str]) -> None:
    run_interview(SITUATIONS / "head-two-candidates.yaml", as_json=False)
    text = capsys.readouterr().out
    assert "次にうかがうこと: 亡くなられたとき・ご葬儀" in text
    assert "□国内　□国外　□分からない" in text
    assert "→ 「国外」なら: ご遺体は" in text


def test_尋ね終わっていれば_何を待つかを言う(capsys: pytest.CaptureFixture[str]) -> None:
    run_interview(SITUATIONS / "everything-else-no.yaml", as_json=False)
    text = capsys.readouterr().out
    assert "うかがうことは、もうありません" in text
    run_interview(SITUATIONS / "everything-else-no.yaml", as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "madoguchi.interview/1"
    assert found["done"]
    assert all(proof["settled"] for proof in found["proofs"])


def test_JSONの続く質問は_どの答えで尋ねるかを言う(capsys: pytest.CaptureFixture[str]) -> None:
    run_interview(SITUATIONS / "insurance-unknown.yaml", as_json=True)
    lines = {line["fact"]: line for line in json.loads(capsys.readouterr().out)["lines"]}
    assert lines["death.traffic_accident"]["follows"] == "death.cause_type"
    assert "病気・老衰" not in lines["death.traffic_accident"]["boxes"][0]["when"]
    assert lines["death.cause_type"]["boxes"][0]["when"] == []


def published() -> list[list[str]]:
    return list(csv.reader(io.StringIO(COUNTS.read_text(encoding="utf-8"))))[1:]


def summed(looks_up: str, event: str) -> list[int]:
    rows = [row for row in published() if row[2] == looks_up and event in (row[0], "合計")]
    return [sum(int(row[place]) for row in rows) for place in range(3, len(HEADER))]


def test_公開している表は_今の数え方で数えたもの() -> None:
    # すべてを数え直すのは nox -s interview。ここでは、死亡と異動から選んで照らす
    chosen = {"child-died", "left-kenpo-recently", "third-child-born", "marriage-two-households"}
    rows = measured(situation_files(SITUATIONS), TYPICAL, only=chosen)
    assert [list(cells(row)) for row in rows] == [row for row in published() if row[1] in chosen]
    for row in rows:
        assert row.needed <= row.boxes[Manner.SCREENS] <= row.boxes[Manner.EVERYTHING]
        assert row.asked[Manner.EVERYTHING] <= row.asked[Manner.CHECKLIST]


def test_公開している表には_すべての状況が_台帳を引く前と後で一度ずつある() -> None:
    names = [path.stem for path in situation_files(SITUATIONS)]
    assert [row[1] for row in published()] == names * 2
    assert [row[2] for row in published()] == ["引く前"] * len(names) + ["引いてから"] * len(names)


@pytest.mark.parametrize(
    ("title", "looks_up"), [("台帳を引く前に", "引く前"), ("町の台帳を先に引いてから", "引いてから")]
)
def test_文書の数は_公開している表の合計(title: str, looks_up: str) -> None:
    written = PAGE.partition(f"| {title} |")[2].partition("\n\n")[0]
    found = dict(re.findall(r"^\| (\S+) \| (.+) \|$", written, re.MULTILINE))
    assert found.keys() >= {"死亡", "転入", "転居", "転出", "世帯変更", "出生", "婚姻", "離婚", "合計"}
    for event, text in found.items():
        *asked, screens, needed = text.split(" | ")
        pairs = [[number(one) for one in cell.rstrip("）").split("（")] for cell in asked]
        told = [*(pair[0] for pair in pairs), *(pair[-1] for pair in pairs), number(screens), number(needed)]
        assert told == summed(looks_up, event)


@pytest.mark.parametrize("looks_up", ["引く前", "引いてから"])
def test_聞き取りの質問は_一覧のすべての六割までで_左から順に尋ねるより少ない(looks_up: str) -> None:
    checklist, _, left_to_right, left_with_premises, screens, *_ = summed(looks_up, "合計")
    assert screens <= 0.6 * checklist
    assert screens < left_with_premises < left_to_right


def test_台帳を引いた後は_どの尋ね方も同じ結論になる() -> None:
    registry = build_registry({})
    typical, findings = read_answers(
        TYPICAL.read_text(encoding="utf-8"),
        where=TYPICAL.name,
        facts=[*registry.facts_for(LifeEvent.DEATH), *registry.facts_for(LifeEvent.MOVE_IN)],
    )
    assert findings == ()
    for name in ("left-kenpo-recently", "moves/divorce-three-children", "moves/six-move-in"):
        sitting = read_sitting(registry, SITUATIONS / f"{name}.yaml", hears=False)
        trial = trial_of(registry, sitting, typical, looks_up=True)
        found = [ends(trial.play(manner).plans) for manner in Manner]
        assert all(one == found[0] for one in found)


def test_異動では_人ごとに欄があり_届出に付くことの欄は一つ(capsys: pytest.CaptureFixture[str]) -> None:
    run_interview(SITUATIONS / "moves/third-child-born.yaml", as_json=False)
    text = capsys.readouterr().out
    assert text.count("保育所・認定こども園・学童保育を") == 1
    assert all(f"{name}: □はい" in text for name in ("赤ちゃん", "長女", "長男"))
    run_interview(SITUATIONS / "moves/three-generations-move-in.yaml", as_json=True)
    lines = {line["fact"]: line for line in json.loads(capsys.readouterr().out)["lines"]}
    assert [box["who"] for box in lines["move.special-purpose"]["boxes"]] == [""]
    purpose = lines["p.purpose"]
    assert purpose["follows"] == "move.special-purpose"
    assert {"祖父", "二男"} < {box["who"] for box in purpose["boxes"]}
    assert {answer for box in purpose["boxes"] for answer in box["when"]} == {"はい"}


def test_異動を尋ね終わっていれば_だれの何を待つかを言う(capsys: pytest.CaptureFixture[str]) -> None:
    run_interview(SITUATIONS / "moves/wife-becomes-head.yaml", as_json=False)
    text = capsys.readouterr().out
    assert "うかがうことは、もうありません" in text
    assert "（台帳の担当に照会する）" in text


def test_判定でも_届出に付く事実は_人でなく届出の方で一度だけ尋ねる() -> None:
    registry = build_registry({})
    for path in sorted((SITUATIONS / "moves").glob("*.yaml")):
        case = case_of(registry, path)
        visit = judge_move(registry, case)
        common = frozenset(registry.move_facts[case.event].facts)
        found = [Asked("", fact) for fact in wanted_in(visit.inquiry)]
        found += [Asked(one.number, fact) for one in visit.people for fact in wanted_in(one.inquiry)]
        assert all(asked.who == "" for asked in found if asked.fact in common)
        # 一度だけ尋ねることにしても、だれの判定に要ることも失わない
        needed = {
            Asked("" if fact in common else who, fact)
            for who, plan in plans_of_move(registry, case, facts_of_move(registry, case)[0]).items()
            for fact in wanted_in(inquire(registry.catalogue, plan))
        }
        assert set(found) == needed


def wanted_in(inquiry: Inquiry) -> set[Fact[Any]]:
    questions = (*inquiry.questions, *inquiry.later, *inquiry.day_questions, *inquiry.lookups)
    return {*(question.fact for question in questions), *inquiry.unanswerable}


def case_of(registry: Registry, path: Path) -> MoveCase:
    text = path.read_text(encoding="utf-8")
    event = event_of_situation(text)
    assert event is not None
    source = registry.move_facts[event]
    found = read_move_situation(text, where=path.name, facts=source.facts, person_facts=source.person_facts)
    assert found.situation is not None
    return found.situation.case


def test_書き方の誤りと_空のフォルダーを断る(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="MDG835"):
        run_measure(tmp_path, TYPICAL, as_json=True)
    (tmp_path / "a.yaml").write_text("出来事: 何か\n", encoding="utf-8")
    with pytest.raises(DataRejected, match="MDG801"):
        run_interview(tmp_path / "a.yaml", as_json=True)


def test_数えた表を端末に出す(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.yaml").write_text(
        (SITUATIONS / "child-died.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    run_measure(tmp_path, TYPICAL, as_json=False)
    assert "台帳を引く前に" in capsys.readouterr().out
    run_measure(tmp_path, TYPICAL, as_json=True)
    assert [row["situation"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["one", "one"]
