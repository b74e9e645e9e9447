"""試験で使うひな形。"""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

AT = datetime(2026, 3, 3, 10, 30, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def template() -> bytes:
    """C5:H5 が結合、C7 が計算式、C8 が文字列の書式、使われている範囲は H10 まで。"""
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "申請書"
    sheet["A1"] = "葬祭費支給申請書"
    sheet.merge_cells("C5:H5")
    sheet["C7"] = "=C5"
    sheet["C8"].number_format = "@"
    sheet["H10"] = "芽室町"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def rich_template(template: bytes) -> bytes:
    """openpyxl が残せない部品（図形・プリンターの設定・ふりがな）を足したひな形。"""
    buffer = BytesIO(template)
    with ZipFile(buffer, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", '<xdr:wsDr><xdr:sp macro=""/></xdr:wsDr>')
        archive.writestr("xl/printerSettings/printerSettings1.bin", b"\x00")
        archive.writestr("xl/extra.xml", "<si><t>芽室</t><rPh><t>メムロ</t></rPh></si>")
        archive.writestr("xl/calcChain.xml", "<calcChain/>")
    return buffer.getvalue()
