"""受け取るブックに、ほかのブックのシートを並べる。"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_excel._package import Package, Relation, SheetPart
from madoguchi_excel._stylesheet import StyleSheet
from madoguchi_excel._xml import insertion_point, plain, prefix_of, quoted, start_tag
from madoguchi_excel.joining._parts import ContentTypes, CopiedParts, relations_name, relations_part
from madoguchi_excel.joining._sheet import joined_sheet, renamed
from madoguchi_excel.joining._styles import appended

_TYPES: Final = "[Content_Types].xml"
_LONGEST_NAME: Final = 31
"""シートの名の長さの限り。"""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
# 名前の一覧は、この並びのものより前に置く（CT_Workbook の順）
_AFTER_NAMES: Final = (
    *(b"calcPr", b"oleSize", b"customWorkbookViews", b"pivotCaches", b"smartTagPr", b"smartTagTypes"),
    *(b"webPublishing", b"fileRecoveryPr", b"webPublishObjects", b"extLst"),
)


@dataclass(frozen=True, slots=True)
class Guest:
    """
    足すブックひとつ。

    Attributes:
        title: シートの名にする題。ブックに二枚以上あれば、元のシートの名を続ける。
        content: ブックの中身。
    """

    title: str
    content: bytes = field(repr=False)


def with_guests(host: bytes, guests: Sequence[Guest]) -> bytes:
    """
    見えるシートを、受け取るブックの最後に並べたブック。

    図形・画像・ふりがな・チェックボックス・条件付き書式・印刷の設定・印刷範囲は残る。表（テーブル）は、ふつうの
    セルになる。マクロと、足すブックの定義された名前（印刷の決まりのほか）は写さない。

    Args:
        host: 受け取るブック。
        guests: 足すブック。並べる順。

    Raises:
        FormError: どれかを開けないとき（MDG420・MDG421・MDG429）。日付の数え方が違うとき（MDG483）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook, load_workbook
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> joined = with_guests(buffer.getvalue(), [Guest("葬祭費の申請書", buffer.getvalue())])
    >>> load_workbook(BytesIO(joined)).sheetnames
    ['Sheet', '葬祭費の申請書']
    """
    joiner = _Joiner(Package(host))
    for guest in guests:
        joiner.add(guest)
    return joiner.finish()


class _Joiner:
    """並べているあいだのブック。"""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = StyleSheet.of(package)
        self._names = [sheet.name for sheet in package.sheets]
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._sheets: list[tuple[str, str]] = []
        self._printing: list[tuple[str, int, str]] = []
        self._guests = 0

    def add(self, guest: Guest) -> None:
        self._guests += 1
        package = Package(guest.content)
        if package.uses_1904 != self._package.uses_1904:
            raise _other_epoch()
        shift = appended(self._styles, StyleSheet.of(package))
        sheets = [sheet for sheet in package.sheets if sheet.is_visible]
        renames = {sheet.name.casefold(): self._free_name(guest.title, sheet, sheets) for sheet in sheets}
        copied = CopiedParts(package, f"xl/guest{self._guests}")
        for number, sheet in enumerate(sheets, start=1):
            name = f"xl/worksheets/guest{self._guests}-{number}.xml"
            copied.add(sheet.part, joined_sheet(package, sheet.part, shift, renames), name=name)
            index = len(self._package.sheets) + len(self._sheets)
            self._sheets.append((renames[sheet.name.casefold()], name))
            self._printing += [
                (one.name, index, renamed(one.text, renames))
                for one in package.print_names
                if one.sheet == sheet.name
            ]
        self._parts |= copied.parts
        self._types |= copied.types

    def _free_name(self, title: str, sheet: SheetPart, sheets: Sequence[SheetPart]) -> str:
        wanted = title if len(sheets) == 1 or sheet is sheets[0] else f"{title} {sheet.name}"
        base = _FORBIDDEN.sub("", wanted).strip("'")[:_LONGEST_NAME]
        name, number = base, 1
        used = {one.casefold() for one in self._names}
        while name.casefold() in used:
            number += 1
            name = f"{base[: _LONGEST_NAME - 4]} ({number})"
        self._names.append(name)
        return name

    def finish(self) -> bytes:
        """並べ終えたブック。"""
        package = self._package
        book = package.book_part
        relations = list(package.relations(book))
        ids = [f"guest{number}" for number in range(1, len(self._sheets) + 1)]
        kind = next(found.type for found in relations if found.kind == "worksheet")
        relations += [
            Relation(one, "worksheet", f"/{part}", is_external=False, type=kind)
            for one, (_, part) in zip(ids, self._sheets, strict=True)
        ]
        parts = {
            **self._parts,
            book: self._book_part(ids),
            relations_name(book): relations_part(_absolute(relations)),
            _TYPES: ContentTypes(package.archive.read(_TYPES)).with_types(self._types),
        }
        if package.styles_part:
            parts[package.styles_part] = self._styles.part()
        return package.archive.replaced(parts)

    def _book_part(self, ids: Sequence[str]) -> bytes:
        xml = plain(self._package.archive.read(self._package.book_part))
        prefix = prefix_of(xml, b"workbook")
        first = 1 + max(int(sheet.sheet_id) for sheet in self._package.sheets)
        space = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        sheets = b"".join(
            b"".join((b"<", prefix, b'sheet xmlns:r="', space, b'" name="', quoted(name)))
            + b'" sheetId="%d" r:id="%s"/>' % (number, one.encode())
            for number, (one, (name, _)) in enumerate(zip(ids, self._sheets, strict=True), start=first)
        )
        place = xml.index(b"</" + prefix + b"sheets>")
        return self._with_names(xml[:place] + sheets + xml[place:], prefix)

    def _with_names(self, xml: bytes, prefix: bytes) -> bytes:
        names = b"".join(
            b"".join((b"<", prefix, b'definedName name="', quoted(name), b'" localSheetId="%d">' % index))
            + b"".join((quoted(text), b"</", prefix, b"definedName>"))
            for name, index, text in self._printing
        )
        if not names:
            return xml
        found = start_tag(prefix, b"definedNames").search(xml)
        if found is not None:
            place = xml.index(b"</" + prefix + b"definedNames>")
            return xml[:place] + names + xml[place:]
        place = insertion_point(xml, before=_AFTER_NAMES)
        group = b"".join((b"<", prefix, b"definedNames>", names, b"</", prefix, b"definedNames>"))
        return xml[:place] + group + xml[place:]


def _other_epoch() -> FormError:
    hint = "Excel の［詳細設定］の「1904年から計算する」をそろえてください"
    return FormError("MDG483", "日付の数え方が違うブックは、一つにできません", hint=hint)


def _absolute(relations: Sequence[Relation]) -> list[Relation]:
    return [
        found
        if found.is_external
        else Relation(
            found.id, found.kind, f"/{found.target.lstrip('/')}", is_external=False, type=found.type
        )
        for found in relations
    ]
