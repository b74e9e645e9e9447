"""控えを取る・戻す・確かめる。"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from madoguchi_core.cli._queue._desk import address_of, desk_at, file_of, town_of
from madoguchi_core.cli._queue._options import File, Store, Terminal
from madoguchi_core.cli._queue._ticket_view import say
from madoguchi_core.cli._screen import show_findings
from madoguchi_core.errors import StoreError
from madoguchi_core.findings import has_errors

_AFTER = (
    "  このままでは番号は出ません。控えの後に出た番号が、人の手元にあるためです",
    "  → 1. queue open で業務を始める（もう始まっていれば要りません）",
    "  → 2. お客さまの札でいちばん大きい番号を見て、queue jump --seen a=52 --seen b=510",
    "  → 3. 記録に無い札を持つ人は、queue take-back 区分 番号 --machine-slip",
)


def backup(out: File, store: Store = "") -> None:
    """控えを取る。発券しながらでも取れる。"""
    from madoguchi_core.store.queue import back_up

    with desk_at(store, "reader", "") as desk:
        made = back_up(desk.store, out, at=desk.now)
        say(f"控え {out}（出来事 {made.events:,}件）と、目録 {out.name}.json を書きました")
        say("  二つを一緒に、別の装置（USB メモリなど）に置いてください")


def restore(
    backup_file: Annotated[Path, typer.Argument(help="控えのファイル。隣に目録（.json）があること")],
    store: Store = "",
) -> None:
    """控えから戻す。戻す先（--store）に、もうファイルがあれば戻さない。"""
    from madoguchi_core.store.queue import restore as put_back

    target = file_of(address_of(store))
    if target is None:
        hint = "pg_restore で戻してから、madoguchi queue restored を動かしてください"
        raise StoreError("MDG546", "PostgreSQL には、ここから戻せません", hint=hint)
    setting = town_of().setting
    made = put_back(backup_file, target)
    taken = f"{setting.local(datetime.fromisoformat(made.made_at)):%Y-%m-%d %H:%M}"
    say(f"{taken} の控えから {target} に戻しました（出来事 {made.events:,}件）", *_AFTER)


def restored(store: Store = "") -> None:
    """pg_dump などで戻した発券簿に、控えから戻したと印を付ける。"""
    with desk_at(store, "reader", "") as desk:
        desk.store.mark_copy()
        say("控えから戻した発券簿と印を付けました", *_AFTER)


def check(store: Store = "", terminal: Terminal = "") -> None:
    """発券簿の健康診断。出来事の鎖、畳み直した盤面、ファイルの検査、空き。"""
    from madoguchi_core.store.queue import examine

    with desk_at(store, terminal, "") as desk:
        found = examine(desk.store)
        show_findings(found)
        if has_errors(found):
            first = next(each for each in found if has_errors([each]))
            raise StoreError(first.code, "発券簿に誤りがあります", hint=first.hint)
        say(f"出来事 {desk.store.board().sequence:,}件　鎖も盤面も、書いたときのままです")
