"""セルひとつの XML。文字はその場に書き（inlineStr）、共有の文字には触れない。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, Self, TypeAlias

from madoguchi_excel._sheet import Position, SheetXml, Span, cell_name
from madoguchi_excel._xml import quoted, without


@dataclass(frozen=True, slots=True)
class CellFormula:
    """
    セルに書く計算式。答えは、開いたときに計算される。

    Attributes:
        text: 式。先頭の「=」は付けない。
    """

    text: str


CellValue: TypeAlias = str | int | float | bool | CellFormula | None

LONGEST_TEXT: Final = 32_767
"""セルに入る文字の数（UTF-16 で数える）。これより長いと、Excel はブックを壊れたと見る。"""
LARGEST_EXACT: Final = 10**15
"""これより大きい整数は、Excel が下の桁を 0 にする。"""

_SPECIAL: Final = re.compile('[\x00-\x08\x0b-\x1f&<>"_\ufffe\uffff]')
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PHONETICS: Final = {"fontId": "0"}
_FORMULA_KINDS: Final = (b"t", b"cm", b"vm")


@dataclass(slots=True)
class Patch:
    """
    セルひとつの変え方。何千も作るので、作るのに手間のかかる形（frozen）にしない。

    Attributes:
        value: 書く値。``None`` なら、書式を残して中を消す。
        kana: ふりがな。
        style: 書式の番号。``None`` なら元のまま。
        keeps_formula: 計算式を残し、前の答えだけを *value* に替えるか。
        phonetics: ふりがなの字の決まり。無ければ、標準の書体。
    """

    value: CellValue = field(default=None, repr=False)
    kana: str | None = field(default=None, repr=False)
    style: int | None = None
    keeps_formula: bool = False
    phonetics: Mapping[str, str] | None = None


class _Shapes(NamedTuple):
    """要素の名の頭ごとの、セルの形。``%b`` に中身を入れる。"""

    text: bytes
    value: bytes
    empty: bytes
    formula: bytes
    calculation: bytes
    reading: bytes
    settings: bytes

    @classmethod
    def of(cls, prefix: bytes) -> Self:
        """``{p}`` を、要素の名の頭にする。"""
        shapes = (
            b'<{p}c%b t="inlineStr"><{p}is><{p}t%b>%b</{p}t>%b</{p}is></{p}c>',
            b"<{p}c%b>%b<{p}v>%b</{p}v></{p}c>",
            b"<{p}c%b/>",
            b"<{p}c%b>%b</{p}c>",
            b"<{p}f>%b</{p}f>",
            b'<{p}rPh sb="%d" eb="%d"><{p}t%b>%b</{p}t></{p}rPh>',
            b"<{p}phoneticPr%b/>",
        )
        return cls(*(shape.replace(b"{p}", prefix) for shape in shapes))


_shapes: Final = cache(_Shapes.of)


def new_cell(sheet: SheetXml, position: Position, patch: Patch, *, style: str | None) -> bytes:
    """まだ無いセル。*style* は、行か列に決まっている書式。"""
    number = str(patch.style) if patch.style is not None else style
    attributes = f' r="{cell_name(position)}"' + (f' s="{number}"' if number else "")
    return _cell(_shapes(sheet.grammar.prefix), attributes.encode(), patch, kept=b"")


def changed_cell(sheet: SheetXml, cell: Span, patch: Patch) -> bytes:
    """いまあるセルを変えたもの。書式・番地・ふりがなの表示（ph）は残る。"""
    attributes, shapes = cell.attributes, _shapes(sheet.grammar.prefix)
    if cell.is_empty:
        attributes = attributes.rstrip().removesuffix(b"/").rstrip()
    if patch.style is not None:
        attributes = without(attributes, b"s") + b' s="%d"' % patch.style
    if not patch.keeps_formula:
        return _cell(shapes, without(attributes, *_FORMULA_KINDS), patch, kept=b"")
    found = sheet.grammar.formula.search(sheet.xml, cell.inner, cell.close)
    kept = found[0] if found else b""
    # 値の注釈（vm）は前の答えのもの。配列の注釈（cm）は、式が残るときだけ残す
    dropped = (b"t", b"vm") if kept else _FORMULA_KINDS
    return _cell(shapes, without(attributes, *dropped), patch, kept=kept)


def _cell(shapes: _Shapes, attributes: bytes, patch: Patch, *, kept: bytes) -> bytes:
    value = patch.value
    if value is None:
        return shapes.formula % (attributes, kept) if kept else shapes.empty % attributes
    if isinstance(value, CellFormula):
        return shapes.formula % (attributes, shapes.calculation % written_text(value.text))
    if not isinstance(value, str):
        kind, text = (b' t="b"', b"%d" % value) if isinstance(value, bool) else (b"", repr(value).encode())
        return shapes.value % (attributes + kind, kept, text)
    if patch.keeps_formula:
        return shapes.value % (attributes + b' t="str"', kept, written_text(value))
    has_kana = bool(value and patch.kana and patch.kana.strip())
    phonetics = _phonetics(shapes, value, patch) if has_kana else b""
    return shapes.text % (attributes, _space(value), written_text(value), phonetics)


def _space(text: str) -> bytes:
    """前後の空白と改行を、読む側に捨てさせない印。"""
    return b' xml:space="preserve"' if text != text.strip() or "\n" in text else b""


def _phonetics(shapes: _Shapes, text: str, patch: Patch) -> bytes:
    found = readings(text, patch.kana or "")
    pieces = [shapes.reading % (first, end, _space(kana), written_text(kana)) for first, end, kana in found]
    settings = patch.phonetics or _PHONETICS
    attributes = "".join(f' {name}="{value}"' for name, value in settings.items())
    return b"".join((*pieces, shapes.settings % attributes.encode()))


def readings(text: str, kana: str) -> Iterator[tuple[int, int, str]]:
    """
    ふりがなを付ける範囲と、かな。姓と名のように同じ数の語に分かれていれば、語ごとに付ける。

    位置は Excel に合わせて UTF-16 で数える。

    >>> list(readings("芽室　花子", "メムロ　ハナコ"))
    [(0, 2, 'メムロ'), (3, 5, 'ハナコ')]
    >>> list(readings("𠮷田", "ヨシダ"))
    [(0, 3, 'ヨシダ')]
    """
    words, kanas = re.findall(r"\S+", text), kana.split()
    if len(words) != len(kanas):
        words, kanas = [text], [kana]
    place = 0
    for word, reading in zip(words, kanas, strict=True):
        place = text.index(word, place)
        first = utf16_length(text[:place])
        yield first, first + utf16_length(word), reading
        place += len(word)


def utf16_length(text: str) -> int:
    """UTF-16 で数えた長さ。Excel は文字の位置と長さをこれで数える。"""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def written_text(text: str) -> bytes:
    r"""
    セルの文字を XML にしたもの。XML に書けない制御文字は、Excel の決まり（``_x0007_``）で書く。

    >>> written_text("A<B\r_x000D_")
    b'A&lt;B_x000D__x005F_x000D_'
    """
    if _SPECIAL.search(text) is None:
        return text.encode()
    safe = _LOOKS_ESCAPED.sub("_x005F_", text)
    return quoted(_UNSPEAKABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", safe))


def value_problem(value: CellValue) -> tuple[str, str] | None:
    """
    セルに書けない値の、わけと次の手。書ければ ``None``。

    >>> value_problem("芽室町") is None
    True
    """
    if isinstance(value, str):
        if 2 * len(value) > LONGEST_TEXT and utf16_length(value) > LONGEST_TEXT:
            return (
                f"セルに入る文字の数（{LONGEST_TEXT:,}）を超えています",
                "短くするか、別の欄に分けてください",
            )
        if _HALF.search(value):
            return "文書に書けない文字があります", "元のデータから除いてください"
    elif isinstance(value, float) and value - value != 0:
        return "数でないか、限りのない数です", "値を渡している処理を直してください"
    elif isinstance(value, int) and abs(value) >= LARGEST_EXACT:
        return "15桁を超える数は、Excel が下の桁を 0 に変えます", "文字の欄として書いてください"
    return None
