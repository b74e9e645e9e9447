"""紙への割り付け: どの幅でも収まり、枚数の分だけ繰り返す。"""

import pytest

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import Align, LayoutBlock, Ticket, TicketLayout
from madoguchi_escpos import (
    Block,
    CutBlock,
    PrinterProfile,
    QrBlock,
    RuleBlock,
    SpaceBlock,
    TextBlock,
    find_profile,
    layout,
)
from madoguchi_escpos._text import columns

PAPER_58, PAPER_80 = find_profile("paper-58"), find_profile("paper-80")


def texts(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    return [(block.text, block.size) for block in blocks if isinstance(block, TextBlock)]


def one_line(text: str, size: int) -> TicketLayout:
    return TicketLayout(id="slip", title="札", paper_mm=58, blocks=(LayoutBlock(text=text, size=size),))


@pytest.mark.parametrize("profile", [PAPER_58, PAPER_80], ids=["58mm", "80mm"])
def test_どの行も紙の幅に収まり_書くべきことがすべてある(
    ticket: Ticket, slip: TicketLayout, profile: PrinterProfile
) -> None:
    blocks = layout(ticket.model_copy(update={"copies": 1}), slip, profile)
    lines = texts(blocks)
    assert all(columns(text) * size <= profile.columns for text, size in lines)
    assert ("B512", 6) in lines
    printed = "".join(text for text, _ in lines)
    for promised in ("異動", "2番窓口", "2026年11月24日", "9時05分", "4人", "刷れます。"):
        assert promised in printed


def test_枚数の分だけ同じ紙を刷り_一枚ごとに切る(ticket: Ticket, slip: TicketLayout) -> None:
    blocks = layout(ticket, slip, PAPER_80)
    half = len(blocks) // 2
    assert blocks[:half] == blocks[half:]
    assert [position for position, block in enumerate(blocks, 1) if block == CutBlock()] == [half, 2 * half]


def test_QRの上下には余白がある(ticket: Ticket, slip: TicketLayout) -> None:
    blocks = layout(ticket, slip, PAPER_80)
    at = next(position for position, block in enumerate(blocks) if isinstance(block, QrBlock))
    assert (blocks[at - 1], blocks[at + 1]) == (SpaceBlock(), SpaceBlock())
    assert RuleBlock() in blocks


@pytest.mark.parametrize(
    ("text", "size", "placed"),
    [
        ("B512", 8, [("B512", 8)]),
        ("B1024", 8, [("B1024", 6)]),
        ("住所の異動", 4, [("住所の異動", 3)]),
        (
            "お待ちの方はこちらの椅子でお待ちください",
            2,
            [("お待ちの方はこちらの椅子でお待ち", 1), ("ください", 1)],
        ),
    ],
)
def test_大きな字は一行に収まるまで縮み_番号が途中で折れることはない(
    ticket: Ticket, text: str, size: int, placed: list[tuple[str, int]]
) -> None:
    assert texts(layout(ticket.model_copy(update={"copies": 1}), one_line(text, size), PAPER_58)) == placed


def test_雛形の体裁と場所が行に残る(ticket: Ticket, slip: TicketLayout) -> None:
    number = layout(ticket, slip, PAPER_80)[1]
    assert number == TextBlock("B512", Align.CENTER, 6, is_bold=True, where="札 slip の 2番目")


def test_雛形に誤りがあれば_欠けた札を作らない(ticket: Ticket) -> None:
    with pytest.raises(PrinterError, match="MDG503"):
        layout(ticket, one_line("{{ nubmer }}", 1), PAPER_80)
