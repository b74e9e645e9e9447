"""文書の作り方。番号と手続きのページは、作るたびにコードから書き出す。"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "madoguchi"
author = "madoguchi contributors"
copyright = "madoguchi contributors"  # noqa: A001  Sphinx が決めた名
language = "ja"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "code_pages",
    "rule_pages",
    "situation_pages",
    "form_pages",
    "certificate_pages",
    "japanese_markup",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "madoguchi"
html_last_updated_fmt = None

nitpicky = True
# よその文書へのつながりは網を要るので張らない。こちらの名への参照は一つ残らず確かめる。
nitpick_ignore_regex = [
    ("py:.*", r"(?!madoguchi_)\w+([.\[].+)?"),
    ("py:.*", r"madoguchi_.*\._.+"),  # 署名に出る内側の型。約束ではないのでページも無い
    ("py:data", r"madoguchi_.+"),  # 定数は autodoc のページを持たない
]
