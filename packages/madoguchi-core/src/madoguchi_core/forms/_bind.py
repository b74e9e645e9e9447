"""様式の定義に値を当てはめる。ここに無いもの: ファイルに書くこと（madoguchi_excel）。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._address import CellAddress
from madoguchi_core.forms._characters import unwritable, width
from madoguchi_core.forms._fields import FormField
from madoguchi_core.forms._render import Known, choice_of, written
from madoguchi_core.forms._spec import CellStyle, FormCell, FormSpec
from madoguchi_core.forms._values import Blank, FormValue, FormValues, settled
from madoguchi_core.records import Missing
from madoguchi_core.text import unencodable


@dataclass(frozen=True, slots=True)
class BoundCell:
    """
    セルひとつに書く物。

    Attributes:
        address: 書くセル。
        value: 文字か数。文字は、どんな形でも文字のまま書く（式や日付に変えない）。人の情報があるので、表示（repr）には出さない。
    """

    address: CellAddress
    value: str | int = field(repr=False)


@dataclass(frozen=True, slots=True)
class BoundForm:
    """
    値を当てはめた様式。空けておくセルは ``cells`` に無い。

    Attributes:
        form_id: 様式の id。
        cells: 書くセル。
        findings: 手で書く欄、収まらない欄などの指摘のすべて。
    """

    form_id: str
    cells: tuple[BoundCell, ...]
    findings: tuple[Finding, ...]


def bind(spec: FormSpec, values: FormValues) -> BoundForm:
    """
    様式の定義に値を当てはめ、どのセルに何を書くかを決める。

    値が無い欄は空けたままにし、手で書く欄として指摘する（MDG406）。「いいえ」や 0 にはしない。
    :data:`~madoguchi_core.forms.BLANK` の欄と「該当なし」の欄は、空いていることが正しいので指摘しない。

    Args:
        spec: 様式の定義。
        values: 欄の名前から値への対応。定義に無い欄は読まない。

    Returns:
        書くセルと、指摘のすべて。指摘に値そのものは出ない。

    >>> from datetime import date
    >>> cells = (
    ...     FormCell(cell="申請書!C5", field="deceased.died_on", style=CellStyle.WAREKI),
    ...     FormCell(cell="申請書!C6", field="applicant.name"),
    ... )
    >>> spec = FormSpec(id="f", title="申請書", procedure_ids=("p",), template="f.xlsx", cells=cells)
    >>> form = bind(spec, {"deceased.died_on": date(2026, 3, 3)})
    >>> form.cells[0].value
    '令和8年3月3日'
    >>> print(form.findings[0])
    [お知らせ] MDG406 様式 f 申請書!C6: 「申請者の氏名」は空けてあります（未入力） → 印刷した紙に書いてもらってください
    """
    groups: dict[str, list[FormCell]] = {}
    for cell in spec.cells:
        groups.setdefault(cell.field, []).append(cell)
    parts = [_FieldBinder(spec, name, tuple(cells)).bind(values.get(name)) for name, cells in groups.items()]
    return BoundForm(
        spec.id,
        tuple(chain.from_iterable(cells for cells, _ in parts)),
        tuple(chain.from_iterable(findings for _, findings in parts)),
    )


_Part = tuple[Sequence[BoundCell], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class _FieldBinder:
    """同じ欄を書くセルのまとまり。指摘は欄ごとに一つにする。"""

    spec: FormSpec
    name: str
    cells: tuple[FormCell, ...]

    def bind(self, value: FormValue | None) -> _Part:
        field = self.spec.vocabulary.get(self.name)
        if field is None:
            return (), (unknown_field(self._where(self.cells), self.name),)
        found = settled(value)
        if found is Missing.NOT_APPLICABLE or isinstance(found, Blank):
            return (), ()
        if isinstance(found, Missing):
            return (), (self._by_hand(field, self.cells, found.title),)
        return self._bind_known(field, found)

    def _bind_known(self, field: FormField, value: Known) -> _Part:
        refusal = self._refusal(field, value)
        if refusal is not None:
            return (), (refusal,)
        bound: list[BoundCell] = []
        blank: list[FormCell] = []
        for cell in self.cells:
            texts = written(value, cell=cell)
            if texts is None:
                blank.append(cell)
            else:
                bound += [
                    BoundCell(address, text)
                    for address, text in zip(cell.addresses, texts, strict=True)
                    if text is not None
                ]
        return bound, [*self._blanks(field, blank), *self._warnings(field, value)]

    def _refusal(self, field: FormField, value: Known) -> Finding | None:
        where = self._where(self.cells)
        if not field.kind.accepts(value):
            message = f"「{field.title}」に{field.kind.title}ではない値が渡されました"
            return Finding("MDG408", Severity.ERROR, where, message, "値を渡している処理を直してください")
        codes = unwritable(value) if isinstance(value, str) else ()
        if codes:
            message = f"「{field.title}」に文書に書けない文字があります（{'、'.join(codes)}）"
            return Finding("MDG411", Severity.ERROR, where, message, "元のデータから除いてください")
        return None

    def _blanks(self, field: FormField, blank: Sequence[FormCell]) -> Iterator[Finding]:
        boxed = [cell for cell in blank if cell.style is CellStyle.DIGITS]
        dated = [cell for cell in blank if cell.style is not CellStyle.DIGITS]
        if boxed:
            message = f"「{field.title}」はますに書けません（桁が多いか、数字ではない字があります）"
            yield _overflow(self._where(boxed), message)
        if dated:
            yield self._by_hand(field, dated, "この欄の形では書けない日付")

    def _warnings(self, field: FormField, value: Known) -> Iterator[Finding]:
        choices = [cell for cell in self.cells if cell.style.is_choice]
        chosen = choice_of(value)
        if choices and chosen is not None and chosen not in {cell.choice for cell in choices}:
            message = f"「{field.title}」で選ばれた値の欄が様式にありません"
            yield Finding("MDG409", Severity.WARNING, self._where(choices), message, "紙に直接書いてください")
        codes = unencodable(value, "utf-8") if isinstance(value, str) else ()
        if codes:
            message = f"「{field.title}」に外字があります（{'、'.join(codes)}）"
            hint = "印刷した字形を確かめてください"
            yield Finding("MDG410", Severity.WARNING, self._where(self.cells), message, hint)
        for cell in self.cells:
            yield from self._too_wide(field, value, cell)

    def _too_wide(self, field: FormField, value: Known, cell: FormCell) -> Iterator[Finding]:
        texts = written(value, cell=cell) or ()
        widest = max((width(text) for text in texts if isinstance(text, str)), default=0.0)
        if cell.max_width is not None and widest > cell.max_width:
            message = f"「{field.title}」が欄に収まりません（全角{cell.max_width:g}字の欄に{widest:g}字分）"
            yield _overflow(self._where([cell]), message)

    def _by_hand(self, field: FormField, cells: Iterable[FormCell], why: str) -> Finding:
        message = f"「{field.title}」は空けてあります（{why}）"
        hint = "印刷した紙に書いてもらってください"
        return Finding("MDG406", Severity.NOTICE, self._where(cells), message, hint)

    def _where(self, cells: Iterable[FormCell]) -> str:
        return f"様式 {self.spec.id} {'、'.join(cell.cell for cell in cells)}"


def unknown_field(where: str, name: str) -> Finding:
    """語彙に無い欄の名前の指摘。定義を読むときにも、当てはめるときにも使う。"""
    message = f"欄の名前 {name} が語彙にありません"
    hint = "綴りを直すか、定義の fields に加えてください"
    return Finding("MDG403", Severity.ERROR, where, message, hint)


def _overflow(where: str, message: str) -> Finding:
    return Finding(
        "MDG407", Severity.WARNING, where, message, "印刷して確かめ、読めなければ手で書いてください"
    )
