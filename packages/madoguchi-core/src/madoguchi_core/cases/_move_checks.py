"""異動の状況ファイルに書かれたことが、その出来事であり得るかを確かめる。指摘は全部そろえ、書かれた中身は言わない。"""

from collections.abc import Iterator, Mapping

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.cases._move_build import Plot
from madoguchi_core.cases._move_case import Part
from madoguchi_core.cases._people import Written
from madoguchi_core.cases._yaml import Table
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Missing, is_surely_before

PART_KEY = "立場"
_MOVING = ((Part.MOVER, Part.STAYER, Part.OTHER), (Part.RECEIVER, Part.OTHER))
_COUPLE = ((Part.HUSBAND, Part.WIFE, Part.OTHER),) * 2
_PARTS: Mapping[LifeEvent, tuple[tuple[Part, ...], tuple[Part, ...]]] = {
    LifeEvent.MOVE_IN: ((Part.MOVER,), (Part.RECEIVER, Part.OTHER)),
    **dict.fromkeys((LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT, LifeEvent.HOUSEHOLD_CHANGE), _MOVING),
    LifeEvent.BIRTH: (
        (Part.NEWBORN, Part.FATHER, Part.MOTHER, Part.OTHER),
        (Part.FATHER, Part.MOTHER, Part.OTHER),
    ),
    **dict.fromkeys((LifeEvent.MARRIAGE, LifeEvent.DIVORCE), _COUPLE),
}
"""出来事から、「世帯」の人と「もう一つの世帯」の人に書ける立場への対応。"""


def check_move(plot: Plot, table: Table, *, where: str) -> Iterator[Finding]:
    """
    立場が出来事に合うか、父と母が一人ずつか、日付の前後が合うか。

    Args:
        plot: 書かれたこと。
        table: 一番外の表。
        where: 指摘に書くファイル名。
    """
    entry = table.get("届出日")
    if entry is not None and _is_reported_early(plot):
        yield Finding(
            "MDG248",
            Severity.ERROR,
            f"{where} {entry.line}行目",
            "異動日より前に届け出たことになっています",
            "「日付」と「届出日」のどちらが正しいかを確かめてください",
        )
    if plot.event is None or plot.event not in _PARTS:
        return
    for people, parts in zip((plot.here, plot.there), _PARTS[plot.event], strict=True):
        for one in people:
            yield from _part(plot, one, parts, where)
    yield from _parents(plot, where)
    yield from _newborns(plot, where)


def _is_reported_early(plot: Plot) -> bool:
    """転出のほかは、前もって届け出ることが無い。"""
    reported = plot.reported_on
    if plot.on is None or isinstance(reported, Missing) or plot.event is LifeEvent.MOVE_OUT:
        return False
    return reported < plot.on


def _part(plot: Plot, one: Written, parts: tuple[Part, ...], where: str) -> Iterator[Finding]:
    written = plot.part_of(one)
    if written is not None and written not in parts:
        listed = "・".join(part.value for part in parts)
        yield Finding(
            "MDG223",
            Severity.ERROR,
            f"{where} {one.line_of(PART_KEY)}行目",
            f"この出来事の、この世帯の人の「{PART_KEY}」には書けない値です",
            f"次のどれかを書いてください: {listed}",
        )


def _parents(plot: Plot, where: str) -> Iterator[Finding]:
    for part in (Part.FATHER, Part.MOTHER):
        found = [one for one in (*plot.here, *plot.there) if plot.part_of(one) is part]
        for extra in found[1:]:
            yield Finding(
                "MDG246",
                Severity.ERROR,
                f"{where} {extra.line_of(PART_KEY)}行目",
                f"「{part.value}」が二人います",
                "父と母は、一人ずつ書いてください",
            )


def _newborns(plot: Plot, where: str) -> Iterator[Finding]:
    """生まれた日が出来事の日。後に生まれたことは、世帯の確かめが言う。"""
    if plot.on is None:
        return
    on = RegisterDate.exact(plot.on)
    for one in plot.here:
        if plot.part_of(one) is Part.NEWBORN and is_surely_before(one.resident.born_on, on):
            yield Finding(
                "MDG237",
                Severity.ERROR,
                f"{where} {one.line_of('生年月日')}行目",
                "生まれた子の生年月日が、出来事の日付より前になっています",
                "出生の「日付」には、生まれた日を書いてください",
            )
