"""資格（国保・後期・介護・年金・選挙・児童手当）。住民の行に写された有無と年月日だけで、判定はしない。"""

from datetime import date
from typing import Annotated

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records._codes import ChildAllowanceKind, PensionKind
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

NOT_SUPPLIED = Missing.NOT_SUPPLIED


@record
class Coverage:
    """
    資格ひとつの有無と取得日・喪失日。有無は町のデータの基準日のもの。

    >>> nhi = Coverage(held=True, since_on=RegisterDate.exact(date(2020, 4, 1)))
    >>> nhi.held_on(date(2020, 3, 31)), nhi.held_on(date(2020, 4, 1))
    (False, True)
    """

    held: Annotated[bool | Missing, "資格有無"] = NOT_SUPPLIED
    since_on: Annotated[RegisterDate | Missing, "資格取得年月日"] = NOT_SUPPLIED
    until_on: Annotated[RegisterDate | Missing, "資格喪失年月日"] = NOT_SUPPLIED

    def held_on(self, day: date) -> bool | Missing:
        """
        その日に資格があったか。取得日より前は無く、喪失日からは無い。言い切れないときは ``Missing``。

        Args:
            day: 判定する日。

        >>> Coverage(held=True).held_on(date(2020, 4, 1)).title
        '町のデータに列がない'
        >>> Coverage(held=False, since_on=RegisterDate.exact(date(2010, 4, 1))).held_on(date(2020, 4, 1)).title
        '不明'
        """
        begun = _reached(self.since_on, day)
        ended = _reached(self.until_on, day)
        if begun is False or ended is True:
            return False
        if isinstance(self.held, Missing):
            return self.held
        if not self.held:
            return self._once_held(begun=begun, ended=ended)
        return begun if isinstance(begun, Missing) else self._still_held(ended=ended)

    def _once_held(self, *, begun: bool | Missing, ended: bool | Missing) -> bool | Missing:
        """今は無い資格。取得日があるのは『かつて有った』ことなので、喪失日が無ければその日は言い切れない。"""
        if isinstance(begun, Missing):
            return False if self.since_on in _NO_DATE and self.until_on in _NO_DATE else Missing.UNKNOWN
        return True if ended is False else Missing.UNKNOWN

    def _still_held(self, *, ended: bool | Missing) -> bool | Missing:
        return True if self.until_on in _NO_DATE or ended is False else Missing.UNKNOWN


_NO_DATE = (Missing.NOT_SUPPLIED, Missing.EMPTY, Missing.NOT_APPLICABLE)


def _reached(mark: RegisterDate | Missing, day: date) -> bool | Missing:
    if isinstance(mark, Missing):
        return mark
    if mark.latest is not None and mark.latest <= day:
        return True
    if mark.earliest is not None and day < mark.earliest:
        return False
    return Missing.UNKNOWN


@record
class Pension:
    """
    国民年金の資格。

    >>> Pension(kind=PensionKind.CATEGORY_1).coverage.held.title
    '町のデータに列がない'
    """

    coverage: Annotated[Coverage, "年金資格"] = Coverage()
    kind: Annotated[PensionKind | Missing, "年金資格種別"] = NOT_SUPPLIED


@record
class ChildAllowance:
    """
    児童手当の資格区分と受給開始年月。

    >>> ChildAllowance(kind=ChildAllowanceKind.RECIPIENT).is_recipient
    True
    """

    kind: Annotated[ChildAllowanceKind | Missing, "児童手当資格区分"] = NOT_SUPPLIED
    since_on: Annotated[RegisterDate | Missing, "児童手当受給開始年月"] = NOT_SUPPLIED

    @property
    def is_recipient(self) -> bool | Missing:
        """
        受給者（子を養育して手当を受けている人）か。

        >>> ChildAllowance().is_recipient.title
        '町のデータに列がない'
        """
        return self.kind if isinstance(self.kind, Missing) else self.kind is ChildAllowanceKind.RECIPIENT


@record
class Qualifications:
    """
    住民の行に写された資格のまとまり。

    >>> Qualifications(nhi=Coverage(held=True)).nhi.held
    True
    """

    nhi: Annotated[Coverage, "国民健康保険"] = Coverage()
    latter_stage: Annotated[Coverage, "後期高齢者医療"] = Coverage()
    care: Annotated[Coverage, "介護保険"] = Coverage()
    pension: Annotated[Pension, "国民年金"] = Pension()
    child_allowance: Annotated[ChildAllowance, "児童手当"] = ChildAllowance()
    is_voter: Annotated[bool | Missing, "選挙人名簿登録有無"] = NOT_SUPPLIED
    basic_pension_number: Annotated[str | Missing, "基礎年金番号"] = NOT_SUPPLIED
