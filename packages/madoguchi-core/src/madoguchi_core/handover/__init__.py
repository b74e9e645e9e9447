"""ほかの係・ほかの機械への引き渡し。出してよいかの判断（gate）はここに無い。"""

from madoguchi_core.handover._guide import guide_model
from madoguchi_core.handover._guide_rows import (
    CheckRow,
    GuideModel,
    GuideQuestion,
    GuideRow,
    GuideTopic,
    OfficeRow,
    OpeningLine,
    OutsideRow,
    RouteStop,
)
from madoguchi_core.handover._guide_staff import StaffGroup, StaffModel, StaffRow, staff_model
from madoguchi_core.handover._guide_words import DueShown, Place, due_shown
from madoguchi_core.handover._inquiry_sheet import (
    InquiryAbout,
    InquiryLine,
    InquiryModel,
    InquiryPage,
    inquiry_model,
)
from madoguchi_core.handover._render import (
    render_guide,
    render_inquiry_sheet,
    render_staff_sheet,
    sheet_environment,
)
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
    "CheckRow",
    "DueShown",
    "GuideModel",
    "GuideQuestion",
    "GuideRow",
    "GuideTopic",
    "InquiryAbout",
    "InquiryLine",
    "InquiryModel",
    "InquiryPage",
    "LoadedRpaMap",
    "OfficeRow",
    "OpeningLine",
    "OutsideRow",
    "Place",
    "RouteStop",
    "RpaColumn",
    "RpaDateStyle",
    "RpaExport",
    "RpaMap",
    "RpaRow",
    "RpaTarget",
    "SectionGuide",
    "StaffGroup",
    "StaffModel",
    "StaffRow",
    "check_rpa_map",
    "due_shown",
    "guide_model",
    "inquiry_model",
    "load_rpa_map",
    "render_guide",
    "render_inquiry_sheet",
    "render_staff_sheet",
    "rpa_csv",
    "sheet_environment",
    "staff_model",
]
