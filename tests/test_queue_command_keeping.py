"""番号札の備えのコマンドの約束: 受け渡しの符号、停止中の番号、控え、予約、統計、練習の一日。"""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from command_line import runner
from queue_terminal import Terminal, terminal

from madoguchi_core.cli import Exit
from madoguchi_core.queue import read_events

LETTERS = set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    made = terminal(runner(capsys, monkeypatch, "queue"), tmp_path / "queue.sqlite3", monkeypatch)
    made.ok("open")
    return made


def waiting(desk: Terminal, category: str = "a") -> str:
    return str(desk.json("issue", category, "--medium", "screen")["number"])


# ---------------------------------------------------------------- 受け渡し


def test_受け渡しの符号で_次の窓口が札を見つける(desk: Terminal) -> None:
    number = waiting(desk)
    code = desk.json("link", number)["code"]
    assert (len(code) >= 8, set(code) <= LETTERS, code.isdigit()) == (True, True, False)
    for written in (code, code.lower(), f"{code[:4]}-{code[4:]}"):
        assert desk.json("find", written)["number"] == number


def test_受け渡しの符号は_作ったときの一度だけ出る(desk: Terminal) -> None:
    number = waiting(desk)
    code = desk.json("link", number)["code"]
    for words in (("board",), ("board", "--json"), ("status", number), ("status", number, "--json")):
        shown = desk.ok(*words)
        assert (code in shown, f"{code[:4]}-{code[4:]}" in shown) == (False, False)


def test_同じ鍵で結び直せば_初めの符号が返る(desk: Terminal) -> None:
    number = waiting(desk)
    codes = {desk.json("link", number, "--key", "k1")["code"] for _ in range(2)}
    assert len(codes) == 1


def test_二枚の札を一つの件に結べる(desk: Terminal) -> None:
    first, second = waiting(desk), waiting(desk, "b")
    code = desk.json("link", first)["code"]
    desk.ok("link", second, "--code", code)
    assert [number in desk.ok("find", code) for number in (first, second)] == [True, True]
    found = desk.json("find", code)
    assert (found["number"], [other["number"] for other in found["others"]]) == (first, [second])


@pytest.mark.parametrize(
    "code", ["123456789012", "C-123456789012", "12345678", "0001-2345-67", "みほんたろう様", "K7QM"]
)
def test_人の番号かもしれない符号は_断り_画面に写さない(desk: Terminal, code: str) -> None:
    number = waiting(desk)
    said = desk.refused("link", number, "--code", code)
    assert ("MDG538" in said, code in said) == (True, False)
    assert "件との結び付け" not in desk.events()


def test_無い符号は_読み違いを確かめるよう言う(desk: Terminal) -> None:
    assert "MDG574" in desk.refused("find", "K7QM-3XWD")


# ---------------------------------------------------------------- 停止と控え


def test_停止中に渡した束の番号は_機械の札と重ならずに並ぶ(desk: Terminal) -> None:
    waiting(desk)
    assert "手A001" in desk.ok("take-back", "a", "1")
    assert "MDG536" in desk.refused("take-back", "a", "手A001")
    assert "MDG806" in desk.refused("take-back", "a", "B001")
    assert "MDG542" in desk.refused("take-back", "a", "500")
    assert desk.json("call", "--counter", "1")["number"] == "A001"


def test_機械の札は_番号を飛ばした後でないと入らない(desk: Terminal) -> None:
    assert "MDG542" in desk.refused("take-back", "a", "40", "--machine-slip")
    assert "A052 まで" in desk.ok("jump", "--seen", "a=52", "--seen", "B=B510")
    assert "A040" in desk.ok("take-back", "a", "40", "--machine-slip")
    assert (waiting(desk), waiting(desk, "b"), waiting(desk, "c")) == ("A053", "B511", "C900")
    assert "MDG567" in desk.refused("jump", "--seen", "z=1")


