"""雛形に札の値を差し込む。紙の幅に合わせて折り返すのは印字の部品の仕事。"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._layouts import Align, BlockKind, LayoutBlock, TicketLayout
from madoguchi_core.queue._stack import StackTicket
from madoguchi_core.queue._tickets import Ticket

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# 日本の標準時はひとつで、夏時間も無い。時差を持つ時刻は、どこで測っても日本の時刻で刷る。
_JST = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """
    差し込みの済んだもの一つ。文は必ず一行。

    Attributes:
        kind: 種類。
        text: 一行の文。``QR`` なら中身、``RULE`` と ``SPACE`` なら空。
        align: 横の位置。
        size: 字の大きさ（倍）。
        is_bold: 太字か。
        where: 雛形の場所（札の id と何番目か）。
    """

    kind: BlockKind
    text: str
    align: Align
    size: int
    is_bold: bool
    where: str


@dataclass(frozen=True, slots=True)
class RenderedTicket:
    """
    差し込みの結果と、雛形の指摘のすべて。

    Attributes:
        blocks: 上から順に置くもの。指摘のあったものは入らない。
        findings: 指摘。
    """

    blocks: tuple[RenderedBlock, ...]
    findings: tuple[Finding, ...]


def render_ticket(ticket: Ticket | StackTicket, layout: TicketLayout) -> RenderedTicket:
    """
    札か、停止時の束の一枚の値を雛形に差し込む。誤りのある雛形は、すべて指摘にして返す。

    雛形は閉じた環境で動き、無い名を空として刷ることはない。

    >>> from madoguchi_core.queue import TicketCategory
    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> ticket = Ticket(
    ...     number="A007",
    ...     category=certificates,
    ...     counter="担当窓口",
    ...     waiting=3,
    ...     issued_at=datetime(2026, 11, 24, 0, 5, tzinfo=timezone.utc),
    ...     business_date=date(2026, 11, 24),
    ... )
    >>> layout = TicketLayout(
    ...     id="slip",
    ...     title="札",
    ...     paper_mm=80,
    ...     blocks=(
    ...         LayoutBlock(text="{{ issued_at | hm }} 発券 {{ waiting }}人待ち"),
    ...         LayoutBlock(text="{{ nubmer }}"),
    ...     ),
    ... )
    >>> rendered = render_ticket(ticket, layout)
    >>> rendered.blocks[0].text
    '9時05分 発券 3人待ち'
    >>> rendered.findings[0].where, rendered.findings[0].message
    ('札 slip の 2番目', "雛形を文にできません: 'nubmer' という名はありません")
    """
    values = _values(ticket)
    blocks: list[RenderedBlock] = []
    findings: list[Finding] = []
    for position, block in enumerate(layout.blocks, start=1):
        where = f"札 {layout.id} の {position}番目"
        content = _content(block, ticket, values)
        if isinstance(content, _Fault):
            findings.append(_finding(where, content.reason, values))
        else:
            blocks += _one_per_line(block, content, where)
    return RenderedTicket(tuple(blocks), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Fault:
    reason: str


def _values(ticket: Ticket | StackTicket) -> dict[str, Any]:
    # 雛形に渡すのは値だけ。モデルそのものを渡すと、その操作まで雛形から呼べてしまう。
    values: dict[str, Any] = {
        "number": ticket.number,
        "category": ticket.category.model_dump(),
        "counter": ticket.counter,
        "notices": ticket.notices,
    }
    if isinstance(ticket, StackTicket):
        return values
    return values | {
        "issued_at": ticket.issued_at,
        "business_date": ticket.business_date,
        "waiting": ticket.waiting,
        "copies": ticket.copies,
    }


def _content(
    block: LayoutBlock, ticket: Ticket | StackTicket, values: dict[str, Any]
) -> "list[str] | _Fault":
    if block.kind is BlockKind.QR:
        return [] if ticket.qr_text is None else [ticket.qr_text]
    if block.kind is not BlockKind.TEXT:
        return [""]
    rendered = _fill(block.text, values)
    return (
        rendered if isinstance(rendered, _Fault) else [line for line in rendered.splitlines() if line.strip()]
    )


def _one_per_line(block: LayoutBlock, content: list[str], where: str) -> list[RenderedBlock]:
    return [
        RenderedBlock(block.kind, text.rstrip(), block.align, block.size, block.is_bold, where)
        for text in content
    ]


def _fill(text: str, values: dict[str, Any]) -> str | _Fault:
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    try:
        template, names = _compiled(text)
        if unknown := sorted(names - values.keys()):
            return _Fault("、".join(f"'{name}'" for name in unknown) + " という名はありません")
        return template.render(values)
    except TemplateSyntaxError as error:
        return _Fault(f"{error.lineno}行目の書き方が違います（{error.message}）")
    except SecurityError:
        return _Fault("雛形に許されない操作です")
    except UndefinedError as error:
        return _Fault(f"無い項目を使っています（{error.message}）")
    except Exception as error:  # noqa: BLE001 町が書いた式は、どんな例外でも起こせる
        return _Fault(f"計算できません（{type(error).__name__}）")


@lru_cache(maxsize=256)
def _compiled(text: str) -> "tuple[Template, frozenset[str]]":
    from jinja2.meta import find_undeclared_variables

    environment = _environment()
    # 通らなかった枝に隠れた綴り違いも、刷る前に見つける
    names = frozenset(find_undeclared_variables(environment.parse(text))) - set(environment.globals)
    return environment.from_string(text), names


@lru_cache(maxsize=1)
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters.update(ymd=_ymd, hm=_hm)
    return environment


def _ymd(value: date) -> str:
    on = value.astimezone(_JST) if isinstance(value, datetime) else value
    return f"{on.year}年{on.month}月{on.day}日"


def _hm(value: datetime) -> str:
    at = value.astimezone(_JST)
    return f"{at.hour}時{at.minute:02d}分"


def _finding(where: str, reason: str, values: dict[str, Any]) -> Finding:
    return Finding(
        "MDG503",
        Severity.ERROR,
        where,
        f"雛形を文にできません: {reason}",
        f"雛形を直してください（使える名: {', '.join(sorted(values))}）",
    )
