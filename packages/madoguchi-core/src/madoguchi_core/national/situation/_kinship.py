"""世帯主との続柄二つから、亡くなった方から見た続柄を言う。言い切れないときは、あり得るものを残す。"""

from datetime import date

from madoguchi_core.national.choices import Kinship
from madoguchi_core.national.situation._values import YOUNG_AGE, is_under
from madoguchi_core.records import Missing, RelationCode, Resident, is_surely_before
from madoguchi_core.rules import Among

_Words = tuple[RelationCode, ...]
_Options = frozenset[Kinship]

_R = RelationCode
SPOUSE_WORDS = frozenset({_R.HUSBAND, _R.WIFE, _R.HUSBAND_UNREGISTERED, _R.WIFE_UNREGISTERED})
_CHILD_WORDS = frozenset({_R.CHILD, _R.CHILD_OF})
_PARENT_WORDS = frozenset({_R.FATHER, _R.MOTHER})
_SIBLING_WORDS = frozenset({_R.OLDER_BROTHER, _R.YOUNGER_BROTHER, _R.OLDER_SISTER, _R.YOUNGER_SISTER})
_EVERY: _Options = frozenset(Kinship)
_SPOUSE, _CHILD, _PARENT = (frozenset({kin}) for kin in (Kinship.SPOUSE, Kinship.CHILD, Kinship.PARENT))
_OTHER = frozenset({Kinship.OTHER})
_MARRIAGEABLE_AGE = 16
"""この年齢に達しない人は、どの時代の法律でも婚姻できない（民法731条。2022年3月まで女は16歳）。"""


def kinship(subject: Resident, member: Resident, died_on: date) -> Kinship | Among | Missing:
    """
    亡くなった方から見た世帯員の続柄。

    養子は養親より年上になれず（民法793条）、婚姻できない年齢の人は配偶者でないので、年齢でも候補を減らす。
    """
    options = _by_words(subject, member) - _ruled_out(subject, member, died_on)
    if not options or options == _EVERY:
        return Missing.UNKNOWN
    return Among(options) if len(options) > 1 else next(iter(options))


def _by_words(subject: Resident, member: Resident) -> _Options:
    theirs, ours = subject.relation.words, member.relation.words
    if isinstance(theirs, Missing) or isinstance(ours, Missing) or _is_other_head(subject, member):
        return _EVERY
    if ours == (_R.LODGER,):
        # 届け出ていない配偶者が同居人と書かれていることがある
        return _OTHER | _SPOUSE
    return _seen_from(theirs, ours)


def _is_other_head(subject: Resident, member: Resident) -> bool:
    """続柄のもとの世帯主が違うか。死亡の処理が済んだ写しでは、残った人の続柄だけが新しい世帯主から見たものになる。"""
    if subject.relation.is_head is True and member.relation.is_head is True:
        return True
    names = (subject.head_name, member.head_name)
    joined = ["".join(name.split()) for name in names if isinstance(name, str)]
    return len(joined) == 2 and joined[0] != joined[1]


def _seen_from(theirs: _Words, ours: _Words) -> _Options:
    first = theirs[0]
    if theirs == (_R.HEAD,):
        return _from_head(ours)
    if len(theirs) == 1 and first in SPOUSE_WORDS:
        return _from_spouse(theirs, ours)
    if len(theirs) == 1 and first in _CHILD_WORDS:
        return _from_child(theirs, ours)
    if len(theirs) == 1 and first in _PARENT_WORDS:
        return _from_parent(theirs, ours)
    if len(theirs) == 2 and set(theirs) <= _CHILD_WORDS:
        return _from_grandchild(ours)
    return _EVERY


def _from_head(ours: _Words) -> _Options:
    if len(ours) > 1:
        return _OTHER
    if ours[0] in SPOUSE_WORDS:
        return _SPOUSE
    if ours[0] in _CHILD_WORDS:
        return _CHILD
    return _PARENT if ours[0] in _PARENT_WORDS else _OTHER


def _from_spouse(theirs: _Words, ours: _Words) -> _Options:
    """世帯主の子は、連れ子で養子でないことも、世帯主だけの養父母のこともある。"""
    if ours == (_R.HEAD,):
        return _SPOUSE
    if ours[0] == theirs[0]:
        return _from_head(ours[1:]) if len(ours) > 1 else _OTHER
    if len(ours) == 1 and ours[0] in _CHILD_WORDS:
        return _CHILD | _OTHER
    return _PARENT | _OTHER if len(ours) == 1 and ours[0] in _PARENT_WORDS else _OTHER


def _from_child(theirs: _Words, ours: _Words) -> _Options:
    """『子の妻』『子の子』は、どの子のことかが表に無い。"""
    if ours == (_R.HEAD,):
        return _PARENT
    if len(ours) == 1 and ours[0] in SPOUSE_WORDS:
        return _PARENT | _OTHER
    if ours[0] not in _CHILD_WORDS:
        return _OTHER
    if len(ours) == 1:
        # 『子（子の夫）』は、世帯主の養子であり子の配偶者でもある
        return _OTHER | _SPOUSE if _R.CHILD_OF in (theirs[0], ours[0]) else _OTHER
    if len(ours) == 2 and ours[1] in SPOUSE_WORDS:
        return _SPOUSE | _OTHER
    return _CHILD | _OTHER if len(ours) == 2 and ours[1] in _CHILD_WORDS else _OTHER


def _from_parent(theirs: _Words, ours: _Words) -> _Options:
    if ours == (_R.HEAD,):
        return _CHILD
    if ours[0] == theirs[0] and len(ours) > 1:
        return _from_head(ours[1:])
    if len(ours) == 1 and ours[0] in _PARENT_WORDS:
        return _SPOUSE | _OTHER
    return _CHILD | _OTHER if len(ours) == 1 and ours[0] in _SIBLING_WORDS else _OTHER


def _from_grandchild(ours: _Words) -> _Options:
    if ours[0] not in _CHILD_WORDS:
        return _OTHER
    if len(ours) == 1 or (len(ours) == 2 and ours[1] in SPOUSE_WORDS):
        return _PARENT | _OTHER
    if len(ours) == 3 and ours[1] in _CHILD_WORDS:
        return (_SPOUSE if ours[2] in SPOUSE_WORDS else _CHILD) | _OTHER
    return _OTHER


def _ruled_out(subject: Resident, member: Resident, died_on: date) -> _Options:
    found: _Options = frozenset()
    if is_surely_before(member.born_on, subject.born_on) or is_under(subject, YOUNG_AGE, died_on):
        found |= _CHILD
    if is_surely_before(subject.born_on, member.born_on) or is_under(member, YOUNG_AGE, died_on):
        found |= _PARENT
    if cannot_marry(subject, died_on) or cannot_marry(member, died_on):
        found |= _SPOUSE
    return found


def cannot_marry(person: Resident, on: date) -> bool:
    """婚姻できる年齢に達していないと言い切れるか。"""
    return is_under(person, _MARRIAGEABLE_AGE, on)
