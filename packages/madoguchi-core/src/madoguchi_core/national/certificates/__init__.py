"""全国の証明書 28 件。一つのモジュールが一つの制度を持ち、互いを読み込まない。"""

from madoguchi_core.national.certificates import (
    burial,
    filing,
    fuhyo,
    items,
    juminhyo,
    koseki_certificates,
    koseki_wide,
    property_certificates,
    residence_certificates,
    seal,
    status,
    tax_certificates,
)
from madoguchi_core.national.certificates._papers import ID_PAPER_TABLE

_MODULES = (
    juminhyo,
    koseki_certificates,
    koseki_wide,
    fuhyo,
    status,
    filing,
    seal,
    tax_certificates,
    property_certificates,
    burial,
    residence_certificates,
)

NATIONAL_CERTIFICATES = tuple(one for module in _MODULES for one in module.CERTIFICATES)
NATIONAL_ITEMS = items.ITEMS

__all__ = ["ID_PAPER_TABLE", "NATIONAL_CERTIFICATES", "NATIONAL_ITEMS"]
