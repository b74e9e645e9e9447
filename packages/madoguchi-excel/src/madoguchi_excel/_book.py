"""openpyxl との境目。ほかのモジュールは openpyxl を知らない。"""

import warnings
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from madoguchi_excel._archive import pack, read_parts, unreadable, utc

if TYPE_CHECKING:
    from openpyxl import Workbook


def open_book(content: bytes) -> "Workbook":
    """
    ブックを開く。

    Raises:
        FormError: 開けないとき（MDG420・MDG421）。
    """
    from openpyxl import load_workbook

    has_macros = "xl/vbaProject.bin" in read_parts(content)
    with warnings.catch_warnings():
        # 失われる部品は losses が指摘にする。画面への警告と二重にしない。
        warnings.simplefilter("ignore")
        try:
            return load_workbook(BytesIO(content), rich_text=True, keep_vba=has_macros)
        except Exception as error:
            # 壊れ方ごとに違う例外（KeyError・TypeError・ParseError …）になる。どれも「開けない」。
            raise unreadable() from error


def workbook_bytes(workbook: "Workbook", *, modified_at: datetime) -> bytes:
    """
    openpyxl のブックを、いつも同じバイト列にする。ひな形を作る側も使う。

    Args:
        workbook: 書き出すブック。
        modified_at: 文書の更新日時と zip の時刻。時差付き。

    Raises:
        InvalidValue: 時差が付いていないとき（MDG428）。

    >>> from datetime import UTC
    >>> from openpyxl import Workbook
    >>> at = datetime(2026, 3, 3, tzinfo=UTC)
    >>> book = Workbook()
    >>> workbook_bytes(book, modified_at=at) == workbook_bytes(book, modified_at=at)
    True
    """
    from openpyxl.writer.excel import ExcelWriter

    at = utc(modified_at)
    workbook.properties.modified = at.replace(tzinfo=None, microsecond=0)
    buffer = BytesIO()
    # Workbook.save は更新日時を時計から取るので、その一段下を使う。
    ExcelWriter(workbook, ZipFile(buffer, "w", ZIP_DEFLATED)).save()
    return pack(read_parts(buffer.getvalue()), modified_at=at)
