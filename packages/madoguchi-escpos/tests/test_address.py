"""宛先の読み方: 読めない宛先は、送るより前に断る。"""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import Code
from madoguchi_escpos.devices import DeviceKind, PrinterAddress, Waits, open_printer, read_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "network:192.168.1.50:9101?profile=paper-58",
            PrinterAddress(DeviceKind.NETWORK, "192.168.1.50", 9101, "network:192.168.1.50:9101", "paper-58"),
        ),
        ("usb:04b8:0e15", PrinterAddress(DeviceKind.USB, "04b8:0e15", id="usb:04b8:0e15")),
        (
            "usb:04b8:0e15?in=0x81&out=0x02",
            PrinterAddress(DeviceKind.USB, "04b8:0e15", id="usb:04b8:0e15", endpoints=(0x81, 0x02)),
        ),
        (
            "serial:/dev/ttyUSB0?baud=115200&id=front",
            PrinterAddress(DeviceKind.SERIAL, "/dev/ttyUSB0", id="front", baud=115200),
        ),
        (
            "windows:受付のプリンター",
            PrinterAddress(DeviceKind.WINDOWS, "受付のプリンター", id="windows:0ba2447e"),
        ),
        (
            "cups:TM?send=30",
            PrinterAddress(DeviceKind.CUPS, "TM", id="cups:TM", waits=Waits(send=30)),
        ),
        ("dummy:", PrinterAddress(DeviceKind.DUMMY, "", id="dummy")),
    ],
)
def test_宛先の例(text: str, expected: PrinterAddress) -> None:
    assert read_address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "192.168.1.50",
        "bluetooth:AA",
        "network:",
        "network:a:0",
        "network:a:99999",
        "network:a:x",
        "usb:04b8",
        "usb:zzzz:0e15",
        "cups:",
        "dummy:?speed=1",
        "dummy:?id=受付",
        "dummy:?id=a&id=b",
        "dummy:?id=123456789012",
        "dummy:?send=0",
        "dummy:?send=soon",
        "dummy:?baud=1",
        "dummy:?in=130",
    ],
)
def test_読めない宛先は_書き方を添えて断る(text: str) -> None:
    with pytest.raises(PrinterError, match="MDG525"):
        open_printer(text)


@given(st.sampled_from(["windows", "cups", "file", "network", "serial"]), st.text(min_size=1, max_size=80))
def test_どんな名のプリンターの符号も_札の出来事に書ける形になる(kind: str, name: str) -> None:
    with suppress(PrinterError):
        address = read_address(f"{kind}:{name}")
        assert TypeAdapter(Code).validate_python(address.id) == address.id


@pytest.mark.parametrize(
    "text", ["file:/tmp/123456789012.bin", "windows:123456789012", "cups:TM-123456789012"]
)
def test_12桁の数字を含む名でも_札の出来事に書ける符号になる(text: str) -> None:
    address = read_address(text)
    assert TypeAdapter(Code).validate_python(address.id) == address.id


TOWN = """
[[profiles]]
id = "front"
title = "受付"
paper_mm = 58
dots = 384
qr_dots = 4

[[profiles]]
id = "back"
title = "奥"
paper_mm = 80
dots = 512
qr_dots = 4
"""


@pytest.mark.parametrize(("chosen", "dots"), [("", 384), ("#front", 384), ("#back", 512)])
def test_町の取り決めのファイルを_宛先で指せる(tmp_path: Path, chosen: str, dots: int) -> None:
    path = tmp_path / "town.toml"
    path.write_text(TOWN, encoding="utf-8")
    printer = open_printer(f"dummy:?profile={path.as_posix()}{chosen.replace('#', '%23')}")
    assert printer.profile.dots == dots


def test_町の取り決めのファイルが無ければ断る() -> None:
    with pytest.raises(PrinterError, match=r"MDG526 .*missing\.toml"):
        open_printer("dummy:?profile=missing.toml")
