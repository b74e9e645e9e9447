"""番号札を ESC/POS の印字データと見本の画像にする。装置を開くことと、どの札をいつ刷るかはここに無い。"""

from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._check import check_blocks
from madoguchi_escpos._encode import encode
from madoguchi_escpos._layout import layout
from madoguchi_escpos._layouts import builtin_layouts
from madoguchi_escpos._output import TicketOutput, write_ticket
from madoguchi_escpos._preview import preview
from madoguchi_escpos._profiles import (
    PrinterProfile,
    builtin_profiles,
    find_profile,
    profile_for_paper,
    read_profiles,
)

__all__ = [
    "Block",
    "CutBlock",
    "PrinterProfile",
    "QrBlock",
    "RuleBlock",
    "SpaceBlock",
    "TextBlock",
    "TicketOutput",
    "builtin_layouts",
    "builtin_profiles",
    "check_blocks",
    "encode",
    "find_profile",
    "layout",
    "preview",
    "profile_for_paper",
    "read_profiles",
    "write_ticket",
]
