"""宛先から装置を選ぶ。"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Final, assert_never

from madoguchi_core.errors import PrinterError
from madoguchi_escpos._profiles import PrinterProfile, find_profile, read_profiles
from madoguchi_escpos.devices._address import DeviceKind, PrinterAddress, read_address
from madoguchi_escpos.devices._answering import AnsweringPrinter
from madoguchi_escpos.devices._handing_over import (
    HandingOver,
    into_cups,
    into_device,
    into_file,
    into_windows,
    is_device_node,
    nowhere,
)
from madoguchi_escpos.devices._links import Link, Sent, connect_network, connect_serial, connect_usb

Printer = AnsweringPrinter | HandingOver
"""開いた装置。"""

_USUAL_PROFILE: Final = "paper-80"


def open_printer(
    address: str,
    *,
    profiles: Mapping[str, PrinterProfile] | None = None,
    fonts: Sequence[PathLike[str] | str] = (),
) -> Printer:
    """
    宛先の示す装置を返す。まだつながない。

    Args:
        address: 宛先（``network:192.168.1.50:9100?profile=paper-58`` など）。
        profiles: 町の取り決め。備え付けより先に探す。
        fonts: Noto Sans JP より先に字形を探すフォントのファイル。

    Raises:
        PrinterError: 宛先を読めない（MDG525）、取り決めが無い（MDG526）、部品が入っていない（MDG527）。

    >>> printer = open_printer("dummy:?id=demo")
    >>> printer.id, printer.send(b"").result.title
    ('demo', '紙は出ていない')
    """
    read = read_address(address)
    profile = _profile(read.profile, profiles)
    match read.kind:
        case DeviceKind.NETWORK:
            return _answering(read, profile, connect_network, fonts)
        case DeviceKind.SERIAL:
            _require_part("Serial", "pyserial")
            return _answering(read, profile, connect_serial, fonts)
        case DeviceKind.USB:
            _require_part("Usb", "pyusb")
            return _answering(read, profile, connect_usb, fonts)
        case DeviceKind.WINDOWS:
            _require_part("Win32Raw", "pywin32")
            return _handing(read, profile, partial(into_windows, read.target), fonts)
        case DeviceKind.CUPS:
            _require_lp()
            hand_over = partial(into_cups, read.target, seconds=read.waits.send)
            return _handing(read, profile, hand_over, fonts)
        case DeviceKind.FILE:
            return _file(read, profile, fonts)
        case DeviceKind.DUMMY:
            return HandingOver(read.id, profile, nowhere, remembers=False, fonts=fonts)
        case _:
            assert_never(read.kind)


def _profile(name: str, profiles: Mapping[str, PrinterProfile] | None) -> PrinterProfile:
    path, _, chosen = name.partition("#")
    if not path.endswith(".toml"):
        return find_profile(name or _USUAL_PROFILE, profiles)
    try:
        town = read_profiles(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as problem:
        hint = "?profile= の場所と、文字コードが UTF-8 かを確かめてください"
        raise PrinterError(
            "MDG526", f"取り決めのファイル {Path(path).name} を読めません", hint=hint
        ) from problem
    return find_profile(chosen or next(iter(town)), town)


def _answering(
    address: PrinterAddress,
    profile: PrinterProfile,
    connect: Callable[[PrinterAddress], Link],
    fonts: Sequence[PathLike[str] | str],
) -> AnsweringPrinter:
    return AnsweringPrinter(address.id, profile, address.waits, partial(connect, address), fonts)


def _handing(
    address: PrinterAddress,
    profile: PrinterProfile,
    hand_over: Callable[[bytes], Sent],
    fonts: Sequence[PathLike[str] | str],
) -> HandingOver:
    return HandingOver(address.id, profile, hand_over, remembers=True, fonts=fonts)


def _file(
    address: PrinterAddress, profile: PrinterProfile, fonts: Sequence[PathLike[str] | str]
) -> HandingOver:
    path = Path(address.target)
    if is_device_node(path):
        hand_over = partial(into_device, path, seconds=address.waits.send)
        return _handing(address, profile, hand_over, fonts)
    return HandingOver(address.id, profile, partial(into_file, path), remembers=False, fonts=fonts)


def _require_part(kind: str, package: str) -> None:
    from escpos import printer

    if not getattr(printer, kind).is_usable():
        raise _missing(package, f"{package} を入れてください（pip install {package}）")


def _require_lp() -> None:
    if shutil.which("lp") is None:
        raise _missing("lp", "CUPS のクライアント（Debian では cups-client）を入れてください")


def _missing(name: str, hint: str) -> PrinterError:
    return PrinterError("MDG527", f"この機械には、プリンターを使う部品 {name} がありません", hint=hint)
