"""生活保護・葬祭扶助。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
