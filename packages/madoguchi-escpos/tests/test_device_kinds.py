"""つなぎ方ごとの約束: シリアル、USB、ファイル、印刷待ち。"""

import errno
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest
from fake_printer import READY, Paper

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import PrinterState, PrintReport, PrintResult
from madoguchi_escpos import CutBlock, TextBlock, encode, find_profile
from madoguchi_escpos.devices import open_printer
from madoguchi_escpos.devices._address import Waits
from madoguchi_escpos.devices._answering import AnsweringPrinter
from madoguchi_escpos.devices._handing_over import HandingOver, into_device, into_windows
from madoguchi_escpos.devices._links import Sent, SerialLink, UsbLink

PROFILE = find_profile("munbyn-80")
SLIP = encode([TextBlock("番号 A007"), CutBlock()], PROFILE)
QUICK = "profile=munbyn-80&id=front&send=0.5&answer=0.3&state=0.2"


def outcome(report: PrintReport) -> tuple[PrintResult, str | None]:
    return report.result, None if report.finding is None else report.finding.code


# ---------------------------------------------------------------- シリアル


class SerialPrinter:
    """擬似端末の向こうのプリンター。"""

    def __init__(self, *, confirms: bool) -> None:
        self.paper = Paper()
        self._confirms = confirms
        self._ours, self._theirs = pty.openpty()
        self.address = f"serial:{os.ttyname(self._theirs)}?baud=115200&{QUICK}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        data = b""
        while True:
            try:
                data += os.read(self._ours, 1024)
            except OSError:
                return
            data = self._take(data)

    def _take(self, data: bytes) -> bytes:
        while data:
            if data[:2] == b"\x10\x04":
                if len(data) < 3:
                    return data
                os.write(self._ours, bytes([READY[data[2]]]))
                data = data[3:]
            elif data[:3] == b"\x1dr\x01":
                if self._confirms:
                    os.write(self._ours, b"\x00")
                data = data[3:]
            else:
                self.paper.feed(data[:1])
                data = data[1:]
        return b""

    def close(self) -> None:
        os.close(self._ours)
        os.close(self._theirs)


@pytest.mark.parametrize(
    ("confirms", "expected"),
    [(True, (PrintResult.PRINTED, None)), (False, (PrintResult.UNCERTAIN, "MDG555"))],
    ids=["答える", "黙る"],
)
def test_シリアルのプリンターにも_同じ約束で刷る(
    confirms: bool,  # noqa: FBT001
    expected: tuple[PrintResult, str | None],
) -> None:
    printer = SerialPrinter(confirms=confirms)
    device = open_printer(printer.address)
    assert device.state() is PrinterState.READY
    assert outcome(device.send(SLIP)) == expected
    assert printer.paper.slips[0][0] == "番号 A007".encode("cp932")
    printer.close()


class SlowPort:
    """溜まりに入れるだけで、抜かれると OSError を出す口。"""

    timeout: float | None = None
    write_timeout: float | None = None
    in_waiting = 0

    def __init__(self, *, left: int = 0, breaks: bool = False) -> None:
        self.out_waiting = left
        self.calls: list[str] = []
        self._breaks = breaks

    def write(self, data: bytes) -> int:
        if self._breaks:
            raise OSError(errno.EIO, "gone")
        return len(data)

    def read(self, size: int) -> bytes:
        return b""

    def reset_output_buffer(self) -> None:
        self.calls.append("reset")
        if self._breaks:
            raise OSError(errno.EIO, "gone")

    def close(self) -> None:
        self.calls.append("close")


def test_遅いシリアルの線では_通る時間だけ長く待つ() -> None:
    port = SlowPort()
    assert SerialLink(port, 300).write(b"x" * 300, 0.1) == Sent(300, 300)
    assert port.write_timeout is not None
    assert 9 < port.write_timeout <= 10.1


def test_溜まりに残った分は_渡ったとは言わない() -> None:
    assert SerialLink(SlowPort(left=40), 115_200).write(b"x" * 100, 0.05) == Sent(60, 100)


def test_抜かれた線でも_送りかけを捨てて閉じる() -> None:
    port = SlowPort(breaks=True)
    link = SerialLink(port, 9600)
    assert link.write(b"x" * 100, 0.05) == Sent(0, 100)
    link.close(is_done=False)
    assert port.calls == ["reset", "close"]


def test_無いシリアルの口は_つながらない() -> None:
    device = open_printer(f"serial:/dev/no-such-port?{QUICK}")
    assert device.state() is PrinterState.OFFLINE
    assert outcome(device.send(SLIP)) == (PrintResult.FAILED, "MDG550")


