"""ファイルの読み書き。書くときは、書き終えたものだけを置く。"""

import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes

from madoguchi_core.errors import StoreError
from madoguchi_core.store import in_turn, staging, sweep

LARGEST_FILE = 256 * 2**20
"""読んでよいファイルの大きさ（バイト）。様式のブックは大きくても数 MB。"""


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


def read_bytes(path: Path) -> bytes:
    """
    ファイルの中身を、そのまま読む。

    Raises:
        StoreError: 無い、フォルダーである、読む権利が無い、256 MB より大きいとき（MDG803）。

    >>> read_bytes(Path("無い.xlsx"))
    Traceback (most recent call last):
    madoguchi_core.errors.StoreError: MDG803 ファイル 無い.xlsx を読めません（場所と、読む権利を確かめてください）
    """
    try:
        with path.open("rb") as file:
            # 大きさを偽るファイルも、中身の空いたファイルも、読む前か、限りまで読んだ所で分かる
            is_larger = os.fstat(file.fileno()).st_size > LARGEST_FILE
            content = b"" if is_larger else file.read(LARGEST_FILE + 1)
    except OSError as problem:
        hint = "場所と、読む権利を確かめてください"
        raise StoreError("MDG803", f"ファイル {path.name} を読めません", hint=hint) from problem
    if is_larger or len(content) > LARGEST_FILE:
        message = f"ファイル {path.name} は大きすぎます（{LARGEST_FILE // 2**20} MB まで読みます）"
        raise StoreError("MDG803", message, hint="様式のブックかを確かめてください")
    return content


def write_whole(path: Path, content: bytes, *, is_public: bool = False) -> None:
    """
    全部書けたときだけ、その名のファイルを置く。途中で止まっても、書きかけは残らない。

    データベース（発券簿・住民の写し）と、ふつうのファイルでない物（装置など）は、書き間違いとみて替えない。

    Args:
        path: 置く場所。
        content: 中身。
        is_public: 人の情報が無く、ほかの人（待合の画面の機械など）も読んでよいか。

    Raises:
        StoreError: 書けないとき（MDG804）。
    """
    try:
        # 置き換えはフォルダーの権利だけで通るので、書くなと印の付いたファイルは、ここで断る
        if path.exists() and (not path.is_file() or not path.stat().st_mode & stat.S_IWUSR):
            raise _unwritable(path)
        _refuse_database(path)
        with staging(path.parent) as place:
            _write(place / path.name, content)
            if is_public:
                (place / path.name).chmod(0o644)
            os.replace(place / path.name, path)  # noqa: PTH105 置き換えが一度で済む呼び方をそのまま書く
    except OSError as problem:
        raise _unwritable(path) from problem


def _refuse_database(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb") as file:
        if file.read(len(_DATABASE)) != _DATABASE:
            return
    hint = "別の名を書いてください。データベースは、ほかの物に替えません"
    raise StoreError("MDG804", f"{path.name} はデータベースなので、書きません", hint=hint)


def _write(path: Path, content: bytes) -> None:
    """ディスクに届くまで待つ。人の情報が入るので、本人だけが読める。"""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, _NEW, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_DATABASE = b"SQLite format 3\0"
_SECRET = 32
_MANIFEST = "outputs.txt"
_WORKSPACE = "madoguchi-copy-"


def replace_files(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """
    全部を書き、前に書いたものだけを消す。どこで止まっても、二件の紙が一つのフォルダーに並ばない。

    Args:
        folder: 書き出す先。
        files: 相対の場所と中身。

    Raises:
        StoreError: 書けないとき（MDG804）。置き換える前に分かれば前の出力に触れず、途中なら何も残さない。
    """
    names = [name for name, _ in files]
    for name in names:
        if (folder / name).is_dir():
            hint = "同じ名のフォルダーを移すか、別の場所に書き出してください"
            raise StoreError("MDG804", f"ファイル {name} を書けません", hint=hint)
    with _alone_in(folder), staging(folder) as staged:
        for name, content in (*files, (_MANIFEST, "\n".join(names).encode())):
            _write(staged / name, content)
        # 前の紙は一つも残さずに消してから移す。途中で止まったときに、別の人の紙が混ざらない
        _remove_listed(folder)
        # 移す前に控える。途中で止まっても、次に動かしたときに消せる
        _move_whole(staged / _MANIFEST, folder / _MANIFEST)
        try:
            for name in names:
                _move_whole(staged / name, folder / name)
        except StoreError:
            _remove_listed(folder)
            raise


def folder_secret(path: Path) -> bytes:
    """
    そのフォルダーだけの秘密の数。初めに呼んだときに作り、本人だけが読める。

    Args:
        path: 秘密の数を置くファイル。

    Raises:
        StoreError: 作れないか、読めないか、当てられるほど短いとき（MDG803・MDG804）。
    """
    with _alone_in(path.parent):
        if not path.exists():
            write_whole(path, token_bytes(_SECRET))
    secret = read_bytes(path)
    if len(secret) < _SECRET:
        # 空のファイルからでも印は作れるが、だれでも当てられる
        hint = f"控えから戻すか、{_SECRET} バイト以上の乱数を置いてください"
        raise StoreError("MDG803", f"秘密の数のファイル {path.name} が短すぎます", hint=hint)
    return secret


def remove_previous(folder: Path) -> None:
    """
    前に動かしたときの出力と、途中で止まったときの書きかけを消す。控えにない物には触れない。

    Raises:
        StoreError: 消せないとき（MDG804）。
    """
    if folder.is_dir():
        with _alone_in(folder):
            sweep(folder)
            _remove_listed(folder)


def _remove_listed(folder: Path) -> None:
    manifest = folder / _MANIFEST
    if not manifest.is_file():
        return
    root = folder.resolve()
    for name in read_text(manifest).splitlines():
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(root):
            _remove(path)
    _remove(manifest)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as problem:
        hint = "開いているプログラムを閉じ、フォルダーの権利を確かめてください"
        raise StoreError("MDG804", f"前のファイル {path.name} を消せません", hint=hint) from problem


@contextmanager
def workspace() -> Iterator[Path]:
    """住民の写しの一時の置き場。使い終わると消え、強く止められて残った前の置き場も消す。"""
    with staging(Path(tempfile.gettempdir()), prefix=_WORKSPACE) as place:
        yield place


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """
    ほかの窓口が同じフォルダーの紙を入れ替え終わるのを待つ。

    Raises:
        StoreError: 書けないとき（MDG804）。
    """
    try:
        with in_turn(folder):
            yield
    except OSError as problem:
        raise _unwritable(folder) from problem


def _move_whole(source: Path, target: Path) -> None:
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
