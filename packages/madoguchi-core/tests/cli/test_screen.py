"""端末への表示の約束: 多くても、誤りと注意は隠れない。"""

import pytest

from madoguchi_core.cli import show_findings
from madoguchi_core.cli._screen import show_problem
from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity


def _many(severity: Severity, count: int) -> list[Finding]:
    return [Finding("MDG406", severity, f"{severity.value}{number}", "文", "手") for number in range(count)]


def test_お知らせがどれだけ多くても_誤りと注意は先に全部出る(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings([*_many(Severity.NOTICE, 40), *_many(Severity.WARNING, 20), *_many(Severity.ERROR, 35)])
    said = capsys.readouterr().err.splitlines()
    assert [line[:4] for line in said[:55]] == ["[誤り]"] * 35 + ["[注意]"] * 20
    assert "ほかに 40 件のお知らせがあります" in said[-1]


def test_少なければ_どれも出る(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings(_many(Severity.NOTICE, 3))
    assert capsys.readouterr().err.count("[お知らせ]") == 3


def test_次の手の命令は_行の途中で折れず_写して動かせる(capsys: pytest.CaptureFixture[str]) -> None:
    hint = "紙を見て、出ていれば madoguchi queue printed A002、出ていなければ madoguchi queue reprint A002 を動かす"
    show_findings([Finding("MDG406", Severity.WARNING, "番号札 A002", "紙が出たか分かりません", hint)])
    show_problem(StoreError("MDG406", "紙が出たか分かりません", hint=hint))
    assert capsys.readouterr().err.count(hint) == 2
