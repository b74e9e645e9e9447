"""和暦、暦の日とは限らない日付、法律の年齢、期間、町の開庁日。時計はここに無く、今日の日付は引数で渡す。"""

from madoguchi_core.calendar._ages import (
    Attained,
    attained_on,
    fiscal_year_end,
    fiscal_year_end_at_age,
    is_attainment_unsettled,
    legal_age,
    legal_age_bounds,
)
from madoguchi_core.calendar._eras import ERAS, Era, era_of
from madoguchi_core.calendar._months import first_paid_month, last_charged_month, month_after_age, month_of
from madoguchi_core.calendar._parsing import parse_date, parse_exact_date, parse_old_form_date
from madoguchi_core.calendar._periods import Counting, PeriodUnit, last_day, shift_date
from madoguchi_core.calendar._register_date import DateKind, RegisterDate
from madoguchi_core.calendar._school import (
    compulsory_education_ends_on,
    fiscal_year,
    school_entry_on,
    school_year,
)
from madoguchi_core.calendar._terms import is_in_term, term_words
from madoguchi_core.calendar._town import Rolls, TownCalendar, is_announced
from madoguchi_core.calendar._wareki import WarekiParts, WarekiStyle, format_wareki, split_wareki

__all__ = [
    "ERAS",
    "Attained",
    "Counting",
    "DateKind",
    "Era",
    "PeriodUnit",
    "RegisterDate",
    "Rolls",
    "TownCalendar",
    "WarekiParts",
    "WarekiStyle",
    "attained_on",
    "compulsory_education_ends_on",
    "era_of",
    "first_paid_month",
    "fiscal_year",
    "fiscal_year_end",
    "fiscal_year_end_at_age",
    "format_wareki",
    "is_announced",
    "is_attainment_unsettled",
    "is_in_term",
    "last_charged_month",
    "last_day",
    "legal_age",
    "legal_age_bounds",
    "month_after_age",
    "month_of",
    "parse_date",
    "parse_exact_date",
    "parse_old_form_date",
    "school_entry_on",
    "school_year",
    "shift_date",
    "split_wareki",
    "term_words",
]
