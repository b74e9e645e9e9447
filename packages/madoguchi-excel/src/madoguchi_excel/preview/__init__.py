"""
書き上がったブックの下見。LibreOffice で PDF とページごとの絵（PNG）にし、確かめられなかったことを言う。

ここに無いもの: 様式への記入（madoguchi_excel）。Excel そのものの見え方（LibreOffice が描いた物であり、違いは指摘にする）。
"""

from madoguchi_excel.preview._book import Book
from madoguchi_excel.preview._fonts import Alias
from madoguchi_excel.preview._pdf import SheetPages
from madoguchi_excel.preview._preview import Preview, preview
from madoguchi_excel.preview._save import save

__all__ = ["Alias", "Book", "Preview", "SheetPages", "preview", "save"]
