"""試験のためだけの PostgreSQL を、一時の場所で動かす。"""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

_PROGRAMS: Final = Path("/usr/lib/postgresql")
_OWNER: Final = "postgres"


def programs() -> Path | None:
    """PostgreSQL の命令のあるフォルダー。いちばん新しい版。"""
    found = sorted(_PROGRAMS.glob("*/bin/postgres"), key=lambda path: int(path.parent.parent.name))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


def require_postgres() -> None:
    """PostgreSQL の無い機械では、何を入れるかを一行で言う（CI では失敗、手元では飛ばす）。"""
    if programs() is not None:
        return
    missing = "PostgreSQL がありません（Debian なら postgresql を入れてください）"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def free_port() -> int:
    """いま空いている番号。"""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
        for left in range(20, -1, -1):
            try:
                self._run("pg_ctl", "-s", "-D", self._data, "-l", log, "-o", options, "-w", "start")
            except subprocess.CalledProcessError:
                # いきなり止めた後は、残りの子が消えるまで始まらない
                assert left, log.read_text(encoding="utf-8")[-2000:]
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """止める。"""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """電源が落ちたように、いきなり止める。"""
        pid = int((self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        children = _children(pid)
        os.kill(pid, signal.SIGKILL)
        for child in children:
            os.kill(child, signal.SIGKILL)
        _wait_gone([pid, *children])

    def database(self, name: str) -> str:
        """空のデータベースを作り、その宛先を返す。"""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as db:
            db.execute(f'CREATE DATABASE "{name}"')
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
            stderr=subprocess.DEVNULL,
        )


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="utf-8")
    return [int(child) for child in listed.split()]


def _wait_gone(processes: list[int]) -> None:
    until = time.monotonic() + 10
    while any(_is_running(process) for process in processes):
        assert time.monotonic() < until, "PostgreSQL が止まりません"
        time.sleep(0.01)


def _is_running(process: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
