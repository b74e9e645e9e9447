"""番号の帯: 続けて出る、戻らない、使い切ったら言う。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from madoguchi_core.findings import Finding
from madoguchi_core.queue import TicketCategory, check_categories, next_number


def category(**changes: object) -> TicketCategory:
    fields = {
        "id": "a",
        "title": "証明",
        "letter": "A",
        "first": 1,
        "last": 499,
        "section_role": "初級",
        "counter": "担当窓口",
    }
    return TicketCategory.model_validate(fields | changes)


@given(first=st.integers(1, 999), length=st.integers(0, 50), skipped=st.integers(0, 60))
def test_番号は帯の中を一つずつ進み_使い切ったら指摘になる(first: int, length: int, skipped: int) -> None:
    band = category(first=first, last=first + length)
    last_used: int | None = None
    for expected in range(first, first + length + 1):
        number = next_number(band, last_used=last_used)
        assert number == expected
        last_used = expected
    assert last_used is not None
    exhausted = next_number(band, last_used=last_used + skipped)
    assert isinstance(exhausted, Finding)
    assert exhausted.code == "MDG501"


@pytest.mark.parametrize(
    ("last_used", "expected"),
    [(None, 500), (500, 501), (798, 799), (120, 500)],
    ids=["その日の最初", "二番目", "帯の最後", "途中で帯が後ろへ動いた"],
)
def test_次の番号の境目(last_used: int | None, expected: int) -> None:
    assert next_number(category(letter="B", first=500, last=799), last_used=last_used) == expected


def test_使い切った指摘は_待っている人と同じ番号に戻さない理由を次の手で示す() -> None:
    finding = next_number(category(), last_used=499)
    assert isinstance(finding, Finding)
    assert "A001〜A499" in finding.message
    assert "手書き" in finding.hint


@pytest.mark.parametrize(("number", "text"), [(1, "A001"), (499, "A499"), (1000, "A1000")])
def test_番号の表記は三桁以上にそろう(number: int, text: str) -> None:
    assert category(last=9999).number_text(number) == text


def test_英字を使わない町の番号は数字だけになる() -> None:
    assert category(letter="").number_text(12) == "012"


def test_帯が逆さまの区分は作れない() -> None:
    with pytest.raises(ValidationError, match="番号の帯"):
        category(first=10, last=9)


def test_重なりは組ごとにすべて挙がり_英字が違えば重なりではない() -> None:
    a, same_id = category(), category(letter="Z")
    overlapping = category(id="b", first=499, last=600)
    other_letter = category(id="c", letter="C")
    findings = check_categories([a, same_id, overlapping, other_letter])
    assert [(f.code, f.where) for f in findings] == [("MDG502", "区分 a と a"), ("MDG502", "区分 a と b")]


def test_隣り合う帯は重なりではない() -> None:
    assert check_categories([category(), category(id="b", first=500, last=799)]) == ()
