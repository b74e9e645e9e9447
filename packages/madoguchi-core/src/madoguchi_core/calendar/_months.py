"""月で数える制度の日: 月割の終わり、支給の始まり、年齢に達した翌月。月は、その月の1日で表す。"""

from __future__ import annotations

from datetime import date, timedelta

from madoguchi_core.calendar._ages import attained_on
from madoguchi_core.calendar._periods import PeriodUnit, shift_date

_ONE_DAY = timedelta(days=1)


def month_of(on: date) -> date:
    """
    その日の属する月（1日で表す）。

    >>> month_of(date(2026, 3, 17))
    datetime.date(2026, 3, 1)
    """
    return on.replace(day=1)


def last_charged_month(died_on: date) -> date:
    """
    月割の保険料（税）が最後にかかる月。資格は死亡の翌日になくなり、なくなった日の月の前の月までかかる。

    月末に亡くなると、なくなる日が翌月の1日になるので、亡くなった月の分までかかる。
    根拠: 介護保険法139条、高齢者の医療の確保に関する法律、国民健康保険税の月割（町税条例）。

    Args:
        died_on: 死亡日。

    Returns:
        最後の月の1日。

    >>> last_charged_month(date(2026, 3, 30)), last_charged_month(date(2026, 3, 31))
    (datetime.date(2026, 2, 1), datetime.date(2026, 3, 1))
    """
    return shift_date(month_of(died_on + _ONE_DAY), -1, PeriodUnit.MONTH)


def first_paid_month(happened_on: date, claimed_on: date, *, claim_by: date) -> date:
    """
    児童手当の支給が始まる月。請求の月の翌月から。期限までの請求なら、出来事の月の翌月から。

    根拠: 児童手当法8条2項・3項。

    Args:
        happened_on: 出来事の日。受給者の死亡はその日、転入は転出予定日（届出の日でも引っ越した日でもない）、出生は出生の日。
        claimed_on: 認定の請求をした日。
        claim_by: 15日の特例の末日（閉庁日なら翌開庁日に送ったもの）。

    Returns:
        支給が始まる月の1日。

    >>> first_paid_month(date(2026, 3, 25), date(2026, 4, 8), claim_by=date(2026, 4, 9))
    datetime.date(2026, 4, 1)
    >>> first_paid_month(date(2026, 3, 25), date(2026, 4, 10), claim_by=date(2026, 4, 9))
    datetime.date(2026, 5, 1)
    """
    counted_on = min(happened_on, claimed_on) if claimed_on <= claim_by else claimed_on
    return shift_date(month_of(counted_on), 1, PeriodUnit.MONTH)


def month_after_age(born: date, years: int) -> date:
    """
    その年齢に達した日の月の翌月（高齢受給者証の70歳）。達する日は誕生日の前日なので、1日生まれは誕生月になる。

    Args:
        born: 生まれた日。
        years: 年齢。

    Returns:
        翌月の1日。

    Raises:
        InvalidValue: 年齢がマイナスのとき（MDG011）。

    >>> month_after_age(date(1956, 5, 1), 70), month_after_age(date(1956, 5, 2), 70)
    (datetime.date(2026, 5, 1), datetime.date(2026, 6, 1))
    """
    return shift_date(month_of(attained_on(born, years)), 1, PeriodUnit.MONTH)
