"""番号札の呼び出しを、ネットワークなしで声（WAV）にする。読みを作ることと、音を鳴らす装置はここに無い。"""

from madoguchi_speech._chime import chime
from madoguchi_speech._clips import ClipFolder, Prepared, clip_name
from madoguchi_speech._engine import CREDIT, VOICE, render
from madoguchi_speech._sound import RATE, joined, wav
from madoguchi_speech._speak import speak

__all__ = [
    "CREDIT",
    "RATE",
    "VOICE",
    "ClipFolder",
    "Prepared",
    "chime",
    "clip_name",
    "joined",
    "render",
    "speak",
    "wav",
]
