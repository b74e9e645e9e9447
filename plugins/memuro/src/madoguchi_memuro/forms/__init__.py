"""芽室町の様式。ひな形（.xlsx）と、欄とセルの対応（.toml）を並べて置く。"""

from madoguchi_memuro.forms._load import form_packages

__all__ = ["form_packages"]
