"""試験のためだけの PostgreSQL を、一時の場所で動かす。"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_PROGRAMS: Final = Path("/usr/lib/postgresql")
_OWNER: Final = "postgres"


def programs() -> Path | None:
    """PostgreSQL の命令のあるフォルダー。いちばん新しい版。"""
    found = sorted(_PROGRAMS.glob("*/bin/postgres"), key=lambda path: int(path.parent.parent.name))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


@contextmanager
def running(port: int) -> Iterator["Server"]:
    """
    サーバーを動かし、終わると止めて消す。書き終えたものを守る設定は、ふつうのまま（fsync も入れる）。

    Args:
        port: 待つ番号（127.0.0.1 だけ）。
    """
    folder = programs()
    assert folder is not None
    with TemporaryDirectory(prefix="madoguchi-pg-") as name:
        server = Server(folder, Path(name) / "data", port)
        if os.geteuid() == 0:
            # PostgreSQL は root では動かない
            shutil.chown(name, _OWNER)
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Server:
    """一時の PostgreSQL。"""

    def __init__(self, programs: Path, data: Path, port: int) -> None:
        self._programs = programs
        self._data = data
        self.port = port

    @property
    def url(self) -> str:
        """宛先。"""
        return f"postgresql://{_OWNER}@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        """空の置き場所を作る。"""
        self._run(
            "initdb",
            "--auth=trust",
            f"--username={_OWNER}",
            "--encoding=UTF8",
            "--no-locale",
            "-D",
            self._data,
        )

    def start(self) -> None:
        """動かし、つながるまで待つ。"""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
        )
        log = self._data.parent / "log"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        """止める。"""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """電源が落ちたように、いきなり止める。"""
        pid = int((self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        os.kill(pid, signal.SIGKILL)

    def database(self, name: str) -> str:
        """空のデータベースを作り、その宛先を返す。"""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", _OWNER, name)
        return self.url.removesuffix("/postgres") + f"/{name}"

    def _run(self, program: str, *arguments: str | Path) -> None:
        user = _OWNER if os.geteuid() == 0 else None
        subprocess.run(
            [self._programs / program, *arguments],
            check=True,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )
