"""葬祭費の申請書を刷ったときの約束。Excel の部品とそろって初めて確かめられる。"""

from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from madoguchi_core.forms import BLANK, FormValues, bind
from madoguchi_core.handover import RpaRow, rpa_csv
from madoguchi_core.municipality import FormPackage
from madoguchi_excel import FilledWorkbook, losses, write_form
from madoguchi_memuro.forms import form_packages
from madoguchi_memuro.rpa import rpa_maps

pytestmark = pytest.mark.shared

AT = datetime(2026, 4, 10, tzinfo=UTC)
FORMS = {form.spec.id: form for form in form_packages()}
VALUES: FormValues = {
    "filed_on": date(2026, 4, 10),
    "deceased.kana": "ミホン　タロウ",
    "deceased.name": "見本　太郎",
    "deceased.insurance_number": "01234567",
    "deceased.born_on": date(1935, 10, 28),
    "deceased.postcode": "082-0015",
    "deceased.address": "見本県見本町東１条南１丁目１番地",
    "deceased.died_on": date(2026, 3, 3),
    "funeral.held_on": date(2026, 3, 6),
    "applicant.kana": "ミホン　ハナコ",
    "applicant.relation": "妻",
    "applicant.name": "見本　花子",
    "applicant.phone": "0999-62-0000",
    "applicant.postcode": "0820015",
    "applicant.address": "見本県見本町東１条南１丁目１番地",
    "applicant.signature": BLANK,
    "amount.yen": 30000,
    "account.bank": "見本銀行",
    "account.branch": "本店",
    "account.kind": "当座",
    "account.number": "0012345",
    "account.holder_kana": "ミホン　ハナコ",
    "account.holder": "見本　花子",
}


@pytest.fixture(params=sorted(FORMS))
def form(request: pytest.FixtureRequest) -> FormPackage:
    return FORMS[request.param]


def _write(form: FormPackage, values: FormValues) -> tuple[FilledWorkbook, Worksheet]:
    filled = write_form(form.read_template(), bind(form.spec, values), modified_at=AT)
    return filled, load_workbook(BytesIO(filled.content))["申請書"]


def _drawing() -> ModuleType:
    path = Path(__file__).parent.parent / "tools" / "draw_forms.py"
    spec = spec_from_file_location("draw_forms", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _parts(content: bytes) -> dict[str, bytes]:
    """圧縮の仕方は機械ごとに違うので、中の部品で比べる。"""
    with ZipFile(BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_ひな形は_描いた記録から同じ中身で作り直せる() -> None:
    drawing = _drawing()
    templates = {form.spec.template: _parts(form.read_template()) for form in FORMS.values()}
    assert {sheet.file: _parts(drawing.build(sheet)) for sheet in drawing.SHEETS} == templates


def test_すべての値があれば指摘なしで書け_署名の欄だけが空いている(form: FormPackage) -> None:
    filled, sheet = _write(form, VALUES)
    assert filled.findings == ()
    signature = next(cell for cell in form.spec.cells if cell.field == "applicant.signature").addresses[0]
    assert sheet[signature.cell].value is None
    assert (sheet["T3"].value, sheet["U7"].value) == ("令和8年4月10日", "昭和10年10月28日")
    assert (sheet["G24"].value, sheet["K24"].value) == ("□普通", "☑当座")


def test_番号は先頭の0も一ますずつ書く(form: FormPackage) -> None:
    _, sheet = _write(form, VALUES)
    assert [sheet[f"{column}24"].value for column in "TUVWXYZ"] == list("0012345")
    assert [sheet[f"{column}9"].value for column in "GHIJKLMNO"] == list("〒082－0015")


def test_値が無いまま刷っても_手で書く手がかりが残る(form: FormPackage) -> None:
    """選択の□、日付の年月日、〒、円。空のますだけの紙を渡さない。"""
    filled, sheet = _write(form, {"applicant.signature": BLANK})
    assert {finding.code for finding in filled.findings} == {"MDG406"}
    fields = {cell.field for cell in form.spec.cells} - {"applicant.signature"}
    assert len(filled.findings) == len(fields)
    assert (sheet["G24"].value, sheet["K24"].value) == ("□普通", "□当座")
    assert {sheet[cell].value for cell in ("T3", "G11", "U11")} == {"令和　　年　　月　　日"}
    assert sheet["G20"].value.endswith("円")


def test_A4縦の一枚に収まる(form: FormPackage) -> None:
    _, sheet = _write(form, VALUES)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    page = sheet.sheet_properties.pageSetUpPr
    assert page is not None
    assert page.fitToPage
    assert str(sheet.print_area) == "'申請書'!$A$1:$Z$40"


def test_書き出しで失われる部品を使っていない(form: FormPackage) -> None:
    template = form.read_template()
    filled, _ = _write(form, VALUES)
    assert losses(template, filled.content) == ()


def test_国保の資格喪失の表は_WinActorが読める形で出る() -> None:
    (rpa_map,) = rpa_maps()
    values: FormValues = {
        "deceased.resident_id": "0000000101",
        "deceased.name": "見本　太郎",
        "deceased.born_on": date(1935, 10, 28),
        "deceased.died_on": date(2026, 3, 3),
        "insurance.lost_on": date(2026, 3, 4),
    }
    export = rpa_csv(rpa_map, [RpaRow("C-1", values)])
    assert export.findings == ()
    header, row, end = (export.content or b"").decode("cp932").split("\r\n")
    assert header.startswith('"案件ID","内容ハッシュ","要確認","宛名番号"')
    assert row.endswith('"0000000101","","見本　太郎","3101028","5080303","","5080304",""')
    assert "世帯番号（未入力）、届出年月日（未入力）、喪失事由（未入力）" in row
    assert end == ""
