"""世帯の中の並び順（住民記録システム標準仕様書 5.2）。"""

from datetime import date

from madoguchi_core.records._codes import RelationCode as R
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._resident import Resident

_SPOUSES = (R.HUSBAND, R.WIFE, R.HUSBAND_UNREGISTERED, R.WIFE_UNREGISTERED)
_CHILDREN = (R.CHILD, R.CHILD_OF)
_PARENTS = (R.FATHER, R.MOTHER)
_SIBLINGS = (R.OLDER_BROTHER, R.YOUNGER_BROTHER, R.OLDER_SISTER, R.YOUNGER_SISTER)
_UNKNOWN_RANK = 12
_OTHER_RELATIVE_RANK = 9

OrderKey = tuple[int, int, int, date, int, str]


def order_key(member: Resident) -> OrderKey:
    """記載順位を持つ人が先、その後に規則の順。生年月日の不詳な人は同じ段の最後。"""
    stored = member.order_in_household
    number = member.address_number
    if not isinstance(stored, Missing):
        return (0, stored, 0, date.min, len(number), number)
    return (1, _rank(member), _koseki_head_last(member), _born_from(member), len(number), number)


def _rank(member: Resident) -> int:
    """続柄の段。子の家族は親子の組が表に無いので、子・子の配偶者・孫の段に分けるところまで。"""
    codes = member.relation.codes
    if isinstance(codes, Missing):
        return 0 if member.relation.is_head is True else _UNKNOWN_RANK
    if len(codes) == 1:
        return _FIRST_DEGREE[codes[0]]
    if codes[0] in _CHILDREN:
        return 4 if codes[1] in _SPOUSES else 5
    if codes[0] in _PARENTS and codes[1] in _PARENTS:
        return 8
    return _OTHER_RELATIVE_RANK


_FIRST_DEGREE: dict[R, int] = {
    R.HEAD: 0,
    **dict.fromkeys(_SPOUSES, 1),
    **dict.fromkeys(_CHILDREN, 3),
    **dict.fromkeys(_PARENTS, 6),
    **dict.fromkeys(_SIBLINGS, 7),
    R.RELATED_PERSON: 10,
    R.LODGER: 11,
}


def _koseki_head_last(member: Resident) -> int:
    """父母は筆頭者を先にする。"""
    is_parent = _rank(member) == _FIRST_DEGREE[R.FATHER]
    is_koseki_head = (
        not isinstance(member.koseki.head, Missing) and member.koseki.head == member.name.official
    )
    return int(is_parent and not is_koseki_head)


def _born_from(member: Resident) -> date:
    born = member.born_on
    return date.max if isinstance(born, Missing) or born.earliest is None else born.earliest
