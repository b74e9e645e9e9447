"""文書「番号札の一日」の約束: 書いてある画面は、本当に動かしたときの画面と同じ。"""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from queue_terminal import JST, Terminal, terminal

from madoguchi_core.cli import main
from madoguchi_core.queue import PrintResult

PAGE = Path(__file__).parent.parent / "docs/queue-cli.md"
BLOCK = re.compile(
    r"(?:^% (\d+:\d+)(?: (\S+)=(\w+))?\n+)?^```console\n(\$ .*?)^```", re.MULTILINE | re.DOTALL
)


def _blocks(text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    for found in BLOCK.finditer(text):
        yield found, [line[2:] for line in found[4].splitlines() if line.startswith("$ ")]


def replayed(text: str, desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> str:
    """頁の命令を上から順に動かし、画面を書き直した頁を返す。"""
    parts, end = [], 0
    for found, commands in _blocks(text):
        hour, minute = found[1].split(":")
        desk.clock.now = datetime(2026, 11, 24, int(hour), int(minute), tzinfo=JST)
        if found[2]:
            desk.town.open(found[2]).results[:] = [PrintResult(found[3])]
        screens = "".join(f"$ {command}\n{_screen(command, monkeypatch)}" for command in commands)
        parts += [text[end : found.start(4)], screens]
        end = found.end(4)
    return "".join([*parts, text[end:]])


def _screen(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    screen = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", shlex.split(command))
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stderr", screen)
        with pytest.raises(SystemExit):
            main()
    return screen.getvalue()


def test_文書の画面は_本当に動かした画面と同じ(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def never(*words: object) -> tuple[int, str, str]:
        raise AssertionError(words)

    monkeypatch.chdir(tmp_path)
    for name, value in (
        ("MADOGUCHI_QUEUE", "queue.sqlite3"),
        ("MADOGUCHI_TERMINAL", "desk-1"),
        ("COLUMNS", "170"),
    ):
        monkeypatch.setenv(name, value)
    codes = iter(("K7QM3XWD", "Q7RKWM2X"))
    for room in ("_link", "_booking"):
        monkeypatch.setattr(f"madoguchi_core.cli._queue.{room}.fresh_code", lambda: next(codes))
    desk = terminal(never, tmp_path / "queue.sqlite3", monkeypatch)
    text = PAGE.read_text(encoding="utf-8")
    assert len(list(_blocks(text))) >= 10
    assert replayed(text, desk, monkeypatch) == text
