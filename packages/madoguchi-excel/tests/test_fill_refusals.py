"""書いてはいけない所と、書けない値は断る。式の前の結果は、書いた所に頼るものだけ捨てる。"""

import pytest
from form_corpus import CORPUS, SHEET
from workbook_reading import entries, read_sheet

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_excel import CellWrite, Plan, fill


def write(name: str, cell: str, value: str | float | None, *, sheet: str = SHEET) -> bytes:
    return fill(CORPUS[name](), Plan(writes=(CellWrite(sheet, cell, value),)))


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        pytest.param("枠だけ", "D5", id="結合の途中"),
        pytest.param("欄を読む式", "J3", id="式"),
        pytest.param("欄を読む式", "J5", id="関わりの無い式"),
        pytest.param("配列数式", "L1", id="配列数式の元"),
        pytest.param("配列数式", "L2", id="配列数式の内側"),
        pytest.param("動的配列", "L3", id="動的配列の答え"),
        pytest.param("データテーブルと共有数式", "K4", id="データテーブルの元"),
        pytest.param("データテーブルと共有数式", "L5", id="データテーブルの内側"),
        pytest.param("データテーブルと共有数式", "N3", id="共有数式の元"),
        pytest.param("データテーブルと共有数式", "N4", id="共有数式の続き"),
        pytest.param("テーブル", "J2", id="テーブルの見出し"),
        pytest.param("枠だけ", "XFE1", id="列が無い"),
        pytest.param("枠だけ", "A1048577", id="行が無い"),
        pytest.param("枠だけ", "A0", id="0行目"),
        pytest.param("枠だけ", "C", id="行の無い番地"),
        pytest.param("枠だけ", "C3:D4", id="範囲"),
    ],
)
def test_書いてはいけないセルは断り_値を文に出さない(name: str, cell: str) -> None:
    with pytest.raises((FormError, InvalidValue)) as refused:
        write(name, cell, "芽室太郎")

    assert "芽室太郎" not in str(refused.value)


@pytest.mark.parametrize("sheet", ["無いシート", "", "図"])
def test_無いシートとグラフだけのシートには書けない(sheet: str) -> None:
    with pytest.raises((FormError, InvalidValue)):
        write("グラフシート", "C3", "芽室", sheet=sheet)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("あ" * 32_768, id="長すぎる文字"),
        pytest.param("𠮷" * 16_384, id="UTF-16で数えて長すぎる文字"),
        pytest.param(float("nan"), id="数でない数"),
        pytest.param(float("inf"), id="限りない数"),
        pytest.param("\ud800", id="片割れの文字"),
    ],
)
def test_セルに入らない値は断る(value: str | float) -> None:
    with pytest.raises((FormError, InvalidValue)):
        write("枠だけ", "C3", value)


def test_セルに入る限りの長さの文字は書ける() -> None:
    assert read_sheet(write("枠だけ", "C3", "あ" * 32_767), SHEET).cells["C3"].value == "あ" * 32_767


@pytest.mark.parametrize("text", ["=1+1", "+81", "-", "@芽室", "#N/A", "TRUE", "0123", "1E5", "'芽室"])
def test_式や数に見える文字も文字のまま(text: str) -> None:
    cell = read_sheet(write("枠だけ", "C3", text), SHEET).cells["C3"]

    assert (cell.value, cell.formula) == (text, None)


def test_書いたセルに頼る式だけ_前の結果を捨てる() -> None:
    book = write("欄を読む式", "C3", "芽室太郎")
    here, there = read_sheet(book, SHEET).cells, read_sheet(book, "控").cells

    assert {cell: here[cell].has_value for cell in ("J3", "J4", "J5")} == {
        "J3": False,
        "J4": False,
        "J5": True,
    }
    assert {cell: there[cell].has_value for cell in ("A1", "A2", "A3")} == {
        "A1": False,
        "A2": False,
        "A3": True,
    }
    assert all(here[cell].formula for cell in ("J3", "J4", "J5", "J6"))


def test_頼る式があるときだけ_開いたときの計算を頼む() -> None:
    asked = b'fullCalcOnLoad="1"'

    assert asked in part(write("欄を読む式", "C3", "芽室"), "xl/workbook.xml")
    assert part(write("枠だけ", "C3", "芽室"), "xl/workbook.xml") == part(
        CORPUS["枠だけ"](), "xl/workbook.xml"
    )


def part(book: bytes, name: str) -> bytes:
    return next(found.content for found in entries(book) if found.name == name)


def test_ふりがなを書くと_読みの式の値になる() -> None:
    plan = Plan(writes=(CellWrite(SHEET, "C3", "芽室太郎", kana="メムロタロウ"),))
    cells = read_sheet(fill(CORPUS["欄を読む式"](), plan), SHEET).cells

    assert ("".join(cells["C3"].readings), cells["C3"].value) == ("メムロタロウ", "芽室太郎")
    assert cells["J6"].value == "メムロタロウ"


def test_ふりがなの無い値を書くと_前の人の読みは残らない() -> None:
    for name in ("ふりがな", "セルの型"):
        cell = "C3" if name == "ふりがな" else "C5"
        assert read_sheet(write(name, cell, "山田花子"), SHEET).cells[cell].readings == ()


def test_ふりがな付きの共有の文字を書き換えず_同じ文字を使うほかのセルは元のまま() -> None:
    before, after = CORPUS["ふりがな"](), write("ふりがな", "C3", "山田花子")
    old, new = read_sheet(before, SHEET).cells, read_sheet(after, SHEET).cells

    assert part(after, "xl/sharedStrings.xml") == part(before, "xl/sharedStrings.xml")
    assert {cell: new[cell].value for cell in ("J3", "J4")} == {
        cell: old[cell].value for cell in ("J3", "J4")
    }
