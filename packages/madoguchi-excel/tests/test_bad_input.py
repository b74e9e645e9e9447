"""開けないブック・開いてはいけないブックは、すぐに、中身を広げず、中身を文に出さずに断る。"""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from form_corpus import BAD, CORPUS, SHEET
from form_corpus_drawn import SHEET_PART
from form_corpus_zip import edited, packed, replace, unpacked
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress
from madoguchi_excel import CellWrite, Plan, fill, inspect, write_form

LOCKED = {"鍵がかかっている（OLE）", "鍵のかかった項目"}
TOO_BIG = {"広がりすぎるシート", "大きさを偽るシート", "広がりすぎるブックの部品", "重なる項目"}
SECONDS, MEGABYTES = 2, 32

# 読む部品のすべて。壊し方は、切り取ることと、意味のある字を差しはさむこと
PARTS = (
    *("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"),
    *(
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/calcChain.xml",
    ),
)
PIECES = (
    "",
    "<",
    ">",
    '"',
    "'",
    "&",
    "/",
    "<f>",
    "</c>",
    "<row>",
    "<c r='C3'>",
    "-1",
    "x",
    "\0",
    "<!--",
    "]]>",
    "\ud7ff",
)

Read = Callable[[bytes], object]


def write(book: bytes) -> object:
    """調べてから書く、ふつうの道。"""
    return write_form(book, BoundForm("f", (BoundCell(CellAddress(SHEET, "C3"), "芽室太郎"),), ()))


def write_blindly(book: bytes) -> bytes:
    """調べずに書く道。書く所より後ろの壊れは、調べたときにだけ分かる。"""
    return fill(book, Plan(writes=(CellWrite(SHEET, "C3", "芽室太郎"),)))


READERS = pytest.mark.parametrize(
    "read", [pytest.param(write, id="書く"), pytest.param(inspect, id="調べる")]
)
WRITERS = pytest.mark.parametrize(
    "read", [pytest.param(write, id="書く"), pytest.param(write_blindly, id="調べずに書く")]
)
BOOKS = pytest.mark.parametrize("name", BAD)


def codes(name: str) -> set[str]:
    if name in LOCKED:
        return {"MDG421"}
    return {"MDG420", "MDG429"} if name in TOO_BIG else {"MDG420"}


@contextmanager
def bounded() -> Iterator[None]:
    """時間と、使った記憶の山を測る。"""
    tracemalloc.start()
    started = time.perf_counter()
    try:
        yield
        seconds, (_, peak) = time.perf_counter() - started, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert seconds < SECONDS
    assert peak < MEGABYTES * 2**20


@READERS
@BOOKS
def test_番号の付いた誤りで断る(name: str, read: Read) -> None:
    with pytest.raises(FormError) as refused:
        read(BAD[name]())

    assert refused.value.code in codes(name)
    assert refused.value.hint != ""


@READERS
@BOOKS
def test_すぐに断り_中身を広げない(name: str, read: Read) -> None:
    book = BAD[name]()

    with bounded(), pytest.raises(FormError):
        read(book)


@READERS
@BOOKS
def test_誤りの文に_ひな形の中身も書く値も出ない(name: str, read: Read) -> None:
    with pytest.raises(FormError) as refused:
        read(BAD[name]())

    text = str(refused.value)
    assert [word for word in ("氏名", "住所", "芽室", "sheet1", "evil", "hostname") if word in text] == []


@WRITERS
@given(st.sampled_from(PARTS), st.integers(0, 4000), st.integers(0, 40), st.sampled_from(PIECES))
def test_部品のどこを壊しても_断るか書くかで_ほかの例外にならない(
    read: Read, part: str, start: int, length: int, piece: str
) -> None:
    parts = unpacked(CORPUS["欄を読む式"]())
    at = start % len(parts[part])
    parts[part] = parts[part][:at] + piece.encode() + parts[part][at + length :]

    with suppress(FormError, InvalidValue):
        read(packed(parts))


@WRITERS
@given(st.integers(0, 8000), st.binary(min_size=1, max_size=4))
def test_入れ物のどこを壊しても_断るか書くかで_ほかの例外にならない(
    read: Read, start: int, garbage: bytes
) -> None:
    book = bytearray(CORPUS["欄を読む式"]())
    at = start % len(book)
    book[at : at + len(garbage)] = garbage

    with suppress(FormError, InvalidValue):
        read(bytes(book))


@WRITERS
@pytest.mark.parametrize(
    ("name", "part", "old", "new"),
    [
        pytest.param("枠だけ", SHEET_PART, '<row r="3"', '<row r="x"', id="行の番号"),
        pytest.param("枠だけ", SHEET_PART, '<row r="3"', f'<row r="{"9" * 40}"', id="大きすぎる行の番号"),
        pytest.param("枠だけ", SHEET_PART, 'r="C3"', 'r="3C"', id="セルの番地"),
        pytest.param("枠だけ", SHEET_PART, ' s="1"', ' s="x"', id="書式の番号"),
        pytest.param("枠だけ", SHEET_PART, ' s="1"', ' s="99"', id="無い書式の番号"),
        pytest.param("枠だけ", SHEET_PART, 'spans="', 'spans="x', id="列の目安"),
        pytest.param("枠だけ", SHEET_PART, 'ref="C5:F5"', 'ref="C5:"', id="結合の範囲"),
        pytest.param("配列数式", SHEET_PART, 'ref="L1:L3"', 'ref="L1:L3:L5"', id="配列の範囲"),
        pytest.param("データテーブルと共有数式", SHEET_PART, ' si="0"', ' si="7" ref="x"', id="共有数式の元"),
        pytest.param("欄を読む式", SHEET_PART, "<f>LEN(J3)</f>", "<f>LEN(<f>J3</f></f>", id="式の中の式"),
        pytest.param("テーブル", "xl/tables/table1.xml", 'ref="J2:K5"', 'ref=""', id="テーブルの範囲"),
        pytest.param("名前", "xl/workbook.xml", 'localSheetId="1"', 'localSheetId="x"', id="名前のシート"),
        pytest.param("枠だけ", "xl/styles.xml", 'numFmtId="0"', 'numFmtId="x"', id="表示形式の番号"),
    ],
)
def test_番号や範囲のおかしなブックも_断るか書くかで_ほかの例外にならない(
    read: Read, name: str, part: str, old: str, new: str
) -> None:
    book = edited(CORPUS[name](), replace(part, old, new))

    with suppress(FormError, InvalidValue):
        read(book)
