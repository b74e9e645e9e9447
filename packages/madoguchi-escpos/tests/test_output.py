"""番号札ひとつ: 刷れるなら印字データと見本、刷れないなら指摘だけ。"""

from madoguchi_core.queue import LayoutBlock, Ticket, TicketLayout
from madoguchi_escpos import encode, find_profile, layout, preview, write_ticket

PAPER_58, PAPER_80 = find_profile("paper-58"), find_profile("paper-80")


def test_見本は_渡す印字データから描かれる(ticket: Ticket, slip: TicketLayout) -> None:
    output = write_ticket(ticket, slip)
    assert output.data == encode(layout(ticket, slip, PAPER_80), PAPER_80)
    assert output.preview_png == preview(output.data, PAPER_80)
    assert output.findings == ()


def test_紙の幅は札が決め_プリンターを渡せばそれに従う(ticket: Ticket, slip: TicketLayout) -> None:
    narrow = slip.model_copy(update={"paper_mm": 58})
    assert write_ticket(ticket, narrow).data == write_ticket(ticket, slip, profile=PAPER_58).data
    assert write_ticket(ticket, narrow).data != write_ticket(ticket, slip).data


def test_雛形と字の誤りは_一度にすべて挙がり_何も刷らない(ticket: Ticket, slip: TicketLayout) -> None:
    broken = slip.model_copy(update={"blocks": (LayoutBlock(text="{{ nubmer }}"), *slip.blocks)})
    output = write_ticket(ticket.model_copy(update={"notices": ("外字\ue000",)}), broken)
    assert [finding.code for finding in output.findings] == ["MDG503", "MDG520"]
    assert (output.data, output.preview_png) == (b"", b"")


def test_画像で刷る行があっても_お知らせを添えて刷る(ticket: Ticket, slip: TicketLayout) -> None:
    output = write_ticket(ticket.model_copy(update={"notices": ("𠮷",)}), slip)
    assert [finding.code for finding in output.findings] == ["MDG521"]
    assert output.data
    assert output.preview_png
