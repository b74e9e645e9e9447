"""作り置きの約束: 録音が勝ち、壊れた物は使わず、止まっても続きから作り、そろえば音声合成の部品が要らない。"""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from madoguchi_core.errors import InvalidValue, PluginError, StoreError
from madoguchi_speech import RATE, VOICE, ClipFolder, chime, clip_name, joined, wav
from madoguchi_speech._sound import read_wav, silence

READING = "エーノ、イチバンノ カタ、サンバン マドグチエ"
TONE = bytes([0, 16]) * (RATE // 10)
OTHER = bytes([0, 8]) * (RATE // 10)


class Voice:
    """部品の代わり。何を頼まれたかを覚える。"""

    def __init__(self, *, is_broken: bool = False) -> None:
        self.asked: list[str] = []
        self.is_broken = is_broken

    def __call__(self, phrase: str) -> bytes:
        if self.is_broken:
            raise PluginError("MDG560", "動きません", hint="録音してください")
        self.asked.append(phrase)
        return TONE


def recorded(folder: Path, phrase: str, content: bytes) -> Path:
    path = folder / "recorded" / f"{clip_name(phrase)}.wav"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_作り置くと_節ごとに一つの声と_一覧ができる(tmp_path: Path) -> None:
    voice = Voice()
    done = ClipFolder(tmp_path, render=voice).prepare([READING, "エーノ、ニバンノ カタ"])
    assert (done.made, done.kept, done.findings) == (4, 0, ())
    assert done.size == sum(path.stat().st_size for path in (tmp_path / VOICE).iterdir())
    rows = list(csv.reader((tmp_path / "clips.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["ファイル", "読み"]
    assert [name for name, reading in rows[1:] if name != f"{clip_name(reading)}.wav"] == []
    assert sorted(reading for _, reading in rows[1:]) == sorted(voice.asked)


def test_作り置きのフォルダーに_声の作者の表示が入る(tmp_path: Path) -> None:
    ClipFolder(tmp_path, render=Voice()).prepare(["エーノ"])
    assert "Nagoya Institute of Technology" in (tmp_path / "credit.txt").read_text(encoding="utf-8")


def test_二度目は_何も作らない(tmp_path: Path) -> None:
    ClipFolder(tmp_path, render=Voice()).prepare([READING])
    done = ClipFolder(tmp_path, render=Voice(is_broken=True)).prepare([READING])
    assert (done.made, done.kept) == (0, 3)


def test_作り置きがそろえば_部品が動かなくても鳴る(tmp_path: Path) -> None:
    ClipFolder(tmp_path, render=Voice()).prepare([READING])
    spoken = ClipFolder(tmp_path, render=Voice(is_broken=True)).speak(READING)
    assert read_wav(spoken) == joined(chime(), [TONE, TONE, TONE])


def test_無い節だけを作り_次からは作らない(tmp_path: Path) -> None:
    voice = Voice()
    folder = ClipFolder(tmp_path, render=voice)
    folder.speak("エーノ")
    folder.speak(READING)
    folder.speak(READING)
    assert voice.asked == ["エーノ", "イチバンノ カタ", "サンバン マドグチエ"]


def test_残せないフォルダーでも_鳴る(tmp_path: Path) -> None:
    (tmp_path / VOICE).write_text("フォルダーではない", encoding="utf-8")
    assert read_wav(ClipFolder(tmp_path, render=Voice()).speak("エーノ")) == joined(chime(), [TONE])


def test_作り置けないフォルダーは_置き場所の誤り(tmp_path: Path) -> None:
    (tmp_path / VOICE).write_text("フォルダーではない", encoding="utf-8")
    with pytest.raises(StoreError, match="MDG804"):
        ClipFolder(tmp_path, render=Voice()).prepare(["エーノ"])


def test_声にできない読みは_何も作らず断る(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="MDG561"):
        ClipFolder(tmp_path, render=Voice()).prepare(["エーノ", "501番"])
    assert list(tmp_path.iterdir()) == []


def test_部品も作り置きも無ければ_次の手を言う(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="MDG560"):
        ClipFolder(tmp_path, render=Voice(is_broken=True)).speak(READING)


def test_録音が作り置きに勝ち_チャイムも替えられる(tmp_path: Path) -> None:
    folder = ClipFolder(tmp_path, render=Voice())
    folder.prepare([READING])
    recorded(tmp_path, "イチバンノ カタ", wav(OTHER))
    (tmp_path / "recorded" / "chime.wav").write_bytes(wav(OTHER))
    assert read_wav(folder.speak(READING)) == joined(OTHER, [TONE, OTHER, TONE])


@pytest.mark.parametrize(
    "content",
    [b"", wav(OTHER)[:-100], wav(OTHER).replace(b"\x80\xbb", b"\x44\xac", 1)],
    ids=["空", "切れた", "速さ違い"],
)
def test_使えない録音は_指摘にして_作り置きの声で鳴らす(tmp_path: Path, content: bytes) -> None:
    path = recorded(tmp_path, "エーノ", content)
    folder = ClipFolder(tmp_path, render=Voice())
    [finding] = folder.prepare(["エーノ"]).findings
    assert (finding.code, finding.where) == ("MDG563", f"recorded/{path.name}")
    assert "48000 Hz" in finding.hint
    assert read_wav(folder.speak("エーノ")) == joined(chime(), [TONE])


def test_二チャンネルの録音は_形を添えて指摘する(tmp_path: Path) -> None:
    path = recorded(tmp_path, "エーノ", b"")
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(2)
        writer.setsampwidth(2)
        writer.setframerate(44_100)
        writer.writeframes(OTHER)
    [finding] = ClipFolder(tmp_path, render=Voice()).prepare(["エーノ"]).findings
    assert finding.message == "44100 Hz・16 ビット・2 チャンネルです"


def test_一覧に無い名の録音は指摘し_機械の置いた物は見ない(tmp_path: Path) -> None:
    folder = tmp_path / "recorded"
    folder.mkdir()
    for name in ("501番.wav", "chime.mp3", "Thumbs.db", "desktop.ini"):
        (folder / name).write_bytes(b"")
    findings = ClipFolder(tmp_path, render=Voice()).prepare(["エーノ"]).findings
    assert {finding.where for finding in findings} == {"recorded/501番.wav", "recorded/chime.mp3"}
    assert {finding.code for finding in findings} == {"MDG563"}


def test_読む権利の無い録音も_指摘にする(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = recorded(tmp_path, "エーノ", wav(OTHER))
    folder = ClipFolder(tmp_path, render=Voice())
    folder.prepare(["エーノ"])
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self == path:
            raise PermissionError
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    [finding] = folder.prepare(["エーノ"]).findings
    assert (finding.code, finding.message) == ("MDG563", "読めません")
    assert read_wav(folder.speak("エーノ")) == joined(chime(), [TONE])


@pytest.mark.parametrize(
    ("sound", "message"),
    [
        (bytes([0, 2]) * RATE, "小さすぎます"),
        (bytes([0, 32]) * RATE, "大きすぎます"),
        (TONE + bytes([255, 127]), "割れています"),
        (silence(400) + TONE, "400 ミリ秒"),
    ],
    ids=["小さい", "大きい", "割れた", "始まらない"],
)
def test_聞き取りにくい録音は_指摘にして_そのまま鳴らす(tmp_path: Path, sound: bytes, message: str) -> None:
    recorded(tmp_path, "エーノ", wav(sound))
    folder = ClipFolder(tmp_path, render=Voice())
    findings = folder.prepare(["エーノ"]).findings
    assert [finding.code for finding in findings] == ["MDG564"]
    assert message in findings[0].message
    assert read_wav(folder.speak("エーノ")) == joined(chime(), [sound])


def test_壊れた作り置きは_作り直す(tmp_path: Path) -> None:
    folder = ClipFolder(tmp_path, render=Voice())
    folder.prepare([READING])
    (tmp_path / VOICE / f"{clip_name('エーノ')}.wav").write_bytes(b"RIFF")
    voice = Voice()
    assert ClipFolder(tmp_path, render=voice).prepare([READING]).made == 1
    assert voice.asked == ["エーノ"]


def test_声の版が変わっても_録音の名は変わらない() -> None:
    assert VOICE not in clip_name("エーノ")
    assert clip_name("エーノ") == "b8b79bbd4736e207"


SLOW = """
import sys, time
from pathlib import Path
from madoguchi_core.queue import number_reading
from madoguchi_speech import ClipFolder

def render(phrase):
    time.sleep(0.01)
    return bytes([0, 16]) * 48_000

ClipFolder(Path(sys.argv[1]), render=render).prepare(number_reading(n) for n in range(1, 41))
"""


def test_作る途中で強く止めても_書きかけは残らず_残りだけを作る(tmp_path: Path) -> None:
    made = tmp_path / VOICE
    with subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path)]) as process:
        while len(list(made.glob("*.wav"))) < 8:
            time.sleep(0.005)
        process.kill()
    assert process.returncode in {-signal.SIGKILL, 1}
    before = {path.name: path.stat().st_mtime_ns for path in made.glob("*.wav")}
    assert [name for name in before if len(read_wav((made / name).read_bytes())) != RATE * 2] == []

    subprocess.run([sys.executable, "-c", SLOW, str(tmp_path)], check=True)
    after = {path.name: path.stat().st_mtime_ns for path in made.glob("*.wav")}
    assert len(after) == 40
    assert {name: at for name, at in after.items() if name in before} == before
    # 止まったときの置き場も残らない
    assert [path.name for path in made.iterdir() if path.suffix != ".wav"] == []


WITHOUT_ENGINE = """
import json, sys
from pathlib import Path
from madoguchi_speech import ClipFolder
spoken = ClipFolder(Path(sys.argv[1])).speak(sys.argv[2])
print(json.dumps([len(spoken), sorted({"numpy", "pyopenjtalk", "sudachipy", "typer"} & set(sys.modules))]))
"""


def test_作り置きがそろえば_音声合成の部品を読み込みもしない(tmp_path: Path) -> None:
    ClipFolder(tmp_path, render=Voice()).prepare([READING])
    command = [sys.executable, "-c", WITHOUT_ENGINE, str(tmp_path), READING]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"}
    )
    size, loaded = json.loads(done.stdout)
    assert size > len(TONE) * 3
    assert loaded == []
