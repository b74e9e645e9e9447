"""札を紙の幅に並べる。何をどの文で書くかは雛形（madoguchi_core.queue）が決める。"""

from collections.abc import Iterable, Iterator

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import BlockKind, RenderedBlock, StackTicket, Ticket, TicketLayout, render_ticket
from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos._text import columns, wrap

_BULLETS = ("・", "※", "●", "○")


def layout(ticket: Ticket | StackTicket, layout: TicketLayout, profile: PrinterProfile) -> tuple[Block, ...]:
    """
    札を、紙の上から順に置くものに直す。枚数の分だけ繰り返し、一枚ごとに切る。

    大きな字の行は、一行に収まる大きさまで縮める。等倍でも収まらなければ折り返す。

    Args:
        ticket: 札の一枚分か、停止時の束の一枚。
        layout: 町の文言と並び。
        profile: プリンターの取り決め。

    Raises:
        PrinterError: 雛形に誤りがある（``MDG503``）。先に ``render_ticket`` で指摘をすべて見られる。

    >>> from madoguchi_core.queue import LayoutBlock, TicketCategory
    >>> from madoguchi_escpos import find_profile
    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> ticket = Ticket(
    ...     number="A007",
    ...     category=certificates,
    ...     counter="担当窓口",
    ...     waiting=3,
    ...     issued_at="2026-11-24T09:05:00+09:00",
    ...     business_date="2026-11-24",
    ... )
    >>> slip = TicketLayout(
    ...     id="slip",
    ...     title="札",
    ...     paper_mm=58,
    ...     blocks=(LayoutBlock(text="{{ number }}", size=6, align="center"),),
    ... )
    >>> [
    ...     (block.text, block.size)
    ...     for block in layout(ticket, slip, find_profile("paper-58"))
    ...     if isinstance(block, TextBlock)
    ... ]
    [('A007', 6)]
    """
    rendered = render_ticket(ticket, layout)
    if rendered.findings:
        first = rendered.findings[0]
        raise PrinterError(first.code, f"{first.where}: {first.message}", hint=first.hint)
    return arrange(rendered.blocks, profile, copies=ticket.copies)


def arrange(blocks: Iterable[RenderedBlock], profile: PrinterProfile, *, copies: int) -> tuple[Block, ...]:
    """差し込みの済んだものを紙の幅に並べる。"""
    sheet = [placed for block in blocks for placed in _place(block, profile)]
    return (*sheet, CutBlock()) * copies


def _place(block: RenderedBlock, profile: PrinterProfile) -> Iterator[Block]:
    if block.kind is BlockKind.RULE:
        yield RuleBlock()
    elif block.kind is BlockKind.SPACE:
        yield SpaceBlock(block.size)
    elif block.kind is BlockKind.QR:
        # 上下の余白。左右は紙の幅の検査が受け持つ。
        yield from (SpaceBlock(), QrBlock(block.text, block.align, block.where), SpaceBlock())
    else:
        yield from _lines(block, profile.columns)


def _lines(block: RenderedBlock, width: int) -> Iterator[TextBlock]:
    size = max(1, min(block.size, width // columns(block.text)))
    # 箇条書きの続きの行は、印の分だけ下げる
    indent = "　" if block.text.startswith(_BULLETS) else ""
    for line in wrap(block.text, width // size, indent=indent):
        yield TextBlock(line, block.align, size, block.is_bold, block.where)
