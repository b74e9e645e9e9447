"""強制終了: でたらめな時に端末もサーバーも止めて、二重・欠番・失った札・知られない印字が一つも無いことを数える。"""

from pathlib import Path
from random import Random

import pytest
from postgres import Server
from queue_checks import kill_rounds, printing_crew
from queue_nursery import Nursery
from queue_places import Place

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("part", range(3))
def test_発券と呼出と印字の最中に全端末を強制終了しても_何も失われず_重ならず_飛ばない(
    part: int, file: Place, tmp_path: Path, nursery: Nursery
) -> None:
    """止めるのは 20 回ずつ、六組で 120 回。"""
    counts = kill_rounds(file, tmp_path, nursery, rounds=20, random=Random(part))
    assert counts.is_sound, counts
    assert counts.kills == 60
    assert counts.acknowledged >= counts.rounds, counts


def test_PostgreSQLの端末を強制終了しても_何も失われず_重ならず_飛ばない(
    postgres: Place, tmp_path: Path, nursery: Nursery
) -> None:
    counts = kill_rounds(postgres, tmp_path, nursery, rounds=20, random=Random(7))
    assert counts.is_sound, counts
    assert counts.acknowledged >= counts.rounds, counts


def test_PostgreSQLのサーバーを強制終了しても_何も失われず_重ならず_飛ばない(
    postgres: Place, server: Server, tmp_path: Path, nursery: Nursery
) -> None:
    counts = kill_rounds(postgres, tmp_path, nursery, rounds=3, random=Random(8), server=server)
    assert counts.is_sound, counts
    assert counts.kills == 3


def test_刷りかけで止まった札は_印字の不明として残る(file: Place, tmp_path: Path, nursery: Nursery) -> None:
    counts = kill_rounds(
        file, tmp_path, nursery, rounds=12, random=Random(3), longest=0.03, terminals=printing_crew
    )
    assert counts.is_sound, counts
    assert counts.uncertain_prints > 0, counts
