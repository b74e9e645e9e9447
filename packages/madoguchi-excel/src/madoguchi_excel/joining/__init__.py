"""ブックに、ほかのブックのシートを足す。図形・ふりがな・チェックボックス・印刷の設定を失わない。"""

from madoguchi_excel.joining._join import Guest, with_guests

__all__ = ["Guest", "with_guests"]
