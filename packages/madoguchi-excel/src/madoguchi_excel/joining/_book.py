"""受け取るブックの、ブックの部品: シートと名前の一覧に書き足す。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import (
    attribute,
    local,
    parsed,
    plain,
    prefix_of,
    quoted,
    start_tag,
    whole,
    with_child,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

STRICT: Final = b"http://purl.oclc.org/ooxml/"
"""厳密形式（Strict）の名前空間の頭。"""
_RELATIONS: Final = {
    False: b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: STRICT + b"officeDocument/relationships",
}
# 名前の一覧は、この並びのものより前に置く（CT_Workbook の順）
_AFTER_NAMES: Final = (
    *(b"calcPr", b"oleSize", b"customWorkbookViews", b"pivotCaches", b"smartTagPr", b"smartTagTypes"),
    *(b"webPublishing", b"fileRecoveryPr", b"webPublishObjects", b"extLst"),
)
_OWN_NAME: Final = "_xlnm."
_MACRO_KEYS: Final = frozenset({"function", "vbProcedure", "xlm", "macro"})


@dataclass(frozen=True, slots=True)
class NewSheet:
    """
    足すシート。

    Attributes:
        name: 名。
        part: 部品の名。
        state: ``visible``・``hidden``・``veryHidden``。
        relation: ブックからの結び付きの名。
    """

    name: str
    part: str
    state: str
    relation: str


@dataclass(frozen=True, slots=True)
class BookName:
    """
    ブックに書かれた名前。

    Attributes:
        name: 名前。
        index: 一枚のシートだけの名前なら、そのシートの番号。
        text: 指す先の式。
        is_hidden: 名前の一覧に出ないか。
    """

    name: str
    index: int | None
    text: str
    is_hidden: bool = False

    @property
    def is_own(self) -> bool:
        """Excel が自分で使う名前（印刷範囲など）か。"""
        return self.name.startswith(_OWN_NAME)


class BookPart:
    """
    ブックの部品。

    Args:
        package: ブック。
    """

    def __init__(self, package: Package) -> None:
        self.xml = plain(package.archive.read(package.book_part))
        self._root = parsed(self.xml)
        self.sheets = list(self._children("sheets", "sheet"))
        """シートの一覧。グラフだけのシートも数える。"""

    @property
    def is_strict(self) -> bool:
        """厳密形式（Strict）か。"""
        return STRICT in self.xml[:2048]

    @property
    def sheet_names(self) -> list[str]:
        """シートの名。並び順。"""
        return [item.get("name", "") for item in self.sheets]

    @property
    def states(self) -> dict[str, str]:
        """シートの名から、見えるか隠れているか。"""
        return {item.get("name", ""): item.get("state", "visible") for item in self.sheets}

    @property
    def names(self) -> list[BookName]:
        """名前の一覧。マクロの名は数えない。"""
        return [
            BookName(
                item.get("name", ""),
                whole(item.get("localSheetId")) if item.get("localSheetId") else None,
                (item.text or "").strip(),
                item.get("hidden") in {"1", "true"},
            )
            for item in self._children("definedNames", "definedName")
            if not any(item.get(key) in {"1", "true"} for key in _MACRO_KEYS)
        ]

    def _children(self, group: str, name: str) -> "Iterator[Element]":
        for child in self._root:
            if local(child.tag) == group:
                yield from (item for item in child if local(item.tag) == name)

    def with_sheets(self, sheets: Sequence[NewSheet], names: Sequence[BookName]) -> bytes:
        """シートと名前を書き足した部品。"""
        prefix = prefix_of(self.xml, b"workbook")
        first = 1 + max(whole(item.get("sheetId")) for item in self.sheets)
        space = _RELATIONS[self.is_strict]
        added = b"".join(
            _sheet(prefix, sheet, number, space) for number, sheet in enumerate(sheets, start=first)
        )
        closing = re.compile(b"</" + prefix + rb"sheets\s*>").search(self.xml)
        place = closing.start() if closing else len(self.xml)
        xml = self.xml[:place] + added + self.xml[place:]
        titles = [*self.sheet_names, *(sheet.name for sheet in sheets)]
        return _with_names(xml, prefix, [_name(prefix, one) for one in names], titles) if names else xml


def _sheet(prefix: bytes, sheet: NewSheet, number: int, space: bytes) -> bytes:
    state = b"" if sheet.state == "visible" else b' state="' + quoted(sheet.state) + b'"'
    head = b"".join((b"<", prefix, b'sheet xmlns:r="', space, b'" name="', quoted(sheet.name)))
    return head + b'" sheetId="%d"%s r:id="%s"/>' % (number, state, quoted(sheet.relation))


def _name(prefix: bytes, one: BookName) -> bytes:
    head = b"".join((b"<", prefix, b'definedName name="', quoted(one.name), b'"'))
    index = b"" if one.index is None else b' localSheetId="%d"' % one.index
    hidden = b' hidden="1"' if one.is_hidden else b""
    return b"".join((head, index, hidden, b">", quoted(one.text), b"</", prefix, b"definedName>"))


def _with_names(xml: bytes, prefix: bytes, added: list[bytes], titles: Sequence[str]) -> bytes:
    """Excel と同じく、名前の名と、シートの名の順に並べる。"""
    group = re.compile(
        b"<" + prefix + rb"definedNames(?:\s[^>]*)?(?:/>|>(.*?)</" + prefix + rb"definedNames\s*>)", re.DOTALL
    )
    found = group.search(xml)
    items = [*_items(found[1] or b"", prefix), *added] if found else added
    ordered = sorted(items, key=lambda item: _order(item, prefix, titles))
    written = b"".join((b"<", prefix, b"definedNames>", *ordered, b"</", prefix, b"definedNames>"))
    if found is not None:
        return xml[: found.start()] + written + xml[found.end() :]
    return with_child(xml, written, before=_AFTER_NAMES)


def _items(inner: bytes, prefix: bytes) -> list[bytes]:
    head = b"<" + prefix + b"definedName"
    return [head + piece.rstrip() for piece in inner.split(head)[1:]]


def _order(item: bytes, prefix: bytes, titles: Sequence[str]) -> tuple[str, str]:
    found = start_tag(prefix, b"definedName").match(item)
    attributes = found["attributes"] if found else b""
    index = whole(attribute(attributes, b"localSheetId"), default=len(titles))
    title = titles[index] if index < len(titles) else ""
    name = (attribute(attributes, b"name") or "").removeprefix(_OWN_NAME)
    return name.casefold(), title.casefold()
