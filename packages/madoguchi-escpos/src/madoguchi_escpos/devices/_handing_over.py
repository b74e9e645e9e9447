"""返事の来ない装置（ファイル・Windows と CUPS の印刷待ち・何もしない装置）。「紙が出た」は、すべて渡し終えたという意味になる。"""

import os
import select
import stat
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from madoguchi_core.queue import PrinterState, PrintReport, PrintResult, StackTicket, Ticket, TicketLayout
from madoguchi_escpos._output import TicketOutput, write_ticket
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos.devices import _reports as reports
from madoguchi_escpos.devices._links import Sent
from madoguchi_escpos.devices._recovery import Past, recovery

_MEMORY: Final = "/dev/shm"  # noqa: S108 一時のファイルを作る所ではなく、装置ではない所の名
"""``/dev`` の中で、ふつうのファイルを置く所。"""


@dataclass(slots=True)
class HandingOver:
    """
    渡すだけの装置一台。

    Attributes:
        id: 札の出来事に書く符号。
        profile: プリンターの取り決め。
        hand_over: 渡す関数。
        remembers: 途中で切れた札が、先のプリンターに残りうるか。
        fonts: 先に字形を探すフォントのファイル。
    """

    id: str
    profile: PrinterProfile
    hand_over: Callable[[bytes], Sent] = field(repr=False)
    remembers: bool
    fonts: Sequence[PathLike[str] | str] = ()
    _past: Past = field(default=Past.UNKNOWN, init=False)

    def state(self) -> PrinterState:
        """渡した先のことは分からない。"""
        return PrinterState.UNKNOWN

    def expect_half(self) -> None:
        """前の札の半分が、先のプリンターに残っているとみなす。次の札の前に切り離す。"""
        self._past = Past.BROKEN

    def write(self, ticket: Ticket | StackTicket, layout: TicketLayout, /) -> TicketOutput:
        """この装置の紙に合わせて、印字データを作る。"""
        return write_ticket(ticket, layout, profile=self.profile, fonts=self.fonts)

    def send(self, data: bytes, /) -> PrintReport:
        """印字データを渡す。"""
        opening = recovery(self.profile, self._past) if self.remembers else b""
        sent = self.hand_over(opening + data)
        if sent.maybe <= len(opening):
            return reports.not_written(self.id)
        if sent.sure < len(opening) + len(data):
            self._past = Past.BROKEN
            return reports.half_written(self.id)
        self._past = Past.CLEAN
        return PrintReport(PrintResult.PRINTED)


def is_device_node(path: Path) -> bool:
    """プリンターにつながるファイル（Linux の ``lp0`` など）か。ふつうのファイルなら False。"""
    if path.is_relative_to("/dev") and not path.is_relative_to(_MEMORY) and not path.exists():
        # 抜けたプリンターの名で、ふつうのファイルを作って「紙が出た」と言わない
        return True
    try:
        return stat.S_ISCHR(path.stat().st_mode)
    except OSError:
        return False


def into_file(path: Path, data: bytes) -> Sent:
    """ファイルを丸ごと置き換える。書き終えるまで、前の札のファイルが残る。フォルダーは作らない。"""
    from madoguchi_core.cli import write_whole
    from madoguchi_core.errors import StoreError

    if not path.parent.is_dir():
        # 外れたディスクの所に新しいフォルダーを作って、「紙が出た」と言わない
        return Sent(0, 0)
    try:
        write_whole(path, data)
        _settle(path.parent)
    except (StoreError, OSError):
        return Sent(0, 0)
    return Sent(len(data), len(data))


def _settle(folder: Path) -> None:
    """名の置き換えがディスクに届くまで待つ。"""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def into_device(path: Path, data: bytes, *, seconds: float) -> Sent:
    """プリンターにつながるファイルに書く。紙切れで書けなくなっても、待つのは ``seconds`` 秒まで。"""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return Sent(0, 0)
    deadline, sent = time.monotonic() + seconds, 0
    try:
        while sent < len(data) and select.select([], [handle], [], max(0, deadline - time.monotonic()))[1]:
            sent += os.write(handle, data[sent : sent + 512])
    except OSError:
        return Sent(sent, sent)
    finally:
        os.close(handle)
    return Sent(sent, sent)


def into_windows(name: str, data: bytes) -> Sent:
    """Windows の印刷待ちに、そのままのバイト列として入れる。"""
    from escpos.printer import Win32Raw

    printer = Win32Raw(name)
    try:
        printer.open(job_name="madoguchi")
    except Exception:  # noqa: BLE001 pywin32 の例外は、この機械に無いことがある
        return Sent(0, 0)
    try:
        printer._raw(data)  # noqa: SLF001 バイト列を渡す口は、これしかない
        printer.close()
    except Exception:  # noqa: BLE001
        return Sent(0, len(data))
    return Sent(len(data), len(data))


def into_cups(name: str, data: bytes, *, seconds: float) -> Sent:
    """CUPS の印刷待ちに入れる。``lp`` の終わり方を見る（python-escpos は見ない）。"""
    command = ["lp", "-d", name, "-o", "raw", "-t", "madoguchi", "-"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=seconds)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Sent(0, len(data))
    except OSError:
        return Sent(0, 0)
    return Sent(len(data), len(data)) if done.returncode == 0 else Sent(0, 0)


def nowhere(data: bytes) -> Sent:
    """どこにも渡さない。"""
    return Sent(len(data), len(data))
