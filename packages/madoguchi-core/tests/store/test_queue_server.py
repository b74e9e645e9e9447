"""PostgreSQL: 接続が切れても、書かれたか分からなくても、同じ鍵でやり直せば一枚で、読むのは自分でつなぎ直す。"""

import threading
from collections.abc import Sequence

import pytest
from postgres import Server
from queue_places import Place
from queue_terminals import DAY, A, again, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.queue import Board, Medium, Recorded, fold, issue
from madoguchi_core.store.queue import QueueStore

pytestmark = pytest.mark.heavy


@pytest.fixture
def store(postgres: Place) -> QueueStore:
    opened = postgres.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def cut(place: Place) -> None:
    """ほかの接続をすべて切る。"""
    place.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )


def test_使わないあいだに切れた接続は_自分でつなぎ直す(store: QueueStore, postgres: Place) -> None:
    for n in range(3):
        cut(postgres)
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
        cut(postgres)
        assert len(store.board().waiting()) == n + 1


def test_決めている最中に切れたら_何も書かれず_同じ鍵でやり直せる(store: QueueStore, postgres: Place) -> None:
    def decision(board: Board) -> Recorded:
        cut(postgres)
        made = issue(board, A, operation("k", "tap"))
        assert isinstance(made, Recorded)
        return made

    with pytest.raises(StoreError, match="MDG518"):
        store.decide(decision, operation("k", "tap"))
    assert store.board().sequence == 1
    assert not take(store, "k", "tap").is_repeat


@pytest.mark.parametrize("commits", [True, False])
def test_書き終えるところで切れたら_分からないと言い_同じ鍵でやり直せば一枚(
    store: QueueStore, postgres: Place, monkeypatch: pytest.MonkeyPatch, *, commits: bool
) -> None:
    session = store.database._session()
    cursor = session.cursor

    class Cut:
        def execute(self, text: str, *values: Sequence[object]) -> object:
            if text == "COMMIT":
                if commits:
                    cursor.execute(text)
                cut(postgres)
            return cursor.execute(text, *values)

        def __getattr__(self, name: str) -> object:
            return getattr(cursor, name)

    session.cursor = Cut()  # type: ignore[assignment]
    with pytest.raises(StoreError, match=r"MDG518.*同じ鍵で"):
        take(store, "k", "tap")
    made = take(store, "k", "tap")
    assert made.is_repeat is commits
    assert store.board().sequence == 2
    with postgres.open() as other:
        assert other.board() == store.board() == fold(other.everything())


def test_サーバーが起き直しても_開いたままの端末が続けられる(
    store: QueueStore, postgres: Place, server: Server
) -> None:
    take(store, "k", "t1", medium=Medium.SCREEN)
    server.kill()
    with pytest.raises(StoreError, match="MDG518"):
        take(store, "k", "t2", medium=Medium.SCREEN)
    server.start()
    assert again(lambda: take(store, "k", "t2", medium=Medium.SCREEN)).event.sequence == 3
    assert len(again(store.board).waiting()) == 2


def test_順番を待つ限りを過ぎたら混雑と言い_接続は使い続けられる(store: QueueStore, postgres: Place) -> None:
    waiting = postgres.open(wait=0.1)
    entered, leave = threading.Event(), threading.Event()

    def slow(board: Board) -> None:
        entered.set()
        leave.wait(10)

    writing = threading.Thread(target=lambda: store.decide(slow, operation("k", "slow")))
    writing.start()
    entered.wait(10)
    with pytest.raises(StoreError, match="MDG511"):
        take(waiting, "k2", "t")
    assert waiting.board().sequence == 1
    leave.set()
    writing.join()
    assert take(waiting, "k2", "t").event.sequence == 2


def test_権利の無い利用者では開けず_何も作らない(postgres: Place) -> None:
    postgres.open().close()
    role = f"reader_{postgres.address.rsplit('/', 1)[1]}"
    postgres.run(f"CREATE ROLE {role} LOGIN")
    with pytest.raises(StoreError, match="MDG518"):
        QueueStore(postgres.address.replace("postgres@", f"{role}@"))
    postgres.run(f"DROP ROLE {role}")
