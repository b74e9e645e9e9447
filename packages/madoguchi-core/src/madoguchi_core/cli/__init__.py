"""
``madoguchi`` コマンドと、コマンドを足す部品が使う道具。仕事の中身は、ほかの部屋の純関数と置き場所にある。

部品は、ファイルの読み書き・指摘の表示・終了コードをここから借り、書きかけを残さない約束まで同じにする。
"""

from madoguchi_core.cli._app import app, main
from madoguchi_core.cli._compare import compare, compare_move
from madoguchi_core.cli._events import events_named
from madoguchi_core.cli._exits import Exit
from madoguchi_core.cli._files import read_bytes, read_text, replace_files, write_whole
from madoguchi_core.cli._screen import console, print_json, show_findings

__all__ = [
    "Exit",
    "app",
    "compare",
    "compare_move",
    "console",
    "events_named",
    "main",
    "print_json",
    "read_bytes",
    "read_text",
    "replace_files",
    "show_findings",
    "write_whole",
]
