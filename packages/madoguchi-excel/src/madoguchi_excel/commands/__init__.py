"""``madoguchi forms …`` のコマンドと、その仕事の純関数（下書き・定義の点検・手で書くこと）。"""

from madoguchi_excel.commands._by_hand import fill_by_hand
from madoguchi_excel.commands._draft import draft
from madoguchi_excel.commands._lint import lint_form

__all__ = ["draft", "fill_by_hand", "lint_form"]
