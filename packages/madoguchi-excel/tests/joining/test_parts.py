"""シートにつながる部品の約束: 一緒に写り、番号と名が重ならず、頼る先の無い物は残らない。"""

import re

from book_audit import audit
from book_parts import Book
from form_corpus import template
from small_books import book, part_of, with_parts

from madoguchi_excel.joining import Guest, with_guests

_SHEET, _JOINED = "xl/worksheets/sheet1.xml", "xl/worksheets/guest1-1.xml"


def _host() -> bytes:
    return book(入力=lambda sheet: None)


def _edited(content: bytes, before: str, after: str, part: str = _SHEET) -> bytes:
    xml = part_of(content, part)
    assert before in xml
    return with_parts(content, **{part.replace("/", "__"): xml.replace(before, after, 1).encode()})


def test_コントロールの番号は_何度足しても重ならず_図形とつながったまま() -> None:
    guest = template("フォームのチェックボックス")
    once = with_guests(guest, [Guest("一", guest), Guest("二", guest)])
    joined = with_guests(once, [Guest("三", guest), Guest("四", template("ActiveX"))])
    assert audit(joined) == []
    sheets = ["sheet1", "guest1-1", "guest2-1", "guest3-1", "guest4-1"]
    ids = [re.findall(r'shapeId="(\d+)"', part_of(joined, f"xl/worksheets/{name}.xml"))[0] for name in sheets]
    assert ids == ["1025", "2049", "3073", "4097", "5122"]
    assert 'spid="_x0000_s2049"' in part_of(joined, "xl/guest1/drawings/drawing1.xml") or (
        'id="2049"' in part_of(joined, "xl/guest1/drawings/drawing1.xml")
    )


def test_コメントの枠とヘッダーの画像の番号も重ならない() -> None:
    guests = [
        Guest("一", template("コメント")),
        Guest("二", template("ヘッダーの画像")),
        Guest("三", template("コメント")),
    ]
    joined = with_guests(template("コメント"), guests)
    assert audit(joined) == []
    vml = [name for name in Book(joined).parts if name.endswith(".vml")]
    assert len(vml) == 4


def test_スレッド形式のコメントは_ふつうのコメントになる() -> None:
    joined = with_guests(_host(), [Guest("様式", template("スレッド形式のコメント"))])
    names = list(Book(joined).parts)
    assert not [name for name in names if "threaded" in name.lower() or "person" in name.lower()]
    assert len(re.findall("<comment ", part_of(joined, "xl/guest1/comments1.xml"))) == 1
    assert audit(joined) == []


def test_動的配列は配列の式になり_セルの中の画像は空になる() -> None:
    arrays = part_of(with_guests(_host(), [Guest("様式", template("動的配列"))]), _JOINED)
    assert ' cm="' not in arrays
    assert re.search(r'<c [^>]*r="L1"[^>]*><f t="array" ref="[^"]*">', arrays)
    pictures = part_of(with_guests(_host(), [Guest("様式", template("画像"))]), _JOINED)
    assert re.search(r'<c (?:s="\d+" )?r="H12"(?: s="\d+")?></c>', pictures)
    assert "#VALUE!" not in pictures


def test_表は_番号と名を替えて写り_式も新しい名を指す() -> None:
    guest = _edited(template("テーブル"), "SUBTOTAL(109,[金額])", "SUBTOTAL(109,世帯[金額])")
    joined = with_guests(guest, [Guest("一", guest), Guest("二", guest)])
    assert audit(joined) == []
    assert "<f>SUBTOTAL(109,世帯_2[金額])</f>" in part_of(joined, _JOINED)
    tables = [part_of(joined, f"xl/guest{at}/tables/table1.xml") for at in (1, 2)]
    assert [
        re.findall(r'<table [^>]*? id="(\d+)" name="([^"]*)" displayName="([^"]*)"', one) for one in tables
    ] == [
        [("2", "世帯_2", "世帯_2")],
        [("3", "世帯_3", "世帯_3")],
    ]


def test_作業者ごとの見え方と_二つ目からの窓は残らない() -> None:
    guest = template("終わりに並ぶ物")
    assert "<customSheetView" in part_of(guest, _SHEET)
    windows = '<sheetView workbookViewId="3"/></sheetViews>'
    joined = with_guests(_host(), [Guest("様式", _edited(guest, "</sheetViews>", windows))])
    sheet = part_of(joined, _JOINED)
    assert "customSheetView" not in sheet
    assert re.findall(r"<sheetView [^>]*>", sheet) == ['<sheetView workbookViewId="0"/>']
    assert all(tag in sheet for tag in ("<cellWatch ", "<scenario ", "<m:kept "))


def test_画像は_同じバイトのまま写る() -> None:
    guest = template("画像")
    joined = Book(with_guests(_host(), [Guest("様式", guest)]))
    assert joined.parts["xl/guest1/media/image2.png"] == Book(guest).parts["xl/media/image2.png"]


def test_厳密形式どうしなら足せる() -> None:
    strict = template("厳格なOOXML")
    joined = with_guests(strict, [Guest("様式", strict)])
    assert audit(joined) == []
    assert "purl.oclc.org" in part_of(joined, _JOINED)
    assert "schemas.openxmlformats.org/officeDocument" not in part_of(joined, "xl/workbook.xml")
