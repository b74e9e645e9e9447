"""音量をそろえ、前後の無音を切る。何を言う音かは知らない。"""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from madoguchi_speech._sound import RATE

TARGET_RMS: Final = 3000.0
"""そろえる音量（16 ビットの実効値。およそ -20.8 dB）。"""

PEAK: Final = 30_000
"""超えない山の高さ（およそ -0.8 dB）。"""

_QUIET: Final = 300
_HEAD: Final = RATE * 20 // 1000
_TAIL: Final = RATE * 40 // 1000


@dataclass(frozen=True, slots=True)
class Levels:
    """
    音の大きさ。

    Attributes:
        rms: 実効値。
        peak: 山の高さ。
        lead_ms: 始まるまでの無音（ミリ秒）。
    """

    rms: float
    peak: int
    lead_ms: int


def leveled(samples: Sequence[float]) -> bytes:
    """
    前後の無音を切り、音量をそろえた 16 ビットの音にする。山が割れるなら、割れない所まで下げる。

    Args:
        samples: 標本（16 ビットの大きさ。超えていてもよい）。

    >>> levels(leveled([0.0] * 9000 + [9000.0, -9000.0] * 4800)).rms
    3000.0
    """
    start, end = _bounds(samples)
    if start == end:
        return b""
    sounding = samples[start:end]
    gain = min(TARGET_RMS / _rms(sounding), PEAK / max(map(abs, sounding)))
    kept = samples[max(0, start - _HEAD) : end + _TAIL]
    return array("h", [round(sample * gain) for sample in kept]).tobytes()


def levels(sound: bytes) -> Levels:
    """
    音の大きさを測る。

    >>> levels(array("h", [0] * 480 + [3000] * 480).tobytes())
    Levels(rms=3000.0, peak=3000, lead_ms=10)
    """
    samples = array("h", sound)
    start, end = _bounds(samples)
    lead = start * 1000 // RATE
    return Levels(round(_rms(samples[start:end]), 1), max(map(abs, samples), default=0), lead)


def _bounds(samples: Sequence[float]) -> tuple[int, int]:
    """音のある所の始まりと終わり。"""
    size = len(samples)
    start = next((at for at, sample in enumerate(samples) if abs(sample) > _QUIET), size)
    tail = next((at for at, sample in enumerate(reversed(samples)) if abs(sample) > _QUIET), size)
    return start, max(start, size - tail)


def _rms(samples: Sequence[float]) -> float:
    return math.sqrt(math.fsum(sample * sample for sample in samples) / max(1, len(samples)))
