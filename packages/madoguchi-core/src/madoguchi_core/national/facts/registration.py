"""住民登録・戸籍の届出の扱いを決める事実。"""

from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.rules import Fact, Holder

event = Fact("move.event", MoveEvent, "届出の出来事", holder=Holder.COUNTER)
