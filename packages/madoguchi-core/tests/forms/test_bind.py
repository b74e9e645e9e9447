"""様式の欄への当てはめの約束。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.findings import Severity, has_errors
from madoguchi_core.forms import (
    BLANK,
    CellStyle,
    CellValue,
    DigitAlign,
    FieldKind,
    FormCell,
    FormField,
    FormSpec,
    FormValue,
    bind,
    invisible,
)
from madoguchi_core.records import Missing


def _spec(*cells: FormCell, fields: tuple[FormField, ...] = ()) -> FormSpec:
    return FormSpec(
        id="f", title="申請書", procedure_ids=("p",), template="f.xlsx", cells=cells, fields=fields
    )


def _cell(
    field: str, style: CellStyle = CellStyle.TEXT, *, cell: str = "申請書!C5", **more: object
) -> FormCell:
    return FormCell.model_validate({"cell": cell, "field": field, "style": style, **more})


def _written(cell: FormCell, value: FormValue) -> list[CellValue]:
    return [bound.value for bound in bind(_spec(cell), {cell.field: value}).cells]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (CellStyle.WAREKI, "令和8年3月3日"),
        (CellStyle.ERA, "令和"),
        (CellStyle.ERA_YEAR, "8"),
        (CellStyle.MONTH, "3"),
        (CellStyle.DAY, "3"),
        (CellStyle.WESTERN, "2026年3月3日"),
    ],
)
def test_日付は欄の形に合わせて書ける(style: CellStyle, expected: str) -> None:
    assert _written(_cell("deceased.died_on", style), date(2026, 3, 3)) == [expected]


def test_改元の前後で元号が変わり_はじめの年は元年と書く() -> None:
    cell = _cell("deceased.died_on", CellStyle.WAREKI)
    assert _written(cell, date(2019, 4, 30)) == ["平成31年4月30日"]
    assert _written(cell, date(2019, 5, 1)) == ["令和元年5月1日"]
    assert _written(_cell("deceased.died_on", CellStyle.ERA_YEAR), date(2019, 5, 1)) == ["元"]


def test_一日に決まらない日付は登録どおりに書く() -> None:
    born = RegisterDate.unknown("昭和10年頃")
    assert _written(_cell("deceased.born_on", CellStyle.WAREKI), born) == ["昭和10年頃"]


@pytest.mark.parametrize("style", [CellStyle.ERA, CellStyle.MONTH, CellStyle.DAY, CellStyle.ERA_YEAR])
def test_一日に決まらない日付を分かれた欄に作り上げない(style: CellStyle) -> None:
    form = bind(_spec(_cell("deceased.born_on", style)), {"deceased.born_on": RegisterDate.unknown("不詳")})
    assert form.cells == ()
    assert [(finding.code, finding.severity) for finding in form.findings] == [("MDG406", Severity.NOTICE)]


def test_番号は一桁ずつ書き_先頭の0を落とさず_区切りを除く() -> None:
    cell = _cell("account.number", CellStyle.DIGITS, cell="申請書!A1:G1")
    assert _written(cell, "0012345") == list("0012345")
    postcode = _cell("applicant.postcode", CellStyle.DIGITS, cell="申請書!A1:C1,E1:H1")
    form = bind(_spec(postcode), {"applicant.postcode": "〒０８２-0015"})
    assert [bound.address.cell for bound in form.cells] == ["A1", "B1", "C1", "E1", "F1", "G1", "H1"]
    assert [bound.value for bound in form.cells] == list("0820015")


def test_桁が少ないときは決めた側に寄せる() -> None:
    right = _cell("amount.yen", CellStyle.DIGITS, cell="申請書!A1:D1", align=DigitAlign.RIGHT)
    form = bind(_spec(right), {"amount.yen": 30})
    assert [(bound.address.cell, bound.value) for bound in form.cells] == [("C1", "3"), ("D1", "0")]


@pytest.mark.parametrize("value", ["12345678", "12A4567", "①"])
def test_ますに書けない番号は一桁も書かない(value: str) -> None:
    form = bind(
        _spec(_cell("account.number", CellStyle.DIGITS, cell="申請書!A1:G1")), {"account.number": value}
    )
    assert form.cells == ()
    assert [finding.code for finding in form.findings] == ["MDG407"]


def test_金額は円の文字にも数にもできる() -> None:
    assert _written(_cell("amount.yen", CellStyle.YEN), 30000) == ["30,000円"]
    assert _written(_cell("amount.yen", CellStyle.NUMBER), 30000) == [30000]


def _kinds(style: CellStyle) -> FormSpec:
    return _spec(
        _cell("account.kind", style, cell="申請書!A1", choice="普通", label="普通"),
        _cell("account.kind", style, cell="申請書!B1", choice="当座", label="当座"),
    )


def test_選択欄は選ばれた方だけに印を付ける() -> None:
    checked = bind(_kinds(CellStyle.CHECK), {"account.kind": "普通"})
    assert [bound.value for bound in checked.cells] == ["☑普通", "□当座"]
    circled = bind(_kinds(CellStyle.CIRCLE), {"account.kind": "当座"})
    assert [(bound.address.cell, bound.value) for bound in circled.cells] == [("B1", "○当座")]


def test_答えの無い選択欄には_いいえの印も付けない() -> None:
    form = bind(_kinds(CellStyle.CHECK), {"account.kind": Missing.NOT_ASKED})
    assert form.cells == ()
    assert [finding.code for finding in form.findings] == ["MDG406"]


def test_様式に無い選択肢は黙って落とさない() -> None:
    form = bind(_kinds(CellStyle.CHECK), {"account.kind": "貯蓄"})
    assert [finding.code for finding in form.findings] == ["MDG409"]
    assert "貯蓄" not in str(form.findings[0])


def test_生年月日の元号に印を付けられる() -> None:
    cell = _cell("deceased.born_on", CellStyle.CHECK, choice="昭和", label="昭")
    assert _written(cell, date(1935, 1, 1)) == ["☑昭"]
    unknown = bind(_spec(cell), {"deceased.born_on": RegisterDate.unknown("不詳")})
    assert (unknown.cells, [finding.code for finding in unknown.findings]) == ((), ["MDG406"])


@pytest.mark.parametrize("value", [*Missing, "", "　 "])
def test_値が無い欄は空けておく(value: FormValue) -> None:
    form = bind(_spec(_cell("applicant.name")), {"applicant.name": value})
    assert form.cells == ()


@pytest.mark.parametrize("missing", [missing for missing in Missing if missing is not Missing.NOT_APPLICABLE])
def test_手で書く欄は_なぜ空いているかを言う(missing: Missing) -> None:
    (finding,) = bind(_spec(_cell("applicant.name")), {"applicant.name": missing}).findings
    assert (finding.code, finding.severity) == ("MDG406", Severity.NOTICE)
    assert "申請者の氏名" in finding.message
    assert missing.title in finding.message


def test_渡されなかった欄も指摘する() -> None:
    assert [finding.code for finding in bind(_spec(_cell("applicant.name")), {}).findings] == ["MDG406"]


@pytest.mark.parametrize("value", [BLANK, Missing.NOT_APPLICABLE])
def test_空いていることが正しい欄は指摘しない(value: FormValue) -> None:
    form = bind(_spec(_cell("applicant.signature")), {"applicant.signature": value})
    assert (form.cells, form.findings) == ((), ())


def test_同じ欄をいくつに分けて書いても指摘は一つ() -> None:
    cells = [
        _cell("filed_on", style, cell=f"申請書!{letter}1")
        for letter, style in zip("ABC", (CellStyle.ERA_YEAR, CellStyle.MONTH, CellStyle.DAY), strict=True)
    ]
    (finding,) = bind(_spec(*cells), {}).findings
    assert finding.where == "様式 f 申請書!A1、申請書!B1、申請書!C1"


def test_語彙に無い欄は誤り() -> None:
    form = bind(_spec(_cell("deceased.nmae")), {"deceased.nmae": "x"})
    assert [(finding.code, finding.severity) for finding in form.findings] == [("MDG403", Severity.ERROR)]


def test_町は自分の欄を足せる() -> None:
    field = FormField(name="local.ward", title="行政区", kind=FieldKind.TEXT)
    form = bind(_spec(_cell("local.ward"), fields=(field,)), {"local.ward": "西1区"})
    assert [bound.value for bound in form.cells] == ["西1区"]


@pytest.mark.parametrize(
    ("field", "style", "value"),
    [
        ("deceased.died_on", CellStyle.WAREKI, "令和8年3月3日"),
        ("amount.yen", CellStyle.YEN, "30000"),
        ("amount.yen", CellStyle.YEN, True),
        ("account.number", CellStyle.TEXT, 12345),
        ("applicant.name", CellStyle.TEXT, date(2026, 3, 3)),
    ],
)
def test_種類の違う値は書かずに誤りにする(field: str, style: CellStyle, value: FormValue) -> None:
    """番号を数で受け取ると、先頭の0が落ちたことに気付けない。"""
    form = bind(_spec(_cell(field, style)), {field: value})
    assert form.cells == ()
    assert [(finding.code, finding.severity) for finding in form.findings] == [("MDG408", Severity.ERROR)]


@pytest.mark.parametrize(
    ("name", "fits"), [("芽" * 10, True), ("芽" * 10 + "ｱ", False), ("辻\U000e0101" * 10, True)]
)
def test_欄の幅は全角の文字数で測り_長くても切らずに書く(name: str, fits: bool) -> None:  # noqa: FBT001
    form = bind(_spec(_cell("applicant.name", max_width=10)), {"applicant.name": name})
    assert [bound.value for bound in form.cells] == [name]
    assert [finding.code for finding in form.findings] == ([] if fits else ["MDG407"])


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u2028"])
@pytest.mark.parametrize("text", ["", "{{ applicant.name }} 様"])
def test_見えない文字は書いたうえで番号を知らせる(hidden: str, text: str) -> None:
    """字の向きを変える文字があると、刷った氏名の字の並びが変わる。"""
    name = f"見本{hidden}花子"
    cell = FormCell(cell="届!C5", text=text) if text else FormCell(cell="届!C5", field="applicant.name")
    spec = FormSpec(id="f", title="届", procedure_ids=("p",), template="f.xlsx", cells=(cell,))
    form = bind(spec, {"applicant.name": name})
    assert name in str(form.cells[0].value)
    assert [found.code for found in form.findings] == ["MDG419"]
    assert f"U+{ord(hidden):04X}" in form.findings[0].message
    assert "見本" not in str(form.findings[0])


@pytest.mark.parametrize("name", ["葛\U000e0100城", "ハ\u3099", "髙橋"])
def test_異体字と濁点は_見えない文字ではない(name: str) -> None:
    assert invisible(name) == ()


def test_外字は書いたうえで番号を知らせる() -> None:
    form = bind(_spec(_cell("applicant.name")), {"applicant.name": "山\ue000田"})
    assert [bound.value for bound in form.cells] == ["山\ue000田"]
    assert [(finding.code, finding.severity) for finding in form.findings] == [("MDG410", Severity.WARNING)]
    assert "U+E000" in form.findings[0].message


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\uffff"], ids=ascii)
def test_文書に書けない文字は書かずに誤りにする(character: str) -> None:
    form = bind(_spec(_cell("applicant.name")), {"applicant.name": f"山{character}田"})
    assert form.cells == ()
    assert [finding.code for finding in form.findings] == ["MDG411"]


# 指摘の文には使われない字だけで作る。たまたま同じ言葉になることを除くため。
_TEXTS = st.text(st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF), min_size=1, max_size=40)


@given(name=_TEXTS, kind=_TEXTS, number=_TEXTS)
def test_指摘に人の情報を書かない(name: str, kind: str, number: str) -> None:
    spec = _spec(
        _cell("applicant.name", cell="申請書!A1", max_width=1),
        _cell("account.kind", CellStyle.CHECK, cell="申請書!A2", choice="普通"),
        _cell("account.number", CellStyle.DIGITS, cell="申請書!A3:D3"),
        _cell("amount.yen", CellStyle.YEN, cell="申請書!A4"),
    )
    values = {"applicant.name": name, "account.kind": kind, "account.number": number, "amount.yen": name}
    form = bind(spec, values)
    said = " ".join(str(finding) for finding in form.findings)
    assert has_errors(form.findings)
    assert [value for value in values.values() if value in said] == []


def test_太陽暦になる前の日は_和暦の欄に作り上げず西暦でなら書く() -> None:
    before = date(1872, 12, 1)
    form = bind(_spec(_cell("deceased.born_on", CellStyle.WAREKI)), {"deceased.born_on": before})
    assert (form.cells, [finding.code for finding in form.findings]) == ((), ["MDG406"])
    assert _written(_cell("deceased.born_on", CellStyle.WESTERN), before) == ["1872年12月1日"]
