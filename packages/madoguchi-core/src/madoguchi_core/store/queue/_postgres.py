"""PostgreSQL の開き方と守り方。待つ端末は、サーバーが先に来た順に通す。"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from madoguchi_core.errors import StoreError
from madoguchi_core.store.queue._sqlite import busy

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

_BUSY = frozenset({"40001", "40P01", "55P03", "57014"})
_LOST = ("08", "57P")
_DAMAGED = ("42P01", "42703", "XX001", "XX002")


def protect_session(db: "DBAPIConnection", wait: float) -> None:
    """
    接続を、書き終えたものが停電でも失われない書き方にする。

    Raises:
        StoreError: サーバーが、書き終えたものを守らない設定で動いている（MDG510）。
    """
    cursor = db.cursor()
    cursor.execute("SET synchronous_commit = on")
    # 0 は「いつまでも待つ」なので、待たない設定でも一ミリ秒は待つ
    cursor.execute(f"SET lock_timeout = {max(1, int(wait * 1000))}")
    settings: list[Sequence[object]] = []
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        cursor.execute(f"SHOW {name}")
        settings += cursor.fetchall()
    cursor.close()
    if settings != [("on",)] * 3:
        raise StoreError(
            "MDG510",
            "PostgreSQL が、書き終えたものを守らない設定です",
            hint="サーバーの fsync と full_page_writes を on にしてください",
        )


def postgres_problem(error: BaseException, *, is_ending: bool = False) -> StoreError:
    """PostgreSQL の例外を、次の手を書いた例外にする。接続の文字列は書かない。"""
    state = getattr(error, "sqlstate", None) or ""
    if state in _BUSY:
        return busy()
    if state.startswith("53"):
        return StoreError(
            "MDG517",
            f"PostgreSQL のサーバーに空きがありません（{state}）",
            hint="発券を止め、手書きの札で受け付けながら、サーバーの係に知らせてください",
        )
    if is_ending and (not state or state.startswith(_LOST)):
        return StoreError(
            "MDG518",
            "PostgreSQL との接続が、書き終えるところで切れました",
            hint="書かれたか分かりません。同じ鍵で、もう一度操作してください（書かれていれば、その結果が返ります）",
        )
    if state in _DAMAGED:
        return StoreError("MDG513", f"発券簿を読めません（{state}）", hint="控えから戻してください")
    what = state or type(error).__name__
    return StoreError(
        "MDG518",
        f"PostgreSQL の発券簿を使えません（{what}）",
        hint="サーバーが動いているか、宛先と権利を確かめてください",
    )
