"""表の一つの欄を値にする読み手。同じ文字は一度だけ読んで覚える。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from madoguchi_core.calendar import DateKind, RegisterDate, parse_date
from madoguchi_core.findings import Severity
from madoguchi_core.records._columns import Column, ColumnType
from madoguchi_core.records._issues import Issue, shown
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._spec import ResidentSpec
from madoguchi_core.text import postcode_digits

# 一つの項目に使う三つの列（年月日・不詳フラグ・不詳表記）を一つの文字列に詰める区切り。
COLUMN_SEPARATOR = "\x1e"

Read = tuple[object, Issue | None]
Parse = Callable[[str], Read]
_YEAR_MONTH = re.compile(r"(\d{4})[-/.年]?(\d{1,2})月?")
_NO_WORDING = "不詳"


class Memo(dict[str, object]):
    """読んだ文字と値の控え。``memo[raw]`` で読む。"""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse = parse
        self.issues: dict[str, Issue] = {}

    def __missing__(self, raw: str) -> object:
        value, issue = self._parse(raw)
        if issue is not None:
            self.issues[raw] = issue
        self[raw] = value
        return value


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    項目ひとつの読み手。

    Attributes:
        columns: 使う列（年月日は一つから三つ）。
        read: 詰めた文字から値にする関数。
        issues: 問題のあった文字（読んだことのあるものだけ）。
    """

    columns: tuple[str, ...]
    read: Callable[[str], object]
    issues: Mapping[str, Issue]


def leaf_of(column: Column, spec: ResidentSpec, columns: tuple[str, ...]) -> Leaf:
    """列の型に合う読み手を作る。"""
    if column.type is ColumnType.TEXT:
        return Leaf(columns, read_text, {})
    if column.type is ColumnType.IDENTIFIER:
        return Leaf(columns, _read_identifier, {})
    memo = Memo(_parse_of(column, spec, columns))
    return Leaf(columns, memo.__getitem__, memo.issues)


def read_text(raw: str) -> str | Missing:
    """文字はそのまま。空白だけの欄は空欄。"""
    return raw if raw and not raw.isspace() else Missing.EMPTY


def _read_identifier(raw: str) -> str | Missing:
    """番号は突き合わせに使う。固定長の書き出しが付けた前後の空白で、同じ人や世帯が分かれないようにする。"""
    return raw.strip() or Missing.EMPTY


def _parse_of(column: Column, spec: ResidentSpec, columns: tuple[str, ...]) -> Parse:
    name = columns[0]
    match column.type:
        case ColumnType.CODE:
            return _code_parser(name, spec, column.table)
        case ColumnType.DATE:
            return _date_parser(columns)
        case ColumnType.YEAR_MONTH:
            return _filled(name, _year_month, "年月として読めない値があります")
        case ColumnType.POSTCODE:
            return _filled(name, postcode_digits, "郵便番号として読めない値があります")
        case _:
            return _filled(name, _integer, "数として読めない値があります")


def _filled(name: str, convert: Callable[[str], object | None], message: str) -> Parse:
    """空欄は EMPTY、読めない値は UNKNOWN と指摘。"""
    issue = Issue("MDG104", Severity.WARNING, name, message, "不明として扱います。元の表を確かめてください")

    def parse(raw: str) -> Read:
        text = raw.strip()
        if not text:
            return Missing.EMPTY, None
        value = convert(text)
        return (Missing.UNKNOWN, issue) if value is None else (value, None)

    return parse


def _integer(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _year_month(text: str) -> RegisterDate | None:
    found = _YEAR_MONTH.fullmatch(text)
    parsed = parse_date(f"{found[1]}-{int(found[2]):02}-00" if found else text)
    return None if parsed.kind is DateKind.UNREADABLE else replace(parsed, text=text)


def _code_parser(name: str, spec: ResidentSpec, table_id: str) -> Parse:
    table = spec.table(table_id)
    placeholders = spec.placeholders.get(name, frozenset())

    def parse(raw: str) -> Read:
        text = raw.strip()
        if not text:
            return Missing.EMPTY, None
        if text in placeholders or "*" in placeholders:
            return Missing.UNKNOWN, _placeholder(name)
        meaning = table.meaning_of(text)
        return (Missing.UNKNOWN, _unknown_code(name, text)) if meaning is None else (meaning, None)

    return parse


def _placeholder(name: str) -> Issue:
    message = "意味の決まっていない仮の値です。不明として扱います"
    return Issue(
        "MDG110", Severity.NOTICE, name, message, "意味が決まったら、町の宣言のコード表に書いてください"
    )


def _unknown_code(name: str, text: str) -> Issue:
    message = f"コード表に無い値 {shown(text)} があります。不明として扱います"
    return Issue(
        "MDG102", Severity.WARNING, name, message, "コードの意味を確かめ、町の宣言のコード表に足してください"
    )


def _date_parser(columns: tuple[str, ...]) -> Parse:
    roles = [_date_role(name, columns[0]) for name in columns]

    def parse(raw: str) -> Read:
        cells = dict(zip(roles, raw.split(COLUMN_SEPARATOR), strict=True))
        return _read_date(columns[0], cells["date"].strip(), cells.get("flag", ""), cells.get("wording", ""))

    return parse


def _date_role(name: str, date_column: str) -> str:
    return {date_column: "date", f"{date_column}_不詳フラグ": "flag"}.get(name, "wording")


def _read_date(name: str, text: str, flag: str, wording: str) -> Read:
    """
    不詳フラグの立った年月日は、内部のための仮の日なので使わない（みなし生年月日を作らない）。

    不詳表記の列が無い表では、年月日の欄に「昭和10年月日不詳」のような表記が入ることがあり、それは使う。
    """
    flag = flag.strip()
    if flag not in ("", "0", "1"):
        message = f"不詳フラグに 0 と 1 以外の値 {shown(flag)} があります。日付は不詳として扱います"
        issue = Issue("MDG104", Severity.WARNING, name, message, "元の表の不詳フラグを確かめてください")
        return _worded(wording if wording.strip() else text), issue
    if flag == "1" or (not text and wording.strip()):
        return _worded(wording if wording.strip() else text), None
    if not text:
        return Missing.EMPTY, None
    parsed = parse_date(text)
    return parsed, _unreadable(name) if parsed.kind in _DOUBTFUL_KINDS else None


_DOUBTFUL_KINDS = (DateKind.UNREADABLE, DateKind.OUTSIDE_ERA)


def _unreadable(name: str) -> Issue:
    message = "日付として読めない値があります。日付の分からないものとして扱います"
    return Issue("MDG103", Severity.WARNING, name, message, "元の表の日付を確かめてください")


def _worded(wording: str) -> RegisterDate:
    if not wording.strip():
        return RegisterDate.unknown(_NO_WORDING)
    parsed = parse_date(wording)
    if parsed.is_exact:
        return RegisterDate.unknown(_NO_WORDING)
    return RegisterDate.unknown(wording) if parsed.kind is DateKind.UNREADABLE else parsed
