"""芽室町の番号札: 区分と、札の文言。中身は categories.toml と slip.toml にあり、ここは読むだけ。"""

from madoguchi_memuro.tickets._load import ticket_categories, ticket_layouts

__all__ = ["ticket_categories", "ticket_layouts"]
