"""フォームのチェックボックスの印が、つながったセルに付いて行く約束。"""

import re

import pytest
from form_corpus import CORPUS, SHEET
from small_books import part_of, with_parts

from madoguchi_excel import CellWrite, Plan, fill

PROPERTIES = "xl/ctrlProps/ctrlProp1.xml"


def _linked() -> tuple[bytes, str]:
    """チェックボックスのあるブックと、つながったセル。"""
    book = CORPUS["フォームのチェックボックス"]()
    found = re.search(r'fmlaLink="([^"]+)"', part_of(book, PROPERTIES))
    assert found is not None
    return book, found[1].replace("$", "").rpartition("!")[2]


def _vml(book: bytes) -> str:
    return part_of(book, "xl/drawings/vmlDrawing1.vml")


@pytest.mark.parametrize("is_on", [True, False])
def test_つながったセルに書くと_印も同じになる(*, is_on: bool) -> None:
    book, cell = _linked()
    turned = fill(book, Plan((CellWrite(SHEET, cell, not is_on),)))
    content = fill(turned, Plan((CellWrite(SHEET, cell, is_on),)))
    assert ('checked="Checked"' in part_of(content, PROPERTIES)) is is_on
    assert ("<x:Checked>1</x:Checked>" in _vml(content)) is is_on


def test_ほかのセルに書いても_チェックボックスの部品は一バイトも変わらない() -> None:
    book, _ = _linked()
    content = fill(book, Plan((CellWrite(SHEET, "C3", value=True),)))
    assert (part_of(content, PROPERTIES), _vml(content)) == (part_of(book, PROPERTIES), _vml(book))


def test_ほかのシートの名で指すつながりも追う() -> None:
    book, cell = _linked()
    properties = re.sub(r'fmlaLink="[^"]+"', f'fmlaLink="{SHEET}!{cell}"', part_of(book, PROPERTIES))
    named = with_parts(book, **{PROPERTIES.replace("/", "__"): properties.encode()})
    content = fill(named, Plan((CellWrite(SHEET, cell, value=True),)))
    assert 'checked="Checked"' in part_of(content, PROPERTIES)


def test_つながったセルを消すと_印も消える() -> None:
    book, cell = _linked()
    turned = fill(book, Plan((CellWrite(SHEET, cell, value=True),)))
    content = fill(turned, Plan((CellWrite(SHEET, cell, value=None),)))
    assert 'checked="Checked"' not in part_of(content, PROPERTIES)
    assert "<x:Checked>" not in _vml(content)


def test_選択ボタンの印には触れない() -> None:
    book, cell = _linked()
    properties = part_of(book, PROPERTIES).replace('objectType="CheckBox"', 'objectType="Radio"')
    radio = with_parts(book, **{PROPERTIES.replace("/", "__"): properties.encode()})
    assert part_of(fill(radio, Plan((CellWrite(SHEET, cell, value=False),))), PROPERTIES) == properties
