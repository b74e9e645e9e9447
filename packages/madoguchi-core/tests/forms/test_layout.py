"""文字を、ますと行に分ける約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.forms._characters import graphemes, width
from madoguchi_core.forms._layout import groups_of, lines_of, wrapped_lines

ADDRESSES = st.text("見本県町東西南北条丁目番地号荘　 123４５６-－葛\U000e0100ｱﾞ", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("0999-62-0000", ("0999", "62", "0000")),
        ("０９９９－６２－００００", ("0999", "62", "0000")),
        ("090 - 0000 - 0000", ("090", "0000", "0000")),
        ("(0999)62-0000", ("0999", "62", "0000")),
        ("0999620000", ("0999620000",)),
        ("0999-62-0000 内線3", ()),
        ("なし", ()),
    ],
)
def test_番号は書かれている区切りでだけ分ける(text: str, groups: tuple[str, ...]) -> None:
    assert groups_of(text) == groups


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("見本県見本町東１条　見本荘２０３", 13, ["見本県見本町東１条　", "見本荘２０３"]),
        ("見本県見本町東１条南１丁目１番地１２", 14, ["見本県見本町東１条南１丁目", "１番地１２"]),
        ("見本県見本町東１条大字見本村上", 10, ["見本県見本町東１条", "大字見本村上"]),
        ("見本県見本町大字見本1234-56", 12, ["見本県見本町大字見本", "1234-56"]),
        ("見本町西二条", 10, ["見本町西二条"]),
    ],
)
def test_方書の前や丁目の後で切り_番号の途中では切らない(text: str, limit: float, lines: list[str]) -> None:
    assert list(lines_of(text, limit=limit, count=2)) == lines


def test_とても長い文字でも_前から詰めて残りを最後の行に置く() -> None:
    text = "見本県見本町東１条南１丁目１番地" * 300
    assert [len(line) for line in lines_of(text, limit=20, count=5)] == [20, 20, 20, 20, 4720]


def test_番号が欄より長いときだけ_番号の途中で切る() -> None:
    assert lines_of("1234567890", limit=3, count=2) == ("123456", "7890")


def test_収まらない文字は_切り捨てず最後の行に残す() -> None:
    assert lines_of("あいうえおかきくけこ", limit=3, count=2) == ("あいう", "えおかきくけこ")


@given(ADDRESSES, st.integers(1, 12), st.integers(1, 4))
def test_行に分けても_一字も失わず順も変わらない(text: str, limit: int, count: int) -> None:
    lines = lines_of(text, limit=limit, count=count)
    assert "".join(lines) == text
    assert len(lines) <= count
    assert [shown for line in lines for shown in graphemes(line)] == list(graphemes(text))


@given(ADDRESSES, st.integers(2, 12), st.integers(1, 4))
def test_どの行も幅に収まるか_一字ずつ詰めても収まらない(text: str, limit: int, count: int) -> None:
    lines = lines_of(text, limit=limit, count=count)
    is_fitting = all(width(line.rstrip()) <= limit for line in lines)
    assert is_fitting or width(text) > limit * count - (count - 1) * 1.0


@pytest.mark.parametrize(
    ("text", "lines"), [("あいう", 1), ("あいうえ", 2), ("あ\nいうえお", 3), ("", 1), ("葛\U000e0100いう", 1)]
)
def test_折り返したときの行を数える(text: str, lines: int) -> None:
    assert wrapped_lines(text, limit=3) == lines
