"""書き出しの約束: どこで強く止められても、二人の紙が混ざらない。"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from madoguchi_core.cli._files import folder_secret, replace_files, write_whole
from madoguchi_core.errors import StoreError

_STOPPED = """
import os, sys
from pathlib import Path
from madoguchi_core.cli import _files
at, folder, names = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
done = 0
def step(orig):
    def one(*args):
        global done
        done += 1
        if done == at:
            os._exit(9)
        return orig(*args)
    return one
_files._move_whole, Path.unlink, os.replace = step(_files._move_whole), step(Path.unlink), step(os.replace)
_files.replace_files(folder, [(name, b"second") for name in names])
"""


def test_書き出しのどこで強く止められても_二人の紙が混ざらず_次に動かせば書きかけも消える(
    tmp_path: Path,
) -> None:
    first, second = ("guide.html", "staff.html", "forms/a.xlsx"), ("guide.html", "staff.html", "inquiry.html")
    stops = 0
    for at in range(1, 30):
        folder = tmp_path / str(at)
        replace_files(folder, [(name, b"first") for name in first])
        words = [sys.executable, "-c", _STOPPED, str(at), str(folder), *second]
        stops += subprocess.run(words, check=False).returncode == 9
        held = {(folder / name).read_bytes() for name in {*first, *second} if (folder / name).exists()}
        assert held in (set(), {b"first"}, {b"second"})
        replace_files(folder, [(name, b"third") for name in second])
        assert {
            name: (folder / name).read_bytes() for name in _files(folder) if name != "outputs.txt"
        } == dict.fromkeys(second, b"third")
        if held == {b"second"} and stops < at:
            break
    assert stops > len(first) + 2 * len(second)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_データベースとふつうのファイルでない物は_書き間違いとみて替えない(tmp_path: Path) -> None:
    ledger, pipe = tmp_path / "queue.sqlite3", tmp_path / "pipe"
    with sqlite3.connect(ledger) as db:
        db.execute("CREATE TABLE kept (id)")
    db.close()
    os.mkfifo(pipe)
    before = ledger.read_bytes()
    for path in (ledger, pipe, tmp_path):
        with pytest.raises(StoreError, match="MDG804"):
            write_whole(path, b"<html>")
    assert (ledger.read_bytes(), pipe.is_fifo()) == (before, True)
    write_whole(tmp_path / "queue.sqlite3.html", b"<html>")


@pytest.mark.parametrize("length", [0, 7])
def test_当てられるほど短い秘密の数では_印を作らない(tmp_path: Path, length: int) -> None:
    path = tmp_path / "queue.sqlite3.key"
    path.write_bytes(b"x" * length)
    with pytest.raises(StoreError, match="MDG803"):
        folder_secret(path)
    path.unlink()
    assert folder_secret(path) == folder_secret(path)
