"""ブックの検査の約束: 正しいブックは何も言われず、食い違いを一つ入れると、それを言う。"""

import pytest
from book_audit import audit
from form_corpus import CORPUS, template
from small_books import part_of, with_parts

_SHEET, _BOOK, _STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
_TYPES, _RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_VML, _DRAWING = "xl/drawings/vmlDrawing1.vml", "xl/drawings/drawing1.xml"


@pytest.mark.parametrize("name", CORPUS)
def test_見本のブックには_食い違いが無い(name: str) -> None:
    assert audit(template(name)) == []


# ブックの名、部品、元の綴り、食い違う綴り、指摘の言葉
_BROKEN = [
    ("枠だけ", _BOOK, 'sheetId="1"', 'sheetId="1" r:id="rId9"', "XML でない"),
    ("枠だけ", _RELS, "worksheets/sheet1.xml", "worksheets/sheet7.xml", "先 worksheets/sheet7.xml が無い"),
    ("枠だけ", _RELS, "</Relationships>", '<Relationship Id="rId1" Type="x/y" Target="styles.xml"/></Relationships>', "同じ番号 rId1"),
    ("図形", _SHEET, '<drawing r:id="rId1"', '<drawing r:id="rId8"', "結び付き rId8 が無い"),
    ("枠だけ", _TYPES, "</Types>", '<Override PartName="/xl/styles.xml" ContentType="a/b"/></Types>', "部品の種類が二度"),
    ("枠だけ", _TYPES, "</Types>", '<Override PartName="/xl/none.xml" ContentType="a/b"/></Types>', "部品が無い"),
    ("グラフシート", _BOOK, 'sheetId="2"', 'sheetId="1"', "同じ sheetId"),
    ("名前", _BOOK, 'localSheetId="1"', 'localSheetId="9"', "シートの番号 9 が無い"),
    ("枠だけ", _SHEET, 's="1"', 's="99"', "書式 99 が無い"),
    ("入力規則", _SHEET, 'dxfId="0"', 'dxfId="9"', "dxfId=9 が無い"),
    ("枠だけ", _STYLES, '<cellXfs count="', '<cellXfs count="1', "cellXfs の数が違う"),
    ("枠だけ", _STYLES, 'fontId="0"', 'fontId="77"', "fontId=77 が無い"),
    ("欄を読む式", _BOOK, ">申請書!", ">無い紙!", "シート 無い紙 が無い"),
    ("欄を読む式", _SHEET, "<f>", "<f>無い名+", "名前 無い名 が無い"),
    ("欄を読む式", "xl/calcChain.xml", '<c r="', '<c r="Z9" i="1"/><c r="', "Z9 は式でない"),
    ("グラフ", "xl/charts/chart1.xml", "<c:f>申請書!", "<c:f>別紙!", "シート 別紙 が無い"),
    ("入力規則", _SHEET, 'location="申請書!', 'location="別紙!', "飛び先"),
    ("外部のブック", _SHEET, "[1]台帳!", "[2]台帳!", "外のブック [2] が無い"),
    ("動的配列", _SHEET, 'cm="1"', 'cm="2"', "cm=2 が無い"),
    ("ふりがな", "xl/sharedStrings.xml", 'eb="', 'eb="9', "ふりがなの範囲"),
    ("ふりがな", "xl/sharedStrings.xml", '<phoneticPr fontId="', '<phoneticPr fontId="9', "ふりがなの書体"),
    ("図形", _DRAWING, 'cNvPr id="3"', 'cNvPr id="2"', "同じ図形の番号 2"),
    ("コメント", _VML, "_x0000_s1026", "_x0000_s1025", "同じ VML の図形"),
    ("フォームのチェックボックス", _SHEET, 'shapeId="1025"', 'shapeId="1026"', "部品 1026 の図形が無い"),
    ("枠だけ", _SHEET, "<mergeCells", "<mergeCells/><mergeCells", "mergeCells が二つ"),
    ("枠だけ", _SHEET, "<pageMargins", '<sheetProtection/><pageMargins', "並びが違う"),
    ("枠だけ", _SHEET, '<row r="5"', '<row r="2"', "行 2 の順が違う"),
    ("枠だけ", _SHEET, '<mergeCell ref="C5:F5"/>', '<mergeCell ref="C5:F5"/><mergeCell ref="F5:F6"/>', "重なる"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "part", "before", "after", "words"), _BROKEN)
def test_食い違いを一つ入れると_それを言う(name: str, part: str, before: str, after: str, words: str) -> None:
    xml = part_of(template(name), part)
    assert before in xml
    broken = with_parts(template(name), **{part.replace("/", "__"): xml.replace(before, after, 1).encode()})
    assert any(words in finding for finding in audit(broken)), audit(broken)


def test_同じ番号の組を持つ二つの図形の部品を言う() -> None:
    book = template("大きなブック")
    name = "xl/drawings/vmlDrawing2.vml"
    second = part_of(book, name)
    assert 'data="2"' in second
    broken = with_parts(book, **{name.replace("/", "__"): second.replace('data="2"', 'data="1"').encode()})
    assert "同じ VML の番号の組: 1" in audit(broken)
