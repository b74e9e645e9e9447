"""開いてはいけない、または開けないブック。どれも「申請書」の C3 に書こうとすると断られるべきもの。"""

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final
from zipfile import ZipFile

from form_corpus_drawn import SHEET_PART, plain
from form_corpus_zip import CONTENT_TYPES, Parts, edited, entry, packed, put, replace, unpacked

_MEGABYTE: Final = 1 << 20
_BOMB_MEGABYTES: Final = 1100
# 項目の見出しの中の場所: 中央の一覧と、中身の直前の見出し
_FLAGS, _CRC, _SIZE = (8, 6), (16, 14), (24, 22)
_OFFSET_AT: Final = 42
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")


def _without(*names: str) -> bytes:
    """ふつうのブックから部品を抜く。"""
    return packed({name: content for name, content in unpacked(plain()).items() if name not in names})


def _sheet(content: str | bytes) -> bytes:
    """シートの部品を差し替える。"""
    return edited(plain(), put(SHEET_PART, content))


def _directory(book: bytes) -> int:
    """中央の一覧の始まり。"""
    return int(struct.unpack_from("<L", book, book.rindex(b"PK\5\6") + 16)[0])


def _patched(book: bytes, field: tuple[int, int], layout: str, value: int) -> bytes:
    """シートの項目の見出しを、二か所とも書き換える。"""
    content = bytearray(book)
    central = content.index(SHEET_PART.encode(), _directory(book)) - 46
    (local,) = struct.unpack_from("<L", content, central + _OFFSET_AT)
    struct.pack_into(layout, content, central + field[0], value)
    struct.pack_into(layout, content, local + field[1], value)
    return bytes(content)


def _zeros(megabytes: int) -> tuple[bytes, int]:
    """0 の並びの圧縮と CRC。一度圧縮した区切りを繰り返すので、広げずに作れる。"""
    chunk = bytes(_MEGABYTE)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = deflate.compress(chunk) + deflate.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(chunk, crc)
    return block * megabytes + deflate.flush(), crc


def _bomb(part: str, *, honest: bool = True) -> bytes:
    """部品が 1.1 GB に広がる。*honest* でなければ、見出しには 1 KB と書く。"""
    squeezed, crc = _zeros(_BOMB_MEGABYTES)
    size = _BOMB_MEGABYTES * _MEGABYTE if honest else 1024
    return _appended(_without(part), part, squeezed, crc, size)


def _appended(book: bytes, part: str, squeezed: bytes, crc: int, size: int) -> bytes:
    """圧縮済みの中身を、項目として足す。"""
    start = _directory(book)
    end = book.rindex(b"PK\5\6")
    name = part.encode()
    common = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, crc, len(squeezed), size, len(name), 0)
    local = b"PK\3\4" + common + name + squeezed
    central = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, start) + name
    directory = book[start:end] + central
    (count,) = struct.unpack_from("<H", book, end + 10)
    tail = struct.pack("<HHHHLLH", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return book[:start] + local + directory + b"PK\5\6" + tail


def _overlapping() -> bytes:
    """一つの中身（8 MB）を 2000 の項目が指す。合わせると 16 GB。"""
    squeezed, crc = _zeros(8)
    book = _appended(_without(SHEET_PART), SHEET_PART, squeezed, crc, 8 * _MEGABYTE)
    start, end = _directory(book), book.rindex(b"PK\5\6")
    row = book[book.index(SHEET_PART.encode(), start) - 46 : end]
    rows = b"".join(row.replace(b"sheet1.xml", f"s{at:05}.xml".encode()) for at in range(2000))
    (count,) = struct.unpack_from("<H", book, end + 10)
    size = end - start + len(rows)
    tail = struct.pack("<HHHHLLH", 0, 0, count + 2000, count + 2000, size, start, 0)
    return book[:end] + rows + b"PK\5\6" + tail


def _entity_bomb() -> bytes:
    """実体参照が入れ子で増える DTD。"""
    names = "abcdefgh"
    laughs = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(names))
    return _sheet(_with_dtd(f'<!ENTITY a "{"笑" * 10}">{laughs}', "&h;"))


