"""幅と折り返し: 一行は必ず収まり、字は一つも減らない。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_escpos._text import clusters, columns, is_native, wrap

# プリンターでは全角の字と同じ符号になり、読み戻すと全角になる字
SAME_ON_PAPER = "¢£¬‖−〜"
JAPANESE = st.text(
    st.characters(codec="cp932", exclude_categories=["Cc", "Co"], include_characters=SAME_ON_PAPER)
    | st.sampled_from("、。」ー𠮷葛")
)


@given(JAPANESE, st.integers(8, 48))
def test_折り返しても字は減らず_どの行も幅に収まる(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text
    assert all(columns(line) <= width for line in lines)


@given(
    st.text(
        st.characters(codec="cp932", exclude_categories=["Cc", "Co"], include_characters=SAME_ON_PAPER),
        min_size=1,
    )
)
def test_漢字コードで刷れる文の幅は_バイト数に等しい(text: str) -> None:
    assert is_native(text)
    assert columns(text) == len(text.encode("cp932"))


@given(st.text())
def test_升に分けても字は減らない(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("あいうえお。かき", ["あいうえ", "お。かき"]),
        ("あいうえ」。かき", ["あいう", "え」。かき"]),
        ("ABCDEFGHIJKLM", ["ABCDEFGHIJ", "KLM"]),
        ("葛\U000e0100城市役所です", ["葛\U000e0100城市役所", "です"]),
        ("", []),
    ],
    ids=["句点は頭に来ない", "閉じ括弧と句点も", "英数字", "異体字の選択子は前の字から離れない", "空"],
)
def test_折り返しの決まり(text: str, lines: list[str]) -> None:
    assert wrap(text, 10) == lines


@pytest.mark.parametrize(
    "text",
    [
        "𠮷",
        "葛\U000e0100",
        "頰",
        "剝",
        "塡",
        "鷗",
        "¥",
        "—",
        "♥",
        "\ue000",
        "\x1b",
        "\n",
        "\t",
        "\u200b",
        "か\u309a",
    ],
)
def test_プリンターに無い字と命令になる字は_そのまま送らない(text: str) -> None:
    assert not is_native(f"窓口{text}")


@pytest.mark.parametrize("text", ["﨑髙", "～－…", "①㈱№", "ﾊﾝｶｸ", "A-12 [3]"])
def test_漢字コードにある字は_画像にしない(text: str) -> None:
    assert is_native(text)
