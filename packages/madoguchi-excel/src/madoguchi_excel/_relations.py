"""部品から部品への結び付き（``_rels``）と、部品の種類の一覧（``[Content_Types].xml``）の読み書き。"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from madoguchi_excel._xml import local, parsed, plain, prefix_of, quoted, with_child

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TYPES_PART: Final = "[Content_Types].xml"
"""部品の種類の一覧の名。"""
NO_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
"""結び付きの無い部品の、結び付きの一覧。"""
_ID: Final = re.compile(rb"""\sId\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Relation:
    """
    部品から部品への結び付き。

    Attributes:
        id: 元の部品の中での名（``rId1``）。
        kind: 種類（``worksheet``・``drawing`` …）。型の URL の最後の語。
        target: 先の部品の名。ブックの部品でなければ書かれたまま。
        is_external: 外のファイルか。
        type: 種類の URL。
        written: 書かれたままの先。
    """

    id: str
    kind: str
    target: str
    is_external: bool
    type: str
    written: str

    @property
    def is_place(self) -> bool:
        """同じブックの中の場所（``#申請書!A1``）か。部品ではない。"""
        return self.written.startswith("#")


def relations_name(part: str) -> str:
    """
    部品から出る結び付きを書く部品の名。空の名は、ブックの入口。

    >>> relations_name("xl/workbook.xml"), relations_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relations(content: bytes, part: str) -> tuple[Relation, ...]:
    """
    結び付きの一覧を読む。

    Args:
        content: 結び付きの一覧の中身。
        part: 元の部品の名。先の名は、そこから数える。
    """
    folder = posixpath.dirname(part)
    return tuple(_relation(item, folder) for item in parsed(content))


def _relation(item: "Element", folder: str) -> Relation:
    written = item.get("Target", "")
    is_external = item.get("TargetMode") == "External"
    kind = item.get("Type", "")
    is_part = not is_external and not written.startswith("#")
    target = _part_name(unquote(written), folder) if is_part else written
    return Relation(item.get("Id", ""), kind.rpartition("/")[2], target, is_external, kind, written)


def _part_name(target: str, folder: str) -> str:
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return (posixpath.normpath(joined) if "." in joined.replace(".xml", "") else joined).lstrip("/")


def relations_part(relations: Iterable[Relation]) -> bytes:
    """結び付きを、書かれたままの先で書いた一覧。"""
    items = b"".join(
        _item(b"", found.id, found.type, found.written, is_external=found.is_external) for found in relations
    )
    return NO_RELATIONS.replace(b"></Relationships>", b">" + items + b"</Relationships>")


def _item(prefix: bytes, relation_id: str, kind: str, target: str, *, is_external: bool = False) -> bytes:
    head = b"".join((b"<", prefix, b'Relationship Id="', quoted(relation_id), b'" Type="', quoted(kind)))
    mode = b'" TargetMode="External"/>' if is_external else b'"/>'
    return b"".join((head, b'" Target="', quoted(target), mode))


def free_ids(relations: bytes, count: int) -> list[str]:
    """
    結び付きの一覧で、まだ使われていない名。

    >>> free_ids(b'<Relationships><Relationship Id="rId2"/></Relationships>', 2)
    ['rId3', 'rId4']
    """
    used = {found.decode() for found in _ID.findall(relations)}
    found: list[str] = []
    number = len(used)
    while len(found) < count:
        number += 1
        if (name := f"rId{number}") not in used:
            found.append(name)
    return found


def with_relations(relations: bytes, added: Iterable[tuple[str, str, str]]) -> bytes:
    """
    結び付きを書き足した一覧。

    Args:
        relations: 結び付きの一覧。
        added: 足す結び付きの、名・種類の URL・先。
    """
    xml = plain(relations)
    prefix = prefix_of(xml, b"Relationships")
    return with_child(xml, b"".join(_item(prefix, *one) for one in added))


class ContentTypes:
    """
    部品の種類の一覧。

    Args:
        part: ``[Content_Types].xml`` の中身。

    >>> types = ContentTypes(b'<Types><Default Extension="png" ContentType="image/png"/></Types>')
    >>> types.of("xl/media/image1.PNG")
    'image/png'
    """

    def __init__(self, part: bytes) -> None:
        self._part = plain(part)
        items = list(parsed(part))
        self._defaults = {
            item.get("Extension", "").lower(): item.get("ContentType", "")
            for item in items
            if local(item.tag) == "Default"
        }
        self._overrides = {
            item.get("PartName", "").lower(): item.get("ContentType", "")
            for item in items
            if local(item.tag) == "Override"
        }

    def of(self, part: str) -> str:
        """部品の種類。決まっていなければ空。"""
        extension = part.rpartition(".")[2].lower()
        return self._overrides.get(f"/{part}".lower()) or self._defaults.get(extension, "")

    def with_types(self, types: Mapping[str, str]) -> bytes:
        """部品の名から種類への対応を、書き足した一覧。"""
        prefix = prefix_of(self._part, b"Types")
        added = (
            b"".join((b"<", prefix, b'Override PartName="', quoted(f"/{name}")))
            + b"".join((b'" ContentType="', quoted(kind), b'"/>'))
            for name, kind in sorted(types.items())
            if kind and self.of(name) != kind
        )
        return with_child(self._part, b"".join(added))
