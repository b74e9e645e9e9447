"""様式の定義に値を当てはめる。ここに無いもの: ファイルに書くこと（madoguchi_excel）。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._binders import Binder, cleared
from madoguchi_core.forms._bound import BoundForm
from madoguchi_core.forms._part import Part, by_hand, joined
from madoguchi_core.forms._spec import FormList, FormSpec, Overflow
from madoguchi_core.forms._values import FormValues
from madoguchi_core.records import Missing

FormLists = Mapping[str, Sequence[FormValues]]
"""一覧の名から、一人ずつの値への対応。無い一覧は、分からない一覧。"""


def bind(spec: FormSpec, values: FormValues, lists: FormLists | None = None) -> BoundForm:
    """
    様式の定義に値を当てはめ、どのセルに何を書くかを決める。

    値が無い欄は空けたままにし、手で書く欄として指摘する（MDG406）。「いいえ」や 0 にはしない。
    :data:`~madoguchi_core.forms.BLANK` の欄と「該当なし」の欄は、空いていることが正しいので指摘しない。

    Args:
        spec: 様式の定義。
        values: 欄の名前から値への対応。定義に無い欄は読まない。
        lists: 一覧の名から、一人ずつの値への対応。無い一覧は分からないものとし、誰もいないとはみなさない。

    Returns:
        書くセルと、指摘のすべて。指摘に値そのものは出ない。

    >>> from datetime import date
    >>> from madoguchi_core.forms import CellStyle, FormCell
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
    binder = Binder(spec.id, spec.vocabulary, values)
    repeated = binder.bind(spec.cells)
    listed = [_ListBinder(binder, item).pages((lists or {}).get(item.name)) for item in spec.lists]
    count = max((len(pages) for pages in listed), default=1)
    sheets = [_sheet(spec, repeated, [pages[at : at + 1] for pages in listed], at) for at in range(count)]
    first, *further = sheets
    return BoundForm(first.form_id, first.cells, first.findings, first.marks, tuple(further), first.written)


def _sheet(spec: FormSpec, repeated: Part, listed: Sequence[Sequence[Part]], at: int) -> BoundForm:
    """一枚。繰り返す欄の指摘は、一枚目にだけ付ける。"""
    blanks = (
        cleared(chain.from_iterable(item.rows))
        for item, pages in zip(spec.lists, listed, strict=True)
        if not pages
    )
    kept = repeated if at == 0 else Part(repeated.cells, (), repeated.marks, repeated.written)
    part = joined([kept, *(page for pages in listed for page in pages), *blanks])
    return BoundForm(spec.id, part.cells, part.findings, part.marks, written=part.written)


@dataclass(frozen=True, slots=True)
class _ListBinder:
    """一覧ひとつ。"""

    binder: Binder
    item: FormList

    def pages(self, people: Sequence[FormValues] | None) -> list[Part]:
        """一枚ずつの結果。一人もいなくても一枚。"""
        rows = self.item.rows
        if people is None:
            where = f"様式 {self.binder.form_id} {'、'.join(self.item.lines)}"
            unknown = by_hand(self.item.title, Missing.NOT_ASKED.title, where=where)
            return [self._blank((unknown,))]
        if len(people) > len(rows) and self.item.overflow is Overflow.REFUSE:
            return [self._blank((self._refused(len(people)),))]
        starts = range(0, max(len(people), 1), len(rows))
        return [joined(self._rows(people[start : start + len(rows)])) for start in starts]

    def _rows(self, people: Sequence[FormValues]) -> Iterator[Part]:
        for at, cells in enumerate(self.item.rows):
            if at >= len(people):
                yield cleared(cells)
                continue
            # 一人ぶんの値が無い欄に、ほかの人の値を書かない
            shared = {
                name: value
                for name, value in self.binder.values.items()
                if (field := self.binder.vocabulary.get(name)) is None or not field.list_name
            }
            person = {**shared, **people[at]}
            binder = self.binder
            yield Binder(binder.form_id, binder.vocabulary, person, self.item.name).bind(cells)

    def _blank(self, findings: tuple[Finding, ...]) -> Part:
        return Part(cleared(chain.from_iterable(self.item.rows)).cells, findings)

    def _refused(self, count: int) -> Finding:
        room = len(self.item.rows)
        where = f"様式 {self.binder.form_id} {'、'.join(self.item.lines)}"
        message = f"「{self.item.title}」が{count}人で、様式の{room}行に入りません（{count - room}人分）"
        hint = '別の紙に書くか、定義に overflow = "copy" と書いて二枚目を作ってください'
        return Finding("MDG413", Severity.ERROR, where, message, hint)
