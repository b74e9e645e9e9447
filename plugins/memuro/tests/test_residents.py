"""芽室町の表の宣言の約束: 122列の表も34列の表もそのまま読み、意味の決まっていない値を決めつけない。"""

import csv
from datetime import date
from pathlib import Path

import pytest

from madoguchi_core.findings import Severity
from madoguchi_core.records import Missing, Resident, ResidentStatus, adapt_row, check_columns
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_core.text import is_municipality_code
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import COLUMNS, PATTERNS, sample_csv, support_csv

# 2026年9月末からの34列（住民基本台帳の基本データリストの列名）
NARROW = (
    "宛名番号", "世帯番号", "住民種別", "住民状態", "住民票コード", "氏名", "氏_日本人", "名_日本人",
    "氏名_外国人ローマ字", "氏名_外国人漢字", "氏名_振り仮名（フリガナ）", "氏_日本人_振り仮名", "名_日本人_振り仮名",
    "氏名_氏名のカタカナ表記", "性別", "性別表記", "生年月日_元号", "生年月日", "続柄コード1", "続柄表記", "世帯主氏名",
    "住所_町字コード", "住所_町字", "住所_番地号表記", "住所_番地枝番数値", "住所_方書", "住所_郵便番号",
    "住所を定めた年月日", "本籍", "本籍_地番号または、街区符号", "戸籍_筆頭者", "地区管理コード1", "記載順位", "基礎年金番号",
)  # fmt: skip
SAMPLE = Path(__file__).resolve().parents[4] / "shared/data/mado-sample/resident_table.csv"

needs_sample = pytest.mark.skipif(
    not SAMPLE.exists(), reason="共有の検証用データ（shared/data/mado-sample）が隣に無い"
)


def copied(folder: Path, text: str) -> tuple[ResidentCopy, list[str]]:
    (folder / "residents.csv").write_text(text, encoding="utf-8-sig", newline="")
    made = import_residents(
        folder / "residents.csv", folder / "copy.sqlite3", MEMURO_RESIDENTS, data_as_of=date(2026, 7, 1)
    )
    return ResidentCopy(folder / "copy.sqlite3", MEMURO_RESIDENTS), [found.code for found in made.findings]


def test_34列の表でも読め_無い列は列がないと答える(tmp_path: Path) -> None:
    assert len(NARROW) == 34
    values = {
        "宛名番号": "1",
        "世帯番号": "10",
        "氏名": "見本　太郎",
        "生年月日": "1950-01-01",
        "住民状態": "1",
    }
    line = ",".join(values.get(column, "") for column in NARROW)
    header = ",".join(NARROW)
    copy, codes = copied(tmp_path, f"{header}\n{line}\n")
    with copy:
        person = copy.resident("1")
    assert person is not None
    assert codes == []
    assert person.status is ResidentStatus.RESIDENT
    assert person.qualifications.nhi.held is Missing.NOT_SUPPLIED
    assert person.removal.on is Missing.NOT_SUPPLIED
    assert person.name.katakana is Missing.EMPTY


def test_児童手当の空欄を該当しないと読まない() -> None:
    kinds = []
    for raw in ("1", ""):
        adapted = adapt_row({"宛名番号": "1", "児童手当資格区分": raw}, MEMURO_RESIDENTS, row_number=2)
        assert isinstance(adapted.resident, Resident)
        kinds.append(adapted.resident.qualifications.child_allowance.is_recipient)
    assert kinds == [True, Missing.EMPTY]


@pytest.mark.parametrize("raw", ["2", "3", "99"])
def test_消除の事由の仮の値を転出や死亡と読まない(raw: str) -> None:
    adapted = adapt_row({"宛名番号": "1", "消除の事由": raw}, MEMURO_RESIDENTS, row_number=2)
    assert isinstance(adapted.resident, Resident)
    assert adapted.resident.removal.reason is Missing.UNKNOWN
    assert all(found.severity is not Severity.ERROR for found in adapted.findings)


