"""セルの文に使える書き方と、使えない書き方。ここに無いもの: 差し込むこと（_template）。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import nodes


def dotted(node: nodes.Node) -> str | None:
    """「.」でつないだ名。名でなければ ``None``。"""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner = dotted(node.node)
        return None if owner is None else f"{owner}.{node.attr}"
    return None


def refused_node(tree: nodes.Template) -> str:
    """一つのセルに要らない物は、初めから使えない。使えると言い切れる物のほかは、計算する前に断る。"""
    from jinja2 import nodes

    listed = {id(node) for node in _choices(tree)}
    unneeded = (
        node for node in tree.find_all(nodes.Node) if not _is_allowed(node) and id(node) not in listed
    )
    refused = next(chain(unneeded, _spliced_conditions(tree)), None)
    return "" if refused is None else type(refused).__name__


_ALLOWED: Final = frozenset(
    {
        *("Output", "TemplateData", "If", "CondExpr", "Name", "Getattr", "Const", "Filter", "Concat"),
        *("Compare", "Operand", "And", "Or", "Not", "Add", "Sub", "Div", "FloorDiv", "Neg", "Pos"),
    }
)
"""セルの文に使える書き方。掛け算と ``%`` は、文字や並びに当てると、読むだけで機械の記憶を使い切れるので入れない。"""


def _is_allowed(node: nodes.Node) -> bool:
    from jinja2 import nodes

    # 欄の名にならない「.」は、値の中をのぞく書き方
    is_peeking = isinstance(node, nodes.Getattr) and dotted(node) is None
    return type(node).__name__ in _ALLOWED and not is_peeking


def _choices(tree: nodes.Template) -> Iterator[nodes.Node]:
    """``in`` の右に並べた言葉。並びは、ここにだけ書ける。"""
    from jinja2 import nodes

    for operand in tree.find_all(nodes.Operand):
        listed = operand.expr
        if operand.op in {"in", "notin"} and isinstance(listed, nodes.List | nodes.Tuple):
            yield listed


def _spliced_conditions(tree: nodes.Template) -> Iterator[nodes.Node]:
    """条件の中で文字につないだ所。値の無い欄が空白の文字になり、答えがあるように見えてしまう。"""
    from jinja2 import nodes

    splices = nodes.Concat
    branches = [node.test for node in tree.find_all(nodes.If)]
    tests = [*branches, *(node.test for node in tree.find_all(nodes.CondExpr))]
    for condition in chain(tests, tree.find_all((nodes.Compare, nodes.And, nodes.Or, nodes.Not))):
        if isinstance(condition, splices):
            yield condition
        yield from condition.find_all(splices)
