"""``madoguchi`` コマンド。仕事の中身は、ほかの部屋の純関数と置き場所にある。"""

from madoguchi_core.cli._app import app, main
from madoguchi_core.cli._exits import Exit
from madoguchi_core.cli._judge import compare

__all__ = ["Exit", "app", "compare", "main"]
