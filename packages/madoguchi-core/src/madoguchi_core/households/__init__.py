"""世帯の計算: 異動の前の世帯から、異動の後の世帯・続柄・記載順位・書く日付と、聞くことを出す。届出の期限と過料はここに無い。"""

from madoguchi_core.households._arrange import Arrangement, arrange
from madoguchi_core.households._heads import HEAD_AGE, Policy
from madoguchi_core.households._kin import Kin, kin, not_kin
from madoguchi_core.households._moves import (
    Birth,
    CancelMoveOut,
    ChangeHead,
    Death,
    Divorce,
    LoseNationality,
    Marriage,
    Merge,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Naturalize,
    Regroup,
    Route,
    Split,
)
from madoguchi_core.households._questions import Question, QuestionKind
from madoguchi_core.households._table import HouseholdTable, household_tables
from madoguchi_core.households._words import MAX_WORDS, Word, join_words, parse_words, read_words, words_text

__all__ = [
    "HEAD_AGE",
    "MAX_WORDS",
    "Arrangement",
    "Birth",
    "CancelMoveOut",
    "ChangeHead",
    "Death",
    "Divorce",
    "HouseholdTable",
    "Kin",
    "LoseNationality",
    "Marriage",
    "Merge",
    "Move",
    "MoveIn",
    "MoveOut",
    "MoveWithin",
    "Naturalize",
    "Policy",
    "Question",
    "QuestionKind",
    "Regroup",
    "Route",
    "Split",
    "Word",
    "arrange",
    "household_tables",
    "join_words",
    "kin",
    "not_kin",
    "parse_words",
    "read_words",
    "words_text",
]
