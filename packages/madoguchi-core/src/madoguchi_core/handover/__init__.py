"""ほかの係・ほかの機械への引き渡し。出してよいかの判断（gate）はここに無い。"""

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
    "LoadedRpaMap",
    "RpaColumn",
    "RpaDateStyle",
    "RpaExport",
    "RpaMap",
    "RpaRow",
    "RpaTarget",
    "SectionGuide",
    "check_rpa_map",
    "load_rpa_map",
    "rpa_csv",
]
