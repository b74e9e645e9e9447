"""発券簿: 同じ番号を二人に渡さない、飛ばさない、失わない。端末が何台でも、途中で止まっても。"""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from time import sleep

import pytest

from madoguchi_core.errors import InvalidValue, StoreError
from madoguchi_core.findings import Finding
from madoguchi_core.queue import IssuedNumber, TicketCategory
from madoguchi_core.store.tickets import Journal, TicketBook, safe_journal

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 0, 5, tzinfo=UTC)
A = TicketCategory(
    id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
)
B = TicketCategory(
    id="b", title="異動", letter="B", first=500, last=799, section_role="中級", counter="担当窓口"
)
LONG = A.model_copy(update={"last": 9999})

# 一台の端末。番号が戻ってから控えに書く（印字に当たる）。鍵は操作ごとに決まる。
TERMINAL = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from madoguchi_core.queue import TicketCategory
from madoguchi_core.store.tickets import Journal, TicketBook
database, log, name, journal = sys.argv[1:]
category = TicketCategory(id="a", title="証明", letter="A", first=1, last=9999, section_role="初級", counter="担当窓口")
book = TicketBook(database, journal=Journal(journal), timeout=30)
with Path(log).open("w", buffering=1) as out:
    for step in range(5000):
        issued = book.issue(category, key=f"{name}-{step}", business_date=date(2026, 11, 24),
                            issued_at=datetime(2026, 11, 24, tzinfo=UTC))
        print(step, issued.number, file=out)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tickets.db"


def issue(book: TicketBook, key: str, category: TicketCategory = A, on: date = DAY) -> IssuedNumber:
    issued = book.issue(category, key=key, business_date=on, issued_at=AT)
    assert isinstance(issued, IssuedNumber)
    return issued


def test_番号は区分ごと_営業日ごとに_帯の最初から続く(path: Path) -> None:
    book = TicketBook(path)
    numbers = [issue(book, f"k{n}", category).number_text for n, category in enumerate([A, B, A, B, A])]
    assert numbers == ["A001", "B500", "A002", "B501", "A003"]
    assert issue(book, "next-day", on=DAY + timedelta(days=1)).number_text == "A001"


def test_二度押しもやり直しも_同じ札になり番号を使わない(path: Path) -> None:
    first = issue(TicketBook(path), "tap")
    book = TicketBook(path)
    assert [issue(book, "tap") for _ in range(4)] == [first] * 4
    assert issue(book, "tap", on=DAY + timedelta(days=1)) == first
    assert issue(book, "another").number == first.number + 1


@pytest.mark.parametrize("journal", Journal)
def test_発券簿も_書き込み中の控えも_本人だけが読める(path: Path, journal: Journal) -> None:
    book = TicketBook(path, journal=journal)
    with book._transaction() as db:
        db.execute("UPDATE ticket SET waiting = 0")
        files = list(path.parent.iterdir())
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert len(files) > 1


def test_前の版が作った読まれる発券簿も_開けば本人だけのものになる(path: Path) -> None:
    issue(TicketBook(path), "tap")
    path.chmod(0o644)
    assert issue(TicketBook(path), "tap").number == A.first
    assert path.stat().st_mode & 0o777 == 0o600


def test_同時に届いた同じ鍵も一枚になる(path: Path) -> None:
    book = TicketBook(path, timeout=30)
    with ThreadPoolExecutor(8) as terminals:
        issued = list(terminals.map(lambda _: issue(book, "tap"), range(24)))
    assert {one.id for one in issued} == {1}
    assert len(book.entries(on=DAY)) == 1


def test_二台の端末が同時に発券しても_重ならず飛ばない(path: Path) -> None:
    left, right = TicketBook(path, timeout=30), TicketBook(path, timeout=30)
    with ThreadPoolExecutor(2) as terminals:
        runs = terminals.map(
            lambda terminal: [issue(terminal[1], f"{terminal[0]}-{n}").number for n in range(40)],
            [("left", left), ("right", right)],
        )
        numbers = [number for run in runs for number in run]
    assert sorted(numbers) == list(range(1, 81))


