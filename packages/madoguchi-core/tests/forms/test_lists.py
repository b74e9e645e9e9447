"""人の数だけ繰り返す欄の約束。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from madoguchi_core.findings import Severity
from madoguchi_core.forms import (
    BLANK,
    BoundForm,
    CellStyle,
    FieldKind,
    FormCell,
    FormField,
    FormList,
    FormLists,
    FormSpec,
    FormValues,
    ListCell,
    Overflow,
    bind,
    load_form,
)
from madoguchi_core.forms._address import columns_at, parse_lines
from madoguchi_core.records import Missing

NAME = ListCell(columns="C", field="member.name", kana="member.kana")
BORN = ListCell(columns="H:J", field="member.resident_id", style=CellStyle.DIGITS)


def _spec(
    *cells: ListCell, lines: tuple[str, ...] = ("届!12:14",), overflow: Overflow = Overflow.REFUSE
) -> FormSpec:
    members = FormList(
        name="members", title="異動する人", lines=lines, overflow=overflow, cells=cells or (NAME,)
    )
    head = FormCell(cell="届!B2", field="head.new_name")
    return FormSpec(id="f", title="届", template="f.xlsx", cells=(head,), lists=(members,))


def _people(*names: str) -> dict[str, list[FormValues]]:
    return {"members": [{"member.name": name} for name in names]}


def _pages(form: BoundForm) -> tuple[BoundForm, ...]:
    return (form, *form.further)


def _written(form: BoundForm, column: str) -> dict[str, object]:
    return {str(cell.address): cell.value for cell in form.cells if cell.address.cell.startswith(column)}


def test_一人ずつの行に_決めた順で書く() -> None:
    form = bind(_spec(lines=("届!12,15", "続紙!5:6")), {"head.new_name": "見本"}, _people("一", "二", "三"))
    assert _written(form, "C") == {"届!C12": "一", "届!C15": "二", "続紙!C5": "三"}
    assert form.findings == ()


def test_一人に二行使う様式では_一つ下の行にも書ける() -> None:
    kana = ListCell(columns="C+1", field="member.kana")
    lists = {"members": [{"member.name": "見本", "member.kana": "ミホン"}]}
    form = bind(_spec(NAME, kana, lines=("届!12,14",)), {"head.new_name": "見本"}, lists)
    assert _written(form, "C") == {"届!C12": "見本", "届!C13": "ミホン"}
    assert [cell.kana for cell in form.cells if cell.address.cell == "C12"] == ["ミホン"]


def test_分からない一覧は_誰もいないとは言わずに_空けたと一度だけ言う() -> None:
    form = bind(_spec(), {"head.new_name": "見本"})
    (finding,) = form.findings
    assert (finding.code, finding.severity) == ("MDG406", Severity.NOTICE)
    assert "異動する人" in finding.message
    assert _written(form, "C") == {}


def test_誰もいないと分かっている一覧は_空けておくだけでよい() -> None:
    assert bind(_spec(), {"head.new_name": "見本"}, {"members": []}).findings == ()


def test_人が行より多ければ誤りにして_一部だけを書かない() -> None:
    form = bind(_spec(), {"head.new_name": "見本"}, _people("一", "二", "三", "四", "五"))
    (finding,) = form.findings
    assert (finding.code, finding.severity) == ("MDG413", Severity.ERROR)
    assert "5人" in finding.message
    assert "2人分" in finding.message
    assert (_written(form, "C"), form.further) == ({}, ())


def test_二枚目を作る様式は_ほかの欄を繰り返し_その指摘は一枚目にだけ付く() -> None:
    form = bind(_spec(overflow=Overflow.COPY), {}, _people("一", "二", "三", "四"))
    assert [_written(page, "C") for page in _pages(form)] == [
        {"届!C12": "一", "届!C13": "二", "届!C14": "三"},
        {"届!C12": "四"},
    ]
    assert [[finding.code for finding in page.findings] for page in _pages(form)] == [["MDG406"], []]
    named = bind(_spec(overflow=Overflow.COPY), {"head.new_name": "見本"}, _people("一", "二", "三", "四"))
    assert [_written(page, "B") for page in _pages(named)] == [{"届!B2": "見本"}, {"届!B2": "見本"}]


@given(st.lists(st.text("山田太郎花子葛\U000e0100", min_size=1, max_size=4), max_size=20), st.integers(1, 5))
def test_何枚になっても_全員が一度ずつ_順に書かれる(names: list[str], room: int) -> None:
    spec = _spec(lines=(f"届!11:{10 + room}",), overflow=Overflow.COPY)
    form = bind(spec, {"head.new_name": "見本"}, _people(*names))
    assert [value for page in _pages(form) for value in _written(page, "C").values()] == names
    assert len(_pages(form)) == max(1, -(-len(names) // room))
    assert [finding for page in _pages(form) for finding in page.findings] == []


def test_一人ぶんの値が無ければ_その人の欄だけを空ける() -> None:
    lists: FormLists = {
        "members": [{"member.name": "一"}, {"member.name": Missing.UNKNOWN}, {"member.name": BLANK}]
    }
    form = bind(_spec(), {"head.new_name": "見本", "member.name": "よその人"}, lists)
    assert _written(form, "C") == {"届!C12": "一"}
    assert [(found.code, found.where) for found in form.findings] == [("MDG406", "様式 f 届!C13")]
    assert _written(bind(_spec(), {"member.name": "よその人"}, {"members": [{}]}), "C") == {}


def test_一人の行に_人によらない欄も書ける() -> None:
    shared = ListCell(columns="D", field="filed_on", style=CellStyle.WAREKI)
    form = bind(
        _spec(NAME, shared), {"head.new_name": "見", "filed_on": date(2026, 4, 1)}, _people("一", "二")
    )
    assert _written(form, "D") == {"届!D12": "令和8年4月1日", "届!D13": "令和8年4月1日"}


def test_文の行は_人のいない行の印を消す() -> None:
    text = ListCell(columns="C", text="{{ member.name }} 様")
    cases: tuple[dict[str, list[FormValues]] | None, ...] = (
        _people("一"),
        {"members": []},
        None,
        _people(*"一二三四"),
    )
    for lists in cases:
        form = bind(_spec(text), {"head.new_name": "見本"}, lists)
        expected = ["一 様", None, None] if lists == _people("一") else [None] * 3
        assert list(_written(form, "C").values()) == expected


def test_二枚目を作る一覧と断る一覧があれば_断る方は一枚目にだけ書く() -> None:
    heirs = FormList(
        name="heirs", title="相続人", lines=("届!30",), cells=(ListCell(columns="E", text="{{ heir.name }}"),)
    )
    spec = _spec(lines=("届!12",), overflow=Overflow.COPY)
    both = spec.model_copy(update={"lists": (*spec.lists, heirs)})
    form = bind(both, {"head.new_name": "見"}, {**_people("一", "二"), "heirs": [{"heir.name": "相"}]})
    assert [_written(page, "E") for page in _pages(form)] == [{"届!E30": "相"}, {"届!E30": None}]


HEAD = 'id = "f"\ntitle = "届"\ntemplate = "f.xlsx"\n'
LIST = '[[lists]]\nname = "members"\ntitle = "異動する人"\nlines = ["届!12:14"]\n'


def _places(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in load_form(text, where="f.toml").findings]


def test_一覧を_TOML_で書ける() -> None:
    cell = '[[lists.cells]]\ncolumns = "H:J"\nfield = "member.resident_id"\nstyle = "digits"\n'
    loaded = load_form(HEAD + LIST + 'overflow = "copy"\n' + cell, where="f.toml")
    assert loaded.findings == ()
    assert loaded.spec is not None
    assert [cell.cell for row in loaded.spec.lists[0].rows for cell in row][:2] == [
        "届!H12:J12",
        "届!H13:J13",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[cells]]\ncell = "届!C5"\nfield = "member.name"\n', "cells[0].field"),
        ('[[cells]]\ncell = "届!C5"\ntext = "{{ heir.name }}"\n', "cells[0].text"),
        (LIST + '[[lists.cells]]\ncolumns = "C"\nfield = "heir.name"\n', "lists[0].cells[0].field"),
        (
            LIST + '[[lists.cells]]\ncolumns = "C"\nfield = "member.name"\nkana = "heir.kana"\n',
            "lists[0].cells[0].kana",
        ),
    ],
)
def test_一覧の欄を_その一覧の外で使うと誤り(text: str, place: str) -> None:
    assert _places(HEAD + text) == [("MDG416", f"f.toml {place}")]


def test_当てはめるときも_一覧の外の人の値は書かない() -> None:
    cells = (FormCell(cell="届!C5", field="member.name"), FormCell(cell="届!C6", text="{{ member.name }}"))
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=cells)
    form = bind(spec, {"member.name": "よその人"})
    assert [finding.code for finding in form.findings] == ["MDG416", "MDG416"]
    assert [cell.value for cell in form.cells] == [None]


def test_重なる行と_二度書いた一覧を言う() -> None:
    overlapping = LIST + "".join(
        f'[[lists.cells]]\ncolumns = "{columns}"\nfield = "member.{field}"\n'
        for columns, field in (("C", "name"), ("C+1", "kana"))
    )
    assert _places(HEAD + overlapping)[:1] == [("MDG405", "f.toml lists[0].cells[0].columns")]
    once = LIST + '[[lists.cells]]\ncolumns = "C"\nfield = "member.name"\n'
    again = once.replace("届!12:14", "届!22:24")
    assert _places(HEAD + once + again) == [("MDG405", "f.toml lists[1].name")]


def test_町は自分の一覧を足せる() -> None:
    field = '[[fields]]\nname = "dog.name"\ntitle = "犬の名"\nkind = "text"\nlist_name = "dogs"\n'
    listed = '[[lists]]\nname = "dogs"\ntitle = "犬"\nlines = ["届!5"]\n[[lists.cells]]\ncolumns = "B"\nfield = "dog.name"\n'
    loaded = load_form(HEAD + field + listed, where="f.toml")
    assert loaded.findings == ()
    assert loaded.spec is not None
    assert loaded.spec.fields == (
        FormField(name="dog.name", title="犬の名", kind=FieldKind.TEXT, list_name="dogs"),
    )
    assert [cell.value for cell in bind(loaded.spec, {}, {"dogs": [{"dog.name": "ポチ"}]}).cells] == ["ポチ"]


@pytest.mark.parametrize(
    "lines", ["届!", "12:14", "届!14:12", "届!0", "届!C12", "届!12;13", "届!1:99999", "届!12,12"]
)
def test_読めない行は_定義のときに断る(lines: str) -> None:
    with pytest.raises(ValidationError):
        FormList(name="members", title="人", lines=(lines,), cells=(NAME,))


@pytest.mark.parametrize("columns", ["", "c", "C5", "J:H", "C+", "XFE", "C-1"])
def test_読めない列は_定義のときに断る(columns: str) -> None:
    with pytest.raises(ValidationError):
        ListCell(columns=columns, field="member.resident_id", style=CellStyle.DIGITS)


@given(st.text(max_size=20))
def test_行と列の書き方に_どんな文字を渡しても例外にならない(text: str) -> None:
    assert isinstance(parse_lines(text), tuple)
    assert isinstance(columns_at(text, sheet="届", row=1), str)


def test_シートの下の端を越える行は書かない() -> None:
    assert parse_lines("届!1048577") == ()
