"""``madoguchi judge`` のうち、異動（転入・転居・転出・世帯変更・出生・婚姻・離婚）の状況ファイル。"""

from datetime import datetime
from pathlib import Path

from madoguchi_core.cli._compare import compare_move, surprised
from madoguchi_core.cli._move_json import move_json
from madoguchi_core.cli._move_outputs import is_guarded, make_move_outputs
from madoguchi_core.cli._move_view import show_move
from madoguchi_core.cli._screen import print_json, show_findings
from madoguchi_core.cli._sheets import warn_guarded, write_sheets
from madoguchi_core.cli._situations import read_move, rejected
from madoguchi_core.findings import has_errors
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
    situation, notes = read_move(registry, text, event, where=where)
    visit = judge_move(registry, situation.case)
    if has_errors(visit.arrangement.findings):
        # 世帯が変わらないままの紙を、異動の後の紙として出さない
        raise rejected((*notes, *visit.arrangement.findings))
    if out is not None:
        write_sheets(registry, out, lambda setting: make_move_outputs(setting, visit), now=now)
    if as_json:
        print_json(move_json(visit))
    else:
        show_move(visit, shows_all=shows_all)
    show_findings((*notes, *visit.arrangement.findings, *visit.findings))
    if is_guarded(visit.case):
        warn_guarded(where=where)
    surprised(tuple(compare_move(visit, situation, where=where)))
