"""続柄の約束: 世帯主かどうかは、分かるときだけ答える。"""

import pytest

from madoguchi_core.records import Missing, Relation, RelationCode


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
