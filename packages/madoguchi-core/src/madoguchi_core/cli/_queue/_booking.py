"""来庁予約: 枠を見る、予約する、取り消す、来た人を受け付ける。人の名も電話も聞かない。"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from madoguchi_core.cli._files import write_whole
from madoguchi_core.cli._queue._desk import Desk, accepted, desk_at, rejected
from madoguchi_core.cli._queue._issue import hand_over
from madoguchi_core.cli._queue._options import Flags, Json, Key, Printers, Store, Terminal
from madoguchi_core.cli._queue._printing import opened, settle_own
from madoguchi_core.cli._queue._random import code_of_key, fresh_code, plain, refuse_personal, spelled
from madoguchi_core.cli._queue._secret import needed_secret
from madoguchi_core.cli._queue._ticket_view import say
from madoguchi_core.cli._queue._words import all_chosen, day_of, moment_of, wrong
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Arrival, Booking, BookingStatus, Flag, Recorded, Slot, booking_ics

_STATUS = {
    BookingStatus.BOOKED: "予約",
    BookingStatus.ARRIVED: "受付済み",
    BookingStatus.CANCELLED: "取り消し",
}
On = Annotated[str, typer.Option("--date", help="日。書かなければ今日")]
Ics = Annotated[Path | None, typer.Option("--ics", help="予定表に入れるファイル（.ics）を書き出す")]
BookingCode = Annotated[str, typer.Argument(help="予約の符号")]


def slots(on: On = "", store: Store = "") -> None:
    """その日の枠と、残りの人数。"""
    with desk_at(store, "reader", "") as desk:
        day = day_of(on, "--date") if on else desk.town.today(desk.now)
        booked = desk.store.bookings(on=day)
        say(f"{day} の予約枠", style="bold")
        if _is_closed(desk, day):
            say("閉庁日です")
            return
        for plan in desk.town.setting.slot_plans:
            say(f"■ {desk.town.category(plan.category_id).title}（{plan.id}）")
            for slot in plan.slots(day):
                say(f"  {_span(desk, slot)}　残り {slot.left(booked)}人")


def book(
    at: Annotated[str, typer.Option("--at", help="枠の始まり（2026-11-25 10:00）")],
    plan: Annotated[str, typer.Option("--plan", help="枠の決まりの id。一つしか無ければ要らない")] = "",
    code: Annotated[str, typer.Option("--code", help="移し替える予約の符号")] = "",
    flag: Flags = None,
    ics: Ics = None,
    store: Store = "",
    key: Key = "",
) -> None:
    """枠を予約する。符号は一度だけ出る。"""
    if code and key:
        raise wrong("--key", "移し替えには要りません", "同じ枠への移し替えは、何度動かしても同じです")
    if code:
        refuse_personal(plain(code), "--code")
    with desk_at(store, "reader", key) as desk:
        slot, known = _slot(desk, plan, at), desk.store.bookings()
        wanted = plain(code) if code else _code(desk, key)
        mine = next((each for each in known if each.code == wanted), None)
        if code and mine is None:
            raise _unknown()
        is_same = (
            mine is not None and mine.status is BookingStatus.BOOKED and mine.starts_at == slot.starts_at
        )
        chosen = all_chosen(Flag, flag, "--flag")
        booked = mine if mine and is_same else accepted(desk.store.book(slot, code=wanted, flags=chosen))
        say(f"予約の符号　{spelled(wanted)}", style="bold")
        say(
            f"  {slot.starts_at:%Y-%m-%d} {_span(desk, slot)}　{desk.town.category(slot.plan.category_id).title}"
        )
        say(f"  来た人は queue check-in {spelled(wanted)}、取り消しは queue cancel-booking {spelled(wanted)}")
        _write_ics(desk, booked, ics)


def cancel_booking(code: BookingCode, ics: Ics = None, store: Store = "") -> None:
    """予約を取り消す。空いた分は、すぐほかの人が取れる。"""
    with desk_at(store, "reader", "") as desk:
        known = desk.store.cancel_booking(plain(code))
        if known is None:
            raise _unknown()
        say(f"予約 {spelled(known.code)} を取り消しました")
        _write_ics(desk, known, ics)


def check_in(
    code: BookingCode,
    printer: Printers = None,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """予約の人が来た。ふつうの番号札になる。"""
    with desk_at(store, terminal, key) as desk:
        printers = opened(desk, printer)
        settle_own(desk)
        categories = tuple(desk.town.categories.values())
        rule = desk.town.setting.check_in_rule
        arrived = desk.store.check_in(plain(code), categories, desk.operation, rule)
        issued = _issued(desk, arrived) if isinstance(arrived, Arrival) else accepted(arrived)
        hand_over(desk, issued, printers, as_json=as_json)


def _code(desk: Desk, key: str) -> str:
    """新しい符号。鍵があれば、やり直しても同じ符号になる。"""
    return code_of_key(needed_secret(desk.address), key) if key else fresh_code()


def _issued(desk: Desk, arrived: Arrival) -> Recorded:
    first = arrived.events[0]
    return Recorded(first, arrived.board, is_repeat=first.at != desk.now)


def bookings(on: On = "", store: Store = "") -> None:
    """その日の予約を並べる。"""
    with desk_at(store, "reader", "") as desk:
        day = day_of(on, "--date") if on else desk.town.today(desk.now)
        found = desk.store.bookings(on=day)
        say(
            f"{day} の予約 {sum(each.status is not BookingStatus.CANCELLED for each in found)}件",
            style="bold",
        )
        for each in found:
            title = desk.town.category(each.category_id).title
            flags = "・".join(flag.title for flag in Flag if flag in each.flags)
            words = (desk.town.clock(each.starts_at), spelled(each.code), title, _STATUS[each.status], flags)
            say("  " + "　".join(word for word in words if word))


def _slot(desk: Desk, plan: str, at: str) -> Slot:
    setting = desk.town.setting
    plans = [each for each in setting.slot_plans if plan in {"", each.id}]
    if len(plans) != 1:
        names = "・".join(each.id for each in setting.slot_plans) or "（町の決まりに枠がありません）"
        raise wrong("--plan", "枠の決まりが一つに決まりません", f"{names} から選んでください")
    start = moment_of(at, "--at", on=setting.local(desk.now).date(), setting=setting)
    if start < desk.now:
        raise _unbookable("もう過ぎた時刻です", "これからの枠を選んでください")
    if _is_closed(desk, start.date()):
        raise _unbookable("閉庁日です", "開庁日を選んでください")
    for slot in plans[0].slots(start.date()):
        if slot.starts_at == start:
            return slot
    raise _unbookable(
        "その時刻に始まる枠がありません", "madoguchi queue slots --date で、枠を確かめてください"
    )


def _is_closed(desk: Desk, on: date) -> bool:
    town = desk.town.registry.municipality
    return town is not None and town.calendar.is_closed(on)


def _span(desk: Desk, slot: Slot) -> str:
    return f"{desk.town.clock(slot.starts_at)}〜{desk.town.clock(slot.ends_at)}"


def _write_ics(desk: Desk, booking: Booking, path: Path | None) -> None:
    if path is None:
        return
    setting, stamped = desk.town.setting, desk.now
    title = f"{desk.town.name or '役場'}の予約"
    text = booking_ics(booking, title=title, place=setting.place, domain=setting.domain, stamped_at=stamped)
    write_whole(path, text.encode())
    say(f"書き出し {path}")


def _unbookable(message: str, hint: str) -> DataRejected:
    return rejected(Finding("MDG577", Severity.ERROR, "予約枠", message, hint))


def _unknown() -> DataRejected:
    hint = "符号を確かめてください。その日の予約は madoguchi queue bookings に出ます"
    return rejected(Finding("MDG539", Severity.ERROR, "予約", "その符号の予約がありません", hint))
