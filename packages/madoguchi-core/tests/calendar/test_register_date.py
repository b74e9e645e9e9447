"""登録上の日付の値型の約束。"""

from datetime import date

import pytest

from madoguchi_core.calendar import DateKind, RegisterDate
from madoguchi_core.errors import InvalidValue

DAY = date(2026, 3, 3)
NEXT_DAY = date(2026, 3, 4)


def test_一日に決まる日付は幅もその日だけ() -> None:
    value = RegisterDate.exact(DAY, "令和8年3月3日")

    assert (value.on, value.earliest, value.latest) == (DAY, DAY, DAY)
    assert value.text == "令和8年3月3日"
    assert value.is_exact


def test_不詳の日付は日も幅も持たない() -> None:
    value = RegisterDate.unknown("年月日不詳")

    assert (value.on, value.earliest, value.latest) == (None, None, None)
    assert value.text == "年月日不詳"
    assert not value.is_exact


@pytest.mark.parametrize(
    ("on", "earliest", "latest", "kind"),
    [
        (DAY, DAY, NEXT_DAY, DateKind.EXACT),
        (DAY, None, None, DateKind.EXACT),
        (None, DAY, DAY, DateKind.EXACT),
        (DAY, DAY, DAY, DateKind.UNKNOWN),
        (None, NEXT_DAY, DAY, DateKind.PARTIAL),
    ],
)
def test_日と幅と種類の合わない値は作れない(
    on: date | None, earliest: date | None, latest: date | None, kind: DateKind
) -> None:
    with pytest.raises(InvalidValue) as caught:
        RegisterDate(on, "昭和20年8月15日", earliest, latest, kind)

    assert caught.value.code == "MDG010"
    assert "昭和20年" not in str(caught.value)


def test_片側だけ言える幅も持てる() -> None:
    assert RegisterDate(None, "", DAY, None, DateKind.PARTIAL).latest is None


def test_どの種類にも日本語の名がある() -> None:
    assert len({kind.title for kind in DateKind}) == len(DateKind)
