"""停止時の判定ブックを作る。"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from madoguchi_excel.fallback._forms import enter_fields, forms_of
from madoguchi_excel.fallback._guide_sheet import write_guide
from madoguchi_excel.fallback._input_sheet import InputSheet
from madoguchi_excel.fallback._questions import lines_of, places_of
from madoguchi_excel.fallback._result_sheet import ResultSheet
from madoguchi_excel.fallback._sentences import Describer, Shown
from madoguchi_excel.fallback._statuses import Statuses
from madoguchi_excel.fallback._style import FONT, Styles
from madoguchi_excel.fallback._support import name_printed, printed_fields
from madoguchi_excel.fallback._tables import write_closed, write_values
from madoguchi_excel.fallback._verdicts import Verdicts, read_verdicts
from madoguchi_excel.fallback._work_sheets import write_table, write_work
from madoguchi_excel.joining import with_guests

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsxwriter.workbook import Workbook

    from madoguchi_core.procedures import LifeEvent
    from madoguchi_core.registry import Registry
    from madoguchi_core.rules import Fact
    from madoguchi_excel.fallback._forms import EventForms

_PAST_YEARS = 10
_COMING_YEARS = 3


def fallback_workbook(registry: Registry, event: LifeEvent, *, made_on: date) -> bytes:
    """
    システムが止まったときに、表計算だけで判定するブック（.xlsx、マクロなし）。

    住民の情報は入らない。同じ引数なら、同じバイト列になる。

    Args:
        registry: 登録簿。手続き・事実・値・町の休日だけを使う。
        event: 出来事。
        made_on: 作る日。休日は、この年の10年前から3年後までを持つ。

    Raises:
        PluginError: 表計算の式にできない計算があるとき（MDG480）、世帯員の事実の使い方が違うとき（MDG481）、
            出来事の日の事実が無いとき（MDG482）。

    >>> from datetime import date
    >>> from madoguchi_core.procedures import LifeEvent
    >>> from madoguchi_core.registry import build_registry
    >>> made = fallback_workbook(build_registry({}), LifeEvent.DEATH, made_on=date(2026, 3, 3))
    >>> made[:2]
    b'PK'
    """
    from xlsxwriter.workbook import Workbook

    years = range(made_on.year - _PAST_YEARS, made_on.year + _COMING_YEARS + 1)
    verdicts = read_verdicts(registry, event, years=years)
    buffer = BytesIO()
    book = Workbook(buffer, _options())
    book.set_properties(
        {
            "title": f"停止時の判定ブック（{event.title}）",
            "created": datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
        }
    )
    forms = forms_of(registry, event)
    _write(book, registry, verdicts, forms, made_on)
    book.close()
    return with_guests(buffer.getvalue(), forms.guests)


def _options() -> dict[str, Any]:
    """
    ブックの決まり。列の幅は標準の書体の数字で数えるので、町の様式と同じ幅の書体にし、足した様式の列を変えない。

    XlsxWriter は渡された書体の決まりを書き換える。使い回すと、二度目からのブックが違うバイト列になる。
    """
    return {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
        "default_column_width": 72,
    }


def _write(book: Workbook, registry: Registry, verdicts: Verdicts, forms: EventForms, made_on: date) -> None:
    describer = Describer(verdicts, registry.municipality)
    shown = [describer.describe(at, judged) for at, judged in enumerate(verdicts.judged)]
    statuses = Statuses(verdicts, _wanted(verdicts, shown))
    lines, fields = lines_of(verdicts.entries, forms), enter_fields(verdicts.ledger, forms)
    styles = Styles(book)
    write_guide(book, styles, registry, verdicts, forms=forms.forms, made_on=made_on)
    inputs = InputSheet(book, styles, verdicts, statuses, forms, fields)
    fixed = _fixed_fields(registry)
    inputs.write(lines, fixed=fixed)
    name_printed(book, printed_fields(verdicts, forms, fields, fixed=fixed))
    ResultSheet(book, styles, verdicts).write()
    write_values(book, styles, verdicts.values)
    write_closed(book, styles, verdicts.closed, made_on=made_on)
    write_table(book, styles, shown)
    write_work(book, styles, verdicts, places_of(lines, verdicts.entries, fields)).hide()


def _wanted(verdicts: Verdicts, shown: Sequence[Shown]) -> Mapping[Fact[Any], str]:
    """事実から、それが分かれば決まるかもしれない手続きがあるとき 1 になる枠への対応。"""
    opens: dict[Fact[Any], dict[str, None]] = {}
    for one in shown:
        for facts, flag in one.opens:
            for fact in facts:
                opens.setdefault(fact, {})[flag] = None
    keep = verdicts.reader.keep
    return {fact: keep(f"MAX({','.join(flags)})", f"尋ねる {fact.title}") for fact, flags in opens.items()}


def _fixed_fields(registry: Registry) -> Mapping[str, str]:
    town = registry.municipality
    if town is None:
        return {}
    return {"municipality.name": town.name, "municipality.mayor_title": town.mayor_title}
