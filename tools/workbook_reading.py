"""書き込みの前後を比べるために、ブックを自分の目で読む。書く側のコードも openpyxl も使わない。"""

import io
import re
import struct
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from form_corpus import Feature

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")

Canonical: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str, tuple["Canonical", ...]]
Value: TypeAlias = str | float | bool | None
Order: TypeAlias = tuple[str, ...]

# ECMA-376 Part 1 の CT_Worksheet の並び
SHEET_ORDER: Order = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
    *(
        "customSheetViews",
        "mergeCells",
        "phoneticPr",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
    ),
    *(
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
    ),
    *(
        "cellWatches",
        "ignoredErrors",
        "smartTags",
        "drawing",
        "legacyDrawing",
        "legacyDrawingHF",
        "drawingHF",
    ),
    *("picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Zip の項目ひとつ。*squeezed* は圧縮されたままのバイト列。"""

    name: str
    method: int
    squeezed: bytes = field(repr=False)
    content: bytes = field(repr=False)


def entries(book: bytes) -> tuple[Entry, ...]:
    """Zip の項目。並び順。"""
    with ZipFile(io.BytesIO(book)) as archive:
        found = []
        for info in archive.infolist():
            name, extra = struct.unpack_from("<HH", book, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            squeezed = book[start : start + info.compress_size]
            found.append(Entry(info.filename, info.compress_type, squeezed, archive.read(info)))
    return tuple(found)


def count(feature: Feature, parts: tuple[Entry, ...]) -> int:
    """ブックの中の、その物の数。"""
    pattern = re.compile(feature.pattern.encode())
    return sum(len(pattern.findall(part.content)) for part in parts if re.fullmatch(feature.parts, part.name))


@dataclass(frozen=True, slots=True)
class Cell:
    """セルひとつ。*attributes* に番地は無い。"""

    attributes: dict[str, str]
    children: tuple[Canonical, ...]
    element: ET.Element

    @property
    def formula(self) -> str | None:
        """計算式。無ければ ``None``。"""
        found = self.element.find("{*}f")
        return None if found is None else found.text or ""

    @property
    def has_value(self) -> bool:
        """値（計算式なら前回の結果）があるか。"""
        return self.element.find("{*}v") is not None or self.element.find("{*}is") is not None

    @property
    def value(self) -> Value:
        """読んだ値。共有文字列は番号のまま（文字の ``#3``）で返す。"""
        kind = self.attributes.get("t", "n")
        text = self.element.findtext("{*}v")
        if kind == "inlineStr":
            return _unescaped("".join(_own_texts(self.element)))
        if text is None:
            return None
        match kind:
            case "n":
                return float(text)
            case "b":
                return text == "1"
            case "s":
                return f"#{text}"
            case _:
                return _unescaped(text)

    @property
    def keeps_space(self) -> bool:
        """前後の空白を捨てるなと書いてあるか。"""
        return all(found.get(_SPACE) == "preserve" for found in self.element.iterfind("{*}is/{*}t"))

    @property
    def readings(self) -> tuple[str, ...]:
        """ふりがな。"""
        return tuple(found.text or "" for found in self.element.iterfind("{*}is/{*}rPh/{*}t"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """シートひとつ。*outside* は sheetData のほかの要素、*rows* は行の属性、*cells* は番地からセル。"""

    outside: tuple[Canonical, ...]
    rows: dict[int, dict[str, str]]
    cells: dict[str, Cell]
    sequence: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    namespaces: frozenset[tuple[str, str]]

    def without(self, addresses: frozenset[str]) -> "dict[str, tuple[object, ...]]":
        """指したセルと、書式も中身も無いセルを除いた、残りのセル。計算式の前回の結果は数えない。"""
        return {
            address: _plain(cell)
            for address, cell in self.cells.items()
            if address not in addresses and (cell.children or cell.attributes)
        }


def sheet_parts(book: bytes) -> dict[str, str]:
    """シートの名から部品の名へ。"""
    parts = {part.name: part.content for part in entries(book)}
    (office,) = (target for kind, target in _relations(parts, "").values() if kind == "officeDocument")
    targets = _relations(parts, office)
    found = {}
    for sheet in ET.fromstring(parts[office]).iterfind("{*}sheets/{*}sheet"):  # noqa: S314
        (identifier,) = (value for key, value in sheet.items() if key.endswith("}id"))
        found[sheet.get("name", "")] = targets[identifier][1]
    return found


def read_sheet(book: bytes, name: str) -> Sheet:
    """シートを読む。"""
    part = sheet_parts(book)[name]
    return parse_sheet(next(found.content for found in entries(book) if found.name == part))


def parse_sheet(content: bytes) -> Sheet:
    """シートの部品を読む。番地の無い行とセルは、前の次と数える。"""
    namespaces = frozenset(found for _, found in ET.iterparse(io.BytesIO(content), ["start-ns"]))  # noqa: S314
    root = ET.fromstring(content)  # noqa: S314
    rows: dict[int, dict[str, str]] = {}
    cells: dict[str, Cell] = {}
    sequence = []
    row = 0
    for line in root.iterfind("{*}sheetData/{*}row"):
        row = int(line.get("r", row + 1))
        sequence.append((row, 0))
        rows[row] = {key: value for key, value in line.items() if key not in {"r", "spans"}}
        column = 0
        for cell in line:
            column = column_of(cell.get("r", "")) or column + 1
            sequence.append((row, column))
            attributes = {key: value for key, value in cell.items() if key != "r"}
            cells[address_of(column, row)] = Cell(attributes, _children(cell), cell)
    outside = [_canonical(child) for child in root if _local(child) not in {"sheetData", "dimension"}]
    tags = tuple(_tag(child) for child in root)
    return Sheet(tuple(outside), rows, cells, tuple(sequence), tags, namespaces)


def column_of(address: str) -> int:
    """番地の列の番号。番地が無ければ 0。"""
    number = 0
    for letter in re.match("[A-Z]*", address)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number


def address_of(column: int, row: int) -> str:
    """列と行の番号から番地。"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _relations(parts: dict[str, bytes], source: str) -> dict[str, tuple[str, str]]:
    folder, _, file = source.rpartition("/")
    content = parts[join(folder, "_rels", f"{file}.rels")]
    return {
        found.get("Id", ""): (
            found.get("Type", "").rpartition("/")[2],
            normpath(join("/", folder, found.get("Target", ""))).lstrip("/"),
        )
        for found in ET.fromstring(content)  # noqa: S314
    }


def _plain(cell: Cell) -> tuple[object, ...]:
    if cell.formula is None:
        return (cell.attributes, cell.children)
    attributes = {key: value for key, value in cell.attributes.items() if key != "t"}
    return (attributes, tuple(child for child in cell.children if not child[0].endswith("}v")))


def _own_texts(cell: ET.Element) -> list[str]:
    """直書きの文字。ふりがなは除く。"""
    pieces = [*cell.iterfind("{*}is/{*}t"), *cell.iterfind("{*}is/{*}r/{*}t")]
    return [piece.text or "" for piece in pieces]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _canonical(element: ET.Element) -> Canonical:
    attributes = tuple(sorted(element.items()))
    return (element.tag, attributes, (element.text or "").strip(), _children(element))


def _children(element: ET.Element) -> tuple[Canonical, ...]:
    return tuple(_canonical(child) for child in element)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _tag(element: ET.Element) -> str:
    """要素の名。読み手ごとの言い換え（AlternateContent）は、中の要素の名。"""
    if _local(element) != "AlternateContent":
        return _local(element)
    return _local(element[0][0])
