"""順番の錠: 待つ時間に限りがあり、止められても外れ、Windows でも同じ約束。"""

import os
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from queue_fork import finished, fork

from madoguchi_core.store import _locks as locks
from madoguchi_core.store._locks import Turn


def test_持っている人がいれば_限りまで待って_取れないと言う(tmp_path: Path) -> None:
    first, second = Turn(tmp_path / "turn"), Turn(tmp_path / "turn")
    assert first.take(wait=0)
    started = monotonic()
    assert not second.take(wait=0.05)
    assert 0.04 < monotonic() - started < 2
    first.give_up()
    assert second.take(wait=0)
    second.close()
    assert first.take(wait=0)
    first.close()


def test_待つのをやめた人は_入口を塞がない(tmp_path: Path) -> None:
    holder, impatient, patient = (Turn(tmp_path / "turn") for _ in range(3))
    assert holder.take(wait=0)
    assert not impatient.take(wait=0.01)
    holder.give_up()
    assert patient.take(wait=0)
    for turn in (holder, impatient, patient):
        turn.close()


def test_持ったまま止められても_順番は外れる(tmp_path: Path) -> None:
    def child() -> None:
        turn = Turn(tmp_path / "turn")
        assert turn.take(wait=0)
        os._exit(0)

    assert finished(fork(child)) == 0
    turn = Turn(tmp_path / "turn")
    assert turn.take(wait=0)
    turn.close()


def test_持っていない順番を渡しても_閉じても_失敗しない(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "turn")
    turn.give_up()
    turn.close()
    assert turn.take(wait=0)
    turn.give_up()
    turn.give_up()
    turn.close()


def test_フォルダーが無ければ_装置の例外になる(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        Turn(tmp_path / "missing" / "turn").take(wait=0)


class Msvcrt:
    """Windows の錠のまね: ファイルの一バイトを一人だけが持て、持っていない錠は外せない。"""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        self.owners: dict[tuple[int, int], int] = {}

    def locking(self, handle: int, mode: int, length: int) -> None:
        file = os.fstat(handle)
        key = (file.st_dev, file.st_ino)
        if mode == self.LK_NBLCK:
            if key in self.owners:
                raise PermissionError(13, "Permission denied")
            self.owners[key] = handle
            return
        if self.owners.get(key) != handle:
            raise PermissionError(13, "Permission denied")
        del self.owners[key]


def test_Windowsでも_一人だけが順番を持つ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system: Any = locks.sys  # type: ignore[attr-defined]
    monkeypatch.setattr(locks, "sys", SimpleNamespace(platform="win32", modules=system.modules))
    monkeypatch.setattr(locks, "msvcrt", Msvcrt(), raising=False)
    first, second = Turn(tmp_path / "turn"), Turn(tmp_path / "turn")
    assert first.take(wait=0)
    assert not second.take(wait=0.01)
    second.give_up()
    assert not second.take(wait=0.01)
    first.give_up()
    assert second.take(wait=0)
    second.give_up()
    first.close()
    second.close()
