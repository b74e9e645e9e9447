"""障がいのある方の手帳・手当・サービス。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