# ---------------------------------------------------------------- USB


class UsbPrinter:
    """python-escpos の USB の代わり。"""

    def __init__(self, *, dies_at: int | None = None, is_silent: bool = False) -> None:
        self.received = b""
        self.is_closed = False
        self._dies_at, self._is_silent = dies_at, is_silent
        self._replies = b""

    @property
    def device(self) -> Self:
        return self

    def write(self, endpoint: int, data: bytes, timeout: int) -> int:
        assert (endpoint, timeout > 0) == (0x01, True)
        if data[:2] == b"\x10\x04":
            self._replies += bytes([READY[data[2]]])
        elif data == b"\x1dr\x01":
            self._replies += b"" if self._is_silent else b"\x00"
        else:
            if self._dies_at is not None and len(self.received) >= self._dies_at:
                raise OSError(errno.ENODEV, "no such device")
            self.received += data
        return len(data)

    def read(self, endpoint: int, size: int, timeout: int) -> bytes:
        assert endpoint == 0x82
        if not self._replies:
            raise OSError(errno.ETIMEDOUT, "timed out")
        found, self._replies = self._replies[:size], b""
        return found

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize(
    ("printer", "expected"),
    [
        (UsbPrinter(), (PrintResult.PRINTED, None)),
        (UsbPrinter(is_silent=True), (PrintResult.UNCERTAIN, "MDG555")),
        (UsbPrinter(dies_at=0), (PrintResult.UNCERTAIN, "MDG554")),
        (UsbPrinter(dies_at=4096), (PrintResult.UNCERTAIN, "MDG554")),
    ],
    ids=["ふつう", "黙る", "初めの塊で抜ける", "札の途中で抜ける"],
)
def test_USBのプリンターにも_同じ約束で刷る(
    printer: UsbPrinter, expected: tuple[PrintResult, str | None]
) -> None:
    waits = Waits(answer=0.1, state=0.05)
    device = AnsweringPrinter("usb", PROFILE, waits, lambda: UsbLink(printer, (0x82, 0x01)))
    report = device.send(SLIP)
    # 初めの塊は、片付けの 0 だけなので、札は一バイトも出ていないと言い切れる
    if printer._dies_at == 0:
        expected = (PrintResult.FAILED, "MDG550")
    assert outcome(report) == expected
    assert printer.is_closed


def test_USBの口の番号が違えば_出ていないと言い切る() -> None:
    class WrongEndpoint(UsbPrinter):
        def write(self, endpoint: int, data: bytes, timeout: int) -> int:
            raise ValueError("Invalid endpoint address 0x7")

        def read(self, endpoint: int, size: int, timeout: int) -> bytes:
            raise ValueError("Invalid endpoint address 0x87")

    printer = WrongEndpoint()
    device = AnsweringPrinter("usb", PROFILE, Waits(), lambda: UsbLink(printer, (0x87, 0x07)))
    assert outcome(device.send(SLIP)) == (PrintResult.FAILED, "MDG550")
    assert device.state() is PrinterState.OFFLINE


@pytest.mark.parametrize("problem", ["DeviceNotFoundError", "ValueError"], ids=["無い", "libusbが無い"])
def test_見つからないUSBのプリンターは_つながらない(monkeypatch: pytest.MonkeyPatch, problem: str) -> None:
    from escpos.exceptions import DeviceNotFoundError

    class Missing:
        def __init__(self, vendor: int, product: int) -> None:
            assert (vendor, product) == (0x04B8, 0x0E15)

        @staticmethod
        def is_usable() -> bool:
            return True

        def open(self) -> None:
            raise {"DeviceNotFoundError": DeviceNotFoundError, "ValueError": ValueError}[problem]

    monkeypatch.setattr("escpos.printer.Usb", Missing)
    device = open_printer(f"usb:04b8:0e15?{QUICK}")
    assert outcome(device.send(SLIP)) == (PrintResult.FAILED, "MDG550")


def test_部品の無い機械では_入れるものを言って断る() -> None:
    with pytest.raises(PrinterError, match=r"MDG527 .*pywin32"):
        open_printer("windows:TM")


# ---------------------------------------------------------------- ファイル


