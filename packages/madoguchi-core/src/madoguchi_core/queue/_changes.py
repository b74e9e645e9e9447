"""札に起こること。閉じた一覧で、人の名も用件の中身も持たない。"""

import re
from datetime import date, datetime
from typing import Annotated, ClassVar, Final, get_args

from msgspec import Meta, Struct

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue._choices import CancelReason, CheckInTiming, Flag, Medium
from madoguchi_core.queue._ids import CategoryId, Code, is_code

Aware = Annotated[datetime, Meta(tz=True)]
"""時差のある時刻。"""

StaffCount = Annotated[int, Meta(ge=0, le=99)]
"""対応職員数。"""

ProblemCode = Annotated[str, Meta(pattern=r"^(MDG[0-9]{3})?$")]
"""印字の失敗の番号。"""


def _kind(name: str) -> str:
    """クラスの名から、種類の名（``PrintStarted`` から ``print_started``）。"""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


class Change(Struct, frozen=True, gc=False, forbid_unknown_fields=True, tag_field="kind", tag=_kind):
    """
    起こったことの親。

    JSON に書く値の形は、読むときに確かめられる。符号は、人の番号が紛れ込まないように、作るときにも確かめる。

    Raises:
        InvalidValue: 符号に使えない形（MDG538）。
    """

    kind: ClassVar[str]
    """種類の名。JSON の ``kind``。"""
    shortest: ClassVar[int] = 1
    """符号の、いちばん短い字数。"""

    def __post_init__(self) -> None:
        """符号を確かめる。"""
        for name in _CODE_FIELDS:
            code = getattr(self, name, None)
            if code is not None and not (len(code) >= self.shortest and is_code(code, longest=64)):
                raise InvalidValue(
                    "MDG538",
                    "番号札の出来事の符号に使えない形です",
                    hint="半角の英数字と . _ : - で、64 字までにしてください",
                )


_CODE_FIELDS: Final = ("counter", "printer", "case_code", "booking_code")


class Issued(Change, frozen=True, gc=False):
    """
    発券した。

    Attributes:
        category_id: 区分の id。
        number: 番号。
        number_text: 番号の表記。
        business_date: 営業日。
        waiting: 発券したときに前で待っていた人数。
        medium: 番号を渡した物。
        flags: 配慮。
        route: この後に回る区分。
        staff_count: 発券したときの対応職員数。

    >>> Issued(
    ...     category_id="a", number=7, number_text="A007", business_date=date(2026, 11, 24), waiting=3
    ... ).medium
    <Medium.PAPER: 'paper'>
    """

    category_id: CategoryId
    number: Annotated[int, Meta(ge=1, le=9999)]
    number_text: Annotated[str, Meta(pattern=r"^手?[A-Z]?[0-9]{3,4}$")]
    business_date: date
    waiting: Annotated[int, Meta(ge=0)]
    medium: Medium = Medium.PAPER
    flags: frozenset[Flag] = frozenset()
    route: Annotated[tuple[CategoryId, ...], Meta(max_length=8)] = ()
    staff_count: StaffCount | None = None


class PrintStarted(Change, frozen=True, gc=False):
    """
    装置に送り始めた。この後に結果が無ければ、途中で止まっている。

    Attributes:
        printer: 装置の符号。
    """

    printer: Code


class Printed(Change, frozen=True, gc=False):
    """紙が出た。"""


class PrintFailed(Change, frozen=True, gc=False):
    """
    紙が出なかった。

    Attributes:
        code: 失敗の番号。
    """

    code: ProblemCode = ""


class PrintUncertain(Change, frozen=True, gc=False):
    """
    紙が出たか分からない（送る途中で切れた、返事が無い）。

    Attributes:
        code: 失敗の番号。
    """

    code: ProblemCode = ""


class Reprinted(Change, frozen=True, gc=False):
    """人の判断で、もう一度刷った。"""


class Called(Change, frozen=True, gc=False):
    """
    窓口に呼んだ。

    Attributes:
        counter: 窓口の id。
    """

    counter: Code


class Recalled(Change, frozen=True, gc=False):
    """
    もう一度呼んだ。不在や保留の人を、待ちに戻さずに呼ぶときもこれ。

    Attributes:
        counter: 窓口の id。
    """

    counter: Code


class Serving(Change, frozen=True, gc=False):
    """対応を始めた。"""


class Held(Change, frozen=True, gc=False):
    """
    保留した。

    Attributes:
        until: いつまで。
    """

    until: Aware | None = None


