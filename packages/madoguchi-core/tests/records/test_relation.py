"""続柄の約束: 世帯主かどうかは、分かるときだけ答える。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.records import Missing, Relation, RelationCode, parse_relation


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation(codes=(RelationCode.HEAD,), text="世帯主"), True),
        (Relation(codes=(RelationCode.HEAD,)), True),
        (Relation(codes=(RelationCode.CHILD, RelationCode.WIFE), text="子の妻"), False),
        (Relation(codes=Missing.UNKNOWN, text="祖父"), False),
        (Relation(text="世帯主"), True),
        (Relation(codes=(RelationCode.HEAD,), text="妻"), Missing.UNKNOWN),
        (Relation(codes=Missing.UNKNOWN), Missing.UNKNOWN),
        (Relation(text="世帯主　"), True),
        (Relation(text="世帯　主"), True),
        (Relation(codes=(RelationCode.CHILD,), text="不詳"), False),
        (Relation(text="夫（未届）"), False),
        (Relation(text="同居人"), False),
        (Relation(text="不詳"), Missing.UNKNOWN),
        (Relation(text="本人"), Missing.UNKNOWN),
        (Relation(text="***"), Missing.UNKNOWN),
        (Relation(text="－"), Missing.UNKNOWN),
        (Relation(codes=Missing.EMPTY, text=Missing.EMPTY), Missing.EMPTY),
        (Relation(), Missing.NOT_SUPPLIED),
    ],
)
def test_世帯主か(relation: Relation, expected: bool | Missing) -> None:  # noqa: FBT001
    assert relation.is_head is expected


R = RelationCode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("世帯主", (R.HEAD,)),
        ("妻（未届）", (R.WIFE_UNREGISTERED,)),
        ("未届の夫", (R.HUSBAND_UNREGISTERED,)),
        ("子の子の妻", (R.CHILD, R.CHILD, R.WIFE)),
        ("妻の母", (R.WIFE, R.MOTHER)),
        ("子（子の夫）", (R.CHILD_OF,)),
        ("長男", (R.CHILD,)),
        ("孫", (R.CHILD, R.CHILD)),
        ("同居人", (R.LODGER,)),
        ("同居人の子", None),
        ("世帯主の妻", None),
        ("縁故者の妻", None),
        ("子の子の子の子", (R.CHILD,) * 4),
        ("子の子の子の子の子", None),
        ("本人", None),
        ("子の", None),
    ],
)
def test_続柄は標準の言葉を四つまでつなげて読む(text: str, expected: tuple[R, ...] | None) -> None:
    assert parse_relation(text) == expected


@given(st.text())
def test_どんな表記も例外にならない(text: str) -> None:
    found = parse_relation(text)
    assert found is None or 1 <= len(found) <= 4


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation(codes=(R.CHILD,), text="子の子"), (R.CHILD, R.CHILD)),
        (Relation(codes=(R.CHILD, R.CHILD), text="子"), Missing.UNKNOWN),
        (Relation(codes=(R.WIFE,), text="世帯主"), Missing.UNKNOWN),
        (Relation(codes=(R.CHILD,), text="不詳"), Missing.UNKNOWN),
        (Relation(codes=(R.CHILD, R.WIFE)), (R.CHILD, R.WIFE)),
        (Relation(codes=Missing.UNKNOWN, text="妻"), (R.WIFE,)),
        (Relation(codes=Missing.EMPTY, text=Missing.EMPTY), Missing.EMPTY),
        (Relation(), Missing.NOT_SUPPLIED),
    ],
)
def test_コードと表記が合わなければ_どちらとも言わない(relation: Relation, expected: object) -> None:
    assert relation.words == expected
