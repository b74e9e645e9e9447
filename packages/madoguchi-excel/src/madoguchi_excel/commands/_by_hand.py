"""ひな形に、手で言われたとおりに書く予定を立てる。定義（TOML）は要らない。ここに無いもの: ファイルの読み書き（_fill）。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from madoguchi_core.calendar import parse_date
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress, Fit, width
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._geometry import SheetGeometry
from madoguchi_excel._package import Package
from madoguchi_excel._plan import CellWrite, Plan, plan
from madoguchi_excel._sheet import position_of
from madoguchi_excel._styles import Styles
from madoguchi_excel.commands._settings import Setting, read_setting
from madoguchi_excel.commands._targets import Targets

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_MOST_DIGITS: Final = 15
_SPARE: Final = 1.05
"""幅の見積もりの余裕。書体ごとの字の幅と、画素の丸めの分。"""


@dataclass(slots=True)
class _Work:
    """一枚のブックに書く予定を立てるあいだに溜まるもの。"""

    package: Package
    facts: WorkbookFacts
    name: str
    cells: dict[CellAddress, BoundCell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def plan_by_hand(
    package: Package, facts: WorkbookFacts, *, name: str, settings: Sequence[str], kana: Sequence[str]
) -> Plan:
    """
    言われたとおりに書く予定と、指摘のすべて。

    Args:
        package: ひな形。
        facts: ひな形について分かっていること。
        name: ひな形のファイル名。指摘に出す。
        settings: 書く指定（``名前=値``）。
        kana: ふりがなの指定（``名前=カナ``）。
    """
    work = _Work(package, facts, name)
    read = dict(_read(work, settings, "--set"))
    readings = dict(_read(work, kana, "--kana"))
    for address, setting in read.items():
        work.cells[address] = BoundCell(address, _value(work, address, setting.text))
    for address, setting in readings.items():
        _add_kana(work, address, setting)
    planned = plan(BoundForm(name, tuple(work.cells.values()), ()), facts)
    notes = [*_links(work), *_sizes(work, planned.writes), *_locks(work, planned.writes)]
    return Plan(planned.writes, (), (*work.findings, *planned.findings, *notes))


def _read(work: _Work, words: Iterable[str], option: str) -> Iterable[tuple[CellAddress, Setting]]:
    targets = Targets(work.package, work.facts)
    seen: set[CellAddress] = set()
    for at, each in enumerate(words, start=1):
        where = f"{option} の{at}番目"
        setting = read_setting(each, where=where)
        found = setting if isinstance(setting, Finding) else targets.find(setting.target, where=where)
        if isinstance(found, Finding) or isinstance(setting, Finding):
            work.findings += [item for item in (found,) if isinstance(item, Finding)]
        elif found in seen:
            message, hint = f"{found} を二度書いています", "どちらか一方を消してください"
            work.findings.append(Finding("MDG450", Severity.ERROR, where, message, hint))
        else:
            seen.add(found)
            yield found, setting


def _value(work: _Work, address: CellAddress, text: str) -> str | int | float | date | None:
    """空なら中を消す。日付の書式のセルには本当の日付を、文字列でないセルには数を書く。"""
    sheet = work.facts.sheet(address.sheet)
    if not text or sheet is None:
        return text or None
    anchor = sheet.anchor_of(address)
    if _style(work, address.sheet, anchor) in Styles.of(work.package).dates:
        on = parse_date(text).on
        if on is not None:
            return on
        work.findings.append(_not_a_date(f"様式 {work.name} {address}"))
        return text
    return text if anchor in sheet.texts else _number(text)


def _number(text: str) -> str | int | float:
    """数の書き方をしているなら数。先頭の 0 や 15 桁を超える番号は、文字のまま残す。"""
    digits = sum(character.isdigit() for character in text)
    if text == "-0" or digits > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def _add_kana(work: _Work, address: CellAddress, setting: Setting) -> None:
    cell = work.cells.get(address)
    if cell is not None and isinstance(cell.value, str):
        work.cells[address] = BoundCell(address, cell.value, kana=setting.text or None)
        return
    message = (
        f"ふりがなを付ける {address} に、何も書いていません"
        if cell is None
        else f"ふりがなを付ける {address} に書くのは、文字ではありません"
    )
    hint = "同じ名前で --set に氏名などを書いてください"
    work.findings.append(Finding("MDG452", Severity.ERROR, "--kana", message, hint))


def _style(work: _Work, sheet: str, cell: str) -> int:
    part = work.package.sheet_part(sheet)
    return 0 if part is None else work.package.sheet_xml(part.part).style_at(position_of(cell))


def _not_a_date(where: str) -> Finding:
    message = "日付の書式のセルですが、日付として読めないので、文字のまま書きます"
    hint = "「令和8年3月3日」か「2026-03-03」の形で書いてください"
    return Finding("MDG459", Severity.WARNING, where, message, hint)


def _links(work: _Work) -> Iterable[Finding]:
    if work.facts.has_links:
        message = "ほかのブックの値を読む式があります。開くたびに、値を更新するかを尋ねられます"
        hint = "手元に無いブックなら「更新しない」を選び、要らなければ Excel でリンクを解除してください"
        yield Finding("MDG456", Severity.NOTICE, f"様式 {work.name}", message, hint)


def _sizes(work: _Work, writes: Iterable[CellWrite]) -> Iterable[Finding]:
    """横に書いて入らない文字。切らずに書く。"""
    geometries: dict[str, SheetGeometry] = {}
    for write in writes:
        part = work.package.sheet_part(write.sheet)
        if part is None or not isinstance(write.value, str):
            continue
        geometry = geometries.setdefault(part.name, SheetGeometry(work.package, part))
        room, lines = geometry.room_of(write.cell), write.value.split("\n")
        widest = max(map(width, lines))
        limit = room.width * (room.lines if room.fit is Fit.WRAP else 1) * _SPARE
        if room.fit is not Fit.SHRINK and (widest > limit or len(lines) > room.lines):
            where = f"様式 {work.name} {write.sheet}!{write.cell}"
            message = f"全角でおよそ{room.width:.0f}字の欄に{widest:g}字分あり、収まらない見込みです"
            yield Finding(
                "MDG454", Severity.WARNING, where, message, "印刷して確かめ、縮めるか短くしてください"
            )


def _locks(work: _Work, writes: Iterable[CellWrite]) -> Iterable[Finding]:
    unlocked = Styles.of(work.package).unlocked
    locked: dict[str, list[str]] = defaultdict(list)
    for write in writes:
        part = work.package.sheet_part(write.sheet)
        is_protected = part is not None and work.package.sheet_xml(part.part).is_protected
        if is_protected and _style(work, write.sheet, write.cell) not in unlocked:
            locked[write.sheet].append(write.cell)
    for sheet, cells in locked.items():
        message = f"保護されたシートの、鍵のかかったセルにも書きます（{'・'.join(cells)}）"
        hint = "保護は残ります。書いてよいセルかを、様式の持ち主に確かめてください"
        yield Finding("MDG455", Severity.NOTICE, f"様式 {work.name} {sheet}", message, hint)
