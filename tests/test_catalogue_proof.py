"""規則を足すときの関所: 名・根拠・事例のない手続きと、条件の片側や境目を確かめていない手続きは入れない。"""

from datetime import date
from functools import cache
from html import escape

import pytest

from madoguchi_core.findings import Severity
from madoguchi_core.plugins import package_names
from madoguchi_core.verify import GoalKind, Report, load_package, report_html, verify

UNTIL = date(2027, 3, 31)
PACKAGES = [name for name in package_names() if load_package(name).procedures]


@cache
def _report(name: str) -> Report:
    return verify(load_package(name), until=UNTIL)


@pytest.mark.parametrize("name", PACKAGES)
def test_どの手続きにも_名と根拠と届け出る人がある(name: str) -> None:
    lacking = [
        row.procedure.id
        for row in _report(name).rows
        if not row.procedure.title or not row.procedure.laws or not row.procedure.filed_by
    ]
    assert lacking == []


@pytest.mark.parametrize("name", PACKAGES)
def test_どの手続きにも_要る事例と要らない事例と分からない事例がある(name: str) -> None:
    assert _unmet(name, GoalKind.TRUTH) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_どの条件にも_それだけで結論が決まる事例が_両側にある(name: str) -> None:
    """語彙で書けない条件と、起こらないと証明された片側を除く（MC/DC 100%）。"""
    assert _unmet(name, GoalKind.SIDE) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_どの境目にも_ちょうどの事例と_ひとつ隣の事例がある(name: str) -> None:
    assert _unmet(name, GoalKind.EDGE) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_どの期限にも_日を書いた事例がある(name: str) -> None:
    assert _unmet(name, GoalKind.DEADLINE) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_事例の期待は_規則の判定と同じ(name: str) -> None:
    assert [str(finding) for row in _report(name).rows for finding in row.surprises] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_事例のファイルに_誤りも_知らない手続きもない(name: str) -> None:
    assert [str(finding) for finding in _report(name).package.findings] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_規則どうしに_食い違いも_効かない条件もない(name: str) -> None:
    heavy = (Severity.ERROR, Severity.WARNING)
    assert [str(finding) for finding in _report(name).findings if finding.severity in heavy] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_語彙で書けない条件は_5パーセントに満たない(name: str) -> None:
    assert _report(name).opaque_share < 0.05


@pytest.mark.parametrize("name", PACKAGES)
def test_わざと壊した規則の_ほとんどすべてを見分ける(name: str) -> None:
    survivors = [f"{row.procedure.id}: {one.title}" for row in _report(name).rows for one in row.survivors]
    assert _report(name).score >= 0.99, survivors


@pytest.mark.parametrize("name", PACKAGES)
def test_報告には_どの手続きの事例も_法律の問いも_指摘も載る(name: str) -> None:
    report = _report(name)
    page = report_html(report, checked_on=UNTIL)
    wanted = [row.procedure.id for row in report.rows]
    wanted += [example.title for row in report.rows for example in row.examples]
    wanted += [one.title for one in report.questions] + [one.message for one in report.findings]
    assert [text for text in wanted if escape(text) not in page] == []


def _unmet(name: str, kind: GoalKind) -> list[str]:
    return [
        f"{row.procedure.id}: {goal.title}がありません"
        for row in _report(name).rows
        for goal in row.unmet
        if goal.kind is kind
    ]


@pytest.mark.parametrize("name", PACKAGES)
def test_法律の問いが名乗る手続きは_目録にあり_id_は重ならない(name: str) -> None:
    questions = _report(name).questions
    known = {procedure.id for procedure in _report(name).package.everything}
    assert {one for question in questions for one in question.procedure_ids} - known == set()
    assert len({question.id for question in questions}) == len(questions)
