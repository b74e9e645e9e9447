"""札を刷る装置: 宛先、様子の尋ね方、送り方、紙が出たと言える条件。どの札を刷るかはここに無い。"""

from madoguchi_escpos.devices._address import DeviceKind, PrinterAddress, Waits, read_address
from madoguchi_escpos.devices._answering import AnsweringPrinter
from madoguchi_escpos.devices._handing_over import HandingOver
from madoguchi_escpos.devices._open import Printer, open_printer
from madoguchi_escpos.devices._status import read_confirmation, read_state

__all__ = [
    "AnsweringPrinter",
    "DeviceKind",
    "HandingOver",
    "Printer",
    "PrinterAddress",
    "Waits",
    "open_printer",
    "read_address",
    "read_confirmation",
    "read_state",
]
