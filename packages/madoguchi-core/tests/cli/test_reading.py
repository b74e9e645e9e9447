"""読み込みの約束: 大きすぎるファイルは、記憶に載せる前に断る。"""

import tracemalloc
from pathlib import Path

import pytest

from madoguchi_core.cli import read_bytes
from madoguchi_core.cli._files import LARGEST_FILE
from madoguchi_core.errors import StoreError


def test_中身の空いた大きなファイルを_読む前に断る(tmp_path: Path) -> None:
    path = tmp_path / "申請書.xlsx"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    tracemalloc.start()
    with pytest.raises(StoreError, match=r"MDG803.*大きすぎます") as refused:
        read_bytes(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20
    assert "256 MB" in str(refused.value)


def test_大きさを言わない終わりの無いファイルも_限りで断る(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("madoguchi_core.cli._files.LARGEST_FILE", 1000)
    with pytest.raises(StoreError, match="MDG803"):
        read_bytes(Path("/dev/zero"))
    (tmp_path / "f").write_bytes(b"x" * 1000)
    assert len(read_bytes(tmp_path / "f")) == 1000
    assert LARGEST_FILE == 256 * 2**20
