"""番号札のコマンドの約束: 一日が通り、二度押しは一度になり、断るときは今の状態と次の手を言う。"""

from pathlib import Path

import pytest
from command_line import runner
from queue_terminal import Terminal, registry, terminal

from madoguchi_core.cli import Exit
from madoguchi_core.cli._queue._desk import Town
from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import TicketCategory
from madoguchi_memuro.tickets import queue_setting


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    made = terminal(runner(capsys, monkeypatch, "queue"), tmp_path / "queue.sqlite3", monkeypatch)
    made.ok("open")
    return made


def waiting(desk: Terminal, category: str = "a", *more: object) -> str:
    """画面で番号を受け取って待つ人。"""
    return str(desk.json("issue", category, "--medium", "screen", *more)["number"])


def test_一枚の札が_発券から完了まで_次の手を言いながら進む(desk: Terminal) -> None:
    number = waiting(desk)
    called = desk.ok("call", "--counter", "1")
    assert (number in called, "1番窓口" in called, f"queue serving {number}" in called) == (True, True, True)
    assert f"queue done {number}" in desk.ok("serving", number)
    assert "完了" in desk.ok("done", number)


def test_呼ぶ札には_なぜその札かを添える(desk: Terminal) -> None:
    waiting(desk, "b")
    first = waiting(desk, "a")
    called = desk.json("call", "--counter", "3")
    assert (called["number"], called["note"]) == (
        first,
        "「証明・短い手続き」を先に呼ぶ決まりで、その中でいちばん早く並びました",
    )


def test_窓口の段階で受けられない札は_呼ばない(desk: Terminal) -> None:
    waiting(desk, "c")
    assert desk.json("call", "--counter", "1")["number"] is None
    assert desk.json("call", "--counter", "5")["number"] == "C800"


def test_呼べる札が無ければ_無いと言い_誤りにはしない(desk: Terminal) -> None:
    assert "呼べる札はありません" in desk.ok("call", "--counter", "1")


@pytest.mark.parametrize("words", [("issue", "a", "--medium", "screen"), ("count", "d")])
def test_同じ鍵の二度押しは_一度しか起きない(desk: Terminal, words: tuple[str, ...]) -> None:
    first, second = desk.ok(*words, "--key", "tap-1"), desk.ok(*words, "--key", "tap-1")
    assert first.splitlines()[0] in second
    assert len(desk.events()) == 2


def test_前の営業日の鍵でやり直しても_新しい番号は出さず_JSON_も一つ返る(desk: Terminal) -> None:
    waiting(desk, "a", "--key", "k1")
    desk.ok("close", "--expire")
    desk.clock.pass_(days=1)
    desk.ok("open")
    again = desk.json("issue", "a", "--medium", "screen", "--key", "k1")
    assert (again["number"], again["is_repeat"], "前の営業日" in again["note"]) == (None, True, True)
    assert waiting(desk) == "A001"


def test_同じ鍵で次を呼び直しても_別の人は呼ばない(desk: Terminal) -> None:
    waiting(desk)
    waiting(desk)
    first = desk.json("call", "--counter", "1", "--key", "tap-1")
    second = desk.json("call", "--counter", "1", "--key", "tap-1")
    assert (second["number"], second["is_repeat"]) == (first["number"], True)


