"""聞き取りの JSON。``schema`` の版が同じあいだは、項目の名と意味を変えない。"""

from collections.abc import Mapping
from typing import Any

from madoguchi_core.interview import Done, Line, Proof, Screen
from madoguchi_core.rules import shown

SCHEMA = "madoguchi.interview/1"


def screen_json(found: Screen | Done, names: Mapping[str, str]) -> dict[str, Any]:
    """
    次の画面か、尋ね終わったわけの JSON。

    Args:
        found: 次の画面か、尋ね終わったわけ。
        names: 人の鍵から呼び名への対応。
    """
    if isinstance(found, Done):
        return {"schema": SCHEMA, "done": True, "proofs": [_proof(proof, names) for proof in found.proofs]}
    return {
        "schema": SCHEMA,
        "done": False,
        "topic": found.topic.value,
        "is_for_day": found.is_for_day,
        "needs_documents": found.needs_documents,
        "lines": [_line(line, names) for line in found.lines],
    }


def _line(line: Line, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "fact": line.fact.name,
        "text": line.fact.question,
        "follows": None if line.follows is None else line.follows.name,
        "boxes": [
            {
                "who": names.get(box.who, box.who),
                "options": [shown(option) for option in box.options],
                "when": [shown(answer) for answer in box.answers],
            }
            for box in line.boxes
        ],
    }


def _proof(proof: Proof, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "who": names.get(proof.who, proof.who),
        "procedure": proof.procedure_id,
        "outcome": proof.outcome.value,
        "settled": proof.truth is not None,
        "left": [{"fact": left.fact.name, "why": left.why.value} for left in proof.left],
        "unset": [parameter.key for parameter in proof.unset],
    }
