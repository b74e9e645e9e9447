"""氏名を探す鍵の約束。標準仕様書 2.1.2・2.1.3。"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.text import HYPHENS, NAME_VARIANTS, search_key

KATAKANA = "".join(chr(code) for code in range(0x30A1, 0x30FB))
NAMES = st.text(st.sampled_from(KATAKANA + "あいうえおがぎゔぁゃんー　 -ｱｶﾞﾊﾟｰ神髙邉辻𠮷ABcé"), max_size=12)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ナカジマ", "ナカシマ"),
        ("オオツカ", "オオヅカ"),
        ("チヅル", "チズル"),
        ("ヂ", "ジ"),
        ("ワ", "ハ"),
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴ", "ブ"),
        ("オ", "ヲ"),
        ("パ", "ハ"),
        ("ハットリ", "ハツトリ"),
        ("キャ", "キヤ"),
        ("ヮ", "ワ"),
        ("ㇻ", "ラ"),
        ("コウノ", "コオノ"),
        ("ジョウウン", "ジョオオン"),
        ("メアリー", "メアリ"),
        ("ワタナベ　イチロウ", "ワタナベイチロウ"),
        ("ワタナベ イチロウ", "ワタナベ　イチロウ"),
        ("わたなべ", "ワタナベ"),
        ("ﾜﾀﾅﾍﾞ", "ワタナベ"),
        ("か\u3099", "が"),
        ("Jean-Paul", "ＪＥＡＮ－ＰＡＵＬ"),
        ("渡辺", "渡邊"),
        ("渡辺", "渡邉"),
        ("高橋", "髙𣘺"),
        ("山崎", "山﨑"),
        ("吉田", "𠮷田"),
        ("辻", "辻\U000e0100"),
        ("辻", "辻\U000e0102"),
        ("神田", "\ufa19田"),
    ],
)
def test_同じ人かもしれない書き方は同じ鍵になる(left: str, right: str) -> None:
    assert search_key(left) == search_key(right)


@pytest.mark.parametrize("mark", HYPHENS)
def test_長音とハイフンはどの字でも同じ(mark: str) -> None:
    assert search_key(f"コ{mark}ノ") == search_key("コノ")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("オノ", "オオノ"),
        ("カウ", "カオ"),
        ("アキラ", "アキコ"),
        ("辻", "迂"),
        ("斎藤", "斉藤"),
        ("", "ア"),
    ],
)
def test_違う読みと違う字は分ける(left: str, right: str) -> None:
    assert search_key(left) != search_key(right)


@given(NAMES)
def test_鍵の鍵は同じ鍵(name: str) -> None:
    assert search_key(search_key(name)) == search_key(name)


@given(NAMES, st.integers(0, 12), st.sampled_from([" ", "　", *HYPHENS]))
def test_空白とハイフンはどこに入れても変わらない(name: str, at: int, mark: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    # 濁点の前に入ると別の字になるので、合成できる字の間だけに入れる
    at = min(at, len(composed))
    if composed[at : at + 1] in {"ﾞ", "ﾟ", *"ァィゥェォぁぃぅぇぉ"}:
        at = 0

    assert search_key(composed[:at] + mark + composed[at:]) == search_key(composed)


@given(st.text(max_size=20))
def test_どんな文字でも鍵は作れ_渡した文字は変わらない(name: str) -> None:
    before = name.encode("utf-8", "surrogatepass")
    search_key(name)

    assert name.encode("utf-8", "surrogatepass") == before


def test_町の外字の表を渡せる() -> None:
    variants = {**NAME_VARIANTS, "\ue000": "辺"}

    assert search_key("渡\ue000", variants=variants) == search_key("渡辺")
    assert search_key("渡\ue000") != search_key("渡辺")


def test_異体字の表の行き先はそれ以上置きかわらない() -> None:
    assert set(NAME_VARIANTS.values()) & set(NAME_VARIANTS) == set()
    assert all(len(char) == 1 for pair in NAME_VARIANTS.items() for char in pair)
