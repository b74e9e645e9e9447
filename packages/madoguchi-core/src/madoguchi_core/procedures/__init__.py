"""
手続き: 条件・期限・持ち物・窓口・根拠をひとつの値にし、事実から一件の計画を作る。

ここに無いもの: 全国の手続きの中身（national）、質問の順（interview）、紙や画面（handover）。
"""

from madoguchi_core.procedures._catalogue import Catalogue
from madoguchi_core.procedures._deadline import (
    Due,
    DueStatus,
    days_after,
    limitation,
    promptly,
    target_months,
)
from madoguchi_core.procedures._judge import judge
from madoguchi_core.procedures._override import Difference, Override, apply_override
from madoguchi_core.procedures._plan import AmountShown, BringItem, Decision, Outcome, Plan
from madoguchi_core.procedures._procedure import (
    NO_DEADLINE,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.procedures._reasons import FactShown, Reason, condition_words, reasons_of

__all__ = [
    "NO_DEADLINE",
    "Amount",
    "AmountShown",
    "BringItem",
    "Catalogue",
    "Deadline",
    "Decision",
    "Difference",
    "Document",
    "Due",
    "DueStatus",
    "FactShown",
    "Filer",
    "LifeEvent",
    "Outcome",
    "Override",
    "Plan",
    "Procedure",
    "ProcedureKind",
    "Reason",
    "SectionRole",
    "apply_override",
    "condition_words",
    "days_after",
    "judge",
    "limitation",
    "promptly",
    "reasons_of",
    "target_months",
]
