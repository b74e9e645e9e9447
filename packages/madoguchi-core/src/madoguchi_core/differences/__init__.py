"""
規則の違い: 二つの状態（日・部品・版）の規則が、どの言葉で違い、どの世帯の結論を変えるか。

ここに無いもの: 規則の変更の記録を書くこと（national）、住民の表を読むこと（store）。
"""

from madoguchi_core.differences._compare import (
    ProcedureDifference,
    RulesDifference,
    ValueDifference,
    rules_difference,
)
from madoguchi_core.differences._households import HouseholdDifference, VerdictChange, household_difference
from madoguchi_core.differences._rules_text import (
    ChangeText,
    ProcedureText,
    RulesText,
    ValueText,
    read_rules_text,
    rules_text,
)
from madoguchi_core.differences._sheet import difference_html, household_lines, state_title, value_line
from madoguchi_core.differences._state import INSTALLED, RulesState
from madoguchi_core.differences._suppose import SUPPOSED_EVENTS

__all__ = [
    "INSTALLED",
    "SUPPOSED_EVENTS",
    "ChangeText",
    "HouseholdDifference",
    "ProcedureDifference",
    "ProcedureText",
    "RulesDifference",
    "RulesState",
    "RulesText",
    "ValueDifference",
    "ValueText",
    "VerdictChange",
    "difference_html",
    "household_difference",
    "household_lines",
    "read_rules_text",
    "rules_difference",
    "rules_text",
    "state_title",
    "value_line",
]
