"""農業者年金・特別弔慰金・扶養共済など、公的年金のほかの給付。"""

from madoguchi_core.procedures import Procedure

PROCEDURES: tuple[Procedure, ...] = ()
