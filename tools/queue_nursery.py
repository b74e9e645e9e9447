"""
試験の端末を次々に動かす: 部品を読み込んだプロセスを一つ置き、そこから枝分かれさせる。

強制終了の試験は、端末を何百回も起こす。そのたびに Python を始めると、ほとんどの時間が読み込みに消える。
"""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Self

from queue_fork import fork


class Nursery:
    """枝分かれのもとになるプロセス。"""

    def __init__(self, tasks: str = "queue_terminals") -> None:
        paths = [path for path in sys.path if path]
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__), tasks],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def start(self, task: str, *arguments: object) -> int:
        """仕事を、新しいプロセスで始める。返すのはプロセスの番号。"""
        return int(self._ask("start", task, [str(argument) for argument in arguments]))

    def wait(self, process: int) -> int:
        """終わるまで待つ。返すのは終わり方（強制終了なら負の番号）。"""
        return int(self._ask("wait", process))

    def kill(self, *processes: int) -> None:
        """いきなり止める。全部に送ってから、終わりを待つ。"""
        for process in processes:
            os.kill(process, signal.SIGKILL)
        for process in processes:
            assert self.wait(process) in {-signal.SIGKILL, 0}

    def run(self, *tasks: tuple[Any, ...]) -> list[int]:
        """仕事を同時に始め、全部が終わるのを待つ。"""
        return [self.wait(process) for process in [self.start(*task) for task in tasks]]

    def _ask(self, *request: object) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def _serve(tasks: ModuleType) -> None:
    tasks.warm_up()
    for line in sys.stdin:
        match json.loads(line):
            case ["start", task, arguments]:
                answer = fork(partial(getattr(tasks, task), *arguments))
            case ["wait", process]:
                answer = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        print(answer, flush=True)


if __name__ == "__main__":
    _serve(import_module(sys.argv[1]))
