"""同じ仕事をする、よその規則エンジン。測るときだけ入れる。"""

import json
from collections.abc import Callable
from typing import Any

import workload

Judge = Callable[[dict[str, Any]], list[bool]]


def zen_judge() -> Judge:
    """zen-engine: 規則ごとに組み立てた式を、一人分の事実で評価する。"""
    import zen

    compiled = [zen.compile_expression(_zen(rule["expr"])) for rule in workload.rules()]
    return lambda person: [bool(expression.evaluate(person)) for expression in compiled]


def openfisca_judge() -> Judge:
    """openfisca-core: 一人だけの世帯を毎回組み立てて、40 の変数を計算する。"""
    from openfisca_core.simulation_builder import SimulationBuilder

    system, names = _system()
    fields = list(workload.facts())

    def judge(person: dict[str, Any]) -> list[bool]:
        simulation = SimulationBuilder().build_default_simulation(system, 1)
        for name in fields:
            simulation.set_input(name, "2026-04", [_coded(name, person[name])])
        return [bool(simulation.calculate(name, "2026-04")[0]) for name in names]

    return judge


def _zen(tree: Any) -> str:
    if isinstance(tree, str):
        return tree
    operator, *rest = tree
    if operator in ("and", "or"):
        return "(" + f" {operator} ".join(_zen(part) for part in rest) + ")"
    if operator == "not":
        return f"not ({_zen(rest[0])})"
    return f"({rest[0]} {operator} {json.dumps(rest[1], ensure_ascii=False)})"


def _coded(name: str, value: Any) -> Any:
    enums = workload.shared().ENUMS
    return enums[name].index(value) if name in enums else value


def _system() -> tuple[Any, list[str]]:
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="人", is_person=True)
    system = TaxBenefitSystem([person])

    def variable(name: str, kind: type, formula: Any = None) -> None:
        body: dict[str, Any] = {
            "value_type": kind, "entity": person, "definition_period": DateUnit.MONTH, "label": name,
        }  # fmt: skip
        if formula is not None:
            body["formula"] = formula
        system.add_variable(type(name, (Variable,), body))

    for name, fact in workload.facts().items():
        variable(name, bool if fact.kind is bool else int)
    names = []
    for rule in workload.rules():
        names.append(f"rule_{rule['id'].lower()}")
        variable(names[-1], bool, _formula(rule["expr"]))
    return system, names


def _formula(tree: Any) -> Any:
    module = workload.shared()
    fields = module.fields_of(tree)

    def formula(person: Any, period: Any) -> Any:
        return module.np_eval(tree, {name: person(name, period) for name in fields})

    return formula
