"""手続きの言葉: どの項目も書き落とさず、値はその日のものを書く。"""

import re
from dataclasses import fields
from datetime import date

import pytest

from madoguchi_core.procedures import ITEM_TITLES, Override, Procedure, apply_override, procedure_words
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import ParameterBook

REGISTRY = build_registry({})
EVERYTHING = (*REGISTRY.catalogue, *REGISTRY.certificates.procedures)
BEFORE, AFTER = date(2024, 9, 30), date(2024, 10, 1)


def _words(name: str, on: date, book: ParameterBook = REGISTRY.parameters) -> dict[str, str]:
    return procedure_words(REGISTRY.catalogue.by_id[name], parameters=book, on=on)


def test_手続きに足した項目は_言葉にも足す() -> None:
    assert {field.name for field in fields(Procedure)} - {"id"} == set(ITEM_TITLES)


@pytest.mark.parametrize("on", [None, BEFORE, AFTER, date(1990, 1, 1)], ids=str)
def test_全国のどの手続きも_どの日でも言葉になる(on: date | None) -> None:
    for procedure in EVERYTHING:
        texts = procedure_words(procedure, parameters=REGISTRY.parameters, on=on)
        assert {"title", "kind", "required_when", "laws", "deadline", "section"} <= set(texts)
        # 部品の形（dataclass の repr など）が、そのまま紙に出ない
        assert [text for text in texts.values() if re.search(r" object at |[A-Z]\w+\(\w+=", text)] == []


def test_条件の数は_その日の値で書く() -> None:
    assert "15歳に達した日以後" in _words("child-allow-recipient", BEFORE)["required_when"]
    assert "18歳に達した日以後" in _words("child-allow-recipient", AFTER)["required_when"]


def test_値が決まっていなければ_数を推測せず_値の名を書く() -> None:
    bare = _words("child-allow-recipient", AFTER, ParameterBook([]))
    assert "「児童手当の対象の年齢（年度末まで）」に達した日以後" in bare["required_when"]


def test_制度の変わり目は_効いている日だけに書く() -> None:
    assert "amendments" not in _words("child-allow-recipient", BEFORE)
    assert "第3子以降3万円" in _words("child-allow-recipient", AFTER)["amendments"]


def test_期限は数え方と根拠まで書く() -> None:
    text = _words("child-allow-recipient", AFTER)["deadline"]
    assert "死亡日から15日・初日不算入・町の休日なら翌開庁日" in text
    assert "児童手当法8条3項" in text


def test_町の上書きも同じ言葉で違いを言う() -> None:
    override = Override("seal-void", {"title": "印鑑登録の廃止（町の様式）"}, "町の印鑑条例")
    _, (difference,) = apply_override(REGISTRY.catalogue.by_id["seal-void"], override)
    assert (difference.title, difference.after) == ("名", "印鑑登録の廃止（町の様式）")
    assert difference.before == REGISTRY.catalogue.by_id["seal-void"].title
