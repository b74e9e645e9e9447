"""番号札: 区分と番号の帯、次の番号、札の一枚分、町が直す文言。置き場所（store）と印字（escpos）はここに無い。"""

from madoguchi_core.queue._categories import TicketCategory, check_categories, next_number
from madoguchi_core.queue._layouts import Align, BlockKind, LayoutBlock, TicketLayout
from madoguchi_core.queue._render import RenderedBlock, RenderedTicket, render_ticket
from madoguchi_core.queue._tickets import IssuedNumber, Ticket

__all__ = [
    "Align",
    "BlockKind",
    "IssuedNumber",
    "LayoutBlock",
    "RenderedBlock",
    "RenderedTicket",
    "Ticket",
    "TicketCategory",
    "TicketLayout",
    "check_categories",
    "next_number",
    "render_ticket",
]
