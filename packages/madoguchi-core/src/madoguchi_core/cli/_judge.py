"""``madoguchi judge``。"""

from functools import partial
from pathlib import Path

from madoguchi_core.cases import event_of_situation, read_situation
from madoguchi_core.cli._compare import compare, surprised
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._judge_move import run_judge_move
from madoguchi_core.cli._outputs import SHEETS, make_outputs
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.cli._plan_view import show_visit
from madoguchi_core.cli._screen import print_json, show_findings
from madoguchi_core.cli._sheets import warn_guarded, write_sheets
from madoguchi_core.cli._situations import rejected
from madoguchi_core.forms import FIELD_WORDS
from madoguchi_core.national.facts import deceased
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.visit import facts_of, judge_case


def run_judge(path: Path, *, as_json: bool, shows_all: bool = False, out: Path | None = None) -> None:
    """状況ファイルを読んで判定する。期待と違えば、違いを全部言って終了コード 1 にする。*out* があれば紙も書く。"""
    registry, text = default_registry(), read_text(path)
    event = event_of_situation(text)
    if event is not None and event in registry.move_facts:
        run_judge_move(registry, text, event, where=path.name, as_json=as_json, shows_all=shows_all, out=out)
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
        raise rejected(found.findings)
    visit = judge_case(registry, found.situation.case)
    if out is not None:
        write_sheets(registry, out, lambda setting: make_outputs(setting, visit, kinds=SHEETS))
    if as_json:
        print_json(plan_json(visit))
    else:
        show_visit(visit, shows_all=shows_all)
    # 台帳と回答の食い違いは、行を添えて先に言っている
    show_findings((*found.findings, *(item for item in visit.findings if item.code != "MDG226")))
    if visit.plan.facts[deceased.has_support_measure].known is True:
        warn_guarded(where=path.name)
    surprised(compare(visit.plan, found.situation.expected, where=path.name))
