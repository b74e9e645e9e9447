"""町の宣言の約束: 綴りの誤りは、住民の表を読む前に分かる。"""

from collections.abc import Mapping
from typing import Any

import pytest

from madoguchi_core.errors import InvalidValue
from madoguchi_core.records import STANDARD_TABLES, Code, ResidentSpec, ResidentStatus


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"columns": {"name.offical": "氏名"}}, "name.offical"),
        ({"required": frozenset({"address_number", "shimei"})}, "shimei"),
        ({"tables": {"status": {"1": ResidentStatus.RESIDENT}}}, "status"),
        ({"tables": {"relation": {"2": ResidentStatus.RESIDENT}}}, "relation[2]"),
    ],
)
def test_知らない名は_宣言したときに名を挙げて断る(wrong: Mapping[str, Any], named: str) -> None:
    with pytest.raises(InvalidValue, match="MDG111") as caught:
        ResidentSpec(id="t", title="表", **wrong)
    assert named in caught.value.message


def test_知らない項目の列名は引けない() -> None:
    with pytest.raises(InvalidValue, match="MDG111"):
        ResidentSpec(id="t", title="表").names_of("name.nickname")


def test_標準のコードは桁がそろい_意味は一つずつ() -> None:
    for table in STANDARD_TABLES.values():
        assert all(len(raw) == table.width for raw in table.meanings)
        meanings = [meaning for meaning in table.meanings.values() if isinstance(meaning, Code)]
        assert len(meanings) == len(set(meanings))


def test_生の値と意味は等しくならない() -> None:
    """旧システムの 3（転出者）を、標準の 3（死亡者）と比べて当ててしまわない。"""
    assert ResidentStatus.DECEASED != "3"  # type: ignore[comparison-overlap]
    assert ResidentStatus("deceased") is ResidentStatus.DECEASED
