"""ひな形の中に書かれた対応（セルの名前と、差し込みの印）を、欄とセルの対応にする。ここに無いもの: ブックを読むこと。"""

from collections.abc import Iterable, Mapping
from typing import Final

from pydantic import ValidationError

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._address import CellAddress, parse_addresses
from madoguchi_core.forms._check import check_cell, unknown_field
from madoguchi_core.forms._fields import FieldKind, FormField
from madoguchi_core.forms._load import LoadedForm
from madoguchi_core.forms._spec import FormCell, FormSpec
from madoguchi_core.forms._styles import CellStyle

MARKER: Final = "{{"
"""この字のあるセルを、差し込みの印とみなす。"""


def cells_from_names(
    names: Iterable[tuple[str, str]], vocabulary: Mapping[str, FormField]
) -> tuple[tuple[FormCell, ...], tuple[Finding, ...]]:
    """
    セルの名前を読む。名前は欄の名か見出しで、``欄__書き方`` か ``欄__書き方__選択肢`` とも書ける。

    書き方を省くと、日付は和暦、金額は円、いくつものセルに付けた番号は一桁ずつになる。語彙に関わりのない名前
    （印刷範囲など）は読まない。

    Args:
        names: ブックの名前と、それが指す番地（``申請書!$C$5``）。
        vocabulary: 様式で使える欄。

    Returns:
        欄とセルの対応と、読めない名前の指摘。

    >>> from madoguchi_core.forms import FORM_FIELDS
    >>> cells, findings = cells_from_names(
    ...     [
    ...         ("死亡年月日", "申請書!$C$5"),
    ...         ("account.kind__tick__普通", "申請書!$C$6"),
    ...         ("表1", "申請書!$A$1"),
    ...     ],
    ...     FORM_FIELDS,
    ... )
    >>> [(cell.field, cell.style.value, cell.choice) for cell in cells], findings
    ([('deceased.died_on', 'wareki', None), ('account.kind', 'tick', '普通')], ())
    """
    by_word = {word: field for field in vocabulary.values() for word in (field.title, field.name)}
    cells: list[FormCell] = []
    findings: list[Finding] = []
    for name, target in names:
        read = _read_name(name, target, by_word)
        if isinstance(read, FormCell):
            cells.append(read)
        elif read is not None:
            findings.append(read)
    return tuple(cells), tuple(findings)


def _read_name(name: str, target: str, by_word: Mapping[str, FormField]) -> FormCell | Finding | None:
    word, *more = name.split("__")
    field, where = by_word.get(word), f"名前「{name}」"
    if field is None:
        starts = {known.partition(".")[0] for known in by_word if "." in known}
        is_meant = "." in word and word.partition(".")[0] in starts
        return unknown_field(where, word) if is_meant else None
    if field.list_name:
        return _unreadable(where, "一覧の欄は名前では書けません", "定義の lists に列を書いてください")
    return _cell(field, more, target.replace("$", ""), where)


def _cell(field: FormField, more: list[str], target: str, where: str) -> FormCell | Finding:
    style, choice = [*more, None, None][:2]
    content = {
        "field": field.name,
        "style": style or _default_style(field, target),
        "choice": choice,
        "cell": target,
    }
    try:
        # 結合セルに付けた名前は範囲を指すことがある。分けない書き方なら、左上に書く
        is_split = CellStyle(content["style"]).is_split
        return FormCell.model_validate({**content, "cell": target if is_split else target.partition(":")[0]})
    except (ValidationError, ValueError):
        return _unreadable(where, "書き方か番地が読めません", "「欄__書き方__選択肢」の形に直してください")


def _default_style(field: FormField, target: str) -> CellStyle:
    if field.kind is FieldKind.DIGITS and len(parse_addresses(target)) > 1:
        return CellStyle.DIGITS
    return _DEFAULTS.get(field.kind, CellStyle.TEXT)


_DEFAULTS: Final[Mapping[FieldKind, CellStyle]] = {
    FieldKind.DATE: CellStyle.WAREKI,
    FieldKind.YEN: CellStyle.YEN,
    FieldKind.COUNT: CellStyle.NUMBER,
}


def _unreadable(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG418", Severity.ERROR, where, message, hint)


def cell_from_marker(address: CellAddress, text: str) -> FormCell:
    """
    差し込みの印のあるセルを、欄とセルの対応にする。式の誤りは、ここでは言わない（``check_form`` が言う）。

    Args:
        address: 印のあるセル。
        text: セルの文字。

    >>> cell_from_marker(CellAddress("申請書", "C5"), "{{ applicant.name }} 様").text
    '{{ applicant.name }} 様'
    """
    return FormCell(cell=str(address), text=text)


def with_bindings(spec: FormSpec, cells: Iterable[FormCell], *, where: str) -> LoadedForm:
    """
    ひな形の中に書かれた対応を、定義に足す。同じセルを定義も書いているときは、定義が勝つ。

    Args:
        spec: 様式の定義。
        cells: ひな形から読んだ対応。
        where: 指摘に出す場所（ひな形のファイル名）。

    Returns:
        足した定義と指摘。定義と食い違うセル（MDG417）と、語彙や書き方に合わないセル。

    >>> spec = FormSpec(id="f", title="申請書", template="f.xlsx")
    >>> name = FormCell(cell="申請書!C5", field="deceased.name")
    >>> with_bindings(spec, [name], where="f.xlsx").spec.cells == (name,)
    True
    """
    rows = (row for listed in spec.lists for row in listed.rows)
    taken = {at: cell for cells in (spec.cells, *rows) for cell in cells for at in cell.addresses}
    added: list[FormCell] = []
    findings: list[Finding] = []
    for cell in cells:
        earlier = next((taken[at] for at in cell.addresses if at in taken), None)
        place = f"{where} {cell.cell}"
        if earlier is None:
            added.append(cell)
            taken.update(dict.fromkeys(cell.addresses, cell))
            findings += check_cell(cell, place, spec.vocabulary)
        elif (earlier.field, earlier.text) != (cell.field, cell.text):
            findings.append(_conflict(cell, place))
    return LoadedForm(spec.model_copy(update={"cells": (*spec.cells, *added)}), tuple(findings))


def _conflict(cell: FormCell, place: str) -> Finding:
    message = "ひな形に書かれた対応が、定義（か、ひな形のほかの名前）と食い違います。初めの方に従います"
    # 差し込みの印は、定義の値が無いときに、そのまま紙に残ってしまう
    severity = Severity.ERROR if cell.text else Severity.WARNING
    return Finding("MDG417", severity, place, message, "どちらか一方を消してください")
