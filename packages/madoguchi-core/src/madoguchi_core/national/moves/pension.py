"""年金の受給者の住所・離婚時の年金分割。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
