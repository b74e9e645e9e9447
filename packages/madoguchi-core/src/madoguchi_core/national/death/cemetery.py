"""墓地の承継・納骨・改葬。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
