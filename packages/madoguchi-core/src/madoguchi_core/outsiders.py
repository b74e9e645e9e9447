"""記入された人が、照合の済んだ世帯の人か。ここに無いもの: 出してよいかの判断（gate）。"""

import unicodedata
from collections.abc import Mapping
from datetime import date

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cases import Case
from madoguchi_core.forms import FIELDS_BY_WORD
from madoguchi_core.records import Missing, Resident
from madoguchi_core.text import HYPHENS

_PEOPLE_STARTS = (
    "applicant.",
    "agent.",
    "account.holder",
    "representative.",
    "requester.",
    "subject.",
    "registrant.",
    "guarantor.",
)
_NAME_ENDINGS = (".name", ".holder")
_LOCATING_ENDINGS = (".address", ".postcode", ".phone")
_PREFECTURE = 4
"""都道府県の字の数は四つまで。書かない人がいるので、この分だけ短くても同じ住所とみる。"""
_KANJI_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789", HYPHENS)


def names_outsiders(case: Case) -> bool:
    """
    世帯の外の人が記入されているか。その人の支援措置は、この届出では照合できない。

    届出人・代理人・口座名義人の氏名がどれも世帯員の氏名なら、世帯の照合で足りる。氏名のない記入は、外の人とみなす。
    同姓同名の別人がいるので、住所か電話番号の記入があれば、その世帯員の台帳の住所か生年月日と同じであることも求める。

    Args:
        case: 届出。

    >>> from datetime import date
    >>> from madoguchi_core.cases import Answers
    >>> from madoguchi_core.procedures import LifeEvent
    >>> from madoguchi_core.records import Household
    >>> nobody, answers = Household.of((), "10"), Answers(entries={"申請者の氏名": "見本　花子"})
    >>> names_outsiders(Case(LifeEvent.DEATH, date(2026, 3, 3), None, nobody, "1", "台帳", answers=answers))
    True
    """
    entries = {
        FIELDS_BY_WORD[word].name: text
        for word, text in case.answers.entries.items()
        if word in FIELDS_BY_WORD
    }
    people = ({name: entries[name] for name in entries if name.startswith(start)} for start in _PEOPLE_STARTS)
    return any(about and not _is_of_household(about, case) for about in people)


def _is_of_household(about: Mapping[str, str], case: Case) -> bool:
    names = {_joined(text) for name, text in about.items() if name.endswith(_NAME_ENDINGS)}
    same = [member for member in case.household if _joined(member.name.official) in names - {""}]
    if not names or names != {_joined(member.name.official) for member in same}:
        return False
    is_located = any(name.endswith(_LOCATING_ENDINGS) for name in about)
    return not is_located or any(_is_same_person(about, member) for member in same)


def _is_same_person(about: Mapping[str, str], member: Resident) -> bool:
    """台帳の住所か生年月日と同じことが、記入にあるか。"""
    for name, text in about.items():
        if name.endswith(".address") and _is_home(text, member):
            return True
        born = parse_exact_date(text, where="") if name.endswith(".born_on") else None
        if isinstance(born, date) and not isinstance(member.born_on, Missing) and member.born_on.on == born:
            return True
    return False


def _is_home(text: str, member: Resident) -> bool:
    typed = _address_key(text)
    homes = map(_address_key, (member.address.line, member.address.full_line))
    return any(typed and home.endswith(typed) and len(home) - len(typed) <= _PREFECTURE for home in homes)


def _address_key(text: str | Missing) -> str:
    """住所を見比べるための鍵。全角と半角、漢数字（一桁）、空白とハイフンの違いを除く。"""
    plain = "" if isinstance(text, Missing) else unicodedata.normalize("NFKC", text)
    return "".join(plain.split()).translate(_KANJI_DIGITS)


def _joined(name: str | Missing) -> str:
    return "" if isinstance(name, Missing) else "".join(name.split())
