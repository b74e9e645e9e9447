"""``madoguchi manual`` の約束: 町の設定から一つの紙を書き、誤りなら何も書かず、住民の情報を載せない。"""

import errno
from pathlib import Path

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import build_registry
from madoguchi_memuro import plugin
from madoguchi_memuro.sample_town import PATTERNS, sample_csv


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch, "manual")


def test_町の札と様式の入った紙が_一つできる(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--event", "death", "--out", tmp_path)
    page = (tmp_path / "manual.html").read_text(encoding="utf-8")
    registry = build_registry({"memuro": plugin})

    assert code == Exit.OK
    assert f"死亡: 手続き {len(registry.catalogue.for_event(LifeEvent.DEATH))} 件" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manual.html", "outputs.txt"]
    assert "芽室町" in page
    for category in registry.ticket_categories.values():
        # 件数だけの区分には、渡す札が無い
        assert (category.stack_text(category.first) in page) is not category.is_count_only
    for form in registry.forms.values():
        assert form.spec.title in page


def test_紙の札の番号は_機械の札と重ならない(run: Run, tmp_path: Path) -> None:
    registry = build_registry({"memuro": plugin})
    categories = tuple(registry.ticket_categories.values())
    machine = {item.number_text(number) for item in categories for number in range(item.first, item.last + 1)}

    run("--out", tmp_path)
    page = (tmp_path / "manual.html").read_text(encoding="utf-8")
    paper = {item.stack_text(item.first) for item in categories if not item.is_count_only}
    assert all(number in page for number in paper)
    assert paper & machine == set()


def test_出来事を書かなければ_目録にあるすべてが載る(run: Run, tmp_path: Path) -> None:
    run("--out", tmp_path / "all")
    run("--event", "death", "--out", tmp_path / "death")
    assert (tmp_path / "all/manual.html").read_bytes() == (tmp_path / "death/manual.html").read_bytes()


def test_見本の住民の情報は_紙に出ない(run: Run, tmp_path: Path) -> None:
    run("--out", tmp_path)
    page = (tmp_path / "manual.html").read_text(encoding="utf-8")
    header, *rows = sample_csv().splitlines()
    column = header.split(",").index("氏名")
    names = {row.split(",")[column] for row in rows}

    assert len(names) > 3
    assert [name for name in names if name in page] == []
    assert [person for person in PATTERNS.values() if person.address_number in page] == []


def test_知らない出来事は_書ける名を言って断り_何も書かない(run: Run, tmp_path: Path) -> None:
    code, _, said = run("--event", "birth", "--out", tmp_path / "out")
    assert code == Exit.DATA
    assert "MDG806" in said
    assert "death" in said
    assert not (tmp_path / "out").exists()


def test_書けなければ_前の紙が残る(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from madoguchi_core.cli import _files

    run("--out", tmp_path)
    before = (tmp_path / "manual.html").read_bytes()

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(_files, "_write", full)
    code, _, said = run("--out", tmp_path)
    assert code == Exit.STORE
    assert "MDG804" in said
    assert (tmp_path / "manual.html").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manual.html", "outputs.txt"]


def test_出す先を書かなければ_使い方の誤りになる(run: Run) -> None:
    assert run()[0] == Exit.USAGE
