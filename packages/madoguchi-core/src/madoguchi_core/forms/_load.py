"""様式の定義（TOML の文字列）を読む。ここに無いもの: ファイルを開くこと（呼び出し側）。"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._check import check_form
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
    ['[誤り] MDG402 f.toml title', '[誤り] MDG402 f.toml template']
    """
    spec, findings = read_definition(text, FormSpec, where=where)
    return LoadedForm(spec, findings if spec is None else check_form(spec, where=where))


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
    "int_type": "整数で書いてください",
    "int_parsing": "整数で書いてください",
    "int_from_float": "整数で書いてください",
    "greater_than": "0 より大きくしてください",
    "tuple_type": "並び（[ … ]）で書いてください",
    "model_type": "表（[[ … ]]）で書いてください",
}
