"""Z3 を読み込み、式を満たす例を探す。"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from madoguchi_core.errors import MadoguchiError

if TYPE_CHECKING:
    from types import ModuleType


def z3_module() -> "ModuleType":
    """
    Z3。使うときに読み込む。

    Raises:
        MadoguchiError: 入っていないとき（MDG820）。
    """
    try:
        import z3
    except ImportError as problem:
        raise MadoguchiError(
            "MDG820",
            "規則どうしの食い違いを確かめる部品（z3-solver）が入っていません",
            hint="pip install 'madoguchi-core[verify]' を動かしてください",
        ) from problem
    module: ModuleType = z3
    return module


def solve(limits: Sequence[Any], questions: Sequence[Any]) -> Any:
    """
    *limits* と *questions* をすべて満たす例。

    Returns:
        Z3 の例（model）。起こらなければ None。答えが出なければ :class:`TimeoutError`。

    Raises:
        TimeoutError: 決められた手間のうちに答えが出ないとき。
    """
    z3 = z3_module()
    solver = z3.SolverFor("QF_LIA")
    solver.set("rlimit", 3_000_000)
    solver.add(*limits, *questions)
    answer = solver.check()
    if answer == z3.unknown:
        raise TimeoutError
    return solver.model() if answer == z3.sat else None
