"""
速さを測る仕事: 40 の規則と、決まった乱数で作る人。

規則は共有の場所（作業場の隣の ``shared/bench``）にあり、作業場には写さない。無ければ測れない理由を言う。
"""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from madoguchi_core.rules import Fact, Law, Value, all_of, any_of, label

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared/bench"
WHY_ABSENT = "共有の測り方（shared/bench）が隣に無い"
PEOPLE = 200


@cache
def shared() -> ModuleType:
    """共有の測り方のモジュール。"""
    spec = importlib.util.spec_from_file_location("workload_shared", FOLDER / "workload.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def rules() -> list[dict[str, Any]]:
    """40 の規則の木。"""
    text = (FOLDER / "workload_rules.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["rules"]
    return found


@cache
def facts() -> dict[str, Fact[Any]]:
    """規則が使う事実。"""
    module = shared()
    kinds: dict[str, type] = dict.fromkeys(module.INTS, int)
    kinds.update(dict.fromkeys(module.BOOLS, bool))
    kinds.update(dict.fromkeys(module.ENUMS, str))
    return {name: Fact(name, kind, name) for name, kind in kinds.items()}


def conditions() -> list[Value[bool]]:
    """40 の規則を、madoguchi の式にしたもの。"""
    return [label(rule["title"], _expression(rule["expr"]), Law(rule["law"])) for rule in rules()]


def people(number: int = PEOPLE, *, missing: float = 0.0) -> list[dict[str, Any]]:
    """人の事実。*missing* の割合の事実は None（不明）。"""
    module = shared()
    columns = module.population(number)
    masks = module.missing_masks(number, missing) if missing else None
    found: list[dict[str, Any]] = module.records(columns, 0, number, masks)
    return found


def reference(number: int = PEOPLE, *, missing: float = 0.0) -> list[list[bool | None]]:
    """共有の測り方が答えとする三値。人ごとに 40 個。"""
    module = shared()
    matrix = module.kleene_reference(
        rules(), module.population(number), module.missing_masks(number, missing)
    )
    truths = {1: True, 0: False, -1: None}
    return [[truths[int(value)] for value in column] for column in matrix.T]


def _expression(tree: Any) -> Value[bool]:
    if isinstance(tree, str):
        return facts()[tree]
    operator, *rest = tree
    if operator == "and":
        return all_of(*(_expression(part) for part in rest))
    if operator == "or":
        return any_of(*(_expression(part) for part in rest))
    if operator == "not":
        return ~_expression(rest[0])
    fact, value = facts()[rest[0]], rest[1]
    if operator == "in":
        return fact.one_of(*value)
    compared: dict[str, Value[bool]] = {
        "==": fact == value, "!=": fact != value, ">=": fact >= value,
        ">": fact > value, "<=": fact <= value, "<": fact < value,
    }  # fmt: skip
    return compared[operator]
