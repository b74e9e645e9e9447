"""作り置きなしで、読みをその場で声にする。"""

from functools import lru_cache

from madoguchi_speech._chime import chime
from madoguchi_speech._engine import render
from madoguchi_speech._phrases import phrases
from madoguchi_speech._sound import joined, wav


def speak(reading: str) -> bytes:
    """
    読みを、チャイムに続く声の WAV にする。ネットワークは使わない。

    Args:
        reading: 発音どおりのカタカナ（:func:`madoguchi_core.queue.call_reading` が作る）。

    Raises:
        InvalidValue: 声にできない読みのとき（MDG561）。
        PluginError: 音声合成の部品が動かないとき（MDG560）。

    >>> speak("エーノ、イチバンノ カタ、サンバン マドグチエ、オコシクダサイ")[:4]
    b'RIFF'
    """
    return wav(joined(chime(), [_kept(phrase) for phrase in phrases(reading)]))


@lru_cache(maxsize=64)
def _kept(phrase: str) -> bytes:
    """同じ窓口の名と結びの言葉は、毎回作り直さない。"""
    return render(phrase)
