"""見本の町。すべて架空で、実在の人・住所を含まない。規則が知っている型の世帯をひとつずつ持つ。"""

from madoguchi_memuro.sample_town._columns import COLUMNS
from madoguchi_memuro.sample_town._families import families, family_csv
from madoguchi_memuro.sample_town._town import PATTERNS, Pattern, residents, sample_csv, support_csv
from madoguchi_memuro.sample_town._visits import sample_town

__all__ = [
    "COLUMNS",
    "PATTERNS",
    "Pattern",
    "families",
    "family_csv",
    "residents",
    "sample_csv",
    "sample_town",
    "support_csv",
]
