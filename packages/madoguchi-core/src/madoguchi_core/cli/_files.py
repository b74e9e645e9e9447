"""ファイルの読み書き。書くときは、書き終えたものだけを置く。"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from madoguchi_core.errors import StoreError


def read_text(path: Path) -> str:
    """
    UTF-8 の文字のファイルを読む。

    Raises:
        StoreError: 無い、読めない、UTF-8 でないとき（MDG803）。
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise StoreError(
            "MDG803",
            f"ファイル {path.name} を読めません",
            hint="場所と、文字コードが UTF-8 かを確かめてください",
        ) from problem


def write_whole(path: Path, content: bytes) -> None:
    """
    全部書けたときだけ、その名のファイルを置く。途中で止まっても、書きかけは残らない。

    Raises:
        StoreError: 書けないとき（MDG804）。
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".madoguchi-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 置き換えが一度で済む呼び方をそのまま書く
    except OSError as problem:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path) from problem


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """
    書き終えるまでの置き場。使い終わると消える。

    Raises:
        StoreError: 作れないとき（MDG804）。
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = TemporaryDirectory(dir=folder, prefix=".madoguchi-")
    except OSError as problem:
        raise _unwritable(folder) from problem
    with place as name:
        yield Path(name)


def move_whole(source: Path, target: Path) -> None:
    """
    書き終えたファイルを、同じディスクの中の場所へ一度で移す。前のファイルは置き換わる。

    Raises:
        StoreError: 移せないとき（MDG804）。
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as problem:
        raise _unwritable(target) from problem


def _unwritable(path: Path) -> StoreError:
    return StoreError(
        "MDG804",
        f"ファイル {path.name} を書けません",
        hint="空き容量と、フォルダーに書く権利を確かめてください",
    )
