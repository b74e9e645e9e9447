"""様式を書く部品として、madoguchi に名乗る。openpyxl は書くときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import FormWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from madoguchi_core.forms import BoundForm, FormField
    from madoguchi_core.municipality import FoundCells, WrittenForm

MADOGUCHI_API = 1


@hookimpl
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """``.xlsx`` と ``.xlsm`` を書く。"""
    return tuple(FormWriter(suffix, _write, _bindings) for suffix in (".xlsx", ".xlsm"))


def _write(template: bytes, bound: BoundForm) -> WrittenForm:
    from madoguchi_excel import write_form

    return write_form(template, bound)


def _bindings(template: bytes, vocabulary: Mapping[str, FormField]) -> FoundCells:
    from madoguchi_excel import Template

    return Template(template).bindings(vocabulary)
