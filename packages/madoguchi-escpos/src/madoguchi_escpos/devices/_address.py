"""装置の宛先の読み方。装置は開かない。"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import is_code


class DeviceKind(StrEnum):
    """装置のつなぎ方。"""

    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    WINDOWS = "windows"
    CUPS = "cups"
    FILE = "file"
    DUMMY = "dummy"


@dataclass(frozen=True, slots=True)
class Waits:
    """
    待つ長さ（秒）。

    Attributes:
        connect: つながるまで。
        send: 送り終えるまで。
        answer: 刷り終えた返事が来るまで。
        state: 様子の返事が来るまで。
    """

    connect: float = 3.0
    send: float = 10.0
    answer: float = 10.0
    state: float = 1.0


@dataclass(frozen=True, slots=True)
class PrinterAddress:
    """
    装置の宛先。

    Attributes:
        kind: つなぎ方。
        target: 相手（機械の名、装置の番号、プリンターの名、ファイルの場所）。
        port: ネットワークの口の番号。
        id: 札の出来事に書く符号。
        profile: プリンターの取り決めの id か、町の取り決めのファイル。空なら、つなぎ方に合うもの。
        waits: 待つ長さ。
        baud: シリアルの速さ。
        endpoints: USB の読み口と書き口。
    """

    kind: DeviceKind
    target: str
    port: int = 9100
    id: str = ""
    profile: str = ""
    waits: Waits = field(default_factory=Waits)
    baud: int = 9600
    endpoints: tuple[int, int] = (0x82, 0x01)


_OPTIONS: Final = frozenset({"profile", "id", "connect", "send", "answer", "state", "baud", "in", "out"})
_LONGEST_ID: Final = 64
_EXAMPLE: Final = "network:192.168.1.50:9100?profile=paper-58 のように書いてください"


def read_address(text: str) -> PrinterAddress:
    """
    宛先の文を読む。

    Args:
        text: ``つなぎ方:相手?名=値&名=値`` の形の文。

    Raises:
        PrinterError: 形が違う、知らないつなぎ方、知らない名、使えない値のとき（MDG525）。

    >>> address = read_address("network:192.168.1.50?profile=paper-58&answer=5")
    >>> address.target, address.port, address.profile, address.waits.answer, address.id
    ('192.168.1.50', 9100, 'paper-58', 5.0, 'network:192.168.1.50:9100')
    """
    body, _, query = text.partition("?")
    kind_text, colon, target = body.partition(":")
    if not colon or kind_text not in set(DeviceKind):
        raise _unreadable("つなぎ方が " + "・".join(DeviceKind) + " のどれでもありません")
    kind = DeviceKind(kind_text)
    host, port = _host_and_port(target) if kind is DeviceKind.NETWORK else (target, 9100)
    if not host and kind is not DeviceKind.DUMMY:
        raise _unreadable("相手が書いてありません")
    if kind is DeviceKind.USB:
        _usb_ids(host)
    options = _options(query)
    return PrinterAddress(
        kind,
        host,
        port,
        _printer_id(options.get("id"), kind, f"{host}:{port}" if kind is DeviceKind.NETWORK else host),
        options.get("profile", ""),
        _waits(options),
        int(_number(options, "baud", 9600, least=300)),
        (_endpoint(options, "in", 0x82), _endpoint(options, "out", 0x01)),
    )


def _host_and_port(target: str) -> tuple[str, int]:
    host, colon, port = target.partition(":")
    if not colon:
        return host, 9100
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 1 <= int(port) <= 65535:
        raise _unreadable("口の番号が 1 から 65535 の数ではありません")
    return host, int(port)


def usb_ids(target: str) -> tuple[int, int]:
    """
    USB の製造元と製品の番号。

    >>> usb_ids("04b8:0e15")
    (1208, 3605)
    """
    vendor, product = _usb_ids(target)
    return int(vendor, 16), int(product, 16)


def _usb_ids(target: str) -> tuple[str, str]:
    found = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", target)
    if found is None:
        raise _unreadable("USB の相手が 04b8:0e15 の形ではありません")
    return found[1], found[2]


def _options(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    options = dict(pairs)
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown or len(options) < len(pairs):
        raise _unreadable(f"? の後に、知らない名（{'、'.join(unknown)}）か、二度書かれた名があります")
    return options


def _printer_id(chosen: str | None, kind: DeviceKind, target: str) -> str:
    if chosen is not None:
        if not is_code(chosen, longest=_LONGEST_ID):
            raise _unreadable("id は半角の英数字と . _ : - で 64 字までで、12 桁の数字は使えません")
        return chosen
    plain = re.sub(r"[^A-Za-z0-9._:-]+", "-", target).strip("-")
    named = f"{kind}:{plain}".rstrip(":")
    if target.isascii() and len(plain) < 48 and is_code(named, longest=_LONGEST_ID):
        return named
    # 日本語の名や、12 桁の数字を含む名は符号に書けないので、同じ名からいつも同じ短い印を作る
    return f"{kind}:{sha256(target.encode()).hexdigest()[:8]}"


def _waits(options: dict[str, str]) -> Waits:
    usual = Waits()
    return Waits(
        connect=_number(options, "connect", usual.connect),
        send=_number(options, "send", usual.send),
        answer=_number(options, "answer", usual.answer),
        state=_number(options, "state", usual.state),
    )


def _number(options: dict[str, str], name: str, usual: float, *, least: float = 0.01) -> float:
    text = options.get(name)
    if text is None:
        return usual
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]+)?", text) or float(text) < least:
        raise _unreadable(f"{name} の値が使えません")
    return float(text)


def _endpoint(options: dict[str, str], name: str, usual: int) -> int:
    text = options.get(name)
    if text is None:
        return usual
    if not re.fullmatch(r"0x[0-9a-fA-F]{1,2}", text):
        raise _unreadable(f"{name} の値が 0x82 の形ではありません")
    return int(text, 16)


def _unreadable(reason: str) -> PrinterError:
    return PrinterError("MDG525", f"プリンターの宛先を読めません: {reason}", hint=_EXAMPLE)
