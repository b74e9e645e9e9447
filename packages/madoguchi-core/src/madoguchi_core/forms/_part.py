"""当てはめの途中の、一欄ぶんの結果。"""

from collections.abc import Iterable
from dataclasses import dataclass

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms._bound import BoundCell, BoundMark
from madoguchi_core.forms._characters import invisible, unwritable
from madoguchi_core.forms._fields import FormField
from madoguchi_core.forms._render import Known, is_too_wide, widest
from madoguchi_core.forms._spec import FormCell
from madoguchi_core.forms._styles import Fit
from madoguchi_core.text import unencodable


@dataclass(frozen=True, slots=True)
class Part:
    """一欄ぶんの、書く物・囲む所・指摘・手で書けば書いた欄の名前。"""

    cells: tuple[BoundCell, ...] = ()
    findings: tuple[Finding, ...] = ()
    marks: tuple[BoundMark, ...] = ()
    written: tuple[str, ...] = ()


def joined(parts: Iterable[Part]) -> Part:
    """いくつもの欄の結果を、順につなぐ。"""
    found = tuple(parts)
    return Part(
        tuple(cell for part in found for cell in part.cells),
        tuple(finding for part in found for finding in part.findings),
        tuple(mark for part in found for mark in part.marks),
        tuple(name for part in found for name in part.written),
    )


def refusal(field: FormField, value: Known, *, where: str) -> Finding | None:
    """書いてはならない値の指摘。書いてよければ ``None``。"""
    if not field.kind.accepts(value):
        message = f"「{field.title}」に{field.kind.title}ではない値が渡されました"
        return Finding("MDG408", Severity.ERROR, where, message, "値を渡している処理を直してください")
    codes = unwritable(value) if isinstance(value, str) else ()
    if codes:
        message = f"「{field.title}」に文書に書けない文字があります（{'、'.join(codes)}）"
        return Finding("MDG411", Severity.ERROR, where, message, "元のデータから除いてください")
    return None


def gaiji(field: FormField, value: object, *, where: str) -> tuple[Finding, ...]:
    """外字や見えない文字のある値の指摘。値は、そのまま書く。"""
    if not isinstance(value, str):
        return ()
    codes, hidden = unencodable(value, "utf-8"), invisible(value)
    found = []
    if codes:
        message = f"「{field.title}」に外字があります（{'、'.join(codes)}）"
        found.append(Finding("MDG410", Severity.WARNING, where, message, "印刷した字形を確かめてください"))
    if hidden:
        message = f"「{field.title}」に見えない文字があります（{'、'.join(hidden)}）"
        hint = "字の並びを本人の書いた物と見比べ、元のデータから除いてください"
        found.append(Finding("MDG419", Severity.WARNING, where, message, hint))
    return tuple(found)


def by_hand(title: str, why: str, *, where: str) -> Finding:
    """手で書いてもらう欄の指摘。"""
    message = f"「{title}」は空けてあります（{why}）"
    return Finding("MDG406", Severity.NOTICE, where, message, "印刷した紙に書いてもらってください")


def too_wide(title: str, texts: Iterable[object], *, cell: FormCell, where: str) -> tuple[Finding, ...]:
    """書いた文字が欄に収まらないときの指摘。文字は切らずに書いてある。"""
    wide = [text for text in texts if isinstance(text, str) and is_too_wide(text, cell=cell)]
    if not wide or cell.max_width is None:
        return ()
    if cell.fit is Fit.WRAP:
        why = f"全角{cell.max_width:g}字の欄で{cell.max_lines}行を超えます"
    else:
        shrunk = "に、縮小しても" if cell.fit is Fit.SHRINK else "に"
        why = f"全角{cell.max_width:g}字の欄{shrunk}{max(widest(text) for text in wide):g}字分"
    return (overflow(f"「{title}」が欄に収まりません（{why}）", where=where),)


def overflow(message: str, *, where: str) -> Finding:
    """欄に収まらない指摘。"""
    hint = "印刷して確かめ、読めなければ手で書いてください"
    return Finding("MDG407", Severity.WARNING, where, message, hint)
