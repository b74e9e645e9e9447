"""氏名を探すための鍵。鍵は比べるためだけのもので、保存も表示もしない。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from madoguchi_core.text._variants import NAME_VARIANTS
from madoguchi_core.text._width import HYPHENS

_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_VU = re.compile("[ヴゔ]([ァィゥェォぁぃぅぇぉ]?)")
_VU_ROW = {"ァ": "ハ", "ィ": "ヒ", "ゥ": "フ", "ェ": "ヘ", "ォ": "ホ"}
_LONG_O = re.compile("(?<=[オコソトノホモヨロ])ウ+")

_LARGE = dict(zip("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", strict=True))
_LARGE |= dict(zip("ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ", "クシストヌハヒフヘホムラリルレロ", strict=True))
# ヂとジ、ヅとズを同じとみなし、清濁も区別しないので、チとシ、ツとスも同じ鍵になる。
_ALIKE = {"チ": "シ", "ツ": "ス", "ワ": "ハ", "ヲ": "オ", "ヰ": "イ", "ヱ": "エ"}
_HIRAGANA_TO_KATAKANA = 0x60


def search_key(name: str, *, variants: Mapping[str, str] = NAME_VARIANTS) -> str:
    """
    氏名やフリガナを探すための鍵。鍵が同じなら、同じ人かもしれない候補になる。

    区別しないもの: 清音・濁音・半濁音（ヂとジ、ズとヅ、ワとハ、ヴァとバ、オとヲを含む）、小書き、ひらがなと
    カタカナ、全角と半角、英字の大小、空白、長音とハイフン、オ段の後のウとオ、異体字、異体字セレクタ。
    根拠: 住民記録システム標準仕様書 2.1.2・2.1.3。

    広く拾うための鍵なので、違う人も同じ鍵になる。どの人かは必ず候補を見て人が選ぶ。鍵から氏名へは戻せない。

    Args:
        name: 台帳のままの氏名・フリガナ、または入力された検索語。
        variants: 異体字から代表の字への表。町の外字を足すときに差し替える。

    Returns:
        比べるためだけの文字。保存や表示には使わない。

    >>> search_key("ワタナベ　チヅル") == search_key("わたなへ ちずる")
    True
    >>> search_key("渡邉") == search_key("渡辺")
    True
    """
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", name)).upper()
    folded = _VU.sub(_vu_to_ha_row, plain).translate(_FOLDS)
    return _LONG_O.sub(
        lambda found: "オ" * len(found[0]), "".join([variants.get(char, char) for char in folded])
    )


def _vu_to_ha_row(found: re.Match[str]) -> str:
    return _VU_ROW.get(_katakana(found[1]), "フ") if found[1] else "フ"


def _katakana(char: str) -> str:
    return chr(ord(char) + _HIRAGANA_TO_KATAKANA) if "ぁ" <= char <= "ゖ" or char in "ゝゞ" else char


def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFD", _katakana(char))[0]
    large = _LARGE.get(plain, plain)
    return _ALIKE.get(large, large)


def _folds() -> dict[int, str]:
    """一字ずつの置きかえの表。空白・ハイフン・濁点は消える。"""
    kana = [chr(code) for first, last in ((0x3041, 0x3100), (0x31F0, 0x3200)) for code in range(first, last)]
    dropped = [*HYPHENS, *" \t\r\n\u3000\u00a0\u3099\u309a"]
    return {ord(char): _fold(char) for char in kana} | {ord(char): "" for char in dropped}


_FOLDS = _folds()
