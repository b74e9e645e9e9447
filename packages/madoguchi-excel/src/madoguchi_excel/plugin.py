"""様式を書く部品として、madoguchi に名乗る。openpyxl は書くときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import CommandGroup, FormWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from madoguchi_core.forms import BoundForm, FormField
    from madoguchi_core.municipality import FoundCells, WrittenForm

MADOGUCHI_API = 1


@hookimpl
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """``.xlsx`` と ``.xlsm`` を書く。"""
    return tuple(FormWriter(suffix, _write, _bindings) for suffix in (".xlsx", ".xlsm"))


@hookimpl
def madoguchi_commands() -> Sequence[CommandGroup]:
    """``madoguchi forms``。"""
    return (CommandGroup("forms", "様式を調べる・確かめる・手で書く・下見する。", _commands),)


def _commands() -> object:
    from madoguchi_excel.commands.app import app

    return app


def _write(template: bytes, bound: BoundForm) -> WrittenForm:
    from madoguchi_excel import write_form

    return write_form(template, bound)


def _bindings(template: bytes, vocabulary: Mapping[str, FormField]) -> FoundCells:
    from madoguchi_excel import Template

    return Template(template).bindings(vocabulary)
