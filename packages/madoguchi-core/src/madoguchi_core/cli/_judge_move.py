"""``madoguchi judge`` のうち、異動（転入・転居・転出・世帯変更・出生・婚姻・離婚）の状況ファイル。"""

from datetime import datetime
from pathlib import Path

from madoguchi_core.cases import read_move_situation
from madoguchi_core.cli._compare import compare_move, surprised
from madoguchi_core.cli._move_json import move_json
from madoguchi_core.cli._move_outputs import is_guarded, make_move_outputs
from madoguchi_core.cli._move_view import show_move
from madoguchi_core.cli._screen import print_json, show_findings
from madoguchi_core.cli._sheets import warn_guarded, write_sheets
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.move_visit import judge_move
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry


def run_judge_move(
    registry: Registry,
    text: str,
    event: LifeEvent,
    *,
    where: str,
    as_json: bool,
    shows_all: bool,
    out: Path | None,
    now: datetime | None = None,
) -> None:
    """異動の状況ファイルを読んで判定する。期待と違えば、違いを全部言って終了コード 1 にする。*out* があれば紙も書く。"""
    source = registry.move_facts[event]
    found = read_move_situation(
        text,
        where=where,
        facts=source.facts,
        person_facts=(*source.person_facts, *(fact for more in registry.extra_facts for fact in more.facts)),
        procedures=[word for item in registry.catalogue for word in (item.id, item.title)],
    )
    if found.situation is None:
        raise _rejected(found.findings)
    visit = judge_move(registry, found.situation.case)
    if has_errors(visit.arrangement.findings):
        # 世帯が変わらないままの紙を、異動の後の紙として出さない
        raise _rejected((*found.findings, *visit.arrangement.findings))
    if out is not None:
        write_sheets(registry, out, lambda setting: make_move_outputs(setting, visit), now=now)
    if as_json:
        print_json(move_json(visit))
    else:
        show_move(visit, shows_all=shows_all)
    show_findings((*found.findings, *visit.arrangement.findings, *visit.findings))
    if is_guarded(visit.case):
        warn_guarded(where=where)
    surprised(tuple(compare_move(visit, found.situation, where=where)))


def _rejected(findings: tuple[Finding, ...]) -> DataRejected:
    return DataRejected(
        "MDG801", "状況ファイルに誤りがあります", findings=findings, hint="示された所を直してください"
    )
