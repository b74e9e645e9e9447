"""セルひとつの文（Jinja2 の式）に欄の値を差し込む。式は定義から来る。値の中の式は評価しない。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NoReturn

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.forms._fields import FieldKind, FormField
from madoguchi_core.forms._render import digits_of, single
from madoguchi_core.forms._styles import CellStyle
from madoguchi_core.forms._template_nodes import dotted, refused_node
from madoguchi_core.forms._values import Blank, FormValue, settled
from madoguchi_core.records import Missing

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST_TEXT: Final = 32_767
"""一つのセルに入る文字の数（Excel の限り）。"""
_TOO_LONG: Final = f"一つのセルに入る長さ（{LONGEST_TEXT:,} 字）を超えます"
_BLANK_TEXT: Final = "　" * 8
_BLANK_DATE: Final = "　　　　年　　月　　日"
_BLANK_PART: Final = "　　"
_BLANKS: Final[Mapping[FieldKind, str]] = {
    FieldKind.DATE: _BLANK_DATE,
    FieldKind.CHOICE: "　" * 3,
    FieldKind.COUNT: "　" * 3,
}
"""手で書けるだけの空白。ここに無い種類は、氏名の長さ。"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """
    差し込みの結果。

    Attributes:
        text: 文。空けておくときは ``None``。人の情報があるので、表示（repr）には出さない。
        open_fields: 空けた欄の名前。
        reason: 式を計算できなかった理由。できたときは空。
    """

    text: str | None = field(repr=False)
    open_fields: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """
    読んだ式。

    Attributes:
        names: 式の中の欄の名前。出てきた順。
        reason: 式の書き方の誤り。無ければ空。
        template: 差し込める形。誤りがあるときは ``None``。
    """

    names: tuple[str, ...]
    reason: str
    template: Template | None


class _Unanswered(Exception):
    """値の無い欄に、答えが要る使い方（比べる・計算する・分かれる）をした。"""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class _Open:
    """値の無い欄。刷るときは手で書く空白になり、ほかの使い方では答えない。"""

    def __init__(self, name: str, seen: dict[str, None], text: str, *, is_known: bool = False) -> None:
        self._name, self._seen, self._text, self._is_known = name, seen, text, is_known

    def __str__(self) -> str:
        if not self._is_known:
            self._seen[self._name] = None
        return self._text

    __repr__ = __str__

    def narrowed(self, text: str) -> _Open:
        return _Open(self._name, self._seen, text)

    def whole(self, text: str) -> _Open:
        return self if self._is_known else self.narrowed(text)

    def _unanswered(self, *_: object) -> NoReturn:
        raise _Unanswered(self._name)

    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __call__ = __int__ = __float__ = _unanswered
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _unanswered
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = _unanswered
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __neg__ = __pos__ = _unanswered


class _Day(date):
    """そのまま刷ると和暦になる日付。比べることも、差を取ることもできる。"""

    def __str__(self) -> str:
        return str(single(date(self.year, self.month, self.day), style=CellStyle.WAREKI))


@lru_cache(maxsize=1024)
def parse_text(text: str) -> ParsedText:
    """
    式を読む。書き方の誤り・知らない filter・使えない文は、理由にして返す。

    Args:
        text: 定義に書かれた式。

    >>> parse_text("{{ applicant.name }} 様").names
    ('applicant.name',)
    >>> parse_text("{{ filed_on | warekii }}").reason
    '知らない filter です（warekii）'
    """
    from jinja2 import TemplateAssertionError, TemplateSyntaxError

    if len(text) > LONGEST_TEXT:
        return ParsedText((), _TOO_LONG, None)
    environment = _environment()
    try:
        tree = environment.parse(text)
        refused = refused_node(tree)
        if refused:
            return ParsedText((), f"使えない書き方です（{refused}）", None)
        names = tuple(dict.fromkeys(_resolve(tree)))
        return ParsedText(names, "", environment.from_string(tree))
    except TemplateAssertionError as error:
        name = (error.message or "").split("'")[1:2]
        return ParsedText((), f"知らない filter です（{''.join(name)}）", None)
    except TemplateSyntaxError as error:
        return ParsedText((), f"書き方が違います（{error.message}）", None)
    except Exception as error:  # noqa: BLE001 深すぎる入れ子など、読む側の限りを超えた式
        return ParsedText((), f"読めません（{type(error).__name__}）", None)


def render_text(
    text: str, values: Mapping[str, FormValue | None], vocabulary: Mapping[str, FormField]
) -> Rendered:
    """
    式に値を差し込む。

    値の無い欄は全角の空白になる。値の無い欄を ``if`` や計算に使うと、文そのものを空ける（『いいえ』や 0 にしない）。
    「該当なし」とわざと空ける欄は何も刷らない。

    Args:
        text: 定義に書かれた式。誤りが無いことを確かめたもの。
        values: 欄の名前から値への対応。
        vocabulary: 様式で使える欄。式の中の欄がすべてあること。

    >>> from madoguchi_core.forms import FORM_FIELDS
    >>> render_text("{{ applicant.name }} 様", {"applicant.name": "見本　花子"}, FORM_FIELDS).text
    '見本　花子 様'
    >>> render_text("{% if applicant.name %}有{% else %}無{% endif %}", {}, FORM_FIELDS)
    Rendered(open_fields=('applicant.name',), reason='')
    """
    parsed = parse_text(text)
    if parsed.template is None:
        return Rendered(None, reason=parsed.reason)
    seen: dict[str, None] = {}
    given = {name: _given(vocabulary[name], settled(values.get(name)), seen) for name in parsed.names}
    try:
        printed = _capped(parsed.template.generate({_FIELDS: given}))
    except _Unanswered as error:
        return Rendered(None, _told([error.name], values))
    except Exception as error:  # noqa: BLE001 町が書いた式は、どんな例外でも起こせる
        return Rendered(None, reason=f"計算できません（{type(error).__name__}）")
    if printed is None:
        return Rendered(None, reason=_TOO_LONG)
    return Rendered(printed if printed.strip() else None, _told(seen, values))


def _capped(pieces: Iterable[str]) -> str | None:
    """つないだ文。一つのセルに入らない長さになったら、そこで止めて ``None``。"""
    found: list[str] = []
    room = LONGEST_TEXT
    for piece in pieces:
        # Excel は、長さを UTF-16 で数える
        room -= len(piece.encode("utf-16-le", errors="surrogatepass")) // 2
        if room < 0:
            return None
        found.append(piece)
    return "".join(found)


def _told(names: Iterable[str], values: Mapping[str, FormValue | None]) -> tuple[str, ...]:
    """空けたと指摘する欄。わざと空ける欄は、空いていることが正しい。"""
    return tuple(name for name in names if not isinstance(settled(values.get(name)), Blank))


def _given(field: FormField, value: FormValue, seen: dict[str, None]) -> object:
    if value is Missing.NOT_APPLICABLE:
        return ""
    if isinstance(value, Blank):
        return _Open(field.name, seen, "", is_known=True)
    if isinstance(value, Missing):
        return _Open(field.name, seen, _BLANKS.get(field.kind, _BLANK_TEXT))
    if isinstance(value, date | RegisterDate):
        return _given_day(field.name, value, seen)
    return value


def _given_day(name: str, value: date | RegisterDate, seen: dict[str, None]) -> object:
    whole = single(value, style=CellStyle.WAREKI)
    on = value.on if isinstance(value, RegisterDate) else value
    if whole is None:
        return _Open(name, seen, _BLANK_DATE)
    # 「昭和10年頃」のような登録は、刷ることはできても、比べることはできない
    return _Day(on.year, on.month, on.day) if on else _Open(name, seen, str(whole), is_known=True)


_FIELDS: Final = "fields"


def _resolve(tree: nodes.Template) -> Iterator[str]:
    """``a.b`` を欄の名前の引き当てに置き換える。欄の名前が Python の属性の名と重なっても、取り違えない。"""
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    found: list[str] = []

    class Fields(NodeTransformer):
        def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
            name = dotted(node)
            return self.generic_visit(node) if name is None else self._field(name)

        def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
            return self._field(node.name)

        def _field(self, name: str) -> nodes.Node:
            found.append(name)
            return nodes.Getitem(nodes.Name(_FIELDS, "load"), nodes.Const(name), "load")

    Fields().visit(tree)
    yield from found


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True
    )
    # 値の無い欄を 0 や既定の値に変える filter（int・default など）を、初めから置かない
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.globals.clear()
    return environment


def _dated(style: CellStyle, blank: str) -> Callable[[Any], object]:
    is_whole = style in {CellStyle.WAREKI, CellStyle.WESTERN}

    def printed(value: Any) -> object:  # noqa: ANN401 式が渡す値の型は選べない
        if isinstance(value, _Open):
            return value.whole(blank) if is_whole else value.narrowed(blank)
        return single(date(value.year, value.month, value.day), style=style) if value != "" else ""

    return printed


def _yen(value: Any) -> object:  # noqa: ANN401
    return value if isinstance(value, _Open) or value == "" else single(int(value), style=CellStyle.YEN)


def _digits(value: Any) -> object:  # noqa: ANN401
    if isinstance(value, _Open):
        return value
    digits = digits_of(value)
    if digits is None and value != "":
        raise ValueError
    return digits or ""


FILTERS: Final[Mapping[str, Callable[[Any], object]]] = {
    **{style.value: _dated(style, _BLANK_DATE) for style in (CellStyle.WAREKI, CellStyle.WESTERN)},
    **{
        style.value: _dated(style, _BLANK_PART)
        for style in (CellStyle.ERA, CellStyle.ERA_YEAR, CellStyle.MONTH, CellStyle.DAY)
    },
    "yen": _yen,
    "digits": _digits,
}
"""式で使える filter。書き方（style）と同じ名は、同じ物を刷る。"""
