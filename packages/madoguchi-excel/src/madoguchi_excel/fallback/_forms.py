"""出来事の様式を、シート「入力」から引く形にして、判定ブックに並べる。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from madoguchi_core.forms import CellStyle, FieldKind, FormCell, FormField, FormSpec, with_bindings
from madoguchi_core.municipality import FormPackage
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry
from madoguchi_excel import CellWrite, Plan, Template
from madoguchi_excel._cell_xml import CellFormula
from madoguchi_excel.fallback._answers import DAY_EXAMPLE
from madoguchi_excel.fallback._form_formulas import Source, circled, sentence, split_formulas
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.joining import Guest

_CIRCLED: Final = frozenset({CellStyle.CIRCLE, CellStyle.ELLIPSE})
_BY_HAND: Final = ".signature"
"""いつも手で書く欄の、名の終わり。"""
MOST_LISTED: Final = 10
"""シート「入力」に書ける、一覧の人の数。"""


@dataclass(frozen=True, slots=True)
class ListUse:
    """
    様式が使う一覧ひとつ（世帯員、相続人）。

    Attributes:
        name: 一覧の名。
        title: 見出し。
        fields: 一人ぶんの欄。
        people: 書ける人の数。
    """

    name: str
    title: str
    fields: tuple[FormField, ...]
    people: int


@dataclass(frozen=True, slots=True)
class EventForms:
    """
    出来事の様式。

    Attributes:
        forms: 様式の題。
        fields: 一つずつ書く欄。
        users: 欄から、それを使う様式の題。
        choices: 選ぶ欄の、選択肢。
        lists: 人の数だけ書く欄。
        guests: 判定ブックに並べるシート。
    """

    forms: tuple[str, ...]
    fields: tuple[FormField, ...]
    users: dict[str, tuple[str, ...]]
    choices: dict[str, tuple[str, ...]]
    lists: tuple[ListUse, ...]
    guests: tuple[Guest, ...]


def forms_of(registry: Registry, event: LifeEvent) -> EventForms:
    """
    出来事の手続きに使う様式と、そこに書く欄。

    Args:
        registry: 登録簿。
        event: 出来事。
    """
    ids = {procedure.id for procedure in registry.catalogue.for_event(event)}
    packages = [form for form in registry.forms.values() if ids & set(form.spec.procedure_ids)]
    bound = [_bound(form) for form in packages]
    specs = [spec for spec, _ in bound]
    cells = [cell for spec in specs for cell in spec.cells]
    listed = [cell for spec in specs for one in spec.lists for cell in one.rows[0]]
    return EventForms(
        tuple(spec.title for spec in specs),
        tuple(_used(specs, cells)),
        {field.name: tuple(_users(specs, field)) for field in _used(specs, cells)},
        {field: tuple(choices) for field, choices in _choices([*cells, *listed])},
        tuple(_lists(specs)),
        tuple(Guest(spec.title, _linked(spec, template)) for spec, template in bound),
    )


def enter_fields(ledger: Ledger, forms: EventForms) -> dict[str, str]:
    """様式の欄の入力の枠。"""
    return {name: ledger.entry(f"様式 {field.title}") for name, field in named_fields(forms)}


def named_fields(forms: EventForms) -> Iterator[tuple[str, FormField]]:
    """シート「入力」に書く欄の名と、欄。一覧の欄は、何人目かを付けた名。"""
    yield from ((field.name, field) for field in forms.fields)
    for use in forms.lists:
        for number in range(1, use.people + 1):
            yield from ((listed_name(field, number), field) for field in use.fields)


def listed_name(field: FormField, number: int) -> str:
    """一覧の欄の、*number* 人目の名。"""
    return f"{field.name}.{number}"


def read_name(name: str) -> str:
    """様式のシートが引く名。欄そのものではなく、見張りを通した枠に付く。"""
    return f"form.{name}"


def _bound(form: FormPackage) -> tuple[FormSpec, Template]:
    template = Template(form.read_template())
    cells, _ = template.bindings(form.spec.vocabulary)
    loaded = with_bindings(form.spec, cells, where=form.spec.template)
    return loaded.spec or form.spec, template


def _used(specs: Sequence[FormSpec], cells: Sequence[FormCell]) -> Iterator[FormField]:
    """使う欄。語彙の並び。"""
    vocabulary = {name: field for spec in specs for name, field in spec.vocabulary.items()}
    used = {cell.field for cell in cells if cell.field}
    texts = " ".join(cell.text for cell in cells)
    for name, field in vocabulary.items():
        is_used = name in used or name in texts
        if is_used and not field.list_name and not name.endswith(_BY_HAND):
            yield field


def _users(specs: Sequence[FormSpec], field: FormField) -> Iterator[str]:
    for spec in specs:
        if any(cell.field == field.name or field.name in cell.text for cell in spec.cells):
            yield spec.title


def _choices(cells: Sequence[FormCell]) -> Iterator[tuple[str, dict[str, None]]]:
    found: dict[str, dict[str, None]] = {}
    for cell in cells:
        if cell.choice is not None:
            found.setdefault(cell.field, {})[cell.choice] = None
    yield from found.items()


def _lists(specs: Sequence[FormSpec]) -> Iterator[ListUse]:
    fields: dict[str, dict[str, FormField]] = {}
    titles: dict[str, str] = {}
    people: dict[str, int] = {}
    for spec in specs:
        for one in spec.lists:
            names = [cell.field for cell in one.cells if cell.field]
            known = fields.setdefault(one.name, {})
            known.update({name: spec.vocabulary[name] for name in names if spec.vocabulary[name].list_name})
            titles.setdefault(one.name, one.title)
            people[one.name] = min(max(people.get(one.name, 0), len(one.rows)), MOST_LISTED)
    for name, found in fields.items():
        yield ListUse(name, titles[name], tuple(found.values()), people[name])


def _linked(spec: FormSpec, template: Template) -> bytes:
    """どの欄も、シート「入力」から引く式にしたひな形。"""
    writes = [*_writes(spec, spec.cells, template, read_name), *_readings(spec, template)]
    for one in spec.lists:
        for number, row in enumerate(one.rows[:MOST_LISTED], start=1):
            writes += _writes(spec, row, template, _numbered(spec, number))
    return template.fill(Plan(tuple({(one.sheet, one.cell): one for one in writes}.values())))


def _readings(spec: FormSpec, template: Template) -> Iterator[CellWrite]:
    """ふりがなを取り出す式（PHONETIC）。入力から引いた名前にはふりがなが無いので、フリガナの欄から引く。"""
    kana_at = {}
    for cell in spec.cells:
        sheet = template.facts.sheet(cell.addresses[0].sheet)
        if cell.kana and sheet is not None:
            kana_at[sheet.name, sheet.anchor_of(cell.addresses[0])] = cell.kana
    for name, target, source in template.phonetics():
        if (name, source) in kana_at:
            field = read_name(kana_at[name, source])
            yield CellWrite(name, target, CellFormula(f'IF({field}="","",{field})'))


def _numbered(spec: FormSpec, number: int) -> Source:
    """一覧の欄には、何人目かを付けた名を使う。"""

    def named(name: str) -> str:
        field = spec.vocabulary[name]
        return read_name(listed_name(field, number) if field.list_name else name)

    return named


def _writes(
    spec: FormSpec, cells: Sequence[FormCell], template: Template, source: Source
) -> Iterator[CellWrite]:
    facts = template.facts
    typed = (cell for cell in cells if not cell.field.endswith(_BY_HAND))
    ordered = sorted(typed, key=lambda cell: cell.cell)
    for _, group in groupby(ordered, key=lambda cell: cell.cell):
        same = list(group)
        anchors = [
            (sheet.name, sheet.anchor_of(address))
            for address in same[0].addresses
            if (sheet := facts.sheet(address.sheet)) is not None
        ]
        originals = [template.text_at(*anchor) for anchor in anchors]
        for anchor, formula in zip(anchors, _formulas(spec, same, source, originals), strict=False):
            yield CellWrite(*anchor, None if formula is None else CellFormula(formula))


def _formulas(
    spec: FormSpec, cells: Sequence[FormCell], source: Source, originals: Sequence[str]
) -> Iterator[str | None]:
    first = cells[0]
    if first.text:
        yield sentence(first.text, source)
        return
    field: Any = spec.vocabulary[first.field]
    if first.style in _CIRCLED:
        yield circled(cells, field, source, originals[0] if originals else "")
        return
    yield from split_formulas(first, field, source, originals)


def hint_of(field: FormField, choices: dict[str, tuple[str, ...]]) -> str:
    """記入のしかた。"""
    if field.kind is FieldKind.CHOICE and field.name in choices:
        return "・".join(choices[field.name])
    return _HINTS[field.kind]


_HINTS: Final = {
    FieldKind.TEXT: "文字",
    FieldKind.DIGITS: "番号（先頭の 0 も書く）",
    FieldKind.DATE: f"日付（{DAY_EXAMPLE}）",
    FieldKind.YEN: "円",
    FieldKind.COUNT: "数",
    FieldKind.CHOICE: "選ぶ",
}
