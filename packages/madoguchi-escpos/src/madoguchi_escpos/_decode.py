"""印字データを読み解く。madoguchi が出す命令だけを知り、知らない命令は推し量らずに断る。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import Align
from madoguchi_escpos._profiles import PrinterProfile

_ALIGNS = (Align.LEFT, Align.CENTER, Align.RIGHT)
_QR_LEVELS = "LMQH"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """プリンターの字で刷られる一行。"""

    text: str
    align: Align
    size: tuple[int, int]
    is_bold: bool


@dataclass(frozen=True, slots=True)
class PrintedImage:
    """画像で刷られるもの。一行が ``width`` ドット、黒が 1。"""

    width: int
    height: int
    data: bytes
    align: Align


@dataclass(frozen=True, slots=True)
class PrintedQr:
    """プリンターが描く QR コード。"""

    text: str
    dots: int
    level: str
    align: Align


@dataclass(frozen=True, slots=True)
class PrintedFeed:
    """紙送り。"""

    lines: int


@dataclass(frozen=True, slots=True)
class PrintedCut:
    """紙を切るところ。"""


Printed = PrintedLine | PrintedImage | PrintedQr | PrintedFeed | PrintedCut
"""刷られるもののどれか。"""


@dataclass(frozen=True, slots=True)
class _State:
    align: Align = Align.LEFT
    size: tuple[int, int] = (1, 1)
    is_bold: bool = False
    is_kanji: bool = False
    is_shift_jis: bool = False
    qr_model: int = 0
    qr_dots: int = 3
    qr_level: str = "L"
    qr_data: bytes = b""


@dataclass(slots=True)
class _Reader:
    data: bytes
    start: _State
    state: _State
    at: int = 0

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            self.refuse("途中で終わっています")
        self.at += count
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def change(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def refuse(self, reason: str) -> NoReturn:
        raise PrinterError(
            "MDG523",
            f"印字データの {self.at} バイト目を読み解けません: {reason}",
            hint="madoguchi_escpos が作ったデータだけを渡してください",
        )


def decode(data: bytes, profile: PrinterProfile | None = None) -> tuple[Printed, ...]:
    r"""
    印字データを、刷られるものの並びに直す。

    Args:
        data: 印字データ。
        profile: プリンターの取り決め。漢字モードの入り方が分かる。省くと、命令で入るまで漢字モードではない。

    Raises:
        PrinterError: madoguchi が出さない命令がある（``MDG523``）。

    >>> [block.text for block in decode(b"\x1b@\x1cC\x01\x1c&" + "芽室町".encode("cp932") + b"\n")]
    ['芽室町']
    """
    start = _start(profile)
    reader = _Reader(data, start, start)
    printed: list[Printed] = []
    while reader.at < len(data):
        printed += _next(reader)
    return tuple(printed)


def _start(profile: PrinterProfile | None) -> _State:
    if profile is None or not profile.has_kanji:
        return _State()
    return _State(is_kanji=not profile.enters_kanji, is_shift_jis=not profile.selects_shift_jis)


def _next(reader: _Reader) -> Iterator[Printed]:
    head = reader.data[reader.at]
    if head not in (0x1B, 0x1C, 0x1D):
        yield _line(reader)
        return
    command = reader.take(2)
    if command == b"\x1dv":
        yield _image(reader)
    elif command == b"\x1d(":
        yield from _qr(reader)
    elif command == b"\x1bd":
        yield PrintedFeed(reader.byte())
    elif command == b"\x1dV":
        yield _cut(reader)
    else:
        _set(reader, command)


def _line(reader: _Reader) -> PrintedLine:
    end = reader.data.find(b"\n", reader.at)
    text = reader.data[reader.at : end]
    if end < 0 or any(byte < 0x20 for byte in text):
        reader.refuse("行の終わりがありません")
    if not (reader.state.is_kanji and reader.state.is_shift_jis) and not text.isascii():
        reader.refuse("漢字モードに入っていません")
    try:
        line = text.decode("cp932")
    except UnicodeDecodeError:
        reader.refuse("シフト JIS ではありません")
    reader.at = end + 1
    state = reader.state
    return PrintedLine(line, state.align, state.size, state.is_bold)


def _set(reader: _Reader, command: bytes) -> None:
    if command == b"\x1b@":
        reader.state = reader.start
    elif command == b"\x1c&":
        reader.change(is_kanji=True)
    elif command == b"\x1cC":
        reader.change(is_shift_jis=reader.byte() in (1, 0x31))
    elif command in (b"\x1bR", b"\x1bt"):
        reader.byte()  # 国際文字と半角カナの表。読み解きは cp932 のひと通りだけ。
    elif command == b"\x1ba":
        reader.change(align=_aligned(reader))
    elif command == b"\x1bE":
        reader.change(is_bold=bool(reader.byte() & 1))
    elif command == b"\x1d!":
        size = reader.byte()
        reader.change(size=((size >> 4 & 7) + 1, (size & 7) + 1))
    else:
        reader.refuse(f"知らない命令です（{command.hex(' ')}）")


def _aligned(reader: _Reader) -> Align:
    value = reader.byte()
    return _ALIGNS[value] if value < len(_ALIGNS) else reader.refuse("横の位置が違います")


def _cut(reader: _Reader) -> PrintedCut:
    return PrintedCut() if reader.byte() in (0, 1) else reader.refuse("知らない切り方です")


def _image(reader: _Reader) -> PrintedImage:
    if reader.take(2) != b"0\x00":
        reader.refuse("知らない画像の形です")
    width, height = (int.from_bytes(reader.take(2), "little") for _ in range(2))
    return PrintedImage(width * 8, height, reader.take(width * height), reader.state.align)


def _qr(reader: _Reader) -> Iterator[PrintedQr]:
    if reader.take(1) != b"k":
        reader.refuse("知らない命令です")
    body = reader.take(int.from_bytes(reader.take(2), "little"))
    if body[:1] != b"1" or len(body) < 3:
        reader.refuse("QR コードの命令ではありません")
    function, value = body[1], body[2:]
    if function == 81:
        yield _finished_qr(reader)
    elif function == 80:
        reader.change(qr_data=value[1:])
    elif function == 65:
        reader.change(qr_model=value[0] - 48)
    elif function == 67:
        reader.change(qr_dots=value[0])
    elif function == 69 and value[0] - 48 in range(len(_QR_LEVELS)):
        reader.change(qr_level=_QR_LEVELS[value[0] - 48])
    else:
        reader.refuse("QR コードの知らない設定です")


def _finished_qr(reader: _Reader) -> PrintedQr:
    state = reader.state
    if state.qr_model != 2:
        reader.refuse("読み取れない種類の QR コードです")
    return PrintedQr(state.qr_data.decode(), state.qr_dots, state.qr_level, state.align)
