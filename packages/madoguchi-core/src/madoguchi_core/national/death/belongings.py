"""旅券・運転免許証・銃。お手元に残るものの返納。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
