"""様式の定義が、ひな形に合うかの点検。定義だけで分かることは core（check_form）が見る。"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import (
    BoundCell,
    BoundForm,
    BoundMark,
    CellAddress,
    CellStyle,
    FormCell,
    FormList,
    FormSpec,
    uncertain_characters,
    with_bindings,
)
from madoguchi_excel._bindings import bindings
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._plan import plan
from madoguchi_excel.commands._lint_cells import CellChecks
from madoguchi_excel.commands._lint_paper import paper_findings

_LIKENESS: Final = 0.75


def lint_form(spec: FormSpec, template: bytes, *, where: str) -> tuple[Finding, ...]:
    """
    定義とひな形の食い違いを、すべて言う。

    Args:
        spec: 様式の定義。
        template: ひな形の中身。
        where: 指摘に出す場所（定義のファイル名）。

    >>> spec = FormSpec(id="f", title="届", template="f.xlsx")
    >>> [found.code for found in lint_form(spec, b"", where="f.toml")]
    ['MDG420']
    """
    try:
        package = Package(template)
        facts = facts_of(package)
        return tuple(_findings(spec, package, facts, where))
    except FormError as error:
        return (Finding(error.code, Severity.ERROR, f"{where} {spec.template}", error.message, error.hint),)


def _findings(spec: FormSpec, package: Package, facts: WorkbookFacts, where: str) -> Iterator[Finding]:
    found, unreadable = bindings(facts, spec.vocabulary)
    loaded = with_bindings(spec, found, where=f"{where} {spec.template}")
    whole = loaded.spec or spec
    yield from unreadable
    yield from loaded.findings
    yield from _near_names(facts, whole, where)
    cells = [*whole.cells, *(cell for each in whole.lists for row in each.rows for cell in row)]
    yield from _named(plan(_filled(spec.id, cells), facts).findings, where)
    named = whole.cells[len(spec.cells) :]
    checks = CellChecks(package, facts, whole.vocabulary, named=named, where=where)
    for cell in cells:
        yield from checks.of(cell)
    for each in whole.lists:
        yield from _uneven(each, facts, where)
    yield from _labels(cells, where)
    yield from paper_findings(cells, package, facts, where=where)


def _filled(form_id: str, cells: Sequence[FormCell]) -> BoundForm:
    """どの欄にも何かを書く、試しの当てはめ。書けないセルは、本番と同じ決まりで分かる。"""
    marked = [cell for cell in cells if cell.style is CellStyle.ELLIPSE]
    written = [address for cell in cells if cell not in marked for address in cell.addresses]
    return BoundForm(
        form_id,
        tuple(BoundCell(address, "□") for address in dict.fromkeys(written)),
        (),
        marks=tuple(BoundMark(address, cell.part) for cell in marked for address in cell.addresses),
    )


def _named(findings: Iterable[Finding], where: str) -> Iterator[Finding]:
    """場所の頭を、様式の id から定義のファイル名に替える。"""
    for found in findings:
        place = found.where.split(" ", 2)[-1]
        yield Finding(found.code, found.severity, f"{where} {place}", found.message, found.hint)


def _near_names(facts: WorkbookFacts, spec: FormSpec, where: str) -> Iterator[Finding]:
    """欄の見出しに似ているのに、同じでない名前。綴りの違いで、黙って書かれないのを防ぐ。"""
    words = {word: field.title for field in spec.vocabulary.values() for word in (field.title, field.name)}
    for named in facts.names:
        word = named.name.partition("__")[0]
        near = [] if word in words else get_close_matches(word, words, n=1, cutoff=_LIKENESS)
        if near:
            message = f"名前「{named.name}」は、欄「{near[0]}」に似ていますが、同じではないので書きません"
            hint = "欄のつもりなら、名前を欄と同じにしてください"
            yield Finding("MDG418", Severity.WARNING, f"{where} {spec.template}", message, hint)


def _uneven(listed: FormList, facts: WorkbookFacts, where: str) -> Iterator[Finding]:
    """一人ずつの行で、セルの大きさの違う所。"""
    first, *rest = listed.rows
    for row in rest:
        for model, cell in zip(first, row, strict=True):
            if _shapes(model, facts) != _shapes(cell, facts):
                message = f"一覧「{listed.title}」の、この行のセルの大きさが、初めの行と違います"
                hint = "ひな形の結合か、定義の lines を直してください"
                yield Finding("MDG436", Severity.WARNING, f"{where} {cell.cell}", message, hint)


def _shapes(cell: FormCell, facts: WorkbookFacts) -> list[tuple[int, int]]:
    return [_shape(address, facts) for address in cell.addresses]


def _shape(address: CellAddress, facts: WorkbookFacts) -> tuple[int, int]:
    sheet = facts.sheet(address.sheet)
    if sheet is None:
        return (0, 0)
    area = sheet.area_of(address)
    return area.last[0] - area.first[0], area.last[1] - area.first[1]


def _labels(cells: Iterable[FormCell], where: str) -> Iterator[Finding]:
    for cell in cells:
        codes = [f"U+{ord(each[0]):04X}" for each in uncertain_characters(f"{cell.label}{cell.part}")]
        if codes:
            message = f"いつも書く言葉に、書体に無いかもしれない字があります（{'、'.join(codes)}）"
            hint = "刷って字形を確かめるか、別の字にしてください"
            yield Finding("MDG437", Severity.NOTICE, f"{where} {cell.cell}", message, hint)
