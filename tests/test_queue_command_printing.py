"""番号札の印字のコマンドの約束: 紙が出たと言えない札は残り、人が決めるまで二枚目は出ない。"""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import runner
from fake_printer import SILENT, FakePrinter, Manners
from queue_terminal import STATUS_URL, Terminal, terminal

from madoguchi_core.cli import Exit
from madoguchi_core.plugins import discover_plugins
from madoguchi_core.queue import Operation as Op
from madoguchi_core.queue import PrintResult, PrintStarted, record
from madoguchi_core.registry import build_registry
from madoguchi_core.store.queue import QueueStore

QUICK = "profile=munbyn-80&id=front&connect=1&send=0.5&answer=0.2&state=0.1"
FAILED, UNCERTAIN = PrintResult.FAILED, PrintResult.UNCERTAIN


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    made = terminal(runner(capsys, monkeypatch, "queue"), tmp_path / "queue.sqlite3", monkeypatch)
    made.ok("open")
    return made


def left_printing(desk: Terminal, number: int) -> None:
    """刷り始めて、結果を記さないまま止まった端末。"""
    with QueueStore(desk.store) as store:
        operation = Op(desk.clock.now, desk.id, f"dead-{number}")
        store.decide(
            lambda board: record(board, PrintStarted(printer="p1"), operation, ticket=number), operation
        )


def test_発券と一緒に刷れば_紙を持って待つ札になる(desk: Terminal) -> None:
    issued = desk.json("issue", "a", "--printer", "p1")
    assert (issued["status"], issued["prints"]) == ("waiting", 1)
    assert desk.town.printers["p1"].sent == [b"A001"]


def test_紙が出ていないと言い切れるときだけ_次の装置で刷る(desk: Terminal) -> None:
    desk.town.open("p1").results[:] = [FAILED]
    issued = desk.json("issue", "a", "--printer", "p1", "--printer", "p2")
    assert (issued["status"], len(desk.town.printers["p2"].sent)) == ("waiting", 1)


def test_出たか分からなければ_次の装置には送らず_紙を見るよう言う(desk: Terminal) -> None:
    desk.town.open("p1").results[:] = [UNCERTAIN]
    code, out, said = desk("issue", "a", "--printer", "p1", "--printer", "p2")
    assert (code, "MDG571" in said, "queue printed A001" in said) == (Exit.OUTPUT, True, True)
    assert "queue reprint A001 --printer" in said
    assert "印字不明" in out
    assert "p2" not in desk.town.printers or desk.town.printers["p2"].sent == []


def test_刷れなくても番号は残り_手で渡したと記せば待ちになる(desk: Terminal) -> None:
    desk.town.open("p1").results[:] = [FAILED]
    code, _, said = desk("issue", "a", "--printer", "p1")
    assert (code, "番号は出ています" in said, "queue printed A001" in said) == (Exit.OUTPUT, True, True)
    assert desk.json("call", "--counter", "1")["number"] is None
    desk.ok("printed", "A001")
    assert desk.json("call", "--counter", "1")["number"] == "A001"


def test_同じ鍵の二度押しでは_紙は一枚(desk: Terminal) -> None:
    for _ in range(2):
        assert desk.json("issue", "a", "--printer", "p1", "--key", "tap-1")["number"] == "A001"
    assert desk.town.printers["p1"].sent == [b"A001"]


def test_刷れなかった発券をやり直しても_刷れたとは言わない(desk: Terminal) -> None:
    desk.town.open("p1").results[:] = [FAILED]
    for _ in range(2):
        code, out, said = desk("issue", "a", "--printer", "p1", "--key", "tap-1")
        assert (code, "A001" in out, "MDG571" in said) == (Exit.OUTPUT, True, True)
    assert len(desk.town.printers["p1"].sent) == 1


def test_刷っているあいだにもう一度押しても_紙は一枚で_印字不明にもならない(desk: Terminal) -> None:
    def tap_again() -> None:
        desk.town.printers["p1"].on_send = lambda: None
        words = ("issue", "a", "--printer", "p1", "--key", "tap-1")
        assert desk(*words)[0] == Exit.OK

    desk.town.open("p1").on_send = tap_again
    desk.run("issue", "a", "--printer", "p1", "--key", "tap-1", "--store", desk.store, "--terminal", desk.id)
    assert desk.town.printers["p1"].sent == [b"A001"]
    assert "印字の不明" not in desk.events()


def test_紙が出た札は_再印字を選ぶまで刷らない(desk: Terminal) -> None:
    desk.ok("issue", "a", "--printer", "p1")
    assert "MDG548" in desk.refused("print", "A001", "--printer", "p1")
    desk.ok("reprint", "A001", "--printer", "p1")
    assert desk.town.printers["p1"].sent == [b"A001", b"A001"]
    assert "刷り直した" in desk.town.printers["p1"].tickets[-1].notices[0]


