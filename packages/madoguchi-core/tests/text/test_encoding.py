"""文字コードで伝わらない字の約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import InvalidValue
from madoguchi_core.text import unencodable

ENCODINGS = ["cp932", "shift_jis", "euc_jp", "shift_jis_2004", "utf-8"]


@pytest.mark.parametrize(
    ("char", "carried_by"),
    [
        ("髙", {"cp932", "utf-8"}),
        ("﨑", {"cp932", "shift_jis_2004", "utf-8"}),
        ("𠮷", {"utf-8"}),
        ("𠮟", {"shift_jis_2004", "utf-8"}),
        ("①", {"cp932", "shift_jis_2004", "utf-8"}),
        ("～", {"cp932", "utf-8"}),
        ("〜", {"cp932", "shift_jis", "euc_jp", "shift_jis_2004", "utf-8"}),
        ("山", {"cp932", "shift_jis", "euc_jp", "shift_jis_2004", "utf-8"}),
        ("\ue000", set()),
        ("\U000f0000", set()),
    ],
)
def test_字ごとに伝わる文字コード(char: str, carried_by: set[str]) -> None:
    assert {encoding for encoding in ENCODINGS if not unencodable(char, encoding)} == carried_by


def test_外字はPythonがバイトにできても伝わらない() -> None:
    assert "\ue000".encode("cp932") == b"\xf0\x40"
    assert unencodable("渡\ue000", "cp932") == ("U+E000",)


def test_出てきた順に_重なりなく挙げる() -> None:
    assert unencodable("𠮷山𣘺𠮷髙", "shift_jis") == ("U+20BB7", "U+2363A", "U+9AD9")


def test_異体字セレクタも一字として数える() -> None:
    assert unencodable("辻\U000e0100", "cp932") == ("U+E0100",)


def test_文字にならない片割れは_UTF8でも伝わらない() -> None:
    assert unencodable("\ud842", "utf-8") == ("U+D842",)


@given(st.text(max_size=20), st.sampled_from(ENCODINGS))
def test_挙げられた字を除けば書ける(text: str, encoding: str) -> None:
    lost = unencodable(text, encoding)
    rest = "".join(char for char in text if f"U+{ord(char):04X}" not in lost)

    assert unencodable(rest, encoding) == ()
    assert isinstance(rest.encode(encoding), bytes)


def test_知らない文字コードは断る() -> None:
    with pytest.raises(InvalidValue) as caught:
        unencodable("山", "sjis-win-x")

    assert caught.value.code == "MDG013"
