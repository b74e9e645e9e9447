"""ひな形の中に書かれた、欄とセルの対応（セルの名前と、差し込みの印）を読む。"""

from collections.abc import Mapping

from madoguchi_core.findings import Finding
from madoguchi_core.forms import (
    CellAddress,
    FormCell,
    FormField,
    cell_from_marker,
    cells_from_names,
    parse_addresses,
)
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._sheet import cell_name


def bindings(
    facts: WorkbookFacts, vocabulary: Mapping[str, FormField]
) -> tuple[tuple[FormCell, ...], tuple[Finding, ...]]:
    """
    ひな形の中に書かれた対応。

    Args:
        facts: ひな形について分かっていること。
        vocabulary: 様式で使える欄。

    Returns:
        セルの名前と差し込みの印から読んだ対応と、読めない名前の指摘。

    >>> from madoguchi_core.forms import FORM_FIELDS
    >>> from madoguchi_excel import SheetFacts
    >>> sheet = SheetFacts("申請書", last=(8, 40), markers=(("C5", "{{ applicant.name }} 様"),))
    >>> [cell.cell for cell in bindings(WorkbookFacts((sheet,)), FORM_FIELDS)[0]]
    ['申請書!C5']
    """
    names = [(name.name, _written(facts, name.text)) for name in facts.names]
    named, findings = cells_from_names(names, vocabulary)
    marked = tuple(
        cell_from_marker(CellAddress(sheet.name, cell), text)
        for sheet in facts.sheets
        for cell, text in sheet.markers
    )
    return (*named, *marked), findings


def _written(facts: WorkbookFacts, target: str) -> str:
    """名前の指す範囲が結合セルなら、その左上。いくつものセルに付けた名前と取り違えない。"""
    ends = parse_addresses(target.replace("$", "").partition(":")[0])
    sheet = facts.sheet(ends[0].sheet) if ends else None
    if sheet is None or ":" not in target:
        return target
    area = sheet.area_of(ends[0])
    whole = f"{cell_name(area.first)}:{cell_name(area.last)}"
    return str(ends[0]) if target.replace("$", "").rpartition("!")[2] == whole else target
