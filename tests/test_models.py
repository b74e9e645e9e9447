"""公開のモデルの約束: 変わらず、知らない項目を受け取らず、どの項目にも日本語の題がある。"""

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache

from house_tree import modules
from msgspec import Struct
from pydantic import BaseModel

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿々〇]")


@cache
def _models() -> tuple[type[BaseModel], ...]:
    return tuple(_defined())


def _defined() -> Iterator[type[BaseModel]]:
    return (value for value in _classes() if issubclass(value, BaseModel))


def _structs() -> Iterator[type[Struct]]:
    return (value for value in _classes() if issubclass(value, Struct))


def _classes() -> Iterator[type]:
    for module in modules():
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name:
                yield value


def test_どの項目にも日本語の題がある() -> None:
    untitled = [
        f"{model.__module__}.{model.__name__}.{name}"
        for model in _models()
        for name, field in model.model_fields.items()
        if not JAPANESE.search(field.title or "")
    ]
    assert untitled == []


def test_モデルは変えられず_知らない項目を拒む() -> None:
    loose = [
        f"{model.__module__}.{model.__name__}"
        for model in _models()
        if not (model.model_config.get("frozen") and model.model_config.get("extra") == "forbid")
    ]
    assert loose == []


def test_出来事の値も変えられず_どの項目もdocstringで日本語に説明される() -> None:
    """番号札の出来事は速さのために pydantic ではなく msgspec で作る。約束は同じ。"""
    wrong = [
        f"{struct.__module__}.{struct.__name__}"
        for struct in _structs()
        if not struct.__struct_config__.frozen
        or (
            not struct.__name__.startswith("_")
            and not all(f"{name}: " in (struct.__doc__ or "") for name in struct.__struct_fields__)
        )
    ]
    assert wrong == []


def _is_record(node: ast.ClassDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "record" for mark in node.decorator_list)


def _has_title(field: ast.AnnAssign) -> bool:
    """``Annotated[型, "日本語"]`` と書いてあるか。"""
    return isinstance(field.annotation, ast.Subscript) and bool(
        JAPANESE.search(ast.unparse(field.annotation.slice))
    )


def test_記録の項目にも日本語の題がある() -> None:
    """住民の記録は速さのために pydantic ではなく ``record`` で作る。約束は同じ。"""
    records = [
        (module.name, node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and _is_record(node)
    ]
    fields = [
        (f"{name}.{node.name}.{ast.unparse(field.target)}", _has_title(field))
        for name, node in records
        for field in node.body
        if isinstance(field, ast.AnnAssign)
    ]

    assert len(records) > 0
    assert [name for name, has_title in fields if not has_title] == []
