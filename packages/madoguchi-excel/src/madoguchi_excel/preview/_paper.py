"""印刷の設定と、出たページの数を比べる。"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel.preview._book import Book, sheet_texts
from madoguchi_excel.preview._pdf import SheetPages

_FIT: Final = re.compile(r"""<(?:\w+:)?pageSetUpPr\s[^<>]*\bfitToPage=["'](?:1|true)""")
_SETUP: Final = re.compile(r"<(?:\w+:)?pageSetup\s[^<>]*>")
_SIDE: Final = re.compile(r"""\bfitTo(Width|Height)=["'](\d+)""")


def too_many_pages(book: Book, package: Package, printed: Sequence[SheetPages]) -> Iterator[Finding]:
    """「次のページ数に合わせて印刷」より多くのページになったシートの指摘。"""
    allowed = {sheet.name: _allowed(text) * _areas(package, sheet) for sheet, text in sheet_texts(package)}
    for sheet in printed:
        most = allowed.get(sheet.name, 0)
        if 0 < most < sheet.pages:
            message = f"{most} ページに収める設定なのに、{sheet.pages} ページになりました"
            hint = "印刷範囲と改ページを確かめてください"
            yield Finding("MDG448", Severity.WARNING, f"{book.name} {sheet.name}", message, hint)


def _allowed(text: str) -> int:
    """収めるページの数。合わせる設定が無いか、縦か横が「自動」なら 0（決まらない）。"""
    setup = _SETUP.search(text)
    if not _FIT.search(text):
        return 0
    sides = dict(_SIDE.findall(setup[0] if setup else ""))
    return int(sides.get("Width", "1")) * int(sides.get("Height", "1"))


def _areas(package: Package, sheet: SheetPart) -> int:
    """印刷範囲の数。範囲ごとに別のページになる。"""
    return len(re.findall(r"![$A-Z]", package.print_areas.get(sheet.name, ""))) or 1
