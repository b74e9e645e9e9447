"""様式への記入の速さと、使う記憶: 圧縮されたままの写し（下限）と openpyxl を、同じブック・同じ書き込みで並べる。"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from form_corpus import CORPUS
from form_writers import WRITERS, Wanted
from openpyxl.utils import get_column_letter

from madoguchi_core.forms import CellAddress
from madoguchi_excel import CellWrite, Plan, SheetFacts, Template

BOOK = "大きなブックと式"
CELLS = 100
MEMORY = """
import json, sys
from pathlib import Path
from form_writers import WRITERS
content, wanted = Path(sys.argv[2]).read_bytes(), json.loads(sys.argv[3])
write, prepare = WRITERS[sys.argv[1]]
write(content, prepare(wanted))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@cache
def _template() -> tuple[bytes, Template]:
    content = CORPUS[BOOK]()
    return content, Template(content)


@cache
def _free(sheet: SheetFacts) -> tuple[str, ...]:
    """書けるセル。"""
    columns, rows = sheet.last
    names = [
        f"{get_column_letter(column)}{row}" for row in range(2, rows) for column in range(1, columns + 1)
    ]
    addresses = [CellAddress(sheet.name, name) for name in names if name not in sheet.formulas]
    return tuple(one.cell for one in addresses if sheet.anchor_of(one) == one.cell)


def _wanted(sheets: int, cells: int) -> Wanted:
    """初めの *sheets* 枚に、合わせて *cells* 個。"""
    chosen = _template()[1].facts.sheets[:sheets]
    each = cells // len(chosen)
    return [(sheet.name, name, "芽室太郎") for sheet in chosen for name in _free(sheet)[:each]]


JOBS = {
    "1枚に100セル": (1, CELLS),
    "20枚に合わせて100セル": (20, CELLS),
    "20枚に100セルずつ": (20, 20 * CELLS),
}


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("name", WRITERS)
def test_20枚のブックに書く(benchmark: Any, job: str, name: str) -> None:
    benchmark.group = f"20枚のブックの{job}"
    rounds = 3 if name == "openpyxl" else 100
    write, prepare = WRITERS[name]
    arguments = (_template()[0], prepare(_wanted(*JOBS[job])))
    benchmark.pedantic(write, arguments, rounds=rounds, warmup_rounds=1)


@pytest.mark.parametrize("job", JOBS)
def test_20枚のブックに書く_開いたひな形(benchmark: Any, job: str) -> None:
    benchmark.group = f"20枚のブックの{job}"
    template = _template()[1]
    plan = Plan(tuple(CellWrite(*write) for write in _wanted(*JOBS[job])))
    benchmark.pedantic(lambda: template.fill(plan), rounds=100, warmup_rounds=1)


def test_ひな形を調べる(benchmark: Any) -> None:
    content = _template()[0]
    benchmark.pedantic(lambda: Template(content).facts, rounds=10, warmup_rounds=1)


@pytest.mark.parametrize("name", WRITERS)
def test_使う記憶(benchmark: Any, tmp_path: Path, name: str) -> None:
    """別のプロセスで一度だけ書き、記憶の山（KiB）を見る。部品を読み込む分も入る。Linux だけ。"""
    benchmark.group = "1枚に100セル書くプロセス"
    book = tmp_path / "book.xlsx"
    book.write_bytes(_template()[0])
    command = [sys.executable, "-c", MEMORY, name, str(book), json.dumps(_wanted(1, CELLS))]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}

    def peak() -> int:
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        return int(done.stdout)

    benchmark.extra_info["記憶の山 KiB"] = benchmark.pedantic(peak, rounds=3)
