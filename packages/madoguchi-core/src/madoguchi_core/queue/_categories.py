"""区分と番号の帯。番号を数える規則だけがあり、どこまで使ったかの記録は無い。"""

from collections.abc import Collection, Sequence
from itertools import chain, combinations
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._ids import CategoryId


class TicketCategory(BaseModel):
    """
    番号札の区分ひとつ。番号の帯は両端を含む。

    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> certificates.number_text(7)
    'A007'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: CategoryId = Field(title="区分の id")
    title: str = Field(title="区分の名", min_length=1)
    letter: str = Field(title="番号の頭の英字（使わないなら空）", pattern=r"^[A-Z]?$")
    first: int = Field(title="帯の最初の番号", ge=1, le=9999)
    last: int = Field(title="帯の最後の番号", ge=1, le=9999)
    section_role: str = Field(title="受け持つ職員", min_length=1)
    counter: str = Field(title="案内する窓口", min_length=1)
    level: int = Field(default=1, title="受け持てる職員の段階", ge=1, le=9)
    is_cyclic: bool = Field(default=False, title="帯を使い切ったら最初の番号に戻るか")
    is_count_only: bool = Field(default=False, title="番号を出さずに件数だけを数えるか")

    @model_validator(mode="after")
    def _band_is_not_empty(self) -> Self:
        if self.first > self.last:
            raise ValueError("番号の帯は、最初の番号が最後の番号を超えてはなりません")
        return self

    def number_text(self, number: int) -> str:
        """札と画面に出す番号の表記。数字は三桁以上にそろえる。"""
        return f"{self.letter}{number:03d}"

    def stack_text(self, number: int) -> str:
        """停止時に使う、刷り置きの束の番号の表記。機械の札と同じ表記にならない。"""
        return f"手{self.number_text(number)}"

    def shares_numbers_with(self, other: "TicketCategory") -> bool:
        """同じ表記の番号が、両方の区分から出ることがあるか。"""
        if self.is_count_only or other.is_count_only:
            return False
        return self.letter == other.letter and self.first <= other.last and other.first <= self.last


def next_number(
    category: TicketCategory, *, last_used: int | None, taken: Collection[str] = ()
) -> int | Finding:
    """
    次に出す番号。帯を使い切ったら指摘を返す。最初に戻る区分でも、使われている番号は飛ばす。

    業務の途中で帯が後ろへ動いたときは、新しい帯の最初の番号から続ける。

    Args:
        category: 区分。
        last_used: その日にその区分で最後に出した番号。まだ出していなければ ``None``。
        taken: 出してはならない番号の表記（待つ人や、前の日から持ち越した人の番号）。

    Returns:
        次の番号、または指摘（使い切ったなら ``MDG501``、番号を出さない区分なら ``MDG541``）。

    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> next_number(certificates, last_used=None), next_number(certificates, last_used=6, taken={"A007"})
    (1, 8)
    >>> print(next_number(certificates, last_used=499))
    [誤り] MDG501 区分 a: 今日の番号を使い切りました（A001〜A499） → 職員が手書きの番号で受け付け、区分の帯を広げてください
    >>> next_number(certificates.model_copy(update={"is_cyclic": True}), last_used=499, taken={"A001"})
    2
    """
    if category.is_count_only:
        return no_numbers(category)
    start = category.first if last_used is None else max(category.first, last_used + 1)
    if start <= category.last and category.number_text(start) not in taken:
        return start
    ahead = range(start, category.last + 1)
    again = range(category.first, min(start, category.last + 1)) if category.is_cyclic else range(0)
    free = (number for number in chain(ahead, again) if category.number_text(number) not in taken)
    return next(free, None) or _exhausted(category)


def jump_number(category: TicketCategory, *, last_used: int | None, seen: int | None) -> int | Finding:
    """
    控えから戻した後に、どこまで使ったとみなすか。戻した後に出る番号は、必ずこれより後になる。

    控えの後に刷られた札は、控えには無くても人が持っている。

    Args:
        category: 区分。
        last_used: 控えに残る最後の番号。
        seen: 職員が見たうちで最も大きい番号。分からなければ ``None``（100 だけ飛ばす）。

    Returns:
        使ったとみなす番号、または帯に残りが無いという指摘（``MDG540``）。

    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> jump_number(certificates, last_used=40, seen=52), jump_number(certificates, last_used=40, seen=None)
    (52, 140)
    """
    known = category.first - 1 if last_used is None else last_used
    jumped = known + _JUMP if seen is None else max(known, seen)
    return jumped if jumped < category.last or category.is_cyclic else _no_room(category)


_JUMP: Final = 100


def _exhausted(category: TicketCategory) -> Finding:
    band = f"{category.number_text(category.first)}〜{category.number_text(category.last)}"
    return Finding(
        "MDG501",
        Severity.ERROR,
        f"区分 {category.id}",
        f"今日の番号を使い切りました（{band}）",
        "職員が手書きの番号で受け付け、区分の帯を広げてください",
    )


def no_numbers(category: TicketCategory) -> Finding:
    """番号を出さない区分だという指摘。"""
    return Finding(
        "MDG541",
        Severity.ERROR,
        f"区分 {category.id}",
        "番号を出さずに、件数だけを数える区分です",
        "件数として記してください（madoguchi queue count）",
    )


def _no_room(category: TicketCategory) -> Finding:
    return Finding(
        "MDG540",
        Severity.ERROR,
        f"区分 {category.id}",
        "番号を飛ばすと、帯に残りがありません",
        "職員が渡した番号の最も大きいものを確かめるか、区分の帯を広げてください",
    )


def check_categories(categories: Sequence[TicketCategory]) -> tuple[Finding, ...]:
    """
    区分の並びの誤りをすべて挙げる。同じ id、同じ表記の番号が二つの区分から出ること。

    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> moves = certificates.model_copy(update={"id": "b", "first": 400, "last": 799})
    >>> print(*check_categories([certificates, moves]))
    [誤り] MDG502 区分 a と b: 同じ番号が二つの区分から出ます → 番号の帯か頭の英字を分けてください
    """
    findings: list[Finding] = []
    for one, other in combinations(categories, 2):
        where = f"区分 {one.id} と {other.id}"
        if one.id == other.id:
            findings.append(
                Finding("MDG502", Severity.ERROR, where, "区分の id が重なっています", "id を分けてください")
            )
        elif one.shares_numbers_with(other):
            findings.append(
                Finding(
                    "MDG502",
                    Severity.ERROR,
                    where,
                    "同じ番号が二つの区分から出ます",
                    "番号の帯か頭の英字を分けてください",
                )
            )
    return tuple(findings)
