"""ひな形について、書く前に知っておくこと。ここに無いもの: ファイルを読むこと（_inspect）。"""

from dataclasses import dataclass

from madoguchi_core.forms import CellAddress


@dataclass(frozen=True, slots=True)
class MergedRange:
    """
    結合セルひとつ。列と行は 1 から数える。

    Attributes:
        text: 番地の範囲（``C5:H5``）。
        anchor: 左上のセル。値はここにだけ書ける。
        first: 左上の列と行。
        last: 右下の列と行。
    """

    text: str
    anchor: str
    first: tuple[int, int]
    last: tuple[int, int]

    def covers(self, position: tuple[int, int]) -> bool:
        """
        その列と行が、この結合の中か。

        >>> MergedRange("C5:H5", "C5", (3, 5), (8, 5)).covers((4, 5))
        True
        """
        return self.first[0] <= position[0] <= self.last[0] and self.first[1] <= position[1] <= self.last[1]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """
    シートひとつ。

    Attributes:
        name: シートの名。
        last: 使われている範囲の右下の列と行。
        merged: 結合セル。
        formulas: 計算式のあるセルの番地。
        texts: 表示形式が「文字列」のセルの番地。
    """

    name: str
    last: tuple[int, int]
    merged: tuple[MergedRange, ...] = ()
    formulas: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    def covers(self, position: tuple[int, int]) -> bool:
        """
        その列と行が、使われている範囲の中か。

        >>> SheetFacts("申請書", last=(8, 40)).covers((9, 1))
        False
        """
        return position[0] <= self.last[0] and position[1] <= self.last[1]

    def anchor_of(self, address: CellAddress) -> str:
        """
        値を書けるセルの番地。結合セルの途中なら左上、そうでなければそのまま。

        >>> merged = (MergedRange("C5:H5", "C5", (3, 5), (8, 5)),)
        >>> SheetFacts("申請書", last=(8, 40), merged=merged).anchor_of(CellAddress("申請書", "D5"))
        'C5'
        """
        position = address.position
        return next((merged.anchor for merged in self.merged if merged.covers(position)), address.cell)


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """
    ひな形ひとつ。

    Attributes:
        sheets: シート。並び順。
        defined_names: 定義された名前と、それが指す範囲。
    """

    sheets: tuple[SheetFacts, ...]
    defined_names: tuple[tuple[str, str], ...] = ()

    def sheet(self, name: str) -> SheetFacts | None:
        """
        その名のシート。無ければ ``None``。

        >>> WorkbookFacts((SheetFacts("申請書", last=(8, 40)),)).sheet("Sheet1") is None
        True
        """
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
