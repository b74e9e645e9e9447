"""
異動ごとに、一人の記録に書くこと（住民となった日・住所を定めた日・前住所・異動事由・消除）。

根拠: 住民記録システム標準仕様書 1.1.5・1.2.2・4.0.3・4.1.1.1・4.1.1.4・4.2.1.1・4.2.1.2・4.5。
外国人住民には「住民となった年月日」を書かず、国内の転入で「外国人住民となった年月日」は変わらない（住民基本台帳法30条の45。出典未確認（条文未照合））。
"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households._moves import (
    Birth,
    Death,
    LoseNationality,
    MoveIn,
    MoveOut,
    MoveWithin,
    Naturalize,
    Route,
)
from madoguchi_core.records import (
    Address,
    Entry,
    Event,
    ForeignCategory,
    ForeignStatus,
    Koseki,
    Missing,
    RecordReason,
    Removal,
    Resident,
    ResidentKind,
    ResidentStatus,
)

_BLANK = Address(
    **dict.fromkeys(
        ("prefecture", "municipality", "machiaza", "banchi", "building", "overseas"), Missing.EMPTY
    )
)
_UNREPORTED = "（未届）"
_Day = RegisterDate | Missing


def day_of(day: date | Missing) -> _Day:
    """台帳に書く日付。無ければ、無さの種類のまま。"""
    return day if isinstance(day, Missing) else RegisterDate.exact(day)


def event_of(reason: RecordReason, on: date, reported_on: date | Missing = Missing.NOT_ASKED) -> Event:
    """異動。"""
    return Event(reason=reason, on=RegisterDate.exact(on), reported_on=day_of(reported_on))


def moved_in(person: Resident, move: MoveIn, address: Address) -> Resident:
    """転入した人の記録。前住所は転出証明書（国外なら国外の住所）のまま、30条の46・47では空欄。"""
    is_abroad = move.route not in (Route.DOMESTIC, Route.UNREPORTED)
    reason = RecordReason.MOVE_IN_ABROAD if is_abroad else RecordReason.MOVE_IN_DOMESTIC
    became = _became(person, move.on)
    made = replace(
        person,
        status=ResidentStatus.RESIDENT,
        household_number=move.into,
        address=address,
        previous_address=_previous(person, move.route),
        moved_from=_BLANK,
        became_resident_on=became,
        address_set_on=_settled(move),
        event=event_of(reason, move.on, move.reported_on),
        entry=Entry(on=RegisterDate.exact(move.on), reason=reason),
        removal=Removal(reason=Missing.EMPTY, notified_on=Missing.EMPTY, on=Missing.EMPTY),
        moving_out=replace(person.moving_out, planned_on=Missing.EMPTY, confirmed_on=Missing.EMPTY),
    )
    return _foreign_since(made, move.on) if is_abroad else made


def _became(person: Resident, on: date) -> _Day:
    """住民となった年月日。外国人住民には無く、住民種別が分からなければ書けない。"""
    if person.kind is ResidentKind.JAPANESE:
        return RegisterDate.exact(on)
    return Missing.NOT_APPLICABLE if person.kind is ResidentKind.FOREIGN else Missing.UNKNOWN


def _foreign_since(person: Resident, on: date) -> Resident:
    if person.kind is not ResidentKind.FOREIGN:
        return person
    return replace(person, foreign=replace(person.foreign, became_resident_on=RegisterDate.exact(on)))


def _settled(move: MoveIn) -> _Day:
    """住所を定めた日。30条の47では、先に住んでいたことがあるので、聞くまで書かない。"""
    if move.route is not Route.FOREIGN_STATUS:
        return RegisterDate.exact(move.on)
    return day_of(move.settled_on)


def _previous(person: Resident, route: Route) -> Address:
    if route in (Route.FOREIGN_ENTRY, Route.FOREIGN_STATUS):
        return _BLANK
    return _marked(person.previous_address) if route is Route.UNREPORTED else person.previous_address


def _marked(address: Address) -> Address:
    """住所の末尾に「（未届）」を付ける。書かれた最後の欄に続ける。"""
    for name in ("building", "banchi", "machiaza", "municipality"):
        text = getattr(address, name)
        if not isinstance(text, Missing):
            return address if text.endswith(_UNREPORTED) else _with_field(address, name, text + _UNREPORTED)
    return address


def _with_field(address: Address, name: str, text: str) -> Address:
    return replace(address, **{name: text})


def born_into(move: Birth, address: Address) -> Resident:
    """生まれた人の記録。住民となった日も住所を定めた日も、生まれた日。前住所は空欄。"""
    on = RegisterDate.exact(move.on)
    made = replace(
        move.child,
        status=ResidentStatus.RESIDENT,
        household_number=move.into,
        born_on=on,
        address=address,
        previous_address=_BLANK,
        moved_from=_BLANK,
        became_resident_on=_became(move.child, move.on),
        address_set_on=on,
        event=replace(event_of(RecordReason.BIRTH, move.on), noticed_on=day_of(move.notified_on)),
        entry=Entry(on=on, reason=RecordReason.BIRTH),
    )
    return _foreign_since(made, move.on)


def moved_within(person: Resident, move: MoveWithin) -> Resident:
    """転居した人の記録。住民となった日と転入前住所は変わらず、転居前住所に今までの住所を書く。"""
    return replace(
        person,
        household_number=move.into,
        address=move.address,
        moved_from=person.address,
        address_set_on=RegisterDate.exact(move.on),
        event=event_of(RecordReason.MOVE_WITHIN, move.on, move.reported_on),
    )


def leaving(person: Resident, move: MoveOut) -> Resident:
    """転出届の出た人の記録。消除の日までは住民のまま。"""
    moving = replace(
        person.moving_out,
        reported_on=day_of(move.reported_on),
        planned_on=RegisterDate.exact(move.planned_on),
        confirmed_on=Missing.EMPTY,
        planned_address=move.destination,
    )
    return replace(person, moving_out=moving)


def moved_out(person: Resident, move: MoveOut) -> Resident:
    """転出した人の記録。消除の日は、転出予定日と、転入通知の転入日の早い方。"""
    reason = RecordReason.MOVE_OUT_ABROAD if move.is_abroad else RecordReason.MOVE_OUT_DOMESTIC
    made = leaving(person, move)
    return replace(
        made,
        status=ResidentStatus.MOVED_OUT,
        moving_out=replace(made.moving_out, confirmed_on=_confirmed(move)),
        removal=Removal(
            reason=reason,
            notified_on=day_of(move.reported_on),
            on=RegisterDate.exact(move.removed_on),
        ),
        event=event_of(reason, move.removed_on, move.reported_on),
    )


def _confirmed(move: MoveOut) -> _Day:
    """転出年月日（確定）は、転入通知が来て初めて書ける。"""
    return Missing.EMPTY if isinstance(move.arrived_on, Missing) else RegisterDate.exact(move.arrived_on)


def died(person: Resident, move: Death) -> Resident:
    """亡くなった人の記録。"""
    on = RegisterDate.exact(move.on)
    return replace(
        person,
        status=ResidentStatus.DECEASED,
        removal=Removal(reason=RecordReason.DEATH, notified_on=day_of(move.reported_on), on=on),
        event=event_of(RecordReason.DEATH, move.on, move.reported_on),
    )


def staying(person: Resident) -> Resident:
    """転出をやめた人の記録。転出の予定を消す。"""
    blank = replace(
        person.moving_out,
        reported_on=Missing.EMPTY,
        planned_on=Missing.EMPTY,
        confirmed_on=Missing.EMPTY,
        planned_address=_BLANK,
    )
    return replace(person, moving_out=blank)


def naturalized(person: Resident, move: Naturalize) -> Resident:
    """
    帰化した人の新しい記録。住民となった日は、外国人住民となった日を引き継ぐ。

    氏名・本籍・筆頭者は戸籍から書くので、ここでは空けておく（住民記録システム標準仕様書 4.5）。
    """
    return replace(
        person,
        kind=ResidentKind.JAPANESE,
        became_resident_on=person.foreign.became_resident_on,
        foreign=_JAPANESE,
        koseki=Koseki(),
        event=replace(event_of(RecordReason.ENTRY_NATURALIZED, move.on), noticed_on=day_of(move.noticed_on)),
        entry=Entry(on=RegisterDate.exact(move.on), reason=RecordReason.ENTRY_NATURALIZED),
    )


def denationalized(person: Resident, move: LoseNationality) -> Resident:
    """国籍を失った人の新しい記録。外国人住民となった日は、国籍を失った日と、住民となった日の遅い方。"""
    return replace(
        person,
        kind=ResidentKind.FOREIGN,
        became_resident_on=Missing.NOT_APPLICABLE,
        foreign=ForeignStatus(
            became_resident_on=_later(move.on, person.became_resident_on),
            category=ForeignCategory.TRANSITIONAL_NATIONALITY_LOST,
        ),
        koseki=_NO_KOSEKI,
        event=replace(
            event_of(RecordReason.ENTRY_NATIONALITY_LOST, move.on), noticed_on=day_of(move.noticed_on)
        ),
        entry=Entry(on=RegisterDate.exact(move.on), reason=RecordReason.ENTRY_NATIONALITY_LOST),
    )


def replaced(person: Resident, move: Naturalize | LoseNationality) -> Resident:
    """帰化・国籍喪失で消す、前の記録（除票）。"""
    is_naturalized = isinstance(move, Naturalize)
    reason = RecordReason.REMOVAL_NATURALIZED if is_naturalized else RecordReason.REMOVAL_NATIONALITY_LOST
    return replace(
        person,
        status=ResidentStatus.REMOVED,
        removal=Removal(reason=reason, notified_on=day_of(move.noticed_on), on=RegisterDate.exact(move.on)),
        event=event_of(reason, move.on),
    )


def _later(on: date, became: _Day) -> _Day:
    """遅い方の日。住民となった日が分からないか、幅があって比べられなければ書かない。"""
    if isinstance(became, Missing):
        return became
    if became.latest is not None and became.latest <= on:
        return RegisterDate.exact(on)
    return became if became.earliest is not None and on <= became.earliest else Missing.UNKNOWN


_JAPANESE = ForeignStatus(**dict.fromkeys(ForeignStatus.__dataclass_fields__, Missing.NOT_APPLICABLE))
_NO_KOSEKI = Koseki(**dict.fromkeys(Koseki.__dataclass_fields__, Missing.NOT_APPLICABLE))
