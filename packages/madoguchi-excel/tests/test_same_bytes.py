"""同じ引数なら、どの機械のどの起動でも同じバイト列になる。集まりの順は起動ごとに変わるので、別の起動と比べる。"""

import os
import subprocess
import sys

import pytest

_HEAD = """
import sys
from hashlib import sha256
from form_corpus import SHEET, template
from madoguchi_core.forms import Fit
from madoguchi_excel import CellWrite, Ellipse, Plan, fill
from madoguchi_excel.joining import Guest, with_guests
"""
_FILL = """
writes = (CellWrite(SHEET, "C3", "芽室", "メムロ", fit=Fit.SHRINK), CellWrite(SHEET, "C5", "長い", fit=Fit.WRAP))
made = b"".join(
    fill(template(name), Plan(writes, (Ellipse(SHEET, "B3"), Ellipse(SHEET, "B5"))))
    for name in ("枠だけ", "図形", "フォームのチェックボックス", "欄を読む式", "ふりがな")
)
"""
_JOIN = """
names = ("コメント", "テーブル", "欄を読む式", "フォームのチェックボックス", "グラフ", "印刷の設定", "ふりがな", "画像")
made = with_guests(template("枠だけ"), [Guest(name, template(name)) for name in names])
"""
_TAIL = "print(sha256(made).hexdigest())"


def _digest(script: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", _HEAD + script + _TAIL],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.parametrize("script", [_FILL, _JOIN], ids=["書く", "足す"])
def test_集まりの順が違う起動でも_同じバイト列になる(script: str) -> None:
    digests = {_digest(script, seed) for seed in ("0", "1", "4242")}
    assert len(digests) == 1
    assert len(digests.pop()) == 64
