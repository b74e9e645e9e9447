"""書式の部品とシートの部品の食い違いを調べる。"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from book_parts import Book, local, out_of_order, repeated
from workbook_reading import SHEET_ORDER, column_of

_STYLE_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_POINTED = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_FIRST_CUSTOM = 164


def _groups(book: Book) -> dict[str, list[ET.Element]]:
    part = book.part_of_kind("styles")
    return {} if part is None else {local(group): list(group) for group in book.tree(part)}


def style_findings(book: Book) -> Iterator[str]:
    """書式の部品の食い違い。"""
    part = book.part_of_kind("styles")
    if part is None:
        return
    root, groups = book.tree(part), _groups(book)
    yield from out_of_order(root, _STYLE_ORDER, part)
    for group in root:
        if int(group.get("count", len(group))) != len(group):
            yield f"{part}: {local(group)} の数が違う（{group.get('count')}・{len(group)}）"
    items = (item for name, group in groups.items() if name != "extLst" for item in group)
    if {_space(item) for item in items} - {_space(root)}:
        yield f"{part}: 名前空間が混ざっている"
    formats = [item.get("numFmtId", "") for item in groups.get("numFmts", [])]
    yield from (f"{part}: 同じ番号の表示形式 {one}" for one in repeated(formats))
    for item in (*groups.get("cellStyleXfs", []), *groups.get("cellXfs", [])):
        yield from (f"{part}: {one}" for one in _lost(item, groups, formats))
    for item in groups.get("cellStyles", []):
        if int(item.get("xfId", "0")) >= len(groups.get("cellStyleXfs", [])):
            yield f"{part}: cellStyle の xfId={item.get('xfId')} が無い"


def _space(item: ET.Element) -> str:
    return str(item.tag).rpartition("}")[0]


def _lost(item: ET.Element, groups: dict[str, list[ET.Element]], formats: list[str]) -> Iterator[str]:
    """書式ひとつが指す、無い物。"""
    for name, group in _POINTED.items():
        if int(item.get(name, "0")) >= max(1, len(groups.get(group, []))):
            yield f"{name}={item.get(name)} が無い"
    number = item.get("numFmtId", "0")
    if int(number) >= _FIRST_CUSTOM and number not in formats:
        yield f"表示形式 {number} が無い"


def sheet_findings(book: Book) -> Iterator[str]:
    """シートの部品と共有の文字の食い違い。"""
    fonts = max(1, len(_groups(book).get("fonts", [])))
    strings_part = book.part_of_kind("sharedStrings")
    strings = (
        [] if strings_part is None else [item for item in book.tree(strings_part) if local(item) == "si"]
    )
    for item in strings:
        yield from _readings(item, fonts, strings_part or "")
    metadata = _metadata_counts(book)
    for _, part, root in book.worksheets:
        yield from out_of_order(root, SHEET_ORDER, part)
        yield from _numbers(book, part, root)
        yield from _cells(part, root, len(strings), metadata)
        yield from _merges(part, root)
        yield from _spelled(part, root, fonts)


def _spelled(part: str, root: ET.Element, fonts: int) -> Iterator[str]:
    for item in root.iterfind("{*}phoneticPr"):
        yield from _font(item, fonts, part)
    for item in root.iterfind("{*}sheetData/{*}row/{*}c/{*}is"):
        yield from _readings(item, fonts, part)


def _readings(item: ET.Element, fonts: int, part: str) -> Iterator[str]:
    pieces = [*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")]
    length = len("".join(piece.text or "" for piece in pieces).encode("utf-16-le")) // 2
    end = 0
    for reading in item.iterfind("{*}rPh"):
        first, last = int(reading.get("sb", "-1")), int(reading.get("eb", "-1"))
        if not end <= first < last <= length:
            yield f"{part}: ふりがなの範囲 {first}〜{last} が文字（{length}）の外"
        end = last
    for found in item.iterfind("{*}phoneticPr"):
        yield from _font(found, fonts, part)


def _font(item: ET.Element, fonts: int, part: str) -> Iterator[str]:
    if int(item.get("fontId", "0")) >= fonts:
        yield f"{part}: ふりがなの書体 {item.get('fontId')} が無い"


def _metadata_counts(book: Book) -> dict[str, int]:
    part = book.part_of_kind("sheetMetadata")
    found = {} if part is None else {local(item): len(item) for item in book.tree(part)}
    return {"cm": found.get("cellMetadata", 0), "vm": found.get("valueMetadata", 0)}


def _numbers(book: Book, part: str, root: ET.Element) -> Iterator[str]:
    """書式の番号。条件付きの書式（dxf）は、並べ替えの色や表の部品からも指す。"""
    groups = _groups(book)
    styles, differences = max(1, len(groups.get("cellXfs", []))), len(groups.get("dxfs", []))
    for item in root.iter():
        name = {"c": "s", "row": "s", "col": "style"}.get(local(item))
        number = item.get(name) if name else None
        if number is not None and int(number) >= styles:
            yield f"{part}: {local(item)} {item.get('r', '')} の書式 {number} が無い"
    tables = [book.real_name(link.part) for link in book.links(part) if link.kind == "table"]
    for item in (
        one for owner in (root, *(book.tree(name) for name in tables if name)) for one in owner.iter()
    ):
        for key, value in item.items():
            if key.casefold().endswith("dxfid") and int(value) >= differences:
                yield f"{part}: {local(item)} の {key}={value} が無い"


def _cells(part: str, root: ET.Element, strings: int, metadata: dict[str, int]) -> Iterator[str]:
    row = 0
    for line in root.iterfind("{*}sheetData/{*}row"):
        number = int(line.get("r", row + 1))
        if number <= row:
            yield f"{part}: 行 {number} の順が違う"
        row, column = number, 0
        for cell in line:
            address = cell.get("r")
            here = column_of(address) if address else column + 1
            if here <= column:
                yield f"{part}: セル {address} の順が違う"
            if address and int(re.sub("[A-Z]", "", address)) != row:
                yield f"{part}: セル {address} が行 {row} にある"
            column = here
            yield from _cell(part, cell, strings, metadata)


def _cell(part: str, cell: ET.Element, strings: int, metadata: dict[str, int]) -> Iterator[str]:
    if cell.get("t") == "s" and int(cell.findtext("{*}v") or "0") >= strings:
        yield f"{part}: {cell.get('r')} の共有の文字が無い"
    for name, count in metadata.items():
        if not 0 <= int(cell.get(name, "0")) <= count:
            yield f"{part}: {cell.get('r')} の {name}={cell.get(name)} が無い"
    tags = [local(item) for item in cell if local(item) in {"f", "v", "is", "extLst"}]
    if tags != sorted(tags, key=("f", "v", "is", "extLst").index) or len(tags) != len(set(tags)):
        yield f"{part}: {cell.get('r')} の中の並びが違う {tags}"


def _merges(part: str, root: ET.Element) -> Iterator[str]:
    """結合どうしは重ならない。"""
    taken: dict[tuple[int, int], str] = {}
    for item in root.iterfind("{*}mergeCells/{*}mergeCell"):
        ref = item.get("ref", "")
        found = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", ref)
        if found is None:
            yield f"{part}: 結合 {ref} が範囲でない"
            continue
        left, right = column_of(found[1]), column_of(found[3])
        cells = [(c, r) for c in range(left, right + 1) for r in range(int(found[2]), int(found[4]) + 1)]
        yield from {f"{part}: 結合 {ref} と {taken[one]} が重なる": 0 for one in cells if one in taken}
        taken.update(dict.fromkeys(cells, ref))
