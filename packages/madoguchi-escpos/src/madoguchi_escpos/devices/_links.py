"""
返事の来る装置との線。送れた量と届いた返事だけを知り、それが何を意味するかは知らない。

USB とシリアルは python-escpos が開く。ネットワークは標準ライブラリで開く（python-escpos は、つながらなかった口を閉じない）。
"""

import errno
import socket
import struct
import time
from dataclasses import dataclass
from typing import Final, Protocol, cast

from madoguchi_escpos.devices._address import PrinterAddress, usb_ids

_CHUNK: Final = 512
_TIMED_OUT: Final = frozenset({errno.ETIMEDOUT, 60, 110, 10060})
_AT_ONCE: Final = 0.001
_SEND_BUFFER: Final = 8192
_LEFTOVERS: Final = 64
_BITS_PER_BYTE: Final = 10
"""始まりと終わりの印を含む、一バイトのビット数。"""


@dataclass(frozen=True, slots=True)
class Sent:
    """
    送れた量（バイト）。

    Attributes:
        sure: 必ず渡った量。
        maybe: 渡ったかもしれない量。0 なら、何も渡っていないと言い切れる。
    """

    sure: int
    maybe: int


class Link(Protocol):
    """装置との線。"""

    def write(self, data: bytes, seconds: float) -> Sent:
        """時間の内に送れるだけ送る。送れなくても例外にしない。"""
        ...

    def read(self, seconds: float) -> bytes:
        """届いているものを読む。時間の内に何も来なければ空。線が切れていれば OSError。"""
        ...

    def close(self, *, is_done: bool) -> None:
        """線を閉じる。終わっていない仕事の残りは、後から届かないように捨てる。"""
        ...


