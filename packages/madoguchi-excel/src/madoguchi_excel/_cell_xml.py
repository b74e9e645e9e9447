"""セルひとつの XML。文字はその場に書き（inlineStr）、共有の文字には触れない。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from madoguchi_core.errors import InvalidValue
from madoguchi_excel._sheet import Position, SheetXml, Span, cell_name
from madoguchi_excel._xml import quoted, without

CellValue: TypeAlias = str | int | float | bool | None

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


def new_cell(sheet: SheetXml, position: Position, patch: Patch, *, style: str | None) -> bytes:
    """まだ無いセル。*style* は、行か列に決まっている書式。"""
    number = str(patch.style) if patch.style is not None else style
    attributes = f' r="{cell_name(position)}"' + (f' s="{number}"' if number else "")
    return _cell(sheet, attributes.encode(), patch, kept=b"")


def changed_cell(sheet: SheetXml, cell: Span, patch: Patch) -> bytes:
    """いまあるセルを変えたもの。書式・番地・ふりがなの表示（ph）は残る。"""
    attributes = cell.attributes
    if cell.is_empty:
        attributes = attributes.rstrip().removesuffix(b"/").rstrip()
    inner = sheet.xml[cell.inner : cell.close]
    if patch.style is not None:
        attributes = without(attributes, b"s") + b' s="%d"' % patch.style
    if patch.keeps_formula:
        found = sheet.grammar.formula.search(inner)
        return _cell(sheet, without(attributes, b"t"), patch, kept=found[0] if found else b"")
    return _cell(sheet, without(attributes, *_FORMULA_KINDS), patch, kept=b"")


def _cell(sheet: SheetXml, attributes: bytes, patch: Patch, *, kept: bytes) -> bytes:
    prefix = sheet.grammar.prefix
    kind, body = _body(prefix, patch)
    if not kept and not body:
        return b"".join((b"<", prefix, b"c", attributes, b"/>"))
    return b"".join((b"<", prefix, b"c", attributes, kind, b">", kept, body, b"</", prefix, b"c>"))


def _body(prefix: bytes, patch: Patch) -> tuple[bytes, bytes]:
    """型の属性と、中身。"""
    value = patch.value
    if value is None:
        return b"", b""
    if isinstance(value, str):
        if patch.keeps_formula:
            return b' t="str"', _element(prefix, b"v", written_text(value))
        return b' t="inlineStr"', _inline(prefix, value, patch)
    if isinstance(value, bool):
        return b' t="b"', _element(prefix, b"v", b"1" if value else b"0")
    return b"", _element(prefix, b"v", repr(value).encode())


def _element(prefix: bytes, name: bytes, text: bytes) -> bytes:
    return b"".join((b"<", prefix, name, b">", text, b"</", prefix, name, b">"))


def _inline(prefix: bytes, text: str, patch: Patch) -> bytes:
    pieces = [_text_element(prefix, text)]
    if patch.kana:
        pieces += [_reading(prefix, *part) for part in readings(text, patch.kana)]
        settings = "".join(f' {name}="{value}"' for name, value in (patch.phonetics or _PHONETICS).items())
        pieces.append(b"".join((b"<", prefix, b"phoneticPr", settings.encode(), b"/>")))
    return _element(prefix, b"is", b"".join(pieces))


def _text_element(prefix: bytes, text: str) -> bytes:
    # 前後の空白と改行を、読む側に捨てさせない
    space = b' xml:space="preserve"' if text != text.strip() or "\n" in text else b""
    return b"".join((b"<", prefix, b"t", space, b">", written_text(text), b"</", prefix, b"t>"))


def _reading(prefix: bytes, first: int, end: int, kana: str) -> bytes:
    opened = b"<" + prefix + b'rPh sb="%d" eb="%d">' % (first, end)
    return b"".join((opened, _text_element(prefix, kana), b"</", prefix, b"rPh>"))


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


def check_value(value: CellValue) -> None:
    """
    セルに書ける値かを確かめる。

    Raises:
        InvalidValue: 長すぎる文字、有限でない数（MDG431）。
    """
    if isinstance(value, str) and 2 * len(value) > LONGEST_TEXT and utf16_length(value) > LONGEST_TEXT:
        raise InvalidValue(
            "MDG431", "セルに書けない長さの文字です", hint="短くするか、別の欄に分けてください"
        )
    if isinstance(value, str) and _HALF.search(value):
        raise InvalidValue("MDG431", "セルに書けない文字です", hint="元のデータから除いてください")
    if isinstance(value, float) and not value - value == 0:
        raise InvalidValue("MDG431", "セルに書けない数です", hint="値を渡している処理を直してください")
