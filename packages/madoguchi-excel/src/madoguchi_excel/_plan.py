"""どのセルに何を書くかを、ひな形に照らして決める。ここに無いもの: ファイルに触ること（_fill）。"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, BoundMark, CellAddress, Fit
from madoguchi_excel._cell_xml import CellValue, value_problem
from madoguchi_excel._facts import SheetFacts, WorkbookFacts
from madoguchi_excel._serial import serial_of


@dataclass(frozen=True, slots=True)
class CellWrite:
    """
    セルへの書き込みひとつ。

    Attributes:
        sheet: シートの名。
        cell: 番地。結合セルでは左上。
        value: 文字・数・真偽。文字は「=」で始まっても文字のまま書く。``None`` は、書式を残して中を消す。
            人の情報があるので、表示（repr）には出さない。
        kana: ふりがな。文字のときだけ。
        fit: 収め方。
    """

    sheet: str
    cell: str
    value: CellValue = field(repr=False)
    kana: str | None = field(default=None, repr=False)
    fit: Fit = Fit.AS_IS


@dataclass(frozen=True, slots=True)
class Ellipse:
    """
    セルを囲む○ひとつ。

    Attributes:
        sheet: シートの名。
        cell: 番地。結合セルなら、結合の全体を囲む。
        part: セルの文字のうち、囲む言葉。空なら、セルの全体。
    """

    sheet: str
    cell: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """
    書き込みの予定。

    Attributes:
        writes: 書き込み。様式の定義の順。
        ellipses: 描く○。
        findings: 書けないセルの指摘のすべて。
    """

    writes: tuple[CellWrite, ...] = ()
    ellipses: tuple[Ellipse, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan(bound: BoundForm, facts: WorkbookFacts) -> Plan:
    """
    当てはめた様式を、ひな形に書き込む予定にする。

    書けないセル（シートが無い・範囲の外・計算式・表の見出し）は予定に入れず、指摘にする。当てはめのときの指摘
    （``bound.findings``）は、ここでは繰り返さない。

    Args:
        bound: 当てはめた様式。
        facts: ひな形について分かっていること。

    >>> facts = WorkbookFacts((SheetFacts("申請書", last=(8, 40)),))
    >>> bound = BoundForm("f", (BoundCell(CellAddress("届出書", "C5"), "芽室町"),), ())
    >>> print(plan(bound, facts).findings[0])
    [誤り] MDG422 様式 f 届出書!C5: シート「届出書」がひな形にありません → 定義のシート名を直してください
    """
    planner = _Planner(bound.form_id, facts)
    for cell in bound.cells:
        planner.write(cell)
    for mark in bound.marks:
        planner.circle(mark)
    return Plan(tuple(planner.writes.values()), tuple(planner.ellipses), tuple(planner.findings))


@dataclass(slots=True)
class _Planner:
    """一枚の予定を立てるあいだに溜まるもの。"""

    form_id: str
    facts: WorkbookFacts
    writes: dict[tuple[str, str], CellWrite] = field(default_factory=dict)
    ellipses: list[Ellipse] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self, cell: BoundCell) -> None:
        where = self._where(cell.address)
        sheet = self._sheet(cell.address)
        if sheet is None:
            return
        anchor = sheet.anchor_of(cell.address)
        value = self._value(cell, is_text=anchor in sheet.texts)
        refusals = [*_refusals(cell.address, anchor, sheet=sheet, where=where), *_unfit(value, where=where)]
        self.findings += refusals
        if refusals:
            return
        if anchor != cell.address.cell:
            self.findings.append(_redirected(anchor, where=where))
        if (sheet.name, anchor) in self.writes:
            self.findings.append(_twice(where, anchor))
        write = CellWrite(sheet.name, anchor, value, cell.kana, cell.fit)
        self.writes.setdefault((sheet.name, anchor), write)

    def circle(self, mark: BoundMark) -> None:
        sheet = self._sheet(mark.address)
        if sheet is None:
            return
        if not sheet.covers(mark.address.position):
            self.findings.append(_outside(self._where(mark.address)))
            return
        self.ellipses.append(Ellipse(sheet.name, sheet.anchor_of(mark.address), mark.part))

    def _sheet(self, address: CellAddress) -> SheetFacts | None:
        sheet = self.facts.sheet(address.sheet)
        if sheet is None:
            message = f"シート「{address.sheet}」がひな形にありません"
            hint = "定義のシート名を直してください"
            self.findings.append(Finding("MDG422", Severity.ERROR, self._where(address), message, hint))
        return sheet

    def _where(self, address: CellAddress) -> str:
        return f"様式 {self.form_id} {address}"

    def _value(self, cell: BoundCell, *, is_text: bool) -> CellValue:
        value = cell.value
        if isinstance(value, date):
            return serial_of(value, uses_1904=self.facts.uses_1904)
        # 「文字列」の書式のセルに数で書くと、町が見せたい形（左寄せ・先頭の0）が崩れる
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return str(value) if is_text and is_number else value


_RESULT: Final = "配列の式の答えのセル"
_HEAD: Final = "表（テーブル）の見出しのセル"


def _refusals(address: CellAddress, anchor: str, *, sheet: SheetFacts, where: str) -> list[Finding]:
    if not sheet.covers(address.position):
        return [_outside(where)]
    if anchor in sheet.formulas:
        hint = "式の元になるセルを指してください"
        return [Finding("MDG425", Severity.ERROR, where, "計算式のセルなので書きません", hint)]
    place = sheet.area_of(address).first
    fragile = ((_RESULT, sheet.results), (_HEAD, sheet.heads))
    broken = next((title for title, areas in fragile if any(area.covers(place) for area in areas)), None)
    if broken is None:
        return []
    message = f"{broken}なので書きません。書くと、Excel がブックを壊れたと見ます"
    return [Finding("MDG432", Severity.ERROR, where, message, "別のセルを指してください")]


def _unfit(value: CellValue, *, where: str) -> list[Finding]:
    problem = value_problem(value)
    return [] if problem is None else [Finding("MDG431", Severity.ERROR, where, *problem)]


def _outside(where: str) -> Finding:
    hint = "定義の番地を確かめてください"
    return Finding("MDG423", Severity.ERROR, where, "ひな形の使われている範囲の外です", hint)


def _redirected(anchor: str, *, where: str) -> Finding:
    message = f"結合セルの途中なので、左上の {anchor} に書きます"
    return Finding("MDG424", Severity.NOTICE, where, message, "定義の番地を左上に直してください")


def _twice(where: str, anchor: str) -> Finding:
    message = f"{anchor} には、ほかの欄がもう書かれています"
    return Finding("MDG426", Severity.ERROR, where, message, "定義の番地を直してください")
