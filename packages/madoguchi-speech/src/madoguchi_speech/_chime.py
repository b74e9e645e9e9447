"""呼び出しのチャイム。録音ではなく、計算で作る。"""

import math
from functools import cache
from typing import Final

from madoguchi_speech._levels import leveled
from madoguchi_speech._sound import RATE


@cache
def chime() -> bytes:
    """
    高い音から低い音への「ピンポーン」。高い音が聞こえにくい人のため、1000 Hz より低い音だけで作る。

    >>> 0.9 < len(chime()) / 2 / RATE < 1.4
    True
    """
    return leveled([*_tone(_HIGH_HZ, 0.40), *_tone(_LOW_HZ, 0.80)])


_HIGH_HZ: Final = 659.26
_LOW_HZ: Final = 523.25
_FADE_SECONDS: Final = 0.01
_DECAY: Final = 3.5


def _tone(hertz: float, seconds: float) -> list[float]:
    """だんだん小さくなる正弦波。始めと終わりを滑らかにし、ぷつりという音を立てない。"""
    size = round(RATE * seconds)
    step = 2 * math.pi * hertz / RATE
    fade = RATE * _FADE_SECONDS
    return [
        9000 * math.sin(step * at) * math.exp(-_DECAY * at / RATE) * min(1.0, at / fade, (size - at) / fade)
        for at in range(size)
    ]