def test_帯を使い切ると指摘になり_待っている人の番号には戻らない(path: Path) -> None:
    book = TicketBook(path)
    tiny = A.model_copy(update={"last": 2})
    assert [issue(book, "1", tiny).number, issue(book, "2", tiny).number] == [1, 2]
    exhausted = book.issue(tiny, key="3", business_date=DAY, issued_at=AT)
    assert isinstance(exhausted, Finding)
    assert exhausted.code == "MDG501"
    assert issue(book, "3", A).number == 3


def test_帯が重なる設定でも_同じ表記の札は二人に渡らない(path: Path) -> None:
    book = TicketBook(path)
    issue(book, "one")
    with pytest.raises(StoreError) as refused:
        book.issue(A.model_copy(update={"id": "c"}), key="other", business_date=DAY, issued_at=AT)
    assert refused.value.code == "MDG502"
    assert [entry.issued.number_text for entry in book.entries(on=DAY)] == ["A001"]


def test_待ち人数は前にいる人だけを数え_済んだ人は外れる(path: Path) -> None:
    book = TicketBook(path)
    first, second = issue(book, "1"), issue(book, "2")
    issue(book, "3", B)
    assert (first.waiting, second.waiting, book.waiting("a", on=DAY)) == (0, 1, 2)
    book.mark_done(first.id, at=AT)
    assert (issue(book, "4").waiting, book.waiting("a", on=DAY)) == (1, 2)
    assert issue(book, "2") == second


def test_印字の時刻は最初のものが残り_出ていない札が見分けられる(path: Path) -> None:
    book = TicketBook(path)
    printed, unprinted = issue(book, "1"), issue(book, "2")
    book.mark_printed(printed.id, at=datetime(2026, 11, 24, 9, 6, tzinfo=timezone(timedelta(hours=9))))
    book.mark_printed(printed.id, at=AT + timedelta(hours=3))
    entries = {entry.issued.id: entry for entry in book.entries(on=DAY)}
    assert entries[printed.id].printed_at == AT + timedelta(minutes=1)
    assert entries[unprinted.id].printed_at is None
    assert entries[unprinted.id].issued == unprinted


@pytest.mark.parametrize("mark", [TicketBook.mark_printed, TicketBook.mark_done])
def test_発券簿に無い番号には記せない(path: Path, mark: Callable[..., None]) -> None:
    with pytest.raises(StoreError, match="MDG514"):
        mark(TicketBook(path), 7, at=AT)


def test_鍵を別の区分に使い回すと断る(path: Path) -> None:
    book = TicketBook(path)
    issue(book, "tap")
    with pytest.raises(StoreError, match="MDG512"):
        book.issue(B, key="tap", business_date=DAY, issued_at=AT)


def test_時差の無い時刻は受け取らない(path: Path) -> None:
    with pytest.raises(InvalidValue, match="MDG515"):
        TicketBook(path).issue(A, key="tap", business_date=DAY, issued_at=AT.replace(tzinfo=None))


# ---------------------------------------------------------------- 守り方


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), Journal.TRUNCATE),
        ((3, 44, 5), Journal.TRUNCATE),
        ((3, 44, 6), Journal.WAL),
        ((3, 45, 0), Journal.TRUNCATE),
        ((3, 50, 6), Journal.TRUNCATE),
        ((3, 50, 7), Journal.WAL),
        ((3, 51, 2), Journal.TRUNCATE),
        ((3, 51, 3), Journal.WAL),
        ((3, 53, 4), Journal.WAL),
    ],
)
def test_WALは欠陥の直った版だけで使う(version: tuple[int, int, int], journal: Journal) -> None:
    assert safe_journal(version) is journal


@pytest.mark.parametrize(("journal", "synchronous"), [(Journal.WAL, 2), (Journal.TRUNCATE, 3)])
def test_どの接続も_選んだ守り方で書く(path: Path, journal: Journal, synchronous: int) -> None:
    book = TicketBook(path, journal=journal)
    with book._transaction() as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == (journal.value,)
        assert db.execute("PRAGMA synchronous").fetchone() == (synchronous,)


# ---------------------------------------------------------------- 装置の問題


