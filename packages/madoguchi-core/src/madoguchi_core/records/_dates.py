"""幅のある日付の前後。言い切れるときだけ真になる。"""

from datetime import date

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records._missing import Missing


def is_surely_after(mark: RegisterDate | Missing, day: date) -> bool:
    """
    その日より後だと言い切れるか。

    >>> is_surely_after(RegisterDate.exact(date(2026, 3, 4)), date(2026, 3, 3))
    True
    """
    return not isinstance(mark, Missing) and mark.earliest is not None and day < mark.earliest


def is_surely_before(mark: RegisterDate | Missing, other: RegisterDate | Missing) -> bool:
    """
    *other* より前だと言い切れるか。

    >>> is_surely_before(RegisterDate.unknown("不詳"), RegisterDate.exact(date(2026, 3, 3)))
    False
    """
    return (
        not isinstance(mark, Missing)
        and mark.latest is not None
        and not isinstance(other, Missing)
        and is_surely_after(other, mark.latest)
    )
