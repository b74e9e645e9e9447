"""RPA に渡す表を作る。ここに無いもの: ファイルに書くこと、出してよいかの判断（gate）。"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from madoguchi_core.calendar import RegisterDate, WarekiStyle, format_wareki
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.forms import Blank, FormValues, invisible, settled
from madoguchi_core.handover._rpa_map import (
    CASE_ID,
    TO_CONFIRM,
    RpaColumn,
    RpaDateStyle,
    RpaMap,
    RpaTarget,
    check_rpa_map,
)
from madoguchi_core.records import Missing
from madoguchi_core.text import unencodable

_CASE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
# 全角の記号も、表計算ソフトの設定によっては式の始まりになる。
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_ENCODINGS: Final = {
    RpaTarget.UIPATH: "utf-8-sig",
    RpaTarget.EXCEL: "utf-8-sig",
    RpaTarget.ROBOT: "utf-8",
    RpaTarget.WINACTOR: "cp932",
}


@dataclass(frozen=True, slots=True)
class RpaRow:
    """
    案件ひとつ。

    Attributes:
        case_id: 変わらない案件の番号。半角の英数字と「-」「_」で 64 字まで。氏名や宛名番号を使わない。
        values: 欄の名前から値への対応。人の情報があるので、表示（repr）には出さない。
    """

    case_id: str
    values: FormValues = field(repr=False)


@dataclass(frozen=True, slots=True)
class RpaExport:
    """
    作った表。

    Attributes:
        content: 表の中身。誤りが一つでもあれば ``None``（一部だけの表は渡さない）。
        findings: 指摘のすべて。
    """

    content: bytes | None = field(repr=False)
    findings: tuple[Finding, ...]


def rpa_csv(rpa_map: RpaMap, rows: Sequence[RpaRow]) -> RpaExport:
    """
    RPA に渡す表（CSV）を作る。一案件一行、値はすべて引用符で囲み、先頭の 0 を残す。

    先頭の三列は決まっている。「案件ID」、その行の中身から計算する「内容ハッシュ」（同じ案件を二度入力しないための
    照合に使う）、「要確認」（値が分からない列の見出しと理由。空でなければ人が確かめる）。
    値が分からない列は空にするが、要確認に必ず載る。「該当なし」の列は、空であることが正しいので載せない。

    値は変えない。式の始まりに見える値（``=`` など）は、``'`` を付けるとロボットがそれを打ち込むので、
    RPA には値のまま渡して注意を出し、Excel で開く表では誤りにする。

    Args:
        rpa_map: 対応表。
        rows: 案件。表の行の順。

    Returns:
        表と指摘。指摘の場所は対応表・行・列の名で、値は出ない。

    >>> columns = (RpaColumn(header="氏名", field="deceased.name"),)
    >>> rpa_map = RpaMap(id="m", title="表", target=RpaTarget.ROBOT, columns=columns)
    >>> export = rpa_csv(rpa_map, [RpaRow("C-1", {"deceased.name": Missing.UNKNOWN})])
    >>> (export.content or b"").decode().splitlines()[1].split(",")[2:]
    ['"氏名（不明）"', '""']
    """
    written = [_Row(rpa_map, row, index).write() for index, row in enumerate(rows, start=1)]
    findings = (
        *check_rpa_map(rpa_map, where=f"対応表 {rpa_map.id}"),
        *_case_ids(rpa_map, rows),
        *(finding for _, found in written for finding in found),
        *_opening_advice(rpa_map),
    )
    if has_errors(findings):
        return RpaExport(None, findings)
    lines = [rpa_map.headers, *(cells for cells, _ in written)]
    text = "".join(f"{_line(cells)}\r\n" for cells in lines)
    return RpaExport(text.encode(_ENCODINGS[rpa_map.target]), findings)


def _line(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


@dataclass(frozen=True, slots=True)
class _Cell:
    """列ひとつに入れる文字と、人に確かめてもらう理由。"""

    text: str = ""
    doubt: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    rpa_map: RpaMap
    row: RpaRow
    number: int

    def write(self) -> tuple[tuple[str, ...], list[Finding]]:
        """案件ひとつを、表の一行と指摘にする。"""
        cells = {column.header: self._cell(column) for column in self.rpa_map.columns}
        texts = [cell.text for cell in cells.values()]
        doubts = "、".join(f"{header}（{cell.doubt}）" for header, cell in cells.items() if cell.doubt)
        findings = [finding for cell in cells.values() for finding in cell.findings]
        findings += self._refusals(TO_CONFIRM, doubts)
        return (self.row.case_id, self._hash(doubts, texts), doubts, *texts), findings

    def _cell(self, column: RpaColumn) -> _Cell:
        field = self.rpa_map.vocabulary.get(column.field)
        value = settled(self.row.values.get(column.field))
        if field is None or value is Missing.NOT_APPLICABLE:
            return _Cell()
        if isinstance(value, Blank):
            return _Cell(doubt=value.value)
        if isinstance(value, Missing):
            return _Cell(doubt=value.title)
        if not field.kind.accepts(value):
            message = f"「{field.title}」に{field.kind.title}ではない値が渡されました"
            hint = "値を渡している処理を直してください"
            return _Cell(findings=(self._fault("MDG612", column.header, message, hint),))
        text = _text(value, style=column.date_style)
        if text is None:
            return _Cell(doubt="一日に決まらない日付")
        return _Cell(text, findings=tuple(self._faults(column.header, text)))

    def _faults(self, header: str, text: str) -> Iterator[Finding]:
        yield from self._refusals(header, text)
        if text.startswith(_FORMULA_STARTS):
            is_excel = self.rpa_map.target is RpaTarget.EXCEL
            severity = Severity.ERROR if is_excel else Severity.WARNING
            hint = "値を確かめてください。この表を表計算ソフトで開かないでください"
            yield Finding("MDG615", severity, self._where(header), "式の始まりに見える値です", hint)

    def _refusals(self, header: str, text: str) -> Iterator[Finding]:
        target = self.rpa_map.target
        codes = unencodable(text, _ENCODINGS[target])
        if codes:
            # 私用領域の字は UTF-8 なら運べるが、相手の画面で同じ字になるとは限らない。
            is_carried = target is not RpaTarget.WINACTOR and not _has_surrogates(text)
            severity = Severity.WARNING if is_carried else Severity.ERROR
            message = f"{target.title} に確実には渡せない文字があります（{'、'.join(codes)}）"
            yield Finding("MDG613", severity, self._where(header), message, "この案件は手で入力してください")
        if invisible(text) or any(character < " " or character in "\x7f\x85" for character in text):
            yield self._fault(
                "MDG614", header, "改行・制御文字・見えない文字があります", "元のデータから除いてください"
            )
        if target is RpaTarget.WINACTOR and len(text) > 1024:
            yield self._fault("MDG614", header, "WinActor の値は 1024 字までです", "短くしてください")

    def _fault(self, code: str, header: str, message: str, hint: str) -> Finding:
        return Finding(code, Severity.ERROR, self._where(header), message, hint)

    def _where(self, header: str) -> str:
        return f"対応表 {self.rpa_map.id} {self.number}件目「{header}」"

    def _hash(self, to_confirm: str, cells: Sequence[str]) -> str:
        content = [self.rpa_map.id, self.row.case_id, to_confirm, *cells]
        # 区切りの位置が違う二つの行が同じにならないよう、区切りに意味のある形にしてから計算する。
        return hashlib.sha256(json.dumps([*self.rpa_map.headers, *content]).encode()).hexdigest()


def _text(value: str | int | date | RegisterDate, *, style: RpaDateStyle) -> str | None:
    """ロボットに打ち込ませてよい文字。一日に決まらない日付は、打ち込ませずに人に確かめてもらう。"""
    on = value.on if isinstance(value, RegisterDate) else value
    if on is None:
        return None
    return _date_text(on, style=style) if isinstance(on, date) else str(on)


def _date_text(on: date, *, style: RpaDateStyle) -> str | None:
    if style is RpaDateStyle.ISO:
        return f"{on.year:04}-{on.month:02}-{on.day:02}"
    if style is RpaDateStyle.COMPACT:
        return f"{on.year:04}{on.month:02}{on.day:02}"
    wareki = WarekiStyle.KANJI if style is RpaDateStyle.WAREKI else WarekiStyle.DIGITS
    try:
        return format_wareki(on, wareki)
    except InvalidValue:
        return None


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _case_ids(rpa_map: RpaMap, rows: Sequence[RpaRow]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        where = f"対応表 {rpa_map.id} {number}件目「{CASE_ID}」"
        if not _CASE_ID.fullmatch(row.case_id):
            hint = "半角の英数字と「-」「_」で 64 字までにしてください"
            yield Finding("MDG616", Severity.ERROR, where, "案件ID に使えない形です", hint)
        earlier = first.setdefault(row.case_id, number)
        if earlier != number:
            message = f"{earlier}件目と同じ案件です"
            yield Finding("MDG616", Severity.ERROR, where, message, "一案件一行にしてください")


def _opening_advice(rpa_map: RpaMap) -> Iterator[Finding]:
    if rpa_map.target is RpaTarget.EXCEL:
        message = "ダブルクリックで開くと、番号の先頭の 0 が消えて見えます"
        hint = "「データ」の「テキストまたは CSV から」で、すべて文字列として読み込んでください"
        yield Finding("MDG617", Severity.NOTICE, f"対応表 {rpa_map.id}", message, hint)
