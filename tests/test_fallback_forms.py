"""停止時の判定ブックの様式の約束: 入力から引いた字は、システムが書く字と同じ。分からない欄は手で書く形のまま残る。"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO

import pytest
from accidents import dragged
from office import convert
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from madoguchi_core.forms import BoundForm, CellStyle, FieldKind, FormSpec, FormValue, bind, with_bindings
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_excel import CellWrite, Plan, Template
from madoguchi_excel._serial import serial_of
from madoguchi_excel.fallback import fallback_workbook
from madoguchi_excel.fallback._input_sheet import FIELD_FACTS
from madoguchi_excel.fallback._support import HAND_OVER, LEFT_BLANK

pytestmark = pytest.mark.shared

MEASURE = "d.support_measure"
MADE_ON = date(2026, 3, 3)
TEXTS = {
    ".name": "見本　花子",
    ".kana": "ミホン　ハナコ",
    ".holder": "見本　花子",
    ".holder_kana": "ミホン　ハナコ",
    ".address": "見本県見本町東二条南二丁目十四番地",
    ".phone": "0155-62-9720",
    ".postcode": "０８２-0015",
    ".number": "0012345",
}
DAYS = {
    "filed_on": date(2019, 5, 1),
    "applicant.born_on": date(1989, 1, 7),
    "deceased.born_on": date(1926, 12, 25),
}
WIDE = frozenset({CellStyle.LINES})
# 図形と、システムでもひな形の中の式でもなく、○の字で示すもの
DRAWN = frozenset({CellStyle.ELLIPSE, CellStyle.CIRCLE})
LIMITED = frozenset(
    {"IF", "OR", "AND", "ISNUMBER", "MID", "LEFT", "LEN", "MAX", "TEXT", "ASC", "SUBSTITUTE", "REPT"}
)


def _specs() -> Iterator[tuple[FormSpec, Template]]:
    registry = default_registry()
    ids = {procedure.id for procedure in registry.catalogue.for_event(LifeEvent.DEATH)}
    for form in registry.forms.values():
        if ids & set(form.spec.procedure_ids):
            template = Template(form.read_template())
            cells, _ = template.bindings(form.spec.vocabulary)
            spec = with_bindings(form.spec, cells, where=form.spec.template).spec
            assert spec is not None
            yield spec, template


@pytest.fixture(scope="module")
def specs() -> list[tuple[FormSpec, Template]]:
    found = list(_specs())
    assert len(found) >= 6
    return found


@pytest.fixture(scope="module")
def made() -> bytes:
    return fallback_workbook(default_registry(), LifeEvent.DEATH, made_on=MADE_ON)


def _value(name: str, kind: FieldKind) -> FormValue | None:
    if kind is FieldKind.DATE:
        return DAYS.get(name, date(2026, 3, 3))
    if kind in {FieldKind.YEN, FieldKind.COUNT}:
        return 30_000
    if kind is FieldKind.CHOICE:
        return None
    ending = next((ending for ending in TEXTS if name.endswith(ending)), None)
    return TEXTS[ending] if ending else ("12345" if kind is FieldKind.DIGITS else "見本")


def _values(specs: list[tuple[FormSpec, Template]]) -> dict[str, FormValue]:
    fields = {name: field for spec, _ in specs for name, field in spec.vocabulary.items()}
    choices = {
        cell.field: cell.choice
        for spec, _ in specs
        for cell in spec.cells
        if cell.choice and fields[cell.field].kind is FieldKind.CHOICE
    }
    typed = {
        name: field for name, field in fields.items() if not (field.list_name or name.endswith(".signature"))
    }
    found = {name: _value(name, field.kind) for name, field in typed.items()}
    return {name: value for name, value in {**found, **choices}.items() if value is not None}


def _names(content: bytes) -> dict[str, tuple[str, str]]:
    pairs = {name.name: name.text.replace("$", "").rpartition("!") for name in Template(content).facts.names}
    return {name: (sheet, cell) for name, (sheet, _, cell) in pairs.items()}


def _computed(made: bytes, values: Mapping[str, FormValue], *, measure: str = "") -> Workbook:
    answered = {**values, MEASURE: measure} if measure else values
    content = Template(made).fill(_plan(_names(made), answered))
    return load_workbook(BytesIO(convert(content)), data_only=True)


def _plan(names: Mapping[str, tuple[str, str]], values: Mapping[str, FormValue]) -> Plan:
    # 判定の答えから写す欄は、答えの方に書く
    answered = {FIELD_FACTS.get(name, name): value for name, value in values.items()}
    writes = [
        CellWrite(*names[name], serial_of(value, uses_1904=False) if isinstance(value, date) else value)
        for name, value in answered.items()
        if name in names and isinstance(value, str | int | date)
    ]
    return Plan(tuple(writes))


def _texts(bound: BoundForm, spec: FormSpec, template: Template) -> dict[str, tuple[str, str, str]]:
    """様式のセルから、元のシート・番地・書かれる字へ。行に分けた欄は、つなげた字で比べる。"""
    facts = template.facts
    found: dict[str, tuple[str, str, str]] = {}
    styles = {address: cell for cell in spec.cells for address in cell.addresses}
    for cell in bound.cells:
        made = styles.get(cell.address)
        sheet = facts.sheet(cell.address.sheet)
        if made is None or sheet is None or made.style in DRAWN or cell.value is None:
            continue
        text = str(int(cell.value) if isinstance(cell.value, bool) else cell.value).replace("\n", "")
        key = made.cell if made.style in WIDE else str(cell.address)
        before = found.get(key, ("", "", ""))[2]
        found[key] = (
            sheet.name,
            sheet.anchor_of(made.addresses[0] if made.style in WIDE else cell.address),
            before + text,
        )
    return found


@pytest.fixture(scope="module")
def values(specs: list[tuple[FormSpec, Template]]) -> dict[str, FormValue]:
    return _values(specs)


@pytest.fixture(scope="module")
def filled(made: bytes, values: dict[str, FormValue]) -> Workbook:
    return _computed(made, values, measure="いいえ")


@pytest.fixture(scope="module")
def untouched(made: bytes) -> Workbook:
    return _computed(made, {})


def test_入力から引いた字は_システムが書く字と同じ(
    specs: list[tuple[FormSpec, Template]], values: dict[str, FormValue], filled: Workbook
) -> None:
    compared, wrong = 0, []
    for spec, template in specs:
        sheet = filled[spec.title]
        for key, (_, cell, text) in _texts(bind(spec, values), spec, template).items():
            value = sheet[cell].value
            compared += 1
            shown = str(value.date()) if hasattr(value, "date") else str(value)
            if shown.strip() != text.strip():
                wrong.append((spec.id, key, shown, text))
    assert wrong == []
    assert compared > 150


def test_何も書かなければ_ひな形の文字のまま残る(
    specs: list[tuple[FormSpec, Template]], untouched: Workbook
) -> None:
    wrong = []
    for spec, template in specs:
        for cell in (cell for cell in spec.cells if cell.field and cell.field != "municipality.name"):
            for address in cell.addresses:
                sheet = template.facts.sheet(address.sheet)
                assert sheet is not None
                anchor = sheet.anchor_of(address)
                before, after = template.text_at(sheet.name, anchor), untouched[spec.title][anchor].value
                is_left = str(after or "").strip() == before.strip() or after is False
                if not is_left and cell.style is not CellStyle.CHECK:
                    wrong.append((spec.id, cell.field, anchor, before, after))
    assert wrong == []


@pytest.fixture(scope="module")
def everything(values: dict[str, FormValue]) -> dict[str, FormValue]:
    """一覧の一人目も書いた答え。"""
    return {**values, "heir.name.1": TEXTS[".name"], "heir.address.1": TEXTS[".address"]}


@pytest.fixture(scope="module")
def homeless(
    specs: list[tuple[FormSpec, Template]], made: bytes, everything: dict[str, FormValue]
) -> dict[str, list[object]]:
    """住んでいる所の分かる欄に、はじめから何も書かなかったときの様式。"""
    fields = {name: field for spec, _ in specs for name, field in spec.vocabulary.items()}
    kept = {
        name: value for name, value in everything.items() if not fields[name.removesuffix(".1")].may_tell_home
    }
    assert {
        "deceased.address",
        "applicant.phone",
        "account.branch",
        "heir.address.1",
    } <= everything.keys() - kept.keys()
    return _form_texts(_computed(made, kept, measure="いいえ"), specs)


def _form_texts(book: Workbook, specs: list[tuple[FormSpec, Template]]) -> dict[str, list[object]]:
    return {spec.title: [cell.value for row in book[spec.title] for cell in row] for spec, _ in specs}


@pytest.mark.parametrize(
    ("measure", "said"),
    [("はい", HAND_OVER), ("不明", LEFT_BLANK), ("", LEFT_BLANK)],
    ids=["はい", "不明", "空"],
)
def test_支援措置がいいえでなければ_住んでいる所の分かる欄は手書きに残り_知らせが出る(
    specs: list[tuple[FormSpec, Template]],
    made: bytes,
    everything: dict[str, FormValue],
    homeless: dict[str, list[object]],
    measure: str,
    said: str,
) -> None:
    book = _computed(made, everything, measure=measure)
    assert (book["入力"]["A4"].value, book["判定"]["A5"].value) == (said, said)
    assert _form_texts(book, specs) == homeless


def test_支援措置がいいえなら_知らせは出ない(filled: Workbook) -> None:
    assert filled["入力"]["A4"].value in (None, "")
    assert filled["判定"]["A5"].value in (None, "")


def test_読めない日付の欄だけが_赤くなる(made: bytes) -> None:
    """条件付き書式の式を、空いたセルに写して LibreOffice に計算させる。"""
    written: dict[str, str | date | None] = {
        "m.born_on.1": "R8.4.5",
        "m.born_on.2": "2026/4/5",
        "m.born_on.3": "不明",
        "m.born_on.4": date(1960, 1, 1),
        "m.born_on.5": "1899/4/1",
        "m.born_on.6": None,
        "heir.born_on.1": "R8.4.5",
        "heir.born_on.2": date(1960, 1, 1),
        "heir.born_on.3": None,
        "applicant.born_on": "昭和のはじめ",
        "representative.born_on": "不明",
        "filed_on": None,
    }
    book, names = load_workbook(BytesIO(made)), _names(made)
    cells = {name: names[name][1] for name in written}
    rules = {str(found.sqref): found.rules[0].formula[0] for found in book["入力"].conditional_formatting}
    for row, (name, value) in enumerate(written.items(), start=1):
        book["入力"][cells[name]] = value
        book["入力"][f"AZ{row}"] = f"={rules[cells[name]]}"
    found = _calculated(book)["入力"]
    reddened = {name for row, name in enumerate(written, start=1) if found[f"AZ{row}"].value is True}
    assert reddened == {"m.born_on.1", "heir.born_on.1", "applicant.born_on"}


def test_選んだ言葉には_丸が付く(
    specs: list[tuple[FormSpec, Template]], values: dict[str, FormValue], filled: Workbook
) -> None:
    circled = 0
    for spec, _ in specs:
        for cell in (cell for cell in spec.cells if cell.style is CellStyle.ELLIPSE):
            value = values.get(cell.field)
            chosen = cell.choice == (value if isinstance(value, str) else _era(value))
            text = str(filled[spec.title][cell.addresses[0].cell].value)
            word = cell.part or (cell.choice or "")
            assert (f"○{word}" in text) is chosen, (spec.id, cell.cell, text)
            circled += chosen
    assert circled > 3


def _era(value: FormValue | None) -> str:
    from madoguchi_core.calendar import split_wareki

    return split_wareki(value).era.kanji if isinstance(value, date) else ""


def test_引けない式は無く_使う関数はどれもExcel2016にある(made: bytes, filled: Workbook) -> None:
    book = load_workbook(BytesIO(made))
    for title in [name for name in book.sheetnames if "届" in name or "申請書" in name]:
        for row in book[title].iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    functions = set(re.findall(r"([A-Z]+)\(", re.sub(r'"(?:[^"]|"")*"', '""', cell.value)))
                    assert functions <= LIMITED | {"YEAR", "MONTH", "DAY", "TRIM"}, cell.value
                    assert not str(filled[title][cell.coordinate].value).startswith(("#", "Err:")), cell.value


def test_記入欄を動かしても_別の欄の字は様式に入らない(made: bytes, values: dict[str, FormValue]) -> None:
    """動かした欄も、動かした先の欄も、手で書く形に残る。ほかの欄はそのまま。"""
    names = _names(made)
    content = Template(made).fill(_plan(names, {**values, MEASURE: "いいえ"}))
    whole, broken = load_workbook(BytesIO(content)), load_workbook(BytesIO(content))
    (_, source), (_, target) = names["deceased.name"], names["applicant.name"]
    dragged(broken, "入力", (source[0], int(source[1:])), (target[0], int(target[1:])))
    broken["入力"][source] = "別の人"
    whole["入力"][source] = whole["入力"][target] = None
    assert broken["入力"][target].value == TEXTS[".name"]
    found, wanted = (_calculated(book) for book in (broken, whole))
    titles = [title for title in found.sheetnames if "届" in title or "申請書" in title]
    texts = {title: [cell.value for row in found[title].iter_rows() for cell in row] for title in titles}
    assert texts == {
        title: [cell.value for row in wanted[title].iter_rows() for cell in row] for title in titles
    }
    assert not any("別の人" in str(text) for one in texts.values() for text in one)
    assert "表が崩れています（2か所" in str(found["判定"]["A3"].value)


def _calculated(book: Workbook) -> Workbook:
    buffer = BytesIO()
    book.save(buffer)
    return load_workbook(BytesIO(convert(buffer.getvalue())), data_only=True)
