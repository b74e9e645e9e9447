"""異動の種類ごとに、誰をどの世帯へ動かすか。"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from madoguchi_core.households._drafts import Drafts
from madoguchi_core.households._facts import OUTSIDE_HEAD, read_register
from madoguchi_core.households._kin import Kin
from madoguchi_core.households._moves import (
    Birth,
    CancelMoveOut,
    ChangeHead,
    Death,
    Divorce,
    LoseNationality,
    Marriage,
    Merge,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Naturalize,
    Regroup,
    Split,
)
from madoguchi_core.households._words import Word
from madoguchi_core.households._written import (
    born_into,
    denationalized,
    died,
    leaving,
    moved_in,
    moved_out,
    moved_within,
    naturalized,
    replaced,
    staying,
)
from madoguchi_core.records import Address, Missing, RecordReason, Resident, ResidentKind


def distribute(drafts: Drafts, move: Move) -> tuple[Kin, ...]:
    """
    異動のとおりに人を動かし、異動が言う間柄の事実を返す。

    Args:
        drafts: 組み立てている世帯。ここで変わる。
        move: 異動。
    """
    match move:
        case MoveIn():
            return _move_in(drafts, move)
        case Birth():
            return _birth(drafts, move)
        case MoveOut():
            _move_out(drafts, move)
        case Death():
            _death(drafts, move)
        case ChangeHead():
            _change_head(drafts, move)
        case Merge():
            _merge(drafts, move)
        case MoveWithin():
            _move_within(drafts, move)
        case Split() | Regroup():
            _regroup(drafts, move)
        case _:
            _in_place(drafts, move)
    return ()


def _in_place(
    drafts: Drafts, move: Marriage | Divorce | Naturalize | LoseNationality | CancelMoveOut
) -> None:
    """だれも世帯を移らない異動。"""
    match move:
        case Marriage() | Divorce():
            # 町の外の夫か妻は、台帳にいない
            drafts.require([one for one in (move.husband, move.wife) if not isinstance(one, Missing)])
        case Naturalize() | LoseNationality():
            _change_nationality(drafts, move)
        case CancelMoveOut():
            _cancel_move_out(drafts, move)


def _move_in(drafts: Drafts, move: MoveIn) -> tuple[Kin, ...]:
    names = [person.address_number for person in move.members]
    if not _can_enter(drafts, names):
        return ()
    _note_returning(drafts, move.members)
    room = drafts.room_for(move.into)
    address = move.address if isinstance(move.address, Address) else room.address or Address()
    came = read_register(move.members, outside=OUTSIDE_HEAD)
    if came.unread:
        _unread(drafts, "転入する人", len(came.unread))
    people = [moved_in(person, move, address) for person in move.members]
    _note_kinds(drafts, people)
    drafts.people += people
    drafts.viewers |= dict.fromkeys(names, came.head)
    drafts.put(move.into, people, move.head, came.head)
    return came.facts


def _can_enter(drafts: Drafts, names: list[str]) -> bool:
    doubled = [at for at, name in enumerate(names, 1) if names.count(name) > 1 or drafts.home_of(name)]
    for at in doubled:
        drafts.error(
            "MDG271",
            f"入る人の{at}人目",
            "もう住民として記録されている人か、同じ人が二度あります",
            "宛名番号を確かめてください。町の中で移った人なら、転居として届け出てもらってください",
        )
    return bool(names) and not doubled


def _note_returning(drafts: Drafts, members: tuple[Resident, ...]) -> None:
    """再転入（住民記録システム標準仕様書 4.1.1.2）。前の記録は、新しい記録に置き換える。"""
    removed = {row.address_number: row for room in drafts.rooms.values() for row in room.rows}
    for at, person in enumerate(members, 1):
        where = f"転入する人の{at}人目"
        if person.address_number in removed:
            drafts.notice(
                "MDG276",
                where,
                "前に住んでいた人の再転入です",
                "前と同じ宛名番号を使い、除票と突き合わせてください",
            )
        elif any(_is_same_person(person, row) for row in removed.values()):
            drafts.notice(
                "MDG284",
                where,
                "氏名・生年月日・性別の同じ除票があります",
                "同じ人なら、前と同じ宛名番号にして渡し直してください",
            )
    names = {person.address_number for person in members}
    for room in drafts.rooms.values():
        room.rows = [row for row in room.rows if row.address_number not in names]
    drafts.people = [row for row in drafts.people if row.address_number not in names]


def _is_same_person(one: Resident, other: Resident) -> bool:
    mine, theirs = ((row.name.official, row.born_on, row.sex) for row in (one, other))
    return mine == theirs and not any(isinstance(value, Missing) for value in mine)


def _note_kinds(drafts: Drafts, people: list[Resident]) -> None:
    for at, person in enumerate(people, 1):
        if isinstance(person.kind, Missing):
            drafts.notice(
                "MDG286",
                f"入る人の{at}人目",
                "日本人か外国人か分からないので、住民となった日を書いていません",
                "住民種別を確かめて渡し直してください",
            )


def _unread(drafts: Drafts, where: str, count: int) -> None:
    drafts.warn(
        "MDG278",
        where,
        f"続柄の読めない人が{count}人います。その人の続柄は計算していません",
        "台帳の続柄を確かめるか、問いに答えてください",
    )


def _birth(drafts: Drafts, move: Birth) -> tuple[Kin, ...]:
    name = move.child.address_number
    room = drafts.require_room(move.into)
    if room is None or not _can_enter(drafts, [name]):
        return ()
    child = born_into(move, room.address or Address())
    _note_kinds(drafts, [child])
    drafts.people.append(child)
    drafts.put(move.into, [child], Missing.NOT_ASKED, None)
    return tuple(Kin(viewer=parent, member=name, words=(Word.CHILD,)) for parent in move.parents)


def _move_out(drafts: Drafts, move: MoveOut) -> None:
    if not drafts.require(move.members):
        return
    if not move.is_pending:
        drafts.left += [moved_out(person, move) for person in drafts.take(move.members, move.rest_head)]
        return
    _rewrite(drafts, move.members, lambda person: leaving(person, move))


def _rewrite(drafts: Drafts, names: Sequence[str], write: Callable[[Resident], Resident]) -> None:
    """世帯を移らない人の記録を書き換える。"""
    for room in drafts.rooms.values():
        chosen = set(names) & set(room.names)
        if chosen:
            room.members = [
                write(member) if member.address_number in chosen else member for member in room.members
            ]
            room.is_touched = True


def _cancel_move_out(drafts: Drafts, move: CancelMoveOut) -> None:
    """転出の取りやめ。予定日を過ぎて消除された人は、ここでは戻せない。"""
    removed = {row.address_number for room in drafts.rooms.values() for row in room.rows}
    for at, name in enumerate(move.members, 1):
        if name in removed:
            drafts.error(
                "MDG287",
                f"転出をやめる人の{at}人目",
                "転出の予定日を過ぎて、もう消除されています",
                "職権で回復するかを、住民記録の担当が決めてください",
            )
    if removed & set(move.members) or not drafts.require(move.members):
        return
    _rewrite(drafts, move.members, staying)


def _change_nationality(drafts: Drafts, move: Naturalize | LoseNationality) -> None:
    if not drafts.require((move.member,)):
        return
    before = next(one for one in drafts.people if one.address_number == move.member)
    wanted = ResidentKind.FOREIGN if isinstance(move, Naturalize) else ResidentKind.JAPANESE
    if before.kind is not wanted:
        drafts.error(
            "MDG287",
            "国籍の変わる人",
            "台帳の住民種別が、この異動の前のものと合いません",
            "住民種別と、もう処理が済んでいないかを確かめてください",
        )
        return
    drafts.left.append(replaced(before, move))
    _rewrite(
        drafts,
        (move.member,),
        lambda person: (
            naturalized(person, move) if isinstance(move, Naturalize) else denationalized(person, move)
        ),
    )


def _death(drafts: Drafts, move: Death) -> None:
    if drafts.require((move.member,)):
        drafts.left += [died(person, move) for person in drafts.take((move.member,), move.rest_head)]


def _change_head(drafts: Drafts, move: ChangeHead) -> None:
    room = drafts.require_room(move.household)
    if room is not None:
        room.head = move.head
        room.is_touched = True


def _merge(drafts: Drafts, move: Merge) -> None:
    source, target = drafts.require_room(move.household), drafts.require_room(move.into)
    if source is None or target is None or source is target:
        if source is target:
            _same_room(drafts)
        return
    _check_address(drafts, source.address, target.address)
    people = drafts.take(source.names, Missing.NOT_ASKED)
    _join(drafts, move.into, people, move.head, RecordReason.HOUSEHOLD_MERGED)


def _regroup(drafts: Drafts, move: Split | Regroup) -> None:
    if not drafts.require(move.members):
        return
    homes = {home.number for name in move.members if (home := drafts.home_of(name))}
    if move.into in homes:
        _same_room(drafts)
        return
    if isinstance(move, Split) and move.into in drafts.rooms:
        drafts.error(
            "MDG272", "新しい世帯", "その世帯番号はもうあります", "使っていない世帯番号を渡してください"
        )
        return
    if isinstance(move, Regroup):
        target = drafts.require_room(move.into)
        if target is None:
            return
        for number in homes:
            _check_address(drafts, drafts.rooms[number].address, target.address)
    is_split = isinstance(move, Split)
    people = drafts.take(move.members, move.rest_head)
    reason = RecordReason.HOUSEHOLD_SPLIT if is_split else RecordReason.HOUSEHOLD_CHANGED
    _join(drafts, move.into, people, move.head, reason)


def _join(
    drafts: Drafts, number: str, people: list[Resident], head: str | Missing, reason: RecordReason
) -> None:
    moved = [replace(person, household_number=number) for person in people]
    standing = drafts.head_among([person.address_number for person in people])
    drafts.put(number, moved, head, standing, reason)


def _move_within(drafts: Drafts, move: MoveWithin) -> None:
    if not drafts.require(move.members):
        return
    homes = {home.number for name in move.members if (home := drafts.home_of(name))}
    stays = [name for number in homes for name in drafts.rooms[number].names if name not in move.members]
    if move.into in homes and (len(homes) > 1 or stays):
        _same_room(drafts)
        return
    standing = drafts.head_among(move.members)
    people = [moved_within(person, move) for person in drafts.take(move.members, move.rest_head)]
    drafts.put(move.into, people, move.head, standing)


def _same_room(drafts: Drafts) -> None:
    drafts.error("MDG272", "入る世帯", "出る世帯と入る世帯が同じです", "入る世帯の世帯番号を確かめてください")


def _check_address(drafts: Drafts, source: Address | None, target: Address | None) -> None:
    """合併・構成変更は、同じ住所の世帯どうしで行う（住民記録システム標準仕様書 4.1.4）。"""
    lines = [address.full_line for address in (source, target) if address is not None]
    if len(lines) == 2 and not any(isinstance(line, Missing) for line in lines) and lines[0] != lines[1]:
        drafts.warn(
            "MDG285",
            "入る世帯",
            "二つの世帯の住所か方書が違います",
            "住む所が同じなら先に方書をそろえ、違うなら転居として届け出てもらってください",
        )