class Resumed(Change, frozen=True, gc=False):
    """保留を解き、待ちに戻した。元の順番のまま。"""


class Transferred(Change, frozen=True, gc=False):
    """
    別の区分か窓口に引き継いだ。

    Attributes:
        category_id: 引き継ぐ先の区分の id。
        counter: 引き継ぐ先の窓口の id。
        keeps_place: 元の順番のままか。
    """

    category_id: CategoryId
    counter: Code | None = None
    keeps_place: bool = True


class Done(Change, frozen=True, gc=False):
    """用件がひとつ済んだ。回る区分が残っていれば、次の待ちになる。"""


class NoShow(Change, frozen=True, gc=False):
    """呼んだが来なかった。"""


class Returned(Change, frozen=True, gc=False):
    """
    不在だった人が戻って来た。

    Attributes:
        keeps_place: 元の順番のままか。
    """

    keeps_place: bool = False


class Cancelled(Change, frozen=True, gc=False):
    """
    取り消した。

    Attributes:
        reason: わけ。
    """

    reason: CancelReason


class Linked(Change, frozen=True, gc=False):
    """
    件と結び付けた。符号から人は分からない。

    Attributes:
        case_code: 件の符号。
    """

    shortest: ClassVar[int] = 8
    case_code: Code


class Flagged(Change, frozen=True, gc=False):
    """
    配慮を書き換えた。

    Attributes:
        flags: 配慮。
    """

    flags: frozenset[Flag]


class CheckedIn(Change, frozen=True, gc=False):
    """
    予約の人が来た。

    Attributes:
        booking_code: 予約の符号。
        timing: 来た時刻。
        due_at: 予約の時刻（遅れて順番の約束が消えたら無い）。
    """

    shortest: ClassVar[int] = 8
    booking_code: Code
    timing: CheckInTiming
    due_at: Aware | None


class RolledOver(Change, frozen=True, gc=False):
    """
    業務の終わりに残っていた札の扱いを決めた。

    Attributes:
        to: 持ち越す先の営業日（無ければ打ち切り）。
    """

    to: date | None


class DayOpened(Change, frozen=True, gc=False):
    """
    営業日を始めた。

    Attributes:
        business_date: 営業日。
    """

    business_date: date


class DayClosed(Change, frozen=True, gc=False):
    """
    営業日を終えた。二度と開かない。

    Attributes:
        business_date: 営業日。
    """

    business_date: date


class Counted(Change, frozen=True, gc=False):
    """
    番号を出さずに、件数だけを数えた。

    Attributes:
        category_id: 区分の id。
        staff_count: 対応職員数。
    """

    category_id: CategoryId
    staff_count: StaffCount | None = None


class NumberJumped(Change, frozen=True, gc=False):
    """
    控えから戻した後などに、番号を飛ばした。

    Attributes:
        category_id: 区分の id。
        last_used: ここまで使ったとみなす番号。
    """

    category_id: CategoryId
    last_used: Annotated[int, Meta(ge=1, le=9999)]


class ClockRegressed(Change, frozen=True, gc=False):
    """
    時計が戻った。時刻は書き直さず、順は通し番号で決まる。

    Attributes:
        last_at: これまでの最後の時刻。
    """

    last_at: Aware


class UnknownChange(Change, frozen=True, gc=False, tag="unknown"):
    """
    この版が知らない出来事。捨てずに、元の文のまま持つ。

    Attributes:
        name: 書いた側での種類。
        content: 元の JSON。
    """

    name: str
    content: str

    def __repr__(self) -> str:
        """中身は書かない。新しい版が、人の情報を足しているかもしれない。"""
        return f"UnknownChange(name={self.name!r})"


TicketChange = (
    Issued
    | PrintStarted
    | Printed
    | PrintFailed
    | PrintUncertain
    | Reprinted
    | Called
    | Recalled
    | Serving
    | Held
    | Resumed
    | Transferred
    | Done
    | NoShow
    | Returned
    | Cancelled
    | Linked
    | Flagged
    | CheckedIn
    | RolledOver
)
"""一枚の札に起こること。"""

DayChange = DayOpened | DayClosed | Counted | NumberJumped | ClockRegressed
"""札ではなく、窓口全体に起こること。"""

AnyChange = TicketChange | DayChange | UnknownChange
"""起こることのすべて。"""

for _change in get_args(AnyChange):
    _change.kind = _change.__struct_config__.tag
