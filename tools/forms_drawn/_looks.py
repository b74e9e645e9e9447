"""町の様式の見た目: 本文は明朝、見出しはゴシック。書式の名は XlsxWriter の物。"""

from typing import Any, Final

Look = dict[str, Any]

MINCHO: Final = "ＭＳ 明朝"
GOTHIC: Final = "ＭＳ ゴシック"
THIN, MEDIUM, DASHED, DOTTED, THICK, DOUBLE = 1, 2, 3, 4, 5, 6
"""罫線の種類。"""
LABEL_FILL: Final = "#F2F2F2"
STAFF_FILL: Final = "#D9D9D9"

TEXT: Final[Look] = {"font_name": MINCHO, "font_size": 10, "valign": "vcenter", "text_wrap": True}
TITLE: Final[Look] = {**TEXT, "font_name": GOTHIC, "font_size": 16, "bold": True, "align": "center"}
HEAD: Final[Look] = {**TEXT, "font_name": GOTHIC, "font_size": 10, "bold": True}
LABEL: Final[Look] = {
    **TEXT, "font_name": GOTHIC, "font_size": 9, "align": "center", "border": THIN, "bg_color": LABEL_FILL,
}  # fmt: skip
FIELD: Final[Look] = {**TEXT, "font_size": 11, "border": THIN, "indent": 1, "locked": False}
CENTER: Final[Look] = {**FIELD, "align": "center", "indent": 0}
BOX: Final[Look] = {**CENTER, "left": DOTTED, "right": DOTTED, "num_format": "@"}
"""一字ずつのます。"""
UNIT: Final[Look] = {**TEXT, "font_size": 9, "align": "center", "top": THIN, "bottom": THIN}
"""年・月・日・－のように、初めから刷ってある字。"""
BLANK: Final[Look] = {**CENTER, "left": 0, "right": 0}
"""年・月・日の数の欄。縦の線は引かない。"""
ONE_LINE: Final[Look] = {**TEXT, "text_wrap": False, "shrink": True}
"""差し込みの印の欄。長い氏名でも折り返さず、縮める。"""
SMALL: Final[Look] = {**TEXT, "font_size": 8}

_SIDES: Final = ("top", "bottom", "left", "right")


def sides(look: Look) -> Look:
    """まとめて書いた罫線（``border``）を、四つの辺に開く。辺ごとの指定が勝つ。"""
    line = look.get("border", 0)
    rest = {name: value for name, value in look.items() if name != "border"}
    return {**dict.fromkeys(_SIDES, line), **rest} if line else rest
