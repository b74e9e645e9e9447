"""読みを、間で区切った節と、語と、拍に分ける。声の高さはここに無い。"""

import re
from typing import Final

from madoguchi_core.errors import InvalidValue


def phrases(reading: str) -> tuple[str, ...]:
    """
    読みを「、」で節に分ける。節ひとつが、作り置く声ひとつになる。

    Args:
        reading: 発音どおりのカタカナ。「、」が間、空白が語の切れ目。

    Raises:
        InvalidValue: カタカナで始まる語でないとき（MDG561）。

    >>> phrases("エーノ、ジューニバンノ カタ")
    ('エーノ', 'ジューニバンノ カタ')
    """
    found = tuple(reading.split("、"))
    if not all(_PHRASE.fullmatch(phrase) for phrase in found):
        hint = "読みは発音どおりのカタカナで、間を「、」、語の切れ目を半角の空白で書いてください"
        raise InvalidValue("MDG561", "読みを声にできません", hint=hint)
    return found


def words(phrase: str) -> tuple[str, ...]:
    """
    節を語に分ける。「ソウ」のように書かれた長い音は、「ソー」と伸ばす。

    >>> words("ソウゴウ マドグチエ")
    ('ソーゴー', 'マドグチエ')
    """
    return tuple(_LONG_O.sub(r"\1ー", word) for word in phrase.split(" "))


def morae(word: str) -> tuple[str, ...]:
    """
    語を拍に分ける。小さい字は前の字と一拍、「ッ」「ン」「ー」は一拍。

    >>> morae("ロッピャク")
    ('ロ', 'ッ', 'ピャ', 'ク')
    """
    return tuple(_MORA.findall(word))


_PHRASE: Final = re.compile(r"[ア-ヴ][ァ-ヴー]*( [ア-ヴ][ァ-ヴー]*)*")
_LONG_O: Final = re.compile(r"([オコソトノホモヨロゴゾドボポョ])ウ")
_MORA: Final = re.compile(r"[ァ-ヴー][ァィゥェォャュョヮ]?")
