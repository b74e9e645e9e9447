"""
SQLite の開き方と守り方。

SQLite の WAL には、二つの接続が同時に書くとファイルを壊しうる欠陥を持つ版がある（3.7.0〜3.51.2。3.44.6 以降の 3.44 系と
3.50.7 以降の 3.50 系は直っている）。直っている版では WAL と ``synchronous=FULL``、そうでない版では
``journal_mode=TRUNCATE`` と ``synchronous=EXTRA`` を使う。どちらも、書き終えたものは停電でも失われない（ディスクが
書き込みの完了を正しく告げるかぎり）。
"""

import re
import sqlite3
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from madoguchi_core.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

_MOUNTS: Final = Path("/proc/self/mounts")
_NETWORK: Final = frozenset(
    {
        *(
            "9p",
            "afs",
            "beegfs",
            "ceph",
            "cifs",
            "coda",
            "davfs",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
        ),
        *("smb3", "smbfs"),
        # 仮想機械の共有フォルダー。錠が、ほかの機械に伝わらない
        *("prl_fs", "vboxsf", "vmhgfs"),
    }
)
_NETWORK_FUSE: Final = (
    *("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph"),
    *("fuse.curlftpfs", "fuse.gvfs", "fuse.vmhgfs"),
)
_REMOTE_DRIVE: Final = 4
_UNREADABLE: Final = frozenset({"SQLITE_ERROR", "OperationalError", "UnicodeDecodeError"})


class Journal(StrEnum):
    """SQLite の書き込みの守り方。"""

    WAL = "wal"
    TRUNCATE = "truncate"

    @property
    def synchronous(self) -> int:
        """``PRAGMA synchronous`` の値（2 = FULL、3 = EXTRA）。"""
        return 2 if self is Journal.WAL else 3


def safe_journal(version: tuple[int, int, int]) -> Journal:
    """
    その版の SQLite で使ってよい守り方。WAL の欠陥が直っている版だけ WAL を使う。

    Args:
        version: SQLite の版（``sqlite3.sqlite_version_info``）。

    >>> safe_journal((3, 40, 1)), safe_journal((3, 51, 3))
    (<Journal.TRUNCATE: 'truncate'>, <Journal.WAL: 'wal'>)
    """
    is_fixed = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    )
    return Journal.WAL if is_fixed else Journal.TRUNCATE


def sqlite_module() -> ModuleType:
    """動かす SQLite。Python に付いているものに WAL の欠陥があれば、直った pysqlite3 を、あれば使う。"""
    if safe_journal(sqlite3.sqlite_version_info) is Journal.WAL:
        return sqlite3
    with suppress(ImportError):
        from pysqlite3 import dbapi2

        if safe_journal(dbapi2.sqlite_version_info) is Journal.WAL:
            fixed: ModuleType = dbapi2
            return fixed
    return sqlite3


def protect(db: "DBAPIConnection", journal: Journal) -> None:
    """
    接続を、選んだ守り方で書くようにし、本当にそうなったかを読み返す。

    Raises:
        StoreError: その守り方にできない（MDG510）。
    """
    cursor = db.cursor()
    cursor.execute("PRAGMA mmap_size = 0")
    cursor.execute("PRAGMA foreign_keys = 1")
    cursor.execute(f"PRAGMA journal_mode = {journal.value}")
    mode = cursor.fetchall()
    cursor.execute(f"PRAGMA synchronous = {journal.synchronous}")
    cursor.execute("PRAGMA synchronous")
    synchronous = cursor.fetchall()
    cursor.close()
    if (mode, synchronous) != ([(journal.value,)], [(journal.synchronous,)]):
        raise StoreError(
            "MDG510",
            f"発券簿を安全な書き方（{journal.value}）にできません",
            hint="発券簿を開いているほかのプログラムを閉じてください",
        )


def hide(path: Path) -> None:
    """本人だけが読めるようにする。書き込み中の控え（-wal・-shm・-journal）は、SQLite がこれと同じ権利で作る。"""
    # 自分で開いて閉じると、同じプロセスのほかのスレッドが掛けた錠まで外れるので、開かずに権利だけを変える
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def refuse_empty(path: Path) -> None:
    """
    空になったファイルを断る。新しい発券簿として始めると、もう渡した番号がまた出る。

    Raises:
        StoreError: ファイルがあるのに、中身が無い（MDG513）。
    """
    with suppress(OSError):
        if path.stat().st_size == 0 and path.is_file():
            hint = "札を出した後なら控えから戻し、はじめてなら、このファイルを消してから開いてください"
            raise StoreError("MDG513", "発券簿のファイルが空です", hint=hint)


def refuse_network(path: Path) -> None:
    """
    ネットワーク上の置き場所を断る。SQLite の錠はそこでは効かず、番号が二度出る。

    Raises:
        StoreError: ネットワーク上にある（MDG516）。
    """
    if _is_network(path):
        raise StoreError(
            "MDG516",
            "発券簿をネットワーク上に置けません",
            hint="この端末のディスクに置くか、PostgreSQL を使ってください",
        )


def _is_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.resolve().drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _REMOTE_DRIVE
    with suppress(OSError):
        kind = file_system(path, _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
        return kind in _NETWORK or kind.startswith(_NETWORK_FUSE)
    return False


def file_system(path: Path, mounts: str) -> str:
    r"""
    その道のあるファイルシステムの種類。分からなければ空。

    Args:
        path: 調べる道。
        mounts: ``/proc/self/mounts`` の中身。

    >>> file_system(
    ...     Path("/mnt/kyoyu/queue.sqlite3"), "/dev/sda1 / ext4 rw 0 0\n//nas/a /mnt/kyoyu cifs rw 0 0"
    ... )
    'cifs'
    """
    parents = {str(parent) for parent in (path.resolve(), *path.resolve().parents)}
    found = [
        (len(fields[1]), fields[2])
        for fields in (line.split() for line in mounts.splitlines())
        if len(fields) > 2 and _unescaped(fields[1]) in parents
    ]
    # 同じ所に重ねて付けたときは、後のものが見えている
    return max(reversed(found), default=(0, ""), key=lambda each: each[0])[1]


def _unescaped(mount: str) -> str:
    # 空白、改行、\、# が八進で書かれる。一バイトずつなので、日本語の名はそのまま
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), mount)


def sqlite_problem(error: BaseException) -> StoreError:
    """SQLite の例外を、次の手を書いた例外にする。"""
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy()
    if name == "SQLITE_FULL":
        return StoreError(
            "MDG517",
            "発券簿のディスクに空きがありません",
            hint="発券を止め、手書きの札で受け付けながら、空きを作ってください",
        )
    # SQLITE_ERROR は、あるはずの表や列が無いとき。字を読めないときは、SQLite の番号が付かない
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT")) or name in _UNREADABLE:
        return StoreError("MDG513", f"発券簿を読めません（{name}）", hint="控えから戻してください")
    return StoreError("MDG510", f"発券簿に書けません（{name}）", hint="発券を止めて、係に知らせてください")


def busy() -> StoreError:
    """待っても順番が来なかったという例外。"""
    return StoreError("MDG511", "発券簿が混み合っています", hint="もう一度操作してください")
