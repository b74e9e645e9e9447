"""シートにつながる部品（図形・画像・印刷の設定・コメントなど）を、別の名で丸ごと写す。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._relations import TYPES_PART, ContentTypes, Relation, relations_name, relations_part
from madoguchi_excel._xml import plain
from madoguchi_excel.joining._references import References, value_in
from madoguchi_excel.joining._shapes import Blocks, ShapeBlocks, with_shapes
from madoguchi_excel.joining._styles import Shift
from madoguchi_excel.joining._tables import Tables

_SKIPPED: Final = frozenset({"threadedComment", "namedSheetViews", "wsSortMap"})
"""写さない部品。ブックに一つの部品（コメントを書いた人の一覧）に頼る。コメントの文は、ふつうのコメントに残る。"""
_REFUSED: Final = {
    "pivotTable": "ピボットテーブル",
    "slicer": "スライサー",
    "timeline": "タイムライン",
    "queryTable": "外のデータを読む表",
}
_DRAWN: Final = frozenset({"drawing", "ctrlProp"})


@dataclass(frozen=True, slots=True)
class Taken:
    """
    受け取るブックで使われている番号と名。

    Attributes:
        shapes: VML の図形の番号の組。
        tables: 表（テーブル）の番号と名。
    """

    shapes: ShapeBlocks
    tables: Tables


class CopiedParts:
    """
    写した部品と、その種類。

    Args:
        package: 足すブック。
        folder: 写す先のフォルダー（``xl/guest1``）。
        references: シートの名の替え方。
        shift: 書式の番号の付け替え方。
        taken: 受け取るブックで使われている番号と名。
    """

    def __init__(
        self, package: Package, folder: str, references: References, shift: Shift, taken: Taken
    ) -> None:
        self._package = package
        self._folder = folder
        self._references = references
        self._shift = shift
        self._taken = taken
        self._types = ContentTypes(package.archive.read(TYPES_PART))
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}

    def add_sheet(self, part: str, content: bytes, *, name: str) -> None:
        """
        シートの部品を *name* で置き、そこからつながる部品も写す。

        Args:
            part: 足すブックでの、シートの部品の名。
            content: 書き替えたシートの部品。
            name: 写す先の名。

        Raises:
            FormError: 写せない部品があるとき（MDG484）。
        """
        relations = self._package.relations(part)
        vml = {
            found.id: self._taken.shapes.take(self._package.archive.read(found.target))
            for found in relations
            if found.kind == "vmlDrawing" and found.target in self._package.archive
        }
        # 図形とコントロールが名乗る番号は、ヘッダーの画像でなく、シートの VML の番号
        own = vml.get(value_in(content, b"legacyDrawing", rb"[\w.-]+:id") or "", {})
        self._put(part, with_shapes(content, own), name, {**dict.fromkeys(_ids(relations), own), **vml})

    def _put(self, part: str, content: bytes, name: str, blocks: dict[str, Blocks]) -> None:
        self.parts[name] = content
        self.types[name] = self._types.of(part)
        kept = [found for found in self._package.relations(part) if found.kind not in _SKIPPED]
        if kept:
            self.parts[relations_name(name)] = relations_part(self._copied(kept, blocks))

    def _copied(self, relations: list[Relation], blocks: dict[str, Blocks]) -> Iterator[Relation]:
        for found in relations:
            if found.kind in _REFUSED:
                self._references.refuse(_REFUSED[found.kind])
            if found.is_place:
                yield replace(found, written=self._references.place(found.written))
            elif found.is_external or found.target not in self._package.archive:
                yield found
            else:
                yield replace(found, written=f"/{self._copy(found, blocks.get(found.id, {}))}")

    def _copy(self, relation: Relation, blocks: Blocks) -> str:
        part = relation.target
        inside = part.removeprefix("xl/") if part.startswith("xl/") else f"other/{part}"
        name = f"{self._folder}/{inside}"
        if name not in self.parts:
            before = self._package.archive.read(part)
            content = self._rewritten(relation, before, blocks)
            self._put(part, content, name, {})
        return name

    def _rewritten(self, relation: Relation, content: bytes, blocks: Blocks) -> bytes:
        """替える所の無い部品は、元のバイトのまま。"""
        if relation.kind == "table":
            return self._taken.tables.renewed(content, self._references, self._shift)
        extension = relation.target.rpartition(".")[2].lower()
        if extension not in {"xml", "vml"}:
            return content
        before = plain(content) if extension == "xml" else content
        after = with_shapes(self._references.part(before), blocks)
        return content if after == before else after


def _ids(relations: tuple[Relation, ...]) -> Iterator[str]:
    return (found.id for found in relations if found.kind in _DRAWN)