def test_控えから戻した発券簿は_番号を飛ばすまで発券しない(desk: Terminal, tmp_path: Path) -> None:
    waiting(desk)
    desk.ok("backup", "--out", tmp_path / "copy.sqlite3")
    waiting(desk)
    other = tmp_path / "restored.sqlite3"
    code, out, _ = desk.run("restore", tmp_path / "copy.sqlite3", "--store", other)
    assert (code, "queue jump" in out) == (Exit.OK, True)
    desk.store = other
    code, _, said = desk("issue", "a")
    assert (code, "MDG545" in said) == (Exit.STORE, True)
    assert "queue jump" in desk.ok("board")
    desk.ok("jump", "--seen", "a=2")
    assert waiting(desk) == "A003"


def test_控えを取った時刻は_機械の時計の地域によらず_町の時刻で言う(
    desk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ok("backup", "--out", tmp_path / "copy.sqlite3")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "America/New_York")
        time.tzset()
        _, out, _ = desk.run("restore", tmp_path / "copy.sqlite3", "--store", tmp_path / "restored.sqlite3")
    time.tzset()
    assert "2026-11-24 09:00 の控え" in out


def test_今の発券簿の上には戻さない(desk: Terminal, tmp_path: Path) -> None:
    desk.ok("backup", "--out", tmp_path / "copy.sqlite3")
    code, _, said = desk("restore", tmp_path / "copy.sqlite3")
    assert (code, "MDG546" in said) == (Exit.STORE, True)


def test_PostgreSQL_の控えは_使う道具を言う(desk: Terminal, tmp_path: Path) -> None:
    code, _, said = desk.run("restore", tmp_path / "copy.sqlite3", "--store", "postgresql://server/queue")
    assert (code, "queue restored" in said) == (Exit.STORE, True)


def test_ほかの道具で戻したときも_印を付ければ発券を止める(desk: Terminal) -> None:
    assert "queue jump" in desk.ok("restored")
    assert desk("issue", "a")[0] == Exit.STORE


def test_健康診断は_壊れた記録を見つけて_5_で終わる(desk: Terminal) -> None:
    import sqlite3

    waiting(desk)
    assert "書いたときのまま" in desk.ok("check")
    with sqlite3.connect(desk.store) as db:
        db.execute("UPDATE queue_event SET body = replace(body, 'A001', 'A007') WHERE sequence = 2")
    db.close()
    code, _, said = desk("check")
    assert (code, "MDG513" in said) == (Exit.STORE, True)


