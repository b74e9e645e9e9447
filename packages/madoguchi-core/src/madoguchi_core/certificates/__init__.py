"""
証明書の請求: だれに何を出せるか。出せる・出せない・要確認と、その理由・足りない物・載せる項目・ほかの方法。

判定（:func:`decide`）は職員だけが見る :class:`Ruling` を返し、窓口の方への返事は別の :class:`Answer` になる。
ここに無いもの: 全国の 28 件の中身（national）、交付の記録と出口（gate）。
"""

from madoguchi_core.certificates._answer import Answer, AnswerKind, for_requester
from madoguchi_core.certificates._book import CertificateBook
from madoguchi_core.certificates._certificate import (
    REQUEST_FACT,
    Alternative,
    Certificate,
    CertificateItem,
    IssuedAt,
    is_visible,
)
from madoguchi_core.certificates._decide import decide
from madoguchi_core.certificates._identification import IdPaper, PaperClass, PapersShown, count_papers
from madoguchi_core.certificates._ruling import Delivery, ItemRuling, Outward, Ruling

__all__ = [
    "REQUEST_FACT",
    "Alternative",
    "Answer",
    "AnswerKind",
    "Certificate",
    "CertificateBook",
    "CertificateItem",
    "Delivery",
    "IdPaper",
    "IssuedAt",
    "ItemRuling",
    "Outward",
    "PaperClass",
    "PapersShown",
    "Ruling",
    "count_papers",
    "decide",
    "for_requester",
    "is_visible",
]
