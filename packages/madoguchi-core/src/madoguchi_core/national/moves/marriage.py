"""婚姻届・婚姻の後の住所と世帯・旧氏。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
