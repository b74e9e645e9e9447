"""見た目: 色・文字・罫線と、印刷の決まり。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "游ゴシック"
INK = "#1F2933"
FAINT = "#8A94A0"
NAVY = "#1F3A5F"
PALE = "#EAF0F7"
INPUT = "#FFF8DC"
LINE = "#C5CDD6"
WEB = "#FFFFFF"
ALARM = "#B42318"
OUTCOME_COLORS = {
    "必要": ("#B42318", "#FDECEA"),
    "要確認": ("#8A5A00", "#FFF4D6"),
    "職権で済む": ("#1D5C3A", "#E7F5EC"),
    "役場の外の案内": ("#1F4E8C", "#E6EFFA"),
}
"""結論の文字の色と地の色。ここに無い結論（不要）は薄い文字にする。"""

_ENTRY: dict[str, Any] = {"border": 1, "bg_color": INPUT, "valign": "vcenter", "locked": False}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": NAVY, "valign": "vcenter"},
    "lead": {"font_size": 10, "font_color": INK, "text_wrap": True, "valign": "top"},
    "note": {"font_size": 9, "font_color": FAINT, "text_wrap": True, "valign": "vcenter"},
    "topic": {"bold": True, "font_size": 12, "font_color": WEB, "bg_color": NAVY, "valign": "vcenter"},
    "head": {"bold": True, "bg_color": PALE, "border": 1, "valign": "vcenter", "align": "center"},
    "cell": {"border": 1, "text_wrap": True, "valign": "vcenter", "indent": 1},
    "small": {"border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 9, "indent": 1},
    "tiny": {"border": 1, "text_wrap": True, "valign": "vcenter", "font_size": 8, "indent": 1},
    "guide": {"border": 1, "text_wrap": True, "valign": "vcenter", "indent": 1, "font_size": 11},
    "guide_head": {
        "border": 1,
        "valign": "vcenter",
        "indent": 1,
        "font_size": 11,
        "bold": True,
        "bg_color": PALE,
    },
    "center": {"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"},
    "strong": {"border": 1, "text_wrap": True, "valign": "vcenter", "bold": True, "indent": 1},
    "outcome": {"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center", "bold": True},
    "input": {**_ENTRY, "align": "center", "text_wrap": True},
    "input_day": {**_ENTRY, "align": "center"},
    "input_text": {**_ENTRY, "text_wrap": True},
    "input_words": {**_ENTRY, "num_format": "@", "indent": 1},
    "alarm": {"bold": True, "font_color": ALARM, "valign": "vcenter", "align": "center"},
    "alarm_line": {"bold": True, "font_color": ALARM, "valign": "vcenter", "font_size": 11},
    "alarm_cell": {"border": 1, "bold": True, "font_color": ALARM, "valign": "vcenter", "align": "center"},
    "note_cell": {"border": 1, "valign": "vcenter", "font_size": 8, "font_color": FAINT, "indent": 1},
    "notice": {"bold": True, "valign": "vcenter", "align": "center", "font_size": 12},
    "number": {"border": 1, "valign": "vcenter", "align": "center", "num_format": "#,##0"},
    "day": {"border": 1, "valign": "vcenter", "align": "center"},
    "work": {"num_format": "0.####", "font_size": 9, "valign": "vcenter"},
    "count": {
        "bold": True,
        "font_size": 13,
        "font_color": NAVY,
        "bg_color": PALE,
        "valign": "vcenter",
        "align": "center",
    },
}
_DAY_FORMATS = {"input_day": '[$-411]ggge"年"m"月"d"日"', "day": "yyyy/m/d"}


class Styles:
    """書式の組。一つのブックに一つ作る。"""

    __slots__ = ("_book", "_made")

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._format(name)
        return made

    def conditional(self, color: str, background: str = "", *, is_struck: bool = False) -> Format:
        """条件付き書式の見た目。"""
        looks: dict[str, Any] = {"font_color": color}
        if background:
            looks["bg_color"] = background
        if is_struck:
            looks["italic"] = True
        return self._book.add_format(looks)

    def _format(self, name: str) -> Format:
        looks = {"font_name": FONT, "font_size": 10, "font_color": INK, "border_color": LINE, **_LOOKS[name]}
        if name in _DAY_FORMATS:
            looks["num_format"] = _DAY_FORMATS[name]
        return self._book.add_format(looks)


def prepare(sheet: Worksheet, *, title: str, repeated: int = 0, is_landscape: bool = True) -> None:
    """A4 に、横幅を一枚に収めて印刷する。見出しの行は各ページに繰り返す。"""
    if is_landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.55)
    sheet.set_footer(f"&L&9{title}&R&9&P / &N ページ")
    sheet.hide_gridlines(2)
    if repeated:
        sheet.repeat_rows(0, repeated - 1)


def protect(sheet: Worksheet) -> None:
    """
    黄色の欄のほかに書けないようにする。合い言葉は無い。

    行の高さ・列の幅・書式・見出しの▼は使える。並べ替えと、行や列を足すこと、消すことはできない。
    """
    allowed = ("format_cells", "format_columns", "format_rows", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
