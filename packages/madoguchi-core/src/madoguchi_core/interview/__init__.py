"""尋ねる順と、尋ねるのをやめてよいこと。ここに無いもの: 判定（procedures）、画面。"""

from madoguchi_core.interview._inquire import inquire
from madoguchi_core.interview._question import Inquiry, Opening, Priors, Question, by_topic, options_of

__all__ = ["Inquiry", "Opening", "Priors", "Question", "by_topic", "inquire", "options_of"]
