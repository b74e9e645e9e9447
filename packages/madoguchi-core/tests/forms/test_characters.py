"""一つに見える字の分け方と、刷る前に確かめる字の約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.forms import uncertain_characters
from madoguchi_core.forms._characters import graphemes


@given(st.text(max_size=60))
def test_分けた字をつなげると元に戻る(text: str) -> None:
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("か\u3099き", ["か\u3099", "き"]),
        ("ﾊﾞﾊﾟｱ", ["ﾊﾞ", "ﾊﾟ", "ｱ"]),
        ("𠮷野", ["𠮷", "野"]),
        ("\U0001f468\u200d\U0001f469子", ["\U0001f468\u200d\U0001f469", "子"]),
    ],
)
def test_異体字セレクタと濁点を_前の字から離さない(text: str, shown: list[str]) -> None:
    assert list(graphemes(text)) == shown


@pytest.mark.parametrize("text", ["山田　太郎", "ﾔﾏﾀﾞ Taro", "〒082-0015", "１－２～３", ""])
def test_どのフォントにもある字は_確かめなくてよい(text: str) -> None:
    assert uncertain_characters(text) == ()


@pytest.mark.parametrize("shown", ["髙", "﨑", "①", "㈱", "𠮷", "鷗", "辻\U000e0101", "\ue000", "ゔ"])
def test_あるとは言えない字は_一度ずつ返す(shown: str) -> None:
    assert uncertain_characters(f"山{shown}田{shown}") == (shown,)
