"""間違った異動の状況ファイルの約束: 何が書かれていても止まらず、行と次の手を言い、書かれた言葉を返さない。"""

from pathlib import Path

import pytest
from command_line import Run, runner
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi_core.cases import MoveCase, MoveSituation, ReadMoveSituation, event_of_situation
from madoguchi_core.cases import read_move_situation as read_move
from madoguchi_core.cli import Exit
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.households import Merge
from madoguchi_core.move_visit import judge_move
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent

FOLDER = Path(__file__).parent.parent / "examples/situations/moves"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))]
REGISTRY = default_registry()
EVENTS = [f"出来事: {event.title}" for event in REGISTRY.move_facts]
PARTS = ["異動する人", "世帯に残る人", "入る世帯の人", "生まれた子", "父", "母", "夫", "妻"]
HOSTILE = [
    "",
    "[/b]",
    "<b>x</b>",
    "9999-12-31",
    "昭和1年1月1日",
    "{}",
    "[]",
    "*a",
    "子の子の子",
    "不明",
    "世帯主",
]
WRITTEN = "ひみつのことば"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def read(text: str) -> ReadMoveSituation:
    event = event_of_situation(text) or LifeEvent.MOVE_IN
    source = REGISTRY.move_facts.get(event, REGISTRY.move_facts[LifeEvent.MOVE_IN])
    return read_move(
        text,
        where="例.yaml",
        facts=source.facts,
        person_facts=source.person_facts,
        procedures=REGISTRY.catalogue.by_id,
    )


def situation(text: str) -> MoveSituation:
    found = read(text)
    assert found.situation is not None, [str(finding) for finding in found.findings]
    return found.situation


@st.composite
def broken(draw: st.DrawFn) -> str:
    """見本の行を、消す・二度書く・入れ替える・字下げを変える・ほかの言葉にする。"""
    lines = draw(st.sampled_from(TEXTS)).splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        head = lines[at].partition(":")[0]
        match draw(st.integers(0, 6)):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = "  " * draw(st.integers(0, 3)) + lines[at].strip()
            case 4:
                lines[at] = f"{head}: {draw(st.sampled_from(HOSTILE) | st.just(WRITTEN))}"
            case 5:
                event = draw(st.sampled_from(EVENTS))
                lines = [event if line.startswith("出来事:") else line for line in lines]
            case _:
                people = [at for at, line in enumerate(lines) if line.startswith("  - 人:")]
                part = f"    立場: {draw(st.sampled_from(PARTS))}"
                lines[at + 1 : at + 1] = [part] if at in people else []
    return "\n".join(lines)


@settings(max_examples=150)
@given(broken())
def test_見本をどう壊しても_読めなければ指摘がそろい_読めれば判定が止まらない(text: str) -> None:
    found = read(text)
    assert (found.situation is None) is has_errors(found.findings)
    for finding in found.findings:
        assert finding.hint
        assert finding.where.startswith("例.yaml")
        assert WRITTEN not in str(finding)
    if found.situation is not None and event_of_situation(text) in REGISTRY.move_facts:
        visit = judge_move(REGISTRY, found.situation.case)
        assert {one.number for one in visit.people} <= set(found.situation.case.names)


FAMILY = """\
日付: 令和8年11月2日
世帯:
  - 人: 夫
    続柄: 世帯主
    生年月日: 昭和60年1月1日
  - 人: 妻
    続柄: 妻
    生年月日: 昭和61年1月1日
  - 人: 長女
    続柄: 子
    生年月日: 令和8年11月2日
"""


def family(event: str, /, more: str = "", **parts: str) -> str:
    text = f"出来事: {event}\n{FAMILY}{more}"
    for name, part in parts.items():
        text = text.replace(f"人: {name}\n", f"人: {name}\n    立場: {part}\n")
    return text


def only(text: str) -> Finding:
    (finding,) = read(text).findings
    return finding


BIRTH = {"夫": "父", "妻": "母", "長女": "生まれた子"}


@pytest.mark.parametrize("event", ["婚姻", "離婚"])
@pytest.mark.parametrize(("name", "part"), [("夫", "夫"), ("妻", "妻")])
def test_夫婦の一人が町の外の人なら_もう一人だけを書けば判定し_世帯は変わらない(
    event: str, name: str, part: str
) -> None:
    case: MoveCase = situation(family(event, **{name: part})).case
    visit = judge_move(REGISTRY, case)
    assert visit.arrangement.after == case.households
    assert [(one.name, one.part.value) for one in visit.people if one.part.value == part] == [(name, part)]


@pytest.mark.parametrize("event", ["転入", "転居", "世帯変更", "出生", "婚姻", "離婚"])
def test_異動日より前の届出日は_転出のほかでは書けない(event: str) -> None:
    findings = read(family(event, "届出日: 令和8年11月1日\n")).findings
    assert [(one.code, one.where) for one in findings if one.code == "MDG248"] == [
        ("MDG248", "例.yaml 13行目")
    ]


def test_転出は_前もって届け出られる() -> None:
    assert situation(family("転出", "届出日: 令和8年11月1日\n", 妻="異動する人")).case.reported_on is not None


