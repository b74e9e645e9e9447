"""ひな形は、描く道具からいつでも同じものが出る。"""

import importlib.util
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

TOOL = Path(__file__).parent.parent / "tools/draw_forms.py"


def parts(content: bytes) -> dict[str, bytes]:
    """圧縮の仕方は機械ごとに違うので、中の部品で比べる。"""
    with ZipFile(BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_置いてあるひな形は_描く道具の出すものと同じ部品からなる() -> None:
    spec = importlib.util.spec_from_file_location("draw_forms", TOOL)
    if spec is None or spec.loader is None:
        pytest.fail("道具が読めない")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for sheet in tool.SHEETS:
        assert parts((tool.FOLDER / sheet.file).read_bytes()) == parts(tool.build(sheet)), sheet.file
