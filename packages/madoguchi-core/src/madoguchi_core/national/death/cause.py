"""亡くなった原因による確認と給付（第三者行為・労災・災害・交通災害共済）。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
