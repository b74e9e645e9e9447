"""出口の記録の約束: 一件一行で追記し、混ざらず、書けなければ言う。氏名は残らない。"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from madoguchi_core.errors import StoreError
from madoguchi_core.gate import (
    Gate,
    OutputKind,
    ReleaseRequest,
    Requester,
    Subject,
)
from madoguchi_core.records import Missing, Protection
from madoguchi_core.store import AuditLog

AT = datetime(2026, 4, 10, 0, 5, tzinfo=UTC)


def request(*, people: int = 1, purpose: str = "おくやみ") -> ReleaseRequest:
    subjects = tuple(Subject(f"90{index}", Protection.none()) for index in range(people))
    return ReleaseRequest(OutputKind.FORM, Requester("clerk", "pc1", "住民係"), purpose, subjects)


def release(path: Path, ask: ReleaseRequest) -> None:
    Gate(AuditLog(path)).release(ask, lambda ruling: None, at=AT)


TERMINAL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from madoguchi_core.gate import Gate, OutputKind, ReleaseRequest, Requester, Subject
from madoguchi_core.records import Protection
from madoguchi_core.store import AuditLog

subjects = tuple(Subject(f"90{index}", Protection.none()) for index in range(int(sys.argv[2])))
ask = ReleaseRequest(OutputKind.FORM, Requester("clerk", "pc1"), "おくやみ", subjects)
for _ in range(40):
    Gate(AuditLog(Path(sys.argv[1]))).release(ask, lambda ruling: None, at=datetime(2026, 4, 10, tzinfo=UTC))
"""


def test_一件は一行で_標準仕様書の項目と目的と結論が残る(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "audit.jsonl"
    subjects = (Subject("900", Protection.none()), Subject(Missing.UNKNOWN, Missing.NOT_SUPPLIED))
    ask = ReleaseRequest(
        OutputKind.FORM,
        Requester("clerk", "pc1", "住民係"),
        "おくやみ",
        subjects,
        copies=2,
        document="nhi-funeral",
    )
    release(path, ask)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "at": "2026-04-10T00:05:00.000+00:00",
        "actor": "clerk",
        "role": "住民係",
        "terminal": "pc1",
        "purpose": "おくやみ",
        "kind": "form",
        "document": "nhi-funeral",
        "subjects": ["900", None],
        "copies": 2,
        "outcome": "released",
        "reason": "not_checked",
        "protection_checked": False,
        "addresses_withheld": True,
    }


def test_書けなければ何も渡らない(tmp_path: Path) -> None:
    made: list[str] = []
    with pytest.raises(StoreError, match="MDG720"):
        Gate(AuditLog(tmp_path)).release(request(), lambda ruling: made.append("紙"), at=AT)
    assert made == []


def test_いくつのプロセスから書いても行は混ざらない(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    command = [sys.executable, "-c", TERMINAL, str(path)]
    terminals = [subprocess.Popen([*command, people]) for people in ("1", "400")]
    assert [terminal.wait() for terminal in terminals] == [0, 0]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sorted(len(json.loads(line)["subjects"]) for line in lines) == [1] * 40 + [400] * 40


def test_前の行が途中で切れていても_次の行は新しい行から始まる(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b'{"at":"2026-0')
    release(path, request())
    torn, whole = path.read_text(encoding="utf-8").splitlines()
    assert torn == '{"at":"2026-0'
    assert json.loads(whole)["outcome"] == "released"


def test_改行や読めない字の入った目的でも_一行のまま残る(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    release(path, request(purpose="おくやみ\n\udc83"))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["purpose"] for line in lines] == ["おくやみ\n\udc83"]
