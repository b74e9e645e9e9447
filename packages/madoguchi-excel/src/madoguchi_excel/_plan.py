"""どのセルに何を書くかを、ひな形に照らして決める。ここに無いもの: ファイルに触ること（_fill）。"""

from dataclasses import dataclass, field

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellValue
from madoguchi_excel._facts import SheetFacts, WorkbookFacts


@dataclass(frozen=True, slots=True)
class CellWrite:
    """
    セルへの書き込みひとつ。

    Attributes:
        sheet: シートの名。
        cell: 番地。結合セルでは左上。
        value: 文字か数。文字は「=」で始まっても文字のまま書く。人の情報があるので、表示（repr）には出さない。
    """

    sheet: str
    cell: str
    value: CellValue = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """
    書き込みの予定。

    Attributes:
        writes: 書き込み。様式の定義の順。
        findings: 書けないセルの指摘のすべて。
    """

    writes: tuple[CellWrite, ...]
    findings: tuple[Finding, ...]


def plan(bound: BoundForm, facts: WorkbookFacts) -> Plan:
    """
    当てはめた様式を、ひな形に書き込む予定にする。

    書けないセル（シートが無い・範囲の外・計算式）は予定に入れず、指摘にする。当てはめのときの指摘
    （``bound.findings``）は、ここでは繰り返さない。

    Args:
        bound: 当てはめた様式。
        facts: ひな形について分かっていること。

    >>> from madoguchi_core.forms import CellAddress
    >>> facts = WorkbookFacts((SheetFacts("申請書", last=(8, 40)),))
    >>> bound = BoundForm("f", (BoundCell(CellAddress("届出書", "C5"), "芽室町"),), ())
    >>> print(plan(bound, facts).findings[0])
    [誤り] MDG422 様式 f 届出書!C5: シート「届出書」がひな形にありません → 定義のシート名を直してください
    """
    writes: dict[tuple[str, str], CellWrite] = {}
    findings: list[Finding] = []
    for cell in bound.cells:
        write, found = _place(cell, facts=facts, where=f"様式 {bound.form_id} {cell.address}")
        findings += found
        if write is None:
            continue
        key = (write.sheet, write.cell)
        if key in writes:
            findings.append(_twice(f"様式 {bound.form_id} {cell.address}", write.cell))
        writes.setdefault(key, write)
    return Plan(tuple(writes.values()), tuple(findings))


def _place(cell: BoundCell, *, facts: WorkbookFacts, where: str) -> tuple[CellWrite | None, list[Finding]]:
    sheet = facts.sheet(cell.address.sheet)
    if sheet is None:
        message = f"シート「{cell.address.sheet}」がひな形にありません"
        hint = "定義のシート名を直してください"
        return None, [Finding("MDG422", Severity.ERROR, where, message, hint)]
    refusal = _refusal(cell, sheet=sheet, where=where)
    if refusal is not None:
        return None, [refusal]
    anchor = sheet.anchor_of(cell.address)
    is_number = isinstance(cell.value, int)
    value = str(cell.value) if anchor in sheet.texts and is_number else cell.value
    return CellWrite(sheet.name, anchor, value), _redirected(cell, anchor=anchor, where=where)


def _refusal(cell: BoundCell, *, sheet: SheetFacts, where: str) -> Finding | None:
    if not sheet.covers(cell.address.position):
        hint = "定義の番地を確かめてください"
        return Finding("MDG423", Severity.ERROR, where, "ひな形の使われている範囲の外です", hint)
    if sheet.anchor_of(cell.address) in sheet.formulas:
        hint = "式の元になるセルを指してください"
        return Finding("MDG425", Severity.ERROR, where, "計算式のセルなので書きません", hint)
    return None


def _redirected(cell: BoundCell, *, anchor: str, where: str) -> list[Finding]:
    if anchor == cell.address.cell:
        return []
    message = f"結合セルの途中なので、左上の {anchor} に書きます"
    return [Finding("MDG424", Severity.NOTICE, where, message, "定義の番地を左上に直してください")]


def _twice(where: str, anchor: str) -> Finding:
    message = f"{anchor} には、ほかの欄がもう書かれています"
    return Finding("MDG426", Severity.ERROR, where, message, "定義の番地を直してください")
