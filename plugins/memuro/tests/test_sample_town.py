"""見本の町の約束: いつも同じ町になり、規則が知っている型をそろえ、実在の団体コードを使わない。"""

import csv
import io

from madoguchi_core.records import adapt_row, check_columns
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import COLUMNS, PATTERNS, residents, sample_csv, support_csv


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sample_csv())))


def test_いつも同じ町になり_種を変えれば違う町になる() -> None:
    assert sample_csv() == sample_csv()
    assert sample_csv(seed=1) != sample_csv(seed=2)
    assert list(residents(50)) == list(residents(50))


def test_町は60世帯ほどで_表は町の122列のとおり() -> None:
    assert len(COLUMNS) == 122
    assert check_columns(COLUMNS, MEMURO_RESIDENTS) == ()
    assert len({row["世帯番号"] for row in rows()}) == 60


def test_どの型にも宛名番号の人がいて_番号は重ならない() -> None:
    numbers = [row["宛名番号"] for row in rows()]
    assert len(numbers) == len(set(numbers))
    assert {pattern.address_number for pattern in PATTERNS.values()} <= set(numbers)
    assert len(PATTERNS) >= 30


def test_わざと置いた食い違いのほかは_指摘なく読める() -> None:
    codes = {
        finding.code
        for at, row in enumerate(rows(), start=2)
        for finding in adapt_row(row, MEMURO_RESIDENTS, row_number=at).findings
    }
    assert codes == {"MDG102", "MDG107", "MDG110"}


def test_測るための住民は頼んだ人数だけできる() -> None:
    assert sum(1 for _ in residents(1001)) == 1001


def test_名簿の終了日が過ぎた人も載っている() -> None:
    listed = list(csv.DictReader(io.StringIO(support_csv())))
    assert [row["支援措置区分"] for row in listed] == ["1"]
    assert listed[0]["支援措置終了年月日"] < "2026-04-01"
