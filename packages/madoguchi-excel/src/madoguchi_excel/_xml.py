"""部品の XML。ふつうの形にそろえること、要素の名の頭（x:）を知ること、小さな部品を読むこと。"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError, ParserCreate

from madoguchi_excel._archive import unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from xml.parsers.expat import XMLParserType

_ATTRIBUTES: Final = rb"""(?:[^"'<>]++|"[^"<]*+"|'[^'<]*+')*+"""
"""要素の属性。値の中の「>」で要素が終わったと読まない。後戻りしない書き方なので、壊れた部品でも遅くならない。"""
_ODD: Final = re.compile(rb"<!--|<!\[CDATA\[|<\?|<!")
_ODD_ENDS: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>", b"<!": b">"}
_DECLARATION: Final = re.compile(rb"""\s*<\?xml\s[^>]*?\?>""")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_NEW_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_REFERENCE: Final = re.compile(r"&(#[0-9]+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def plain(part: bytes) -> bytes:
    """
    XML を、UTF-8 で、注釈・CDATA・処理命令の無い形にする。もうその形なら、同じ物を返す。

    Raises:
        FormError: 文書型（DTD）があるか、文字として読めないとき（MDG420）。

    >>> plain(b"<a><!-- x --><![CDATA[1<2]]></a>")
    b'<a>1&lt;2</a>'
    """
    text = _utf8(part)
    head = _DECLARATION.match(text)
    start = head.end() if head else 0
    # 一字で探す方がずっと速く、ふつうの部品にはどちらの字も無い
    if text.find(b"!", start) < 0 and text.find(b"?", start) < 0:
        return text
    return text[:start] + b"".join(_without_oddities(text, start))


def _without_oddities(text: bytes, position: int) -> Iterator[bytes]:
    while (found := _ODD.search(text, position)) is not None:
        yield text[position : found.start()]
        opening = found[0]
        end = text.find(_ODD_ENDS[opening], found.end())
        # 表計算の部品に文書型は許されない。膨らむ実体の入口になる
        if opening == b"<!" or end < 0:
            raise unreadable()
        if opening == b"<![CDATA[":
            yield _escaped(text[found.end() : end])
        position = end + len(_ODD_ENDS[opening])
    yield text[position:]


def _utf8(part: bytes) -> bytes:
    mark = next((name for start, name in _MARKS if part.startswith(start)), None)
    head = _DECLARATION.match(part)
    named = _ENCODING.search(head[0]) if head else None
    encoding = mark or (named[1].decode() if named else "utf-8")
    if encoding.lower() in {"utf-8", "utf8"}:
        return part
    try:
        text = part.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise unreadable() from error
    return re.sub(r"^\s*<\?xml\s[^>]*?\?>", _NEW_DECLARATION.decode(), text, count=1).encode()


def _escaped(raw: bytes) -> bytes:
    return raw.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def check_well_formed(part: bytes) -> None:
    """
    XML として正しいことを確かめる。

    Raises:
        FormError: 正しくないとき（MDG420）。
    """
    _fed(ParserCreate(), part)


def _fed(parser: "XMLParserType", part: bytes) -> None:
    try:
        parser.Parse(part, True)
    except ExpatError as error:
        raise unreadable() from error


def with_child(part: bytes, child: bytes, *, before: Collection[bytes] = ()) -> bytes:
    """
    根の要素のすぐ下に子を足した部品。*before* のどれかがあればその前、無ければ終わりに置く。

    Args:
        part: ふつうの形（:func:`plain`）の部品。
        child: 足す子。
        before: 足す子より後ろに並ぶ要素の名。

    >>> with_child(b"<a><b/></a>", b"<x/>"), with_child(b'<?xml version="1.0"?><a id="1"/>', b"<x/>")
    (b'<a><b/><x/></a>', b'<?xml version="1.0"?><a id="1"><x/></a>')
    """
    place = insertion_point(part, before=before)
    if part.startswith(b"<", place):
        return b"".join((part[:place], child, part[place:]))
    root = _ROOT_TAG.search(part)
    if root is None:
        raise unreadable()
    attributes = root["attributes"].rstrip().removesuffix(b"/")
    opened = b"".join((part[: root.start()], b"<", root["name"], attributes, b">"))
    return b"".join((opened, child, b"</", root["name"], b">", part[root.end() :]))


_ROOT_TAG: Final = re.compile(rb"<(?P<name>[\w:.-]+)(?P<attributes>" + _ATTRIBUTES + rb")>")


def insertion_point(part: bytes, *, before: Collection[bytes]) -> int:
    """
    根の要素のすぐ下で、*before* のどれかが始まる所。どれも無ければ、根の要素が終わる所。

    入れ子の中の同じ名の要素（``<cfRule>`` の中の ``<extLst>`` など）とは取り違えない。

    Args:
        part: ふつうの形（:func:`plain`）の部品。
        before: 要素の名。

    >>> insertion_point(b"<a><b><x/></b><x/></a>", before=(b"x",))
    14
    """
    wanted = {name.decode() for name in before}
    places: list[int] = []
    depth = 0

    def opened(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 2 and name.rpartition(":")[2] in wanted:
            places.append(parser.CurrentByteIndex)

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 0:
            places.append(parser.CurrentByteIndex)

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    _fed(parser, part)
    return places[0]


def parsed(part: bytes) -> "Element":
    """
    小さな部品を木として読む。

    Raises:
        FormError: XML でないとき（MDG420）。
    """
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        return fromstring(plain(part))  # noqa: S314 文書型は plain が断っている
    except ParseError as error:
        raise unreadable() from error


def local(tag: str) -> str:
    """
    名前空間を除いた要素の名。厳密形式（Strict）のブックも同じに読める。

    >>> local("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet")
    'sheet'
    """
    return tag.rpartition("}")[2]


def prefix_of(part: bytes, root: bytes) -> bytes:
    """
    根の要素の名の頭。``<x:worksheet`` なら ``x:``、ふつうは空。

    Raises:
        FormError: 根の要素が違うとき（MDG420）。

    >>> prefix_of(b'<?xml version="1.0"?><x:worksheet>', b"worksheet")
    b'x:'
    """
    found = _root(root).search(part)
    if found is None:
        raise unreadable()
    return found[1]


@cache
def _root(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"^(?:\s*<\?[^>]*\?>)?\s*<((?:[\w.-]+:)?)" + name + rb"[\s/>]")


@cache
def start_tag(prefix: bytes, name: bytes, peek: bytes = b"") -> re.Pattern[bytes]:
    """
    開始タグの探し方。属性は ``attributes`` のまとまりにある。閉じた要素（``<row/>``）では「/」で終わる。

    Args:
        prefix: 要素の名の頭（``x:`` か空）。
        name: 要素の名。
        peek: いちばん多い書き方の属性を、分けずに取るための先読み。

    >>> start_tag(b"x:", b"row").search(b'<x:row r="1">')["attributes"]
    b' r="1"'
    """
    first = b"(?:" + peek + b")?" if peek else b""
    head = b"<" + prefix + name + rb"(?=[\s/>])" + first
    return re.compile(head + b"(?P<attributes>" + _ATTRIBUTES + b")>")


@cache
def _attribute(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:^|\s)" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def attribute(attributes: bytes, name: bytes) -> str | None:
    """
    属性の値。無ければ ``None``。

    >>> attribute(b' r="C5" s="3"', b"s")
    '3'
    """
    found = _attribute(name).search(attributes)
    if found is None:
        return None
    value = found[1] if found[1] is not None else found[2]
    return text_of(value)


def is_true(attributes: bytes, name: bytes) -> bool:
    """
    真偽の属性が真か。無ければ偽。

    >>> is_true(b' hidden="1"', b"hidden"), is_true(b' hidden="0"', b"hidden")
    (True, False)
    """
    return attribute(attributes, name) in {"1", "true"}


def without(attributes: bytes, *names: bytes) -> bytes:
    """
    名を挙げた属性を除いたもの。

    >>> without(b' r="C5" t="s" s="3"', b"t")
    b' r="C5" s="3"'
    """
    for name in names:
        attributes = _attribute(name).sub(b"", attributes)
    return attributes


def whole(text: str | None, default: int = 0) -> int:
    """
    属性に書かれた整数。無ければ *default*。

    Raises:
        FormError: 整数でないとき（MDG420）。

    >>> whole("3"), whole(None, default=1)
    (3, 1)
    """
    try:
        return default if text is None else int(text)
    except ValueError as error:
        raise unreadable() from error


def decimal(text: str | None, default: float, *, most: float) -> float:
    """
    属性に書かれた数。無ければ *default*。0 から *most*（Excel の限り）までに収める。

    Args:
        text: 属性の値。
        default: 無いときの数。
        most: 限り。

    Raises:
        FormError: 数でないとき（MDG420）。

    >>> decimal("8.5", 1.0, most=255), decimal("1e308", 1.0, most=255)
    (8.5, 255.0)
    """
    try:
        number = default if text is None else float(text)
    except ValueError as error:
        raise unreadable() from error
    if not isfinite(number):
        raise unreadable()
    return min(max(number, 0.0), float(most))


def text_of(raw: bytes) -> str:
    """文字への参照（``&amp;`` など）を戻した文字。"""
    try:
        text = raw.decode()
        return _REFERENCE.sub(_character, text) if "&" in text else text
    except (ValueError, OverflowError) as error:
        raise unreadable() from error


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if not name.startswith("#"):
        return _NAMED[name]
    return chr(int(f"0{name[1:]}", base=0) if name[1] in "xX" else int(name[1:]))


def quoted(text: str) -> bytes:
    """XML の文字にしたもの。属性の中にも置ける。"""
    return _escaped(text.encode()).replace(b'"', b"&quot;")
