"""幅と仮名の約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.text import HYPHENS, to_full_width, to_half_width, to_katakana

ASCII = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E))
KANJI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("ﾒﾑﾛ", "メムロ"),
        ("ﾜﾀﾅﾍﾞ ﾊﾟｰﾙ", "ワタナベ　パール"),
        ("2-14", "２－１４"),
        ("", ""),
        ("髙橋", "髙橋"),
    ],
)
def test_半角を全角にし_濁点は前の字と合わせる(text: str, wide: str) -> None:
    assert to_full_width(text) == wide


def test_全角の英数字だけを半角にし_カナは残す() -> None:
    assert to_half_width("メムロ　２－１４　Ａ") == "メムロ 2-14 A"


def test_ひらがなと半角カナを全角カタカナにする() -> None:
    assert to_katakana("めむろ ﾁｮｳ 町１") == "メムロ チョウ 町１"


@given(ASCII)
def test_英数字は全角にして戻すと同じになる(text: str) -> None:
    assert to_half_width(to_full_width(text)) == text


@given(KANJI)
def test_漢字はどの変換でも変わらない(text: str) -> None:
    assert to_full_width(text) == to_half_width(text) == to_katakana(text) == text


def test_互換の漢字と異体字セレクタも変わらない() -> None:
    """NFKC なら別の字になる。氏名の字は、幅を変えるときも変えない。"""
    name = "\ufa19\ufa1a 辻\U000e0100"

    assert to_katakana(name) == name
    assert to_half_width(name) == name


def test_ハイフンの表に同じ字は二度出ない() -> None:
    assert len(set(HYPHENS)) == len(HYPHENS)
