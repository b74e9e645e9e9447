"""停止時の判定ブックの式を、たくさんの事例に一度に当てて LibreOffice で計算する。一行が一つの事例、一列が一つの枠。"""

import csv
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook

from madoguchi_core.records import Missing
from madoguchi_core.rules import Among, Facts, Parameter, Span, shown
from madoguchi_excel.fallback._closed import ClosedDays
from madoguchi_excel.fallback._entries import Entries
from madoguchi_excel.fallback._ledger import Slot, SlotKind, index_of, located
from madoguchi_excel.fallback._style import Styles
from madoguchi_excel.fallback._tables import write_closed, write_values
from madoguchi_excel.fallback._text import serial
from madoguchi_excel.fallback._values import ValueRow

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_TAIL = "</sheetData></worksheet>"
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_FIRST_SHARED_DAY = date(1900, 3, 1)

Case = Mapping[int, object]
"""枠の番号から、書く値。"""


def written(value: object) -> object:
    """窓口の人が欄に書くもの。幅のある値は書けないので空。"""
    if value is None or isinstance(value, (Missing, Span, Among)):
        return "不明" if value is Missing.UNKNOWN else ""
    if isinstance(value, date):
        is_old = value < _FIRST_SHARED_DAY
        return f"{value.year}/{value.month}/{value.day}" if is_old else serial(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else shown(value)


def case_of(entries: Entries, facts: Facts, settings: Mapping[Parameter[Any], object | None]) -> Case:
    """事例ひとつの入力。町の値を替える事例では、値の枠をその値にする。"""
    cells: dict[int, object] = {
        index_of(entry.raw): written(facts[fact].value) for fact, entry in entries.written.items()
    }
    for (fact, (group, number)), entry in entries.members.items():
        members = facts.groups.get(group, Missing.NOT_ASKED)
        is_there = isinstance(members, tuple) and number <= len(members)
        held = members[number - 1][fact].value if is_there and isinstance(members, tuple) else None
        cells[index_of(entry.raw)] = written(held)
    for group, entry in entries.people.items():
        members = facts.groups.get(group, Missing.NOT_ASKED)
        cells[index_of(entry.raw)] = written(members if isinstance(members, Missing) else len(members))
    for parameter, value in settings.items():
        if parameter in entries.parameters:
            cells[index_of(entries.parameters[parameter])] = _setting(parameter, value)
    return cells


def _setting(parameter: Parameter[Any], value: object | None) -> object:
    if parameter.kind is bool:
        return 0.5 if value is None else int(bool(value))
    return written(value)


def computed(
    slots: Sequence[Slot],
    cases: Sequence[Case],
    *,
    values: Sequence[ValueRow],
    closed: ClosedDays,
    folder: Path,
) -> list[list[str]]:
    """事例ごとの、すべての枠の値（数は小数、無い値は空）。"""
    path = folder / "cases.xlsx"
    base, style = _base(values, closed)
    sheet = _HEAD + "".join(_rows(slots, cases, style)) + _TAIL
    with ZipFile(BytesIO(base)) as read, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as out:
        for name in read.namelist():
            out.writestr(name, sheet if name == _SHEET else read.read(name))
    converted([path], _CSV, folder=folder)
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def converted(paths: Sequence[Path], kind: str, *, folder: Path) -> None:
    """LibreOffice で開き、計算し、別の形で書き出す。"""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    done = subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def day(text: str) -> date | None:
    """計算された日。日付でなければ None。"""
    try:
        return _FIRST_SERIAL_DAY + timedelta(days=round(float(text)))
    except ValueError:
        return None


def _base(values: Sequence[ValueRow], closed: ClosedDays) -> tuple[bytes, str]:
    """値と祝日の表のあるブックと、数をそのまま書き出す書式の番号。"""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.add_worksheet("事例").write_number(0, 0, 0, book.add_format({"num_format": "0.0"}))
    styles = Styles(book)
    write_values(book, styles, values)
    write_closed(book, styles, closed, made_on=date(2026, 3, 3))
    book.close()
    with ZipFile(buffer) as made:
        found = re.search(r' s="(\d+)"', made.read(_SHEET).decode())
    assert found is not None
    return buffer.getvalue(), found[1]


def _rows(slots: Sequence[Slot], cases: Sequence[Case], style: str) -> Iterable[str]:
    columns = [xl_col_to_name(index) for index in range(len(slots))]
    started: set[int] = set()
    for row, case in enumerate(cases, start=1):
        cells = []
        for index, slot in enumerate(slots):
            place = f'<c r="{columns[index]}{row}" s="{style}"'
            if slot.kind is SlotKind.FORMULA and index not in case:
                first = index not in started
                started.add(index)
                cells.append(f"{place}>{_formula(slot, index, row, len(cases), columns, first=first)}</c>")
            else:
                cells.append(_constant(place, case.get(index, slot.content)))
        yield f'<row r="{row}">{"".join(cells)}</row>'


def _formula(slot: Slot, index: int, row: int, last: int, columns: Sequence[str], *, first: bool) -> str:
    """同じ列の式は、最初の行だけに書いて共にする。"""
    if not first:
        return f'<f t="shared" si="{index}"/>'
    text = escape(located(slot.content, lambda at: f"{columns[at]}{row}"))
    return f'<f t="shared" ref="{columns[index]}{row}:{columns[index]}{last}" si="{index}">{text}</f>'


def _constant(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'{place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"{place}><v>{value}</v></c>"
