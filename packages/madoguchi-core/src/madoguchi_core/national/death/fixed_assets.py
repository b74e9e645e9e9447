"""固定資産・登記。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
