"""異動の値。職員が選んだこと（誰が、どの世帯に、世帯主は誰か）は、すべてここに書いて渡す。"""

from datetime import date
from enum import Enum
from typing import Annotated

from madoguchi_core.records import Address, Missing, Resident, record

NOT_ASKED = Missing.NOT_ASKED


class Route(Enum):
    """
    どこからの転入か。書く日付と異動事由が変わる。

    >>> Route.ABROAD.title
    '国外からの転入'
    """

    DOMESTIC = "domestic"
    UNREPORTED = "unreported"
    ABROAD = "abroad"
    FOREIGN_ENTRY = "foreign_entry"
    FOREIGN_STATUS = "foreign_status"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return _ROUTE_TITLES[self]


_ROUTE_TITLES = {
    Route.DOMESTIC: "国内からの転入",
    Route.UNREPORTED: "未届の住所を経た転入",
    Route.ABROAD: "国外からの転入",
    Route.FOREIGN_ENTRY: "外国人の国外からの転入（住民基本台帳法30条の46）",
    Route.FOREIGN_STATUS: "中長期在留者等となった届出（住民基本台帳法30条の47）",
}


@record
class MoveIn:
    """
    転入。来る人の続柄は、転出証明書のもの（前の世帯の世帯主から見たもの）のまま渡す。

    >>> MoveIn(members=(Resident(address_number="1"),), into="10", on=date(2026, 11, 2)).route.title
    '国内からの転入'
    """

    members: Annotated[tuple[Resident, ...], "転入する人"]
    into: Annotated[str, "入る世帯の世帯番号（新しい世帯なら新しい番号）"]
    on: Annotated[date, "転入をした日（30条の47では、中長期在留者等となった日）"]
    route: Annotated[Route, "どこからの転入か"] = Route.DOMESTIC
    head: Annotated[str | Missing, "世帯主にする人の宛名番号"] = NOT_ASKED
    address: Annotated[Address | Missing, "新しい住所（既にある世帯に入るなら要らない）"] = NOT_ASKED
    settled_on: Annotated[date | Missing, "住所を定めた日（30条の47で、先に住んでいたとき）"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class MoveWithin:
    """
    転居。全員でも一部でもよく、既にある世帯にも新しい世帯にも移れる。

    >>> moved = MoveWithin(
    ...     members=("1",), into="20", on=date(2026, 11, 2), address=Address(machiaza="見本町東二条")
    ... )
    >>> moved.head is Missing.NOT_ASKED
    True
    """

    members: Annotated[tuple[str, ...], "転居する人の宛名番号"]
    into: Annotated[str, "入る世帯の世帯番号（全員で移るなら同じ番号でもよい）"]
    on: Annotated[date, "転居をした日"]
    address: Annotated[Address, "新しい住所"]
    head: Annotated[str | Missing, "移った先の世帯主の宛名番号"] = NOT_ASKED
    rest_head: Annotated[str | Missing, "残る世帯の世帯主の宛名番号"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class MoveOut:
    """
    転出。基準日が消除の日（転出予定日か、転入通知の転入日の早い方）より前なら、まだ住民のまま。

    >>> leaving = MoveOut(members=("1",), planned_on=date(2026, 11, 30), as_of=date(2026, 11, 10))
    >>> leaving.removed_on, leaving.is_pending
    (datetime.date(2026, 11, 30), True)
    """

    members: Annotated[tuple[str, ...], "転出する人の宛名番号"]
    planned_on: Annotated[date, "転出予定日"]
    as_of: Annotated[date, "世帯の姿を見る基準日"]
    arrived_on: Annotated[date | Missing, "転入通知にある転入日"] = NOT_ASKED
    is_abroad: Annotated[bool, "国外への転出か"] = False
    destination: Annotated[Address, "転出先住所（予定）"] = Address()
    rest_head: Annotated[str | Missing, "残る世帯の世帯主の宛名番号"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED

    @property
    def removed_on(self) -> date:
        """消除の日（住民記録システム標準仕様書 1.1.5）。"""
        arrived = self.arrived_on
        return self.planned_on if isinstance(arrived, Missing) else min(self.planned_on, arrived)

    @property
    def is_pending(self) -> bool:
        """基準日には、まだ住民か。"""
        return self.as_of < self.removed_on


@record
class Birth:
    """
    出生。世帯にいる親を ``parents`` に書く。

    >>> Birth(child=Resident(address_number="9"), into="10", on=date(2026, 11, 2), parents=("1", "2"))
    Birth(…)
    """

    child: Annotated[Resident, "生まれた人"]
    into: Annotated[str, "入る世帯の世帯番号"]
    on: Annotated[date, "生まれた日"]
    parents: Annotated[tuple[str, ...], "父母の宛名番号（分かる人だけ）"] = ()
    notified_on: Annotated[date | Missing, "戸籍の届出・通知の日"] = NOT_ASKED


@record
class Death:
    """
    死亡。

    >>> Death(member="1", on=date(2026, 11, 2), rest_head="2")
    Death(…)
    """

    member: Annotated[str, "亡くなった人の宛名番号"]
    on: Annotated[date, "死亡の日"]
    rest_head: Annotated[str | Missing, "残る世帯の世帯主の宛名番号"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class ChangeHead:
    """
    世帯主変更。

    >>> ChangeHead(household="10", head="2", on=date(2026, 11, 2))
    ChangeHead(…)
    """

    household: Annotated[str, "世帯番号"]
    head: Annotated[str, "新しい世帯主の宛名番号"]
    on: Annotated[date, "変更の日"]
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class Merge:
    """
    世帯合併。``household`` の全員が ``into`` に入り、もとの世帯番号は閉じる。

    >>> Merge(household="20", into="10", on=date(2026, 11, 2))
    Merge(…)
    """

    household: Annotated[str, "なくなる世帯の世帯番号"]
    into: Annotated[str, "入る世帯の世帯番号"]
    on: Annotated[date, "生計を一つにした日"]
    head: Annotated[str | Missing, "合わせた世帯の世帯主の宛名番号（変わるときだけ）"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class Split:
    """
    世帯分離。同じ住所のまま、一部の人が新しい世帯を作る。

    >>> Split(members=("3",), into="20", head="3", on=date(2026, 11, 2))
    Split(…)
    """

    members: Annotated[tuple[str, ...], "分かれる人の宛名番号"]
    into: Annotated[str, "新しい世帯番号"]
    on: Annotated[date, "生計を分けた日"]
    head: Annotated[str | Missing, "新しい世帯の世帯主の宛名番号"] = NOT_ASKED
    rest_head: Annotated[str | Missing, "残る世帯の世帯主の宛名番号"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class Regroup:
    """
    世帯構成変更。同じ住所の別の世帯へ、一部の人が移る。

    >>> Regroup(members=("3",), into="20", on=date(2026, 11, 2))
    Regroup(…)
    """

    members: Annotated[tuple[str, ...], "移る人の宛名番号"]
    into: Annotated[str, "入る世帯の世帯番号"]
    on: Annotated[date, "変更の日"]
    head: Annotated[str | Missing, "移った先の世帯主の宛名番号（変わるときだけ）"] = NOT_ASKED
    rest_head: Annotated[str | Missing, "残る世帯の世帯主の宛名番号"] = NOT_ASKED
    reported_on: Annotated[date | Missing, "届出の日"] = NOT_ASKED


@record
class Marriage:
    """
    婚姻。戸籍の届では住所も世帯も変わらず、同じ世帯の続柄だけが変わる。

    >>> Marriage(husband="1", wife="2", on=date(2026, 11, 2))
    Marriage(…)
    """

    husband: Annotated[str | Missing, "夫の宛名番号（町の外の人なら該当なし）"]
    wife: Annotated[str | Missing, "妻の宛名番号（町の外の人なら該当なし）"]
    on: Annotated[date, "婚姻の日"]
    reported_on: Annotated[date | Missing, "戸籍の届出・通知の日"] = NOT_ASKED


@record
class Divorce:
    """
    離婚。同じ世帯に残る、もとの配偶者の続柄は決めつけない。

    >>> Divorce(husband="1", wife="2", on=date(2026, 11, 2))
    Divorce(…)
    """

    husband: Annotated[str | Missing, "夫だった人の宛名番号（町の外の人なら該当なし）"]
    wife: Annotated[str | Missing, "妻だった人の宛名番号（町の外の人なら該当なし）"]
    on: Annotated[date, "離婚の日"]
    reported_on: Annotated[date | Missing, "戸籍の届出・通知の日"] = NOT_ASKED


@record
class Naturalize:
    """
    帰化。外国人住民の記録を消し、日本人住民の記録を作る（住民記録システム標準仕様書 4.5。異動事由 24・04）。

    >>> Naturalize(member="1", on=date(2026, 11, 2))
    Naturalize(…)
    """

    member: Annotated[str, "帰化した人の宛名番号"]
    on: Annotated[date, "帰化の日"]
    noticed_on: Annotated[date | Missing, "戸籍の届出・通知の日"] = NOT_ASKED


@record
class LoseNationality:
    """
    国籍喪失。日本人住民の記録を消し、経過滞在者の記録を作る（住民記録システム標準仕様書 4.5。異動事由 25・05）。

    >>> LoseNationality(member="1", on=date(2026, 11, 2))
    LoseNationality(…)
    """

    member: Annotated[str, "日本の国籍を失った人の宛名番号"]
    on: Annotated[date, "国籍を失った日"]
    noticed_on: Annotated[date | Missing, "戸籍の届出・通知の日"] = NOT_ASKED


@record
class CancelMoveOut:
    """
    転出の取りやめ。予定日より前の、まだ住民の人だけ。

    >>> CancelMoveOut(members=("1",), on=date(2026, 11, 2))
    CancelMoveOut(…)
    """

    members: Annotated[tuple[str, ...], "転出をやめる人の宛名番号"]
    on: Annotated[date, "取りやめの届の日"]


def couple_of(move: Marriage | Divorce) -> tuple[str, str] | None:
    """
    夫と妻の宛名番号。一人が町の外の人か、まだ分からなければ None。

    Args:
        move: 婚姻か離婚。

    >>> couple_of(Marriage(husband="1", wife=Missing.NOT_APPLICABLE, on=date(2026, 11, 2))) is None
    True
    """
    if isinstance(move.husband, Missing) or isinstance(move.wife, Missing):
        return None
    return move.husband, move.wife


Move = (
    MoveIn
    | MoveWithin
    | MoveOut
    | CancelMoveOut
    | Birth
    | Death
    | ChangeHead
    | Merge
    | Split
    | Regroup
    | Marriage
    | Divorce
    | Naturalize
    | LoseNationality
)
