"""様式の欄を、シート「入力」から引く式。分からない欄は、ひな形の文字のまま（手で書く形）に残す。"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from madoguchi_core.forms import CellStyle, DigitAlign, FieldKind, FormCell, FormField
from madoguchi_excel.fallback._entries import UNKNOWN_WORD
from madoguchi_excel.fallback._text import era, era_year, quoted

Source = Callable[[str], str]
"""欄の名から、入力のセルに付いた名へ。"""

_MARKED: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_.]*)\s*(?:\|\s*([a-z_]+)\s*)?\}\}")
_FAR: Final = 99
_HYPHENS: Final = ("-", "‐", "－", "ー", " ", "　", "〒", "(", ")")


def split_formulas(
    cell: FormCell, field: FormField, source: Source, originals: Sequence[str]
) -> Iterator[str]:
    """
    一つの欄を、セルごとの式にする。

    Args:
        cell: 欄とセルの対応。
        field: 欄。
        source: 欄の名から、入力の名へ。
        originals: ひな形のセルの文字。分からないときは、これを残す。
    """
    name, count = source(cell.field), len(cell.addresses)
    for at, original in enumerate(originals):
        left = quoted(original)
        match cell.style:
            case CellStyle.DIGITS:
                yield _kept(name, _digit(name, at, count, cell.align, field.kind), left)
            case CellStyle.CHARS:
                yield _kept(name, f"IF(LEN({name})>{count},{left},MID({name},{at + 1},1))", left)
            case CellStyle.GROUPS:
                yield _kept(name, _group(name, at, count), left)
            case CellStyle.LINES:
                yield _kept(name, _line(name, at, count, int(cell.max_width or 1)), left)
            case _:
                yield _whole(cell, field, name, left)


def _kept(name: str, known: str, left: str) -> str:
    """分かるときは *known*、空か不明なら、ひな形の文字。"""
    return f'IF(OR({name}="",{name}={quoted(UNKNOWN_WORD)}),{left},{known})'


def _whole(cell: FormCell, field: FormField, name: str, left: str) -> str:
    if field.kind is FieldKind.DATE and not cell.style.is_choice:
        return f"IF(ISNUMBER({name}),{_dated(name, cell.style)},{left})"
    if cell.style is CellStyle.TICK:
        return f"{_chosen(name, field)}={quoted(cell.choice or '')}"
    if cell.style is CellStyle.CHECK:
        is_on = f"{_chosen(name, field)}={quoted(cell.choice or '')}"
        return f'IF({is_on},"☑","□")&{quoted(cell.label)}'
    if field.kind in {FieldKind.YEN, FieldKind.COUNT}:
        amount = f'TEXT({name},"#,##0")&"円"' if cell.style is CellStyle.YEN else name
        return f"IF(ISNUMBER({name}),{amount},{left})"
    return _kept(name, name, left)


def circled(cells: Sequence[FormCell], field: FormField, source: Source, original: str) -> str:
    """
    選択肢を○で示す式。図形は式では描けないので、選ばれた言葉の前に「○」を書く。

    Args:
        cells: 同じセルに並ぶ選択肢。
        field: 欄。
        source: 欄の名から、入力の名へ。
        original: ひな形のセルの文字。
    """
    chosen = _chosen(source(cells[0].field), field)
    written = quoted(original)
    for cell in reversed(cells):
        word = cell.part or cell.label or original.strip() or cell.choice or ""
        marked = original.replace(word, f"○{word}", 1) if word and word in original else f"○{word}"
        written = f"IF({chosen}={quoted(cell.choice or '')},{quoted(marked)},{written})"
    return written


def _chosen(name: str, field: FormField) -> str:
    """選択肢と比べる言葉。日付は元号で選ぶ。"""
    return f'IF(ISNUMBER({name}),{era(name)},"")' if field.kind is FieldKind.DATE else name


def _dated(name: str, style: CellStyle) -> str:
    match style:
        case CellStyle.ERA:
            return era(name)
        case CellStyle.ERA_YEAR:
            return era_year(name)
        case CellStyle.MONTH:
            return f"MONTH({name})"
        case CellStyle.DAY:
            return f"DAY({name})"
        case CellStyle.SERIAL:
            return name
        case CellStyle.WESTERN:
            return f'YEAR({name})&"年"&MONTH({name})&"月"&DAY({name})&"日"'
        case _:
            return f'{era(name)}&{era_year(name)}&"年"&MONTH({name})&"月"&DAY({name})&"日"'


def _cleaned(name: str) -> str:
    """半角にして、区切りを除いた番号。"""
    cleaned = f"ASC({name})"
    for mark in _HYPHENS:
        cleaned = f'SUBSTITUTE({cleaned},{quoted(mark)},"")'
    return cleaned


def _digit(name: str, at: int, count: int, align: DigitAlign, kind: FieldKind) -> str:
    digits = f'TEXT({name},"0")' if kind in {FieldKind.YEN, FieldKind.COUNT} else _cleaned(name)
    place = f"{at + 1}-{count}+LEN({digits})" if align is DigitAlign.RIGHT else str(at + 1)
    inside = f"AND(LEN({digits})<={count},{place}>0)"
    return f'IF({inside},MID({digits},MAX({place},1),1),"")'


def _group(name: str, at: int, count: int) -> str:
    """郵便番号は三桁と四桁、電話番号は書かれた区切りで分ける。"""
    if count == 2:
        digits = _cleaned(name)
        return f"LEFT({digits},3)" if at == 0 else f"MID({digits},4,{_FAR})"
    spread = f'SUBSTITUTE(ASC({name}),"-",REPT(" ",{_FAR}))'
    parts = f'LEN({name})-LEN(SUBSTITUTE(ASC({name}),"-",""))={count - 1}'
    return f'IF({parts},TRIM(MID({spread},{at * _FAR + 1},{_FAR})),"")'


def _line(name: str, at: int, count: int, letters: int) -> str:
    """一行の字数で分ける。全角で数えるので、どの字でも収まる。終わりの行には残りのすべてを書く。"""
    if count == 1:
        return name
    length = 32767 if at == count - 1 else letters
    return f"MID({name},{at * letters + 1},{length})"


def sentence(text: str, source: Source) -> str | None:
    """
    差し込みの文の式。条件のある文は式にしないで ``None`` を返す（印を消して、手で書く）。

    >>> sentence("{{ applicant.name }} 様", lambda name: name)
    'IF(OR(applicant.name="",applicant.name="不明"),"　　　　",applicant.name)&" 様"'
    """
    rest, pieces, position = text, [], 0
    for found in _MARKED.finditer(rest):
        if found.start() > position:
            pieces.append(quoted(rest[position : found.start()]))
        name = source(found[1])
        pieces.append(_filtered(name, found[2]))
        position = found.end()
    pieces.append(quoted(rest[position:]) if position < len(rest) else "")
    joined = "&".join(piece for piece in pieces if piece)
    return None if "{%" in rest or "{{" in joined or not joined else joined


_BLANK: Final = '"　　　　"'
_FILTERS: Final = {
    "wareki": CellStyle.WAREKI,
    "western": CellStyle.WESTERN,
    "era": CellStyle.ERA,
    "era_year": CellStyle.ERA_YEAR,
    "month": CellStyle.MONTH,
    "day": CellStyle.DAY,
}


def _filtered(name: str, wanted: str | None) -> str:
    if wanted in _FILTERS:
        return f"IF(ISNUMBER({name}),{_dated(name, _FILTERS[wanted])},{_BLANK})"
    if wanted == "yen":
        return f'IF(ISNUMBER({name}),TEXT({name},"#,##0")&"円",{_BLANK})'
    return _kept(name, _cleaned(name) if wanted == "digits" else name, _BLANK)
