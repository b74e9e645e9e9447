"""ほかの係・ほかの機械への引き渡し。出してよいかの判断（gate）はここに無い。"""

from madoguchi_core.handover._guide import GuideModel, GuideQuestion, GuideRow, RouteStop, guide_model
from madoguchi_core.handover._guide_staff import StaffModel, StaffRow, staff_model
from madoguchi_core.handover._guide_words import DueShown, Place, due_shown
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
    "DueShown",
    "GuideModel",
    "GuideQuestion",
    "GuideRow",
    "LoadedRpaMap",
    "Place",
    "RouteStop",
    "RpaColumn",
    "RpaDateStyle",
    "RpaExport",
    "RpaMap",
    "RpaRow",
    "RpaTarget",
    "SectionGuide",
    "StaffModel",
    "StaffRow",
    "check_rpa_map",
    "due_shown",
    "guide_model",
    "load_rpa_map",
    "render_guide",
    "render_staff_sheet",
    "rpa_csv",
    "staff_model",
]
