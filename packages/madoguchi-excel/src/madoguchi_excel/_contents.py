"""ブックに何が入っているか。書き込みで失ってはならない物と、書くときに気を付ける物を数える。"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._printing import Printing, printing_of
from madoguchi_excel._xml import plain

# 図形の部品の中の要素の名と、その日本語。コントロールの絵は、部品の方で数える
_DRAWN: Final = {"pic": "画像", "sp": "図形・テキストボックス", "cxnSp": "線", "graphicFrame": "グラフ"}
_SHAPE: Final = re.compile(rb"<(?:\w+:)?(pic|sp|cxnSp|graphicFrame)(?=[\s>])")
_RELATED: Final = {
    "ctrlProp": "フォームコントロール", "control": "ActiveX", "comments": "コメント", "table": "テーブル",
    "threadedComment": "スレッド形式のコメント", "oleObject": "埋め込んだ文書", "pivotTable": "ピボットテーブル",
}  # fmt: skip
_ALTERNATE: Final = re.compile(
    rb"<(?:\w+:)?AlternateContent(?=[\s>]).*?</(?:\w+:)?AlternateContent>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class SheetContents:
    """
    シート一枚に入っている物。

    Attributes:
        name: シートの名。
        is_visible: 見えるシートか。
        is_protected: 保護されているか。
        printing: 印刷の設定。
        merged: 結合セルの数。
        formulas: 計算式のセルの数。
        markers: 差し込みの印のあるセルの番地。
        objects: 図形・コントロールなどの日本語の名から、その数。
    """

    name: str
    is_visible: bool
    is_protected: bool
    printing: Printing
    merged: int
    formulas: int
    markers: tuple[str, ...]
    objects: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WorkbookContents:
    """
    ブックに入っている物。

    Attributes:
        sheets: シート。並び順。
        names: 定義された名前と、指す先。
        has_links: ほかのブックを読む式があるか。
        has_macros: マクロがあるか。
        has_checkboxes: セルのチェックボックスがあるか。
    """

    sheets: tuple[SheetContents, ...]
    names: tuple[tuple[str, str], ...]
    has_links: bool
    has_macros: bool
    has_checkboxes: bool


def contents_of(package: Package, facts: WorkbookFacts) -> WorkbookContents:
    """
    ブックに入っている物。

    Args:
        package: ブック。
        facts: ブックについて分かっていること。
    """
    parts = package.archive.names
    return WorkbookContents(
        tuple(_sheet(package, part, facts) for part in package.sheets),
        tuple((found.name, found.text) for found in facts.names),
        has_links=facts.has_links,
        has_macros=any(name.endswith("vbaProject.bin") for name in parts),
        has_checkboxes=any("featurePropertyBag" in name for name in parts),
    )


def _sheet(package: Package, part: SheetPart, facts: WorkbookFacts) -> SheetContents:
    found = facts.sheet(part.name)
    counted = Counter(_objects(package, part))
    return SheetContents(
        part.name,
        is_visible=part.is_visible,
        is_protected=package.sheet_xml(part.part).is_protected,
        printing=printing_of(package, part),
        merged=0 if found is None else len(found.merged),
        formulas=0 if found is None else len(found.formulas),
        markers=() if found is None else tuple(cell for cell, _ in found.markers),
        objects=tuple(sorted(counted.items())),
    )


def _objects(package: Package, part: SheetPart) -> Iterator[str]:
    for relation in package.relations(part.part):
        if relation.kind in _RELATED:
            yield _RELATED[relation.kind]
        elif relation.kind == "drawing" and relation.target in package.archive:
            drawn = _ALTERNATE.sub(b"", plain(package.archive.read(relation.target)))
            yield from (_DRAWN[found[1].decode()] for found in _SHAPE.finditer(drawn))
