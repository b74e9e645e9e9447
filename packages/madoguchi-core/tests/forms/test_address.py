"""セルの番地の読み方の約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.forms import parse_addresses


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("申請書!C5", ["C5"]),
        ("申請書!XFD1048576", ["XFD1048576"]),
        ("申請書!Y1:AB1", ["Y1", "Z1", "AA1", "AB1"]),
        ("申請書!A1, C1", ["A1", "C1"]),
    ],
)
def test_番地と並びと一行の範囲を読める(text: str, cells: list[str]) -> None:
    assert [address.cell for address in parse_addresses(text)] == cells


@pytest.mark.parametrize(
    "text",
    ["", "C5", "!C5", "申請書!", "申請書!c5", "申請書!C0", "申請書!XFE1", "申請書!A1048577", "申請書!A1:A2",
     "申請書!B1:A1", "申請書!A1:B1:C1", "申請書!A1,", "申請書!$A$1"],
)  # fmt: skip
def test_読めない番地は空にする(text: str) -> None:
    assert parse_addresses(text) == ()


def test_空白や記号のあるシート名は引用符で囲める() -> None:
    assert parse_addresses("'様式 1!''表'!C5")[0].sheet == "様式 1!'表"


@given(st.text(max_size=30))
def test_どんな文字を渡しても例外にならない(text: str) -> None:
    assert all(str(address) for address in parse_addresses(text))
