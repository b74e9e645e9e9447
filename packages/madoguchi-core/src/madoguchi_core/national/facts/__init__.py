"""
全国の手続きが使う事実。名は事実集の名で、変えない。

分けて置く: 届出（death）・亡くなった方（deceased）・残る家族（household）・葬祭（funeral）。
"""

from madoguchi_core.national.facts import death, deceased, funeral, household
from madoguchi_core.national.facts._choices import (
    CareCertification,
    CareInsurer,
    ChildAllowanceRole,
    FarmlandRight,
    HeadChangeMode,
    MedicalInsurance,
    Nationality,
    PensionKind,
    Place,
)

__all__ = [
    "CareCertification",
    "CareInsurer",
    "ChildAllowanceRole",
    "FarmlandRight",
    "HeadChangeMode",
    "MedicalInsurance",
    "Nationality",
    "PensionKind",
    "Place",
    "death",
    "deceased",
    "funeral",
    "household",
]
