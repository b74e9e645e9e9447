"""本人確認の書類の数え方。"""

from datetime import date

import pytest

from madoguchi_core.certificates import PaperClass, count_papers
from madoguchi_core.national.certificates import ID_PAPER_TABLE

BY_TITLE = {paper.title: paper for paper in ID_PAPER_TABLE}
ON = date(2026, 4, 6)


def test_書類の名はどれも一つずつ() -> None:
    assert len(BY_TITLE) == len(ID_PAPER_TABLE)


@pytest.mark.parametrize(
    ("title", "last"),
    [("従来の健康保険証", date(2025, 12, 1)), ("写真付き住民基本台帳カード", date(2025, 12, 28))],
)
def test_使えなくなる書類は_最後の日まで数える(title: str, last: date) -> None:
    paper = BY_TITLE[title]
    kept = count_papers([paper], on=last)
    gone = count_papers([paper], on=date.fromordinal(last.toordinal() + 1))
    assert (kept.photo + kept.official, kept.refused) == (1, ())
    assert (gone.photo + gone.official, gone.refused) == (0, (title,))


def test_同じ書類を二度見せても_一つと数える() -> None:
    card = BY_TITLE["資格確認書"]
    assert count_papers([card, card], on=ON).official == 1


@pytest.mark.parametrize("title", ["通知カード", "資格情報のお知らせ"])
def test_使えない書類は数えない(title: str) -> None:
    found = count_papers([BY_TITLE[title]], on=ON)
    assert (found.photo, found.official, found.other, found.refused) == (0, 0, 0, (title,))


def test_どの種類の書類も表にある() -> None:
    assert {paper.paper_class for paper in ID_PAPER_TABLE} == set(PaperClass)
