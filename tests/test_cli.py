"""コマンドの約束: 誤りは番号・場所・次の手を言い、終了コードが決まり、書きかけも人の情報も残らない。"""

import errno
import json
import os
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_core.errors import FormError
from madoguchi_core.queue import Issued
from madoguchi_core.store.queue import QueueStore
from madoguchi_memuro.sample_town import PATTERNS, sample_csv, support_csv

SITUATIONS = Path(__file__).parent.parent / "examples/situations"
HUSBAND = PATTERNS["latter-husband"].address_number
NAMES = ("霧島", "宗一", "静江", "キリシマ", "東2条")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "residents.csv").write_text(sample_csv(), encoding="utf-8-sig", newline="")
    (folder / "support.csv").write_text(support_csv(), encoding="utf-8-sig", newline="")
    return folder


def okuyami(run: Run, town: Path, out: Path, *more: object, number: str = HUSBAND) -> tuple[int, str, str]:
    words = ("--residents", town / "residents.csv", "--id", number, "--died", "令和8年4月5日", "--out", out)
    return run("okuyami", *words, *more)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_見本は一つの命令で最後まで動き_いつも同じものができる(run: Run, tmp_path: Path) -> None:
    for name in ("first", "second"):
        code, out, _ = run("demo", "--out", tmp_path / name)
        assert code == Exit.OK
        assert "出口が止めました" in out
        assert "様式で手で書かずに済んだ回数" in out
    made = files(tmp_path / "first")
    for name in ("1/guide.html", "1/staff.html", "1/inquiry.html", "1/forms/latter-funeral-form.xlsx", "1/forms/manifest.json", "1/ticket.bin", "1/ticket.png",
                 "1/plan.json", "2/rpa/nhi-loss.csv", "2/forms/nhi-funeral-form.xlsx"):  # fmt: skip
        assert name in made
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name
    assert [name for name in made if name.startswith("3/")] == ["3/audit.jsonl"]


def test_ご案内に人の氏名も住所も番号も出ない(run: Run, tmp_path: Path) -> None:
    run("demo", "--out", tmp_path)
    for name in ("1/guide.html", "1/plan.json", "1/ticket.bin", "1/audit.jsonl"):
        text = (tmp_path / name).read_bytes().decode("utf-8", errors="replace")
        assert [word for word in NAMES if word in text] == [], name


