"""死亡に伴う全国の手続き。一つのモジュールが一つの制度を持ち、互いを読み込まない。"""

from madoguchi_core.national.death.care import care_loss_1, care_loss_2
from madoguchi_core.national.death.certificates import mynumber_card, seal_void
from madoguchi_core.national.death.child_allowance import child_allow_recipient, child_allow_unpaid
from madoguchi_core.national.death.farmland import farmland
from madoguchi_core.national.death.head_change import head_change, head_change_auto, head_change_minors
from madoguchi_core.national.death.kenpo import emp_burial, emp_burial_after_loss
from madoguchi_core.national.death.latter_stage import latter_funeral, latter_loss
from madoguchi_core.national.death.nhi import nhi_funeral, nhi_head_change, nhi_loss
from madoguchi_core.national.death.pension import pension_unpaid
from madoguchi_core.national.death.report import death_report
from madoguchi_core.national.death.tax import heir_rep

DEATH_PROCEDURES = (
    care_loss_1,
    care_loss_2,
    child_allow_recipient,
    child_allow_unpaid,
    death_report,
    emp_burial,
    emp_burial_after_loss,
    farmland,
    head_change,
    head_change_auto,
    head_change_minors,
    heir_rep,
    latter_funeral,
    latter_loss,
    mynumber_card,
    nhi_funeral,
    nhi_head_change,
    nhi_loss,
    pension_unpaid,
    seal_void,
)

__all__ = [
    "DEATH_PROCEDURES",
    "care_loss_1",
    "care_loss_2",
    "child_allow_recipient",
    "child_allow_unpaid",
    "death_report",
    "emp_burial",
    "emp_burial_after_loss",
    "farmland",
    "head_change",
    "head_change_auto",
    "head_change_minors",
    "heir_rep",
    "latter_funeral",
    "latter_loss",
    "mynumber_card",
    "nhi_funeral",
    "nhi_head_change",
    "nhi_loss",
    "pension_unpaid",
    "seal_void",
]
