"""出生届・出生による記載・外国籍の子・個人番号の付番。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
