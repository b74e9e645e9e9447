"""シートにつながる部品（図形・画像・印刷の設定・コメントなど）を、別の名で丸ごと写す。"""

import posixpath
from collections.abc import Iterable, Iterator
from typing import Final

from madoguchi_excel._package import Package, Relation
from madoguchi_excel._xml import local, parsed, plain, quoted

_SKIPPED: Final = frozenset({"table", "pivotTable", "slicer", "timeline", "queryTable"})
"""写さない部品。ブックの中で一つしか使えない番号や名を持つ。表の見た目は、セルの書式に残る。"""


class CopiedParts:
    """
    写した部品と、その種類。

    Args:
        package: 足すブック。
        folder: 写す先のフォルダー（``xl/guest1``）。
    """

    def __init__(self, package: Package, folder: str) -> None:
        self._package = package
        self._folder = folder
        self._types = ContentTypes(package.archive.read("[Content_Types].xml"))
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}

    def add(self, part: str, content: bytes, *, name: str) -> None:
        """部品を *name* で置き、そこからつながる部品も写す。"""
        self.parts[name] = content
        self.types[name] = self._types.of(part)
        kept = [found for found in self._package.relations(part) if found.kind not in _SKIPPED]
        if kept:
            self.parts[relations_name(name)] = relations_part(self._copied(kept))

    def _copied(self, relations: list[Relation]) -> Iterator[Relation]:
        for found in relations:
            if found.is_external or found.target not in self._package.archive:
                yield found
                continue
            name = f"{self._folder}/{found.target.removeprefix('xl/')}"
            if name not in self.parts:
                self.add(found.target, self._package.archive.read(found.target), name=name)
            yield Relation(found.id, found.kind, f"/{name}", is_external=False, type=found.type)


class ContentTypes:
    """
    部品の種類の一覧。

    Args:
        part: ``[Content_Types].xml`` の中身。
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
        """部品の種類。"""
        extension = part.rpartition(".")[2].lower()
        return self._overrides.get(f"/{part}".lower()) or self._defaults.get(extension, "")

    def with_types(self, types: dict[str, str]) -> bytes:
        """部品の種類を書き足した一覧。"""
        added = [
            f'<Override PartName="{escaped(name)}" ContentType="{escaped(kind)}"/>'
            for name, kind in sorted((f"/{name}", kind) for name, kind in types.items())
            if kind and self.of(name.removeprefix("/")) != kind
        ]
        place = self._part.rindex(b"</")
        return self._part[:place] + "".join(added).encode() + self._part[place:]


def escaped(text: str) -> str:
    """属性に置ける文字。"""
    return quoted(text).decode()


def relations_name(part: str) -> str:
    """部品から出る結び付きを書く部品の名。"""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_part(relations: Iterable[Relation]) -> bytes:
    """結び付きを書いた部品。"""
    items = (
        f'<Relationship Id="{escaped(found.id)}" Type="{escaped(found.type)}" Target="{escaped(found.target)}"'
        + (' TargetMode="External"/>' if found.is_external else "/>")
        for found in relations
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{space}">{"".join(items)}</Relationships>'.encode()
