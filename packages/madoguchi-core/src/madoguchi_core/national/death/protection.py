"""支援措置の確認。ご家族の紙には出さない。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
