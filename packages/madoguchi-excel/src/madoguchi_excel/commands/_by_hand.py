"""ひな形に、手で言われたとおりに書く。定義（TOML）は要らない。ここに無いもの: ファイルの読み書き（_fill）。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from madoguchi_core.calendar import parse_date
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress, Fit, width
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._fill import filled
from madoguchi_excel._geometry import SheetGeometry
from madoguchi_excel._glyphs import Faces, glyph_findings
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._plan import CellWrite, plan
from madoguchi_excel._sheet import position_of
from madoguchi_excel._styles import Styles
from madoguchi_excel._template import FilledWorkbook
from madoguchi_excel.commands._printed import printed_findings
from madoguchi_excel.commands._settings import read_setting
from madoguchi_excel.commands._targets import Targets

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_KANA: Final = re.compile("[ぁ-ゖァ-ヺｦ-ﾟ]")
_MOST_DIGITS: Final = 15
_SPARE: Final = 1.05
"""幅の見積もりの余裕。書体ごとの字の幅と、画素の丸めの分。"""


@dataclass(slots=True)
class _Work:
    """一枚のブックに書く予定を立てるあいだに溜まるもの。"""

    package: Package
    facts: WorkbookFacts
    styles: Styles
    name: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def where(self) -> str:
        return f"様式 {self.name}"


def fill_by_hand(
    template: bytes,
    *,
    name: str,
    settings: Sequence[str],
    kana: Sequence[str] = (),
    faces: Faces | None = None,
) -> FilledWorkbook:
    """
    定義の無いひな形に、言われたとおりに書く。ひな形のほかの所は、一バイトも変えない。

    Args:
        template: ひな形の中身。
        name: ひな形のファイル名。指摘に出す。
        settings: 書く指定（``名前=値``・``申請書!C5=値``・``C5=値``）。空の値は、書式を残して中を消す。
        kana: ふりがなの指定（``名前=カナ``）。同じ所に文字を書く指定が要る。
        faces: 刷る機械の書体。渡せば、字形の無い字を指摘する。

    Returns:
        書き上がったブックと指摘。誤りがあれば、そのまま渡さない。

    Raises:
        FormError: 開けないとき（MDG420・MDG421・MDG429）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook, load_workbook
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> made = fill_by_hand(buffer.getvalue(), name="f.xlsx", settings=["A1=0123"])
    >>> load_workbook(BytesIO(made.content)).active["A1"].value
    '0123'
    """
    package = Package(template)
    work = _Work(package, facts_of(package), Styles.of(package), name)
    planned = plan(BoundForm(name, tuple(_cells(work, settings, kana)), ()), work.facts)
    notes = [*_links(work), *_sizes(work, planned.writes), *_locks(work, planned.writes)]
    notes += printed_findings(package, work.facts, planned.writes, where=work.where)
    if faces is not None:
        notes += glyph_findings(package, planned.writes, where=work.where, faces=faces)
    return FilledWorkbook(filled(package, planned), (*work.findings, *_by_settings(planned.findings), *notes))


def _by_settings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """定義の無いひな形なので、直す所は --set。"""
    for found in findings:
        yield replace(found, hint=found.hint.replace("定義の", "--set の"))


def _cells(work: _Work, settings: Sequence[str], kana: Sequence[str]) -> Iterator[BoundCell]:
    readings = dict(_read(work, kana, "--kana"))
    values = {address: _value(work, address, text) for address, text in _read(work, settings, "--set")}
    work.findings += [
        _not_kana(address) for address, text in readings.items() if text and not _KANA.search(text)
    ]
    work.findings += [
        _unread(address, values.get(address))
        for address in readings
        if not isinstance(values.get(address), str)
    ]
    for address, value in values.items():
        yield BoundCell(
            address, value, kana=readings.get(address) or None if isinstance(value, str) else None
        )


def _read(work: _Work, words: Iterable[str], option: str) -> Iterator[tuple[CellAddress, str]]:
    targets = Targets(work.package, work.facts)
    seen: set[CellAddress] = set()
    for at, each in enumerate(words, start=1):
        found = _target(targets, each, where=f"{option} の{at}番目")
        if isinstance(found, Finding):
            work.findings.append(found)
        elif found[0] in seen:
            message, hint = f"{found[0]} を二度書いています", "どちらか一方を消してください"
            work.findings.append(Finding("MDG450", Severity.ERROR, f"{option} の{at}番目", message, hint))
        else:
            seen.add(found[0])
            yield found


def _target(targets: Targets, words: str, *, where: str) -> tuple[CellAddress, str] | Finding:
    setting = read_setting(words, where=where)
    if isinstance(setting, Finding):
        return setting
    address = targets.find(setting.target, where=where)
    return address if isinstance(address, Finding) else (address, setting.text)


def _value(work: _Work, address: CellAddress, text: str) -> str | int | float | date | None:
    """空なら中を消す。日付の書式のセルには本当の日付を、文字列でないセルには数を書く。"""
    sheet = work.facts.sheet(address.sheet)
    if not text or sheet is None:
        return text or None
    anchor = sheet.anchor_of(address)
    if _style(work, address.sheet, anchor) in work.styles.dates:
        on = parse_date(text).on
        if on is not None:
            return on
        work.findings.append(_not_a_date(f"{work.where} {address}"))
        return text
    return text if anchor in sheet.texts else _number(text)


def _number(text: str) -> str | int | float:
    """数の書き方をしているなら数。先頭の 0 や 15 桁を超える番号は、文字のまま残す。"""
    digits = sum(character.isdigit() for character in text)
    if text == "-0" or digits > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def _unread(address: CellAddress, value: object) -> Finding:
    reason = "に、何も書いていません" if value is None else " に書くのは、文字ではありません"
    message, hint = f"ふりがなを付ける {address}{reason}", "同じ名前で --set に氏名などを書いてください"
    return Finding("MDG452", Severity.ERROR, "--kana", message, hint)


def _not_kana(address: CellAddress) -> Finding:
    message = f"{address} のふりがなに、かなが一字もありません。そのまま付けます"
    hint = "--kana には「氏名=ミホン　ハナコ」のように、読みを書いてください"
    return Finding("MDG452", Severity.WARNING, "--kana", message, hint)


def _style(work: _Work, sheet: str, cell: str) -> int:
    part = work.package.sheet_part(sheet)
    return 0 if part is None else work.package.sheet_xml(part.part).style_at(position_of(cell))


def _not_a_date(where: str) -> Finding:
    message = "日付の書式のセルですが、日付として読めないので、文字のまま書きます"
    hint = "「令和8年3月3日」か「2026-03-03」の形で書いてください"
    return Finding("MDG459", Severity.WARNING, where, message, hint)


def _links(work: _Work) -> Iterator[Finding]:
    if work.facts.has_links:
        message = "ほかのブックの値を読む式があります。開くたびに、値を更新するかを尋ねられます"
        hint = "手元に無いブックなら「更新しない」を選び、要らなければ Excel でリンクを解除してください"
        yield Finding("MDG456", Severity.NOTICE, work.where, message, hint)


def _sizes(work: _Work, writes: Iterable[CellWrite]) -> Iterator[Finding]:
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
            where = f"{work.where} {write.sheet}!{write.cell}"
            message = f"全角でおよそ{room.width:.0f}字の欄に{widest:g}字分あり、収まらない見込みです"
            yield Finding(
                "MDG454", Severity.WARNING, where, message, "印刷して確かめ、縮めるか短くしてください"
            )


def _locks(work: _Work, writes: Iterable[CellWrite]) -> Iterator[Finding]:
    unlocked = work.styles.unlocked
    locked: dict[str, list[str]] = defaultdict(list)
    for write in writes:
        part = work.package.sheet_part(write.sheet)
        is_protected = part is not None and work.package.sheet_xml(part.part).is_protected
        if is_protected and _style(work, write.sheet, write.cell) not in unlocked:
            locked[write.sheet].append(write.cell)
    for sheet, cells in locked.items():
        message = f"保護されたシートの、鍵のかかったセルにも書きます（{'・'.join(cells)}）"
        hint = "保護は残ります。書いてよいセルかを、様式の持ち主に確かめてください"
        yield Finding("MDG455", Severity.NOTICE, f"{work.where} {sheet}", message, hint)
