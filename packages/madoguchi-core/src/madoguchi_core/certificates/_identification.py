"""本人確認の書類の数え方。1点で足りるもの、2点の組で足りるもの、受け取らないもの。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from madoguchi_core.calendar import is_in_term


class PaperClass(StrEnum):
    """本人確認の書類の種類。"""

    PHOTO = "1点で足りる（官公署の顔写真付き）"
    OFFICIAL = "2点のうちの1点（官公署など）"
    OTHER = "2点のうちのもう1点"
    REFUSED = "本人確認に使えない"


@dataclass(frozen=True, slots=True)
class IdPaper:
    """
    本人確認の書類ひとつ。

    Attributes:
        title: 書類の名。
        paper_class: 種類。
        until: この日まで使える。None は今のところずっと。
        note: 条件（写真付き、など）。
    """

    title: str
    paper_class: PaperClass
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PapersShown:
    """
    見せられた書類の数。

    Attributes:
        photo: 1点で足りるものの数。
        official: 2点のうちの1点になるものの数。
        other: 2点のうちのもう1点になるものの数。
        refused: 使えなかった書類の名。
    """

    photo: int
    official: int
    other: int
    refused: tuple[str, ...] = ()


def count_papers(papers: Iterable[IdPaper], *, on: date) -> PapersShown:
    """
    見せられた書類を数える。有効期限切れ・写しは、渡す前に職員が除く。

    Args:
        papers: 見せられた書類。同じものは一度だけ数える。
        on: 請求の日。

    >>> old_card = IdPaper("健康保険証", PaperClass.OFFICIAL, until=date(2025, 12, 1))
    >>> count_papers([old_card], on=date(2025, 12, 1)).official
    1
    >>> count_papers([old_card], on=date(2025, 12, 2)).refused
    ('健康保険証',)
    """
    unique = tuple(dict.fromkeys(papers))
    usable = [paper for paper in unique if _is_usable(paper, on)]
    counts = {kind: sum(paper.paper_class is kind for paper in usable) for kind in PaperClass}
    return PapersShown(
        counts[PaperClass.PHOTO],
        counts[PaperClass.OFFICIAL],
        counts[PaperClass.OTHER],
        tuple(paper.title for paper in unique if not _is_usable(paper, on)),
    )


def _is_usable(paper: IdPaper, on: date) -> bool:
    return paper.paper_class is not PaperClass.REFUSED and is_in_term(on, None, paper.until)
