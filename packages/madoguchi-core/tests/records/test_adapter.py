"""表の一行を記録にする約束: 無い値は無さの種類ごと、知らないコードは不明と指摘に。住民にはしない。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.records import (
    STANDARD_TABLES,
    Missing,
    RelationCode,
    Resident,
    ResidentKind,
    ResidentSpec,
    ResidentStatus,
    RowAdapter,
    adapt_row,
    check_columns,
)

SPEC = ResidentSpec(id="mihon", title="見本の表")


def resident(row: dict[str, str], spec: ResidentSpec = SPEC) -> Resident:
    found = adapt_row({"宛名番号": "1", **row}, spec, row_number=2).resident
    assert isinstance(found, Resident)
    return found


def findings(row: dict[str, str], spec: ResidentSpec = SPEC) -> tuple[Finding, ...]:
    return adapt_row({"宛名番号": "1", **row}, spec, row_number=7).findings


def test_列が無いことと空欄を別の値にする() -> None:
    assert resident({}).name.kana is Missing.NOT_SUPPLIED
    assert resident({"氏名_フリガナ": ""}).name.kana is Missing.EMPTY
    assert resident({"氏名_フリガナ": "　 "}).name.kana is Missing.EMPTY
    assert resident({}).qualifications.nhi.held is Missing.NOT_SUPPLIED
    assert resident({"国保資格有無": ""}).qualifications.nhi.held is Missing.EMPTY
    assert resident({"国保資格有無": "0"}).qualifications.nhi.held is False


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=4))
def test_知らない住民状態は不明になり_列と行を言い_住民にならない(raw: str) -> None:
    person = resident({"住民状態": raw})
    if raw in STANDARD_TABLES["resident_status"].meanings:
        assert isinstance(person.status, ResidentStatus)
        return
    assert person.status is Missing.UNKNOWN
    assert person.is_current is Missing.UNKNOWN
    (finding,) = findings({"住民状態": raw})
    assert (finding.code, finding.where) == ("MDG102", "7行目「住民状態」")


def test_列がずれて氏名がコードの列に来ても_指摘に出さない() -> None:
    (finding,) = findings({"住民状態": "見本　太郎"})
    assert "見本" not in str(finding)
    assert "伏せます" in finding.message


@pytest.mark.parametrize("raw", ["2", "02", " 2 "])
def test_先頭の0が落ちたコードも同じ意味になる(raw: str) -> None:
    assert resident({"続柄コード1": raw}).relation.codes == (RelationCode.HEAD,)


def test_続柄コードの一つでも分からなければ_続柄は不明() -> None:
    both = {"続柄コード1": "20", "続柄コード2": "20"}
    assert resident(both).relation.codes == (RelationCode.CHILD, RelationCode.CHILD)
    assert resident({**both, "続柄コード2": "77"}).relation.codes is Missing.UNKNOWN
    assert resident({"続柄コード1": "XX"}).relation.codes is Missing.EMPTY


@pytest.mark.parametrize("column", ["氏名_フリガナ", "氏名_振り仮名（フリガナ）"])
def test_版ごとの列名のどちらでも読む(column: str) -> None:
    assert resident({column: "ミホン　タロウ"}).name.kana == "ミホン　タロウ"


def test_町の列名は標準の列名に勝つ() -> None:
    spec = ResidentSpec(id="t", title="表", columns={"name.kana": "カナ"})
    assert resident({"カナ": "マチ", "氏名_フリガナ": "ヒョウジュン"}, spec).name.kana == "マチ"


def test_町のコード表は標準に重なる_旧システムの3と4() -> None:
    old = {"3": ResidentStatus.MOVED_OUT, "4": ResidentStatus.DECEASED}
    spec = ResidentSpec(id="old", title="旧", tables={"resident_status": old})
    assert resident({"住民状態": "3"}, spec).status is ResidentStatus.MOVED_OUT
    assert resident({"住民状態": "3"}).status is ResidentStatus.DECEASED


def test_仮の値は不明になり_お知らせになる() -> None:
    spec = ResidentSpec(id="t", title="表", placeholders={"異動事由": frozenset({"99"})})
    assert resident({"異動事由": "99"}, spec).event.reason is Missing.UNKNOWN
    assert [finding.code for finding in findings({"異動事由": "99"}, spec)] == ["MDG110"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"生年月日": "1950-01-01", "生年月日_不詳フラグ": "1"}, "不詳"),
        (
            {"生年月日": "1950-01-01", "生年月日_不詳フラグ": "1", "生年月日_不詳表記": "昭和25年頃"},
            "昭和25年頃",
        ),
        ({"生年月日": "昭和25年月日不詳", "生年月日_不詳フラグ": "1"}, "昭和25年月日不詳"),
        ({"生年月日": "1950-01-01", "生年月日_不詳フラグ": "x"}, "不詳"),
    ],
)
def test_不詳フラグの立った仮の日を生年月日にしない(cells: dict[str, str], expected: str) -> None:
    born = resident(cells).born_on
    assert isinstance(born, RegisterDate)
    assert (born.on, born.text) == (None, expected)


def test_読めない日付は不明の日付と指摘になる() -> None:
    born = resident({"生年月日": "昨日"}).born_on
    assert isinstance(born, RegisterDate)
    assert born.on is None
    assert [finding.code for finding in findings({"生年月日": "昨日"})] == ["MDG103"]


def test_郵便番号は全角でも半角7桁にそろえる() -> None:
    assert resident({"住所_郵便番号": "９９９０００１"}).address.postcode == "9990001"
    assert resident({"住所_郵便番号": "abc"}).address.postcode is Missing.UNKNOWN


def test_転入前住所は分かれていても一つの欄でも_同じ一行になる() -> None:
    split = {
        "転入前住所_都道府県": "隣県",
        "転入前住所_市区郡町村名": "隣町",
        "転入前住所_町字": "西",
        "転入前住所_番地号表記": "５番地",
    }
    whole = {**dict.fromkeys(split, ""), "転入前住所_町字": "隣県隣町西５番地"}
    assert resident(split).previous_address.line == resident(whole).previous_address.line
    assert (resident(split).previous_address.is_split, resident(whole).previous_address.is_split) == (
        True,
        False,
    )


def test_外国人住民の本籍は該当なし_日本人の空欄は空欄() -> None:
    foreign = resident({"住民種別": "2", "本籍": "", "在留カード等番号": ""})
    japanese = resident({"住民種別": "1", "本籍": "", "在留カード等番号": ""})
    assert foreign.kind is ResidentKind.FOREIGN
    assert (foreign.koseki.honseki, foreign.foreign.card_number) == (Missing.NOT_APPLICABLE, Missing.EMPTY)
    assert (japanese.koseki.honseki, japanese.foreign.card_number) == (Missing.EMPTY, Missing.NOT_APPLICABLE)
    assert resident({"住民種別": "2", "本籍": "見本町"}).koseki.honseki == "見本町"


def test_続柄コードと表記の食い違いは不明と注意になる() -> None:
    row = {"続柄コード1": "12", "続柄表記": "世帯主"}
    assert resident(row).relation.is_head is Missing.UNKNOWN
    assert [finding.code for finding in findings(row)] == ["MDG107"]


def test_宛名番号の無い行は記録にならない() -> None:
    adapted = adapt_row({"宛名番号": " ", "氏名": "見本　太郎"}, SPEC, row_number=3)
    assert adapted.resident is Missing.EMPTY
    assert [finding.code for finding in adapted.findings] == ["MDG105"]


def test_見出しの誤りは全部まとめて言い_知らない列は知らせる() -> None:
    spec = ResidentSpec(id="t", title="表", required=frozenset({"address_number", "status"}))
    assert [found.code for found in check_columns(["氏名", "氏名"], spec)] == ["MDG101", "MDG101", "MDG109"]
    assert [found.code for found in check_columns(["宛名番号", "町の列"], SPEC)] == ["MDG108"]
    assert check_columns(["宛名番号", "氏名_フリガナ確認状況", "最新フラグ"], SPEC) == ()


def test_見出しの無いファイルの一行目を指摘に書かない() -> None:
    assert all("見本" not in str(found) for found in check_columns(["1", "見本　太郎", "見本　太郎"], SPEC))


@pytest.mark.parametrize(
    "wrong",
    [
        {"columns": {"name.kanna": "カナ"}},
        {"tables": {"nothing": {}}},
        {"tables": {"relation": {"2": RelationCode.HEAD}}},
        {"required": frozenset({"name"})},
    ],
)
def test_宣言の綴りの誤りは作るときに断る(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue, match="MDG111"):
        ResidentSpec(id="t", title="表", **wrong)  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=6), min_size=6, max_size=6))
def test_全行用の詰め方は_一行用の詰め方と同じ(values: list[str]) -> None:
    columns = ["氏名", "宛名番号", "生年月日", "生年月日_不詳フラグ", "住所_町字", "住所_番地号表記"]
    adapter = RowAdapter(SPEC, columns)
    assert adapter.packer(columns)(values) == adapter.pack(dict(zip(columns, values, strict=True)))


@given(st.text(max_size=12))
def test_どの文字が来ても読み手は落ちない(raw: str) -> None:
    columns = (
        "住民状態",
        "性別",
        "生年月日",
        "記載順位",
        "住所_郵便番号",
        "児童手当受給開始年月",
        "続柄コード1",
    )
    person = resident(dict.fromkeys(columns, raw))
    assert isinstance(person.status, ResidentStatus | Missing)


def test_資格の取得日は日付になる() -> None:
    nhi = resident({"国保資格有無": "1", "国保資格取得年月日": "2020-04-01"}).qualifications.nhi
    assert (nhi.held_on(date(2020, 3, 31)), nhi.held_on(date(2020, 4, 1))) == (False, True)
