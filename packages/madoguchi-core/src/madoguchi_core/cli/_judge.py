"""``madoguchi judge``。"""

import getpass
import platform
from datetime import datetime
from functools import partial
from pathlib import Path

from madoguchi_core.cases import event_of_situation, read_situation
from madoguchi_core.cli._compare import compare, surprised
from madoguchi_core.cli._files import read_text, remove_previous
from madoguchi_core.cli._judge_move import run_judge_move
from madoguchi_core.cli._outputs import SHEETS, Setting, make_outputs, write_outputs
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.cli._plan_view import show_visit
from madoguchi_core.cli._screen import print_json, show_findings
from madoguchi_core.errors import DataRejected, ReleaseRefused
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import FIELD_WORDS
from madoguchi_core.gate import Gate, Requester
from madoguchi_core.national.facts import deceased
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, Plan
from madoguchi_core.registry import Registry
from madoguchi_core.store import AuditLog
from madoguchi_core.visit import Visit, facts_of, judge_case


def run_judge(path: Path, *, as_json: bool, shows_all: bool = False, out: Path | None = None) -> None:
    """状況ファイルを読んで判定する。期待と違えば、違いを全部言って終了コード 1 にする。*out* があれば紙も書く。"""
    registry, text = default_registry(), read_text(path)
    event = event_of_situation(text)
    if event is not None and event in registry.move_facts:
        run_judge_move(registry, text, event, where=path.name, as_json=as_json, shows_all=shows_all)
        return
    found = read_situation(
        text,
        where=path.name,
        facts=registry.facts_for(LifeEvent.DEATH),
        procedures=[word for item in registry.catalogue for word in (item.id, item.title)],
        entries=FIELD_WORDS,
        registered=partial(facts_of, registry),
    )
    if found.situation is None:
        raise DataRejected(
            "MDG801",
            "状況ファイルに誤りがあります",
            findings=found.findings,
            hint="示された行を直してください",
        )
    visit = judge_case(registry, found.situation.case)
    if out is not None:
        _write_sheets(registry, visit, out)
    if as_json:
        print_json(plan_json(visit))
    else:
        show_visit(visit, shows_all=shows_all)
    # 台帳と回答の食い違いは、行を添えて先に言っている
    show_findings((*found.findings, *(item for item in visit.findings if item.code != "MDG226")))
    show_findings(_guarded(visit.plan, where=path.name))
    surprised(compare(visit.plan, found.situation.expected, where=path.name))


def _write_sheets(registry: Registry, visit: Visit, out: Path) -> None:
    """ご案内・職員用の紙・照会票を、窓口と同じ出口を通して書く。"""
    now = datetime.now().astimezone()
    gate = Gate(AuditLog(out / "audit.jsonl"))
    setting = Setting(registry, gate, Requester(getpass.getuser(), platform.node()), now, None, out)
    try:
        outputs = make_outputs(setting, visit, kinds=SHEETS)
    except ReleaseRefused:
        remove_previous(out)
        raise
    write_outputs(setting, outputs)
    show_findings(outputs.findings)


def _guarded(plan: Plan, *, where: str) -> tuple[Finding, ...]:
    """支援措置のある件。職員の画面なので判定は見せるが、外へ出してはならないことを言う。"""
    if plan.facts[deceased.has_support_measure].known is not True:
        return ()
    message = "世帯に支援措置の人がいます。okuyami では何も出ません"
    hint = "画面や紙に写さないでください。実在の人の件なら、支援措置の担当に引き継いでください"
    return (Finding("MDG812", Severity.WARNING, where, message, hint),)
