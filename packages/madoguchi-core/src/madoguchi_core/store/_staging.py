"""書きかけの置き場と、順番の錠。強く止められて残った書きかけは、次に書く人が消す。"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from madoguchi_core.store._locks import try_lock

UNFINISHED: Final = ".madoguchi-"
_LOCK: Final = ".lock"
_TURN: Final = ".madoguchi.lock"
_RANDOM_PART: Final = "[a-z0-9_]" * 8
_STALE_SECONDS: Final = 3600
_WAIT_SECONDS: Final = 0.05


@contextmanager
def staging(folder: Path, *, prefix: str = UNFINISHED) -> Iterator[Path]:
    """
    書き終えるまでの、自分だけが読める置き場。使い終わると消え、強く止められて残った前の置き場も消す。

    使っているあいだは錠を掛けるので、ほかの窓口が同じ所に書いていても、いま使われている置き場は消えない。

    Args:
        folder: 置き場を作るフォルダー。無ければ作る。
        prefix: 置き場の名の初め。

    Raises:
        OSError: 作れないとき。

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name, staging(Path(name)) as place:
    ...     sweep(Path(name))
    ...     place.is_dir()
    True
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder, prefix=prefix)
    place, handle = _claimed(folder, prefix)
    try:
        yield place
    finally:
        _clear(place)
        # Windows では、開いたままのファイルを消せない
        if handle is not None:
            os.close(handle)
        shutil.rmtree(place, ignore_errors=True)


def sweep(folder: Path, *, prefix: str = UNFINISHED) -> None:
    """
    だれも使っていない置き場を消す。人の情報が入っているので残さない。

    錠が無い物（置き場になりきっていない物など）は、一時間より古ければ消す。

    Args:
        folder: 置き場のあるフォルダー。
        prefix: 置き場の名の初め。

    >>> sweep(Path("無いフォルダー"))
    """
    for place in folder.glob(f"{prefix}{_RANDOM_PART}"):
        # 見ているあいだに、ほかの窓口が消すことも、ほかの人の物で触れないこともある
        with suppress(OSError):
            _sweep_one(place)


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """
    このフォルダーの中身を入れ替える順番を待ち、終わるまで、ほかの窓口を待たせる。

    Args:
        folder: 入れ替えるフォルダー。無ければ作る。

    Raises:
        OSError: 錠を置けないとき。

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name, in_turn(Path(name)):
    ...     pass
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _TURN
    while (handle := _locked(path)) is None:
        time.sleep(_WAIT_SECONDS)
    try:
        yield
    finally:
        _release(path, handle)


def _claimed(folder: Path, prefix: str) -> tuple[Path, int | None]:
    while True:
        place = Path(tempfile.mkdtemp(dir=folder, prefix=prefix))
        try:
            handle = _locked(place / _LOCK)
        except OSError:
            # 錠の無いディスク。残り物かどうかは、古さで見分ける
            (place / _LOCK).unlink(missing_ok=True)
            return place, None
        # 錠を掛ける前に、ほかの窓口が残り物と見て消したら、作り直す
        if handle is not None:
            return place, handle


def _sweep_one(place: Path) -> None:
    lock = place / _LOCK
    if place.is_symlink() or not lock.is_file():
        _sweep_old(place)
        return
    handle = _locked(lock)
    if handle is None:
        return
    try:
        # 錠を持ったまま消す。消すのと掛けるのが重なっても、生きた置き場は消えない
        _clear(place)
        shutil.rmtree(place, ignore_errors=True)
    finally:
        os.close(handle)
    shutil.rmtree(place, ignore_errors=True)


def _clear(place: Path) -> None:
    """錠のほかを先に消す。消す途中で止められても、錠のある残り物のままなので、次に書く人が消す。"""
    with suppress(OSError):
        for inside in place.iterdir():
            if inside.name == _LOCK:
                continue
            if inside.is_dir() and not inside.is_symlink():
                shutil.rmtree(inside, ignore_errors=True)
            else:
                inside.unlink(missing_ok=True)


def _sweep_old(place: Path) -> None:
    now = time.time()  # noqa: TID251 残り物の古さは、業務の日付ではなく、ディスクの時刻で見る
    if now - place.stat(follow_symlinks=False).st_mtime <= _STALE_SECONDS:
        return
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink()


def _locked(path: Path) -> int | None:
    """錠を掛けて開く。ほかが持っているか、掛けるあいだに消されたら ``None``。"""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        return None
    try:
        if try_lock(handle) and os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _release(path: Path, handle: int) -> None:
    # 錠を持つあいだに消すので、待っている人は、消えた錠を掴んでも作り直す。Windows では閉じてから消す
    with suppress(OSError):
        path.unlink()
    os.close(handle)
