"""``madoguchi judge`` の約束: 誤りは行を言って全部そろい、期待と違えば言い、紙は出口を通る。"""

from pathlib import Path

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit

SITUATIONS = Path(__file__).parent.parent / "examples/situations"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_judge_は支援措置のある件だけに_外へ出さないよう注意する(run: Run) -> None:
    for name, is_guarded in (("support-measure", True), ("latter-husband", False)):
        code, _, said = run("judge", SITUATIONS / f"{name}.yaml")
        assert (code, "MDG812" in said) == (Exit.OK, is_guarded)


def test_期待と違えば違いを全部言う(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = (Path(__file__).parent.parent / "examples/situations/eve-of-65.yaml").read_text(encoding="utf-8")
    path.write_text(
        text.replace("care-loss-1: 必要", "care-loss-1: 不要\n  nhi-loss: 必要（令和8年4月1日まで）"),
        encoding="utf-8",
    )
    code, _, said = run("judge", path)
    assert code == Exit.DATA
    assert said.count("MDG232") >= 2


def test_状況ファイルから紙だけを書け_番号札は発券しない(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("judge", SITUATIONS / "latter-husband.yaml", "--out", tmp_path / "out")
    assert code == Exit.OK
    made = files(tmp_path / "out")
    assert made == ["audit.jsonl", "guide.html", "inquiry.html", "outputs.txt", "staff.html"]


def test_支援措置のある状況ファイルは_紙を求めれば画面にも出さずに止まる(run: Run, tmp_path: Path) -> None:
    code, out, err = run("judge", SITUATIONS / "support-measure.yaml", "--out", tmp_path / "out")
    assert (code, out) == (Exit.REFUSED, "")
    assert "MDG601" in err or "止め" in err
    assert files(tmp_path / "out") == ["audit.jsonl"]


def test_知らない手続きへの期待は_判定の前に行を言って断る(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = (Path(__file__).parent.parent / "examples/situations/eve-of-65.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("care-loss-1: 必要", "care-loss-9: 必要"), encoding="utf-8")
    code, _, said = run("judge", path)
    assert code == Exit.DATA
    assert "MDG222 s.yaml" in said
    assert "ではありませんか" in said


def test_judge_も_様式に無い欄への記入を_ほかの誤りと一緒に行を言って断る(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = (SITUATIONS / "latter-husband.yaml").read_text(encoding="utf-8")
    path.write_text(f"{text}記入:\n  申請者氏名: 見本\n  申請者の氏名: 見本\n目次: 無い\n", encoding="utf-8")
    code, _, said = run("judge", path)
    assert (code, said.count("MDG222")) == (Exit.DATA, 2)
    assert "「申請者の氏名」ではありませんか" in said.replace("\n", "")
