"""住民票の異動・記載・消除・転出と、戸籍の表示、外国人住民の項目。住民一件の中の部分。"""

from typing import Annotated

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records._address import Address
from madoguchi_core.records._codes import ForeignCategory, RecordReason
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

NOT_SUPPLIED = Missing.NOT_SUPPLIED


@record
class Event:
    """
    直近の異動。

    >>> Event(reason=RecordReason.MOVE_WITHIN).reason.title
    '転居'
    """

    on: Annotated[RegisterDate | Missing, "異動年月日"] = NOT_SUPPLIED
    reported_on: Annotated[RegisterDate | Missing, "異動届出年月日"] = NOT_SUPPLIED
    report_number: Annotated[str | Missing, "届出番号"] = NOT_SUPPLIED
    reason: Annotated[RecordReason | Missing, "異動事由"] = NOT_SUPPLIED
    event_class: Annotated[str | Missing, "異動区分（町のコードのまま）"] = NOT_SUPPLIED
    noticed_on: Annotated[RegisterDate | Missing, "通知日"] = NOT_SUPPLIED
    record_kind: Annotated[str | Missing, "記載等の種別（町のコードのまま）"] = NOT_SUPPLIED


@record
class Entry:
    """
    住民票に記載されたときのこと。

    >>> Entry(reason=RecordReason.BIRTH).reason.title
    '出生'
    """

    on: Annotated[RegisterDate | Missing, "記載の異動年月日"] = NOT_SUPPLIED
    reason: Annotated[RecordReason | Missing, "記載の事由"] = NOT_SUPPLIED


@record
class Removal:
    """
    住民票が消除されたときのこと。

    >>> Removal(reason=RecordReason.DEATH).reason.title
    '死亡'
    """

    reason: Annotated[RecordReason | Missing, "消除の事由"] = NOT_SUPPLIED
    notified_on: Annotated[RegisterDate | Missing, "消除の届出年月日"] = NOT_SUPPLIED
    on: Annotated[RegisterDate | Missing, "消除の異動年月日"] = NOT_SUPPLIED


@record
class MovingOut:
    """
    転出届と、転入先からの通知。確定日が空なら、まだ転出予定。

    >>> MovingOut(planned_on=RegisterDate.unknown("不詳"), confirmed_on=Missing.EMPTY).is_planned
    True
    """

    reported_on: Annotated[RegisterDate | Missing, "転出届出年月日"] = NOT_SUPPLIED
    planned_on: Annotated[RegisterDate | Missing, "転出予定年月日"] = NOT_SUPPLIED
    confirmed_on: Annotated[RegisterDate | Missing, "転出年月日（確定）"] = NOT_SUPPLIED
    noticed_on: Annotated[RegisterDate | Missing, "転入通知年月日"] = NOT_SUPPLIED
    planned_address: Annotated[Address, "転出先住所（予定）"] = Address()
    confirmed_address: Annotated[Address, "転出先住所（確定）"] = Address()

    @property
    def is_planned(self) -> bool | Missing:
        """
        転出届が出ていて、まだ確定していないか。列が無ければ ``Missing``。

        >>> MovingOut().is_planned.title
        '町のデータに列がない'
        """
        if isinstance(self.planned_on, Missing):
            return False if self.planned_on is Missing.EMPTY else self.planned_on
        if isinstance(self.confirmed_on, Missing):
            return True if self.confirmed_on is Missing.EMPTY else self.confirmed_on
        return False


@record
class Koseki:
    """
    戸籍の表示（本籍と筆頭者）。「なし」「不明」と書かれることもある。外国人住民には該当しない。

    >>> Koseki(honseki="見本県見本町東一条１番地").honseki
    '見本県見本町東一条１番地'
    """

    honseki: Annotated[str | Missing, "本籍"] = NOT_SUPPLIED
    municipality_code: Annotated[str | Missing, "本籍の市区町村コード"] = NOT_SUPPLIED
    machiaza_code: Annotated[str | Missing, "本籍の町字コード"] = NOT_SUPPLIED
    prefecture: Annotated[str | Missing, "本籍の都道府県"] = NOT_SUPPLIED
    municipality: Annotated[str | Missing, "本籍の市区郡町村名"] = NOT_SUPPLIED
    machiaza: Annotated[str | Missing, "本籍の町字"] = NOT_SUPPLIED
    lot: Annotated[str | Missing, "本籍の地番号または街区符号"] = NOT_SUPPLIED
    head: Annotated[str | Missing, "筆頭者"] = NOT_SUPPLIED
    head_family: Annotated[str | Missing, "筆頭者の氏"] = NOT_SUPPLIED
    head_given: Annotated[str | Missing, "筆頭者の名"] = NOT_SUPPLIED


@record
class ForeignStatus:
    """
    外国人住民に固有の項目。日本人住民では、すべて ``Missing.NOT_APPLICABLE``。

    >>> ForeignStatus(category=ForeignCategory.SPECIAL_PERMANENT).category.title
    '特別永住者'
    """

    became_resident_on: Annotated[RegisterDate | Missing, "外国人住民となった年月日"] = NOT_SUPPLIED
    card_number: Annotated[str | Missing, "在留カード等番号"] = NOT_SUPPLIED
    card_kind: Annotated[str | Missing, "在留カード等番号区分（町のコードのまま）"] = NOT_SUPPLIED
    nationality_code: Annotated[str | Missing, "国籍等の国名コード"] = NOT_SUPPLIED
    nationality: Annotated[str | Missing, "国籍名等"] = NOT_SUPPLIED
    category: Annotated[ForeignCategory | Missing, "第30条の45に規定する区分"] = NOT_SUPPLIED
    has_reported_residence: Annotated[bool | Missing, "住居地の届出の有無"] = NOT_SUPPLIED
    status_code: Annotated[str | Missing, "在留資格等コード（T03 など、そのまま）"] = NOT_SUPPLIED
    period_years: Annotated[int | Missing, "在留期間の年数"] = NOT_SUPPLIED
    period_months: Annotated[int | Missing, "在留期間の月数"] = NOT_SUPPLIED
    period_days: Annotated[int | Missing, "在留期間の日数"] = NOT_SUPPLIED
    expires_on: Annotated[RegisterDate | Missing, "在留期間の満了の日"] = NOT_SUPPLIED