class NetworkLink:
    """TCP の線。"""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def write(self, data: bytes, seconds: float) -> Sent:
        """時間の内に送れるだけ送る。"""
        deadline, sent = time.monotonic() + seconds, 0
        while sent < len(data) and (left := deadline - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                sent += self._socket.send(memoryview(data)[sent:])
            except OSError:
                break
        return Sent(sent, sent)

    def read(self, seconds: float) -> bytes:
        """届いているものを読む。"""
        self._socket.settimeout(max(seconds, _AT_ONCE))
        try:
            data = self._socket.recv(64)
        except TimeoutError:
            return b""
        if not data:
            raise ConnectionResetError(errno.ECONNRESET, "closed by the printer")
        return data

    def close(self, *, is_done: bool) -> None:
        """線を閉じる。終わっていなければ、送りかけを捨てて切る（戻って来たプリンターが古い札を刷らない）。"""
        if is_done:
            self._hang_up()
        else:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def _hang_up(self) -> None:
        # 読み残しがあるまま閉じると、まだ届いていない札まで機械が捨てる
        try:
            self._socket.shutdown(socket.SHUT_WR)
            for _ in range(_LEFTOVERS):
                if not self.read(0):
                    return
        except OSError:
            return


def connect_network(address: PrinterAddress) -> Link:
    """
    ネットワークのプリンターにつなぐ。

    Raises:
        OSError: つながらないとき。
    """
    try:
        connected = socket.create_connection((address.target, address.port), address.waits.connect)
    except UnicodeError as problem:
        raise OSError(errno.EHOSTUNREACH, "not a host name") from problem
    # 機械の溜まりを小さくし、送れた量を、届いた量に近づける
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    return NetworkLink(connected)


class _SerialPort(Protocol):
    """pyserial のうち、ここで使う口。"""

    timeout: float | None
    write_timeout: float | None

    @property
    def in_waiting(self) -> int: ...
    @property
    def out_waiting(self) -> int: ...
    def write(self, data: bytes) -> int | None: ...
    def read(self, size: int) -> bytes: ...
    def reset_output_buffer(self) -> None: ...
    def close(self) -> None: ...


class SerialLink:
    """シリアルの線。"""

    def __init__(self, port: _SerialPort, baud: int) -> None:
        self._port = port
        self._bytes_per_second = baud / _BITS_PER_BYTE

    def write(self, data: bytes, seconds: float) -> Sent:
        """時間の内に送れるだけ送り、機械の溜まりから出るのを待つ。遅い線を通る時間は、待つ時間に足す。"""
        deadline, sent = time.monotonic() + seconds + len(data) / self._bytes_per_second, 0
        while sent < len(data):
            chunk = data[sent : sent + _CHUNK]
            self._port.write_timeout = max(deadline - time.monotonic(), _AT_ONCE)
            try:
                self._port.write(chunk)
            except OSError:
                return Sent(sent, sent + len(chunk))
            sent += len(chunk)
        return self._drained(sent, deadline)

    def _drained(self, sent: int, deadline: float) -> Sent:
        try:
            while (waiting := self._port.out_waiting) and time.monotonic() < deadline:
                time.sleep(0.005)
        except OSError:
            waiting = sent
        return Sent(sent - waiting, sent)

    def read(self, seconds: float) -> bytes:
        """届いているものを読む。"""
        self._port.timeout = max(seconds, _AT_ONCE)
        return self._port.read(1) + self._port.read(self._port.in_waiting)

    def close(self, *, is_done: bool) -> None:
        """線を閉じる。"""
        try:
            if not is_done:
                self._port.reset_output_buffer()
        except OSError:
            pass  # 抜かれた線には、捨てるものも残っていない
        finally:
            self._port.close()


def connect_serial(address: PrinterAddress) -> Link:
    """
    シリアルのプリンターを開く。

    Raises:
        OSError: 開けないとき。
    """
    from escpos.exceptions import DeviceNotFoundError
    from escpos.printer import Serial

    printer = Serial(devfile=address.target, baudrate=address.baud, timeout=address.waits.state)
    try:
        printer.open()
    except DeviceNotFoundError as problem:
        raise OSError(errno.ENODEV, "serial port not found") from problem
    return SerialLink(cast("_SerialPort", printer.device), address.baud)


class _UsbDevice(Protocol):
    """pyusb のうち、ここで使う口。"""

    def write(self, endpoint: int, data: bytes, timeout: int) -> int: ...
    def read(self, endpoint: int, size: int, timeout: int) -> bytes: ...


class _UsbPrinter(Protocol):
    """python-escpos の USB のうち、ここで使う口。"""

    @property
    def device(self) -> _UsbDevice: ...
    def close(self) -> None: ...


class UsbLink:
    """USB の線。"""

    def __init__(self, printer: _UsbPrinter, endpoints: tuple[int, int]) -> None:
        self._printer = printer
        self._in, self._out = endpoints

    def write(self, data: bytes, seconds: float) -> Sent:
        """時間の内に送れるだけ送る。"""
        deadline, sent = time.monotonic() + seconds, 0
        while sent < len(data):
            chunk = data[sent : sent + _CHUNK]
            try:
                left = _milliseconds(deadline - time.monotonic())
                sent += self._printer.device.write(self._out, chunk, left)
            except ValueError:
                # 宛先の書き口の番号が違う。装置には触れていない
                return Sent(sent, sent)
            except OSError:
                return Sent(sent, sent + len(chunk))
        return Sent(sent, sent)

    def read(self, seconds: float) -> bytes:
        """届いているものを読む。"""
        try:
            return bytes(self._printer.device.read(self._in, 64, _milliseconds(seconds)))
        except OSError as problem:
            if problem.errno in _TIMED_OUT:
                return b""
            raise
        except ValueError as problem:
            raise OSError(errno.ENXIO, "no such USB endpoint") from problem

    def close(self, *, is_done: bool) -> None:  # noqa: ARG002 USB は、抜き差しと次の札の初めで残りが消える
        """線を閉じる。"""
        self._printer.close()


def _milliseconds(seconds: float) -> int:
    # 0 は「いつまでも待つ」の意味になる
    return max(1, round(seconds * 1000))


def connect_usb(address: PrinterAddress) -> Link:
    """
    USB のプリンターを開く。

    Raises:
        OSError: 見つからないとき。
    """
    from escpos.exceptions import DeviceNotFoundError
    from escpos.printer import Usb

    vendor, product = usb_ids(address.target)
    printer = Usb(vendor, product)
    try:
        printer.open()
    except (DeviceNotFoundError, ValueError) as problem:  # libusb の無い機械では ValueError が出る
        raise OSError(errno.ENODEV, "USB printer not found") from problem
    return UsbLink(cast("_UsbPrinter", printer), address.endpoints)
