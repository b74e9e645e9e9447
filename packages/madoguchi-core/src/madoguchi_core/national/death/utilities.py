"""水道・下水道・浄化槽・ごみ・空き家。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
