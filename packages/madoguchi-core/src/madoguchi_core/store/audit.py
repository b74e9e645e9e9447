"""出口の記録の置き場所。追記だけで、一件を一行の JSON にして確かに書き終えてから返る。"""

import json
import os
from datetime import UTC
from pathlib import Path

from madoguchi_core.errors import StoreError
from madoguchi_core.gate import ReleaseRecord


class AuditLog:
    """
    出口の記録。:class:`madoguchi_core.gate.Gate` に渡して使う。

    Args:
        path: 追記するファイル。

    Raises:
        StoreError: 書けないとき（MDG720）。このとき出口は何も渡さない。
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, record: ReleaseRecord) -> None:
        """一件を追記し、ディスクに届くまで待つ。"""
        line = (json.dumps(_fields(record), ensure_ascii=False) + "\n").encode()
        try:
            self._append(line)
        except OSError as problem:
            raise StoreError(
                "MDG720",
                f"出口の記録 {self._path.name} に書けません",
                hint="空き容量と、書く権利を確かめてください。それまで何も出ません",
            ) from problem

    def _append(self, line: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # O_APPEND の一回の書き込みなら、ほかの端末の行と混ざらない
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            if os.write(handle, line) != len(line):
                raise OSError("short write")
            os.fsync(handle)
        finally:
            os.close(handle)


def _fields(record: ReleaseRecord) -> dict[str, object]:
    request = record.request
    return {
        "at": record.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "actor": request.requester.actor_id,
        "terminal": request.requester.terminal_id,
        "purpose": request.purpose,
        "kind": request.kind.value,
        "subjects": [subject.address_number for subject in request.subjects],
        "copies": request.copies,
        "outcome": record.outcome.value,
        "protection_checked": record.is_protection_checked,
    }
