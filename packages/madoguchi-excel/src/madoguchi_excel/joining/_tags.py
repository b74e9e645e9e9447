"""部品の XML の、開始タグの中だけを書き替える。ほかのバイトはそのまま残る。"""

import re
from collections.abc import Callable
from typing import Final

from madoguchi_excel._xml import attribute, quoted, start_tag, whole

ANY_PREFIX: Final = rb"(?:[\w.-]+:)?"
"""どの名前空間の頭でもよい。"""
Change = Callable[[bytes], bytes]
"""開始タグの属性の書き替え方。"""


def retagged(xml: bytes, prefix: bytes, name: bytes, change: Change) -> bytes:
    """
    名の合う開始タグの、属性を書き替えたもの。

    Args:
        xml: 部品。
        prefix: 要素の名の頭の、正規表現。
        name: 要素の名の、正規表現。
        change: 属性の書き替え方。

    >>> retagged(b'<a><c r="A1"/></a>', b"", b"c", lambda attributes: b' r="B1"/')
    b'<a><c r="B1"/></a>'
    """

    def changed(tag: re.Match[bytes]) -> bytes:
        start = tag.start("attributes") - tag.start()
        return b"".join((tag[0][:start], change(tag["attributes"]), b">"))

    return start_tag(prefix, name).sub(changed, xml)


def with_value(attributes: bytes, name: bytes, change: Callable[[str], str]) -> bytes:
    """
    属性の値を書き替えたもの。その属性が無ければ、そのまま。

    >>> with_value(b' location="A!B1"/', b"location", lambda text: text.lower())
    b' location="a!b1"/'
    """
    value = attribute(attributes, name)
    if value is None:
        return attributes
    after = b'"' + quoted(change(value)) + b'"'
    pattern = re.compile(rb"((?:^|\s)" + name + rb"""\s*=\s*)(?:"[^"]*"|'[^']*')""")
    return pattern.sub(lambda found: found[1] + after, attributes, count=1)


def renumbered(attributes: bytes, name: bytes, moved: Callable[[int], int]) -> bytes:
    """
    番号の属性を付け替えたもの。その属性が無ければ、そのまま。

    >>> renumbered(b' r="C5" s="3"/', b"s", lambda number: number + 10)
    b' r="C5" s="13"/'
    """
    return with_value(attributes, name, lambda text: str(moved(whole(text))))


def numbered(attributes: bytes, name: bytes, moved: Callable[[int], int]) -> bytes:
    """
    番号の属性を付け替えたもの。その属性が無ければ、0 番と見て書く。

    >>> numbered(b' r="C5"/', b"s", lambda number: number + 10)
    b' s="10" r="C5"/'
    """
    if attribute(attributes, name) is None:
        return b"".join((b" ", name, b'="%d"' % moved(0), attributes))
    return renumbered(attributes, name, moved)


def respelled(xml: bytes, old: bytes, new: bytes) -> bytes:
    """
    要素の名の頭を、ほかの部品の頭にそろえたもの。

    >>> respelled(b"<x:font><x:b/></x:font>", b"x:", b"")
    b'<font><b/></font>'
    """
    return xml if old == new else _spelling(old).sub(rb"\1" + new, xml)


def _spelling(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(</?)" + re.escape(prefix) + rb"(?=[\w.-]+[\s/>])")


def without_element(xml: bytes, prefix: bytes, name: bytes) -> bytes:
    """
    要素を、中身ごと除いたもの。同じ名の要素が入れ子にならないものに使う。

    >>> without_element(b"<a><b><c/></b><d/></a>", b"", b"b")
    b'<a><d/></a>'
    """
    closing = re.compile(b"</" + prefix + name + rb"\s*>")
    while (found := start_tag(prefix, name).search(xml)) is not None:
        closed = None if found["attributes"].endswith(b"/") else closing.search(xml, found.end())
        xml = xml[: found.start()] + xml[(closed or found).end() :]
    return xml
