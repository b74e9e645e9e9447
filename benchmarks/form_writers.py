"""同じブックに同じ値を書く、三つの書き手。それぞれが要る部品だけを読み込む（記憶を比べるため）。"""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

Wanted = list[tuple[str, str, str]]
"""シートの名・番地・文字。"""


def as_listed(wanted: Wanted) -> Any:
    return wanted


def as_plan(wanted: Wanted) -> Any:
    from madoguchi_excel import CellWrite, Plan

    return Plan(tuple(CellWrite(*write) for write in wanted))


def raw_copy(content: bytes, _: Any) -> bytes:
    """下限: 何も開かず、どの部品も圧縮されたまま新しい zip に写す。"""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(buffer, "w") as after:
        assert before.fp is not None
        assert after.fp is not None
        for entry in before.infolist():
            before.fp.seek(entry.header_offset + 26)
            names, extras = (int.from_bytes(before.fp.read(2), "little") for _ in range(2))
            before.fp.seek(names + extras, 1)
            packed = before.fp.read(entry.compress_size)
            entry.header_offset = after.fp.tell()
            after.fp.write(entry.FileHeader(zip64=False))
            after.fp.write(packed)
            after.filelist.append(entry)
            after.start_dir = after.fp.tell()
            after._didModify = True
    return buffer.getvalue()


def ours(content: bytes, plan: Any) -> bytes:
    from madoguchi_excel import fill

    return fill(content, plan)


def by_openpyxl(content: bytes, wanted: Wanted) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content))
    for sheet, cell, text in wanted:
        book[sheet][cell] = text
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WRITERS = {
    "圧縮されたままの写し": (raw_copy, as_listed),
    "madoguchi_excel": (ours, as_plan),
    "openpyxl": (by_openpyxl, as_listed),
}
"""書き手の名から、書く関数と、書く物を用意する関数へ。"""
