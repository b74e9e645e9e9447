"""住民記録のコードの意味。生の値（``"3"`` など）との対応は ``_tables`` が持つ。"""

from enum import Enum
from typing import Self


class Code(Enum):
    """
    住民記録のコードひとつ。生の値と取り違えないよう、文字列とは等しくならない。

    Attributes:
        value: 変わらない英語の id。
        code: 標準仕様のコード値（桁を埋めたもの）。決まっていないものは空。
        title: 画面や紙に出す日本語。
    """

    code: str
    title: str

    # 既定値は、ResidentStatus("deceased") のような引き方を型検査に通すためにある
    def __new__(cls, value: str, code: str = "", title: str = "") -> Self:
        """列挙の一員を作る。"""
        member = object.__new__(cls)
        member._value_ = value
        member.code = code
        member.title = title
        return member


class ResidentKind(Code):
    """
    住民種別。

    >>> ResidentKind.FOREIGN.title
    '外国人住民'
    """

    JAPANESE = "japanese", "1", "日本人住民"
    FOREIGN = "foreign", "2", "外国人住民"


class ResidentStatus(Code):
    """
    住民状態。標準仕様の値で、旧システムの値とは違う（3 は死亡者）。

    >>> ResidentStatus.DECEASED.code
    '3'
    """

    RESIDENT = "resident", "1", "住登者"
    MOVED_OUT = "moved_out", "2", "転出者"
    DECEASED = "deceased", "3", "死亡者"
    REMOVED = "removed", "9", "その他消除者"


class Sex(Code):
    """
    性別。0（不明・未記入）は値ではなく ``Missing.UNKNOWN`` になる。

    >>> Sex.FEMALE.title
    '女'
    """

    MALE = "male", "1", "男"
    FEMALE = "female", "2", "女"


class RelationCode(Code):
    """
    続柄コード。子の子は「20, 20」のように続柄コード1〜4で表す。

    >>> RelationCode.HEAD.code
    '02'
    """

    HEAD = "head", "02", "世帯主"
    HUSBAND = "husband", "11", "夫"
    WIFE = "wife", "12", "妻"
    HUSBAND_UNREGISTERED = "husband_unregistered", "13", "夫（未届）"
    WIFE_UNREGISTERED = "wife_unregistered", "14", "妻（未届）"
    CHILD = "child", "20", "子"
    CHILD_OF = "child_of", "2X", "子（）"
    FATHER = "father", "51", "父"
    MOTHER = "mother", "52", "母"
    OLDER_BROTHER = "older_brother", "71", "兄"
    YOUNGER_BROTHER = "younger_brother", "74", "弟"
    OLDER_SISTER = "older_sister", "81", "姉"
    YOUNGER_SISTER = "younger_sister", "84", "妹"
    RELATED_PERSON = "related_person", "96", "縁故者"
    LODGER = "lodger", "99", "同居人"


class RecordReason(Code):
    """
    異動事由（記載・消除・修正の事由）。

    >>> RecordReason.DEATH.code, RecordReason.MOVE_OUT_DOMESTIC.title
    ('23', '国内転出')
    """

    MOVE_IN_DOMESTIC = "move_in_domestic", "01", "国内転入"
    MOVE_IN_ABROAD = "move_in_abroad", "02", "国外転入等"
    BIRTH = "birth", "03", "出生"
    ENTRY_NATURALIZED = "entry_naturalized", "04", "職権記載（帰化等）"
    ENTRY_NATIONALITY_LOST = "entry_nationality_lost", "05", "職権記載（国籍喪失）"
    ENTRY_EX_OFFICIO = "entry_ex_officio", "06", "職権記載"
    REVISED_ENTRY = "revised_entry", "07", "改製"
    REMADE_ENTRY = "remade_entry", "08", "再製"
    CANCELLED_INCREASE = "cancelled_increase", "09", "異動の取消し（増）"
    MOVE_OUT_DOMESTIC = "move_out_domestic", "21", "国内転出"
    MOVE_OUT_ABROAD = "move_out_abroad", "22", "国外転出"
    DEATH = "death", "23", "死亡"
    REMOVAL_NATURALIZED = "removal_naturalized", "24", "職権消除（帰化等）"
    REMOVAL_NATIONALITY_LOST = "removal_nationality_lost", "25", "職権消除（国籍喪失）"
    REMOVAL_EX_OFFICIO = "removal_ex_officio", "26", "職権消除"
    REVISED_REMOVAL = "revised_removal", "27", "改製"
    CANCELLED_DECREASE = "cancelled_decrease", "28", "異動の取消し（減）"
    MOVE_WITHIN = "move_within", "41", "転居"
    MINOR_CORRECTION = "minor_correction", "42", "軽微な修正"
    CORRECTION_EX_OFFICIO = "correction_ex_officio", "43", "職権修正"
    CLERICAL_ERROR = "clerical_error", "44", "誤記修正"
    MY_NUMBER_CHANGE = "my_number_change", "45", "個人番号の変更請求"
    MY_NUMBER_CORRECTED = "my_number_corrected", "46", "個人番号の職権修正"
    MY_NUMBER_ENTERED = "my_number_entered", "47", "個人番号の職権記載"
    RESIDENT_CODE_CHANGE = "resident_code_change", "48", "住民票コードの変更請求"
    RESIDENT_CODE_ENTERED = "resident_code_entered", "49", "住民票コードの職権記載"
    HOUSEHOLD_SPLIT = "household_split", "50", "世帯分離"
    HOUSEHOLD_MERGED = "household_merged", "51", "世帯合併"
    HOUSEHOLD_CHANGED = "household_changed", "52", "世帯変更"
    HEAD_CHANGED = "head_changed", "53", "世帯主変更"
    FORMER_NAME_ENTERED = "former_name_entered", "54", "旧氏の記載"
    FORMER_NAME_CHANGED = "former_name_changed", "55", "旧氏の変更"
    FORMER_NAME_DELETED = "former_name_deleted", "56", "旧氏の削除"
    ALIAS_ENTERED = "alias_entered", "57", "通称の記載"
    ALIAS_DELETED = "alias_deleted", "58", "通称の削除"
    CANCELLED_CORRECTION = "cancelled_correction", "59", "異動の取消し（修正）"


