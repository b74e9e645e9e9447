"""番号の約束: 使う番号には説明があり、説明のある番号は使われ、同じ番号は一つしかない。"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from house_tree import Module, modules

from madoguchi_core.codes import CODES

CODE = re.compile(r"MDG\d{3}")
# 百の位ごとの部屋（CONTRIBUTING の表と同じ）
AREAS = {
    "calendar": "0", "residents": "1", "rules": "2", "certificates": "2", "plugins": "3", "forms": "4",
    "tickets": "5", "outputs": "6", "store": "7", "cli": "8",
}  # fmt: skip


def _is_page(module: Module) -> bool:
    return module.name.startswith("madoguchi_core.codes")


def _docstrings(tree: ast.Module) -> set[int]:
    """文としてだけ置かれた文字列（docstring）。例の中の番号は使ったうちに入らない。"""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _strings(module: Module) -> Iterator[str]:
    skipped = _docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def _used() -> set[str]:
    texts = chain.from_iterable(_strings(module) for module in modules() if not _is_page(module))
    return {code for text in texts for code in CODE.findall(text)}


def _page_keys(module: Module) -> list[str]:
    return [
        key.value
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]


def test_使う番号にはすべて説明がある() -> None:
    assert _used() - set(CODES) == set()


def test_説明のある番号はどれも使われている() -> None:
    assert set(CODES) - _used() == set()


def test_同じ番号の説明は一つだけ() -> None:
    keys = Counter(chain.from_iterable(_page_keys(module) for module in modules() if _is_page(module)))
    assert [code for code, times in keys.items() if times > 1] == []


def test_番号は部屋の百の位に入っている() -> None:
    wrong = [
        f"{module.name} {code}"
        for module in modules()
        if _is_page(module)
        for code in _page_keys(module)
        if not re.fullmatch(rf"MDG{AREAS[module.name.rsplit('.', 1)[-1]]}\d\d", code)
    ]
    assert wrong == []


def test_説明は見出し_意味_次の手がそろっている() -> None:
    assert [code for code, page in CODES.items() if not (page.title and page.meaning and page.action)] == []
