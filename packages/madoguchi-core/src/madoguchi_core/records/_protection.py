"""支援措置（DV 等）。ここに無いもの: 出力を止める判断（``gate``）、名簿の読み取り（``store``）。"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Annotated

from madoguchi_core.calendar import PeriodUnit, RegisterDate, shift_date
from madoguchi_core.records._codes import SupportMeasure
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record


class ProtectionAlert(Enum):
    """
    支援措置の期間について、職員に出す知らせ。

    >>> ProtectionAlert.PERIOD_OVER.title
    '期間終了（抑止は続いています）'
    """

    NONE = "none"
    ENDING_SOON = "ending_soon"
    PERIOD_OVER = "period_over"
    PERIOD_UNKNOWN = "period_unknown"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return _ALERT_TITLES[self]


_ALERT_TITLES = {
    ProtectionAlert.NONE: "なし",
    ProtectionAlert.ENDING_SOON: "まもなく期間終了",
    ProtectionAlert.PERIOD_OVER: "期間終了（抑止は続いています）",
    ProtectionAlert.PERIOD_UNKNOWN: "期間を確かめられません",
}


@record
class Protection:
    """
    支援措置の名簿と照合した結果。照合していないときはこの型ではなく ``Missing`` になる。

    終了年月日が過ぎても、職員が終了（区分3）にするまで抑止は続く（住民記録システム標準仕様書 3.1・3.4）。

    >>> Protection.none().is_suppressed
    False
    >>> Protection(is_listed=True, measure=Missing.UNKNOWN).is_suppressed
    True
    """

    is_listed: Annotated[bool, "名簿に載っているか"]
    measure: Annotated[SupportMeasure | Missing, "支援措置区分"] = Missing.NOT_APPLICABLE
    starts_on: Annotated[RegisterDate | Missing, "支援措置開始年月日"] = Missing.NOT_APPLICABLE
    ends_on: Annotated[RegisterDate | Missing, "支援措置終了年月日"] = Missing.NOT_APPLICABLE

    @classmethod
    def none(cls) -> "Protection":
        """
        照合して、名簿に無かったことを表す値を返す。

        >>> Protection.none().is_listed
        False
        """
        return _NOT_LISTED

    @property
    def is_suppressed(self) -> bool:
        """出力を抑止する人か。区分が分からないときは抑止する。日付では変わらない。"""
        return self.is_listed and self.measure is not SupportMeasure.ENDED

    def alert_on(self, day: date) -> ProtectionAlert:
        """
        その日に職員へ出す知らせ。終了の1か月前から ``ENDING_SOON``、過ぎたら ``PERIOD_OVER``。

        Args:
            day: 画面や紙を出す日。

        >>> listed = Protection(
        ...     is_listed=True, measure=SupportMeasure.FULL, ends_on=RegisterDate.exact(date(2026, 3, 31))
        ... )
        >>> listed.alert_on(date(2026, 2, 27)).title, listed.alert_on(date(2026, 2, 28)).title
        ('なし', 'まもなく期間終了')
        """
        if not self.is_suppressed:
            return ProtectionAlert.NONE
        if isinstance(self.ends_on, Missing) or self.ends_on.on is None:
            return ProtectionAlert.PERIOD_UNKNOWN
        if self.ends_on.on < day:
            return ProtectionAlert.PERIOD_OVER
        warns_from = shift_date(self.ends_on.on, -1, PeriodUnit.MONTH)
        return ProtectionAlert.ENDING_SOON if warns_from <= day else ProtectionAlert.NONE


_NOT_LISTED = Protection(is_listed=False)


def suppression_among(states: Iterable[Protection | Missing]) -> bool | Missing:
    """
    抑止される人が一人でもいるか。照合していない人がいて、ほかに抑止が無ければ ``Missing``。

    >>> suppression_among([Protection.none(), Missing.NOT_SUPPLIED]).title
    '町のデータに列がない'
    """
    listed = list(states)
    if any(isinstance(state, Protection) and state.is_suppressed for state in listed):
        return True
    return next((state for state in listed if isinstance(state, Missing)), False)
