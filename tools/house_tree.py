"""この木を読む: 追跡しているファイルと、配るモジュールの構文木。家の約束の試験が使う。"""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Module:
    """配るモジュールひとつ。"""

    name: str
    path: Path

    @cached_property
    def source(self) -> str:
        """全文。"""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """構文木。"""
        return ast.parse(self.source)

    @property
    def is_package(self) -> bool:
        """部屋の玄関か。"""
        return self.path.name == "__init__.py"

    @property
    def is_public(self) -> bool:
        """道のどこにも下線が無いか。"""
        return not any(part.startswith("_") for part in self.name.split("."))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """関数とメソッドのすべて。"""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def imported(self) -> Iterator[str]:
        """読み込むモジュールと、そこから取る名（``a.b`` と ``a.b.c``）。"""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    """配るモジュールのすべて。"""
    return tuple(_modules())


@cache
def tracked() -> tuple[str, ...]:
    """Git が追跡しているファイルの道。"""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return tuple(path for path in listed.stdout.decode().split("\0") if path)


def _modules() -> Iterator[Module]:
    for source in sorted([*ROOT.glob("packages/*/src"), *ROOT.glob("plugins/memuro/src")]):
        for path in sorted(source.rglob("*.py")):
            if "migrations" in path.parts:
                continue  # Alembic が道で読む。モジュールとしては読み込めない
            name = ".".join(path.relative_to(source).with_suffix("").parts)
            yield Module(name.removesuffix(".__init__"), path)
