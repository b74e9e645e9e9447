"""書いた所のほかは、何も変わらない。難しいブックのすべてで、部品ごとに比べる。"""

from functools import cache

import pytest
from form_corpus import CORPUS, FEATURES, SAMPLE, SHEET, Feature, template
from workbook_reading import SHEET_ORDER, Sheet, Value, count, entries, read_sheet, sheet_parts

from madoguchi_excel import CellWrite, Plan, fill

BOOKS = pytest.mark.parametrize("name", CORPUS)


@cache
def filled(name: str) -> bytes:
    writes = tuple(CellWrite(SHEET, cell, value) for cell, value in SAMPLE.items())
    return fill(template(name), Plan(writes=writes))


def both(name: str) -> tuple[Sheet, Sheet]:
    return read_sheet(template(name), SHEET), read_sheet(filled(name), SHEET)


def may_change(name: str) -> set[str]:
    """書いたシート。式を持つブックでは、前回の結果を捨てるシートと、計算し直しを頼むブックの部品も。"""
    parts = {part.name: part.content for part in entries(template(name))}
    sheets = sheet_parts(template(name)).values()
    readers = {part for part in sheets if b"<f" in parts[part] and b"</f>" in parts[part]}
    return {sheet_parts(template(name))[SHEET], *readers, *({"xl/workbook.xml"} if readers else ())}


@BOOKS
def test_触れない部品は圧縮されたバイト列まで同じで_並びも変わらない(name: str) -> None:
    before, after = entries(template(name)), entries(filled(name))
    changed = {old.name for old, new in zip(before, after, strict=True) if old != new}

    assert [part.name for part in before] == [part.name for part in after]
    assert sheet_parts(template(name))[SHEET] in changed
    assert changed - may_change(name) == set()


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        pytest.param(name, feature, id=f"{name} {feature.pattern}")
        for name, features in FEATURES.items()
        for feature in features
    ],
)
def test_名にした物を持ち_書いた後も同じ数だけある(name: str, feature: Feature) -> None:
    assert count(feature, entries(template(name))) == feature.count
    if feature.is_kept:
        assert count(feature, entries(filled(name))) == feature.count


@BOOKS
def test_書いたシートも_書いたセルのほかは同じ(name: str) -> None:
    before, after = both(name)
    targets = frozenset(SAMPLE)

    assert after.outside == before.outside
    assert after.without(targets) == before.without(targets)
    assert {row: after.rows[row] for row in before.rows} == before.rows


@BOOKS
def test_書いた値が読め_元からあるセルの書式は残る(name: str) -> None:
    before, after = both(name)
    values: dict[str, Value] = {cell: after.cells[cell].value for cell in SAMPLE}
    styles = {cell: (before.cells[cell], after.cells[cell]) for cell in SAMPLE if cell in before.cells}

    assert values == SAMPLE
    assert after.cells["C5"].keeps_space
    assert [
        cell for cell, (old, new) in styles.items() if old.attributes.get("s") != new.attributes.get("s")
    ] == []


@BOOKS
def test_シートの要素は決まりの順に並び_行とセルは昇順で二度出ない(name: str) -> None:
    _, after = both(name)
    places = [SHEET_ORDER.index(tag) for tag in after.tags]

    assert places == sorted(places)
    assert list(after.sequence) == sorted(set(after.sequence))


@BOOKS
def test_名前空間の宣言は一つも消えない(name: str) -> None:
    """``mc:Ignorable="x14ac"`` が指す宣言を失うと、Excel は開かない。"""
    before, after = both(name)

    assert before.namespaces - after.namespaces == set()


@BOOKS
def test_同じ引数ならいつも同じバイト列(name: str) -> None:
    writes = tuple(CellWrite(SHEET, cell, value) for cell, value in SAMPLE.items())

    assert fill(template(name), Plan(writes=writes)) == filled(name)


@BOOKS
def test_書くものが無ければ_どの部品も変わらない(name: str) -> None:
    assert entries(fill(template(name), Plan())) == entries(template(name))


@BOOKS
def test_消すと値だけが無くなり_書式は残る(name: str) -> None:
    cleared = fill(template(name), Plan(writes=(CellWrite(SHEET, "C5", None),)))
    before, after = read_sheet(template(name), SHEET), read_sheet(cleared, SHEET)
    old, new = before.cells.get("C5"), after.cells.get("C5")

    assert new is None or not new.has_value
    assert (new.attributes.get("s") if new else None) == (old.attributes.get("s") if old else None)
    assert after.without(frozenset({"C5"})) == before.without(frozenset({"C5"}))


@pytest.mark.parametrize(
    ("name", "cell"), [("空の行", "H3"), ("列と行の書式", "H3"), ("列と行の書式", "C40")]
)
def test_無かったセルは行か列の書式で書く(name: str, cell: str) -> None:
    """Excel に打ち込んだときと同じ。そうしないと、そのセルだけ枠が欠ける。"""
    before, after = both(name)
    row = before.rows.get(int(cell[1:]), {}).get("s")
    columns = next((child for child in before.outside if child[0].endswith("}cols")), None)
    column = dict(columns[3][0][1])["style"] if columns else None

    assert after.cells[cell].attributes.get("s") == (row or column)
    assert (row or column) is not None


def test_20枚のシートすべてに書いても_ほかの部品は変わらない() -> None:
    book = template("大きなブック")
    names = sheet_parts(book)
    done = fill(book, Plan(writes=tuple(CellWrite(name, "C3", name) for name in names)))
    changed = {old.name for old, new in zip(entries(book), entries(done), strict=True) if old != new}

    assert changed == set(names.values())
    assert {name: read_sheet(done, name).cells["C3"].value for name in names} == {
        name: name for name in names
    }
