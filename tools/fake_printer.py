"""
試験のための、にせのプリンター。127.0.0.1 で受け、注文どおりに黙り、断り、途中で切れる。

紙に起きることも真似る。命令の区切りは madoguchi_escpos とは別に書いてあり、命令の途中で切れても、
次につながったときに続きから読む（本物のプリンターがそうする）。
"""

import socket
import struct
import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

READY: Final = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NEAR_END: Final = {**READY, 4: 0x1E}
NO_PAPER: Final = {**READY, 1: 0x1A, 2: 0x32, 4: 0x72}
COVER_OPEN: Final = {**READY, 1: 0x1A, 2: 0x16}
OFFLINE: Final = {**READY, 1: 0x1A}
SILENT: Final[Mapping[int, int]] = {}

_ONE_PARAMETER: Final = frozenset({b"\x1bR", b"\x1bt", b"\x1ba", b"\x1bE", b"\x1d!", b"\x1cC"})


@dataclass(slots=True)
class Paper:
    """
    紙。切るまでに刷られたものが一枚になる。

    Attributes:
        slips: 切り終えた紙。
        current: まだ切っていない紙。
    """

    slips: list[list[bytes]] = field(default_factory=list)
    current: list[bytes] = field(default_factory=list)
    _reader: Generator[None, int, None] | None = None

    def feed(self, data: bytes) -> None:
        """届いたバイトを、前の続きとして読む。"""
        if self._reader is None:
            self._reader = self._read()
            next(self._reader)
        for byte in data:
            self._reader.send(byte)

    def _read(self) -> Generator[None, int, None]:
        line = b""
        while True:
            head = bytes([(yield)])
            if head == b"\0":
                continue
            if head == b"\n":
                self.current.append(line)
                line = b""
            elif head in {b"\x1b", b"\x1c", b"\x1d"}:
                command = head + bytes([(yield)])
                if command == b"\x1b@":
                    line = b""
                else:
                    yield from self._command(command)
            elif head[0] >= 0x81 and not 0xA1 <= head[0] <= 0xDF:
                line += head + bytes([(yield)])
            else:
                line += head

    def _command(self, command: bytes) -> Generator[None, int, None]:
        if command in _ONE_PARAMETER:
            yield
        elif command == b"\x1bd":
            self.current.append(b"feed" + bytes([(yield)]))
        elif command == b"\x1dV":
            yield
            self.slips.append(self.current)
            self.current = []
        elif command == b"\x1dv":
            yield from self._image()
        elif command == b"\x1d(":
            yield from self._symbol()
        elif command != b"\x1c&":
            self.current.append(b"unknown" + command)

    def _take(self, count: int) -> Generator[None, int, bytes]:
        taken = bytearray()
        for _ in range(count):
            taken.append((yield))
        return bytes(taken)

    def _image(self) -> Generator[None, int, None]:
        head = yield from self._take(6)
        width, height = struct.unpack("<HH", head[2:])
        dots = yield from self._take(width * height)
        self.current.append(b"image" + head + dots)

    def _symbol(self) -> Generator[None, int, None]:
        head = yield from self._take(3)
        body = yield from self._take(int.from_bytes(head[1:], "little"))
        self.current.append(b"symbol" + body)


@dataclass(slots=True)
class Manners:
    """
    プリンターのふるまい。

    Attributes:
        before: 札の前に様子を尋ねられたときの返事（DLE EOT の n から一バイト）。無いものには黙る。
        after: 札の後に尋ねられたときの返事。``None`` なら前と同じ。
        confirmation: 順番どおりの問い合わせ（GS r）への返事。空なら黙る。
        dies_at: 札をこのバイト数だけ受け取ったところで、線を切る。
        closes_before_answer: 全部を受け取り、返事をせずに線を切る。
        noise: どの問いにも、代わりにこれを返す。
        hangs_up: つながった途端に切る。
        bite: 一度に受け取る量（バイト）。
        pause: 受け取るたびに休む長さ（秒）。
    """

    before: Mapping[int, int] = field(default_factory=lambda: READY)
    after: Mapping[int, int] | None = None
    confirmation: bytes = b"\x00"
    dies_at: int | None = None
    closes_before_answer: bool = False
    noise: bytes = b""
    hangs_up: bool = False
    bite: int = 4096
    pause: float = 0.0


class FakePrinter:
    """にせのプリンター。``with`` の中だけで受ける。"""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.paper = Paper()
        self.received = b""
        self.has_confirmed = False
        self.connections = 0
        self._stop = threading.Event()
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen()
        self._server.settimeout(0.02)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def address(self, options: str) -> str:
        """このプリンターの宛先。"""
        return f"network:127.0.0.1:{self._server.getsockname()[1]}?{options}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=5)
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                connected, _ = self._server.accept()
            except TimeoutError:
                if self._stop.is_set():
                    return
                continue
            with connected:
                self.connections += 1
                try:
                    self._talk(connected)
                except OSError:
                    continue

    def _talk(self, connected: socket.socket) -> None:
        connected.settimeout(0.05)
        waiting = b""
        while not self.manners.hangs_up:
            if self.manners.pause:
                self._stop.wait(self.manners.pause)
            try:
                data = connected.recv(self.manners.bite)
            except TimeoutError:
                if self._stop.is_set():
                    return
                continue
            if not data:
                return
            waiting = self._take(connected, waiting + data)
            if self._is_dead():
                break
        _drop(connected)

    def _is_dead(self) -> bool:
        at = self.manners.dies_at
        return at is not None and len(self.received) >= at

    def _take(self, connected: socket.socket, data: bytes) -> bytes:
        """すぐに働く命令に答え、残りを順に刷る。命令の途中で切れた分は返す。"""
        while data:
            if data[:2] == b"\x10\x04" and len(data) >= 3:
                self._tell(connected, data[2])
                data = data[3:]
            elif data[:3] == b"\x1dr\x01":
                self._confirm(connected)
                data = data[3:]
            elif data in {b"\x10", b"\x10\x04", b"\x1d", b"\x1dr"} and self.manners.dies_at is None:
                return data
            else:
                # 送る側が、様子を尋ねる命令と札を混ぜて送ることはない
                end = len(data) - 3 if data.endswith(b"\x1dr\x01") else len(data)
                self._print(data[:end])
                data = data[end:]
        return b""

    def _print(self, data: bytes) -> None:
        at = self.manners.dies_at
        kept = data if at is None else data[: max(0, at - len(self.received))]
        self.received += kept
        self.paper.feed(kept)

    def _tell(self, connected: socket.socket, question: int) -> None:
        answers = self.manners.before
        if self.received and self.manners.after is not None:
            answers = self.manners.after
        reply = self.manners.noise or bytes([answers[question]] if question in answers else [])
        connected.sendall(reply)

    def _confirm(self, connected: socket.socket) -> None:
        if self.manners.closes_before_answer:
            _drop(connected)
            raise ConnectionResetError
        reply = self.manners.noise or self.manners.confirmation
        self.has_confirmed = bool(reply) and not self.manners.noise
        connected.sendall(reply)


def _drop(connected: socket.socket) -> None:
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connected.close()
