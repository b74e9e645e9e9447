"""
状況ファイルに書かれた世帯が、あり得る形かを確かめる。

続柄の言葉・世帯主と配偶者の数・生まれた順・日付の前後を見る。指摘は全部そろえ、書かれた中身は言わない。
"""

from collections.abc import Iterator
from datetime import date

from madoguchi_core.calendar import RegisterDate, legal_age
from madoguchi_core.cases._people import Written
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import (
    Missing,
    RelationCode,
    ResidentStatus,
    is_surely_after,
    is_surely_before,
    parse_relation,
)

_R = RelationCode
_Words = tuple[RelationCode, ...]
_SPOUSES = frozenset({_R.HUSBAND, _R.WIFE, _R.HUSBAND_UNREGISTERED, _R.WIFE_UNREGISTERED})
_YOUNGER = frozenset({_R.CHILD, _R.CHILD_OF, _R.YOUNGER_BROTHER, _R.YOUNGER_SISTER})
_OLDER = frozenset({_R.FATHER, _R.MOTHER, _R.OLDER_BROTHER, _R.OLDER_SISTER})
_MARRIAGEABLE_AGE = 18
_SINCE_KEYS = ("国保", "後期高齢者医療", "介護保険")


def check_people(
    people: tuple[Written, ...], subject: str, event_on: date | None, *, where: str
) -> Iterator[Finding]:
    """
    世帯に書かれた人の、あり得ない所。

    Args:
        people: 書かれた人。
        subject: 亡くなった方の宛名番号。
        event_on: 出来事の日。読めなければ None。
        where: 指摘に書くファイル名。
    """
    check = _Check(people, subject, event_on, where)
    for person in people:
        yield from check.relation(person)
        yield from check.dates(person)
    yield from check.heads_and_spouses()


class _Check:
    __slots__ = ("_event_on", "_people", "_subject", "_where")

    def __init__(self, people: tuple[Written, ...], subject: str, event_on: date | None, where: str) -> None:
        self._people = people
        self._subject = subject
        self._event_on = event_on
        self._where = where

    def relation(self, person: Written) -> Iterator[Finding]:
        words = _words(person)
        if words is None:
            return
        if not words:
            yield self._error(
                "MDG233",
                person.line_of("続柄"),
                "続柄として書けない言葉です",
                "世帯主・妻・夫・子・父・母・兄・弟・姉・妹・縁故者・同居人か、家族の言葉を「の」で四つまでつないで書いてください",
            )
        elif self._is_out_of_order(person, words):
            yield self._error(
                "MDG235",
                person.line_of("生年月日"),
                "続柄と生まれた順が合いません",
                "続柄と生年月日のどちらが正しいかを確かめてください",
            )
        elif words[-1] in _SPOUSES and self._is_too_young(person):
            yield Finding(
                "MDG236",
                Severity.WARNING,
                f"{self._where} {person.line_of('生年月日')}行目",
                "配偶者が婚姻できる年齢（18歳）に達していません",
                "続柄と生年月日を確かめてください",
            )

    def dates(self, person: Written) -> Iterator[Finding]:
        born, event_on = person.resident.born_on, self._event_on
        if event_on is not None and is_surely_after(born, event_on):
            yield self._born_late(person)
        removed_on = person.resident.removal.on
        if is_surely_before(removed_on, born):
            yield self._error(
                "MDG230",
                person.line_of("消除の日"),
                "生まれる前に消除されたことになっています",
                "生年月日と消除の日を確かめてください",
            )
        for title in _SINCE_KEYS:
            key = f"{title}の取得日"
            if person.table.get(key) is not None and is_surely_before(_since(person, title), born):
                yield self._error(
                    "MDG244",
                    person.line_of(key),
                    f"生まれる前に「{title}」の資格を得たことになっています",
                    "生年月日と取得日を確かめてください",
                )

    def heads_and_spouses(self) -> Iterator[Finding]:
        """死亡の処理が済んだ写しでは、亡くなった方と新しい世帯主が並ぶので、住民だけを数える。"""
        for title, chosen in (("世帯主", frozenset({_R.HEAD})), ("世帯主の配偶者", _SPOUSES)):
            found = [person for person in self._people if _is_one_of(person, chosen)]
            for extra in found[1:]:
                yield self._error(
                    "MDG234",
                    extra.line_of("続柄"),
                    f"{title}が二人います",
                    "一人だけにしてください。台帳がそうなっているなら、続柄は「不明」と書いてください",
                )

    def _born_late(self, person: Written) -> Finding:
        line = person.line_of("生年月日")
        hint = "生年月日と出来事の日付を確かめてください"
        if person.resident.address_number == self._subject:
            return self._error("MDG230", line, "生まれる前に亡くなったことになっています", hint)
        return self._error("MDG243", line, "出来事の日より後に生まれた人が世帯にいます", hint)

    def _is_out_of_order(self, person: Written, words: _Words) -> bool:
        """続柄のもとになる人（子なら親）が書かれていて、そのだれとも生まれた順が合わないか。"""
        base = words[:-1] or (_R.HEAD,)
        bases = [other for other in self._people if other is not person and _words(other) == base]
        if not bases or words == base:
            return False
        born = person.resident.born_on
        if words[-1] in _YOUNGER:
            return all(is_surely_before(born, other.resident.born_on) for other in bases)
        return words[-1] in _OLDER and all(is_surely_before(other.resident.born_on, born) for other in bases)

    def _is_too_young(self, person: Written) -> bool:
        born, event_on = person.resident.born_on, self._event_on
        if isinstance(born, Missing) or born.earliest is None or event_on is None or event_on < born.earliest:
            return False
        return legal_age(born.earliest, event_on) < _MARRIAGEABLE_AGE

    def _error(self, code: str, line: int, message: str, hint: str) -> Finding:
        return Finding(code, Severity.ERROR, f"{self._where} {line}行目", message, hint)


def _words(person: Written) -> _Words | None:
    """続柄の言葉。書かれていなければ None、標準の言葉でなければ空。"""
    text = person.resident.relation.text
    return None if isinstance(text, Missing) else parse_relation(text) or ()


def _is_one_of(person: Written, chosen: frozenset[RelationCode]) -> bool:
    words = _words(person)
    is_resident = person.resident.status is ResidentStatus.RESIDENT
    return is_resident and words is not None and len(words) == 1 and words[0] in chosen


def _since(person: Written, title: str) -> RegisterDate | Missing:
    held = person.resident.qualifications
    return {"国保": held.nhi, "後期高齢者医療": held.latter_stage, "介護保険": held.care}[title].since_on