@pytest.mark.parametrize(
    ("event", "parts"),
    [
        ("転居", {"妻": "異動する人", "長女": "生まれた子"}),
        ("転入", {"妻": "世帯に残る人"}),
        ("離婚", {"夫": "夫", "妻": "異動する人"}),
        ("出生", {**BIRTH, "妻": "妻"}),
    ],
)
def test_出来事に合わない立場の人を_黙って世帯から外さず_その行を言う(
    event: str, parts: dict[str, str]
) -> None:
    assert only(family(event, **parts)).code == "MDG223"


def test_もう一つの世帯から出る人は_黙って残さず_書き直してもらう() -> None:
    next_door = "もう一つの世帯:\n  - 人: 祖母\n    立場: 異動する人\n"
    assert only(family("転居", next_door, 妻="異動する人")).code == "MDG223"


def test_出生では_父も母も一人ずつで_日付は生まれた日() -> None:
    assert only(family("出生", **{**BIRTH, "妻": "父"})).code == "MDG246"
    late = family("出生", **BIRTH).replace("日付: 令和8年11月2日", "日付: 令和8年11月3日")
    assert only(late).code == "MDG237"


def test_世帯に無い呼び名の指摘は_似た呼び名を返さない() -> None:
    text = family("転居", f"新しい世帯主: {WRITTEN}\n", 妻="異動する人")
    wrong = only(text.replace("人: 長女", f"人: {WRITTEN}二"))
    assert wrong.code == "MDG222"
    assert WRITTEN not in str(wrong)


def test_台帳と回答の食い違いは_何人目のことかを言う() -> None:
    said = "国保: はい\n    回答:\n      その方の国保（異動の前）: いいえ\n    "
    text = family("転居", 夫="異動する人", 妻="異動する人").replace("続柄: 妻", f"{said}続柄: 妻")
    (finding,) = judge_move(REGISTRY, situation(text).case).findings
    assert (finding.code, finding.where) == ("MDG226", "2人目（異動する人） 回答「その方の国保（異動の前）」")


def test_もう住民でない人の行が残っていても_いまの全員が移れば世帯合併() -> None:
    left = "  - 人: 二女\n    続柄: 子\n    住民状態: 転出者\n"
    next_door = "もう一つの世帯:\n  - 人: 祖母\n    続柄: 世帯主\n"
    movers = dict.fromkeys(("夫", "妻", "長女"), "異動する人")
    assert isinstance(situation(family("世帯変更", left + next_door, **movers)).case.move, Merge)


def test_世帯を動かせないときは_動かないままの紙を書かない(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    wrong = family("世帯変更", "新しい世帯主: 夫\n", 妻="異動する人")
    path.write_text(wrong, encoding="utf-8")
    code, _, said = run("judge", path, "--out", tmp_path / "out")
    assert code == Exit.DATA
    assert "MDG288" in said
    assert not (tmp_path / "out").exists()


def test_判定しない人に書いた期待は_黙って合ったことにしない(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(family("転居", "期待:\n  夫:\n    card-name: 必要\n", 妻="異動する人"), encoding="utf-8")
    code, _, said = run("judge", path)
    assert code == Exit.DATA
    assert "MDG232 s.yaml 16行目" in said


def test_呼び名に何を書いても_画面も紙も書かれたとおりに出る(run: Run, tmp_path: Path) -> None:
    name = "[/b]<b>妻</b>:smile:"
    path = tmp_path / "s.yaml"
    path.write_text(family("転居", 妻="異動する人").replace("人: 妻", f'人: "{name}"'), encoding="utf-8")
    code, out, _ = run("judge", path, "--out", tmp_path / "out")
    assert code == Exit.OK
    assert f"{name}（異動する人）について" in out
    for sheet in ("guide.html", "staff.html", "inquiry.html"):
        written = (tmp_path / "out" / sheet).read_text(encoding="utf-8")
        assert "<b>妻</b>" not in written
        assert "&lt;b&gt;妻" in written


@pytest.mark.parametrize(
    ("command", "path", "right"),
    [
        ("interview", "certificates/own-photo.yaml", "madoguchi certificate"),
        ("certificate", "moves/wife-becomes-head.yaml", "madoguchi judge"),
        ("judge", "certificates/own-photo.yaml", "madoguchi certificate"),
        ("certificate", "eve-of-65.yaml", "madoguchi judge"),
    ],
)
def test_ほかの出来事のファイルには_どのコマンドで判定するかだけを言う(
    run: Run, command: str, path: str, right: str
) -> None:
    code, _, said = run(command, FOLDER.parent / path)
    assert code == Exit.DATA
    assert right in said
    assert said.count("[誤り]") == 1


def test_届出と判定の_repr_に_人のことが出ない() -> None:
    text = family("転居", 妻="異動する人").replace("人: 妻", f"人: {WRITTEN}")
    found = situation(f"{text}異動後:\n  {WRITTEN}: 世帯主\n")
    visit = judge_move(REGISTRY, found.case)
    for shown in (repr(found), repr(visit), *map(repr, visit.people)):
        assert WRITTEN not in shown
        assert "1986" not in shown
    assert "世帯主" not in repr(found)