def test_刷る操作も_同じ鍵なら二度は送らない(desk: Terminal) -> None:
    desk.ok("issue", "a")
    for _ in range(2):
        assert desk.json("print", "A001", "--printer", "p1", "--key", "k1")["status"] == "waiting"
    assert len(desk.town.printers["p1"].sent) == 1


def test_端末が止まって起き直せば_刷りかけは印字不明になり_人に尋ねる(desk: Terminal) -> None:
    desk.ok("issue", "a")
    left_printing(desk, 2)
    code, _, said = desk("open")
    assert (code, "MDG570" in said, "印字不明" in said, "queue reprint A001" in said) == (0, True, True, True)
    assert desk.events()[-1] == "印字の不明"


@pytest.mark.parametrize(
    "words", [("open",), ("board",), ("issue", "b", "--medium", "screen"), ("call", "--counter", "1")]
)
def test_起き直した端末は_紙の渡っていない札を必ず並べる(desk: Terminal, words: tuple[str, ...]) -> None:
    desk.ok("issue", "a")
    _, _, said = desk(*words)
    assert ("A001" in said, "発券済・未印刷" in said, "queue printed A001" in said) == (True, True, True)


def test_ほかの端末が刷っている札は_その端末の結果を待つ(desk: Terminal) -> None:
    desk.ok("issue", "a")
    left_printing(desk, 2)
    _, _, said = desk.at("desk-2")("board")
    assert ("端末 desk-1 が刷っています" in said, "--terminal desk-1" in said) == (True, True)
    assert "印字の不明" not in desk.events()
    assert "1枚を「印字不明」" in desk.ok("settle")
    assert "刷りかけの札はありません" in desk.ok("settle")


def test_紙の渡っていない札だけを並べられる(desk: Terminal) -> None:
    assert "ありません" in desk.ok("unprinted")
    desk.ok("issue", "a")
    assert "A001" in desk("unprinted")[2]


def test_装置の宛先が読めなければ_番号を出す前に止まる(desk: Terminal) -> None:
    code, _, said = desk("issue", "a", "--printer", "どこか")
    assert (code, "MDG526" in said) == (Exit.OUTPUT, True)
    assert desk.events() == ["業務の開始"]


