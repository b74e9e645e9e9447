"""形の約束: 短い関数、一つの主題のモジュール、見せる名と内側の名。"""

import ast
import importlib

from house_tree import ROOT, Module, modules

MODULE_LINES = 400
FUNCTION_LINES = 40
# まだ直していない大きなもの。減らすだけで、足さない。
KNOWN_LONG: frozenset[str] = frozenset()


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Docstring を除いた行数。"""
    first = node.body[1] if ast.get_docstring(node, clean=False) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or node.lineno) - first.lineno + 1


def _long() -> set[str]:
    files = {module.name for module in modules() if module.source.count("\n") > MODULE_LINES}
    functions = {
        f"{module.name}:{node.name}"
        for module in modules()
        for node in module.functions()
        if _length(node) > FUNCTION_LINES
    }
    return files | functions


def test_モジュールは400行_関数は40行まで() -> None:
    assert _long() - KNOWN_LONG == set()


def test_大きなものの一覧は減るだけ() -> None:
    """直し終えた名が残っていると、また大きくしても気付けない。"""
    assert KNOWN_LONG - _long() == set()


def _public_names(module: Module) -> set[str]:
    """``__init__.py`` が読み込み、または定めた、下線で始まらない名。"""
    names: set[str] = set()
    for node in module.tree.body:
        match node:
            case ast.ImportFrom():
                names |= {alias.asname or alias.name for alias in node.names}
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case _:
                pass
    return {name for name in names if not name.startswith("_")}


def _gathered(module: Module) -> set[str]:
    """集めて一つの値にするために読み込んだ名（手続きの一覧など）。見せなくてよい。"""
    return {
        node.id
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _rooms() -> list[Module]:
    return [module for module in modules() if module.is_package and module.is_public]


def test_見せる名は__all__にすべて書いてある() -> None:
    wrong = {
        room.name: sorted(
            _public_names(room)
            - _gathered(room)
            - set(getattr(importlib.import_module(room.name), "__all__", []))
        )
        for room in _rooms()
    }
    assert {name: names for name, names in wrong.items() if names} == {}


def test___all__は同じ名を二度書かず_どの名も本当にある() -> None:
    for room in _rooms():
        shown = importlib.import_module(room.name)
        names = list(getattr(shown, "__all__", []))
        assert len(names) == len(set(names)), room.name
        assert [name for name in names if not hasattr(shown, name)] == [], room.name


def test_部屋の玄関には仕事を書かない() -> None:
    """``__init__.py`` は docstring と読み込みと ``__all__``（と定数）だけ。"""
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if module.is_package
        for node in module.tree.body
        if not isinstance(node, allowed)
    ]
    assert wrong == []


def test_よその部屋の内側を読み込まない() -> None:
    """下線で始まるモジュールは、その部屋の中だけのもの。町のパッケージは公開の名だけを使う。"""
    ours = {module.name.split(".")[0] for module in modules()}
    wrong = [
        f"{module.name} → {target}"
        for module in modules()
        for target in module.imported()
        if target.split(".")[0] in ours and not _may_see(module, target)
    ]
    assert wrong == []


def _may_see(module: Module, target: str) -> bool:
    parts = target.split(".")
    inner = [at for at, part in enumerate(parts) if part.startswith("_")]
    if not inner:
        return True
    owner = ".".join(parts[: inner[0]])
    return f"{module.name}.".startswith(f"{owner}.")


def test_どのモジュールも何があるかを一文で言う() -> None:
    silent = [
        str(module.path.relative_to(ROOT))
        for module in modules()
        if not (ast.get_docstring(module.tree) or "").strip()
    ]
    assert silent == []
