"""語の声の高さ（何拍目の後で下がるか）。数は一つずつ下がるので、桁が聞き分けられる。"""

from typing import Final

from madoguchi_speech._phrases import morae


def nucleus(word: str) -> int:
    """
    声が下がる前の拍。下がらない語（平板）は 0。

    Args:
        word: 語の読み。

    >>> nucleus("ロッピャク"), nucleus("サンバンノ"), nucleus("ニジューバンノ"), nucleus("コセキガカリエ")
    (4, 0, 2, 0)
    """
    if word in _KNOWN:
        return _KNOWN[word]
    stem = word.removesuffix("ノ").removesuffix("バン")
    if word.endswith(("バンノ", "バン")):
        return _numeral(stem)
    if stem in _LETTERS:
        return 1
    return _numeral(word) if word.endswith(_RANKS) else 0


def _numeral(word: str) -> int:
    """数は最後の拍で下がる。そこが伸ばす音か「ン」なら、一つ前で。"""
    if word in _FLAT_BEFORE_BAN:
        return 0
    found = morae(word)
    return len(found) - 1 if found[-1] in {"ー", "ン"} else len(found)


_RANKS: Final = ("セン", "ゼン", "ヒャク", "ビャク", "ピャク", "ジュー")
_FLAT_BEFORE_BAN: Final = {"サン", "ゴ"}
_LETTERS: Final = frozenset({
    "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム",
    "エヌ", "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット",
})  # fmt: skip
_KNOWN: Final = {
    "カタ": 2,
    "マドグチエ": 2,
    "タントーマドグチエ": 6,
    "オコシクダサイ": 6,
    "ジューゴバンノ": 1,
    "ジューゴバン": 1,
    # 次の桁が続くときの、決まりに合わない数
    "サンビャク": 1,
    "ヨンヒャク": 1,
    "ナナヒャク": 2,
    "キューヒャク": 1,
    "ニジュー": 1,
    "サンジュー": 1,
    "ヨンジュー": 1,
    "ゴジュー": 0,
    "ロクジュー": 0,
    "ナナジュー": 2,
    "ハチジュー": 0,
    "キュージュー": 1,
}