class NamePriority(Code):
    """
    氏名優先区分。どの氏名を証明書に出すか。

    >>> NamePriority.ALIAS.title
    '通称'
    """

    KANJI = "kanji", "01", "氏名（漢字のみ）"
    ROMAN = "roman", "02", "氏名（ローマ字のみ）"
    KANJI_ROMAN = "kanji_roman", "03", "氏名（漢字及びローマ字）"
    ROMAN_KANJI = "roman_kanji", "04", "氏名（ローマ字及び漢字）"
    KANJI_THEN_ALIAS = "kanji_then_alias", "05", "氏名（漢字のみ）及び通称"
    ROMAN_THEN_ALIAS = "roman_then_alias", "06", "氏名（ローマ字のみ）及び通称"
    KANJI_ROMAN_THEN_ALIAS = "kanji_roman_then_alias", "07", "氏名（漢字及びローマ字）及び通称"
    ROMAN_KANJI_THEN_ALIAS = "roman_kanji_then_alias", "08", "氏名（ローマ字及び漢字）及び通称"
    ALIAS = "alias", "09", "通称"
    ALIAS_THEN_KANJI = "alias_then_kanji", "10", "通称及び氏名（漢字のみ）"
    ALIAS_THEN_ROMAN = "alias_then_roman", "11", "通称及び氏名（ローマ字のみ）"
    ALIAS_THEN_KANJI_ROMAN = "alias_then_kanji_roman", "12", "通称及び氏名（漢字及びローマ字）"
    ALIAS_THEN_ROMAN_KANJI = "alias_then_roman_kanji", "13", "通称及び氏名（ローマ字及び漢字）"


class ForeignCategory(Code):
    """
    住民基本台帳法第30条の45の表の区分。

    >>> ForeignCategory.SPECIAL_PERMANENT.title
    '特別永住者'
    """

    MID_TO_LONG_TERM = "mid_to_long_term", "01", "中長期在留者"
    SPECIAL_PERMANENT = "special_permanent", "02", "特別永住者"
    TEMPORARY_REFUGE = "temporary_refuge", "03", "一時庇護許可者"
    PROVISIONAL_STAY = "provisional_stay", "04", "仮滞在許可者"
    TRANSITIONAL_BIRTH = "transitional_birth", "05", "出生による経過滞在者"
    TRANSITIONAL_NATIONALITY_LOST = "transitional_nationality_lost", "06", "国籍喪失による経過滞在者"


class SupportMeasure(Code):
    """
    支援措置区分（DV 等支援措置）。

    >>> SupportMeasure.PROVISIONAL.title
    '仮支援措置'
    """

    FULL = "full", "1", "支援措置"
    PROVISIONAL = "provisional", "2", "仮支援措置"
    ENDED = "ended", "3", "支援措置終了"


class PensionKind(Code):
    """
    国民年金の種別。コード値の標準は確かめられていないので、対応表は町が宣言する。

    >>> PensionKind.CATEGORY_1.title
    '第1号被保険者'
    """

    CATEGORY_1 = "category_1", "", "第1号被保険者"
    CATEGORY_2 = "category_2", "", "第2号被保険者"
    CATEGORY_3 = "category_3", "", "第3号被保険者"
    VOLUNTARY = "voluntary", "", "任意加入被保険者"


class ChildAllowanceKind(Code):
    """
    児童手当資格区分。コード値の標準は確かめられていないので、対応表は町が宣言する。

    >>> ChildAllowanceKind.RECIPIENT.title
    '受給者'
    """

    RECIPIENT = "recipient", "", "受給者"
    CHILD = "child", "", "支給要件児童"
    NONE = "none", "", "該当しない"
