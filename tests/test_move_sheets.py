"""異動の ``judge --out`` の約束: 紙は出口を通り、止められれば何も残さず、必要な手続きを一つも落とさない。"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from command_line import Run, runner

from madoguchi_core.cases import Answers, MoveCase, read_move_situation
from madoguchi_core.cli import Exit
from madoguchi_core.cli._move_outputs import is_guarded, subjects_of
from madoguchi_core.handover import GuideModel, Judged, move_guide, render_guide
from madoguchi_core.interview import inquire
from madoguchi_core.move_visit import MoveVisit, judge_move
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, Holder

FOLDER = Path(__file__).parent.parent / "examples/situations/moves"
FILES = sorted(FOLDER.glob("*.yaml"))
SUPPORTED = FOLDER / "supported-household-moves.yaml"
GUARDED = (SUPPORTED, FOLDER / "supported-mother-leaves-household.yaml")
REGISTRY = default_registry()
EVENTS = {event.title: event for event in LifeEvent}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def names(path: Path) -> list[str]:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [one["人"] for key in ("世帯", "もう一つの世帯") for one in written.get(key, ())]


def case_of(path: Path) -> MoveCase:
    text = path.read_text(encoding="utf-8")
    source = REGISTRY.move_facts[EVENTS[yaml.safe_load(text)["出来事"]]]
    found = read_move_situation(text, where=path.name, facts=source.facts, person_facts=source.person_facts)
    assert found.situation is not None, [str(item) for item in found.findings]
    return found.situation.case


def sheet(case: MoveCase) -> tuple[MoveVisit, GuideModel]:
    visit = judge_move(REGISTRY, case)
    judged = tuple(Judged(name, plan, inquire(REGISTRY.catalogue, plan)) for name, plan in visit.plans)
    common = frozenset(REGISTRY.move_facts[case.event].facts)
    return visit, move_guide(
        judged, common=common, municipality="", sections={}, printed_on=case.event_on, data_as_of=None
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_見本の異動の必要な手続きは_どなたのものかを添えて_ご案内に一度ずつ出る(path: Path) -> None:
    visit, model = sheet(case_of(path))
    needed = [
        row for row in visit.gathered(Outcome.REQUIRED) if not row.decision.procedure.is_staff_only
    ]  # fmt: skip
    assert [(row.title, row.names) for row in model.required] == [
        (row.decision.procedure.title, row.names) for row in needed
    ]
    text = render_guide(model)
    counts = Counter(row.title for row in model.required)
    assert {title: text.count(f"<h3>{title}") for title in counts} == counts


@pytest.mark.parametrize("path", [path for path in FILES if path not in GUARDED], ids=lambda path: path.stem)
def test_異動の状況ファイルから_紙と_JSON_を書く(run: Run, tmp_path: Path, path: Path) -> None:
    code, _, said = run("judge", path, "--out", tmp_path / "out")
    assert code == Exit.OK
    assert files(tmp_path / "out") == [
        "audit.jsonl", "guide.html", "inquiry.html", "outputs.txt", "plan.json", "staff.html",
    ]  # fmt: skip
    assert "MDG812" not in said
    staff = (tmp_path / "out/staff.html").read_text(encoding="utf-8")
    people = names(path)
    assert [name for name in people if name not in staff] == []
    plan = json.loads((tmp_path / "out/plan.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in plan["people"]} <= set(people)
    kept = (tmp_path / "out/audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["document"] for line in kept] == [
        "guide.html", "staff.html", "inquiry.html", "plan.json",
    ]  # fmt: skip


@pytest.mark.parametrize("path", GUARDED, ids=lambda path: path.stem)
def test_支援措置のある世帯は_前の紙も消して何も書かず_だれのことかを言わない(
    run: Run, tmp_path: Path, path: Path
) -> None:
    assert run("judge", FOLDER / "family-moves-in.yaml", "--out", tmp_path / "out")[0] == Exit.OK
    code, out, said = run("judge", path, "--out", tmp_path / "out")
    assert (code, out) == (Exit.REFUSED, "")
    assert "MDG601" in said
    assert files(tmp_path / "out") == ["audit.jsonl"]
    kept = (tmp_path / "out/audit.jsonl").read_text(encoding="utf-8")
    assert [name for name in names(path) if name in said or name in kept] == []


def test_紙を求めないときは_支援措置のある件に_外へ出さないよう注意する(run: Run) -> None:
    code, _, said = run("judge", SUPPORTED)
    assert (code, "MDG812" in said) == (Exit.OK, True)


def test_名簿に無くても_人が支援措置があると入力した人がいれば_止める() -> None:
    case = case_of(FOLDER / "family-moves-in.yaml")
    told = Fact("x.support", bool, "その方の支援措置", holder=Holder.SUPPORT)
    for value in (True, False):
        answers = {case.people[1].address_number: Answers(confirmed={told: value})}
        assert is_guarded(replace(case, person_answers=answers)) is value
        assert is_guarded(replace(case, answers=Answers(given={told: value}))) is value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_出口には_来る人も生まれた子も残る人も_一人ずつ渡す(path: Path) -> None:
    case = case_of(path)
    subjects = [subject.address_number for subject in subjects_of(case)]
    assert sorted(map(str, subjects)) == sorted(case.names)
    assert len(subjects) == len(names(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_異動のご案内は_支援措置があってもなくても_一字も変わらない(path: Path) -> None:
    case = case_of(path)
    held = [fact for fact in REGISTRY.facts_for(case.event) if fact.holder is Holder.SUPPORT]
    assert held
    sheets = set()
    for value in (None, True, False, Missing.UNKNOWN):
        told = {} if value is None else dict.fromkeys(held, value)
        answers = {
            number: replace(one, confirmed={**one.confirmed, **told})
            for number, one in case.person_answers.items()
        }
        sheets.add(render_guide(sheet(replace(case, person_answers=answers))[1]))
    assert len(sheets) == 1


MOVES_HOME = (LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT)


@pytest.mark.parametrize(
    "path", [path for path in FILES if case_of(path).event in MOVES_HOME], ids=lambda path: path.stem
)
def test_異動のご案内は_生活保護の話があってもなくても_一字も変わらない(path: Path) -> None:
    case = case_of(path)
    (told,) = (fact for fact in REGISTRY.facts_for(case.event) if fact.name == "move.assistance")
    sheets = set()
    for value in (True, False, Missing.UNKNOWN, Missing.NOT_ASKED):
        answers = replace(case.answers, confirmed={**case.answers.confirmed, told: value})
        sheets.add(render_guide(sheet(replace(case, answers=answers))[1]))
    assert len(sheets) == 1
