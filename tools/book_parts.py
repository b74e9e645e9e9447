"""検査のために、ブックを部品の集まりとして読む。書く側のコードも openpyxl も使わない。"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath, split
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

RELATION_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Link:
    """結び付きひとつ。*part* は先の部品の名。外へのつながりでは空。"""

    id: str
    kind: str
    target: str
    part: str


class Book:
    """ブックの部品。*book_part* は xl/workbook.xml に当たる物。"""

    def __init__(self, content: bytes) -> None:
        with ZipFile(io.BytesIO(content)) as archive:
            self.names = [info.filename for info in archive.infolist() if not info.is_dir()]
            self.parts = {name.lstrip("/"): archive.read(name) for name in self.names}
        self._trees: dict[str, ET.Element] = {}
        self._by_folded = {name.casefold(): name for name in self.parts}

    def tree(self, part: str) -> ET.Element:
        """部品を木にしたもの。"""
        if part not in self._trees:
            self._trees[part] = ET.fromstring(self.parts[part])  # noqa: S314
        return self._trees[part]

    def real_name(self, part: str) -> str | None:
        """部品の名。大文字と小文字は分けない。無ければ ``None``。"""
        return self._by_folded.get(part.casefold())

    def links(self, part: str) -> list[Link]:
        """部品から出る結び付き。空の名は、ブックの入口。"""
        folder, name = split(part)
        rels = self.real_name(join(folder, "_rels", f"{name}.rels"))
        return [] if rels is None else [_link(item, folder) for item in self.tree(rels)]

    @cached_property
    def book_part(self) -> str:
        """ブックの部品の名。"""
        return self._found("", "officeDocument") or ""

    def part_of_kind(self, kind: str) -> str | None:
        """ブックに一つの部品（書式・共有の文字など）の名。"""
        return self._found(self.book_part, kind)

    def _found(self, part: str, kind: str) -> str | None:
        found = next((link.part for link in self.links(part) if link.kind == kind), None)
        return None if found is None else self.real_name(found)

    @cached_property
    def sheets(self) -> tuple[tuple[str, str], ...]:
        """シートの名と部品の名。グラフだけのシートも数える。"""
        targets = {link.id: link.part for link in self.links(self.book_part)}
        return tuple(
            (item.get("name", ""), self.real_name(targets.get(relation_id(item), "")) or "")
            for item in self.tree(self.book_part).iterfind("{*}sheets/{*}sheet")
        )

    @cached_property
    def worksheets(self) -> tuple[tuple[int, str, ET.Element], ...]:
        """表のシートの、並びの番号・部品の名・木。"""
        found = ((at, part) for at, (_, part) in enumerate(self.sheets) if part)
        return tuple(
            (at, part, self.tree(part)) for at, part in found if local(self.tree(part)) == "worksheet"
        )

    @cached_property
    def default_types(self) -> list[str]:
        """種類の決まった拡張子。"""
        return [
            item.get("Extension", "").casefold() for item in self.tree(_TYPES) if local(item) == "Default"
        ]

    @cached_property
    def override_types(self) -> list[str]:
        """種類の決まった部品の名。"""
        found = (item.get("PartName", "") for item in self.tree(_TYPES) if local(item) == "Override")
        return [name.lstrip("/").casefold() for name in found]

    def xml_parts(self) -> Iterator[str]:
        """XML の部品の名。"""
        for name, content in self.parts.items():
            if re.search(r"\.(xml|rels|vml)$", name.casefold()) and content:
                yield name


def _link(item: ET.Element, folder: str) -> Link:
    target = item.get("Target", "")
    kind = item.get("Type", "").rpartition("/")[2]
    is_outside = item.get("TargetMode") == "External" or target.startswith("#")
    part = "" if is_outside else normpath(join("/", folder, unquote(target))).lstrip("/")
    return Link(item.get("Id", ""), kind, target, part)


def relation_id(item: ET.Element) -> str:
    """要素の r:id。"""
    return next(
        (item.get(f"{{{space}}}id", "") for space in RELATION_SPACES if f"{{{space}}}id" in item.attrib), ""
    )


def local(item: ET.Element) -> str:
    """名前空間を除いた要素の名。"""
    return str(item.tag).rpartition("}")[2]


def repeated(values: Iterable[str]) -> list[str]:
    """二度出てくる物。"""
    return [value for value, times in Counter(values).items() if times > 1]


def out_of_order(root: ET.Element, order: tuple[str, ...], part: str) -> Iterator[str]:
    """根の要素のすぐ下の並び。決まりに無い要素（読み手ごとの言い換えの中身など）は見ない。"""
    tags = [_shown(item) for item in root]
    places = [order.index(tag) for tag in tags if tag in order]
    if places != sorted(places):
        yield f"{part}: 並びが違う {tags}"
    yield from (
        f"{part}: {tag} が二つ"
        for tag in repeated(tags)
        if tag in order and tag not in {"conditionalFormatting", "AlternateContent"}
    )


def _shown(item: ET.Element) -> str:
    """読み手ごとの言い換え（AlternateContent）では、最初の言い方の要素の名。"""
    inner = item.find("{*}Choice/*") if local(item) == "AlternateContent" else None
    return local(item if inner is None else inner)
