"""下見の入口。読む・写しを作る・LibreOffice で描く・確かめられなかったことを言う、を順に行う。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from madoguchi_core.errors import FormError
from madoguchi_core.findings import Finding
from madoguchi_excel._package import Package
from madoguchi_excel.preview._book import Book, naming, open_book
from madoguchi_excel.preview._copy import OfficeCopy, office_copy
from madoguchi_excel.preview._fonts import (
    Alias,
    Fonts,
    choose_fonts,
    font_findings,
    fonts_conf,
    installed_fonts,
)
from madoguchi_excel.preview._limits import limits
from madoguchi_excel.preview._office import convert, find_office
from madoguchi_excel.preview._paper import too_many_pages
from madoguchi_excel.preview._pdf import Printed, SheetPages, read_pdf
from madoguchi_excel.preview._wanted import wanted_fonts


@dataclass(frozen=True, slots=True)
class Preview:
    """
    ブックひとつの下見。

    Attributes:
        book: 下見したブック。
        pdf: PDF の中身。人の情報があるので、表示（repr）には出さない。
        pages: ページごとの PNG。同じく表示には出さない。
        sheets: 出たシートと、そのページの数。
        aliases: 置き換えた書体。
        fonts: PDF に出た書体の名。
        findings: 確かめられなかったこと、Excel と違うことの指摘。
    """

    book: Book
    pdf: bytes = field(repr=False)
    pages: tuple[bytes, ...] = field(repr=False)
    sheets: tuple[SheetPages, ...]
    aliases: tuple[Alias, ...]
    fonts: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """
        書き出すファイルの名と中身。

        >>> shown = Preview(Book("葬祭費.xlsx", b""), b"%PDF", (b"1", b"2"), (), (), (), ())
        >>> [name for name, _ in shown.files]
        ['葬祭費.pdf', '葬祭費-1.png', '葬祭費-2.png']
        """
        stem = self.book.stem
        images = ((f"{stem}-{at}.png", image) for at, image in enumerate(self.pages, 1))
        return ((f"{stem}.pdf", self.pdf), *images)


@dataclass(frozen=True, slots=True)
class _Job:
    book: Book
    package: Package = field(repr=False)
    copy: OfficeCopy
    fonts: Fonts


def preview(
    books: Sequence[Book], *, dpi: int = 150, timeout: float = 120.0, office: Path | None = None
) -> tuple[Preview, ...]:
    """
    ブックを LibreOffice で PDF と PNG にする。式はすべて計算し直す。元のブックは変えない。

    一度に渡すほど速い（起動は一回）。LibreOffice の設定は使い捨てで、マクロもリンクも動かさない。

    Args:
        books: 下見するブック（.xlsx か .xlsm）。
        dpi: PNG の細かさ。
        timeout: LibreOffice を待つ秒数。全部で。
        office: soffice の場所。無ければ探す。

    Returns:
        渡した順の下見。

    Raises:
        FormError: ブックを開けないとき（MDG420・MDG421）、LibreOffice が無いとき（MDG440）、
            描けないとき（MDG441）、時間切れのとき（MDG442）。
        InvalidValue: 待つ秒数が範囲の外のとき（MDG442）。

    >>> preview([Book("申請書.xlsx", b"")])
    Traceback (most recent call last):
    madoguchi_core.errors.FormError: MDG420 申請書.xlsx: ひな形を .xlsx として開けません（Excel で .xlsx に保存し直してください）
    """
    if not books:
        return ()
    installed = installed_fonts()
    jobs = [_job(book, installed) for book in books]
    made = convert(
        [(job.book.suffix, job.copy.content) for job in jobs],
        fonts_conf=fonts_conf(sorted({alias for job in jobs for alias in job.fonts.aliases}, key=str)),
        office=office or find_office(),
        timeout=timeout,
    )
    return tuple(_preview(job, pdf, dpi) for job, pdf in zip(jobs, _all_made(jobs, made), strict=True))


def _job(book: Book, installed: Mapping[str, frozenset[str]] | None) -> _Job:
    with naming(book):
        package = open_book(book)
        fonts = choose_fonts(wanted_fonts(package), installed)
        return _Job(book, package, office_copy(book, package), fonts)


def _all_made(jobs: Sequence[_Job], made: Sequence[bytes | None]) -> Iterator[bytes]:
    failed = [job.book.name for job, pdf in zip(jobs, made, strict=True) if pdf is None]
    if failed:
        hint = "Excel で開けるかを確かめ、保存し直してください"
        raise FormError("MDG441", f"LibreOffice が PDF にできません: {'、'.join(failed)}", hint=hint)
    return (pdf for pdf in made if pdf is not None)


def _preview(job: _Job, pdf: bytes, dpi: int) -> Preview:
    printed = read_pdf(pdf, dpi=dpi)
    return Preview(
        book=job.book,
        pdf=pdf,
        pages=printed.pages,
        sheets=printed.sheets,
        aliases=job.fonts.aliases,
        fonts=printed.fonts,
        findings=tuple(_findings(job, printed)),
    )


def _findings(job: _Job, printed: Printed) -> Iterator[Finding]:
    yield from too_many_pages(job.book, job.package, printed.sheets)
    yield from font_findings(job.book.name, job.fonts, printed.fonts)
    yield from job.copy.findings
    yield from limits(job.book, job.package)