def test_出来事は一行ずつの_JSON_で書き出せて_読み戻せる(desk: Terminal, tmp_path: Path) -> None:
    waiting(desk)
    desk.ok("export", "--out", tmp_path / "events.jsonl")
    events, findings = read_events((tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines())
    assert ([event.title for event in events], findings) == (["業務の開始", "発券"], ())
    assert "MDG806" in desk.refused(
        "export", "--from", "2026-11-25", "--to", "2026-11-24", "--out", tmp_path / "x"
    )


def test_ある時刻の盤面を_記録から作り直せる(desk: Terminal) -> None:
    waiting(desk)
    desk.clock.pass_(minutes=20)
    waiting(desk)
    assert desk.json("replay", "--at", "9:10")["waiting"][0]["count"] == 1
    assert desk.json("board")["waiting"][0]["count"] == 2
    said = desk.refused("replay", "--at", "9:10", "--date", "2026-11-23")
    assert ("記録がありません" in said, "2026-11-24" in said) == (True, True)


# ---------------------------------------------------------------- 予約


def test_予約は_枠の人数を超えず_来た人はふつうの札になる(desk: Terminal, tmp_path: Path) -> None:
    ics = tmp_path / "booking.ics"
    out = desk.ok("book", "--at", "10:00", "--ics", ics)
    code = out.splitlines()[0].split("　")[1]
    desk.ok("book", "--at", "10:00")
    assert "MDG537" in desk.refused("book", "--at", "10:00")
    assert "10:00〜10:30　残り 0人" in desk.ok("slots")
    assert (
        "BEGIN:VCALENDAR" in ics.read_text(encoding="utf-8"),
        "相談" in ics.read_text(encoding="utf-8"),
    ) == (True, False)
    desk.clock.pass_(minutes=55)
    arrived = desk.json("check-in", code, "--printer", "p1")
    assert (arrived["number"], arrived["status"], arrived["prints"]) == ("C800", "waiting", 1)
    assert "受付済み" in desk.ok("bookings")
    assert "MDG539" in desk.refused("check-in", code)


def test_予約の二度押しでは_枠は一人分しか埋まらず_同じ符号が返る(desk: Terminal) -> None:
    first, second = (desk.ok("book", "--at", "10:00", "--key", "tap-1").splitlines()[0] for _ in range(2))
    assert first == second
    assert "10:00〜10:30　残り 1人" in desk.ok("slots")
    assert desk.ok("book", "--at", "10:00", "--key", "tap-2").splitlines()[0] != first


def test_秘密の数が無ければ_鍵のある予約は_二つの枠を埋めずに_置くよう言う(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("madoguchi_core.cli._queue._secret.file_of", lambda _: None)
    monkeypatch.delenv("MADOGUCHI_QUEUE_SECRET", raising=False)
    code, _, said = desk("book", "--at", "10:00", "--key", "k1")
    assert (code, "MADOGUCHI_QUEUE_SECRET" in said) == (Exit.STORE, True)
    assert "予約 0件" in desk.ok("bookings")


def test_受け付けの二度押しでは_札も紙も一枚(desk: Terminal) -> None:
    code = desk.ok("book", "--at", "10:00").splitlines()[0].split("　")[1]
    for is_repeat in (False, True):
        arrived = desk.json("check-in", code, "--printer", "p1", "--key", "k1")
        assert (arrived["number"], arrived["is_repeat"]) == ("C800", is_repeat)
    assert len(desk.town.printers["p1"].sent) == 1


def test_取り消せば_空いた枠をほかの人が取れる(desk: Terminal, tmp_path: Path) -> None:
    code = desk.ok("book", "--at", "10:00").splitlines()[0].split("　")[1]
    desk.ok("cancel-booking", code, "--ics", tmp_path / "x.ics")
    assert "METHOD:CANCEL" in (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert "10:00〜10:30　残り 2人" in desk.ok("slots")
    assert "MDG539" in desk.refused("cancel-booking", "K7QM-3XWD")


def test_予約は_別の枠に移せる(desk: Terminal) -> None:
    code = desk.ok("book", "--at", "10:00").splitlines()[0].split("　")[1]
    assert code in desk.ok("book", "--at", "11:00", "--code", code)
    slots = desk.ok("slots")
    assert ("10:00〜10:30　残り 2人" in slots, "11:00〜11:30　残り 1人" in slots) == (True, True)
    assert "MDG539" in desk.refused("book", "--at", "11:00", "--code", "K7QM3XWD")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("8:30", "もう過ぎた"),
        ("10:10", "始まる枠がありません"),
        ("12:00", "始まる枠がありません"),
        ("2026-11-28 10:00", "閉庁日"),
    ],
)
def test_予約できない時刻は_わけを言って断る(desk: Terminal, at: str, words: str) -> None:
    said = desk.refused("book", "--at", at)
    assert ("MDG577" in said, words in said) == (True, True)


# ---------------------------------------------------------------- 統計と練習


@pytest.fixture
def practice(desk: Terminal, tmp_path: Path) -> Terminal:
    desk.store = tmp_path / "practice.sqlite3"
    words = ("simulate", "--out", desk.store, "--visitors", 40, "--date", "2026-11-20", "--seed", 3)
    assert desk.run(*words)[0] == Exit.OK
    return desk


def test_練習の一日は_同じ種なら同じで_もうある発券簿には書かない(practice: Terminal, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite3"
    words = ("--visitors", 40, "--date", "2026-11-20", "--seed", 3)
    practice.run("simulate", "--out", again, *words)
    first = practice.json("stats")
    practice.store = again
    assert practice.json("stats") == first
    code, _, said = practice.run("simulate", "--out", again, *words)
    assert (code, "MDG573" in said) == (Exit.STORE, True)


def test_練習は_途中の時刻で止めて_続きから触れる(desk: Terminal, tmp_path: Path) -> None:
    desk.store = tmp_path / "half.sqlite3"
    desk.run("simulate", "--out", desk.store, "--date", "2026-11-24", "--until", "10:30")
    desk.clock.pass_(minutes=95)
    assert desk.json("board")["business_date"] == "2026-11-24"
    desk.ok("issue", "a", "--medium", "screen")
    assert "書いたときのまま" in desk.ok("check")


def test_統計は画面に表で出て_頁と_Excel_で開ける_CSV_も書く(practice: Terminal, tmp_path: Path) -> None:
    out = practice.ok("stats", "--out", tmp_path / "stats")
    assert ("来た人 40人" in out, "区分ごと" in out) == (True, True)
    text = (tmp_path / "stats/category.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert (rows[0][0], rows[-1][0]) == ("区分", "全体")
    page = (tmp_path / "stats/statistics.html").read_text(encoding="utf-8")
    assert ("<svg" in page, 'lang="ja"' in page) == (True, True)


def test_統計の_JSON_は版を名乗り_期間で絞れる(practice: Terminal) -> None:
    found = practice.json("stats")
    assert (found["schema"], found["visitors"]) == ("madoguchi.queue-stats/1", 40)
    assert practice.json("stats", "--from", "2026-11-21")["visitors"] == 0


def test_待合の画面は_番号と窓口を出し_読めなければ出せないと書く(desk: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "display.html"
    waiting(desk)
    desk.ok("call", "--counter", "2")
    desk.ok("display", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert ("A001" in page, "2番窓口" in page, "9:00 現在" in page.replace("<small>", " ")) == (
        True,
        True,
        True,
    )
    assert out.stat().st_mode & 0o044 == 0o044
    desk.store.write_bytes(b"broken" * 100)
    code, _, said = desk("display", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert (code, "MDG513" in said, "A001" in page) == (Exit.STORE, True, False)
    assert "番号を表示できません" in page


def test_札の頁は_順番と見込みを書き_配慮も件も書かない(desk: Terminal, tmp_path: Path) -> None:
    desk.ok("issue", "a", "--medium", "screen", "--flag", "wheelchair")
    code = desk.json("link", "A001")["code"]
    out = tmp_path / "status.html"
    desk.ok("status", "A001", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert ("A001" in page, "1番目" in page) == (True, True)
    assert [word for word in ("車いす", "wheelchair", code) if word in page] == []
    assert json.loads(desk.ok("status", "A001", "--json"))["waiting"]["ahead"] == 0
    assert "MDG806" in desk.refused("status")


def test_待合の画面を書き直し続け_読めなくなっても止まらず_直れば続きから出す(
    desk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, hidden, pages = tmp_path / "display.html", tmp_path / "hidden.sqlite3", []
    waiting(desk)
    desk.ok("call", "--counter", "2")

    def next_turn(seconds: float) -> None:
        pages.append(("A001" in out.read_text(encoding="utf-8"), seconds))
        match len(pages):
            case 1:
                desk.store.rename(hidden)
            case 2:
                hidden.rename(desk.store)
            case _:
                raise SystemExit(0)

    monkeypatch.setattr("time.sleep", next_turn)
    desk("display", "--out", out, "--every", 5)
    assert pages == [(True, 5), (False, 5), (True, 5)]
