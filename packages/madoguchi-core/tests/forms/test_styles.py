"""役場の様式に要る書き方の約束: 一字ずつ、区切り、行、本当の日付、丸囲み、チェック、縮小と折り返し、ふりがな。"""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.forms import (
    BoundForm,
    CellStyle,
    CellValue,
    Fit,
    FormCell,
    FormSpec,
    FormValue,
    bind,
    check_form,
)
from madoguchi_core.forms._characters import graphemes, width
from madoguchi_core.records import Missing

NAMES = st.text("山田葛\U000e0100辻𠮷か\u3099ﾊﾞ　ー", min_size=1, max_size=12).filter(str.strip)


def _form(value: FormValue, *cells: Mapping[str, object], **more: FormValue) -> BoundForm:
    made = tuple(FormCell.model_validate(cell) for cell in cells)
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=made)
    return bind(spec, {made[0].field: value, **{name.replace("__", "."): one for name, one in more.items()}})


def _values(form: BoundForm) -> list[CellValue]:
    return [cell.value for cell in form.cells]


def _codes(form: BoundForm) -> list[str]:
    return [finding.code for finding in form.findings]


def _chars(field: str = "applicant.name", cell: str = "届!A1:F1", **more: object) -> dict[str, object]:
    return {"cell": cell, "field": field, "style": "chars", **more}


def test_一字ずつのますに_異体字を一ますに書く() -> None:
    form = _form("葛\U000e0100城　太", _chars())
    assert _values(form) == ["葛\U000e0100", "城", "　", "太"]
    assert [cell.address.cell for cell in form.cells] == ["A1", "B1", "C1", "D1"]
    right = _form("葛\U000e0100城", _chars(align="right"))
    assert [cell.address.cell for cell in right.cells] == ["E1", "F1"]


@given(NAMES)
def test_一字ずつに書いても一字も失わない_入らなければ一字も書かない(name: str) -> None:
    form = _form(name, _chars())
    if len(graphemes(name)) > 6:
        assert (_values(form), _codes(form)) == ([], ["MDG407"])
    else:
        assert "".join(str(value) for value in _values(form)) == name


@pytest.mark.parametrize("postcode", ["0820015", "082-0015", "〒０８２－００１５"])
def test_郵便番号は3桁と4桁に分ける(postcode: str) -> None:
    cell = {"cell": "届!A1,C1", "field": "applicant.postcode", "style": "groups"}
    assert _values(_form(postcode, cell)) == ["082", "0015"]


def test_電話番号は書かれた区切りで分け_無ければ市外局番を推し量らない() -> None:
    cell = {"cell": "届!A1,C1,E1", "field": "applicant.phone", "style": "groups"}
    assert _values(_form("0999-62-0000", cell)) == ["0999", "62", "0000"]
    two = {**cell, "cell": "届!A1,C1"}
    assert _codes(_form("0620000", two)) == ["MDG407"]
    for phone in ("0999620000", "62-0000", "0999-62-0000-1", "0999-62-0000 内線3"):
        form = _form(phone, cell)
        assert (_values(form), _codes(form)) == ([], ["MDG407"])


def test_長い住所を_方書の前で二つのセルに分ける() -> None:
    cell = {"cell": "届!C5,C6", "field": "applicant.address", "style": "lines", "max_width": 13}
    form = _form("見本県見本町東１条　見本荘２０３", cell)
    assert ([cell.address.cell for cell in form.cells], _codes(form)) == (["C5", "C6"], [])
    assert _values(form) == ["見本県見本町東１条　", "見本荘２０３"]


def test_一つのセルの中でも行に分けられる() -> None:
    cell = {"cell": "届!C5", "field": "applicant.address", "style": "lines", "max_width": 13, "max_lines": 2}
    (bound,) = _form("見本県見本町東１条　見本荘２０３", cell).cells
    assert (bound.value, bound.fit) == ("見本県見本町東１条　\n見本荘２０３", Fit.WRAP)


@given(st.text("見本県町東条丁目番地　１2-荘", min_size=1, max_size=50).filter(str.strip), st.integers(1, 3))
def test_行に分けた住所は_収まらなくても一字も失わず_収まらないと言う(address: str, limit: int) -> None:
    cell = {"cell": "届!C5,C6,C7", "field": "applicant.address", "style": "lines", "max_width": limit * 4}
    form = _form(address, cell)
    assert "".join(str(value) for value in _values(form)) == address
    is_cut_off = any(width(str(value).rstrip()) > limit * 4 for value in _values(form))
    assert ("MDG407" in _codes(form)) or not is_cut_off


def test_表示形式に任せる日付は_本当の日付で渡す() -> None:
    cell = {"cell": "届!C5", "field": "filed_on", "style": "serial"}
    assert _values(_form(date(2026, 4, 10), cell)) == [date(2026, 4, 10)]
    assert _values(_form(RegisterDate.exact(date(1935, 1, 1)), cell)) == [date(1935, 1, 1)]


@pytest.mark.parametrize("value", [RegisterDate.unknown("昭和10年頃"), date(1899, 12, 31), date(1900, 2, 28)])
def test_表計算の日付にできない日は_書かずに手書きに残す(value: FormValue) -> None:
    form = _form(value, {"cell": "届!C5", "field": "filed_on", "style": "serial"})
    assert (_values(form), _codes(form)) == ([], ["MDG406"])


