"""番号札を ESC/POS の印字データと見本の画像にする。装置を開くことと、どの札をいつ刷るかはここに無い。"""

from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._check import check_blocks
from madoguchi_escpos._encode import encode
from madoguchi_escpos._layout import layout
from madoguchi_escpos._output import TicketOutput, write_ticket
from madoguchi_escpos._preview import preview
from madoguchi_escpos._profiles import PAPER_58, PAPER_80, PrinterProfile

__all__ = [
    "PAPER_58",
    "PAPER_80",
    "Block",
    "CutBlock",
    "PrinterProfile",
    "QrBlock",
    "RuleBlock",
    "SpaceBlock",
    "TextBlock",
    "TicketOutput",
    "check_blocks",
    "encode",
    "layout",
    "preview",
    "write_ticket",
]
