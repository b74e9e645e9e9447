"""試験の中で ``madoguchi`` を動かす道具。"""

import sys
from collections.abc import Callable

import pytest

from madoguchi_core.cli import main

Run = Callable[..., tuple[int, str, str]]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *first: str) -> Run:
    """引数を渡すと、終了コード・標準出力・標準エラーを返す関数。*first* はいつも先に付く言葉。"""

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["madoguchi", *first, *(str(word) for word in words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return int(stopped.value.code or 0), said.out, said.err

    return command
