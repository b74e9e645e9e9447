"""証明書の請求の状況ファイルに書ける言葉。来た方の言い方・本人確認の書類・町の値。"""

from madoguchi_core.cases import RequestWords
from madoguchi_core.national.certificate_choices import Capacity, Relation
from madoguchi_core.national.certificate_parameters import LOCAL_CERTIFICATE_PARAMETERS
from madoguchi_core.national.certificates import ID_PAPER_TABLE
from madoguchi_core.national.facts import request

_OWN_WORD = "本人"

REQUEST_WORDS = RequestWords(
    visitors={
        _OWN_WORD: {request.capacity: Capacity.OWN, request.relation: Relation.SELF},
        "同じ世帯の方": {request.capacity: Capacity.OWN, request.is_of_household: True},
        "配偶者": {request.capacity: Capacity.OWN, request.relation: Relation.SPOUSE},
        "父母・祖父母・子・孫": {request.capacity: Capacity.OWN, request.relation: Relation.LINEAL},
        "兄弟姉妹など": {request.capacity: Capacity.OWN, request.relation: Relation.OTHER_KIN},
        "元の配偶者": {
            request.capacity: Capacity.OWN,
            request.relation: Relation.NONE,
            request.is_of_household: False,
        },
        "法定代理人": {request.capacity: Capacity.STATUTORY},
        "代理人・使者": {request.capacity: Capacity.AGENT},
        "第三者": {request.capacity: Capacity.THIRD_PARTY},
        "国・地方公共団体の職員": {request.capacity: Capacity.PUBLIC},
        "弁護士など": {request.capacity: Capacity.PROFESSIONAL},
    },
    own_word=_OWN_WORD,
    papers=ID_PAPER_TABLE,
    paper_facts=(request.photo_papers, request.official_papers, request.other_papers),
    parameters=LOCAL_CERTIFICATE_PARAMETERS,
)
"""来た方の言葉は、その方が述べたことだけを決める。台帳で確かめたことは、一つも決めない。"""
