"""表を読むことの性質: どんな行も検査に通る記録になり、書かれていない値は生まれない。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.findings import Severity
from madoguchi_core.records import (
    STANDARD_COLUMNS,
    STANDARD_TABLES,
    Coverage,
    IssueTally,
    Missing,
    MovingOut,
    Name,
    PensionKind,
    Removal,
    Resident,
    ResidentSpec,
    ResidentStatus,
    RowAdapter,
    adapt_row,
    check_columns,
    tally_row,
    titles,
)

SPEC = ResidentSpec(id="mihon", title="見本町の住民の表")


def adapted(spec: ResidentSpec = SPEC, /, **cells: str) -> Resident:
    found = adapt_row({"宛名番号": "1", **cells}, spec, row_number=2).resident
    assert isinstance(found, Resident)
    return found


def codes(spec: ResidentSpec = SPEC, /, **cells: str) -> list[str]:
    return [finding.code for finding in adapt_row({"宛名番号": "1", **cells}, spec, row_number=2).findings]


def test_列の無い項目はすべて_列が無いになる() -> None:
    assert adapted() == Resident(address_number="1")


CELL = st.one_of(
    st.just(""), st.text(max_size=6), st.sampled_from(["0", "1", "2", "3", "02", "99", "2020-04-01"])
)
NAMES = sorted({name for column in STANDARD_COLUMNS for name in column.names} - {"宛名番号"})


@given(st.dictionaries(st.sampled_from(NAMES), CELL, max_size=30))
def test_どんな値の行でも_検査に通る記録になる(cells: dict[str, str]) -> None:
    """検査を省いて作った記録を、検査する作り方で作り直せる。知らない値が型をすり抜けない。"""
    resident = adapted(SPEC, **cells)
    again = Resident(**{name: getattr(resident, name) for name in titles(Resident)})
    assert again == resident
    for nested in ("name", "address", "koseki", "event", "removal", "moving_out", "foreign", "relation"):
        value = getattr(resident, nested)
        assert type(value)(**{name: getattr(value, name) for name in titles(type(value))}) == value


@given(st.dictionaries(st.sampled_from(NAMES), CELL, max_size=30))
def test_値は欄に書かれたものからしか生まれない(cells: dict[str, str]) -> None:
    """空欄だけの行からは、空欄か『列が無い』か『該当なし』しか出てこない。"""
    resident = adapted(SPEC, **dict.fromkeys(cells, ""))
    assert all(_is_nothing(getattr(resident, name)) for name in titles(Resident) if name != "address_number")


def _is_nothing(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_nothing, value))
    if isinstance(value, Missing):
        return value in (Missing.EMPTY, Missing.NOT_SUPPLIED)
    return all(_is_nothing(getattr(value, name)) for name in titles(type(value)))


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_氏名は正規化されず_そのまま届く(text: str) -> None:
    kept = text.translate({0x1E: 0xFFFD, 0x1F: 0xFFFD})
    assert adapted(氏名=text, 旧氏=text).name == Name(
        official=kept,
        former_family_name=kept,
    )


def test_性別の0は不明で_指摘にはしない() -> None:
    assert adapted(性別="0").sex is Missing.UNKNOWN
    assert codes(性別="0") == []


def test_読めない数や郵便番号は_不明と指摘になる() -> None:
    resident = adapted(記載順位="先頭", 住所_郵便番号="〒不明")
    assert (resident.order_in_household, resident.address.postcode) == (Missing.UNKNOWN, Missing.UNKNOWN)
    assert codes(記載順位="先頭", 住所_郵便番号="〒不明") == ["MDG104", "MDG104"]


def test_不詳表記があれば_その表記の許す幅になる() -> None:
    worded = adapted(生年月日="1935-01-01", 生年月日_不詳フラグ="1", 生年月日_不詳表記="昭和10年 月日不詳")
    assert not isinstance(worded.born_on, Missing)
    assert worded.born_on.on is None
    assert (worded.born_on.earliest, worded.born_on.latest) == (date(1935, 1, 1), date(1935, 12, 31))
    assert worded.born_on.text == "昭和10年 月日不詳"


def test_不詳フラグの意味が分からなければ_日付を信じない() -> None:
    doubtful = adapted(生年月日="1950-01-01", 生年月日_不詳フラグ="9")
    assert not isinstance(doubtful.born_on, Missing)
    assert doubtful.born_on.on is None
    assert codes(生年月日="1950-01-01", 生年月日_不詳フラグ="9") == ["MDG104"]


def test_不詳と書かれた表記が一日に読めても_不詳のまま() -> None:
    contradicting = adapted(
        生年月日="1950-01-01", 生年月日_不詳フラグ="1", 生年月日_不詳表記="昭和25年1月1日"
    )
    assert not isinstance(contradicting.born_on, Missing)
    assert contradicting.born_on.on is None


@pytest.mark.parametrize("raw", ["2016-01", "2016/1", "201601", "平成28年1月"])
def test_年月は_その月の幅を持つ(raw: str) -> None:
    since = adapted(児童手当受給開始年月=raw).qualifications.child_allowance.since_on
    assert not isinstance(since, Missing)
    assert (since.earliest, since.latest, since.text) == (date(2016, 1, 1), date(2016, 1, 31), raw)


def test_消除と転出と資格は_それぞれの項目に届く() -> None:
    resident = adapted(
        SPEC,
        消除の事由="23",
        転出予定年月日="2026-08-31",
        介護資格有無="1",
        介護資格取得年月日="2010-12-01",
        **{"転出年月日（確定）": ""},
    )
    assert isinstance(resident.removal, Removal)
    assert not isinstance(resident.removal.reason, Missing)
    assert resident.removal.reason.title == "死亡"
    assert isinstance(resident.moving_out, MovingOut)
    assert resident.moving_out.is_planned is True
    assert isinstance(resident.qualifications.care, Coverage)
    assert resident.qualifications.care.held_on(date(2010, 12, 1)) is True


def test_新しい版の列名が_古い版の列名より先() -> None:
    both = {"氏名_フリガナ": "フルイ", "氏名_振り仮名（フリガナ）": "アタラシイ"}
    assert adapted(SPEC, **both).name.kana == "アタラシイ"
    assert adapted(氏名_フリガナ="フルイ").name.kana == "フルイ"


def test_番号の前後の空白で_人や世帯が分かれない() -> None:
    resident = adapted(宛名番号=" 12 ", 世帯番号="34　")
    assert (resident.address_number, resident.household_number) == ("12", "34")


def test_標準でない町の列名とコードは_違いだけ宣言する() -> None:
    spec = ResidentSpec(
        id="old",
        title="標準の前の表",
        columns={"name.kana": "カナ氏名"},
        tables={
            "resident_status": {
                "2": Missing.UNKNOWN,
                "3": ResidentStatus.MOVED_OUT,
                "4": ResidentStatus.DECEASED,
            },
            "pension_kind": {"01": PensionKind.CATEGORY_1},
        },
        placeholders={"異動事由": frozenset({"*"})},
    )
    resident = adapted(spec, カナ氏名="カナ", 住民状態="3", 年金資格種別="1", 異動事由="41")
    assert resident.name.kana == "カナ"
    assert resident.status is ResidentStatus.MOVED_OUT
    assert resident.qualifications.pension.kind is PensionKind.CATEGORY_1
    assert resident.event.reason is Missing.UNKNOWN
    assert adapted(spec, 住民状態="1").status is ResidentStatus.RESIDENT
    assert codes(spec, 住民状態="2", 異動事由="41") == ["MDG110"]
    assert codes(spec, 年金資格種別="2") == ["MDG102"]


def test_同じ列の同じ値の指摘は_一つにまとめて数える() -> None:
    adapter, tally = RowAdapter(SPEC, ["宛名番号", "住民種別", "国籍名等", "本籍"]), IssueTally()
    for row in range(2, 1002):
        packed = adapter.pack({"宛名番号": str(row), "住民種別": "5" if row % 2 else "7"})
        tally_row(adapter, packed, tally, row)
    first, second = tally.findings()
    assert "「7」" in first.message
    assert "（500行、最初は2行目）" in first.message
    assert "（500行、最初は3行目）" in second.message


def test_必要な列と同じ列と知らない列を_全部まとめて言う() -> None:
    spec = ResidentSpec(id="t", title="表", required=frozenset({"address_number", "born_on", "name.kana"}))
    found = check_columns(["氏名", "氏名", "見本　太郎"], spec)
    assert [finding.code for finding in found] == ["MDG101", "MDG101", "MDG101", "MDG109"]
    assert "氏名_フリガナ" in found[2].message
    assert all("見本　太郎" not in str(finding) for finding in found)
    (unknown,) = check_columns(["宛名番号", "町だけの列", "最新フラグ", "生年月日_不詳フラグ"], SPEC)
    assert (unknown.code, unknown.severity) == ("MDG108", Severity.NOTICE)
    assert "町だけの列" in unknown.message
    assert "フラグ" not in unknown.message


def test_標準の列名と項目は_重ならない() -> None:
    fields = [column.field for column in STANDARD_COLUMNS]
    names = [name for column in STANDARD_COLUMNS for name in column.names]
    assert len(fields) == len(set(fields))
    assert len(names) == len(set(names))
    assert {column.table for column in STANDARD_COLUMNS if column.table} <= set(STANDARD_TABLES)
