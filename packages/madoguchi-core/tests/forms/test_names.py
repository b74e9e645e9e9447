"""ひな形の中に書かれた対応を読む約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.findings import Severity
from madoguchi_core.forms import (
    FORM_FIELDS,
    CellAddress,
    CellStyle,
    FormCell,
    FormSpec,
    cell_from_marker,
    cells_from_names,
    with_bindings,
)


def _read(name: str, target: str = "申請書!$C$5") -> FormCell:
    cells, findings = cells_from_names([(name, target)], FORM_FIELDS)
    assert findings == ()
    (cell,) = cells
    return cell


@pytest.mark.parametrize(
    ("name", "field", "style"),
    [
        ("deceased.name", "deceased.name", CellStyle.TEXT),
        ("亡くなった方の氏名", "deceased.name", CellStyle.TEXT),
        ("deceased.died_on", "deceased.died_on", CellStyle.WAREKI),
        ("死亡年月日__western", "deceased.died_on", CellStyle.WESTERN),
        ("amount.yen", "amount.yen", CellStyle.YEN),
        ("copies.person", "copies.person", CellStyle.NUMBER),
        ("account.number", "account.number", CellStyle.TEXT),
    ],
)
def test_欄の名か見出しの付いたセルに_ふつうの書き方で書く(name: str, field: str, style: CellStyle) -> None:
    cell = _read(name)
    assert (cell.cell, cell.field, cell.style) == ("申請書!C5", field, style)


def test_選択肢は名前の終わりに書く() -> None:
    cell = _read("account.kind__ellipse__普通")
    assert (cell.style, cell.choice) == (CellStyle.ELLIPSE, "普通")


def test_並んだますに付けた番号は一桁ずつ_結合セルに付けた名前は左上に書く() -> None:
    assert _read("account.number", "申請書!$H$30:$N$30").style is CellStyle.DIGITS
    assert _read("deceased.name", "'申請 書'!$C$5:$F$6").addresses == (CellAddress("申請 書", "C5"),)


def test_語彙に関わりのない名前は読まない() -> None:
    assert cells_from_names([("Print_Area", "申請書!$A$1:$Z$40"), ("表1", "#REF!")], FORM_FIELDS) == ((), ())


@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("deceased.nmae", "申請書!$C$5", "MDG403"),
        ("deceased.name__warekii", "申請書!$C$5", "MDG418"),
        ("account.kind__tick", "申請書!$C$5", "MDG418"),
        ("deceased.name", "#REF!", "MDG418"),
        ("account.number__digits", "申請書!$C$5:$D$6", "MDG418"),
        ("member.name", "申請書!$C$5", "MDG418"),
    ],
)
def test_欄の名らしいのに読めない名前は_黙って捨てない(name: str, target: str, code: str) -> None:
    cells, findings = cells_from_names([(name, target)], FORM_FIELDS)
    assert cells == ()
    assert [(finding.code, finding.severity) for finding in findings] == [(code, Severity.ERROR)]
    assert name in findings[0].where


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=5))
def test_どんな名前があっても例外にならない(names: list[tuple[str, str]]) -> None:
    cells_from_names(names, FORM_FIELDS)


SPEC = FormSpec(
    id="f",
    title="届",
    template="f.xlsx",
    cells=(FormCell(cell="届!C5", field="deceased.name", max_width=9),),
)


def test_名前だけのひな形でも様式になる() -> None:
    cells = (FormCell(cell="届!C6", field="filed_on", style=CellStyle.WAREKI),)
    loaded = with_bindings(SPEC, cells, where="f.xlsx")
    assert loaded.findings == ()
    assert loaded.spec is not None
    assert loaded.spec.cells == (*SPEC.cells, *cells)


def test_同じセルは定義が勝ち_食い違えば言う() -> None:
    other = FormCell(cell="届!C5", field="applicant.name")
    loaded = with_bindings(SPEC, (other,), where="f.xlsx")
    assert loaded.spec == SPEC
    assert [(found.code, found.severity, found.where) for found in loaded.findings] == [
        ("MDG417", Severity.WARNING, "f.xlsx 届!C5")
    ]


def test_定義のあるセルに残った差し込みの印は誤り_値が無ければ印が紙に残る() -> None:
    marker = cell_from_marker(CellAddress("届", "C5"), "{{ deceased.name }}")
    (finding,) = with_bindings(SPEC, [marker], where="f.xlsx").findings
    assert (finding.code, finding.severity) == ("MDG417", Severity.ERROR)


def test_定義と同じ欄を指す名前は_幅などの細かい定めが違っても食い違いではない() -> None:
    same = FormCell(cell="届!C5", field="deceased.name")
    assert with_bindings(SPEC, (same,), where="f.xlsx").findings == ()


def test_ひな形の印の誤りは_セルの場所で言う() -> None:
    cells = [
        cell_from_marker(CellAddress("届", "C6"), "{{ deceased.nmae }}"),
        cell_from_marker(CellAddress("届", "C7"), "{{ deceased.name"),
    ]
    findings = with_bindings(SPEC, cells, where="f.xlsx").findings
    assert [(found.code, found.where) for found in findings] == [
        ("MDG403", "f.xlsx 届!C6.text"),
        ("MDG414", "f.xlsx 届!C7.text"),
    ]


def test_二つの名前が同じセルを別の欄にすると食い違い() -> None:
    cells = [_read("deceased.kana", "届!$D$1"), _read("applicant.name", "届!$D$1")]
    assert [found.code for found in with_bindings(SPEC, cells, where="f.xlsx").findings] == ["MDG417"]
