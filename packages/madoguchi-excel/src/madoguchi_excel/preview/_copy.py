"""
LibreOffice に渡す写し。元のブックは変えない。

LibreOffice は開くときにすべての式を計算し直す。計算できない式は、計算済みの値だけを残す。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._package import Package
from madoguchi_excel.preview._book import Book, sheet_texts, text_in

# LibreOffice 7.4 に無い関数と、値を外から取る関数
_FUNCTIONS: Final = (
    "PHONETIC|WEBSERVICE|RTD|XLOOKUP|XMATCH|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE|RANDARRAY|LET|LAMBDA"
    "|TEXTSPLIT|TEXTBEFORE|TEXTAFTER|VSTACK|HSTACK|TOCOL|TOROW|WRAPROWS|WRAPCOLS|TAKE|DROP|CHOOSEROWS"
    "|CHOOSECOLS|EXPAND|ARRAYTOTEXT|VALUETOTEXT|MAP|REDUCE|SCAN|MAKEARRAY|BYROW|BYCOL"
)
# ほかのブックへの参照: '[1]申請書 (控)'!A1 と [1]Sheet1!A1（表の見出し 表1[1] ではない）
_ELSEWHERE: Final = r"'\[\d+\]|(?<!\w)\[\d+\][\w.]*!"
_CANNOT: Final = re.compile(rf"\b(?:{_FUNCTIONS})\(|{_ELSEWHERE}", re.IGNORECASE)
CELL: Final = re.compile(r"<(?:\w+:)?c(?:\s[^<>]*)?(?<!/)>.*?</(?:\w+:)?c>", re.DOTALL)
_FORMULA: Final = re.compile(r"<(?:\w+:)?f(?:\s[^<>]*)?(?:(?<=/)>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_VALUE: Final = re.compile(r"<(?:\w+:)?v(?:\s[^<>]*)?>[^<]")
_SHARED: Final = re.compile(r"""\bsi=["'](\d+)""")
_ADDRESS: Final = re.compile(r"""\sr=["']([A-Z]+\d+)""")
# Excel はシートの背景を印刷しない。LibreOffice は印刷し、その分だけ遅くもなる。
_BACKGROUND: Final = re.compile(r"<(?:\w+:)?picture\s[^<>]*/>")
# 今の Excel が和暦の表示形式に付ける言語の名。LibreOffice 7.4 は番号の書き方しか知らず、日付が数で出る。
_JAPANESE: Final = re.compile(r"\[\$-ja-JP\b[^\]<>]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficeCopy:
    """写しと、変えたことの指摘。"""

    content: bytes
    findings: tuple[Finding, ...]


def office_copy(book: Book, package: Package) -> OfficeCopy:
    """計算できない式を値に変え、背景を外し、和暦の書き方を読める形にした写し。変える所が無ければ、元の中身のまま。"""
    changed = dict(_wareki(package))
    findings: list[Finding] = []
    for sheet, text in sheet_texts(package):
        where = f"{book.name} {sheet.name}"
        frozen, kept, empty = _frozen(text)
        printed = _BACKGROUND.sub("", frozen)
        if printed != text:
            changed[sheet.part] = printed.encode()
        findings += [*_kept(where, kept), *_empty(where, empty), *_dropped(where, frozen, printed)]
    return OfficeCopy(package.archive.replaced(changed), tuple(findings))


def _wareki(package: Package) -> Iterator[tuple[str, bytes]]:
    """言語の名を番号に変えた書式の部品。変える所が無ければ、何も返さない。"""
    part = package.styles_part
    before = text_in(package, part) if part else ""
    after = _JAPANESE.sub("[$-411]", before)
    if part and after != before:
        yield part, after.encode()


def _frozen(text: str) -> tuple[str, list[str], list[str]]:
    """計算できない式を除いた全文と、値だけにしたセルの番地、値が無いのでそのままにしたセルの番地。"""
    kept: list[str] = []
    empty: list[str] = []
    shared = _shared_masters(text)

    def keep_value(found: re.Match[str]) -> str:
        cell, formula = found[0], _FORMULA.search(found[0])
        if not formula or not _is_beyond(formula, shared):
            return cell
        has_value = bool(_VALUE.search(cell))
        (kept if has_value else empty).extend(_ADDRESS.findall(cell)[:1])
        return cell[: formula.start()] + cell[formula.end() :] if has_value else cell

    return (CELL.sub(keep_value, text) if _CANNOT.search(text) else text), kept, empty


def _shared_masters(text: str) -> frozenset[str]:
    """共有している式のうち、計算できない物の番号。二つ目からのセルには、式の文が無い。"""
    formulas = (found for found in _FORMULA.finditer(text) if _CANNOT.search(found[1] or ""))
    return frozenset(number for found in formulas for number in _shared_number(found))


def _shared_number(formula: re.Match[str]) -> list[str]:
    return _SHARED.findall(formula[0].partition(">")[0])


def _is_beyond(formula: re.Match[str], shared: frozenset[str]) -> bool:
    return bool(_CANNOT.search(formula[1] or "")) or not shared.isdisjoint(_shared_number(formula))


def _kept(where: str, cells: Sequence[str]) -> Iterator[Finding]:
    if cells:
        message = f"LibreOffice が計算できない式です（{_listed(cells)}）。計算済みの値のまま出しました"
        hint = "値が古くないかを Excel で確かめてください"
        yield Finding("MDG443", Severity.NOTICE, where, message, hint)


def _empty(where: str, cells: Sequence[str]) -> Iterator[Finding]:
    if cells:
        message = f"LibreOffice が計算できない式で、計算済みの値もありません（{_listed(cells)}）"
        hint = "エラーの字が出ていても、Excel では計算されます。Excel で確かめてください"
        yield Finding("MDG443", Severity.WARNING, where, message, hint)


def _dropped(where: str, before: str, after: str) -> Iterator[Finding]:
    if before != after:
        message = "シートの背景の絵は、Excel と同じく印刷に出しません"
        hint = "紙に出したい絵は、画像として置いてください"
        yield Finding("MDG446", Severity.NOTICE, where, message, hint)


def _listed(cells: Sequence[str]) -> str:
    more = f"ほか {len(cells) - 5} か所" if len(cells) > 5 else ""
    return "・".join(cells[:5]) + more
