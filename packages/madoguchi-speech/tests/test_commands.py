"""``madoguchi speech``: 呼び出しひとつを書き出し、区分の番号をすべて作り置き、読めない窓口を指摘する。"""

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import TicketCategory, spoken_call
from madoguchi_speech import VOICE, ClipFolder
from madoguchi_speech._sound import read_wav
from madoguchi_speech.commands import _prepare
from madoguchi_speech.commands.app import app
from madoguchi_speech.plugin import madoguchi_commands

RUN = CliRunner()
CATEGORY = TicketCategory(
    id="b", title="異動", letter="B", first=500, last=502, section_role="職員", counter="担当窓口"
)


@pytest.fixture(autouse=True)
def _town(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = CATEGORY.model_copy(update={"id": "x", "letter": "X", "is_count_only": True})
    registry = SimpleNamespace(ticket_categories={"b": CATEGORY, "x": counted})
    monkeypatch.setattr(_prepare, "default_registry", lambda: registry)


def test_呼び出しひとつを書き出し_文と読みを見せる(tmp_path: Path) -> None:
    out = tmp_path / "call.wav"
    done = RUN.invoke(
        app, ["call", "--number", "B501", "--counter", "戸籍係=コセキガカリ", "--out", str(out)]
    )
    assert done.exit_code == 0
    assert "Bの501番の方、戸籍係へお越しください" in done.stdout
    assert "コセキガカリエ" in done.stdout
    assert len(read_wav(out.read_bytes())) > 96_000


def test_作り置くと_どの番号もどの窓口も_作り置きだけで鳴る(tmp_path: Path) -> None:
    words = ["--counter", "3番窓口", "--counter", "戸籍係=コセキガカリ"]
    done = RUN.invoke(app, ["prepare", "--out", str(tmp_path), *words])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader((tmp_path / "clips.csv").read_text("utf-8-sig").splitlines()))
    assert f"声 {len(rows)} 個（新しく {len(rows)} 個" in done.stdout

    def never(phrase: str) -> bytes:
        raise AssertionError(phrase)

    folder = ClipFolder(tmp_path, render=never)
    for number in range(CATEGORY.first, CATEGORY.last + 1):
        for text in (CATEGORY.number_text(number), CATEGORY.stack_text(number)):
            for counter, reading in (
                ("3番窓口", None),
                ("戸籍係", "コセキガカリ"),
                ("担当窓口", None),
                ("相談", None),
            ):
                folder.speak(spoken_call(text, counter, reading).reading)
    # 番号を出さない区分の声は作らない
    assert "エックス" not in str(rows)
    assert len(rows) == len(list((tmp_path / VOICE).iterdir()))


def test_読めない窓口と使えない録音は_作り置いたうえで指摘する(tmp_path: Path) -> None:
    (tmp_path / "recorded").mkdir()
    (tmp_path / "recorded" / "501.wav").write_bytes(b"")
    done = RUN.invoke(app, ["prepare", "--out", str(tmp_path), "--counter", "戸籍係"])
    assert done.exit_code == 0
    assert ("MDG562" in done.stderr, "MDG563" in done.stderr) == (True, True)


@pytest.mark.parametrize(
    "words", [["--number", "501番", "--counter", "3番窓口"], ["--number", "B501", "--counter", "戸籍係=戸籍"]]
)
def test_声にできない番号と読みは_何も書かずに断る(tmp_path: Path, words: list[str]) -> None:
    done = RUN.invoke(app, ["call", *words, "--out", str(tmp_path / "call.wav")])
    assert isinstance(done.exception, InvalidValue)
    assert list(tmp_path.iterdir()) == []


def test_コマンドの組は_speech_の一つ() -> None:
    [group] = madoguchi_commands()
    assert (group.name, group.load()) == ("speech", app)


def test_作り置きのフォルダーを渡せば_その声で書き出す(tmp_path: Path) -> None:
    reading = spoken_call("B501", "3番窓口").reading
    tone = bytes([0, 16]) * 4800
    clips = ClipFolder(tmp_path / "clips", render=lambda phrase: tone)
    clips.prepare([reading])
    out = tmp_path / "call.wav"
    words = ["--number", "B501", "--counter", "3番窓口", "--clips", str(tmp_path / "clips")]
    assert RUN.invoke(app, ["call", *words, "--out", str(out)]).exit_code == 0
    assert out.read_bytes() == clips.speak(reading)
