"""plugins の番号の説明。"""

from madoguchi_core.codes._page import CodePage

PAGES: dict[str, CodePage] = {}
