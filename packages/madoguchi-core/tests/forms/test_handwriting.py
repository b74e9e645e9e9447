"""手で書かずに済んだ回数の約束。"""

from datetime import date

from madoguchi_core.forms import (
    CellStyle,
    FieldKind,
    FormCell,
    FormField,
    FormList,
    FormSpec,
    FormValues,
    Handwriting,
    ListCell,
    Overflow,
    bind,
    handwriting,
)
from madoguchi_core.records import Missing

VALUES: FormValues = {
    "deceased.name": "見本　太郎",
    "deceased.kana": "ミホン　タロウ",
    "deceased.postcode": "0820015",
    "deceased.address": "見本県見本町東１条",
    "deceased.born_on": date(1935, 10, 28),
    "account.kind": "普通",
    "account.holder": "見本　花子",
    "municipality.name": "見本町",
    "applicant.name": Missing.NOT_ASKED,
}


def _count(*cells: FormCell, lists: tuple[FormList, ...] = ()) -> Handwriting:
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=cells, lists=lists)
    return handwriting([bind(spec, VALUES, {"members": [{"member.name": name} for name in "一二三"]})])


def _cell(cell: str, field: str, style: CellStyle = CellStyle.TEXT, **more: object) -> FormCell:
    return FormCell.model_validate({"cell": f"届!{cell}", "field": field, "style": style, **more})


def test_氏名と住所と日付とそのほかを_書いた分だけ数える() -> None:
    counted = _count(
        _cell("C1", "deceased.name"),
        _cell("C2", "deceased.kana"),
        _cell("C3", "deceased.address"),
        _cell("C4", "deceased.born_on", CellStyle.WAREKI),
        _cell("C5", "account.holder"),
        _cell("C6", "account.kind"),
        _cell("C7", "applicant.name"),
        _cell("C8", "municipality.name"),
    )
    assert counted == Handwriting(names=3, addresses=1, dates=1, others=1)
    assert counted.total == 6


def test_ますや元号や選択肢に分けても_一つの値は一回() -> None:
    counted = _count(
        _cell("A1:G1", "deceased.postcode", CellStyle.DIGITS),
        _cell("A2:Z2", "deceased.name", CellStyle.CHARS),
        _cell("A3", "deceased.born_on", CellStyle.CIRCLE, choice="昭和"),
        _cell("B3", "deceased.born_on", CellStyle.CIRCLE, choice="平成"),
        _cell("C3", "deceased.born_on", CellStyle.ERA_YEAR),
        _cell("D3", "deceased.born_on", CellStyle.MONTH),
        _cell("E3", "deceased.born_on", CellStyle.DAY),
        _cell("A4", "account.kind", CellStyle.ELLIPSE, choice="普通"),
        _cell("B4", "account.kind", CellStyle.ELLIPSE, choice="当座"),
    )
    assert counted == Handwriting(names=1, addresses=1, dates=1, others=1)


def test_同じ氏名が二か所にあれば二回_文の中の氏名も数える() -> None:
    counted = _count(
        _cell("C1", "deceased.name"),
        _cell("C2", "deceased.name"),
        FormCell(cell="届!C3", text="故 {{ deceased.name }} 様"),
        FormCell(cell="届!C4", text="{{ applicant.name }} 様"),
    )
    assert counted.names == 3


def test_世帯員は人数分_二枚目も数える() -> None:
    members = FormList(
        name="members",
        title="世帯員",
        lines=("届!10:11",),
        overflow=Overflow.COPY,
        cells=(ListCell(columns="C", field="member.name"),),
    )
    assert _count(_cell("C1", "deceased.name"), lists=(members,)).names == 3 + 2


def test_町の欄は_種類を渡せば日付にも数える() -> None:
    field = FormField(name="local.decided", title="決めた日", kind=FieldKind.DATE)
    cell = _cell("C1", "local.decided", CellStyle.WAREKI)
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=(cell,), fields=(field,))
    form = bind(spec, {"local.decided": date(2026, 4, 1)})
    assert handwriting([form], fields=spec.fields).dates == 1
