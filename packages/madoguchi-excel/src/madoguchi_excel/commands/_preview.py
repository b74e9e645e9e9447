"""``madoguchi forms preview``: 書き上がった様式を、PDF と絵にして見る。"""

from collections.abc import Sequence
from pathlib import Path

from madoguchi_core.cli import console, read_bytes, show_findings
from madoguchi_excel.preview import Book, preview, save


def run_preview(paths: Sequence[Path], *, out: Path, dpi: int) -> None:
    """
    下見を書き、確かめられなかったことを言う。一度に渡すほど速い。

    Raises:
        FormError: 開けない、描けない、書けないとき（MDG420・MDG421・MDG440〜MDG442・MDG449）。
        StoreError: 読めないとき（MDG803）。
    """
    shown = preview([Book(path.name, read_bytes(path)) for path in paths], dpi=dpi)
    written = save(shown, out)
    show_findings(finding for one in shown for finding in one.findings)
    screen = console()
    for one in shown:
        pages = "、".join(f"{sheet.name} {sheet.pages} ページ" for sheet in one.sheets)
        screen.print(f"{one.book.name}: {pages}", soft_wrap=True)
    for path in written:
        screen.print(f"  {path}", soft_wrap=True)
