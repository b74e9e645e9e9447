"""欄ひとつに値を当てはめる。ここに無いもの: どの欄にどの人の値を渡すか（_bind）。"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._address import CellAddress
from madoguchi_core.forms._bound import BoundCell, BoundMark, CellValue
from madoguchi_core.forms._characters import unwritable
from madoguchi_core.forms._check import unknown_field
from madoguchi_core.forms._fields import FormField
from madoguchi_core.forms._part import Part, by_hand, gaiji, joined, overflow, refusal, too_wide
from madoguchi_core.forms._render import Known, choice_of, written
from madoguchi_core.forms._spec import FormCell
from madoguchi_core.forms._styles import CellStyle, Fit
from madoguchi_core.forms._template import parse_text, render_text
from madoguchi_core.forms._values import Blank, FormValues, settled
from madoguchi_core.records import Missing


@dataclass(frozen=True, slots=True)
class Binder:
    """
    同じ値の組で書くセルのまとまり（様式の一枚、または一覧の一人ぶん）。

    Attributes:
        form_id: 様式の id。
        vocabulary: 様式で使える欄。
        values: 欄の名前から値への対応。
        list_name: 一覧の一人ぶんなら、その一覧の名。
    """

    form_id: str
    vocabulary: Mapping[str, FormField]
    values: FormValues = field(repr=False)
    list_name: str = ""

    def bind(self, cells: Iterable[FormCell]) -> Part:
        """すべてのセルに当てはめる。同じ欄のセルは、指摘が一つになるようにまとめる。"""
        groups: dict[str, list[FormCell]] = {}
        for cell in cells:
            # 文は、同じ文でもセルごとに一つ
            groups.setdefault(cell.field or cell.cell, []).append(cell)
        return joined(self._bind_group(tuple(group)) for group in groups.values())

    def _bind_group(self, cells: tuple[FormCell, ...]) -> Part:
        names = parse_text(cells[0].text).names if cells[0].text else (cells[0].field,)
        misplaced = tuple(self._misplaced(cells, names))
        if misplaced:
            return Part(_cleared(cells), misplaced)
        if cells[0].text:
            return self._bind_text(cells[0], names)
        return self._bind_field(cells, self.vocabulary[cells[0].field])

    def _misplaced(self, cells: Iterable[FormCell], names: Iterable[str]) -> Iterator[Finding]:
        for name in names:
            field = self.vocabulary.get(name)
            if field is None:
                yield unknown_field(self._where(cells), name)
            elif field.list_name not in {"", self.list_name}:
                message = f"「{field.title}」は一覧 {field.list_name} の外では書けません"
                hint = "定義の lists の中に書いてください"
                yield Finding("MDG416", Severity.ERROR, self._where(cells), message, hint)

    def _bind_text(self, cell: FormCell, names: Sequence[str]) -> Part:
        where = self._where([cell])
        known = {name: settled(self.values.get(name)) for name in names}
        given = {name: value for name, value in known.items() if not isinstance(value, Missing | Blank)}
        checked = [refusal(self.vocabulary[name], value, where=where) for name, value in given.items()]
        refused = tuple(found for found in checked if found is not None)
        if refused:
            return Part(_cleared([cell]), refused)
        rendered = render_text(cell.text, known, self.vocabulary)
        if rendered.reason:
            hint = "定義の text を直してください"
            failed = Finding("MDG415", Severity.ERROR, where, f"文にできません: {rendered.reason}", hint)
            return Part(_cleared([cell]), (failed,))
        titles = "・".join(self.vocabulary[name].title for name in names) or cell.text
        findings = (
            *(self._open(name, [cell]) for name in rendered.open_fields),
            *(found for name, value in given.items() for found in self._gaiji(name, value, where)),
            *too_wide(titles, [rendered.text], cell=cell, where=where),
        )
        bound = BoundCell(cell.addresses[0], rendered.text, fit=cell.fit)
        return Part((bound,), findings, written=tuple(given) if rendered.text else ())

    def _gaiji(self, name: str, value: object, where: str) -> tuple[Finding, ...]:
        return gaiji(self.vocabulary[name], value, where=where)

    def _open(self, name: str, cells: Iterable[FormCell]) -> Finding:
        value = settled(self.values.get(name))
        why = value.title if isinstance(value, Missing) else _UNSPLITTABLE
        return by_hand(self.vocabulary[name].title, why, where=self._where(cells))

    def _bind_field(self, cells: tuple[FormCell, ...], field: FormField) -> Part:
        found = settled(self.values.get(field.name))
        if found is Missing.NOT_APPLICABLE or isinstance(found, Blank):
            return Part()
        if isinstance(found, Missing):
            return Part(findings=(self._open(field.name, cells),))
        refused = refusal(field, found, where=self._where(cells))
        return Part(findings=(refused,)) if refused else self._bind_known(cells, field, found)

    def _bind_known(self, cells: tuple[FormCell, ...], field: FormField, value: Known) -> Part:
        parts = [(cell, self._bind_cell(cell, value)) for cell in cells]
        done = [(cell, part) for cell, part in parts if part is not None]
        blank = [cell for cell, part in parts if part is None]
        findings = [*self._blanks(field, blank), *self._warnings(field, value, cells)]
        for cell, part in done:
            texts = [bound.value for bound in part.cells]
            findings += too_wide(field.title, texts, cell=cell, where=self._where([cell]))
        whole = joined(part for _, part in done)
        times = _times([cell for cell, part in done if part.cells or part.marks])
        return Part(whole.cells, tuple(findings), whole.marks, (field.name,) * times)

    def _bind_cell(self, cell: FormCell, value: Known) -> Part | None:
        """このセルに書く物。書き方に従えない値のときは ``None``。"""
        if cell.style is CellStyle.ELLIPSE:
            chosen = choice_of(value)
            mark = BoundMark(cell.addresses[0], cell.part)
            return None if chosen is None else Part(marks=(mark,) if chosen == cell.choice else ())
        values = written(value, cell=cell)
        if values is None:
            return None
        pairs = zip(cell.addresses, values, strict=True)
        return Part(tuple(self._bound(cell, at, one) for at, one in pairs if one is not None))

    def _bound(self, cell: FormCell, address: CellAddress, value: CellValue) -> BoundCell:
        is_folded = cell.style is CellStyle.LINES and isinstance(value, str) and "\n" in value
        return BoundCell(
            address,
            value,
            kana=self._kana(cell),
            fit=Fit.WRAP if is_folded else cell.fit,
        )

    def _kana(self, cell: FormCell) -> str | None:
        """ふりがな。無ければ付けず、書けない文字があるときも付けない（指摘は、フリガナの欄を書くセルに付く）。"""
        kana = settled(self.values.get(cell.kana)) if cell.kana else None
        return kana if isinstance(kana, str) and not unwritable(kana) else None

    def _blanks(self, field: FormField, blank: Sequence[FormCell]) -> Iterator[Finding]:
        for style, why in _NO_ROOM.items():
            cells = [cell for cell in blank if cell.style is style]
            if cells:
                yield overflow(f"「{field.title}」は{why}", where=self._where(cells))
        dated = [cell for cell in blank if cell.style not in _NO_ROOM]
        if dated:
            yield by_hand(field.title, _UNSPLITTABLE, where=self._where(dated))

    def _warnings(self, field: FormField, value: Known, cells: Sequence[FormCell]) -> Iterator[Finding]:
        choices = [cell for cell in cells if cell.style.is_choice]
        chosen = choice_of(value)
        if choices and chosen is not None and chosen not in {cell.choice for cell in choices}:
            message = f"「{field.title}」で選ばれた値の欄が様式にありません"
            yield Finding("MDG409", Severity.WARNING, self._where(choices), message, "紙に直接書いてください")
        yield from gaiji(field, value, where=self._where(cells))

    def _where(self, cells: Iterable[FormCell]) -> str:
        return f"様式 {self.form_id} {'、'.join(dict.fromkeys(cell.cell for cell in cells))}"


_UNSPLITTABLE: Final = "この欄の形では書けない日付"
_NO_ROOM: Final = {
    CellStyle.DIGITS: "ますに書けません（桁が多いか、数字ではない字があります）",
    CellStyle.CHARS: "ますに書けません（ますより字が多くあります）",
    CellStyle.GROUPS: "区切りごとに書けません（区切りが無いか、欄の数と合いません）",
}


def _cleared(cells: Iterable[FormCell]) -> tuple[BoundCell, ...]:
    """文のセルを空ける。差し込みの印を紙に残さない。"""
    return tuple(BoundCell(cell.addresses[0], None) for cell in cells if cell.text)


def _times(cells: Sequence[FormCell]) -> int:
    """手で書けば何回書くか。元号・年・月・日や選択肢に分けた一組は一回。"""
    parts = Counter((cell.style, cell.choice) for cell in cells if cell.style.is_part)
    return max(parts.values(), default=0) + sum(1 for cell in cells if not cell.style.is_part)


def cleared(cells: Iterable[FormCell]) -> Part:
    """
    人のいない行。文のセルだけを空ける。

    >>> cleared([FormCell(cell="異動届!C12", text="{{ member.name }} 様")]).cells[0].value is None
    True
    """
    return Part(_cleared(cells))
