"""様式を書く部品として、madoguchi に名乗る。仕事の部品は、使うときまで読み込まない。"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import CommandGroup, FormWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from madoguchi_core.forms import BoundForm, FormField
    from madoguchi_core.municipality import FoundCells, WrittenForm
    from madoguchi_excel import Faces, Template

MADOGUCHI_API = 1
_KEPT_OPEN = 32
"""開いたまま覚えておくひな形の数。一つの町の様式が入る。"""


@hookimpl
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """``.xlsx`` と ``.xlsm`` を書く。"""
    return tuple(FormWriter(suffix, _write, _bindings) for suffix in (".xlsx", ".xlsm"))


@hookimpl
def madoguchi_commands() -> Sequence[CommandGroup]:
    """``madoguchi forms`` と ``madoguchi fallback``。"""
    return (
        CommandGroup("forms", "様式を調べる・確かめる・手で書く・下見する。", _forms),
        CommandGroup("fallback", "停止時の判定ブック（.xlsx）を書き出す。", _fallback),
    )


def _forms() -> object:
    from madoguchi_excel.commands.app import app

    return app


def _fallback() -> object:
    from madoguchi_excel.commands.fallback_app import app

    return app


def _write(template: bytes, bound: BoundForm) -> WrittenForm:
    return _opened(template).write(bound, faces=_faces())


def _bindings(template: bytes, vocabulary: Mapping[str, FormField]) -> FoundCells:
    return _opened(template).bindings(vocabulary)


@lru_cache(maxsize=_KEPT_OPEN)
def _opened(template: bytes) -> Template:
    """開いたひな形。二枚目や次の一件で、開き直さない。ひな形だけで、人の情報は入らない。"""
    from madoguchi_excel import Template

    return Template(template)


@cache
def _faces() -> Faces:
    """この機械の書体。確かめる字があるときにだけ、探して開く。"""
    from madoguchi_excel import Faces

    return Faces()
