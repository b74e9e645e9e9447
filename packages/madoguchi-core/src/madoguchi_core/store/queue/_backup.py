"""
番号札の置き場所の控え。控えは、書きながらでも取れ、戻したままでは番号を出せない。

開いたままの SQLite のファイルを写しても、控えにはならない（書き込み中の控えが別のファイルにある）。
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Board, fold
from madoguchi_core.store._staging import staging
from madoguchi_core.store.queue._database import Database
from madoguchi_core.store.queue._sqlite import hide
from madoguchi_core.store.queue._store import QueueStore

_SCHEMA: Final = "madoguchi.queue-backup/1"
_CHUNK: Final = 1 << 20
_LEAST_FREE: Final = 200 << 20
_LARGEST_WAL: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """
    控えひとつの目録。人の情報は無い。

    Attributes:
        schema: 形の版。
        made_at: 取った時刻。
        sha256: 控えのファイルの要約。
        events: 出来事の数。
        last_used: 区分の id から、その日の最後の番号へ。
    """

    schema: str
    made_at: str
    sha256: str
    events: int
    last_used: dict[str, int]


def back_up(store: QueueStore, target: Path, *, at: datetime) -> Backup:
    """
    控えを取り、中身を確かめてから、その名で置く。隣に目録（``.json``）を置く。

    Args:
        store: 置き場所（SQLite）。
        target: 控えの名。同じ名の控えは、新しいものに替わる。控えでないファイルには替えない。
        at: 今の時刻。

    Raises:
        StoreError: PostgreSQL である、その名に控えでないファイルがある（MDG546）、取った控えが壊れている（MDG513）、書けない（MDG510・MDG517）。
    """
    database = store.database
    if database.path is None:
        hint = "pg_dump で控えを取り、戻したら madoguchi queue restored を動かしてください"
        raise StoreError("MDG546", "PostgreSQL の控えは、ここでは取れません", hint=hint)
    try:
        _refuse_other_file(target, database.path)
        with staging(target.parent) as folder:
            copy = folder / target.name
            _vacuum(database, copy)
            return _placed(copy, target, at)
    except OSError as problem:
        raise _unwritable(target) from problem


def restore(backup: Path, target: Path) -> Backup:
    """
    控えから戻す。戻した置き場所は、番号を飛ばす（:meth:`QueueStore.jump`）まで発券しない。

    Args:
        backup: 控えのファイル。隣に目録があること。
        target: 戻す先。もうある所には戻さない。

    Raises:
        StoreError: 目録と中身が違う（MDG513）、戻す先がもうある（MDG546）、書けない（MDG510）。
    """
    known = _catalogued(backup)
    # 書き込み中の控えだけが残った所に戻すと、SQLite が、戻した発券簿にそれを書き足して壊す
    if any(target.with_name(f"{target.name}{end}").exists() for end in ("", "-wal", "-journal", "-shm")):
        hint = "今の発券簿を、-wal・-journal・-shm も一緒に、別の所に移してから戻してください"
        raise StoreError("MDG546", "戻す先に、もうファイルがあります", hint=hint)
    try:
        with staging(target.parent) as folder:
            copy = folder / target.name
            shutil.copyfile(backup, copy)
            if _sha256(copy) != known.sha256:
                raise _broken(backup)
            _settled(copy, target)
    except OSError as problem:
        raise _unwritable(target) from problem
    return known


def examine(store: QueueStore) -> tuple[Finding, ...]:
    """
    置き場所の健康診断: 出来事の鎖、畳み直した盤面、SQLite 自身の検査、空き、書き込み中の控えの大きさ。

    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> with QueueStore(f"{folder.name}/queue.sqlite3") as store:
    ...     [finding.code for finding in examine(store) if finding.code != "MDG517"]
    []
    >>> folder.cleanup()
    """
    findings: list[Finding] = []
    checks: list[Callable[[], Sequence[Finding]]] = [lambda: _board_findings(store)]
    if store.database.path is not None:
        path = store.database.path
        checks += [lambda: _integrity_findings(store), lambda: _space_findings(path)]
    for check in checks:
        try:
            findings += check()
        except StoreError as problem:
            findings.append(_finding(problem.code, problem.message, problem.hint))
    return tuple(findings)


def _board_findings(store: QueueStore) -> Sequence[Finding]:
    # 先に盤面を読む。後の読みとのあいだに、ほかの端末が足した分は数えない
    board = store.board()
    folded = fold(event for event in store.everything() if event.sequence <= board.sequence)
    if folded == board and not board.refused:
        return ()
    return (_finding("MDG513", "畳み直した盤面が、今の盤面と違います", "控えから戻してください"),)


def _integrity_findings(store: QueueStore) -> Sequence[Finding]:
    with store.database.alone() as db:
        cursor = db.cursor()
        cursor.execute("PRAGMA integrity_check")
        is_sound = list(cursor.fetchall()) == [("ok",)]
        cursor.close()
    return () if is_sound else (_finding("MDG513", "SQLite の検査に通りません", "控えから戻してください"),)


def _space_findings(path: Path) -> Sequence[Finding]:
    findings: list[Finding] = []
    if shutil.disk_usage(path.parent).free < _LEAST_FREE:
        findings.append(
            _finding(
                "MDG517", "ディスクの空きが 200 MB を切りました", "空きを作ってください", Severity.WARNING
            )
        )
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size > _LARGEST_WAL:
        hint = "発券簿を開いたままの古いプログラムを閉じてください"
        findings.append(_finding("MDG517", "書き込み中の控えが 64 MB を超えました", hint, Severity.WARNING))
    return findings


def _finding(code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, severity, "発券簿", message, hint)


def _refuse_other_file(target: Path, ledger: Path) -> None:
    # 動いている発券簿を控えで替えると、取ってから替えるまでに出た札が消え、発券も止まる
    if target.exists() and (target.samefile(ledger) or not _catalogue(target).exists()):
        hint = "控えには、まだ無い名か、前の控えの名（隣に .json がある）を書いてください"
        raise StoreError("MDG546", f"{target.name} は控えではないので、替えません", hint=hint)


def _vacuum(database: Database, copy: Path) -> None:
    with closing(database.connect()) as db:
        try:
            db.cursor().execute("VACUUM INTO ?", (str(copy),))
        except Exception as error:
            # ドライバーの例外。場所の満杯と、元の壊れを分けて言う
            raise database.problem(error) from error


def _placed(copy: Path, target: Path, at: datetime) -> Backup:
    board = _marked(copy)
    made = Backup(
        schema=_SCHEMA,
        made_at=at.isoformat(),
        sha256=_sha256(copy),
        events=board.sequence,
        last_used=dict(sorted(board.last_used.items())),
    )
    catalogue = copy.with_name(f"{copy.name}.json")
    catalogue.write_text(json.dumps(asdict(made), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    # 目録を先に替える。間で止まると、古い控えと新しい目録になり、戻すときに食い違いが分かる
    _settled(catalogue, _catalogue(target))
    _settled(copy, target)
    return made


def _marked(copy: Path) -> Board:
    """控えに「控えから戻した」印を付け、中身を確かめる。"""
    with QueueStore(copy) as opened:
        opened.mark_copy()
        problems = [each for each in examine(opened) if each.severity is Severity.ERROR]
        if problems:
            raise _broken(copy)
        return opened.board()


def _settled(made: Path, target: Path) -> None:
    hide(made)
    with made.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(made, target)
    if sys.platform != "win32":
        # 名を替えたことも、停電で失われないようにする
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _catalogued(backup: Path) -> Backup:
    try:
        known = Backup(**json.loads(_catalogue(backup).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as problem:
        hint = "控えと一緒に置かれた .json を、同じフォルダーに置いてください"
        raise StoreError("MDG546", f"控え {backup.name} の目録を読めません", hint=hint) from problem
    if known.schema != _SCHEMA:
        raise _broken(backup)
    return known


def _catalogue(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}.json")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _broken(backup: Path) -> StoreError:
    hint = "別の控えから戻してください"
    return StoreError("MDG513", f"控え {backup.name} の中身が、取ったときと違います", hint=hint)


def _unwritable(target: Path) -> StoreError:
    hint = "空き容量と、書く権利を確かめてください"
    return StoreError("MDG510", f"控え {target.name} を扱えません", hint=hint)
