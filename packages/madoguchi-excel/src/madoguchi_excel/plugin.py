"""様式を書く部品として、madoguchi に名乗る。openpyxl は書くときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import FormWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from madoguchi_core.forms import BoundForm
    from madoguchi_core.municipality import WrittenForm

MADOGUCHI_API = 1


@hookimpl
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """``.xlsx`` と ``.xlsm`` を書く。"""
    return (FormWriter(".xlsx", _write), FormWriter(".xlsm", _write))


def _write(template: bytes, bound: BoundForm) -> WrittenForm:
    from datetime import UTC, datetime

    from madoguchi_excel import write_form

    # 書いた時刻を文書に残さない。同じ引数なら、いつも同じファイルになる
    return write_form(template, bound, modified_at=datetime(1980, 1, 1, tzinfo=UTC))