def issue_until_full(book: TicketBook) -> tuple[int, StoreError]:
    """空きの無いディスクに書き続け、断られるまでに出た枚数と、断りを返す。満杯は SQLite 自身に起こさせる。"""
    connect = sqlite3.connect

    def full(*args: object, **kwargs: object) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
        return db

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sqlite3, "connect", full)
        for issued in count():
            try:
                issue(book, f"k{issued}")
            except StoreError as error:
                return issued, error
    raise AssertionError


def test_ディスクが満杯なら番号を出さずに止まり_空けば続きから出る(path: Path) -> None:
    book = TicketBook(path)
    issued, refused = issue_until_full(book)
    assert str(refused).startswith("MDG510 発券簿に書けません（SQLITE_FULL）")
    assert [entry.issued.number for entry in book.entries(on=DAY)] == list(range(1, issued + 1))
    assert issue(book, f"k{issued}").number == issued + 1


def test_書き込みの失敗は_発券を止める例外になる(path: Path) -> None:
    """ファイルの大きさの上限を下げて、装置の書き込みを本当に失敗させる。"""
    script = f"""
import resource
from datetime import UTC, date, datetime
from madoguchi_core.errors import StoreError
from madoguchi_core.queue import TicketCategory
from madoguchi_core.store.tickets import TicketBook
category = TicketCategory(id="a", title="証明", letter="A", first=1, last=9999, section_role="初級", counter="窓口")
book = TicketBook({str(path)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (49152, 49152))
try:
    for n in range(5000):
        book.issue(category, key=str(n), business_date=date(2026, 11, 24), issued_at=datetime(2026, 11, 24, tzinfo=UTC))
except StoreError as error:
    print(n, error.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    issued, code = done.stdout.split()
    assert code == "MDG510"
    assert [entry.issued.number for entry in TicketBook(path).entries(on=DAY)] == list(
        range(1, int(issued) + 1)
    )


def test_置き場所が無ければ_開くときに断る(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="MDG510"):
        TicketBook(tmp_path / "missing" / "tickets.db")


def test_発券簿ではないファイルは開かず_中身も変えない(path: Path) -> None:
    path.write_bytes("番号札の控え".encode() * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="MDG513"):
        TicketBook(path)
    assert path.read_bytes() == before


def test_ほかの用途のデータベースには書き足さない(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE something (id INTEGER)")
    other.close()
    with pytest.raises(StoreError, match="MDG513"):
        TicketBook(path)


def test_ほかの端末が離さなければ_番号を出さずに混雑と言う(path: Path) -> None:
    book = TicketBook(path, timeout=0)
    with book._transaction(), pytest.raises(StoreError, match="MDG511"):
        issue(TicketBook(path, timeout=0), "tap")
    assert issue(book, "tap").number == 1


# ---------------------------------------------------------------- 途中で止まる


def acknowledged(logs: list[Path]) -> dict[str, int]:
    """控えに最後まで書けた行（鍵と番号）。書きかけの行は渡していない札。"""
    found = {}
    for log in logs:
        text = log.read_text() if log.exists() else ""
        for line in text[: text.rfind("\n") + 1].splitlines():
            step, number = line.split()
            found[f"{log.stem}-{step}"] = int(number)
    return found


@pytest.mark.parametrize("journal", list(Journal))
def test_書いている最中に全端末を強制終了しても_渡した番号は失われず_重ならず_飛ばない(
    tmp_path: Path, path: Path, journal: Journal
) -> None:
    handed: dict[str, int] = {}
    for attempt in range(3):
        logs = [tmp_path / f"t{attempt}{terminal}.log" for terminal in range(3)]
        terminals = [
            subprocess.Popen([sys.executable, "-c", TERMINAL, path, log, log.stem, journal]) for log in logs
        ]
        while len(acknowledged(logs)) < 40 and all(terminal.poll() is None for terminal in terminals):
            sleep(0.01)
        for terminal in terminals:
            terminal.kill()
        assert {terminal.wait() for terminal in terminals} == {-signal.SIGKILL}
        handed |= acknowledged(logs)
    book = TicketBook(path, journal=journal)
    numbers = [entry.issued.number for entry in book.entries(on=DAY)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {key: issue(book, key, LONG).number for key in handed} == handed
    with book._transaction() as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
