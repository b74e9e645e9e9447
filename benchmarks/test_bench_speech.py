"""呼び出しの声の速さ: 読みを作る、作り置きを継ぐ、その場で声を作る。"""

from pathlib import Path
from typing import Any

import pytest

from madoguchi_core.queue import number_reading, spoken_call
from madoguchi_speech import RATE, ClipFolder, chime, render

READING = spoken_call("B501", "3番窓口").reading


@pytest.fixture
def folder(tmp_path: Path) -> ClipFolder:
    """作り置きのあるフォルダー。無い声は作れない。"""
    ClipFolder(tmp_path).prepare([READING])

    def never(phrase: str) -> bytes:
        raise AssertionError(phrase)

    return ClipFolder(tmp_path, render=never)


def test_一から九千九百九十九までの読みを作る(benchmark: Any) -> None:
    benchmark.group = "声"
    assert len(benchmark(lambda: [number_reading(number) for number in range(1, 10_000)])) == 9_999


def test_作り置きを継いで一つの呼び出しにする(benchmark: Any, folder: ClipFolder) -> None:
    benchmark.group = "声"
    assert len(benchmark(lambda: folder.speak(READING))) > RATE * 2
    # 呼んでから声が始まるまで。古い機械で十倍かかっても、500 ミリ秒に届かない
    assert benchmark.stats.stats.max < 0.05


def test_チャイムを計算する(benchmark: Any) -> None:
    benchmark.group = "声"
    assert benchmark(chime.__wrapped__)


def test_節ひとつの声をその場で作る(benchmark: Any) -> None:
    benchmark.group = "声"
    assert benchmark(lambda: render("ゴヒャク イチバンノ カタ"))
