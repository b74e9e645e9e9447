"""書いたブックを、よその道具（openpyxl・calamine・LibreOffice）が開き、書いた値を読める。"""

import csv
import subprocess
import warnings
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from form_corpus import CORPUS, SAMPLE, SHEET, template
from office import require_soffice
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineError, CalamineSheet
from python_calamine import load_workbook as load_calamine
from workbook_reading import read_sheet

from madoguchi_excel import CellWrite, Plan, fill

# 書く前から、その道具では読めないブック
NOT_OPENPYXL = frozenset({"厳格なOOXML", "ブックの置き場所"})
NOT_CALAMINE = frozenset({"UTF-16", "ブックの置き場所"})


@cache
def filled(name: str) -> bytes:
    writes = tuple(CellWrite(SHEET, cell, value) for cell, value in SAMPLE.items())
    return fill(template(name), Plan(writes=writes))


def by_openpyxl(book: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # 読めない拡張があることは、ここでは問わない
        return load_workbook(BytesIO(book))


def by_calamine(book: bytes) -> CalamineSheet:
    return load_calamine(BytesIO(book)).get_sheet_by_name(SHEET)


def cell_of(rows: Sequence[Sequence[object]], address: str) -> object:
    return rows[int(address[1:]) - 1][ord(address[0]) - ord("A")]


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in NOT_OPENPYXL])
def test_openpyxlが同じ値と書式と結合を読む(name: str) -> None:
    old, new = by_openpyxl(template(name))[SHEET], by_openpyxl(filled(name))[SHEET]
    kept = read_sheet(template(name), SHEET).cells.keys() & {"C3", "C5"}

    assert {cell: new[cell].value for cell in SAMPLE} == SAMPLE
    assert {cell: new[cell].style_id for cell in kept} == {cell: old[cell].style_id for cell in kept}
    assert {str(area) for area in new.merged_cells.ranges} == {str(area) for area in old.merged_cells.ranges}


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in NOT_CALAMINE])
def test_calamineが同じ値を読む(name: str) -> None:
    rows = by_calamine(filled(name)).to_python(skip_empty_area=False)

    assert {cell: cell_of(rows, cell) for cell in SAMPLE} == SAMPLE


@pytest.mark.parametrize("name", sorted(NOT_OPENPYXL))
def test_openpyxlで読めないと書いたブックは_書く前から読めない(name: str) -> None:
    with pytest.raises((IndexError, KeyError)):
        by_openpyxl(template(name))[SHEET]


@pytest.mark.parametrize("name", sorted(NOT_CALAMINE))
def test_calamineで読めないと書いたブックは_書く前から読めない(name: str) -> None:
    with pytest.raises(CalamineError):
        by_calamine(template(name))


@pytest.mark.parametrize("name", CORPUS)
def test_zipのどの項目も検査の数に合う(name: str) -> None:
    with ZipFile(BytesIO(filled(name))) as archive:
        assert archive.testzip() is None


def test_LibreOfficeがどのブックも開き_書いた値を読む(tmp_path: Path) -> None:
    require_soffice()
    for at, name in enumerate(CORPUS):
        (tmp_path / f"{at:02}.xlsx").write_bytes(filled(name))
    converted = as_csv(tmp_path)

    assert {name: read_csv(converted / f"{at:02}.csv") for at, name in enumerate(CORPUS)} == dict.fromkeys(
        CORPUS, SAMPLE
    )


def as_csv(folder: Path) -> Path:
    """一度の呼び出しで、すべてのブックの初めのシートを UTF-8 の CSV にする。"""
    profile, out = folder / "profile", folder / "out"
    # 区切りは「,」、囲みは「"」、文字は UTF-8、値は書式を付けずにそのまま
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
    books = sorted(str(path) for path in folder.glob("*.xlsx"))
    words = [
        "--headless",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
    ]
    subprocess.run(["soffice", *words, *books], check=True, capture_output=True, timeout=300)
    return out


def read_csv(path: Path) -> dict[str, str | float]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    found = {cell: str(cell_of(rows, cell)) for cell in SAMPLE}
    return {
        cell: float(text) if isinstance(SAMPLE[cell], int | float) else text for cell, text in found.items()
    }
