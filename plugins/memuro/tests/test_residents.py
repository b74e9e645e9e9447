"""芽室町の表の約束: 町の122列の表も、絞った34列の表も、宣言を変えずにそのまま読める。"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from madoguchi_core.findings import Severity
from madoguchi_core.records import (
    Household,
    Missing,
    Resident,
    ResidentKind,
    ResidentStatus,
    adapt_row,
    check_columns,
)
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import COLUMNS

# 町が取り込みを絞ったあとの列（2026年9月30日から）
LIVE_COLUMNS = (
    "宛名番号", "世帯番号", "住民種別", "住民状態", "住民票コード", "氏名", "氏_日本人", "名_日本人", "氏名_外国人ローマ字",
    "氏名_外国人漢字", "氏名_振り仮名（フリガナ）", "氏_日本人_振り仮名", "名_日本人_振り仮名", "氏名_氏名のカタカナ表記",
    "性別", "性別表記", "生年月日_元号", "生年月日", "続柄コード1", "続柄表記", "世帯主氏名", "住所_町字コード", "住所_町字",
    "住所_番地号表記", "住所_番地枝番数値", "住所_方書", "住所_郵便番号", "住所を定めた年月日", "本籍",
    "本籍_地番号または、街区符号", "戸籍_筆頭者", "地区管理コード1", "記載順位", "基礎年金番号",
)  # fmt: skip


def published_table() -> Path:
    """町が公開している見本の表。この作業場の隣の ``shared`` に置く（写しは持たない）。"""
    for parent in Path(__file__).parents:
        found = parent / "shared" / "data" / "mado-sample" / "resident_table.csv"
        if found.is_file():
            return found
    pytest.skip("町の見本の表が、作業場の隣の shared に置かれていません")


@pytest.fixture
def rows() -> list[dict[str, str]]:
    with published_table().open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def town(rows: list[dict[str, str]]) -> dict[str, Resident]:
    return {row["宛名番号"]: read(row) for row in rows}


def read(row: dict[str, str]) -> Resident:
    resident = adapt_row(row, MEMURO_RESIDENTS, row_number=2).resident
    assert isinstance(resident, Resident)
    return resident


def household(town: dict[str, Resident], number: str) -> Household:
    return Household.of(town.values(), number)


def test_絞った34列でも_必要な列はそろっている() -> None:
    assert len(LIVE_COLUMNS) == 34
    assert check_columns(LIVE_COLUMNS, MEMURO_RESIDENTS) == ()


def test_絞った表に無い列は_列が無いになる() -> None:
    cells = dict.fromkeys(LIVE_COLUMNS, "")
    person = read(
        {**cells, "宛名番号": "1", "住民状態": "1", "続柄コード1": "2", "住所_郵便番号": "９９９０００１"}
    )
    assert person.relation.is_head is True
    assert person.address.postcode == "9990001"
    assert person.name.kana is Missing.EMPTY
    not_supplied = (
        person.name.alias, person.name.former_family_name, person.previous_address.machiaza, person.event.reason,
        person.removal.on, person.qualifications.nhi.held, person.is_adult_ward, person.address.municipality,
    )  # fmt: skip
    assert set(not_supplied) == {Missing.NOT_SUPPLIED}


@pytest.mark.shared
def test_列は町の表と同じ並びで_知らない列は無い(rows: list[dict[str, str]]) -> None:
    assert tuple(rows[0]) == COLUMNS
    assert check_columns(tuple(rows[0]), MEMURO_RESIDENTS) == ()


@pytest.mark.shared
def test_仮の値は列ごとに一度のお知らせになり_あとは指摘なく読める(tmp_path: Path) -> None:
    found = import_residents(
        published_table(), tmp_path / "copy.sqlite3", MEMURO_RESIDENTS, data_as_of=date(2026, 7, 1)
    )
    assert found.info.rows == 27
    assert {finding.severity for finding in found.findings} == {Severity.NOTICE}
    assert {finding.code for finding in found.findings} == {"MDG110"}
    assert len(found.findings) <= 5
    with ResidentCopy(tmp_path / "copy.sqlite3", MEMURO_RESIDENTS) as copy:
        assert sum(1 for _ in copy) == 27


@pytest.mark.shared
def test_住民状態と住民種別をすべて読む(town: dict[str, Resident]) -> None:
    assert Counter(person.status for person in town.values()) == {
        ResidentStatus.RESIDENT: 24,
        ResidentStatus.MOVED_OUT: 2,
        ResidentStatus.DECEASED: 1,
    }
    assert [number for number, person in town.items() if person.kind is ResidentKind.FOREIGN] == ["18", "19"]


@pytest.mark.shared
def test_どの世帯にも世帯主がいて_記載順位のとおりに並ぶ(town: dict[str, Resident]) -> None:
    numbers = {
        person.household_number for person in town.values() if isinstance(person.household_number, str)
    }
    assert len(numbers) == 11
    for number in numbers:
        home = household(town, number)
        head = home.head
        assert isinstance(head, Resident)
        assert home.members[0] is head
        assert head.relation.is_head is True


@pytest.mark.shared
def test_死亡者と転出者は_日付と事由の無さを持つ(town: dict[str, Resident]) -> None:
    deceased = town["14"]
    assert not isinstance(deceased.removal.on, Missing)
    assert deceased.removal.on.on == date(2026, 3, 3)
    assert deceased.removal.reason is Missing.UNKNOWN
    assert deceased not in household(town, "500").current_members
    moved = town["16"]
    assert not isinstance(moved.moving_out.confirmed_on, Missing)
    assert moved.moving_out.confirmed_address.postcode == "9998003"


@pytest.mark.shared
def test_転入前住所は_分かれたものも一括のものも読む(town: dict[str, Resident]) -> None:
    assert town["8"].previous_address.is_split is True
    lump = town["27"].previous_address
    assert (lump.is_split, lump.line) == (False, lump.machiaza)
    assert lump.postcode == "9998001"
    assert town["27"].moving_out.is_planned is True
    assert town["1"].previous_address.line is Missing.EMPTY


@pytest.mark.shared
def test_生年月日不詳の人の仮の日は使わない(town: dict[str, Resident]) -> None:
    unknown = [
        number
        for number, person in town.items()
        if not isinstance(person.born_on, Missing) and person.born_on.on is None
    ]
    assert unknown == ["26"]


@pytest.mark.shared
def test_外国人住民に戸籍は該当せず_日本人住民に在留資格は該当しない(town: dict[str, Resident]) -> None:
    foreigner, citizen = town["18"], town["1"]
    assert foreigner.koseki.honseki is Missing.NOT_APPLICABLE
    assert not isinstance(foreigner.foreign.category, Missing)
    assert foreigner.foreign.category.title == "中長期在留者"
    assert citizen.foreign.category is Missing.NOT_APPLICABLE
    assert citizen.name.family == "甲野"


@pytest.mark.shared
def test_成年被後見人と資格を読む(town: dict[str, Resident]) -> None:
    assert [number for number, person in town.items() if person.is_adult_ward is True] == ["22"]
    elder = town["22"].qualifications
    assert elder.latter_stage.held_on(date(2011, 11, 24)) is False
    assert elder.latter_stage.held_on(date(2011, 11, 25)) is True
    assert elder.pension.kind is Missing.UNKNOWN
