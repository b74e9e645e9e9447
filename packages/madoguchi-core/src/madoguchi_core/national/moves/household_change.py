"""世帯主変更・世帯合併・世帯分離・世帯構成変更・外国人の続柄の届（住民基本台帳法30条の48）。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
