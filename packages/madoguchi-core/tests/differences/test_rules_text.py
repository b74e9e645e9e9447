"""規則の控え: 書いたものは同じ言葉で読め、直されたものは、直す所を言って断る。"""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi_core.differences import RulesState, RulesText, read_rules_text, rules_difference, rules_text
from madoguchi_core.registry import build_registry

REGISTRY = build_registry({})
AFTER = date(2024, 10, 1)


def _text(on: date, version: str = "1.0") -> RulesText:
    return rules_text(RulesState("national", REGISTRY, on), version=version)


def _written(text: RulesText) -> str:
    return text.model_dump_json(by_alias=True)


@settings(max_examples=20)
@given(st.dates(date(2008, 1, 1), date(2029, 1, 1)))
def test_書いて読めば同じ言葉に戻る(on: date) -> None:
    text, findings = read_rules_text(_written(_text(on)), where="控え.json")
    assert findings == ()
    assert text == _text(on)


def test_控えには_証明書と値と変更の記録も入る() -> None:
    kept = json.loads(_written(_text(AFTER)))
    assert kept["schema"] == "madoguchi.rules/1"
    assert set(kept["procedures"]) >= {"child-allow-recipient", "juminhyo-johyo"}
    assert kept["values"]["child-allowance.age"]["text"] == "18歳"
    assert len(kept["changes"]) == len(REGISTRY.rule_changes)


def test_前の版の控えと比べれば_その間に足した変更の記録が並び_記録のある違いは知らせない() -> None:
    now = _text(AFTER)
    newest = now.changes[0]
    id_ = newest.procedure_ids[0]
    words = {**now.procedures[id_].words, "note": "前の版の注意"}
    old = now.model_copy(
        update={
            "version": "0.9",
            "changes": tuple(one for one in now.changes if one != newest),
            "procedures": {
                **now.procedures,
                id_: now.procedures[id_].model_copy(update={"words": words}),
                "seal-void": now.procedures["seal-void"].model_copy(update={"words": {"title": "旧"}}),
            },
        }
    )
    found = rules_difference(old, now)
    assert [change.title for change in found.changes] == [newest.title]
    assert [one.id for one in found.changed] == sorted([id_, "seal-void"])
    assert [finding.where for finding in found.findings] == ["seal-void"]


def test_前の版だけにある項目も_名のまま違いになる() -> None:
    now = _text(AFTER)
    seal = now.procedures["seal-void"]
    old = now.model_copy(
        update={
            "procedures": {
                **now.procedures,
                "seal-void": seal.model_copy(update={"words": {**seal.words, "old_item": "昔の項目"}}),
            }
        }
    )
    (changed,) = rules_difference(old, now).changed
    assert [(item.item, item.title, item.after) for item in changed.items] == [("old_item", "old_item", "")]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("{", "控え.json"),
        ("[]", "控え.json"),
        ('{"schema": "madoguchi.rules/2"}', "控え.json schema"),
        ('{"on": "2024-13-01"}', "控え.json on"),
    ],
)
def test_控えの形でないものは_直す所を言って断る(broken: str, place: str) -> None:
    text, findings = read_rules_text(broken, where="控え.json")
    assert text is None
    assert place in [finding.where for finding in findings]
    assert {finding.code for finding in findings} == {"MDG217"}
