"""ひな形の中に書かれた、欄とセルの対応（セルの名前と、差し込みの印）を読む。"""

from collections.abc import Mapping

from madoguchi_core.findings import Finding
from madoguchi_core.forms import CellAddress, FormCell, FormField, cell_from_marker, cells_from_names
from madoguchi_excel._facts import WorkbookFacts


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
    named, findings = cells_from_names([(name.name, name.text) for name in facts.names], vocabulary)
    marked = tuple(
        cell_from_marker(CellAddress(sheet.name, cell), text)
        for sheet in facts.sheets
        for cell, text in sheet.markers
    )
    return (*named, *marked), findings
