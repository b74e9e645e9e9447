"""ほかの係・ほかの機械への引き渡し。出してよいかの判断（gate）はここに無い。"""

from madoguchi_core.handover._guide import GuideModel, StaffModel, due_shown, guide_model, staff_model
from madoguchi_core.handover._render import render_guide, render_staff_sheet
from madoguchi_core.handover._rpa_csv import RpaExport, RpaRow, rpa_csv
from madoguchi_core.handover._rpa_map import (
    LoadedRpaMap,
    RpaColumn,
    RpaDateStyle,
    RpaMap,
    RpaTarget,
    check_rpa_map,
    load_rpa_map,
)
from madoguchi_core.handover._section import SectionGuide

__all__ = [
    "GuideModel",
    "LoadedRpaMap",
    "RpaColumn",
    "RpaDateStyle",
    "RpaExport",
    "RpaMap",
    "RpaRow",
    "RpaTarget",
    "SectionGuide",
    "StaffModel",
    "check_rpa_map",
    "due_shown",
    "guide_model",
    "load_rpa_map",
    "render_guide",
    "render_staff_sheet",
    "rpa_csv",
    "staff_model",
]
