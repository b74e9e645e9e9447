"""ファイルの錠。強く止められても外れ、待つ時間に限りがある。"""

import os
import sys
import time
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_GATE_PAUSE: Final = 0.0005
_MAIN_PAUSE: Final = 0.0002


def try_lock(handle: int) -> bool:
    """
    開いたファイルに錠を掛ける。ほかが持っていれば、待たずに偽を返す。

    >>> from tempfile import TemporaryFile
    >>> with TemporaryFile() as file:
    ...     try_lock(file.fileno())
    True
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            # 錠は、ファイルを閉じると（強く止められても）外れる
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def unlock(handle: int) -> None:
    """錠を外す。"""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_UN)


class Turn:
    """
    書く順番。データベースの前で待つ。

    SQLite の待ち方（眠って、また試す）では、続けて書く端末が、ほかの端末をいつまでも待たせる。錠を二つにして、
    次に書く一人が入口を塞いで待つので、書き終えた端末は、その人を追い越せない。

    Args:
        path: 錠のファイル。隣に入口の錠（``.next``）も置く。無ければ作り、消さない。

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     turn = Turn(Path(folder) / "turn")
    ...     taken = turn.take(wait=0), Turn(Path(folder) / "turn").take(wait=0)
    ...     turn.give_up()
    ...     turn.close()
    >>> taken
    (True, False)
    """

    __slots__ = ("_gate", "_main")

    def __init__(self, path: Path) -> None:
        self._main = _Lock(path)
        self._gate = _Lock(path.with_name(f"{path.name}.next"))

    def take(self, *, wait: float) -> bool:
        """順番を待つ。*wait* 秒待っても来なければ偽。"""
        until = time.monotonic() + wait
        if not self._gate.take(until, _GATE_PAUSE):
            return False
        try:
            return self._main.take(until, _MAIN_PAUSE)
        finally:
            self._gate.give_up()

    def give_up(self) -> None:
        """順番を次に渡す。"""
        self._main.give_up()

    def close(self) -> None:
        """錠のファイルを閉じる。持っていた順番は外れる。"""
        self._main.close()
        self._gate.close()


class _Lock:
    """一つの錠のファイル。"""

    __slots__ = ("_handle", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, until: float, pause: float) -> bool:
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        while not try_lock(self._handle):
            if time.monotonic() >= until:
                return False
            time.sleep(pause)
        return True

    def give_up(self) -> None:
        if self._handle is not None:
            # 取れたかを知る前に割り込まれても、渡す。Windows では、持っていない錠を外すと失敗する
            try:  # noqa: SIM105 書くたびに二度通るので、速いほうで
                unlock(self._handle)
            except OSError:
                pass

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
