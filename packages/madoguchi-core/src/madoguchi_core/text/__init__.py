"""文字の幅と仮名、検索の鍵、文字コードで伝わらない字、番号の検査数字。台帳の氏名を書きかえるものは無い。"""

from madoguchi_core.text._encoding import unencodable
from madoguchi_core.text._numbers import (
    is_municipality_code,
    is_my_number,
    municipality_check_digit,
    postcode_digits,
)
from madoguchi_core.text._search import search_key
from madoguchi_core.text._variants import NAME_VARIANTS
from madoguchi_core.text._width import HYPHENS, to_full_width, to_half_width, to_katakana

__all__ = [
    "HYPHENS",
    "NAME_VARIANTS",
    "is_municipality_code",
    "is_my_number",
    "municipality_check_digit",
    "postcode_digits",
    "search_key",
    "to_full_width",
    "to_half_width",
    "to_katakana",
    "unencodable",
]
