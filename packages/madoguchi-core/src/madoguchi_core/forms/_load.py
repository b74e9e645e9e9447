"""様式の定義（TOML の文字列）を読む。ここに無いもの: ファイルを開くこと（呼び出し側）。"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._bind import unknown_field
from madoguchi_core.forms._fields import FORM_FIELDS, FormField
from madoguchi_core.forms._spec import FormSpec

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class LoadedForm:
    """
    読んだ定義。

    Attributes:
        spec: 様式の定義。形になっていないときは ``None``。
        findings: 指摘のすべて。誤りが一つでもあれば、この定義は使わない。
    """

    spec: FormSpec | None
    findings: tuple[Finding, ...]


def load_form(text: str, *, where: str) -> LoadedForm:
    """
    様式の定義を TOML の文字列から読み、語彙と照らして確かめる。

    Args:
        text: TOML の中身。
        where: 指摘に出す場所（ファイル名）。

    Returns:
        定義と指摘。指摘には ``cells[3].field`` のような見出しの道筋が付く。

    >>> loaded = load_form('id = "f"', where="f.toml")
    >>> [str(finding).split(": ")[0] for finding in loaded.findings][:2]
    ['[誤り] MDG402 f.toml title', '[誤り] MDG402 f.toml procedure_ids']
    """
    spec, findings = read_definition(text, FormSpec, where=where)
    return LoadedForm(spec, findings if spec is None else check_form(spec, where=where))


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
    return (
        *check_fields(spec.fields, where=where),
        *_unfit_cells(spec, where=where),
        *_shared_cells(spec, where=where),
    )


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
            findings.append(_twice(f"{where} fields[{index}].name", message, "別の名前を付けてください"))
        seen.add(field.name)
    return tuple(findings)


def read_definition(
    text: str, model: type[_Model], *, where: str
) -> tuple[_Model | None, tuple[Finding, ...]]:
    """
    TOML の文字列を、決まった形の定義として読む。間違いは例外にせず、すべて指摘にする。

    Args:
        text: TOML の中身。
        model: 定義の形。
        where: 指摘に出す場所（ファイル名）。

    >>> read_definition("id = ", FormSpec, where="f.toml")[1][0].code
    'MDG401'
    """
    try:
        return model.model_validate(tomllib.loads(text)), ()
    except tomllib.TOMLDecodeError as error:
        return None, (_unreadable(str(error), where=where),)
    except ValidationError as error:
        details = error.errors(include_input=False)
        return None, tuple(
            _malformed(detail, where=where) for detail in details if _is_cause(detail, details)
        )


def _unreadable(reason: str, *, where: str) -> Finding:
    place = re.search(r"at line (\d+), column (\d+)", reason)
    spot = f"{where} {place[1]}行目{place[2]}文字目" if place else f"{where} 末尾"
    hint = "括弧・引用符・等号を確かめてください"
    return Finding("MDG401", Severity.ERROR, spot, "TOML として読めません", hint)


def _is_cause(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """中の間違いのせいで外側にも出る指摘を除く。直す所は中だけだから。"""
    depth = len(detail["loc"])
    return not any(len(other["loc"]) > depth and other["loc"][:depth] == detail["loc"] for other in details)


def _malformed(detail: ErrorDetails, *, where: str) -> Finding:
    path = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in detail["loc"]).lstrip(".")
    message = _MESSAGES.get(detail["type"], detail["msg"])
    return Finding(
        "MDG402", Severity.ERROR, f"{where} {path}".strip(), message, "様式の手引きの表に合わせてください"
    )


_MESSAGES: Final[Mapping[str, str]] = {
    "missing": "必要な見出しがありません",
    "extra_forbidden": "知らない見出しです",
    "string_type": '文字（"…"）で書いてください',
    "string_too_short": "空にはできません",
    "too_short": "一つ以上書いてください",
    "string_pattern_mismatch": "使えない形です",
    "enum": "選べる値ではありません",
    "float_type": "数で書いてください",
    "float_parsing": "数で書いてください",
    "greater_than": "0 より大きくしてください",
    "tuple_type": "並び（[ … ]）で書いてください",
    "model_type": "表（[[ … ]]）で書いてください",
}


def _unfit_cells(spec: FormSpec, *, where: str) -> Iterator[Finding]:
    for index, cell in enumerate(spec.cells):
        field = spec.vocabulary.get(cell.field)
        if field is None:
            yield unknown_field(f"{where} cells[{index}].field", cell.field)
        elif field.kind not in cell.style.kinds:
            message = f"「{field.title}」（{field.kind.title}）は「{cell.style.title}」では書けません"
            hint = "style を直してください"
            yield Finding("MDG404", Severity.ERROR, f"{where} cells[{index}].style", message, hint)


def _shared_cells(spec: FormSpec, *, where: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, cell in enumerate(spec.cells):
        for address in cell.addresses:
            earlier = first.setdefault(str(address), index)
            if earlier != index:
                message = f"{address} は cells[{earlier}] でも書いています"
                yield _twice(f"{where} cells[{index}].cell", message, "どちらか一方を消してください")


def _twice(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG405", Severity.ERROR, where, message, hint)
