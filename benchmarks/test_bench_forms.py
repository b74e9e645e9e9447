"""様式への記入の速さと、使う記憶: 圧縮されたままの写し（下限）と openpyxl を、同じブック・同じ書き込みで並べる。"""

import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from form_corpus import CORPUS
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from madoguchi_core.forms import CellAddress
from madoguchi_excel import CellWrite, Plan, Template, WorkbookFacts, fill, inspect

BOOK = "大きなブックと式"
CELLS = 100
MEMORY = """
import resource, sys
from form_corpus import CORPUS
from test_bench_forms import BOOK, WRITERS, writes
content, wanted = CORPUS[BOOK](), writes(1)
start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
WRITERS[sys.argv[1]](content, wanted)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start)
"""


@cache
def _book() -> tuple[bytes, WorkbookFacts]:
    content = CORPUS[BOOK]()
    return content, inspect(content)


@cache
def writes(sheets: int) -> tuple[CellWrite, ...]:
    """初めの *sheets* 枚のそれぞれに、書ける所へ 100 セル。"""
    _, facts = _book()
    found: list[CellWrite] = []
    for sheet in facts.sheets[:sheets]:
        names = [
            f"{get_column_letter(column)}{row}"
            for row in range(2, sheet.last[1])
            for column in range(1, sheet.last[0] + 1)
        ]
        free = [
            name
            for name in names
            if name not in sheet.formulas and sheet.anchor_of(CellAddress(sheet.name, name)) == name
        ]
        found += [CellWrite(sheet.name, name, "芽室太郎") for name in free[:CELLS]]
    return tuple(found)


def raw_copy(content: bytes, _: tuple[CellWrite, ...]) -> bytes:
    """下限: 何も開かず、どの部品も圧縮されたまま新しい zip に写す。"""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(buffer, "w") as after:
        assert before.fp is not None
        assert after.fp is not None
        for entry in before.infolist():
            before.fp.seek(entry.header_offset + 26)
            names, extras = (int.from_bytes(before.fp.read(2), "little") for _ in range(2))
            before.fp.seek(names + extras, 1)
            packed = before.fp.read(entry.compress_size)
            entry.header_offset = after.fp.tell()
            after.fp.write(entry.FileHeader(zip64=False))
            after.fp.write(packed)
            after.filelist.append(entry)
            after.start_dir = after.fp.tell()
            after._didModify = True
    return buffer.getvalue()


def ours(content: bytes, wanted: tuple[CellWrite, ...]) -> bytes:
    return fill(content, Plan(wanted))


def by_openpyxl(content: bytes, wanted: tuple[CellWrite, ...]) -> bytes:
    book = load_workbook(BytesIO(content))
    for write in wanted:
        book[write.sheet][write.cell] = write.value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WRITERS = {"圧縮されたままの写し": raw_copy, "madoguchi_excel": ours, "openpyxl": by_openpyxl}


@pytest.mark.parametrize("name", WRITERS)
def test_20枚のブックの1枚に100セル(benchmark: Any, name: str) -> None:
    content, _ = _book()
    benchmark.group = "20枚のブックの1枚に100セル"
    rounds = 3 if name == "openpyxl" else 200
    benchmark.pedantic(WRITERS[name], (content, writes(1)), rounds=rounds, warmup_rounds=1)


def test_20枚のブックの1枚に100セル_開いたひな形(benchmark: Any) -> None:
    content, _ = _book()
    benchmark.group = "20枚のブックの1枚に100セル"
    template, plan = Template(content), Plan(writes(1))
    benchmark.pedantic(lambda: template.fill(plan), rounds=200, warmup_rounds=1)


@pytest.mark.parametrize("name", ["madoguchi_excel", "openpyxl"])
def test_20枚すべてに100セルずつ(benchmark: Any, name: str) -> None:
    content, _ = _book()
    benchmark.group = "20枚すべてに100セルずつ"
    rounds = 3 if name == "openpyxl" else 50
    benchmark.pedantic(WRITERS[name], (content, writes(20)), rounds=rounds, warmup_rounds=1)


@pytest.mark.parametrize("name", WRITERS)
def test_使う記憶(benchmark: Any, name: str) -> None:
    """別のプロセスで一度だけ書き、増えた記憶の山（KiB）を見る。部品を読み込む分も入る。"""
    benchmark.group = "1枚に100セル書くときの記憶"
    folder = Path(__file__).parent

    def grown() -> int:
        command = [sys.executable, "-c", MEMORY, name]
        places = [str(folder), str(folder.parent / "tools")]
        environment = {"PYTHONPATH": ":".join(places), "PATH": "/usr/bin"}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        return int(done.stdout)

    benchmark.extra_info["増えた記憶 KiB"] = benchmark.pedantic(grown, rounds=1)
