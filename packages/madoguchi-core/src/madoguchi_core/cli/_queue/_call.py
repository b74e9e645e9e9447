"""呼んでから終えるまで: 呼出・再呼出・対応・保留・引き継ぎ・完了・不在・取消・配慮。"""

from collections.abc import Callable
from typing import Annotated

import typer

from madoguchi_core.cli._queue._desk import Desk, accepted, desk_at
from madoguchi_core.cli._queue._options import CounterId, Flags, Json, Key, Number, Store, Terminal
from madoguchi_core.cli._queue._ticket_view import show_none, show_ticket, show_unprinted
from madoguchi_core.cli._queue._words import all_chosen, moment_of, wrong
from madoguchi_core.queue import (
    AnyChange,
    Called,
    CallMade,
    Cancelled,
    CancelReason,
    Done,
    Flag,
    Flagged,
    Held,
    NextCall,
    NoShow,
    Recalled,
    Resumed,
    Returned,
    Serving,
    TicketState,
    Transferred,
)

_NOBODY = "この窓口が呼べる札はありません"
_REASONS = {CancelReason.LEFT: "帰った", CancelReason.MISTAKE: "押し間違い", CancelReason.STAFF: "職員の判断"}


def call(
    counter: CounterId,
    ticket: Annotated[
        str, typer.Option("--ticket", help="呼ぶ番号。書かなければ、呼ぶ順の決まりで選ぶ")
    ] = "",
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """次の人を呼ぶ。"""
    with desk_at(store, terminal, key) as desk:
        at = desk.town.counter(counter)
        if ticket:
            state, recorded = desk.act(ticket, lambda _: Called(counter=at.id))
            show_ticket(desk, state, recorded.board, as_json=as_json, is_repeat=recorded.is_repeat)
            return
        setting = desk.town.setting
        wanted = NextCall(at, setting.policy, tuple(desk.town.categories.values()), setting.counters)
        made = accepted(desk.store.call_next(wanted, desk.operation))
        if made is None:
            _nobody(desk, as_json=as_json)
            return
        recorded, reason = (made.recorded, made.reason) if isinstance(made, CallMade) else (made, "")
        state = recorded.board.tickets[recorded.event.ticket or 0]
        show_ticket(desk, state, recorded.board, as_json=as_json, note=reason, is_repeat=recorded.is_repeat)


def recall(
    number: Number,
    counter: Annotated[str, typer.Option("--counter", help="窓口の id。書かなければ、前に呼んだ窓口")] = "",
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """もう一度呼ぶ。不在や保留の人を、待ちに戻さずに呼ぶときも。"""

    def change(state: TicketState, desk: Desk) -> AnyChange:
        at = desk.town.counter(counter).id if counter else state.counter
        if at is None:
            raise wrong("--counter", "呼ぶ窓口が決まっていません", "--counter に窓口の id を書いてください")
        return Recalled(counter=at)

    _act(number, change, store, terminal, key, as_json=as_json)


def hold(
    number: Number,
    until: Annotated[str, typer.Option("--until", help="いつまで（10:30）")] = "",
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """待ちから外しておく。"""

    def change(_: TicketState, desk: Desk) -> AnyChange:
        if not until:
            return Held()
        setting = desk.town.setting
        moment = moment_of(until, "--until", on=setting.local(desk.now).date(), setting=setting)
        if moment <= desk.now:
            raise wrong("--until", "もう過ぎた時刻です", "これからの時刻を書いてください")
        return Held(until=moment)

    _act(number, change, store, terminal, key, as_json=as_json)


def transfer(
    number: Number,
    to: Annotated[str, typer.Option("--to", help="引き継ぐ先の区分")],
    counter: Annotated[str, typer.Option("--counter", help="引き継ぐ先の窓口（そこだけが呼べる）")] = "",
    last: Annotated[bool, typer.Option("--last", help="元の順番ではなく、いちばん後ろに並べる")] = False,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """別の区分か窓口に引き継ぐ。番号は変わらない。"""

    def change(_: TicketState, desk: Desk) -> AnyChange:
        of = desk.town.called_category(to, "--to")
        at = desk.town.counter(counter).id if counter else None
        return Transferred(category_id=of.id, counter=at, keeps_place=not last)

    _act(number, change, store, terminal, key, as_json=as_json)


def returned(
    number: Number,
    keep_place: Annotated[bool, typer.Option("--keep-place", help="元の順番に戻す")] = False,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """不在だった人が戻って来た。"""
    _act(number, lambda *_: Returned(keeps_place=keep_place), store, terminal, key, as_json=as_json)


def cancel(
    number: Number,
    reason: Annotated[
        str, typer.Option("--reason", help="わけ（left 帰った・mistake 押し間違い・staff 職員の判断）")
    ],
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """札を取り消す。"""
    why = next((each for each, title in _REASONS.items() if reason.strip() in {each.value, title}), None)
    if why is None:
        names = "・".join(f"{each.value}（{title}）" for each, title in _REASONS.items())
        raise wrong("--reason", "一覧に無い名です", f"{names} から選んでください")
    _act(number, lambda *_: Cancelled(reason=why), store, terminal, key, as_json=as_json)


def flag(
    number: Number,
    flags: Flags = None,
    clear: Annotated[bool, typer.Option("--clear", help="配慮をすべて外す")] = False,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """配慮を書き換える。渡したものだけになる。"""
    if bool(flags) is clear:
        raise wrong(
            "--flag", "配慮が決まりません", "--flag を書くか、すべて外すなら --clear を書いてください"
        )
    chosen_flags = all_chosen(Flag, flags, "--flag")
    _act(number, lambda *_: Flagged(flags=chosen_flags), store, terminal, key, as_json=as_json)


def _act(
    number: str,
    change: Callable[[TicketState, Desk], AnyChange],
    store: str,
    terminal: str,
    key: str,
    *,
    as_json: bool,
) -> None:
    with desk_at(store, terminal, key) as desk:
        ticket, recorded = desk.act(number, lambda state: change(state, desk))
        show_ticket(desk, ticket, recorded.board, as_json=as_json, is_repeat=recorded.is_repeat)


def _nobody(desk: Desk, *, as_json: bool) -> None:
    show_none(_NOBODY, as_json=as_json)
    show_unprinted(desk.town, desk.store.board())


def _plain(change: AnyChange, title: str) -> Callable[..., None]:
    """番号のほかに決めることの無いコマンド。"""

    def command(
        number: Number, as_json: Json = False, store: Store = "", terminal: Terminal = "", key: Key = ""
    ) -> None:
        _act(number, lambda *_: change, store, terminal, key, as_json=as_json)

    command.__doc__ = title
    return command


serving = _plain(Serving(), "来たので、対応を始める。")
resume = _plain(Resumed(), "保留を解き、元の順番の待ちに戻す。")
done = _plain(Done(), "用件が済んだ。回る区分が残っていれば、次の待ちになる。")
no_show = _plain(NoShow(), "呼んだが来なかった。札は残る。")
