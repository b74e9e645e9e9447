"""様式の紙。方眼のセルに字と罫線を置き、図形・フォームの部品・ふりがなを覚えておく。書き出しは _book。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypedDict, Unpack

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from forms_drawn._looks import TEXT, THIN, Look, sides

COLUMNS: Final = 36
COLUMN_PIXELS: Final = 18
"""方眼のひとます。五ミリほど。"""
EMU_PER_PIXEL: Final = 9525
EMU_PER_POINT: Final = 12_700
_ROW_POINTS: Final = 15.0


@dataclass(frozen=True, slots=True)
class Area:
    """セルの範囲。行と列は 0 から数え、両端を含む。"""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def at(cls, text: str) -> "Area":
        """``C6:J7`` か ``C6`` を読む。"""
        first, _, last = text.partition(":")
        (top, left), (bottom, right) = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last or first)
        return cls(top, left, bottom, right)

    def cells(self) -> Iterator[tuple[int, int]]:
        """行と列。"""
        for row in range(self.top, self.bottom + 1):
            yield from ((row, column) for column in range(self.left, self.right + 1))

    @property
    def is_cell(self) -> bool:
        """一つのセルか。"""
        return (self.top, self.left) == (self.bottom, self.right)


@dataclass(frozen=True, slots=True)
class Shape:
    """
    図形。

    Attributes:
        at: 置くセルの範囲。
        form: DrawingML の形の名（``ellipse``・``rect``・``line``・``rightArrow``）。
        words: 中の字。
        size: 字の大きさ。
        dash: 線の種類。空なら線を引かない。
        fill: 塗りの色。空なら塗らない。
        across: 字の寄せ方（``ctr``・``l``）。
        inset: 範囲より内側に引く幅（EMU）。
    """

    at: Area
    form: str
    words: str = ""
    size: float = 9
    dash: str = "solid"
    fill: str = ""
    across: str = "ctr"
    inset: int = 0


class ShapeLook(TypedDict, total=False):
    """図形の見た目。:class:`Shape` の同じ名の項目。"""

    size: float
    dash: str
    fill: str
    across: str
    inset: int


@dataclass(frozen=True, slots=True)
class Control:
    """フォームのチェックボックス。置く所と見出し、印とつながるセル（``$H$16``。無ければ空）。"""

    at: Area
    caption: str
    link: str = ""


@dataclass(slots=True)
class Paper:
    """
    紙一枚（シートひとつ）。

    Attributes:
        name: シートの名。
        number: 様式の番号。紙の上と下に刷る。
        is_protected: 入力する欄のほかを変えられないようにするか。
        has_printer: プリンターの設定を持つか。
        shapes: 図形。
        controls: フォームのチェックボックス。
        readings: ふりがなを付ける字と、その（読み, 始め, 終わり）。
    """

    name: str
    number: str
    is_protected: bool = False
    has_printer: bool = False
    shapes: list[Shape] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    readings: dict[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)
    _texts: dict[tuple[int, int], str] = field(default_factory=dict)
    _looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    _merged: list[Area] = field(default_factory=list)
    _lists: list[tuple[str, Sequence[str]]] = field(default_factory=list)

    def rows(self, first: int, *points: float) -> None:
        """*first* 行から順に、行の高さを決める。"""
        self._heights.update({first - 1 + at: height for at, height in enumerate(points)})

    def put(self, at: str, words: str = "", look: Look | None = None, **more: object) -> None:
        """
        範囲を一つの欄にして、字を置く。

        Args:
            at: ``C6:J7``。
            words: 字。``=`` で始まれば計算式。
            look: 書式（XlsxWriter の名で）。
            more: この欄だけの書式。
        """
        area, whole = Area.at(at), {**(look or {}), **more}
        if not area.is_cell:
            self._merged.append(area)
        for cell in area.cells():
            self._looks[cell] = sides(whole)
        self._texts[area.top, area.left] = words

    def each(self, at: str, words: Sequence[str] = (), look: Look | None = None, **more: object) -> None:
        """範囲のひとますずつを、欄にする。"""
        area = Area.at(at)
        for at_cell, (row, column) in enumerate(area.cells()):
            cell = f"{xl_col_to_name(column)}{row + 1}"
            self.put(cell, words[at_cell] if at_cell < len(words) else "", look, **more)

    def frame(self, at: str, line: int) -> None:
        """範囲の外側の線を引き直す。"""
        area = Area.at(at)
        for row, column in area.cells():
            edges = {
                "top": row == area.top, "bottom": row == area.bottom,
                "left": column == area.left, "right": column == area.right,
            }  # fmt: skip
            look = self._looks.get((row, column), {})
            self._looks[row, column] = {**look, **{side: line for side, is_edge in edges.items() if is_edge}}

    def shade(self, at: str, fill: str) -> None:
        """範囲を塗る。"""
        for cell in Area.at(at).cells():
            self._looks[cell] = {**self._looks.get(cell, {}), "bg_color": fill}

    def shape(self, at: str, form: str, words: str = "", **look: Unpack[ShapeLook]) -> None:
        """図形を置く。"""
        self.shapes.append(Shape(Area.at(at), form, words, **look))

    def seal(self, at: str) -> None:
        """署名の横の、印の丸。"""
        self.shape(at, "ellipse", "印", size=8, dash="sysDot", inset=2 * EMU_PER_PIXEL)

    def note(self, at: str, words: str, *, size: float = 7.5) -> None:
        """枠の無い文字の箱。記入の注意。"""
        self.shape(at, "rect", words, size=size, dash="", across="l")

    def control(self, at: str, caption: str) -> None:
        """フォームのチェックボックスを置く。"""
        self.controls.append(Control(Area.at(at), caption))

    def linked(self, at: str, caption: str) -> None:
        """置いた所のセルとつながるチェックボックス。印は、セルの TRUE と FALSE になる。"""
        area = Area.at(at)
        self.put(at, "", TEXT, border=THIN, num_format=";;;", locked=False)
        link = xl_rowcol_to_cell(area.top, area.left, row_abs=True, col_abs=True)
        self.controls.append(Control(area, caption, link))

    def read(self, words: str, *runs: tuple[str, int, int]) -> None:
        """字にふりがなを付ける。"""
        self.readings[words] = runs

    def choose(self, at: str, *choices: str) -> None:
        """選ぶ言葉の決まった欄にする。"""
        self._lists.append((at, choices))

    def cells_of(self, words: str) -> tuple[str, ...]:
        """その字のあるセル。"""
        return tuple(
            f"{xl_col_to_name(column)}{row + 1}"
            for (row, column), text in sorted(self._texts.items())
            if text == words
        )

    def height(self, row: int) -> float:
        """行の高さ（ポイント）。"""
        return self._heights.get(row, _ROW_POINTS)

    def stretch(self, points: float) -> None:
        """行の高さを同じ割合で伸び縮みさせ、紙の下まで使う。"""
        rows = range(self.last_row)
        ratio = points / sum(map(self.height, rows))
        self._heights = {row: round(self.height(row) * ratio * 4) / 4 for row in rows}

    @property
    def last_row(self) -> int:
        """使っている最後の行（1 から）。"""
        return 1 + max(row for row, _ in self._looks)

    def write(self, book: Workbook, sheet: Worksheet) -> None:
        """シートに書く。"""
        formats: dict[tuple[tuple[str, object], ...], Format] = {}
        for row in range(self.last_row):
            sheet.set_row(row, self.height(row))
        for area in self._merged:
            sheet.merge_range(area.top, area.left, area.bottom, area.right, "")
        for (row, column), look in sorted(self._looks.items()):
            key = tuple(sorted(look.items()))
            if key not in formats:
                formats[key] = book.add_format(look)
            _write(sheet, row, column, self._texts.get((row, column), ""), formats[key])
        for at, choices in self._lists:
            sheet.data_validation(at, {"validate": "list", "source": list(choices), "error_type": "warning"})


def _write(sheet: Worksheet, row: int, column: int, words: str, look: Format) -> None:
    if words.startswith("="):
        # 前の答えが空だと、LibreOffice は知らない関数（PHONETIC）を計算し直して #NAME? を刷る
        sheet.write_formula(row, column, words, look, "　")
    elif words:
        sheet.write_string(row, column, words, look)
    else:
        sheet.write_blank(row, column, None, look)
