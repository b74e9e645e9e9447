"""異動の前と後を並べた表。人の名と住所は入れず、呼び名は使う側が決める。"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from madoguchi_core.calendar import RegisterDate, format_wareki
from madoguchi_core.households._arrange import Arrangement
from madoguchi_core.records import Household, Missing, Resident

_HEADER = (
    "人",
    "世帯（前）",
    "続柄（前）",
    "世帯（後）",
    "記載順位",
    "続柄（後）",
    "住民となった日",
    "住所を定めた日",
    "異動事由",
)
_NONE = "—"
_ASKED = "要確認"


@dataclass(frozen=True, slots=True)
class HouseholdTable:
    """
    表ひとつ。

    Attributes:
        title: 表の名。
        header: 列の見出し。
        rows: 行。無い所は「—」、職員に聞く所は「要確認」。
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def household_tables(
    before: Iterable[Household],
    arrangement: Arrangement,
    *,
    label: Callable[[Resident], str] | None = None,
) -> tuple[HouseholdTable, ...]:
    """
    異動の後の世帯ごとの表と、離れた人の表。

    Args:
        before: 異動の前の世帯。
        arrangement: 異動の後。
        label: 人の呼び名を作る関数。無ければ「A」「B」と、前の世帯の記載順に付ける。人の名を出すなら、出口（gate）を通すこと。

    >>> household_tables([], Arrangement(after=(), findings=()))
    ()
    """
    places = _Places(tuple(before), arrangement, label)
    tables = [
        HouseholdTable(f"{places.name(household.number)}", _HEADER, places.rows(household))
        for household in arrangement.after
    ]
    if arrangement.left:
        rows = tuple(places.row(person, _NONE) for person in arrangement.left)
        tables.append(HouseholdTable("離れた人", _HEADER, rows))
    return tuple(tables)


class _Places:
    """世帯と人の呼び名。"""

    __slots__ = ("_label", "_letters", "_names", "_old")

    def __init__(
        self, before: tuple[Household, ...], made: Arrangement, label: Callable[[Resident], str] | None
    ) -> None:
        numbers = dict.fromkeys(household.number for household in (*before, *made.after))
        self._names = {number: f"世帯{at}" for at, number in enumerate(numbers, 1)}
        self._old = {person.address_number: (person, home) for home in before for person in home}
        everyone = dict.fromkeys(
            person.address_number for home in (*before, *made.after) for person in home
        ) | dict.fromkeys(person.address_number for person in made.left)
        self._letters = {number: _letters(at) for at, number in enumerate(everyone)}
        self._label = label

    def name(self, number: str) -> str:
        return self._names[number]

    def rows(self, household: Household) -> tuple[tuple[str, ...], ...]:
        standing = (member for member in household if member.is_current is not False)
        return tuple(self.row(member, self.name(household.number)) for member in standing)

    def row(self, person: Resident, home: str) -> tuple[str, ...]:
        old = self._old.get(person.address_number)
        order = person.order_in_household
        return (
            self._letters[person.address_number] if self._label is None else self._label(person),
            self.name(old[1].number) if old else _NONE,
            _relation(old[0]) if old else _NONE,
            home,
            _NONE if isinstance(order, Missing) or home == _NONE else str(order),
            _NONE if home == _NONE else _relation(person),
            _day(person.became_resident_on),
            _day(person.address_set_on),
            _NONE if isinstance(person.event.reason, Missing) else person.event.reason.title,
        )


def _letters(at: int) -> str:
    """A から Z、続けて AA、AB。"""
    head, tail = divmod(at, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + tail)


def _relation(person: Resident) -> str:
    text = person.relation.text
    if isinstance(text, Missing):
        return _ASKED if text is Missing.UNKNOWN else text.title
    return text


def _day(day: RegisterDate | Missing) -> str:
    if isinstance(day, Missing):
        return day.title
    return day.text if day.on is None else format_wareki(day.on)
