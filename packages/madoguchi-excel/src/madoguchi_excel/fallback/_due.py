"""期限の読み方: 期限の決まりひとつを、期限の日の枠にする。"""

from dataclasses import dataclass

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.procedures import Deadline
from madoguchi_core.rules import Value
from madoguchi_excel.fallback import _text as text
from madoguchi_excel.fallback._cells import Cell, known, point
from madoguchi_excel.fallback._closed import ClosedDays, unrolled
from madoguchi_excel.fallback._reading import Reader
from madoguchi_excel.fallback._text import NO_VALUE, either, quoted

NO_DAY = "日付なし"
"""日付を作らない期限（「速やかに」）の枠の値。"""


@dataclass(frozen=True, slots=True)
class DueReader:
    """
    期限を読む。

    Attributes:
        reader: 式を読むもの。
        closed: 期限を送る休日。
    """

    reader: Reader
    closed: ClosedDays

    def read(self, deadline: Deadline) -> str:
        """期限の日の枠。日が言えなければ不明、日付を作らない期限では :data:`NO_DAY`。"""
        found = self._earliest(deadline)
        for when, instead in reversed(deadline.exceptions):
            found = f"IF({self.reader.read(when).low}=1,{self.read(instead)},{found})"
        return self._kept(found, "期限")

    def later(self, deadline: Deadline) -> tuple[tuple[str, str], ...]:
        """数え方によってはなる、遅い日の枠と言い方。"""
        return tuple((self._alone(one), one.wording) for one in deadline.others)

    def _earliest(self, deadline: Deadline) -> str:
        """数え方が割れるときは、いちばん早い日。MIN は、枠の文字を数えない。"""
        own = self._alone(deadline)
        if not deadline.others:
            return own
        days = ",".join((own, *(self._alone(one) for one in deadline.others)))
        return f"IF(ISNUMBER({own}),MIN({days}),{own})"

    def _alone(self, deadline: Deadline) -> str:
        if not deadline.has_day:
            return self._kept(quoted(NO_DAY), "日付を作らない期限")
        last = self._kept(self._last(deadline), "末日")
        if deadline.rolls is Rolls.NONE:
            return self._kept(unrolled(last), "送った末日")
        check = self._kept(self.closed.check(deadline.rolls), f"{deadline.rolls.title}の休日の見張り")
        rolled = self._kept(self.closed.rolled(last, deadline.rolls, check), "送った末日")
        return self._kept(self.closed.within(rolled), "送った末日")

    def _last(self, deadline: Deadline) -> str:
        """送る前の末日。"""
        if deadline.day is not None:
            return self.reader.read(deadline.day).low
        starts, length = self._cell(deadline.starts), self._cell(deadline.length)
        day = _last_day(starts.low, length.low, deadline.unit, deadline.counting)
        tests = [f"{length.low}<1"] + ([f"{length.low}<>{length.high}"] if length.is_wide else [])
        return known((starts, length), f"IF({either(*tests)},{NO_VALUE},IFERROR({day},{NO_VALUE}))")

    def _cell(self, value: object) -> Cell:
        return (
            self.reader.read(value) if isinstance(value, Value) else point(text.literal(value), is_fixed=True)
        )

    def _kept(self, formula: str, title: str) -> str:
        return self.reader.keep(formula, title)


def _last_day(start: str, length: str, unit: PeriodUnit, counting: Counting) -> str:
    """期間の末日（民法140条・141条・143条）。応当する日の前の日、応当する日が無ければ月末。"""
    first = start if counting is Counting.FIRST_DAY_INCLUDED else f"({start}+1)"
    if unit is PeriodUnit.DAY:
        return f"{first}+{length}-1"
    months = length if unit is PeriodUnit.MONTH else f"12*{length}"
    return text.before_corresponding(first, months)
