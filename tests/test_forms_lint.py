"""様式の点検の約束: 使えない定義は誤り、直した方がよい定義は注意にし、どこをどう直すかを言う。"""

from pathlib import Path

import pytest
from command_line import Run, runner
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, name_cells

from madoguchi_core.cli import Exit
from madoguchi_memuro.forms import form_packages


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    # 指摘の行が、端末の幅で折れないようにする
    monkeypatch.setenv("COLUMNS", "400")
    return runner(capsys, monkeypatch, "forms")


@pytest.mark.shared
def test_入っている様式は_どれも点検に通る(run: Run) -> None:
    code, out, problems = run("lint")

    assert code == Exit.OK
    assert f"様式 {len(form_packages())} 件を点検しました（誤り 0・" in out
    assert "[誤り]" not in problems
    assert run("lint", "memuro")[1] == out
    assert "様式 0 件" in run("lint", "excel")[1]


def test_知らない部品の点検は断る(run: Run) -> None:
    code, _, problems = run("lint", "memru")

    assert (code, "MDG308" in problems) == (Exit.PLUGIN, True)


def _definition(folder: Path, *cells: str, more: str = "") -> Path:
    text = (
        'id = "f"\ntitle = "届"\ntemplate = "f.xlsx"\n'
        + "".join(f"[[cells]]\n{cell}\n" for cell in cells)
        + more
    )
    path = folder / "f 定義.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _printed(sheet: Worksheet) -> None:
    sheet["A1"], sheet["B2"], sheet["C3"], sheet["H20"] = "届", "普通・当座", "=A1", "終わり"
    sheet.merge_cells("A5:D5")
    sheet.merge_cells("A6:B6")
    sheet.print_area = "A1:F12"
    sheet.column_dimensions["E"].width = 3


@pytest.mark.parametrize(
    ("cell", "more", "number"),
    [
        pytest.param('cell = "届!A9"\nfield = "applicant.nmae"', "", "MDG403", id="無い欄"),
        pytest.param('cell = "届!A9"\nfield = "filed_on"\nstyle = "yen"', "", "MDG404", id="書き方"),
        pytest.param('cell = "控え!A9"\nfield = "filed_on"\nstyle = "wareki"', "", "MDG422", id="無いシート"),
        pytest.param('cell = "届!C3"\nfield = "applicant.name"', "", "MDG425", id="計算式"),
        pytest.param('cell = "届!H15"\nfield = "applicant.name"', "", "MDG434", id="印刷範囲の外"),
        pytest.param(
            'cell = "届!B2"\nfield = "account.kind"\nstyle = "ellipse"\nchoice = "貯蓄"\npart = "貯蓄"', "", "MDG438",
            id="刷っていない言葉",
        ),
    ],
)  # fmt: skip
def test_使えない定義は誤りにして_1_で終わる(
    run: Run, tmp_path: Path, cell: str, more: str, number: str
) -> None:
    (tmp_path / "f.xlsx").write_bytes(book(届=_printed))

    code, _, problems = run("lint", _definition(tmp_path, cell, more=more))

    assert code == Exit.DATA
    assert f"[誤り] {number}" in problems
    assert "MDG439" in problems
    assert "f 定義.toml" in problems


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        pytest.param('cell = "届!E9"\nfield = "applicant.name"\nmax_width = 5', "[注意] MDG454", id="定義の幅が広い"),
        pytest.param('cell = "届!A5"\nfield = "applicant.name"', "[お知らせ] MDG454", id="幅が無い"),
        pytest.param('cell = "届!B5"\nfield = "applicant.name"\nmax_width = 5', "[お知らせ] MDG424", id="結合の途中"),
        pytest.param('cell = "届!A9"\nfield = "filed_on"\nstyle = "serial"', "[注意] MDG459", id="日付の書式でない"),
        pytest.param('cell = "届!A1"\nfield = "applicant.name"\nmax_width = 2', "[注意] MDG438", id="刷ってある文字"),
        pytest.param(
            'cell = "届!A9"\nfield = "account.kind"\nstyle = "check"\nchoice = "普通"\nlabel = "普通①"',
            "[お知らせ] MDG437", id="無いかもしれない字",
        ),
    ],
)  # fmt: skip
def test_直した方がよい定義は_知らせて_0_で終わる(run: Run, tmp_path: Path, cell: str, number: str) -> None:
    (tmp_path / "f.xlsx").write_bytes(book(届=_printed))

    code, out, problems = run("lint", _definition(tmp_path, cell))

    assert (code, "様式 1 件" in out) == (Exit.OK, True)
    assert number in problems


def test_一覧の行の形と_欄に似た名前と_紙に入らない大きさを知らせる(run: Run, tmp_path: Path) -> None:
    def draw(sheet: Worksheet) -> None:
        _printed(sheet)
        sheet.print_area = "A1:Z90"
        sheet["Z90"] = "終わり"
        name_cells(sheet, "死亡年月", "届!$A$9")

    (tmp_path / "f.xlsx").write_bytes(book(届=draw))
    listed = (
        '[[lists]]\nname = "members"\ntitle = "世帯員"\nlines = ["届!5:6"]\n'
        '[[lists.cells]]\ncolumns = "A"\nfield = "member.name"\nmax_width = 5\n'
    )

    code, _, problems = run("lint", _definition(tmp_path, more=listed))

    assert code == Exit.OK
    assert [number for number in ("MDG418", "MDG435", "MDG436") if number not in problems] == []


def test_名前だけで対応の付いた欄には_定義に足す物を言う(run: Run, tmp_path: Path) -> None:
    def draw(sheet: Worksheet) -> None:
        _printed(sheet)
        name_cells(sheet, "applicant.name", "届!$A$9")

    (tmp_path / "f.xlsx").write_bytes(book(届=draw))

    _, _, problems = run("lint", _definition(tmp_path))

    assert "定義にこのセルの [[cells]] を足し、max_width = " in problems


def test_ひな形の無い定義と_読めない定義は誤り(run: Run, tmp_path: Path) -> None:
    alone = _definition(tmp_path, 'cell = "届!A9"\nfield = "applicant.name"')
    broken = tmp_path / "broken.toml"
    broken.write_text("id = ", encoding="utf-8")

    code, _, problems = run("lint", alone, broken)

    assert code == Exit.DATA
    assert "MDG803 f 定義.toml" in problems
    assert "MDG401 broken.toml" in problems
