"""様式を書く部品として、madoguchi に名乗る。openpyxl は書くときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import FormWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from madoguchi_core.forms import BoundForm
    from madoguchi_core.municipality import WrittenForm

MADOGUCHI_API = 1


@hookimpl
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """``.xlsx`` と ``.xlsm`` を書く。"""
    return (FormWriter(".xlsx", _write), FormWriter(".xlsm", _write))


def _write(template: bytes, bound: BoundForm, *, modified_at: datetime) -> WrittenForm:
    from madoguchi_excel import write_form

    return write_form(template, bound, modified_at=modified_at)
