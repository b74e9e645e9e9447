"""尋ねる順と、尋ねるのをやめてよいこと。ここに無いもの: 判定（procedures）、画面。"""

from madoguchi_core.interview._question import Inquiry, Priors, Question, inquire

__all__ = ["Inquiry", "Priors", "Question", "inquire"]