def test_見本の町を写しにして_どの型の人も引け_指摘は列ごとにまとまる(tmp_path: Path) -> None:
    copy, codes = copied(tmp_path, sample_csv())
    with copy:
        people = [copy.resident(pattern.address_number) for pattern in PATTERNS.values()]
        everyone = list(copy)
    assert all(person is not None for person in people)
    assert len(everyone) == copy.info.rows
    assert len(codes) < 10


def test_見本の町は実在の団体コードを使わず_検査数字は合う() -> None:
    assert is_municipality_code("999997")
    assert "016373" not in sample_csv()
    assert "芽室" not in sample_csv() + support_csv()
    assert all(len(line) == len(COLUMNS) for line in csv.reader(sample_csv().splitlines()))


def test_生年月日が年までなら_年の幅で答える(tmp_path: Path) -> None:
    copy, _ = copied(tmp_path, sample_csv())
    with copy:
        person = copy.resident(PATTERNS["birth-unknown"].address_number)
    assert person is not None
    assert not isinstance(person.born_on, Missing)
    assert (person.born_on.on, person.born_on.earliest) == (None, date(1935, 1, 1))


def test_絞った34列にも必要な列はそろい_知らない列は無い() -> None:
    assert check_columns(NARROW, MEMURO_RESIDENTS) == ()
    assert check_columns(COLUMNS, MEMURO_RESIDENTS) == ()


@pytest.mark.shared
@needs_sample
def test_町が公開した検証用の表をそのまま読む(tmp_path: Path) -> None:
    copy, codes = copied(tmp_path, SAMPLE.read_text(encoding="utf-8-sig"))
    with copy:
        people = list(copy)
        households = {
            person.household_number: copy.household(str(person.household_number)) for person in people
        }
    assert (len(people), len(households)) == (27, 11)
    assert set(codes) == {"MDG110"}
    assert len(codes) <= 5
    statuses = [person.status for person in people]
    assert [statuses.count(status) for status in ResidentStatus] == [24, 2, 1, 0]
    assert all(isinstance(household.head, Resident) for household in households.values())
    assert all(str(person.address.postcode).isascii() for person in people)
    assert sum(person.is_adult_ward is True for person in people) == 1
    moved_in = [person.previous_address.is_split for person in people]
    assert (moved_in.count(True), moved_in.count(False)) == (1, 1)
    assert sum(person.qualifications.child_allowance.is_recipient is True for person in people) == 3
    assert any(not isinstance(person.born_on, Missing) and person.born_on.on is None for person in people)
    assert sum(person.koseki.honseki is Missing.NOT_APPLICABLE for person in people) == 2


@pytest.mark.shared
@needs_sample
def test_公開の表の列の並びは_見本の町と同じ() -> None:
    assert tuple(SAMPLE.read_text(encoding="utf-8-sig").partition("\n")[0].split(",")) == COLUMNS


@pytest.mark.shared
@needs_sample
def test_公開の表の死亡者_転出者_転出予定者_外国人住民を取り違えない(tmp_path: Path) -> None:
    copy, _ = copied(tmp_path, SAMPLE.read_text(encoding="utf-8-sig"))
    with copy:
        town = {person.address_number: person for person in copy}
    deceased, moved, moving, foreign, citizen = (town[number] for number in ("14", "16", "27", "18", "1"))
    assert not isinstance(deceased.removal.on, Missing)
    assert (deceased.removal.on.on, deceased.removal.reason) == (date(2026, 3, 3), Missing.UNKNOWN)
    assert moved.moving_out.confirmed_address.postcode == "9998003"
    assert (moved.moving_out.is_planned, moving.moving_out.is_planned) == (False, True)
    assert citizen.moving_out.is_planned is False
    assert not isinstance(foreign.foreign.category, Missing)
    assert foreign.foreign.category.title == "中長期在留者"
    assert citizen.foreign.category is Missing.NOT_APPLICABLE