def test_同じ鍵を別の操作に使えば_断る(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("hold", number, "--key", "k1")
    assert "MDG533" in desk.refused("resume", number, "--key", "k1")


def test_二台の端末が同じ札を呼べば_後の方に今の状態を言う(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("call", "--counter", "1", "--ticket", number)
    said = desk.at("desk-2").refused("call", "--counter", "2", "--ticket", number)
    assert ("MDG532" in said, "呼出中の札" in said, "対応の開始" in said) == (True, True, True)


def test_二台の端末が続けて発券しても_番号は重ならない(desk: Terminal) -> None:
    other = desk.at("desk-2")
    numbers = [waiting(each) for each in (desk, other, desk, other)]
    assert numbers == ["A001", "A002", "A003", "A004"]


def test_一つの窓口は_前に呼んだ番号が残るうちは_次を呼べない(desk: Terminal) -> None:
    waiting(desk)
    waiting(desk)
    desk.ok("call", "--counter", "1")
    assert "MDG544" in desk.refused("call", "--counter", "1")


def test_不在の札は消えず_戻って来た人は並び直せる(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("call", "--counter", "1")
    assert f"queue returned {number}" in desk.ok("no-show", number)
    assert desk.json("returned", number)["status"] == "waiting"


def test_不在の人を待ちに戻さずに_もう一度呼べる(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("call", "--counter", "1")
    desk.ok("no-show", number)
    again = desk.json("recall", number)
    assert (again["status"], again["counter"]["id"], again["calls"]) == ("called", "1", 2)


def test_待つ札をもう一度呼ぶには_窓口が要る(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("hold", number)
    assert "--counter" in desk.refused("recall", number)


def test_保留は時刻まで待ちから外れ_解けば元の順に戻る(desk: Terminal) -> None:
    first, _ = waiting(desk), waiting(desk)
    assert "10:30 まで" in desk.ok("hold", first, "--until", "10:30")
    assert desk.json("resume", first)["waiting"]["ahead"] == 0


def test_引き継いだ札は_番号が変わらず_渡した窓口だけが呼べる(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("transfer", number, "--to", "b", "--counter", "4")
    assert desk.json("call", "--counter", "3")["number"] is None
    assert desk.json("call", "--counter", "4")["number"] == number


def test_回る区分を決めて発券すれば_済むたびに次の区分で待つ(desk: Terminal) -> None:
    number = waiting(desk, "a", "--route", "b")
    desk.ok("call", "--counter", "1")
    done = desk.json("done", number)
    assert (done["status"], done["category"]["id"], done["number"]) == ("waiting", "b", number)


def test_声で呼ばない札は_声の文を出さず_職員に言葉で知らせる(desk: Terminal) -> None:
    waiting(desk, "a", "--flag", "no-voice")
    assert "声で呼ばない札です" in desk.ok("call", "--counter", "1")
    waiting(desk)
    desk.ok("no-show", "A001")
    assert desk.json("call", "--counter", "1")["announcement"] == "Aの2番の方、1番窓口へお越しください"
    assert desk.json("recall", "A001", "--counter", "2")["announcement"] is None


def test_優先の札は_後から来ても先に呼ぶ(desk: Terminal) -> None:
    waiting(desk)
    later = waiting(desk)
    desk.ok("flag", later, "--flag", "優先")
    assert desk.json("call", "--counter", "1")["number"] == later
    assert "--clear" in desk.refused("flag", later)


def test_取消のわけは_日本語でも選べ_読めなければ日本語で並べる(desk: Terminal) -> None:
    waiting(desk)
    said = desk.refused("cancel", "A001", "--reason", "なんとなく")
    assert "left（帰った）・mistake（押し間違い）・staff（職員の判断）" in said
    assert "取消" in desk.ok("cancel", "A001", "--reason", "押し間違い")


@pytest.mark.parametrize("written", ["A001", "a1", "Ａ００１", " A001 "])
def test_番号は_人の書き方のまま指せる(desk: Terminal, written: str) -> None:
    waiting(desk)
    assert desk.json("status", written)["number"] == "A001"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("done", "A999"), "MDG568"),
        (("done", "番号"), "MDG568"),
        (("issue", "z"), "MDG567"),
        (("issue", "d"), "MDG541"),
        (("count", "a"), "MDG806"),
        (("call", "--counter", "9"), "MDG567"),
        (("cancel", "A001", "--reason", "なんとなく"), "MDG806"),
        (("issue", "a", "--flag", "急いでいる"), "MDG806"),
        (("issue", "a", "--medium", "stack"), "MDG806"),
        (("hold", "A001", "--until", "25:00"), "MDG806"),
        (("issue", "a", "--key", "123456789012"), "MDG538"),
        (("transfer", "A001", "--to", "d"), "MDG806"),
        (("issue", "a", "--route", "d"), "MDG806"),
        (("hold", "A001", "--until", "8:00"), "MDG806"),
        (("close", "--carry-to", "2026-11-24"), "MDG806"),
        (("close", "--carry-to", "2026-11-25", "--expire"), "MDG806"),
        (("open", "--date", "11月"), "MDG806"),
    ],
)
def test_読めない引数と無い札は_番号と次の手を言い_何も記さない(
    desk: Terminal, words: tuple[str, ...], code: str
) -> None:
    waiting(desk)
    before = desk.events()
    assert code in desk.refused(*words)
    assert desk.events() == before


def test_番号を使い切れば_手書きで受けるよう言い_番号を重ねない(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from queue_terminal import registry

    a = registry().ticket_categories["a"].model_copy(update={"last": 2})
    monkeypatch.setitem(registry().__dict__, "ticket_categories", {"a": a})
    for number in ("A001", "A002"):
        assert waiting(desk) == number
    said = desk.refused("issue", "a")
    assert ("MDG501" in said, "手書き" in said) == (True, True)


def test_札が残れば終えず_持ち越すか打ち切るかを選ばせる(desk: Terminal) -> None:
    number = waiting(desk)
    said = desk.refused("close")
    assert ("MDG535" in said, "--carry-to" in said, "--expire" in said) == (True, True, True)
    assert "1枚を 2026-11-25 に持ち越しました" in desk.ok("close", "--carry-to", "2026-11-25")
    desk.clock.pass_(days=1)
    assert "持ち越した札 1枚" in desk.ok("open")
    assert desk.json("call", "--counter", "1")["number"] == number
    assert waiting(desk) == "A002"


def test_終えようとした間際に来た人の札は_黙って打ち切らない(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from madoguchi_core.cli._queue import _day

    real = _day._show_left

    def someone_comes(opened: object) -> None:
        real(opened)  # type: ignore[arg-type]
        waiting(desk.at("kiosk-1"))

    monkeypatch.setattr(_day, "_show_left", someone_comes)
    assert "1枚 残っています" in desk.refused("close")


def test_打ち切れば_残った札は終わり_次の日は最初の番号から出る(desk: Terminal) -> None:
    waiting(desk)
    assert "打ち切りました" in desk.ok("close", "--expire")
    desk.clock.pass_(days=1)
    desk.ok("open")
    assert waiting(desk) == "A001"


def test_閉じた日には_発券も呼出も_業務の開始から始めるよう言う(desk: Terminal) -> None:
    number = waiting(desk)
    desk.ok("close", "--expire")
    for words in (("issue", "a"), ("done", number)):
        said = desk.refused(*words)
        assert ("MDG535" in said, "業務を始めて" in said, "queue open" in said) == (True, True, True)
    assert "queue open --date" in desk.refused("open")


def test_時計が戻っても_業務の始め直しではなく_時計を合わせるよう言う(desk: Terminal) -> None:
    desk.clock.pass_(hours=-1)
    _, _, said = desk("board")
    assert ("合わせて" in said, "業務を始めて" in said) == (True, False)


def test_年を書き間違えた日は開かず_持ち越さず_発券簿を使えなくしない(desk: Terminal) -> None:
    waiting(desk)
    assert "MDG806" in desk.refused("close", "--carry-to", "2036-11-25")
    desk.ok("close", "--expire")
    assert "MDG534" in desk.refused("open", "--date", "2036-11-25")
    desk.clock.pass_(days=1)
    assert "始めました" in desk.ok("open", "--date", "2026-11-25")


def test_時計が狂っていても_前の営業日に近い日なら_人が指して開ける(desk: Terminal) -> None:
    desk.ok("close")
    desk.clock.now = desk.clock.now.replace(year=2010)
    assert "MDG534" in desk.refused("open")
    assert "始めました" in desk.ok("open", "--date", "2026-11-25")


def test_開いている日をもう一度始めても_そのまま続けられる(desk: Terminal) -> None:
    assert "もう始まっています" in desk.at("desk-2").ok("open")
    assert desk.events() == ["業務の開始"]


def test_前の日が開いたままなら_新しい日を始めず_業務を終えるよう言う(desk: Terminal) -> None:
    desk.clock.pass_(days=1)
    assert "業務を終えて" in desk.refused("open")
    _, _, said = desk("board")
    assert "開いたまま" in said


def test_発券簿の場所が無ければ_書く所を言う(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MADOGUCHI_QUEUE", raising=False)
    code, _, said = desk.run("board")
    assert (code, "MDG565" in said, "MADOGUCHI_QUEUE" in said) == (Exit.DATA, True, True)


def test_場所を間違えても_空の発券簿を作って番号を初めから出さない(desk: Terminal, tmp_path: Path) -> None:
    code, _, said = desk.run("issue", "a", "--store", tmp_path / "typo.sqlite3", "--terminal", "desk-1")
    assert (code, "MDG576" in said) == (Exit.STORE, True)
    assert not (tmp_path / "typo.sqlite3").exists()


def test_発券簿の場所は_環境変数でもよい(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_QUEUE", str(desk.store))
    monkeypatch.setenv("MADOGUCHI_TERMINAL", "desk-7")
    assert desk.run("board")[0] == Exit.OK


def test_機械の名が符号に使えなければ_端末の_id_を書くよう言う(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MADOGUCHI_TERMINAL", raising=False)
    monkeypatch.setattr("platform.node", lambda: "総合窓口の端末")
    code, _, said = desk.run("board", "--store", desk.store)
    assert (code, "MDG566" in said, "--terminal" in said) == (Exit.DATA, True, True)


def test_番号札を使わないコマンドは_発券簿の部品を読み込まない() -> None:
    import subprocess
    import sys

    probe = "import sys, madoguchi_core.cli._app; print('sqlalchemy' in sys.modules, 'madoguchi_core.queue' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False False"


def test_盤面の_JSON_は_待ちと札を言い_件の符号は出さない(desk: Terminal) -> None:
    number = waiting(desk)
    code = desk.json("link", number)["code"]
    board = desk.json("board")
    assert (board["schema"], board["waiting"][0]["count"]) == ("madoguchi.queue-board/1", 1)
    assert [ticket["number"] for ticket in board["tickets"]] == [number]
    assert code not in desk.ok("board", "--json")


def test_長く待つ人は_盤面に出る(desk: Terminal) -> None:
    waiting(desk, "c")
    desk.clock.pass_(minutes=40)
    assert "長くお待ちの札 1枚" in desk.ok("board")


def test_ほかの区分の頭の英字が_区分の_id_と同じでも_取り違えない() -> None:
    categories = [
        TicketCategory(
            id=id_, title=id_, letter=letter, first=1, last=9, section_role="初級", counter="担当窓口"
        )
        for id_, letter in (("x", "B"), ("b", "C"))
    ]
    town = Town(registry(), queue_setting(), {each.id: each for each in categories})
    assert [town.category(name).id for name in ("b", "x", "c", "C")] == ["b", "x", "b", "b"]
    with pytest.raises(InvalidValue, match="MDG567"):
        town.category(" ")
