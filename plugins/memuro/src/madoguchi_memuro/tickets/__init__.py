"""芽室町の番号札: 区分、札の文言、窓口と呼ぶ順。中身は TOML にあり、ここは読むだけ。"""

from madoguchi_memuro.tickets._load import queue_setting, ticket_categories, ticket_layouts

__all__ = ["queue_setting", "ticket_categories", "ticket_layouts"]
