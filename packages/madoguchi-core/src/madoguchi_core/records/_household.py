"""世帯。同じ世帯番号の人のまとまりと、世帯主・並び順。"""

from collections.abc import Iterable, Iterator
from typing import Annotated

from madoguchi_core.records._codes import ResidentStatus
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._order import order_key
from madoguchi_core.records._protection import suppression_among
from madoguchi_core.records._record import record
from madoguchi_core.records._resident import Resident


@record
class Household:
    """
    世帯ひとつ。消除された人（死亡・転出）も、行が残っていれば ``members`` に入る。

    >>> couple = Household.of(
    ...     [
    ...         Resident(address_number="1", household_number="10"),
    ...         Resident(address_number="2", household_number="10"),
    ...     ],
    ...     "10",
    ... )
    >>> len(couple), len(couple.without("1"))
    (2, 1)
    """

    number: Annotated[str, "世帯番号"]
    members: Annotated[tuple[Resident, ...], "世帯員（記載順）"]

    @classmethod
    def of(cls, residents: Iterable[Resident], number: str) -> "Household":
        """
        世帯番号が合う人を集め、記載順位（無ければ標準の規則）で並べる。

        Args:
            residents: 集める元。他の世帯の人が混ざっていてよい。
            number: 世帯番号。

        >>> Household.of([], "10").members
        ()
        """
        chosen = (resident for resident in residents if resident.household_number == number)
        return cls(number=number, members=tuple(sorted(chosen, key=order_key)))

    def __iter__(self) -> Iterator[Resident]:
        """世帯員を記載順に一人ずつ。"""
        return iter(self.members)

    def __len__(self) -> int:
        """世帯員の人数。消除された人も数える。"""
        return len(self.members)

    @property
    def current_members(self) -> tuple[Resident, ...]:
        """いま住民として記録されている世帯員。住民状態の分からない人は入らない（``unclear_members``）。"""
        return tuple(member for member in self.members if member.status is ResidentStatus.RESIDENT)

    @property
    def unclear_members(self) -> tuple[Resident, ...]:
        """住民状態が分からない世帯員。一人でもいれば、人数に頼る判定はできない。"""
        return tuple(member for member in self.members if isinstance(member.status, Missing))

    @property
    def head(self) -> Resident | Missing:
        """
        世帯主。消除された人は、住民が一人でも残っていれば世帯主とみなさない。

        世帯主未設定は ``Missing.EMPTY``、言い切れないとき（続柄不明・世帯主が二人）は ``Missing.UNKNOWN``。

        >>> Household.of([], "10").head.title
        '空欄'
        """
        standing = [member for member in self.members if member.is_current is not False] or list(self.members)
        heads = [member for member in standing if member.relation.is_head is True]
        if len(heads) == 1:
            return heads[0]
        is_unclear = any(isinstance(member.relation.is_head, Missing) for member in standing)
        return Missing.UNKNOWN if heads or is_unclear else Missing.EMPTY

    @property
    def is_protected(self) -> bool | Missing:
        """
        支援措置で抑止される人が一人でもいるか。照合していない人がいて、ほかに抑止が無ければ ``Missing``。

        >>> Household.of([Resident(address_number="1", household_number="10")], "10").is_protected.title
        '町のデータに列がない'
        """
        states = [member.protection for member in self.members]
        return suppression_among(states)

    def member(self, address_number: str) -> Resident | None:
        """
        宛名番号で世帯員を引く。いなければ ``None``。

        Args:
            address_number: 宛名番号。
        """
        return next((member for member in self.members if member.address_number == address_number), None)

    def without(self, address_number: str) -> "Household":
        """
        一人を除いた世帯を返す。元の世帯は変わらない。

        Args:
            address_number: 除く人の宛名番号。いなければそのままの世帯になる。
        """
        rest = tuple(member for member in self.members if member.address_number != address_number)
        return Household(number=self.number, members=rest)
