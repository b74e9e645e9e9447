"""
式の節の一覧。読み方や検査を足す部屋が、節を見分けるのに使う。

規則を書く人は :mod:`madoguchi_core.rules` だけを使う。そこにある節（Fact など）は、ここには無い。
"""

from madoguchi_core.rules._closures import OPERATORS
from madoguchi_core.rules._kinds import Calculation, Operator, Rounding
from madoguchi_core.rules._nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Choose,
    Cited,
    Compare,
    Count,
    DateShift,
    DayInYear,
    Every,
    FiscalYearEndAtAge,
    LegalAge,
    Lookup,
    Not,
    Nth,
    OneOf,
    Opaque,
    Rounded,
    Some,
    Total,
)
from madoguchi_core.rules._walk import CONDITION_TYPES, ConditionNode, ValueNode, as_node, children, kind_of

__all__ = [
    "CONDITION_TYPES",
    "OPERATORS",
    "AllMembers",
    "AnyMember",
    "Arithmetic",
    "AtLeast",
    "Calculation",
    "Choose",
    "Cited",
    "Compare",
    "ConditionNode",
    "Count",
    "DateShift",
    "DayInYear",
    "Every",
    "FiscalYearEndAtAge",
    "LegalAge",
    "Lookup",
    "Not",
    "Nth",
    "OneOf",
    "Opaque",
    "Operator",
    "Rounded",
    "Rounding",
    "Some",
    "Total",
    "ValueNode",
    "as_node",
    "children",
    "kind_of",
]
