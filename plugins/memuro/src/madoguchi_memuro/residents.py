"""
芽室町の住民の表の宣言。標準の列名・コードと違うところだけを書く。

意味の決まっていない仮の値（99 など）は placeholders に置き、意味が分かったら tables へ移す。
"""

from madoguchi_core.records import ChildAllowanceKind, ResidentSpec

_UNDECIDED = frozenset({"99"})

MEMURO_RESIDENTS = ResidentSpec(
    id="memuro",
    title="芽室町の住民の表",
    encoding="utf-8",
    required=frozenset({"address_number", "household_number", "name.official", "born_on", "status"}),
    tables={
        # 1 が受給者であることは見本の表から読んだもので、コード表では未確認
        "child_allowance_kind": {"1": ChildAllowanceKind.RECIPIENT},
    },
    placeholders={
        "異動事由": _UNDECIDED,
        "記載の事由": _UNDECIDED,
        "消除の事由": frozenset({"2", "3"}),
        "年金資格種別": _UNDECIDED,
    },
)
