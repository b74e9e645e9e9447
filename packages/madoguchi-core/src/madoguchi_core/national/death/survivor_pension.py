"""遺族年金・寡婦年金・死亡一時金。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
