"""試験で使うひな形。"""

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book


@pytest.fixture
def template() -> bytes:
    """C5:H5 が結合、C7 が計算式、C8 が文字列の書式、使われている範囲は H10 まで。"""

    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "葬祭費支給申請書"
        sheet.merge_cells("C5:H5")
        sheet["C7"] = "=C5"
        sheet["C8"].number_format = "@"
        sheet["H10"] = "芽室町"

    return book(申請書=draw)