def _kinds(style: str, **more: object) -> list[dict[str, object]]:
    return [
        {"cell": f"届!{column}5", "field": "account.kind", "style": style, "choice": choice, **more}
        for column, choice in (("A", "普通"), ("B", "当座"))
    ]


def test_選ばれたセルだけを丸で囲む() -> None:
    form = _form("当座", *_kinds("ellipse"))
    assert ([str(mark.address) for mark in form.marks], form.cells) == (["届!B5"], ())


def test_セルの中の言葉だけを丸で囲める() -> None:
    cells = [
        {"cell": "届!A5", "field": "account.kind", "style": "ellipse", "choice": choice, "part": choice}
        for choice in ("普通", "当座")
    ]
    (mark,) = _form("普通", cells[0], {**cells[1], "cell": "届!A6"}).marks
    assert (mark.address.cell, mark.part) == ("A5", "普通")


def test_同じセルの別の言葉を囲むことは_同じ物を二度書くことではない() -> None:
    cells = tuple(
        FormCell(cell="届!A5", field="account.kind", style=CellStyle.ELLIPSE, choice=choice, part=choice)
        for choice in ("普通", "当座")
    )
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=cells)
    assert check_form(spec, where="f.toml") == ()
    assert [mark.part for mark in bind(spec, {"account.kind": "当座"}).marks] == ["当座"]


def test_セルのチェックボックスは_選ばれた方だけを真にする() -> None:
    assert _values(_form("普通", *_kinds("tick"))) == [True, False]


@pytest.mark.parametrize("style", ["ellipse", "tick"])
@pytest.mark.parametrize("missing", list(Missing))
def test_答えの無い選択欄には_印を付けず_外しもしない(style: str, missing: Missing) -> None:
    form = _form(missing, *_kinds(style))
    assert (form.cells, form.marks) == ((), ())
    assert _codes(form) == ([] if missing is Missing.NOT_APPLICABLE else ["MDG406"])


@pytest.mark.parametrize("style", ["ellipse", "tick"])
def test_様式に無い選択肢は黙って落とさない(style: str) -> None:
    assert _codes(_form("貯蓄", *_kinds(style))) == ["MDG409"]


@pytest.mark.parametrize(
    ("more", "length", "fits"),
    [
        ({}, 10, True),
        ({}, 11, False),
        ({"fit": "shrink"}, 16, True),
        ({"fit": "shrink"}, 17, False),
        ({"fit": "wrap", "max_lines": 2}, 20, True),
        ({"fit": "wrap", "max_lines": 2}, 21, False),
        ({"fit": "wrap"}, 99, True),
    ],
)
def test_縮小は六割まで_折り返しは行の数まで(more: dict[str, object], length: int, fits: bool) -> None:  # noqa: FBT001
    form = _form("芽" * length, {"cell": "届!C5", "field": "applicant.name", "max_width": 10, **more})
    assert _values(form) == ["芽" * length]
    assert form.cells[0].fit is Fit(more.get("fit", "as_is"))
    assert _codes(form) == ([] if fits else ["MDG407"])


def test_ふりがなは決めた欄から付き_無ければ付けない() -> None:
    cell = {"cell": "届!C5", "field": "applicant.name", "kana": "applicant.kana"}
    given = _form("見本　花子", cell, applicant__kana="ミホン　ハナコ")
    assert [bound.kana for bound in given.cells] == ["ミホン　ハナコ"]
    for kana in (*Missing, "", "ミ\x00"):
        missing = _form("見本　花子", cell, applicant__kana=kana)
        assert ([bound.kana for bound in missing.cells], missing.findings) == ([None], ())


def test_書く値もふりがなも_表示に出ない() -> None:
    cell = {"cell": "届!C5", "field": "applicant.name", "kana": "applicant.kana"}
    shown = repr(_form("見本　花子", cell, applicant__kana="ミホン　ハナコ"))
    assert "見本" not in shown
    assert "ミホン" not in shown


@pytest.mark.parametrize(
    "cell",
    [
        {"cell": "届!C5"},
        {"cell": "届!C5", "field": "filed_on", "text": "{{ filed_on }}"},
        {"cell": "届!C5", "text": "{{ filed_on }}", "style": "wareki"},
        {"cell": "届!C5:D5", "text": "{{ filed_on }}"},
        {"cell": "届!C5:D5", "field": "applicant.name"},
        {"cell": "届!C5", "field": "account.kind", "style": "ellipse"},
        {"cell": "届!C5", "field": "account.kind", "style": "tick", "choice": "普通", "part": "普通"},
        {"cell": "届!C5", "field": "account.kind", "choice": "普通"},
        {"cell": "届!C5", "field": "filed_on", "style": "wareki", "kana": "applicant.kana"},
        {"cell": "届!C5", "text": "{{ applicant.name }}", "kana": "applicant.kana"},
        {"cell": "届!C5", "field": "applicant.name", "max_lines": 2},
        {"cell": "届!C5", "field": "applicant.address", "style": "lines"},
        {"cell": "届!C5", "field": "applicant.address", "style": "lines", "max_width": 9, "fit": "wrap"},
    ],
)
def test_つじつまの合わない欄は_定義のときに断る(cell: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FormCell.model_validate(cell)
