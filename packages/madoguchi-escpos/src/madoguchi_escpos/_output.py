"""番号札ひとつを、印字データと見本にまとめる。"""

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike

from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.queue import StackTicket, Ticket, TicketLayout, render_ticket
from madoguchi_escpos._check import check_blocks
from madoguchi_escpos._encode import encode_checked
from madoguchi_escpos._layout import arrange
from madoguchi_escpos._preview import preview
from madoguchi_escpos._profiles import PrinterProfile, profile_for_paper


@dataclass(frozen=True, slots=True)
class TicketOutput:
    """
    番号札ひとつの印字データと見本。

    Attributes:
        data: プリンターに渡すバイト列。誤りの指摘があれば空で、何も刷らない。
        findings: 指摘。
        profile: プリンターの取り決め。
    """

    data: bytes
    findings: tuple[Finding, ...]
    profile: PrinterProfile

    @property
    def preview_png(self) -> bytes:
        """``data`` から描いた見本の PNG。``data`` が空なら空。見るときにだけ描く。"""
        return preview(self.data, self.profile) if self.data else b""


def write_ticket(
    ticket: Ticket | StackTicket,
    layout: TicketLayout,
    *,
    profile: PrinterProfile | None = None,
    fonts: Sequence[PathLike[str] | str] = (),
) -> TicketOutput:
    """
    番号札の印字データと見本を作る。雛形や字に誤りがあれば、刷らずに指摘をすべて返す。

    Args:
        ticket: 札の一枚分か、停止時の束の一枚。
        layout: 町の文言と並び。
        profile: プリンターの取り決め。省くと、札の紙の幅のふつうのプリンター。
        fonts: Noto Sans JP より先に字形を探すフォントのファイル。

    >>> from madoguchi_core.queue import LayoutBlock, TicketCategory
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
    ...     id="slip", title="札", paper_mm=80, blocks=(LayoutBlock(text="番号 {{ number }}"),)
    ... )
    >>> output = write_ticket(ticket, slip)
    >>> "番号 A007".encode("cp932") in output.data, output.findings
    (True, ())
    """
    printer = profile or profile_for_paper(layout.paper_mm)
    rendered = render_ticket(ticket, layout)
    blocks = arrange(rendered.blocks, printer, copies=ticket.copies)
    findings = (*rendered.findings, *check_blocks(blocks, printer, fonts=fonts))
    if has_errors(findings):
        return TicketOutput(b"", findings, printer)
    data = encode_checked(blocks, printer, fonts=fonts)
    return TicketOutput(data, findings, printer)
