"""様式の定義が語彙と合っているかを確かめる。ここに無いもの: TOML を読むこと（_load）と、ひな形を見ること。"""

from collections.abc import Iterable, Iterator, Mapping

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._fields import FieldKind, FormField
from madoguchi_core.forms._spec import CellContent, FormCell, FormSpec
from madoguchi_core.forms._styles import CellStyle
from madoguchi_core.forms._template import parse_text
from madoguchi_core.forms._vocabulary import FORM_FIELDS


def check_form(spec: FormSpec, *, where: str) -> tuple[Finding, ...]:
    """
    定義が語彙と合っているかを確かめる。ひな形のファイルは見ない。

    Args:
        spec: 様式の定義。
        where: 指摘に出す場所（ファイル名）。

    >>> cell = {"cell": "申請書!C5", "field": "deceased.nmae"}
    >>> spec = FormSpec.model_validate(
    ...     {"id": "f", "title": "申請書", "procedure_ids": ("p",), "template": "f.xlsx", "cells": (cell,)}
    ... )
    >>> check_form(spec, where="f.toml")[0].where
    'f.toml cells[0].field'
    """
    vocabulary = spec.vocabulary
    findings = [found for place, cell in _cells(spec) for found in check_cell(cell, place, vocabulary)]
    for at, listed in enumerate(spec.lists):
        for index, cell in enumerate(listed.cells):
            findings += check_cell(cell, f"lists[{at}].cells[{index}]", vocabulary, list_name=listed.name)
    named = [*findings, *_shared_cells(spec), *_shared_lists(spec)]
    placed = (Finding(f.code, f.severity, f"{where} {f.where}", f.message, f.hint) for f in named)
    return (*check_fields(spec.fields, where=where), *placed)


def check_fields(fields: Iterable[FormField], *, where: str) -> tuple[Finding, ...]:
    """
    定義が足した欄の名前が、共通の語彙とも互いとも重ならないかを確かめる。

    Args:
        fields: 定義が足した欄。
        where: 指摘に出す場所（ファイル名）。

    >>> [f.code for f in check_fields([FORM_FIELDS["filed_on"]], where="f.toml")]
    ['MDG405']
    """
    seen = set(FORM_FIELDS)
    findings = []
    for index, field in enumerate(fields):
        if field.name in seen:
            message = f"欄の名前 {field.name} はすでに使われています"
            findings.append(twice(f"{where} fields[{index}].name", message, "別の名前を付けてください"))
        seen.add(field.name)
    return tuple(findings)


def _cells(spec: FormSpec) -> Iterator[tuple[str, FormCell]]:
    yield from ((f"cells[{index}]", cell) for index, cell in enumerate(spec.cells))


def check_cell(
    cell: CellContent, place: str, vocabulary: Mapping[str, FormField], *, list_name: str = ""
) -> tuple[Finding, ...]:
    """
    欄ひとつを確かめる。

    Args:
        cell: 欄。
        place: 指摘に出す場所。
        vocabulary: 様式で使える欄。
        list_name: 一覧の中の欄なら、その一覧の名。
    """
    if cell.text:
        return tuple(_text_faults(cell.text, f"{place}.text", vocabulary, list_name))
    found = [*_field_faults(cell.field, f"{place}.field", vocabulary, list_name)]
    field = vocabulary.get(cell.field)
    if field is not None and field.kind not in cell.style.kinds:
        message = f"「{field.title}」（{field.kind.title}）は「{cell.style.title}」では書けません"
        found.append(Finding("MDG404", Severity.ERROR, f"{place}.style", message, "style を直してください"))
    if cell.kana:
        found += _kana_faults(cell.kana, f"{place}.kana", vocabulary, list_name)
    return tuple(found)


def _text_faults(
    text: str, place: str, vocabulary: Mapping[str, FormField], list_name: str
) -> Iterator[Finding]:
    parsed = parse_text(text)
    if parsed.reason:
        hint = "様式の手引きの「文に差し込む」の書き方に直してください"
        yield Finding("MDG414", Severity.ERROR, place, parsed.reason, hint)
    for name in parsed.names:
        yield from _field_faults(name, place, vocabulary, list_name)


def _kana_faults(
    name: str, place: str, vocabulary: Mapping[str, FormField], list_name: str
) -> Iterator[Finding]:
    yield from _field_faults(name, place, vocabulary, list_name)
    field = vocabulary.get(name)
    if field is not None and field.kind is not FieldKind.TEXT:
        message = f"「{field.title}」（{field.kind.title}）はふりがなにできません"
        yield Finding("MDG404", Severity.ERROR, place, message, "フリガナの欄の名前を書いてください")


def _field_faults(
    name: str, place: str, vocabulary: Mapping[str, FormField], list_name: str
) -> Iterator[Finding]:
    field = vocabulary.get(name)
    if field is None:
        yield unknown_field(place, name)
    elif field.list_name not in {"", list_name}:
        message = f"「{field.title}」は一覧 {field.list_name} の欄なので、ここでは誰の物か決まりません"
        hint = f'name = "{field.list_name}" の lists の中に書いてください'
        yield Finding("MDG416", Severity.ERROR, place, message, hint)


def unknown_field(where: str, name: str) -> Finding:
    """語彙に無い欄の名前の指摘。定義を読むときにも、当てはめるときにも使う。"""
    message = f"欄の名前 {name} が語彙にありません"
    hint = "綴りを直すか、定義の fields に加えてください"
    return Finding("MDG403", Severity.ERROR, where, message, hint)


def _shared_cells(spec: FormSpec) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for place, cell in (*_cells(spec), *_list_cells(spec)):
        # 一つのセルに並ぶ言葉を別々に囲むのは、二度書くことではない
        is_ellipse = cell.style is CellStyle.ELLIPSE
        for address in cell.addresses:
            earlier = first.setdefault(f"{address} ○{cell.part}" if is_ellipse else str(address), place)
            if earlier != place:
                message = f"{address} は {earlier} でも書いています"
                key = "cell" if place.startswith("cells") else "columns"
                yield twice(f"{place}.{key}", message, "どちらか一方を消してください")


def _list_cells(spec: FormSpec) -> Iterator[tuple[str, FormCell]]:
    for at, listed in enumerate(spec.lists):
        for row in listed.rows:
            yield from ((f"lists[{at}].cells[{index}]", cell) for index, cell in enumerate(row))


def _shared_lists(spec: FormSpec) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, listed in enumerate(spec.lists):
        if listed.name in seen:
            message = f"一覧の名 {listed.name} はすでに使われています"
            yield twice(f"lists[{at}].name", message, "一つの lists の lines に、行を続けて書いてください")
        seen.add(listed.name)


def twice(where: str, message: str, hint: str) -> Finding:
    """同じ物を二度決めている指摘。"""
    return Finding("MDG405", Severity.ERROR, where, message, hint)
