"""音声合成の部品の約束: ネットワークに触れず、余計な字を出さず、動かなければ次の手を言う。"""

import subprocess
import sys

import pytest

from madoguchi_core.errors import PluginError
from madoguchi_speech import RATE, _engine, render
from madoguchi_speech.plugin import madoguchi_speak

READING = "ビーノ、ゴヒャク イチバンノ カタ、サンバン マドグチエ、オコシクダサイ"
OFFLINE = f"""
import sys
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "subprocess.")):
        sys.stderr.write(event)
        raise SystemExit(9)
sys.addaudithook(watch)
from madoguchi_speech import speak
assert speak("{READING}")[:4] == b"RIFF"
"""


def test_ネットワークにも_ほかの命令にも触れず_標準出力に何も書かない() -> None:
    done = subprocess.run([sys.executable, "-c", OFFLINE], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("problem", [ImportError("DLL"), RuntimeError("CPU"), OSError("dictionary")])
def test_部品が動かない機械では_作り置きと録音を勧める(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def broken() -> None:
        raise problem

    monkeypatch.setattr(_engine, "_engine", broken)
    with pytest.raises(PluginError, match="MDG560") as caught:
        render("エーノ")
    assert "prepare" in caught.value.hint
    assert "recorded" in caught.value.hint


def test_部品が入っていない環境でも_読み込めて_声を求めたときに断る(monkeypatch: pytest.MonkeyPatch) -> None:
    _engine._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "pyopenjtalk", None)
    with pytest.raises(PluginError, match="MDG560"):
        render("エーノ")


def test_声の速さが違う部品は_使わない(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        def make_label(self, features: object) -> list[str]:
            return []

        def synthesize(self, labels: list[str], *, speed: float) -> tuple[list[float], int]:
            return [], RATE // 2

    monkeypatch.setattr(_engine, "_engine", Other)
    with pytest.raises(PluginError, match="24000 Hz"):
        render("エーノ")


def test_同じ節は_いつも同じ声() -> None:
    assert render("サンバン マドグチエ") == render("サンバン マドグチエ")


def test_フックは_声を作る関数を返す() -> None:
    assert madoguchi_speak()(READING)[:4] == b"RIFF"
