"""標準の列名から記録の項目への対応。列名は版によって変わるので、別名を新しい順に持つ。"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class ColumnType(Enum):
    """
    列の値の読み方。

    >>> ColumnType.DATE.value
    'date'
    """

    TEXT = "text"
    IDENTIFIER = "identifier"
    CODE = "code"
    DATE = "date"
    YEAR_MONTH = "year_month"
    POSTCODE = "postcode"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Column:
    """
    記録の項目ひとつと、その列。

    Attributes:
        field: 項目の道（``name.official`` など）。
        names: 標準の列名。新しい版の名が先。
        type: 値の読み方。
        table: コード表の id（``ColumnType.CODE`` のときだけ）。
    """

    field: str
    names: tuple[str, ...]
    type: ColumnType = ColumnType.TEXT
    table: str = ""


# 日付の列に付く二つの列。
DATE_SUFFIXES = ("_不詳フラグ", "_不詳表記")


def _text(field: str, *names: str) -> Column:
    return Column(field, names)


def _code(field: str, table: str, *names: str) -> Column:
    return Column(field, names, ColumnType.CODE, table)


def _flag(field: str, *names: str) -> Column:
    return _code(field, "flag", *names)


def _date(field: str, name: str) -> Column:
    return Column(field, (name,), ColumnType.DATE)


def _basic() -> Iterator[Column]:
    yield Column("address_number", ("宛名番号",), ColumnType.IDENTIFIER)
    yield Column("household_number", ("世帯番号",), ColumnType.IDENTIFIER)
    yield _text("municipality_code", "市区町村コード")
    yield _text("history_number", "個人履歴番号")
    yield _text("history_branch", "個人履歴番号_枝番号")
    yield _code("kind", "resident_kind", "住民種別")
    yield _code("status", "resident_status", "住民状態")
    yield _text("resident_code", "住民票コード")
    yield _code("sex", "sex", "性別")
    yield _text("sex_text", "性別表記")
    yield _date("born_on", "生年月日")
    yield _text("birth_era_code", "生年月日_元号")
    yield _text("head_name", "世帯主氏名")
    yield Column("order_in_household", ("記載順位",), ColumnType.INTEGER)
    yield _date("became_resident_on", "住民となった年月日")
    yield _date("address_set_on", "住所を定めた年月日")
    yield _flag("is_adult_ward", "成年被後見人_該当有無")
    yield _flag("is_removed_record", "除票フラグ")
    yield _flag("is_reference_restricted", "他業務参照不可フラグ")
    for slot in range(1, 5):
        yield _code(f"relation.code{slot}", "relation", f"続柄コード{slot}")
    yield _text("relation.text", "続柄表記")
    for slot in range(1, 11):
        yield _text(f"district_codes.{slot}", f"地区管理コード{slot}")


def _name() -> Iterator[Column]:
    yield _text("name.official", "氏名")
    yield _text("name.family", "氏_日本人")
    yield _text("name.given", "名_日本人")
    yield _text("name.kana", "氏名_振り仮名（フリガナ）", "氏名_フリガナ")
    yield _text("name.family_kana", "氏_日本人_振り仮名", "氏_日本人_フリガナ")
    yield _text("name.given_kana", "名_日本人_振り仮名", "名_日本人_フリガナ")
    yield _text("name.katakana", "氏名_氏名のカタカナ表記")
    yield _flag("name.is_kana_confirmed", "氏名_フリガナ公証確認状況", "氏名_フリガナ確認状況")
    yield _text("name.roman", "氏名_外国人ローマ字")
    yield _text("name.kanji_foreign", "氏名_外国人漢字")
    yield _text("name.former_family_name", "旧氏")
    yield _text("name.former_family_name_kana", "旧氏_振り仮名", "旧氏_フリガナ")
    yield _flag(
        "name.is_former_family_name_kana_confirmed", "旧氏_フリガナ公証確認状況", "旧氏_フリガナ確認状況"
    )
    yield _text("name.alias", "通称")
    yield _text("name.alias_kana", "通称_振り仮名", "通称_フリガナ")
    yield _flag("name.is_alias_kana_confirmed", "通称_フリガナ公証確認状況", "通称_フリガナ確認状況")
    yield _code("name.priority", "name_priority", "氏名優先区分")


_ADDRESS_PARTS = {
    "municipality_code": "市区町村コード",
    "machiaza_code": "町字コード",
    "prefecture": "都道府県",
    "municipality": "市区郡町村名",
    "machiaza": "町字",
    "banchi": "番地号表記",
    "banchi_number": "番地枝番数値",
    "building_code": "方書コード",
    "building": "方書",
    "building_kana": "方書_フリガナ",
    "country_code": "国名コード",
    "country": "国名等",
    "overseas": "国外住所",
    "head_name": "世帯主氏名",
}


def _address(field: str, prefix: str) -> Iterator[Column]:
    for part, name in _ADDRESS_PARTS.items():
        yield _text(f"{field}.{part}", f"{prefix}_{name}")
    yield Column(f"{field}.postcode", (f"{prefix}_郵便番号",), ColumnType.POSTCODE)


def _addresses() -> Iterator[Column]:
    yield _text("address.ward_code", "指定都市_行政区等コード")
    yield from _address("address", "住所")
    yield from _address("previous_address", "転入前住所")
    yield from _address("moved_from", "転居前住所")
    yield from _address("moving_out.planned_address", "転出先住所（予定）")
    yield from _address("moving_out.confirmed_address", "転出先住所（確定）")


def _koseki() -> Iterator[Column]:
    yield _text("koseki.honseki", "本籍")
    yield _text("koseki.municipality_code", "本籍_市区町村コード")
    yield _text("koseki.machiaza_code", "本籍_町字コード")
    yield _text("koseki.prefecture", "本籍_都道府県")
    yield _text("koseki.municipality", "本籍_市区郡町村名")
    yield _text("koseki.machiaza", "本籍_町字")
    yield _text("koseki.lot", "本籍_地番号または、街区符号")
    yield _text("koseki.head", "戸籍_筆頭者")
    yield _text("koseki.head_family", "戸籍_筆頭者_氏")
    yield _text("koseki.head_given", "戸籍_筆頭者_名")


def _events() -> Iterator[Column]:
    yield _date("event.on", "異動年月日")
    yield _date("event.reported_on", "異動届出年月日")
    yield _text("event.report_number", "届出番号")
    yield _code("event.reason", "event_reason", "異動事由")
    yield _text("event.event_class", "異動区分")
    yield _date("event.noticed_on", "通知日")
    yield _text("event.record_kind", "記載等の種別")
    yield _date("entry.on", "記載の異動年月日")
    yield _code("entry.reason", "entry_reason", "記載の事由")
    yield _code("removal.reason", "removal_reason", "消除の事由")
    yield _date("removal.notified_on", "消除の届出年月日")
    yield _date("removal.on", "消除の異動年月日")
    yield _date("moving_out.reported_on", "転出届出年月日")
    yield _date("moving_out.planned_on", "転出予定年月日")
    yield _date("moving_out.confirmed_on", "転出年月日（確定）")
    yield _date("moving_out.noticed_on", "転入通知年月日")


def _foreign() -> Iterator[Column]:
    yield _date("foreign.became_resident_on", "外国人住民となった年月日")
    yield _text("foreign.card_number", "在留カード等番号")
    yield _text("foreign.card_kind", "在留カード等番号区分")
    yield _text("foreign.nationality_code", "国籍等_国名コード")
    yield _text("foreign.nationality", "国籍名等")
    yield _code("foreign.category", "foreign_category", "第30条45規定区分")
    yield _flag("foreign.has_reported_residence", "住居地の届出の有無")
    yield _text("foreign.status_code", "在留資格等コード")
    for field, name in (("period_years", "年"), ("period_months", "月"), ("period_days", "日")):
        yield Column(f"foreign.{field}", (f"在留期間等コード_{name}",), ColumnType.INTEGER)
    yield _date("foreign.expires_on", "在留期間の満了の日")


_COVERAGES = {"nhi": "国保", "latter_stage": "後期高齢", "care": "介護", "pension.coverage": "年金"}


def _qualifications() -> Iterator[Column]:
    for field, name in _COVERAGES.items():
        yield _flag(f"qualifications.{field}.held", f"{name}資格有無")
        yield _date(f"qualifications.{field}.since_on", f"{name}資格取得年月日")
        yield _date(f"qualifications.{field}.until_on", f"{name}資格喪失年月日")
    yield _code("qualifications.pension.kind", "pension_kind", "年金資格種別")
    yield _text("qualifications.basic_pension_number", "基礎年金番号")
    yield _code("qualifications.child_allowance.kind", "child_allowance_kind", "児童手当資格区分")
    since = "児童手当受給開始年月"
    yield Column("qualifications.child_allowance.since_on", (since,), ColumnType.YEAR_MONTH)
    yield _flag("qualifications.is_voter", "選挙人名簿登録有無")


STANDARD_COLUMNS: tuple[Column, ...] = (
    *_basic(),
    *_name(),
    *_addresses(),
    *_koseki(),
    *_events(),
    *_foreign(),
    *_qualifications(),
)

# 記録には写さないが、標準にある列（知らない列としては数えない）。
UNREAD_COLUMNS = frozenset({
    "最新フラグ", "改製番号", "除票用データベース登録年月日", "履歴選択不可フラグ", "処理年月日", "改製記載年月日",
    "改製記載年月日_不詳フラグ", "改製記載年月日_不詳表記", "統合宛名フラグ", "業務ID", "削除フラグ", "操作者ID",
    "操作年月日", "操作時刻",
})  # fmt: skip