def test_支援措置を照合していなければ_様式の住所は空く(run: Run, town: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("回答:\n  葬祭: はい\n", encoding="utf-8")
    for name, more, expected in (
        ("checked", ("--protected", town / "support.csv"), True),
        ("unchecked", (), False),
    ):
        code, _, said = okuyami(run, town, tmp_path / name, "--answers", answers, *more)
        assert code == Exit.OK
        assert ("MDG603" in said) is not expected
        books = sorted((tmp_path / name / "forms").glob("*.xlsx"))
        assert [book.stem for book in books] == ["care-loss-form", "latter-funeral-form"]
        for path in books:
            with ZipFile(path) as book:
                text = "".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
            assert ("見本町東2条" in text) is expected, path.stem


def test_支援措置の人がいれば_記録だけが残り_だれかは言わない(run: Run, town: Path, tmp_path: Path) -> None:
    number = PATTERNS["protected"].address_number
    code, out, said = okuyami(run, town, tmp_path / "out", "--protected", town / "support.csv", number=number)
    assert code == Exit.REFUSED
    assert "MDG601" in said
    assert files(tmp_path / "out") == ["audit.jsonl"]
    assert all(word not in out + said for word in ("柊", "文夫", "香織", number))


@pytest.mark.parametrize(
    ("option", "value", "code", "number"),
    [
        ("--died", "令和8年2月30日", Exit.DATA, "MDG806"),
        ("--died", "昭和5年1月1日", Exit.DATA, "MDG230"),
        ("--known", "令和8年4月4日", Exit.DATA, "MDG231"),
        ("--died", "2205-04-05", Exit.DATA, "MDG810"),
        ("--data-as-of", "2205-04-05", Exit.DATA, "MDG810"),
        ("--id", "9", Exit.DATA, "MDG240"),
        ("--residents", "nothing.csv", Exit.STORE, "MDG701"),
        ("--residents", "postgresql://town", Exit.STORE, "MDG705"),
        ("--answers", "nothing.yaml", Exit.STORE, "MDG803"),
    ],
)
def test_引数の誤りは番号と次の手を言い_何も書かない(
    run: Run, town: Path, tmp_path: Path, option: str, value: str, code: Exit, number: str
) -> None:
    stopped, out, said = okuyami(run, town, tmp_path / "out", option, value)
    assert stopped == code
    assert number in said
    assert "→" in said
    assert files(tmp_path / "out") == [] if (tmp_path / "out").exists() else True
    assert all(word not in out + said for word in NAMES)


@pytest.mark.parametrize(
    ("spoil", "number"),
    [
        (lambda text: text.encode("cp932", errors="replace"), "MDG113"),
        (lambda text: text.encode()[:-700], "MDG114"),
        (lambda text: text.replace("宛名番号", "番号", 1).encode(), "MDG101"),
        (lambda text: text.replace("1944-08-20", "1944-13-45").encode(), "MDG103"),
    ],
    ids=["文字コード", "途中まで", "列がない", "読めない日"],
)
def test_壊れた表の指摘には番号と場所があり_氏名はない(
    run: Run, town: Path, tmp_path: Path, spoil: Callable[[str], bytes], number: str
) -> None:
    (town / "residents.csv").write_bytes(spoil(sample_csv()))
    _, out, said = okuyami(run, town, tmp_path / "out")
    assert number in said
    assert "residents.csv" in said
    assert all(word not in out + said for word in NAMES)


def test_書けなくなったら_書いた分も消す(
    run: Run, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from madoguchi_core.cli import _files

    real = _files._write

    def full(path: Path, content: bytes) -> None:
        if path.name == "ticket.bin":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, content)

    monkeypatch.setattr(_files, "_write", full)
    code, _, said = okuyami(run, town, tmp_path / "out")
    assert (code, "MDG804" in said) == (Exit.STORE, True)
    assert [
        name for name in files(tmp_path / "out") if name.startswith(("guide", "staff", "plan", "ticket."))
    ] == []


def test_一つのフォルダーには_最後に動かした一件だけが残る(run: Run, town: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("回答:\n  葬祭: はい\n", encoding="utf-8")
    okuyami(run, town, tmp_path / "out", "--answers", answers)
    (tmp_path / "out/町のメモ.txt").write_text("残す", encoding="utf-8")
    assert "forms/latter-funeral-form.xlsx" in files(tmp_path / "out")
    okuyami(run, town, tmp_path / "out", number=PATTERNS["employee"].address_number)
    assert "forms/latter-funeral-form.xlsx" not in files(tmp_path / "out")
    number = PATTERNS["protected"].address_number
    code, _, _ = okuyami(run, town, tmp_path / "out", "--protected", town / "support.csv", number=number)
    assert code == Exit.REFUSED
    left = [name for name in files(tmp_path / "out") if not name.startswith("queue.sqlite3")]
    assert left == ["audit.jsonl", "町のメモ.txt"]


def test_書けなければ_前の出力が残り_渡らなかったと記録される(run: Run, town: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    okuyami(run, town, out)
    before = (out / "guide.html").read_bytes()
    (out / "plan.json").unlink()
    (out / "plan.json").mkdir()
    code, _, _ = okuyami(run, town, out)
    assert code == Exit.STORE
    assert (out / "guide.html").read_bytes() == before
    last = json.loads((out / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert "failed" in last.values()


def test_強く止められて残った住民の写しは_次に動かしたときに消え_いま使っているものは残る(
    run: Run, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    for name, at in (("madoguchi-copy-abcd0001", 0), ("madoguchi-copy-abcd0002", None), ("other", 0)):
        (temporary / name).mkdir(parents=True)
        (temporary / name / "residents.sqlite3").write_text("写し", encoding="utf-8")
        if at is not None:
            os.utime(temporary / name, (at, at))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert okuyami(run, town, tmp_path / "out")[0] == Exit.OK
    assert not (temporary / "madoguchi-copy-abcd0001").exists()
    assert (temporary / "madoguchi-copy-abcd0002").exists()
    assert (temporary / "other").exists()


def test_記入された住所と人は_支援措置を照合したとは言わない(run: Run, town: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    entries = "  申請者の氏名: 見本　花子\n  申請者の住所: 見本県ひみつ町1番地\n"
    answers.write_text("回答:\n  葬祭: はい\n記入:\n" + entries, encoding="utf-8")
    _, _, said = okuyami(
        run, town, tmp_path / "out", "--answers", answers, "--protected", town / "support.csv"
    )
    assert "MDG603" in said
    with ZipFile(tmp_path / "out/forms/latter-funeral-form.xlsx") as book:
        text = "".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
    assert "ひみつ町" not in text
    assert "花子" in text
    records = [json.loads(line) for line in (tmp_path / "out/audit.jsonl").read_text("utf-8").splitlines()]
    assert {record["kind"]: record["protection_checked"] for record in records}["form"] is False


def test_世帯員が届け出るなら_照合した世帯の住所は様式に出る(run: Run, town: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    entries = "  申請者の氏名: 霧島 静江\n  申請者の住所: 見本県見本町東2条南2丁目1番地\n"
    answers.write_text("回答:\n  葬祭: はい\n記入:\n" + entries, encoding="utf-8")
    okuyami(run, town, tmp_path / "out", "--answers", answers, "--protected", town / "support.csv")
    with ZipFile(tmp_path / "out/forms/latter-funeral-form.xlsx") as book:
        text = "".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
    assert "見本町東2条" in text
    records = [json.loads(line) for line in (tmp_path / "out/audit.jsonl").read_text("utf-8").splitlines()]
    assert {record["kind"]: record["protection_checked"] for record in records}["form"] is True


def test_支援措置の人には_死亡日を変えても同じ答えだけを返し_どれも記録する(
    run: Run, town: Path, tmp_path: Path
) -> None:
    number = PATTERNS["protected"].address_number
    said = set()
    for died in ("昭和5年1月1日", "令和8年4月5日"):
        protected = ("--protected", town / "support.csv", "--died", died)
        said.add(okuyami(run, town, tmp_path / "out", *protected, number=number))
    assert {code for code, _, _ in said} == {Exit.REFUSED}
    assert len(said) == 1
    assert len((tmp_path / "out/audit.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("heading", ["確認済み", "回答"])
def test_名簿になくても_支援措置があると書かれた届出は_何も出さない(
    run: Run, town: Path, tmp_path: Path, heading: str
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"{heading}:\n  支援措置: はい\n", encoding="utf-8")
    for more in ((), ("--protected", town / "support.csv")):
        code, out, said = okuyami(run, town, tmp_path / "out", "--answers", answers, *more)
        assert (code, out, "MDG601" in said) == (Exit.REFUSED, "", True)
        assert files(tmp_path / "out") == ["audit.jsonl"]


def test_知らない欄への記入は_黙って捨てずに断り_見出しに書かれた氏名を画面に写さない(
    run: Run, town: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("回答:\n  葬祭: はい\n記入:\n  霧島　静江: 申請者の氏名\n", encoding="utf-8")
    code, out, said = okuyami(run, town, tmp_path / "out", "--answers", answers)
    assert (code, "MDG222" in said) == (Exit.DATA, True)
    assert "静江" not in out + said
    assert not (tmp_path / "out/guide.html").exists()


def test_写しの基準日が変わっても_同じ届出の番号札は同じ番号(run: Run, town: Path, tmp_path: Path) -> None:
    okuyami(run, town, tmp_path / "out", "--data-as-of", "2026-04-01")
    first = (tmp_path / "out/ticket.bin").read_bytes()
    okuyami(run, town, tmp_path / "out", "--data-as-of", "2026-04-02")
    assert (tmp_path / "out/ticket.bin").read_bytes()[:60] == first[:60]


def test_ひな形が無ければ_様式の名を言って止まる(
    run: Run, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from madoguchi_core.municipality import FormPackage
    from madoguchi_core.plugins import default_registry

    def nothing() -> bytes:
        raise FormError(
            "MDG430", "様式のファイル latter_funeral.xlsx がありません", hint="入れ直してください"
        )

    form = default_registry().forms["latter-funeral-form"]
    monkeypatch.setitem(default_registry().__dict__, "forms", {form.spec.id: FormPackage(form.spec, nothing)})
    answers = tmp_path / "answers.yaml"
    answers.write_text("回答:\n  葬祭: はい\n", encoding="utf-8")
    code, _, said = okuyami(run, town, tmp_path / "out", "--answers", answers)
    assert (code, "MDG430" in said) == (Exit.OUTPUT, True)
    assert "guide.html" not in files(tmp_path / "out")


def test_RPA_に渡せない字は列と番号だけを言い_ほかは出す(run: Run, town: Path, tmp_path: Path) -> None:
    number = PATTERNS["rare-letters"].address_number
    code, _, said = okuyami(run, town, tmp_path / "out", number=number)
    assert code == Exit.OUTPUT
    assert "U+20BB7" in said
    assert "𠮷" not in said
    made = files(tmp_path / "out")
    assert "guide.html" in made
    assert "rpa/nhi-loss.csv" not in made


def test_二度動かしても番号札は同じ番号(run: Run, town: Path, tmp_path: Path) -> None:
    okuyami(run, town, tmp_path / "out")
    first = (tmp_path / "out/ticket.bin").read_bytes()
    okuyami(run, town, tmp_path / "out")
    assert (tmp_path / "out/ticket.bin").read_bytes()[:60] == first[:60]


def test_次の日に同じ届出を動かしても_その日のほかの人と同じ番号は出ない(town: Path, tmp_path: Path) -> None:
    from madoguchi_core.cli._okuyami import OkuyamiRequest, run_okuyami

    out, jst = tmp_path / "out", timezone(timedelta(hours=9))

    def ticket(number: str, day: int) -> None:
        request = OkuyamiRequest(str(town / "residents.csv"), number, "令和8年4月5日")
        run_okuyami(request, out=out, as_json=True, now=datetime(2026, 4, day, 10, tzinfo=jst))

    employee = PATTERNS["employee"].address_number
    ticket(HUSBAND, 6)
    ticket(employee, 7)
    ticket(HUSBAND, 7)
    days = (date(2026, 4, 6), date(2026, 4, 7))
    with QueueStore(out / "queue.sqlite3") as store:
        given = [
            [
                event.change.number_text
                for event in store.history(day, day).events
                if isinstance(event.change, Issued)
            ]
            for day in days
        ]
    assert [len(numbers) for numbers in given] == [1, 2]
    assert len(set(given[1])) == 2


def test_JSON_は標準出力にそれだけが出て_版を名乗る(run: Run, town: Path, tmp_path: Path) -> None:
    code, out, _ = okuyami(run, town, tmp_path / "out", "--json")
    document = json.loads(out)
    assert (code, document["schema"]) == (Exit.OK, "madoguchi.plan/1")
    assert set(document) == {
        "schema", "event", "event_on", "counts", "decisions", "to_bring", "questions", "later", "day_questions",
        "unanswerable", "unset", "findings",
    }  # fmt: skip
    latter = next(item for item in document["decisions"] if item["id"] == "latter-loss")
    assert (latter["outcome"], latter["due"]["on"]) == ("required", "2026-04-20")
    code, out, _ = run("plugins", "--json")
    assert (code, json.loads(out)["municipality"]) == (Exit.OK, {"name": "芽室町", "code": "016373"})


def test_回答の日付が亡くなった日より前なら_紙を作らずに断る(run: Run, town: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("回答:\n  葬祭: はい\n  葬祭の日: 令和8年4月4日\n", encoding="utf-8")
    code, _, said = okuyami(run, town, tmp_path / "out", "--answers", answers)
    assert code == Exit.DATA
    assert "MDG237 answers.yaml" in said
    assert not (tmp_path / "out").exists() or files(tmp_path / "out") == []


def test_照会票は人を宛名番号だけで示し_出口の記録に残る(run: Run, town: Path, tmp_path: Path) -> None:
    okuyami(run, town, tmp_path / "out")
    text = (tmp_path / "out/inquiry.html").read_text(encoding="utf-8")
    assert HUSBAND in text
    assert [word for word in NAMES if word in text and word != HUSBAND] == []
    assert '"inquiry_sheet"' in (tmp_path / "out/audit.jsonl").read_text(encoding="utf-8")


def test_手続きが要確認なら_様式も表も黙って落とさず_作っていないと言う(
    run: Run, town: Path, tmp_path: Path
) -> None:
    _, _, said = okuyami(run, town, tmp_path / "out")
    document = json.loads((tmp_path / "out/plan.json").read_text(encoding="utf-8"))
    waiting = {item["id"] for item in document["decisions"] if item["outcome"] == "to_confirm"}
    assert "latter-funeral" in waiting
    assert "MDG811" in said
    assert "latter-funeral" in said


def test_番号でも手続きでも説明が読める(run: Run) -> None:
    assert "綴り" in run("explain", "mdg301")[1]
    assert "葬祭を行った" in run("explain", "latter-funeral")[1]
    code, _, said = run("explain", "latter-funerl")
    assert (code, "latter-funeral" in said) == (Exit.DATA, True)


def test_使い方の誤りは_2_で終わる(run: Run) -> None:
    assert run("okuyami", "--died", "令和8年4月5日")[0] == Exit.USAGE


def test_発券の鍵は_宛名番号を総当たりしても当たらず_同じフォルダーでは変わらない(
    run: Run, town: Path, tmp_path: Path
) -> None:
    def keys(out: Path) -> list[str]:
        okuyami(run, town, out)
        with QueueStore(out / "queue.sqlite3") as store:
            return [event.key for event in store.everything() if isinstance(event.change, Issued)]

    first = keys(tmp_path / "a")
    assert len(first) == 1
    assert keys(tmp_path / "a") == first
    assert keys(tmp_path / "b") != first
    secret = tmp_path / "a/queue.sqlite3.key"
    assert (secret.stat().st_mode & 0o777, len(secret.read_bytes())) == (0o600, 32)
    for path in (tmp_path / "a").rglob("*"):
        assert not path.is_file() or path.stat().st_mode & 0o077 == 0, path.name