def _external_entity() -> bytes:
    """機械のファイルを読もうとする DTD。"""
    return _sheet(_with_dtd('<!ENTITY h SYSTEM "file:///etc/hostname">', "&h;"))


def _entity_in_book() -> bytes:
    """シートの名が実体参照。"""
    dtd = '<!DOCTYPE workbook [<!ENTITY h "申請書">]><workbook '
    return edited(
        plain(),
        replace("xl/workbook.xml", "<workbook ", dtd),
        replace("xl/workbook.xml", 'name="申請書"', 'name="&h;"'),
    )


def _rows(text: str) -> bytes:
    """sheetData の中身だけを差し替えたシート。"""
    return _sheet(f'<worksheet xmlns="{_MAIN}"><sheetData>{text}</sheetData></worksheet>')


def _with_dtd(entities: str, text: str) -> str:
    cell = f'<c r="B3" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<!DOCTYPE worksheet [{entities}]><worksheet xmlns="{_MAIN}"><sheetData><row r="3">{cell}</row></sheetData></worksheet>'


def _twice() -> bytes:
    """同じ名の部品が二つ。読む道具によって、どちらを読むかが違う。"""
    buffer = io.BytesIO(plain())
    with warnings.catch_warnings(), ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(entry(SHEET_PART), b"<worksheet/>")
    return buffer.getvalue()


def _other_format(kind: str) -> bytes:
    """ほかの種類の文書。"""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return packed({CONTENT_TYPES: types.encode(), "word/document.xml": b"<document/>"})


def _open_document() -> bytes:
    parts: Parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"<office:document-content/>",
    }
    return packed(parts)


BAD: Mapping[str, Callable[[], bytes]] = {
    "空": lambda: b"",
    "ただの文字": lambda: "氏名,住所\n".encode("cp932"),
    "途中で切れている": lambda: plain()[:3000],
    "終わりの一覧だけ無い": lambda: plain()[:-30],
    "鍵がかかっている（OLE）": lambda: _OLE + bytes(4096),
    "鍵のかかった項目": lambda: _patched(plain(), _FLAGS, "<H", 1),
    "広がりすぎるシート": lambda: _bomb(SHEET_PART),
    "大きさを偽るシート": lambda: _bomb(SHEET_PART, honest=False),
    "広がりすぎるブックの部品": lambda: _bomb("xl/workbook.xml"),
    "重なる項目": _overlapping,
    "実体参照の入れ子": _entity_bomb,
    "外を読む実体参照": _external_entity,
    "ブックの部品の実体参照": _entity_in_book,
    "ブックの部品が無い": lambda: _without("xl/workbook.xml"),
    "ブックの関係が無い": lambda: _without("xl/_rels/workbook.xml.rels"),
    "シートの部品が無い": lambda: _without(SHEET_PART),
    "同じ名の部品": _twice,
    "外へ出る道の部品": lambda: edited(plain(), put("../../evil.xml", "<x/>")),
    "検査の数が合わない": lambda: _patched(plain(), _CRC, "<L", 1),
    "大きさが合わない": lambda: _patched(plain(), _SIZE, "<L", 100),
    "文書（.docx）": lambda: _other_format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    ),
    "OpenDocument（.ods）": _open_document,
    "壊れたXML": lambda: _sheet("<worksheet><sheetData><row r='3'><c r='C3'></row></sheetData></worksheet>"),
    "書く所より後ろの壊れたXML": lambda: edited(plain(), replace(SHEET_PART, "</mergeCells>", "</merge>")),
    # 繰り返しの中に繰り返しのある正規表現は、次の四つで止まらなくなる
    "閉じないタグ": lambda: _rows(f"<row {'a' * 26}<c r='C3'/></row>"),
    "閉じない注釈": lambda: _rows("<!--" * 20_000),
    "閉じないCDATA": lambda: _rows("<![CDATA[" * 20_000),
    "閉じない式": lambda: _rows(f"<row r='3'><c r='A3'>{'<f>' * 20_000}</c></row>"),
    "途中で終わるXML": lambda: edited(
        plain(), lambda parts: parts.update({SHEET_PART: parts[SHEET_PART][:-200]})
    ),
    "シートでない部品": lambda: _sheet("<html><body><p>C3</p></body></html>"),
}
