"""転出届・国外への転出・転出の取りやめ。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