def test_ファイルには_丸ごと置き換えて書く(tmp_path: Path) -> None:
    path = tmp_path / "ticket.bin"
    device = open_printer(f"file:{path.as_posix()}")
    assert device.send(SLIP + SLIP).result is PrintResult.PRINTED
    assert device.send(SLIP).result is PrintResult.PRINTED
    assert path.read_bytes() == SLIP
    assert [found.name for found in tmp_path.iterdir()] == ["ticket.bin"]


def test_書けないファイルは_出ていないと言い切る(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    device = open_printer(f"file:{(tmp_path / 'folder').as_posix()}")
    assert outcome(device.send(SLIP)) == (PrintResult.FAILED, "MDG558")


def test_外れたディスクの所に_フォルダーを作って刷ったことにしない(tmp_path: Path) -> None:
    path = tmp_path / "outside" / "slip.bin"
    report = open_printer(f"file:{path.as_posix()}").send(SLIP)
    assert report.result is PrintResult.FAILED
    assert not path.parent.exists()


def test_抜けたプリンターの名でファイルを作らず_出ていないと言い切る() -> None:
    path = Path("/dev/madoguchi-no-such-lp9")
    report = open_printer(f"file:{path.as_posix()}").send(SLIP)
    made = path.exists()
    path.unlink(missing_ok=True)
    assert (outcome(report), made) == ((PrintResult.FAILED, "MDG558"), False)


FULL_DISK = """
import resource, sys
from madoguchi_escpos.devices import open_printer
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
report = open_printer("file:" + sys.argv[1]).send(b"x" * 5000)
print(report.result.value, report.finding.code)
"""


def test_ディスクが足りなければ_前の札のファイルを残して_出ていないと言い切る(tmp_path: Path) -> None:
    path = tmp_path / "ticket.bin"
    path.write_bytes(b"before")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, path.as_posix()], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["failed", "MDG558"]
    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["ticket.bin"]


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path, reader
    os.close(reader)


def test_装置のファイルが受け取らなくなっても_決めた時間で終わる(pipe: tuple[Path, int]) -> None:
    path, reader = pipe
    assert into_device(path, SLIP, seconds=0.2) == Sent(len(SLIP), len(SLIP))
    assert os.read(reader, 4096) == SLIP
    stuck = into_device(path, b"x" * 200_000, seconds=0.2)
    assert 0 < stuck.sure < 200_000
    assert into_device(path.with_name("gone"), SLIP, seconds=0.2) == Sent(0, 0)


def test_装置のファイルの途中で止まれば_出たか分からない() -> None:
    device = HandingOver("lp0", PROFILE, lambda data: Sent(len(data) - 5, len(data) - 5), remembers=True)
    assert outcome(device.send(SLIP)) == (PrintResult.UNCERTAIN, "MDG554")
    assert device.state() is PrinterState.UNKNOWN


# ---------------------------------------------------------------- 印刷待ち


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("cat > {received}", (PrintResult.PRINTED, None)),
        ("cat > /dev/null; exit 1", (PrintResult.FAILED, "MDG558")),
        ("sleep 5", (PrintResult.UNCERTAIN, "MDG554")),
    ],
    ids=["受け付ける", "無いプリンター", "返らない"],
)
def test_CUPSには_受け付けられたかを確かめて渡す(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, expected: tuple[PrintResult, str | None]
) -> None:
    received = tmp_path / "received"
    command = tmp_path / "lp"
    command.write_text(f"#!/bin/sh\n{script.format(received=received)}\n", encoding="utf-8")
    command.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert outcome(open_printer("cups:TM?send=0.3").send(SLIP)) == expected
    if expected[0] is PrintResult.PRINTED:
        assert received.read_bytes().endswith(SLIP)


def test_CUPSの部品が無ければ断る(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PrinterError, match="MDG527"):
        open_printer("cups:TM")


@pytest.mark.parametrize(
    ("fails_at", "expected"),
    [("", Sent(4, 4)), ("open", Sent(0, 0)), ("_raw", Sent(0, 4)), ("close", Sent(0, 4))],
    ids=["受け付ける", "開けない", "書けない", "閉じられない"],
)
def test_Windowsの印刷待ちに渡した量は_控えめに数える(
    monkeypatch: pytest.MonkeyPatch, fails_at: str, expected: Sent
) -> None:
    def step(name: str) -> object:
        def run(*given: object, **named: object) -> None:
            if name == fails_at:
                raise RuntimeError(name)

        return run

    spooler = SimpleNamespace(**{name: step(name) for name in ("open", "_raw", "close")})
    monkeypatch.setattr("escpos.printer.Win32Raw", lambda name: spooler)
    assert into_windows("TM", b"data") == expected
