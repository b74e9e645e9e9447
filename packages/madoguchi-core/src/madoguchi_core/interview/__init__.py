"""尋ねる順と、一度に尋ねるまとまりと、尋ねるのをやめてよいわけ。ここに無いもの: 判定（procedures）、画面の描き方。"""

from madoguchi_core.interview._common import gather_common
from madoguchi_core.interview._inquire import inquire
from madoguchi_core.interview._manners import Manner
from madoguchi_core.interview._measure import Played, Trial, ends
from madoguchi_core.interview._next_screen import MOST_LINES, next_screen
from madoguchi_core.interview._priors import Priors, counts_from, options_of, priors_from
from madoguchi_core.interview._question import Inquiry, Opening, Question, by_topic
from madoguchi_core.interview._screen import CASE, Asked, Box, Done, Left, LeftWhy, Line, Proof, Screen

__all__ = [
    "CASE",
    "MOST_LINES",
    "Asked",
    "Box",
    "Done",
    "Inquiry",
    "Left",
    "LeftWhy",
    "Line",
    "Manner",
    "Opening",
    "Played",
    "Priors",
    "Proof",
    "Question",
    "Screen",
    "Trial",
    "by_topic",
    "counts_from",
    "ends",
    "gather_common",
    "inquire",
    "next_screen",
    "options_of",
    "priors_from",
]
