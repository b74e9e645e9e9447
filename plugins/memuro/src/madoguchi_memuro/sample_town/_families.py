"""子のいる世帯だけの、架空の町。制度の変わり目の前と後で、どの世帯の結論が変わるかを見るために使う。"""

import random
from datetime import date, timedelta

from madoguchi_memuro.sample_town._columns import COLUMNS
from madoguchi_memuro.sample_town._people import Home, Person, numbered
from madoguchi_memuro.sample_town._town import SEED, csv_text

_CHILD_BORN_FROM = date(2000, 4, 2)
_CHILD_DAYS = 26 * 365
_PARENT_BORN_FROM = date(1970, 1, 1)
_PARENT_DAYS = 20 * 365
# 2024年10月の決まりで手当の対象になる、いちばん早い生まれ
_ALLOWANCE_BORN_FROM = date(2006, 4, 2)
_RECIPIENT = {"児童手当資格区分": "1", "児童手当受給開始年月": "2016-01"}


def families(size: int, *, seed: int = SEED) -> tuple[Home, ...]:
    """子が0人から4人の *size* 世帯。手当の対象の子がいれば、世帯主が受給者になる。"""
    chance = random.Random(seed)
    return tuple(_family(chance, index) for index in range(size))


def family_csv(size: int, *, seed: int = SEED) -> str:
    """子のいる世帯の町の、住民の表。"""
    return csv_text(COLUMNS, (row for _, rows in numbered(families(size, seed=seed)) for row in rows))


def _family(chance: random.Random, index: int) -> Home:
    born = [_day(chance, _CHILD_BORN_FROM, _CHILD_DAYS) for _ in range(chance.randrange(5))]
    is_recipient = any(day >= _ALLOWANCE_BORN_FROM for day in born)
    head = _person(
        chance, "1", "世帯主", _day(chance, _PARENT_BORN_FROM, _PARENT_DAYS), is_recipient=is_recipient
    )
    spouse = _person(chance, "2", "妻", _day(chance, _PARENT_BORN_FROM, _PARENT_DAYS))
    children = [_person(chance, chance.choice("12"), "子", day) for day in sorted(born)]
    adults = (head, spouse) if chance.random() < 0.8 else (head,)
    return Home(f"family-{index}", "子のいる世帯", (*adults, *children))


def _day(chance: random.Random, first: date, days: int) -> date:
    return first + timedelta(days=chance.randrange(days))


def _person(
    chance: random.Random, sex: str, relation: str, born: date, *, is_recipient: bool = False
) -> Person:
    return Person(
        "見本",
        "光",
        "ミホン　ヒカリ",
        sex,
        born.isoformat(),
        relation,
        nhi="2010-04-01" if born < date(2010, 4, 1) and chance.random() < 0.5 else "",
        cells=_RECIPIENT if is_recipient else {},
    )