def test_印字の部品が無ければ_入れる物を言い_番号を出さない(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from queue_terminal import registry

    monkeypatch.setitem(registry().__dict__, "open_printer", None)
    code, _, said = desk("issue", "a", "--printer", "p1")
    assert (code, "MDG569" in said, "madoguchi-escpos" in said) == (Exit.OUTPUT, True, True)
    assert desk.events() == ["業務の開始"]


def test_順番の錠を置けなければ_送らず_わけを言う(desk: Terminal) -> None:
    desk.store.with_name(f"{desk.store.name}.desk-1.printing").mkdir()
    code, _, said = desk("issue", "a", "--printer", "p1")
    assert (code, "MDG510" in said, desk.town.printers["p1"].sent) == (Exit.STORE, True, [])
    assert "A001" in desk("unprinted")[2]


def test_装置を書かずに刷ろうとすれば_書くよう言う(desk: Terminal) -> None:
    desk.ok("issue", "a")
    code, _, said = desk("print", "A001")
    assert (code, "--printer" in said) == (Exit.OUTPUT, True)


def test_札の_QR_は当てられない印で_その札だけを開く(desk: Terminal) -> None:
    desk.ok("issue", "a", "--printer", "p1")
    desk.ok("issue", "a", "--printer", "p1")
    marks = [str(ticket.qr_text).removeprefix(STATUS_URL) for ticket in desk.town.printers["p1"].tickets]
    assert (len(set(marks)), {len(mark) for mark in marks}) == (2, {16})
    assert desk.json("status", "--token", marks[1])["number"] == "A002"
    assert "MDG574" in desk.refused("status", "--token", "A" * 16)
    assert (desk.store.with_name("queue.sqlite3.key").stat().st_mode & 0o777) == 0o600


def test_控えから戻しても_失われた札の_QR_は_ほかの人の札を開かない(desk: Terminal, tmp_path: Path) -> None:
    desk.ok("backup", "--out", tmp_path / "copy.sqlite3")
    for _ in range(9):
        desk.ok("issue", "a", "--printer", "p1")
    lost = [str(ticket.qr_text).removeprefix(STATUS_URL) for ticket in desk.town.printers["p1"].tickets]
    for path in desk.store.parent.glob(f"{desk.store.name}*"):
        if path.suffix != ".key":
            path.unlink()
    desk.ok("restore", tmp_path / "copy.sqlite3")
    desk.ok("jump", "--seen", "a=9")
    for _ in range(30):
        desk.ok("issue", "a", "--medium", "screen")
    for token in lost:
        assert "MDG574" in desk.refused("status", "--token", token)
    desk.ok("take-back", "a", "A003", "--machine-slip")
    assert desk.json("status", "--token", lost[2])["number"] == "A003"


def test_発券簿を別の名で指しても_同じ札の_QR_になる(desk: Terminal, tmp_path: Path) -> None:
    link = tmp_path / "別の所" / "queue.sqlite3"
    link.parent.mkdir()
    link.symlink_to(desk.store)
    replace(desk, store=link).ok("issue", "a", "--printer", "p1")
    token = str(desk.town.printers["p1"].tickets[0].qr_text).removeprefix(STATUS_URL)
    assert desk.json("status", "--token", token)["number"] == "A001"
    assert [path.name for path in link.parent.iterdir()] == ["queue.sqlite3"]


def test_待ち人数は_刷るときの前の人数(desk: Terminal) -> None:
    for _ in range(3):
        desk.ok("issue", "a", "--printer", "p1")
    assert [ticket.waiting for ticket in desk.town.printers["p1"].tickets] == [0, 1, 2]


def test_入っている印字の部品で_本物の札が一枚出る(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    real = build_registry(discover_plugins())
    monkeypatch.setattr("madoguchi_core.plugins.default_registry", lambda: real)
    with FakePrinter(Manners()) as printer:
        issued = desk.json("issue", "b", "--printer", printer.address(QUICK))
    assert (issued["status"], len(printer.paper.slips)) == ("waiting", 1)
    assert "住所の異動".encode("cp932") in b"".join(printer.paper.slips[0])


@pytest.mark.parametrize(("decided", "pieces"), [((), 2), (("printed", "B500"), 1)])
def test_別のプロセスの残した半分の札は_次の札から切り離す(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch, decided: tuple[str, ...], pieces: int
) -> None:
    real = build_registry(discover_plugins())
    monkeypatch.setattr("madoguchi_core.plugins.default_registry", lambda: real)
    manners = Manners(dies_at=9000)
    with FakePrinter(manners) as printer:
        assert desk("issue", "b", "--printer", printer.address(QUICK))[0] == Exit.OUTPUT
        manners.dies_at = None
        if decided:
            desk.ok(*decided)
        desk.ok("issue", "a", "--printer", printer.address(QUICK))
        desk.ok("issue", "a", "--printer", printer.address(QUICK))
    first, *rest = (b"".join(slip) for slip in printer.paper.slips)
    assert ("途中で止まった".encode("cp932") in first, len(rest)) == (pieces == 2, pieces)


def test_札の途中で線が切れれば_印字不明になり_もう一枚は出ない(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = build_registry(discover_plugins())
    monkeypatch.setattr("madoguchi_core.plugins.default_registry", lambda: real)
    with FakePrinter(Manners(dies_at=120)) as broken, FakePrinter(Manners()) as spare:
        words = (
            "--printer",
            broken.address(QUICK),
            "--printer",
            spare.address(QUICK.replace("front", "spare")),
        )
        code, out, _ = desk("issue", "a", *words)
    assert (code, "印字不明" in out, spare.paper.slips) == (Exit.OUTPUT, True, [])


def test_刷っている途中で電源が切れても_起き直せば紙を見るよう言う(desk: Terminal) -> None:
    """本当に強く止める。止まる前は「刷っている」、止まった後は「印字不明」。"""
    madoguchi = Path(sys.executable).with_name("madoguchi")
    with FakePrinter(Manners(before=SILENT, confirmation=b"")) as printer:
        address = printer.address("profile=munbyn-80&id=front&connect=5&answer=60&state=60")
        words = ("queue", "issue", "a", "--printer", address, "--store", desk.store, "--terminal", desk.id)
        dying = subprocess.Popen([madoguchi, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while "印字の開始" not in desk.events():
            assert dying.poll() is None
            time.sleep(0.05)
        assert "刷っています" in desk("board")[2]
        dying.kill()
        dying.wait()
    _, _, said = desk("board")
    assert ("印字不明" in said, "queue reprint A001" in said) == (True, True)


def test_PostgreSQL_の札の印は_秘密の数の場所が決まっているときだけ作る(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from madoguchi_core.cli._queue._secret import store_secret

    monkeypatch.delenv("MADOGUCHI_QUEUE_SECRET", raising=False)
    assert store_secret("postgresql://server/queue") is None
    monkeypatch.setenv("MADOGUCHI_QUEUE_SECRET", str(tmp_path / "secret"))
    assert store_secret("postgresql://server/queue") == store_secret("postgresql://other/queue")
