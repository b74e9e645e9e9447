"""印刷の設定と、出たページの数を比べる。"""

from collections.abc import Iterator, Sequence

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._package import Package
from madoguchi_excel._printing import printing_of
from madoguchi_excel.preview._book import Book
from madoguchi_excel.preview._pdf import SheetPages


def too_many_pages(book: Book, package: Package, printed: Sequence[SheetPages]) -> Iterator[Finding]:
    """「次のページ数に合わせて印刷」より多くのページになったシートの指摘。"""
    for sheet in printed:
        part = package.sheet_part(sheet.name)
        most = 0 if part is None else printing_of(package, part).most_pages
        if 0 < most < sheet.pages:
            message = f"{most} ページに収める設定なのに、{sheet.pages} ページになりました"
            hint = "印刷範囲と改ページを確かめてください"
            yield Finding("MDG448", Severity.WARNING, f"{book.name} {sheet.name}", message, hint)
