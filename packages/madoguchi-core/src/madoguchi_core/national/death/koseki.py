"""相続などに使う証明書（戸籍・除票）。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
