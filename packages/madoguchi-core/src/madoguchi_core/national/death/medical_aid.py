"""医療給付の受給者証（難病・小児慢性・重度・子ども・ひとり親・被爆者）。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
