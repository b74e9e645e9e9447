"""一件の届出と、状況ファイル。ここに無いもの: 台帳から事実を作ること（national）、判定（procedures）。"""

from madoguchi_core.cases._case import Answers, Case, with_answers
from madoguchi_core.cases._situation import Expected, ReadSituation, Situation, read_answers, read_situation

__all__ = [
    "Answers",
    "Case",
    "Expected",
    "ReadSituation",
    "Situation",
    "read_answers",
    "read_situation",
    "with_answers",
]
