"""試験に使う、見本の手続き。試験の見たいところだけを書けば、残りは埋まる。"""

from typing import Any

from madoguchi_core.procedures import Catalogue, Filer, LifeEvent, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import Value, law


def sample_procedure(name: str, condition: Value[bool], **changes: object) -> Procedure:
    """死亡の届出に伴う、国保の係の手続き。役場の外の手続きにすれば、窓口の名も付く。"""
    common: dict[str, Any] = {
        "id": name,
        "title": f"手続き{name}",
        "events": (LifeEvent.DEATH,),
        "kind": ProcedureKind.NOTIFICATION,
        "required_when": condition,
        "filed_by": (Filer.HEIR,),
        "section": SectionRole.NHI,
        "laws": (law("例法", 1),),
    }
    if changes.get("kind") is ProcedureKind.ELSEWHERE:
        common["office"] = "年金事務所"
    return Procedure(**{**common, **changes})


def sample_catalogue(*conditions: Value[bool], **changes: object) -> Catalogue:
    """条件ごとに、見本の手続き（p0・p1…）のある目録。"""
    return Catalogue(
        sample_procedure(f"p{index}", condition, title=f"手続き{index}", **changes)
        for index, condition in enumerate(conditions)
    )
