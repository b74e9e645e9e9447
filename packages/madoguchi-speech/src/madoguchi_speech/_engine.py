"""カタカナの節から声を作る。音声合成の部品を読み込むのはここだけで、初めて使うときまで読み込まない。"""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from functools import cache
from typing import TYPE_CHECKING, Final

from madoguchi_core.errors import PluginError
from madoguchi_speech._accents import nucleus
from madoguchi_speech._levels import leveled
from madoguchi_speech._phrases import morae, words
from madoguchi_speech._sound import RATE

if TYPE_CHECKING:
    from types import ModuleType

    from pyopenjtalk.types import NJDFeature

VOICE: Final = "mei-normal-1"
"""声の版。声・高さ・音量の作り方を変えたら上げる。前の版の作り置きは使わなくなる。"""

CREDIT: Final = (
    'HTS Voice "Mei", Copyright (c) 2009-2013 Nagoya Institute of Technology, Department of Computer Science. '
    "Creative Commons Attribution 3.0."
)
"""声の作者の表示。声を配る物には、必ず添える。"""

_SPEED: Final = 0.85  # 待合の雑音の中で、初めて聞く番号を聞き取れるように、ふつうの話し方よりゆっくり


def render(phrase: str) -> bytes:
    """
    節ひとつの音（48000 Hz・16 ビット・モノラル）。

    Args:
        phrase: 発音どおりのカタカナ。空白が語の切れ目。

    Raises:
        PluginError: 音声合成の部品が動かないとき（MDG560）。

    >>> 0.5 < len(render("サンバン マドグチエ")) / 2 / RATE < 2.5
    True
    """
    try:
        engine = _engine()
        samples, rate = engine.synthesize(engine.make_label(features(phrase)), speed=_SPEED)
    # 古い CPU では、数値の部品が RuntimeError で断る
    except (ImportError, OSError, RuntimeError) as problem:
        raise _broken(type(problem).__name__) from problem
    if rate != RATE:
        raise _broken(f"声が {rate} Hz です")
    return leveled(samples.tolist())


def features(phrase: str) -> list[NJDFeature]:
    """
    音声合成に渡す語の並び。読みも高さもこちらで決め、辞書に読ませない。

    >>> [(word["pron"], word["acc"], word["mora_size"]) for word in features("ゴヒャク イチバンノ カタ")]
    [('ゴヒャク', 3, 3), ('イチバンノ', 2, 5), ('カタ', 2, 2)]
    """
    return [_feature(word) for word in words(phrase)]


@cache
def _engine() -> ModuleType:
    # 要らない部品が無いという知らせを標準出力に書くので、JSON などに混ぜない
    with redirect_stdout(io.StringIO()):
        import pyopenjtalk

    return pyopenjtalk


def _feature(word: str) -> NJDFeature:
    return {
        "string": word,
        "pos": "名詞",
        "pos_group1": "一般",
        "pos_group2": "*",
        "pos_group3": "*",
        "ctype": "*",
        "cform": "*",
        "orig": word,
        "read": word,
        "pron": word,
        "acc": nucleus(word),
        "mora_size": len(morae(word)),
        "chain_rule": "*",
        "chain_flag": 0,
        "is_reading_protected": True,
        "is_reading_rewritten": False,
    }


def _broken(reason: str) -> PluginError:
    hint = "別の機械で「madoguchi speech prepare」を動かしてフォルダーを写すか、録音した WAV を recorded に置いてください"
    return PluginError("MDG560", f"音声合成の部品 pyopenjtalk-plus が動きません: {reason}", hint=hint)
