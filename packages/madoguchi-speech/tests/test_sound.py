"""音の約束: どの声も同じ大きさで、割れず、すぐ始まり、間延びしない。"""

import math
from array import array
from itertools import pairwise

import pytest

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import spoken_call
from madoguchi_speech import RATE, chime, joined, render, speak, wav
from madoguchi_speech._levels import PEAK, TARGET_RMS, leveled, levels
from madoguchi_speech._phrases import morae, phrases
from madoguchi_speech._sound import UnusableSound, read_wav, silence

SAMPLES = [
    "エーノ", "ダブリューノ", "テガキノ シーノ", "イチバンノ カタ", "ジューナナバンノ カタ", "ゴヒャク イチバンノ カタ",
    "サンゼン サンビャク サンジュー サンバンノ カタ", "サンバン マドグチエ", "ヒョージノ マドグチエ", "オコシクダサイ",
]  # fmt: skip


@pytest.mark.parametrize("phrase", SAMPLES)
def test_声は同じ大きさで_割れず_すぐ始まり_聞き取れる速さ(phrase: str) -> None:
    sound = render(phrase)
    found = levels(sound)
    assert abs(20 * math.log10(found.rms / TARGET_RMS)) < 1
    assert found.peak <= PEAK
    assert found.lead_ms < 100
    beats = len(morae(phrase.replace(" ", "")))
    assert 4.0 < beats / (len(sound) / 2 / RATE) < 8.5


def test_チャイムは声と同じ大きさで_割れず_ぷつりと言わない() -> None:
    samples = array("h", chime())
    found = levels(chime())
    assert abs(20 * math.log10(found.rms / TARGET_RMS)) < 1
    assert found.peak <= PEAK
    assert max(abs(samples[0]), abs(samples[-1])) < 100
    assert max(abs(one - other) for one, other in pairwise(samples)) < 1000


def test_呼び出しはチャイムで始まり_声の前後に間がある() -> None:
    reading = spoken_call("A007", "3番窓口").reading
    sound = read_wav(speak(reading))
    parts = [render(phrase) for phrase in phrases(reading)]
    assert sound == joined(chime(), parts)
    assert sound.startswith(chime() + silence(200))
    assert 3.0 < len(sound) / 2 / RATE < 8.0


@pytest.mark.parametrize("scale", [0.1, 1.0, 4.0])
def test_小さすぎる音も_割れた音も_同じ大きさにそろえる(scale: float) -> None:
    tone = [scale * 20_000 * math.sin(at / 20) for at in range(RATE // 2)]
    found = levels(leveled(tone))
    assert found.rms == pytest.approx(TARGET_RMS, rel=0.05)
    assert found.peak <= PEAK


def test_鋭い山のある音は_割れない所までしか上げない() -> None:
    assert levels(leveled([400.0] * 9000 + [30_000.0])).peak <= PEAK


def test_音の無い標本は_空の音() -> None:
    assert leveled([0.0] * 100) == b""


def test_書いたWAVは_そのまま読み戻せる() -> None:
    assert read_wav(wav(chime())) == chime()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "読めません"),
        (b"RIFF", "読めません"),
        (b"ID3 mp3 file, not a wave", "読めません"),
        (wav(b""), "空か"),
        (wav(silence(50))[:-10], "途中で切れています"),
        (
            wav(silence(50)).replace((48_000).to_bytes(4, "little"), (44_100).to_bytes(4, "little"), 1),
            "44100 Hz",
        ),
    ],
    ids=["空", "途中", "別の形", "音なし", "切れた", "速さ違い"],
)
def test_継げないWAVは_わけを言って断る(content: bytes, reason: str) -> None:
    with pytest.raises(UnusableSound, match=reason):
        read_wav(content)


@pytest.mark.parametrize(
    "reading", ["", "501番の方", "えーの", "エーノ、", "、エーノ", "エーノ  イチ", "ーカ", "エーノ,イチ", "A"]
)
def test_カタカナでない読みは_声にせず断る(reading: str) -> None:
    with pytest.raises(InvalidValue, match="MDG561"):
        speak(reading)
