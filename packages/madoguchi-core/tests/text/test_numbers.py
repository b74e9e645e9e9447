"""番号の書き方と検査数字の約束。ここの個人番号は、どれも作り物である。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import InvalidValue
from madoguchi_core.text import (
    is_municipality_code,
    is_my_number,
    municipality_check_digit,
    postcode_digits,
    to_full_width,
)

DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0828651", "0828651"),
        ("082-8651", "0828651"),
        ("〒082-8651", "0828651"),
        ("〒 082－8651", "0828651"),
        ("０８２－８６５１", "0828651"),
        ("０８２ー８６５１", "0828651"),
        (" 0828651 ", "0828651"),
        ("828651", "0828651"),
        ("82-8651", "0828651"),
        ("600001", "0600001"),
        ("10010", "0010010"),
        ("1-0010", "0010010"),
        ("100-0001", "1000001"),
    ],
)
def test_郵便番号は書き方が違っても7けたになる(text: str, digits: str) -> None:
    assert postcode_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "082",
        "082-03",
        "08203",
        "08286511",
        "082-86511",
        "0000000",
        "000-0000",
        "-0828651",
        "芽室町",
        "1234",
        "\u0660\u0668\u0662\u0668\u0666\u0665\u0661",
    ],
)
def test_郵便番号として読めなければ_埋め合わせない(text: str) -> None:
    assert postcode_digits(text) is None


@given(st.integers(10_000, 9_999_999))
def test_数として保存されて0が落ちても同じ郵便番号になる(number: int) -> None:
    digits = f"{number:07}"

    assert postcode_digits(str(number)) == digits
    assert postcode_digits(to_full_width(f"{digits[:3]}-{digits[3:]}")) == digits


@pytest.mark.parametrize(
    "number",
    ["983205673214", "621498320257", "123456789018", "100000000030", "100000000080"],
)
def test_個人番号の形を見つける(number: str) -> None:
    assert is_my_number(number)
    assert is_my_number(f"{number[:4]} {number[4:8]} {number[8:]}")
    assert is_my_number(to_full_width(f"{number[:4]}-{number[4:8]}-{number[8:]}"))


@given(st.text(DIGITS, min_size=11, max_size=11))
def test_個人番号の検査数字は_どの11けたにもちょうど一つ(body: str) -> None:
    assert sum(is_my_number(body + digit) for digit in DIGITS) == 1


@pytest.mark.parametrize(
    "text", ["", "98320567321", "9832056732144", "98320567321a", "983205673215", "芽室町"]
)
def test_個人番号の形でないもの(text: str) -> None:
    assert not is_my_number(text)


@pytest.mark.parametrize(
    "code",
    ["016373", "011002", "131016", "131041", "271004", "010006", "473821", "012131", "012050"],
)
def test_団体コードの検査数字(code: str) -> None:
    assert municipality_check_digit(code[:5]) == code[5]
    assert is_municipality_code(code)


@given(st.text(DIGITS, min_size=5, max_size=5))
def test_団体コードの検査数字は一つだけ(code: str) -> None:
    assert [digit for digit in DIGITS if is_municipality_code(code + digit)] == [
        municipality_check_digit(code)
    ]


@pytest.mark.parametrize("code", ["", "1637", "016373", "０１６３７", "0163a"])
def test_検査数字を除いた5けたでなければ断る(code: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        municipality_check_digit(code)

    assert caught.value.code == "MDG014"


@pytest.mark.parametrize("code", ["", "16373", "016374", "0163733", "０１６３７３"])
def test_団体コードの形でないもの(code: str) -> None:
    assert not is_municipality_code(code)
