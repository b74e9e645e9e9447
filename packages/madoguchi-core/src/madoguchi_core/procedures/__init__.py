"""
手続き: 条件・期限・持ち物・窓口・根拠をひとつの値にし、事実から一件の計画を作る。

ここに無いもの: 全国の手続きの中身（national）、質問の順（interview）、紙や画面（handover）。
"""

from madoguchi_core.procedures._catalogue import Catalogue
from madoguchi_core.procedures._change import ChangeKind, RuleChange
from madoguchi_core.procedures._claims import (
    Claims,
    Constraint,
    Exclusion,
    Implication,
    LegalQuestion,
    Partition,
)
from madoguchi_core.procedures._deadline import (
    Due,
    DueStatus,
    days_after,
    due_of,
    fixed_day,
    limitation,
    promptly,
    target_months,
)
from madoguchi_core.procedures._gather import (
    Gathered,
    GatheredPart,
    gather,
    gathered_reasons,
    merged_reasons,
    named_once,
)
from madoguchi_core.procedures._judge import judge, outcome_of
from madoguchi_core.procedures._override import Difference, Override, apply_override
from madoguchi_core.procedures._plan import (
    AmountShown,
    BringItem,
    Decision,
    Outcome,
    Plan,
    items_to_bring,
    outcome_titles,
)
from madoguchi_core.procedures._procedure import (
    NO_DEADLINE,
    Amendment,
    Amount,
    Deadline,
    Document,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
)
from madoguchi_core.procedures._reasons import FactShown, Reason, condition_words, reasons_of
from madoguchi_core.procedures._roles import ANSWERED_BY, Filer, SectionRole
from madoguchi_core.procedures._wording import ITEM_TITLES, procedure_words, setting_text

__all__ = [
    "ANSWERED_BY",
    "ITEM_TITLES",
    "NO_DEADLINE",
    "Amendment",
    "Amount",
    "AmountShown",
    "BringItem",
    "Catalogue",
    "ChangeKind",
    "Claims",
    "Constraint",
    "Deadline",
    "Decision",
    "Difference",
    "Document",
    "Due",
    "DueStatus",
    "Exclusion",
    "FactShown",
    "Filer",
    "Gathered",
    "GatheredPart",
    "Implication",
    "LegalQuestion",
    "LifeEvent",
    "Outcome",
    "Override",
    "Partition",
    "Per",
    "Plan",
    "Procedure",
    "ProcedureKind",
    "Reason",
    "RuleChange",
    "SectionRole",
    "apply_override",
    "condition_words",
    "days_after",
    "due_of",
    "fixed_day",
    "gather",
    "gathered_reasons",
    "items_to_bring",
    "judge",
    "limitation",
    "merged_reasons",
    "named_once",
    "outcome_of",
    "outcome_titles",
    "procedure_words",
    "promptly",
    "reasons_of",
    "setting_text",
    "target_months",
]
