"""ひな形について、書く前に知っておくこと。ここに無いもの: ファイルを読むこと（_inspect）。"""

from dataclasses import dataclass

from madoguchi_core.forms import CellAddress
from madoguchi_excel._package import DefinedName
from madoguchi_excel._sheet import Area, Position, cell_name


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """
    シートひとつ。

    Attributes:
        name: シートの名。
        last: 使われている範囲の右下の列と行。
        merged: 結合セル。値は左上のセルにだけ書ける。
        formulas: 計算式のあるセルの番地。
        results: 配列の式の答えが入る範囲。
        heads: 表（テーブル）の見出しの範囲。表の定義と同じ文字でなければならない。
        texts: 表示形式が「文字列」のセルの番地。
        markers: 中の文字に ``{{`` のあるセルの番地と、その文字。
    """

    name: str
    last: Position
    merged: tuple[Area, ...] = ()
    formulas: frozenset[str] = frozenset()
    results: tuple[Area, ...] = ()
    heads: tuple[Area, ...] = ()
    texts: frozenset[str] = frozenset()
    markers: tuple[tuple[str, str], ...] = ()

    def covers(self, position: Position) -> bool:
        """
        その列と行が、使われている範囲の中か。

        >>> SheetFacts("申請書", last=(8, 40)).covers((9, 1))
        False
        """
        return position[0] <= self.last[0] and position[1] <= self.last[1]

    def area_of(self, address: CellAddress) -> Area:
        """
        そのセルの範囲。結合セルなら、結合の全体。

        >>> facts = SheetFacts("申請書", last=(8, 40), merged=(Area((3, 5), (8, 5)),))
        >>> facts.area_of(CellAddress("申請書", "D5")).last
        (8, 5)
        """
        position = address.position
        alone = Area(position, position)
        return next((merged for merged in self.merged if merged.covers(position)), alone)

    def anchor_of(self, address: CellAddress) -> str:
        """
        値を書けるセルの番地。結合セルの途中なら左上、そうでなければそのまま。

        >>> facts = SheetFacts("申請書", last=(8, 40), merged=(Area((3, 5), (8, 5)),))
        >>> facts.anchor_of(CellAddress("申請書", "D5"))
        'C5'
        """
        return cell_name(self.area_of(address).first)


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """
    ひな形ひとつ。

    Attributes:
        sheets: シート。並び順。
        names: 定義された名前。
        uses_1904: 日付を 1904 年から数えるか。
        has_links: 外のブックを読む式があるか。開くたびに、値を取りに行くかを尋ねられる。
    """

    sheets: tuple[SheetFacts, ...]
    names: tuple[DefinedName, ...] = ()
    uses_1904: bool = False
    has_links: bool = False

    def sheet(self, name: str) -> SheetFacts | None:
        """
        その名のシート。Excel と同じく大文字と小文字を分けない。無ければ ``None``。

        >>> WorkbookFacts((SheetFacts("申請書", last=(8, 40)),)).sheet("Sheet1") is None
        True
        """
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
