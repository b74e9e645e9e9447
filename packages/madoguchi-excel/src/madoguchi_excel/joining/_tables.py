"""表（テーブル）の番号と名を、受け取るブックで空いている物にする。"""

from collections.abc import Iterator
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import parsed, plain, prefix_of, whole
from madoguchi_excel.joining._references import References
from madoguchi_excel.joining._styles import Shift
from madoguchi_excel.joining._tags import renumbered, retagged, with_value

_DIFFERENCES: Final = (
    *(b"headerRowDxfId", b"dataDxfId", b"totalsRowDxfId", b"headerRowBorderDxfId"),
    *(b"tableBorderDxfId", b"totalsRowBorderDxfId", b"dxfId"),
)


class Tables:
    """
    ブックで使われている、表の番号と名。

    Args:
        package: 受け取るブック。
        names: 受け取るブックの名前。表の名とは同じにできない。
    """

    def __init__(self, package: Package, names: list[str]) -> None:
        found = list(_tables(package))
        self._last = max((number for number, _ in found), default=0)
        self._used = {name.casefold() for name in (*names, *(name for _, name in found))}

    def renames(self, package: Package) -> dict[str, str]:
        """足すブックの表の名（小文字）から、空いている名へ。"""
        return {name.casefold(): self._take(name) for _, name in _tables(package)}

    def _take(self, wanted: str) -> str:
        name, number = wanted, 1
        while name.casefold() in self._used:
            number += 1
            name = f"{wanted}_{number}"
        self._used.add(name.casefold())
        return name

    def renewed(self, part: bytes, references: References, shift: Shift) -> bytes:
        """番号と名と書式の番号を替えた、表の部品。"""
        self._last += 1
        xml = plain(part)
        prefix = prefix_of(xml, b"table")

        def owned(attributes: bytes) -> bytes:
            attributes = renumbered(attributes, b"id", lambda _: self._last)
            for name in (b"name", b"displayName"):
                attributes = with_value(attributes, name, references.table)
            return attributes

        def dressed(attributes: bytes) -> bytes:
            for name in _DIFFERENCES:
                attributes = renumbered(attributes, name, shift.difference)
            return attributes

        tags = rb"(?:table|tableColumn|sortCondition|colorFilter)"
        return references.part(retagged(retagged(xml, prefix, b"table", owned), prefix, tags, dressed))


def _tables(package: Package) -> Iterator[tuple[int, str]]:
    for sheet in package.sheets:
        for found in package.relations(sheet.part):
            if found.kind == "table" and found.target in package.archive:
                table = parsed(package.archive.read(found.target))
                yield whole(table.get("id")), table.get("displayName", "")
