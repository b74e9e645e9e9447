"""``madoguchi interview`` の約束: 次の画面を見せ、終われば待つものを言い、文書の数は本当に数えたもの。"""

import json
import re
from pathlib import Path

import pytest
from house_tree import ROOT

from madoguchi_core.cli._interview import run_interview
from madoguchi_core.cli._interview_measure import measured, run_measure
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.interview import Manner

SITUATIONS = ROOT / "examples/situations"
TYPICAL = ROOT / "examples/interview/typical.yaml"
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


def test_文書の数は_公開している状況を本当に数えたもの() -> None:
    rows = measured(SITUATIONS, TYPICAL)
    documented = {
        title: [number(cell) for cell in cells.split("|")]
        for title, cells in re.findall(r"^\| ((?:台帳|町の台帳)\S+) \| ([\d, |]+?) \|$", PAGE, re.MULTILINE)
    }
    totals = {}
    for title, looks_up in (("台帳を引く前に", False), ("町の台帳を先に引いてから", True)):
        chosen = [row for row in rows if row.looks_up is looks_up]
        assert len(chosen) == len(list(SITUATIONS.glob("*.yaml")))
        totals[title] = [
            *(sum(row.asked[manner] for row in chosen) for manner in Manner),
            sum(row.screens[Manner.SCREENS] for row in chosen),
            sum(row.needed for row in chosen),
        ]
        assert all(row.needed <= row.asked[Manner.SCREENS] <= row.asked[Manner.EVERYTHING] for row in chosen)
    assert documented == totals
    before, after = totals.values()
    # 台帳を先に引く聞き取りは、引かずにすべて尋ねる質問の六割までで、左から順に尋ねるより少ない
    assert after[2] <= 0.6 * before[0]
    assert after[2] < before[1]


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
