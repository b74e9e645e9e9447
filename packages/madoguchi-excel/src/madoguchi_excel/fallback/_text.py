"""式に書く小さな部品: 定数・不明かどうか・日付の計算。Excel 2016 と LibreOffice 7.4 の両方にある関数だけを使う。"""

import re
from datetime import date
from enum import Enum

from madoguchi_core.calendar import ERAS
from madoguchi_core.rules import shown

NO_VALUE = '""'
UNSURE = "0.5"
CYCLE = 146097
"""400 年の日数。年月日を読むときに足せば、表計算が扱えない 1900 年 3 月より前の日も、曜日まで同じ日として計算できる。"""

_EPOCH = date(1899, 12, 30).toordinal()


def serial(day: date) -> int:
    """
    表計算の日付の番号。1900 年 3 月 1 日からは Excel の番号と同じで、その前は同じ数え方を延ばす。

    >>> serial(date(1900, 3, 1)), serial(date(2026, 3, 3))
    (61, 46084)
    """
    return day.toordinal() - _EPOCH


def quoted(text: str) -> str:
    """
    式の中の文字。

    >>> quoted('「"」')
    '"「""」"'
    """
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def cell_name(name: str) -> str:
    """
    セルに付ける名。名に書けない字は「_」にする。

    >>> cell_name("d.born-on")
    'd.born_on'
    """
    return re.sub(r"[^\w.]", "_", name)


def literal(value: object) -> str:
    """
    式の中の定数。真偽は 1 と 0、列挙は日本語の名で書く。

    >>> literal(True), literal(date(2026, 3, 3)), literal("妻")
    ('1', '46084', '"妻"')
    """
    match value:
        case bool():
            return "1" if value else "0"
        case Enum():
            return quoted(shown(value))
        case int():
            return f"({value})" if value < 0 else str(value)
        case date():
            return str(serial(value))
        case _:
            return quoted(str(value))


def either(*tests: str) -> str:
    """どれかが成り立つ、という検査。"""
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def year(day: str) -> str:
    """西暦の年に 400 を足した数。"""
    return f"YEAR({day}+{CYCLE})"


def month_day(day: str) -> str:
    """月と日を並べた数（3月31日なら 331）。"""
    return f"(MONTH({day}+{CYCLE})*100+DAY({day}+{CYCLE}))"


def months_later(day: str, months: str) -> str:
    """何か月後の日。同じ日が無ければ月末。"""
    return f"(EDATE({day}+{CYCLE},{months})-{CYCLE})"


def day_of(year_and_400: str, month: str, day: str) -> str:
    """年（400 を足したもの）と月と日から作る日。"""
    return f"(DATE({year_and_400},{month},{day})-{CYCLE})"


def age_on(born: str, on: str) -> str:
    """誕生日の当日に年をとる数え方の満年齢。"""
    return f"({year(on)}-{year(born)}-({month_day(on)}<{month_day(born)}))"


def before_corresponding(first: str, months: str) -> str:
    """月で数える期間の末日: 応当する日の前の日。応当する日が無ければ月末。"""
    moved = months_later(first, months)
    return f"({moved}-(DAY({moved}+{CYCLE})=DAY({first}+{CYCLE})))"


def attained_on(born: str, years: str) -> str:
    """年齢に達する日（誕生日の前日。応当する日が無ければ月末）。零歳には生まれた日に達する。"""
    return f"IF({years}=0,{born},{before_corresponding(born, f'12*{years}')})"


def fiscal_year_end(day: str) -> str:
    """その日以後の最初の3月31日。"""
    return day_of(f"{year(day)}+(MONTH({day}+{CYCLE})>3)", "3", "31")


def era(day: str) -> str:
    """
    その日の元号。

    >>> era("C1").startswith('IF(C1>=43586,"令和",')
    True
    """
    written = NO_VALUE
    for one in ERAS:
        written = f"IF({day}>={serial(one.first_on)},{quoted(one.kanji)},{written})"
    return written


def era_year(day: str) -> str:
    """
    元号で数えた年。はじめの年は「元」。

    >>> era_year("C1").startswith('IF(C1>=43586,IF(YEAR(C1)=2019,"元",YEAR(C1)-2018),')
    True
    """
    written = NO_VALUE
    for one in ERAS:
        years = f'IF(YEAR({day})={one.first_year},"元",YEAR({day})-{one.first_year - 1})'
        written = f"IF({day}>={serial(one.first_on)},{years},{written})"
    return written


def wareki(day: str) -> str:
    """
    元号と曜日で書いた日。LibreOffice と Excel で元年の書き方が違うので、書式に頼らない。

    >>> wareki("C1").startswith('IF(C1>=43586,"令和",')
    True
    """
    weekday = f'MID("日月火水木金土",WEEKDAY({day}),1)'
    return f'{era(day)}&{era_year(day)}&"年"&MONTH({day})&"月"&DAY({day})&"日（"&{weekday}&"）"'
