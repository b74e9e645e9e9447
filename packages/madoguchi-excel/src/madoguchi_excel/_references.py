"""計算式が読むセル。式に書かれた物を一つ残らず読み分け、一つでも分からなければ「追えない」とする。"""

import re
from collections.abc import Iterator
from typing import Final

from madoguchi_excel._formula import Formula
from madoguchi_excel._package import Package
from madoguchi_excel._sheet import LAST_COLUMN, LAST_ROW, Area, column_number

SHEET_PREFIX: Final = r"(?P<sheet>'(?:[^']|'')+'|[^\s'!(),;:+\-*/^&=<>{}\"\[\]]+)!"
"""式に書かれたシートの名。"""
_REFERENCE: Final = (
    r"(?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?[0-9]{1,7})"
    r"(?::(?P<column2>\$?[A-Za-z]{1,3})(?P<row2>\$?[0-9]{1,7}))?(?![\w.(!\[])"
    r"|(?P<left>\$?[A-Za-z]{1,3}):(?P<right>\$?[A-Za-z]{1,3})(?![\w.(!\[])"
    r"|(?P<top>\$?[0-9]{1,7}):(?P<bottom>\$?[0-9]{1,7})(?![\w.(!\[])"
)
_TOKEN: Final = re.compile(
    r'(?P<string>"(?:[^"]|"")*")'
    rf"|(?:{SHEET_PREFIX})?(?:{_REFERENCE}|(?P<name>[^\W\d][\w.?\\]*)(?![\w.?!(\[]))"
    r"|(?P<call>[^\W\d][\w.]*)\("
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)"
    r"|(?P<mark>[-+*/^&=<>(),;%{}\s@])"
)
_UNTRACEABLE_CALLS: Final = frozenset({"INDIRECT", "OFFSET", "GETPIVOTDATA"})
"""文字から番地を作る関数。"""
_TRUTHS: Final = frozenset({"true", "false"})
_DEEPEST_NAME: Final = 16

Areas = tuple[tuple[str, Area], ...]
"""シートの名と範囲の並び。"""


def areas_of(package: Package, formula: Formula, sheet: str) -> Areas | None:
    """
    式が読む範囲。追えないときは ``None``。

    Args:
        package: ブック。
        formula: 計算式。
        sheet: 式のあるシートの名。
    """
    if formula.inputs:
        return tuple((sheet, area) for area in formula.inputs)
    return _areas(package, formula.text, sheet, depth=0)


def _areas(package: Package, text: str, sheet: str, *, depth: int) -> Areas | None:
    if depth > _DEEPEST_NAME:
        return None
    found: list[tuple[str, Area]] = []
    for token in _tokens(text):
        if token is None or (token["call"] or "").upper().removeprefix("_XLFN.") in _UNTRACEABLE_CALLS:
            return None
        if token["name"]:
            inner = _named(package, token["name"], sheet_name(token["sheet"]) or sheet, depth=depth)
            if inner is None:
                return None
            found += inner
        elif _is_reference(token):
            if depth and not _is_fixed(token):
                # 名前の中の「$」の無い番地は、名前を使うセルによって動く
                return None
            found.append((sheet_name(token["sheet"]) or sheet, _area(token)))
    return tuple(found)


def _tokens(text: str) -> Iterator[re.Match[str] | None]:
    """式を左から読み分ける。読めない字があれば ``None`` を出して終わる。"""
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        yield token
        if token is None:
            return
        position = token.end()


def _is_reference(token: re.Match[str]) -> bool:
    return bool(token["column"] or token["left"] or token["top"])


def _is_fixed(token: re.Match[str]) -> bool:
    ends = ("column", "row", "column2", "row2", "left", "right", "top", "bottom")
    return all(token[end].startswith("$") for end in ends if token[end])


def _named(package: Package, name: str, sheet: str, *, depth: int) -> Areas | None:
    if name.casefold() in _TRUTHS:
        return ()
    matches = [item for item in package.defined_names if item.name.casefold() == name.casefold()]
    own = [item for item in matches if item.sheet is not None and item.sheet.casefold() == sheet.casefold()]
    chosen = next(iter((*own, *(item for item in matches if item.sheet is None))), None)
    return None if chosen is None else _areas(package, chosen.text, sheet, depth=depth + 1)


def sheet_name(quoted: str | None) -> str:
    """
    式に書かれたシートの名から、引用符を外したもの。書かれていなければ空文字。

    >>> sheet_name("'町の様式'")
    '町の様式'
    """
    if quoted is None:
        return ""
    return quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted


def _area(token: re.Match[str]) -> Area:
    if token["column"]:
        first = (_column(token["column"]), _row(token["row"]))
        other = (_column(token["column2"]), _row(token["row2"])) if token["column2"] else first
    elif token["left"]:
        first, other = (_column(token["left"]), 1), (_column(token["right"]), LAST_ROW)
    else:
        first, other = (1, _row(token["top"])), (LAST_COLUMN, _row(token["bottom"]))
    columns, rows = zip(first, other, strict=True)
    return Area((min(columns), min(rows)), (max(columns), max(rows)))


def _column(text: str) -> int:
    return column_number(text.lstrip("$"))


def _row(text: str) -> int:
    return int(text.lstrip("$"))
