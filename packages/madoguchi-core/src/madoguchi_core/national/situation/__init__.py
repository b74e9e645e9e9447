"""台帳の記録から、死亡と異動の手続きの事実を作る純関数。台帳が言えないことは、無さの種類のまま渡す。"""

from madoguchi_core.national.situation._death import death_facts, derive_death_facts
from madoguchi_core.national.situation._moves import move_facts, person_facts
from madoguchi_core.national.situation._values import dated

__all__ = ["dated", "death_facts", "derive_death_facts", "move_facts", "person_facts"]
