"""見本の町を、表（CSV）と支援措置の名簿にする。同じ種なら、いつも同じ町になる。"""

import csv
import io
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from madoguchi_memuro.sample_town._columns import COLUMNS
from madoguchi_memuro.sample_town._homes import HOMES
from madoguchi_memuro.sample_town._people import Home, Person, numbered

SEED = 20260401
TOWN_HOUSEHOLDS = 60
DIED_ON = date(2026, 4, 5)
_FAMILIES = ("青木", "水野", "森下", "石垣", "川辺", "野原", "小径", "木立", "夕凪", "朝日奈")
_GIVEN_M = ("一真", "健", "修司", "直人", "陸")
_GIVEN_F = ("和", "美穂", "里奈", "ゆり", "沙耶")
_SUPPORT_COLUMNS = (
    "宛名番号",
    "履歴番号",
    "支援措置開始年月日",
    "支援措置終了年月日",
    "支援措置区分",
    "最新フラグ",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """
    見本の世帯の型。

    Attributes:
        id: 型の id。
        title: どんな世帯か。
        address_number: 亡くなったとする人の宛名番号。
        died_on: 亡くなったとする日。
    """

    id: str
    title: str
    address_number: str
    died_on: date


def homes(*, seed: int = SEED, size: int = TOWN_HOUSEHOLDS) -> tuple[Home, ...]:
    """型の世帯と、それを埋めるふつうの世帯。合わせて *size* 世帯（型の数より少なくはならない）。"""
    chance = random.Random(seed)
    return (*HOMES, *(_ordinary(chance, index) for index in range(size - len(HOMES))))


def sample_csv(*, seed: int = SEED, size: int = TOWN_HOUSEHOLDS) -> str:
    """見本の町の住民の表。"""
    rows = (row for _, rows in numbered(homes(seed=seed, size=size)) for row in rows)
    return csv_text(COLUMNS, rows)


def support_csv() -> str:
    """見本の町の支援措置の名簿。終了年月日は過ぎているが、抑止は続く。"""
    protected = [rows[-1]["宛名番号"] for home, rows in numbered(HOMES) if home.is_protected]
    values = ("1", "2025-03-01", "2026-02-28", "1", "1")
    return csv_text(
        _SUPPORT_COLUMNS,
        (dict(zip(_SUPPORT_COLUMNS, (number, *values), strict=True)) for number in protected),
    )


def residents(number: int, *, seed: int = SEED) -> Iterator[dict[str, str]]:
    """測るための住民を *number* 人分。ふつうの世帯だけから成る。"""
    chance = random.Random(seed)
    made = 0
    batch = tuple(_ordinary(chance, index) for index in range(number // 2 + 1))
    for _, rows in numbered(batch):
        for row in rows:
            if made == number:
                return
            made += 1
            yield row


def _ordinary(chance: random.Random, index: int) -> Home:
    family = _FAMILIES[index % len(_FAMILIES)]
    older = _grown(chance, family, "1", "世帯主")
    younger = _grown(chance, family, "2", "妻")
    return Home(f"ordinary-{index}", "ふつうの世帯", (older, younger))


def _grown(chance: random.Random, family: str, sex: str, relation: str) -> Person:
    born = date(1935, 1, 1) + timedelta(days=chance.randrange(365 * 65))
    given = chance.choice(_GIVEN_M if sex == "1" else _GIVEN_F)
    latter = date(born.year + 75, born.month, min(born.day, 28))
    care = date(born.year + 65, born.month, min(born.day, 28))
    is_latter = latter <= date(2026, 4, 1)
    return Person(
        family,
        given,
        "ミホン　ミホン",
        sex,
        born.isoformat(),
        relation,
        nhi="" if is_latter or chance.random() < 0.5 else "2010-04-01",
        latter=latter.isoformat() if is_latter else "",
        care=care.isoformat() if care <= date(2026, 4, 1) else "",
    )


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """見出しと行を、表（CSV）の文にする。"""
    names = tuple(columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return text.getvalue()


def _patterns() -> Mapping[str, Pattern]:
    made = {
        home.id: Pattern(home.id, home.title, rows[home.deceased]["宛名番号"], DIED_ON)
        for home, rows in numbered(HOMES)
    }
    return MappingProxyType(made)


PATTERNS = _patterns()
