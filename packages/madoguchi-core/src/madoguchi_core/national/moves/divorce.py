"""離婚届・氏・子の氏・離婚の後の住所と世帯。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
