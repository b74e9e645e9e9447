"""
全国の手続きが使う事実。名は事実集の名で、変えない。

分けて置く: 届出（death）・葬祭（funeral）・亡くなった方の資格（deceased）・残る世帯（household）・配偶者と子（family）・
年金（pension）・福祉（welfare）・住まいとくらし（living）・税と財産と相続（estate）・お手元のもの（belongings）。
異動の届出では、届出そのもの（move・registration・move_insurance・move_living）と、一人ずつのこと（person・person_insurance・person_living）。
証明書の請求では、窓口の方が述べ、見せたこと（request）と、台帳と職員の判断から来ること（subject）。
選択肢は :mod:`madoguchi_core.national.choices`・:mod:`madoguchi_core.national.move_choices` と :mod:`madoguchi_core.national.certificate_choices`。
"""

from madoguchi_core.national.facts import (
    belongings,
    death,
    deceased,
    estate,
    family,
    funeral,
    household,
    living,
    move,
    move_insurance,
    move_living,
    pension,
    person,
    person_insurance,
    person_living,
    registration,
    request,
    subject,
    welfare,
)
from madoguchi_core.national.facts._all import CERTIFICATE_FACTS, DEATH_FACTS, MOVE_FACTS, PERSON_FACTS

__all__ = [
    "CERTIFICATE_FACTS",
    "DEATH_FACTS",
    "MOVE_FACTS",
    "PERSON_FACTS",
    "belongings",
    "death",
    "deceased",
    "estate",
    "family",
    "funeral",
    "household",
    "living",
    "move",
    "move_insurance",
    "move_living",
    "pension",
    "person",
    "person_insurance",
    "person_living",
    "registration",
    "request",
    "subject",
    "welfare",
]
