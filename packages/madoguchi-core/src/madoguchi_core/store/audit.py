"""
出口の記録の置き場所。追記だけで、一件を一行の JSON にして確かに書き終えてから返る。

改ざんを見つける仕組み（前の行とつなぐ鎖）はまだ無い。足すときは :func:`_line` だけが変わる。
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from madoguchi_core.errors import StoreError
from madoguchi_core.gate import ReleaseRecord, Subject
from madoguchi_core.records import Missing

_LOCK_AT = 1 << 40
"""Windows で錠を掛ける位置。中身の無い所なら、読む人の邪魔をしない。"""


class AuditLog:
    """
    出口の記録。:class:`madoguchi_core.gate.Gate` に渡して使う。

    何台の端末、いくつのプロセスから追記しても、行は混ざらない。停電で行が途中で切れていても、次の行は新しい行から
    始まる。書いたものを直す・消す道は無い。

    Args:
        path: 追記するファイル。

    >>> from datetime import UTC, datetime
    >>> from tempfile import TemporaryDirectory
    >>> from madoguchi_core.gate import Gate, OutputKind, ReleaseRequest, Requester
    >>> folder = TemporaryDirectory()
    >>> log = Path(folder.name) / "audit.jsonl"
    >>> ask = ReleaseRequest(OutputKind.TICKET, Requester("s01", "madoguchi-1"), "発券", ())
    >>> Gate(AuditLog(log)).release(ask, lambda ruling: "札", at=datetime(2026, 3, 3, tzinfo=UTC))
    '札'
    >>> json.loads(log.read_text(encoding="utf-8"))["outcome"]
    'released'
    >>> folder.cleanup()
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, record: ReleaseRecord) -> None:
        """
        一件を追記し、ディスクに届くまで待つ。

        Raises:
            StoreError: 書けないとき（MDG720）。このとき出口は何も渡さない。
        """
        try:
            self._append(record)
        except OSError as problem:
            raise StoreError(
                "MDG720",
                f"出口の記録 {self._path.name} に書けません",
                hint="空き容量と、書く権利を確かめてください。それまで何も出ません",
            ) from problem

    def _append(self, record: ReleaseRecord) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with _alone(handle):
                line = _line(record)
                content = line if _ends_cleanly(handle) else b"\n" + line
                if os.write(handle, content) != len(content):
                    raise OSError("short write")
                os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """ほかの端末の追記が終わるのを待ち、書き終えるまで待たせる。"""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCK_AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(handle, _LOCK_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        # 錠は、ファイルを閉じると（途中で落ちても）外れる
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _ends_cleanly(handle: int) -> bool:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _line(record: ReleaseRecord) -> bytes:
    """一件を一行にする。錠を持っているあいだに呼ばれるので、前の行とつなぐなら、ここに足す。"""
    text = json.dumps(_fields(record), ensure_ascii=False, separators=(",", ":")) + "\n"
    # UTF-8 にできない字（壊れた引数など）は JSON の \\uXXXX のまま残し、記録を失わない
    return text.encode(errors="backslashreplace")


def _fields(record: ReleaseRecord) -> dict[str, object]:
    request = record.request
    return {
        "at": record.at.isoformat(timespec="milliseconds"),
        "actor": request.requester.actor_id,
        "role": request.requester.role,
        "terminal": request.requester.terminal_id,
        "purpose": request.purpose,
        "kind": request.kind.value,
        "document": request.document,
        "subjects": [_number(subject) for subject in request.subjects],
        "copies": request.copies,
        "outcome": record.outcome.value,
        "reason": record.reason.value,
        "protection_checked": record.is_protection_checked,
        "addresses_withheld": record.withholds_addresses,
    }


def _number(subject: Subject) -> str | None:
    return None if isinstance(subject.address_number, Missing) else subject.address_number
