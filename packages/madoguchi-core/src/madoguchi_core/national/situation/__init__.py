"""台帳の記録から、死亡・異動の手続きと証明書の請求の事実を作る純関数。台帳が言えないことは、無さの種類のまま渡す。"""

from madoguchi_core.national.situation._certificate import certificate_facts
from madoguchi_core.national.situation._death import death_facts, derive_death_facts
from madoguchi_core.national.situation._move_calendar import calendar_facts
from madoguchi_core.national.situation._moves import move_facts, person_facts
from madoguchi_core.national.situation._request_words import REQUEST_WORDS
from madoguchi_core.national.situation._values import dated

__all__ = [
    "REQUEST_WORDS",
    "calendar_facts",
    "certificate_facts",
    "dated",
    "death_facts",
    "derive_death_facts",
    "move_facts",
    "person_facts",
]
