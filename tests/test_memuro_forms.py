"""芽室町の様式に書いたときの約束。Excel の部品とそろって初めて確かめられる。"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from book_audit import audit
from forms_drawn import FORMS as DRAWN
from office import require_soffice
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from madoguchi_core.forms import (
    BLANK,
    BoundForm,
    CellStyle,
    Fit,
    FormSpec,
    FormValue,
    FormValues,
    bind,
    with_bindings,
)
from madoguchi_core.handover import RpaRow, rpa_csv
from madoguchi_excel import Template
from madoguchi_excel.preview import Book, preview
from madoguchi_memuro.forms import form_packages
from madoguchi_memuro.rpa import rpa_maps

pytestmark = pytest.mark.shared

FORMS = {form.spec.id: form for form in form_packages()}
ADDRESS = "見本県見本町東１条南１丁目１番地"
LONG_ADDRESS = "見本県見本郡南見本町大字東見本字上見本123番地の45　見本グランドハイツ南館第二棟1203号室"


def _person(start: str, name: str = "見本　花子") -> dict[str, FormValue]:
    return {
        f"{start}.name": name,
        f"{start}.kana": "ミホン　ハナコ",
        f"{start}.address": ADDRESS,
        f"{start}.postcode": "999-0001",
        f"{start}.phone": "0999-62-0000",
        f"{start}.born_on": date(1962, 5, 3),
        f"{start}.relation": "妻",
    }


PEOPLE = ("applicant", "agent", "representative", "requester", "subject", "registrant")
VALUES: FormValues = {
    **{name: value for start in PEOPLE for name, value in _person(start).items()},
    **_person("deceased", "見本　太郎"),
    "filed_on": date(2026, 4, 10),
    "applicant.signature": BLANK,
    "deceased.born_on": date(1935, 10, 28),
    "deceased.died_on": date(2026, 3, 3),
    "deceased.sex": "男",
    "deceased.head_name": "見本　太郎",
    "deceased.household_id": "0000012345",
    "deceased.insurance_number": "01234567",
    "funeral.held_on": date(2026, 3, 6),
    "funeral.place": "見本斎場",
    "amount.yen": 30000,
    "account.bank": "見本銀行",
    "account.branch": "本店",
    "account.kind": "当座",
    "account.number": "0012345",
    "account.holder": "見本　花子",
    "account.holder_kana": "ミホン　ハナコ",
    "head.old_name": "見本　太郎",
    "head.old_kana": "ミホン　タロウ",
    "head.new_name": "見本　花子",
    "head.new_kana": "ミホン　ハナコ",
    "head.new_born_on": date(1962, 5, 3),
    "head.address": ADDRESS,
    "head.reason": "世帯主の死亡",
    "head.changed_on": date(2026, 3, 3),
    "insurance.lost_on": date(2026, 3, 4),
    "insurance.loss_reason": "死亡",
    "insurance.symbol": "見・国",
    "insurance.number": "123456",
    "insurance.card_return": "返還",
    "care.number": "0000123456",
    "care.card_return": "紛失",
    "move.kind": "転入",
    "move.extent": "全部",
    "move.on": date(2026, 4, 1),
    "move.new_address": ADDRESS,
    "move.new_postcode": "9990001",
    "move.new_head_name": "見本　花子",
    "move.old_address": ADDRESS,
    "move.old_postcode": "9990001",
    "move.old_head_name": "見本　太郎",
    "move.honseki": "見本県見本町西２条",
    "move.koseki_head": "見本　太郎",
    "subject.head_name": "見本　太郎",
    "subject.honseki": "見本県見本町西２条",
    "subject.koseki_head": "見本　太郎",
    "request.shows_relation": "記載",
    "request.shows_honseki": "省略",
    "request.purpose": "相続の手続き",
    "request.submitted_to": "見本銀行",
    **{
        f"copies.{kind}": number
        for number, kind in enumerate(
            ("household", "person", "removed", "entry", "koseki", "koseki_person", "koseki_old",
             "koseki_address", "seal", "status")
        )
    },
    "seal.applied_by": "代理人",
    "seal.reason": "新規",
    "seal.confirmation": "照会",
    "seal.number": "12345",
    "guarantor.name": "見本　次郎",
    "guarantor.address": ADDRESS,
    "guarantor.seal_number": "00004321",
    "agent.reason": "本人が入院しているため",
}  # fmt: skip


def _members(count: int) -> list[FormValues]:
    return [
        {
            "member.name": f"見本　{number}子",
            "member.kana": "ミホン　ナナシ",
            "member.relation": "子",
            "member.new_relation": "子",
            "member.born_on": date(1985 + number, 5, 3),
            "member.sex": "女",
            "member.has_card": "有",
        }
        for number in range(1, count + 1)
    ]


def _heirs(count: int) -> list[FormValues]:
    return [
        {
            "heir.name": f"見本　{number}郎",
            "heir.kana": "ミホン　ナナシ",
            "heir.relation": "子",
            "heir.born_on": date(1960 + number, 2, 3),
            "heir.address": ADDRESS,
            "heir.share": f"1/{count}",
        }
        for number in range(1, count + 1)
    ]


def _lists(count: int) -> Mapping[str, Sequence[FormValues]]:
    return {"members": _members(count), "heirs": _heirs(count)}


@cache
def _template(name: str) -> Template:
    return Template(FORMS[name].read_template())


@cache
def _spec(name: str) -> FormSpec:
    """ひな形の中に書かれた対応も足した定義。"""
    form = FORMS[name]
    cells, findings = _template(name).bindings(form.spec.vocabulary)
    joined = with_bindings(form.spec, cells, where=form.spec.template)
    assert (findings, joined.findings) == ((), ())
    assert joined.spec is not None
    return joined.spec


def _bound(name: str, values: FormValues = VALUES, *, people: int = 3) -> BoundForm:
    return bind(_spec(name), values, _lists(people))


def _book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def _texts(book: Workbook) -> list[str]:
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def _parts(content: bytes) -> dict[str, bytes]:
    """圧縮の仕方は機械ごとに違うので、中の部品で比べる。"""
    with ZipFile(BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _count(parts: Mapping[str, bytes], pattern: str) -> int:
    return sum(len(re.findall(pattern.encode(), content)) for content in parts.values())


@pytest.mark.parametrize("file", DRAWN)
def test_ひな形は_描いた記録から同じ中身で作り直せる(file: str) -> None:
    templates = {form.spec.template: form.read_template() for form in FORMS.values()}
    assert set(DRAWN) == set(templates)
    assert _parts(DRAWN[file]()) == _parts(templates[file])


@pytest.mark.parametrize(
    ("pattern", "templates"),
    [
        ('prst="ellipse"', 9),
        ('prst="roundRect".*受　付　印', 9),
        ("<rPh ", 8),
        (' ph="1"', 8),
        ("<control ", 6),
        ("printerSettings1.bin", 8),
        ("<dataValidation ", 9),
        ("<oddFooter>", 9),
        ("<sheetProtection ", 1),
        ("PHONETIC", 1),
        ("{{ ", 4),
        ("きりとり線|き　り　と　り　線", 3),
        ("<border><left style=.dotted", 9),
        ("double", 9),
    ],
)
def test_ひな形は_町の様式にある物を持つ(pattern: str, templates: int) -> None:
    having = [form for form in FORMS.values() if _count(_parts(form.read_template()), pattern)]
    assert len(having) == templates


@pytest.mark.parametrize("name", FORMS)
def test_すべての値があれば_指摘なしで書ける(name: str) -> None:
    bound = _bound(name)
    filled = _template(name).write(bound)
    assert filled.findings == ()
    assert bound.further == ()
    assert "見本　花子" in " ".join(_texts(_book(filled.content)))


@pytest.mark.parametrize("people", [0, 3, 8])
@pytest.mark.parametrize("name", FORMS)
def test_ひな形にも書いた様式にも_Excelが修復を言い出す食い違いが無い(name: str, people: int) -> None:
    assert audit(FORMS[name].read_template()) == []
    assert audit(_template(name).write(_bound(name, people=people)).content) == []


@pytest.mark.parametrize("name", FORMS)
def test_署名の欄は空けてある(name: str) -> None:
    book = _book(_template(name).write(_bound(name)).content)
    signatures = [cell.addresses[0] for cell in _spec(name).cells if cell.field == "applicant.signature"]
    assert [book[at.sheet][at.cell].value for at in signatures] == [None] * len(signatures)


@pytest.mark.parametrize("name", FORMS)
def test_書いても_何も失われず_選んだ所にだけ丸が増える(name: str) -> None:
    bound = _bound(name)
    before, after = _parts(FORMS[name].read_template()), _parts(_template(name).write(bound).content)
    assert set(after) == set(before)
    may_change = re.compile(
        r"xl/(worksheets/sheet|drawings/drawing|ctrlProps/ctrlProp)\d+\.xml|xl/(styles|workbook)\.xml"
        r"|xl/drawings/vmlDrawing1\.vml"
    )
    assert [part for part in before if before[part] != after[part] and not may_change.fullmatch(part)] == []
    for kept in ("<mergeCell ", "<dataValidation ", "<control ", "<pageSetup ", "<f>", "<definedName "):
        assert _count(after, kept) == _count(before, kept), kept
    assert _count(after, 'prst="ellipse"') == _count(before, 'prst="ellipse"') + len(bound.marks)
    assert _count(after, "<xdr:sp ") == _count(before, "<xdr:sp ") + len(bound.marks)


@pytest.mark.parametrize("name", FORMS)
def test_丸で囲む言葉は_どれもひな形のその欄に刷ってある(name: str) -> None:
    book, spec = _book(FORMS[name].read_template()), _spec(name)
    cells = [*spec.cells, *(cell for listed in spec.lists for row in listed.rows for cell in row)]
    circled = [(cell.addresses[0], cell.part) for cell in cells if cell.style is CellStyle.ELLIPSE]
    assert circled
    assert [str(at) for at, part in circled if not part or part not in book[at.sheet][at.cell].value] == []


@pytest.mark.parametrize("name", FORMS)
def test_値が無いまま刷っても_手で書く手がかりが残る(name: str) -> None:
    """年月日、〒、選択の□と元号。差し込みの印（{{ }}）は紙に残さない。"""
    filled = _template(name).write(bind(_spec(name), {"applicant.signature": BLANK}))
    assert {finding.code for finding in filled.findings} == {"MDG406"}
    texts, blank = _texts(_book(filled.content)), _texts(_book(FORMS[name].read_template()))
    assert [text for text in texts if "{{" in text] == []
    assert [text for text in blank if "{{" not in text and text not in texts] == []


@pytest.mark.parametrize("name", FORMS)
def test_どのシートも_A4縦の一枚に収まる設定(name: str) -> None:
    book = _book(FORMS[name].read_template())
    assert len(book.worksheets) == (2 if name == "resident-move-form" else 1)
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        # 書いていなければ 1（OOXML の既定）
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
        page = sheet.sheet_properties.pageSetUpPr
        assert page is not None
        assert page.fitToPage
        assert str(sheet.print_area) == f"'{sheet.title}'!$A$1:$AJ${sheet.max_row}"
        heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
        assert 735 < sum(heights) < 755


def test_LibreOffice_で刷ると_記入したどのシートも一枚に収まる() -> None:
    require_soffice()
    filled = {name: _template(name).write(_bound(name, people=8)).content for name in FORMS}
    shown = preview([Book(FORMS[name].spec.template, content) for name, content in filled.items()], dpi=40)
    pages = {(one.book.stem, sheet.name): sheet.pages for one in shown for sheet in one.sheets}
    assert set(pages.values()) == {1}
    assert len(pages) == len(FORMS) + 1
    assert ("resident_move", "続紙") in pages


def test_住民異動届は_七人目から続紙に書き_二十三人目からもう一組になる() -> None:
    template, name = _template("resident-move-form"), "resident-move-form"
    book = _book(template.write(_bound(name, people=8)).content)
    assert [book["異動届"][f"B{row}"].value for row in (16, 26)] == ["見本　1子", "見本　6子"]
    assert [book["続紙"][f"B{row}"].value for row in (6, 8, 10)] == ["見本　7子", "見本　8子", None]
    assert book["続紙"]["A3"].value == "届出人　見本　花子"
    (further,) = _bound(name, people=23).further
    second = _book(template.write(further).content)
    assert [second["異動届"][f"B{row}"].value for row in (16, 18)] == ["見本　23子", None]
    assert second["異動届"]["H28"].value == "見本　花子"


@pytest.mark.parametrize(
    ("name", "sheet", "cell"),
    [("head-change-form", "届出書", "C15"), ("heir-representative-form", "指定届", "B19")],
)
def test_世帯員と相続人が六人より多ければ_同じ紙をもう一枚使う(name: str, sheet: str, cell: str) -> None:
    bound = _bound(name, people=8)
    pages = [_book(_template(name).write(page).content)[sheet] for page in (bound, *bound.further)]
    assert [str(page[cell].value)[:4] for page in pages] == ["見本　1", "見本　7"]


def test_番号は先頭の0も一ますずつ書き_口座番号は右に寄せる() -> None:
    sheet = _book(_template("nhi-funeral-form").write(_bound("nhi-funeral-form")).content)["申請書"]
    row = {row: [cell.value for cell in sheet[f"H{row}" : f"AJ{row}"][0]] for row in (8, 18)}
    assert row[8][:9] == list("〒999－0001")
    assert row[8][21:] == list("01234567")
    assert row[18][20:27] == list("0012345")
    assert (sheet["H18"].value, sheet["L18"].value) == ("□普通", "☑当座")


def test_氏名のふりがなから_フリガナの式の答えが出る() -> None:
    filled = _template("care-loss-form").write(_bound("care-loss-form")).content
    sheet = load_workbook(BytesIO(filled), data_only=True)["届出書"]
    assert (sheet["H18"].value, sheet["H19"].value) == ("ミホン　ハナコ", "見本　花子")


def test_返還の状況は_つながったチェックボックスの一つにだけ印が付く() -> None:
    filled = _template("care-loss-form").write(_bound("care-loss-form")).content
    sheet = _book(filled)["届出書"]
    assert [sheet[cell].value for cell in ("H16", "O16", "V16")] == [False, True, False]
    parts = _parts(filled)
    assert (
        _count(parts, 'fmlaLink="[$]O[$]16"[^>]* checked="Checked"')
        == _count(parts, 'checked="Checked"')
        == 1
    )
    assert _count(parts, "<x:Checked>1</x:Checked>") == 1


def test_外字の氏名も_異体字の印ごと_そのまま書く() -> None:
    name = "葛\U000e0100城　𠮷子"
    values = {**VALUES, "applicant.name": name, "deceased.name": name}
    sheet = _book(_template("latter-funeral-form").write(_bound("latter-funeral-form", values)).content)[
        "申請書"
    ]
    assert (sheet["H7"].value, sheet["H13"].value, sheet["A34"].value) == (name, name, f"{name}　様")


def test_長い氏名は縮め_長い住所は行に分け_それでも収まらなければ言う() -> None:
    values = {**VALUES, "applicant.name": "見本ヶ原　寿限無寿限無五劫之助", "applicant.address": LONG_ADDRESS}
    bound = _bound("latter-funeral-form", values)
    assert bound.findings == ()
    cells = {cell.address.cell: cell for cell in bound.cells}
    assert (cells["H13"].fit, cells["H15"].fit) == (Fit.SHRINK, Fit.WRAP)
    assert str(cells["H15"].value).split("\n") == LONG_ADDRESS.replace("　", "　\n").split("\n")
    too_long = _bound("latter-funeral-form", {**VALUES, "applicant.name": "長" * 20})
    assert [finding.code for finding in too_long.findings] == ["MDG407"]


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
