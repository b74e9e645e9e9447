"""公開のモデルの約束: 変わらず、知らない項目を受け取らず、どの項目にも日本語の題がある。"""

import importlib
import re
from collections.abc import Iterator
from functools import cache

from house_tree import modules
from pydantic import BaseModel

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿々〇]")


@cache
def _models() -> tuple[type[BaseModel], ...]:
    return tuple(_defined())


def _defined() -> Iterator[type[BaseModel]]:
    for module in modules():
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.name:
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
