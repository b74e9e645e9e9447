"""プリンターの設定（Windows の DEVMODE）。町の様式は、給紙のトレイや白黒の指定をここに持つ。"""

import struct
from collections.abc import Iterator
from typing import Final

from form_corpus_zip import Edit, put, relate, replace

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
_NAME: Final = "RICOH IPSiO SP 4500"
_SIZE: Final = 220
# 向き・用紙・部数・給紙・画質・色・両面。書いてある項目だけをプリンターが見る
_FIELDS: Final = 0x1 | 0x2 | 0x100 | 0x200 | 0x400 | 0x800 | 0x1000
_PORTRAIT, _A4, _TRAY, _DPI, _MONO, _SIMPLEX = 1, 9, 2, 600, 1, 1


def printer_edits(sheet_part: str, number: int) -> Iterator[Edit]:
    """シートに付ける。*sheet_part* には pageSetup があること。"""
    name = f"printerSettings{number}.bin"
    yield put(f"xl/printerSettings/{name}", devmode(), _TYPE)
    yield relate(sheet_part, "rIdP", "/printerSettings", f"../printerSettings/{name}")
    yield replace(sheet_part, "<pageSetup ", '<pageSetup r:id="rIdP" ')


def devmode() -> bytes:
    """A4 縦・白黒・片面・下のトレイ。"""
    return struct.pack(
        "<64s4HI8h5h64sH13I",
        _NAME.encode("utf-16-le"),
        0x0401, 0, _SIZE, 0, _FIELDS,
        _PORTRAIT, _A4, 0, 0, 100, 1, _TRAY, _DPI,
        _MONO, _SIMPLEX, _DPI, 0, 0,
        "A4".encode("utf-16-le"), 0, *([0] * 13),
    )  # fmt: skip
