"""``madoguchi book`` の約束: 目録の全部を一つの紙に書き、誤りなら何も書かず、住民の情報を載せない。"""

from pathlib import Path

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_core.registry import build_registry
from madoguchi_memuro import plugin
from madoguchi_memuro.sample_town import PATTERNS, sample_csv


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch, "book")


def test_目録の全部が_一つの紙になる(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--on", "令和8年11月26日", "--out", tmp_path)
    page = (tmp_path / "book.html").read_text(encoding="utf-8")
    registry = build_registry({"memuro": plugin})

    assert code == Exit.OK
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.html", "outputs.txt"]
    assert f"手続き {len(registry.catalogue)} 件・証明書 {len(registry.certificates)} 件" in out
    everything = [*registry.catalogue, *registry.certificates.procedures]
    assert page.count('<section class="entry part"') == len(everything)
    assert "芽室町" in page
    assert "令和8年11月26日の法令と値" in page


def test_日が違えば_その日の法令と値の本になる(run: Run, tmp_path: Path) -> None:
    run("--on", "2026-11-26", "--out", tmp_path / "now")
    run("--on", "2023-04-01", "--out", tmp_path / "past")
    now, past = ((tmp_path / name / "book.html").read_text(encoding="utf-8") for name in ("now", "past"))
    assert "令和5年4月1日の法令と値" in past
    assert past.count("出来事には使わない手続きです") > now.count("出来事には使わない手続きです")


def test_出来事を選べる(run: Run, tmp_path: Path) -> None:
    registry = build_registry({"memuro": plugin})
    code, out, _ = run("--on", "2026-11-26", "--event", "certificate", "--out", tmp_path)
    assert code == Exit.OK
    assert f"手続き 0 件・証明書 {len(registry.certificates)} 件" in out


def test_見本の住民の情報は_紙に出ない(run: Run, tmp_path: Path) -> None:
    run("--on", "2026-11-26", "--out", tmp_path)
    page = (tmp_path / "book.html").read_text(encoding="utf-8")
    header, *rows = sample_csv().splitlines()
    column = header.split(",").index("氏名")
    names = {row.split(",")[column] for row in rows}

    assert len(names) > 3
    assert [name for name in names if name in page] == []
    assert [person for person in PATTERNS.values() if person.address_number in page] == []


@pytest.mark.parametrize(
    ("given", "word"), [(("--event", "picnic"), "certificate"), (("--on", "きのう"), "--on")]
)
def test_知らない出来事と読めない日は_直し方を言って断り_何も書かない(
    run: Run, tmp_path: Path, given: tuple[str, str], word: str
) -> None:
    code, _, said = run(*given, "--out", tmp_path / "out")
    assert code == Exit.DATA
    assert "MDG806" in said
    assert word in said
    assert not (tmp_path / "out").exists()


def test_出す先を書かなければ_使い方の誤りになる(run: Run) -> None:
    assert run()[0] == Exit.USAGE
