"""書きかけの置き場の約束: 使っている物は消えず、強く止められて残った物は、次に書く人が消す。"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from madoguchi_core.cli import replace_files, write_whole
from madoguchi_core.errors import StoreError
from madoguchi_core.store import staging, sweep

_KILLED = """
import os, sys
from pathlib import Path
from madoguchi_core.store import staging
with staging(Path(sys.argv[1])) as place:
    (place / "whole").write_text("人の情報")
    os._exit(9)
"""
_HOLDING = """
import sys
from pathlib import Path
from madoguchi_core.store import staging
with staging(Path(sys.argv[1])) as place:
    print(place, flush=True)
    sys.stdin.read()
"""
_WRITING = """
import sys
from pathlib import Path
from madoguchi_core.cli import replace_files, write_whole
folder, who = Path(sys.argv[1]), sys.argv[2].encode()
for _ in range(15):
    replace_files(folder, [(f"{name}.txt", who) for name in "abcdef"])
    write_whole(folder / "filled.xlsx", who * 1000)
"""


def _python(source: str, *words: str) -> list[str]:
    return [sys.executable, "-c", source, *words]


def test_強く止められて残った書きかけは_次に一枚書いたときに消える(tmp_path: Path) -> None:
    assert subprocess.run(_python(_KILLED, str(tmp_path)), check=False).returncode == 9
    assert [path.name[:11] for path in tmp_path.iterdir()] == [".madoguchi-"]

    write_whole(tmp_path / "o.xlsx", b"next")
    assert [path.name for path in tmp_path.iterdir()] == ["o.xlsx"]


def test_片付けの途中で止められても_書きかけの中身は残らず_次に書く人が消す(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt), staging(tmp_path) as place:
            (place / "o.xlsx").write_bytes(b"personal")
        assert [path.name for path in place.iterdir()] == [".lock"]
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_ほかの窓口が使っている置き場は_どれほど古くても消さない(tmp_path: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(_python(_HOLDING, str(tmp_path)), text=True, **pipes) as other:  # type: ignore[call-overload]
        place = Path(other.stdout.readline().strip())
        os.utime(place, (0, 0))
        os.utime(place / ".lock", (0, 0))
        sweep(tmp_path)
        write_whole(tmp_path / "o.xlsx", b"mine")
        assert place.is_dir()
        other.communicate("")
    assert not place.exists()


def test_二つの窓口が同じフォルダーに書き続けても_どちらも書け_紙は混ざらない(tmp_path: Path) -> None:
    both = [subprocess.Popen(_python(_WRITING, str(tmp_path), who)) for who in ("p", "q")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]

    assert len({(tmp_path / f"{name}.txt").read_bytes() for name in "abcdef"}) == 1
    assert (tmp_path / "filled.xlsx").read_bytes() in {b"p" * 1000, b"q" * 1000}
    assert {path.name for path in tmp_path.iterdir()} == {
        *(f"{name}.txt" for name in "abcdef"),
        "filled.xlsx",
        "outputs.txt",
    }


@pytest.mark.parametrize(
    ("name", "age", "is_left"),
    [
        (".madoguchi-abcd1234", 3700, False),
        (".madoguchi-abcd1234", 60, True),
        (".madoguchi-notes.txt", 3700, True),
        (".madoguchi.toml", 3700, True),
    ],
)
def test_錠の無い残り物は_自分の付ける名で一時間より古いときだけ消す(
    tmp_path: Path, name: str, age: int, *, is_left: bool
) -> None:
    (tmp_path / name).write_text("前の版の書きかけ")
    at = time.time() - age
    os.utime(tmp_path / name, (at, at))
    write_whole(tmp_path / "o.xlsx", b"new")
    assert (tmp_path / name).exists() is is_left


def test_置き場に見せかけたリンクの先は消さない(tmp_path: Path) -> None:
    other, folder = tmp_path / "大事", tmp_path / "out"
    other.mkdir()
    folder.mkdir()
    (other / ".lock").touch()
    link = folder / ".madoguchi-abcd1234"
    link.symlink_to(other)
    os.utime(link, (0, 0), follow_symlinks=False)
    write_whole(folder / "o.xlsx", b"new")
    assert (other / ".lock").exists()
    assert not link.is_symlink()


def test_置き場も書いた物も_本人だけが読める(tmp_path: Path) -> None:
    with staging(tmp_path) as place:
        assert place.stat().st_mode & 0o777 == 0o700
    write_whole(tmp_path / "o.xlsx", b"new")
    replace_files(tmp_path, [("forms/a.xlsx", b"new")])
    modes = {(tmp_path / name).stat().st_mode & 0o777 for name in ("o.xlsx", "forms/a.xlsx")}
    assert modes == {0o600}


def test_書けなければ_書きかけを残さない(tmp_path: Path) -> None:
    (tmp_path / "o.xlsx").mkdir()
    with pytest.raises(StoreError, match="MDG804"):
        write_whole(tmp_path / "o.xlsx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["o.xlsx"]
