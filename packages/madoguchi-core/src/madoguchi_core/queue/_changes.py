"""札に起こること。閉じた一覧で、人の名も用件の中身も持たない。"""

from datetime import date
from enum import Enum, StrEnum
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from madoguchi_core.queue._ids import CategoryId, Code

_KIND: Final = "出来事の種類"


class Flag(Enum):
    """札に付ける配慮。だれのことかは書かない。"""

    PRIORITY = "priority"
    NO_VOICE = "no_voice"
    WHEELCHAIR = "wheelchair"
    HEARING = "hearing"
    VISION = "vision"
    INTERPRETER = "interpreter"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {
            "priority": "優先",
            "no_voice": "声で呼ばない",
            "wheelchair": "車いす",
            "hearing": "聞こえにくい",
            "vision": "見えにくい",
            "interpreter": "通訳",
        }[self.value]


class Medium(StrEnum):
    """番号を何で渡したか。``PAPER`` だけが印字を待つ。"""

    PAPER = "paper"
    SCREEN = "screen"
    STACK = "stack"


class CancelReason(StrEnum):
    """取り消したわけ。"""

    LEFT = "left"
    MISTAKE = "mistake"
    STAFF = "staff"


class CheckInTiming(StrEnum):
    """予約の時刻に対する、来た時刻。"""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Change(BaseModel):
    """起こったことの親。"""

    # 使うときまで組み立てない。番号札を使わない命令の始まりを遅くしないため
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Issued(Change):
    """
    発券した。

    >>> Issued(category_id="a", number=7, number_text="A007", business_date="2026-11-24", waiting=3).medium
    <Medium.PAPER: 'paper'>
    """

    kind: Literal["issued"] = Field(default="issued", title=_KIND)
    category_id: CategoryId = Field(title="区分の id")
    number: int = Field(title="番号", ge=1, le=9999)
    number_text: str = Field(title="番号の表記", pattern=r"^手?[A-Z]?[0-9]{3,4}$")
    business_date: date = Field(title="営業日")
    waiting: int = Field(title="発券したときに前で待っていた人数", ge=0)
    medium: Medium = Field(default=Medium.PAPER, title="番号を渡した物")
    flags: frozenset[Flag] = Field(default=frozenset(), title="配慮")
    route: tuple[CategoryId, ...] = Field(default=(), title="この後に回る区分", max_length=8)
    staff_count: int | None = Field(default=None, title="発券したときの対応職員数", ge=0, le=99)


class PrintStarted(Change):
    """装置に送り始めた。この後に結果が無ければ、途中で止まっている。"""

    kind: Literal["print_started"] = Field(default="print_started", title=_KIND)
    printer: Code = Field(title="装置の符号")


class Printed(Change):
    """紙が出た。"""

    kind: Literal["printed"] = Field(default="printed", title=_KIND)


class PrintFailed(Change):
    """紙が出なかった。"""

    kind: Literal["print_failed"] = Field(default="print_failed", title=_KIND)
    code: str = Field(default="", title="失敗の番号", pattern=r"^(MDG[0-9]{3})?$")


class PrintUncertain(Change):
    """紙が出たか分からない（送る途中で切れた、返事が無い）。"""

    kind: Literal["print_uncertain"] = Field(default="print_uncertain", title=_KIND)
    code: str = Field(default="", title="失敗の番号", pattern=r"^(MDG[0-9]{3})?$")


class Reprinted(Change):
    """人の判断で、もう一度刷った。"""

    kind: Literal["reprinted"] = Field(default="reprinted", title=_KIND)


class Called(Change):
    """窓口に呼んだ。"""

    kind: Literal["called"] = Field(default="called", title=_KIND)
    counter: Code = Field(title="窓口の id")


class Recalled(Change):
    """もう一度呼んだ。不在や保留の人を、待ちに戻さずに呼ぶときもこれ。"""

    kind: Literal["recalled"] = Field(default="recalled", title=_KIND)
    counter: Code = Field(title="窓口の id")


class Serving(Change):
    """対応を始めた。"""

    kind: Literal["serving"] = Field(default="serving", title=_KIND)


class Held(Change):
    """保留した。"""

    kind: Literal["held"] = Field(default="held", title=_KIND)
    until: AwareDatetime | None = Field(default=None, title="いつまで")


class Resumed(Change):
    """保留を解き、待ちに戻した。元の順番のまま。"""

    kind: Literal["resumed"] = Field(default="resumed", title=_KIND)


class Transferred(Change):
    """別の区分か窓口に引き継いだ。"""

    kind: Literal["transferred"] = Field(default="transferred", title=_KIND)
    category_id: CategoryId = Field(title="引き継ぐ先の区分の id")
    counter: Code | None = Field(default=None, title="引き継ぐ先の窓口の id")
    keeps_place: bool = Field(default=True, title="元の順番のままか")


class Done(Change):
    """用件がひとつ済んだ。回る区分が残っていれば、次の待ちになる。"""

    kind: Literal["done"] = Field(default="done", title=_KIND)


class NoShow(Change):
    """呼んだが来なかった。"""

    kind: Literal["no_show"] = Field(default="no_show", title=_KIND)


class Returned(Change):
    """不在だった人が戻って来た。"""

    kind: Literal["returned"] = Field(default="returned", title=_KIND)
    keeps_place: bool = Field(default=False, title="元の順番のままか")


class Cancelled(Change):
    """取り消した。"""

    kind: Literal["cancelled"] = Field(default="cancelled", title=_KIND)
    reason: CancelReason = Field(title="わけ")


class Linked(Change):
    """件と結び付けた。符号から人は分からない。"""

    kind: Literal["linked"] = Field(default="linked", title=_KIND)
    case_code: Code = Field(title="件の符号", min_length=8)


class Flagged(Change):
    """配慮を書き換えた。"""

    kind: Literal["flagged"] = Field(default="flagged", title=_KIND)
    flags: frozenset[Flag] = Field(title="配慮")


class CheckedIn(Change):
    """予約の人が来た。"""

    kind: Literal["checked_in"] = Field(default="checked_in", title=_KIND)
    booking_code: Code = Field(title="予約の符号", min_length=8)
    timing: CheckInTiming = Field(title="来た時刻")
    due_at: AwareDatetime | None = Field(title="予約の時刻（遅れて順番の約束が消えたら無い）")


class RolledOver(Change):
    """業務の終わりに残っていた札の扱いを決めた。"""

    kind: Literal["rolled_over"] = Field(default="rolled_over", title=_KIND)
    to: date | None = Field(title="持ち越す先の営業日（無ければ打ち切り）")


class DayOpened(Change):
    """営業日を始めた。"""

    kind: Literal["day_opened"] = Field(default="day_opened", title=_KIND)
    business_date: date = Field(title="営業日")


class DayClosed(Change):
    """営業日を終えた。二度と開かない。"""

    kind: Literal["day_closed"] = Field(default="day_closed", title=_KIND)
    business_date: date = Field(title="営業日")


class Counted(Change):
    """番号を出さずに、件数だけを数えた。"""

    kind: Literal["counted"] = Field(default="counted", title=_KIND)
    category_id: CategoryId = Field(title="区分の id")
    staff_count: int | None = Field(default=None, title="対応職員数", ge=0, le=99)


class NumberJumped(Change):
    """控えから戻した後などに、番号を飛ばした。"""

    kind: Literal["number_jumped"] = Field(default="number_jumped", title=_KIND)
    category_id: CategoryId = Field(title="区分の id")
    last_used: int = Field(title="ここまで使ったとみなす番号", ge=1, le=9999)


class ClockRegressed(Change):
    """時計が戻った。時刻は書き直さず、順は通し番号で決まる。"""

    kind: Literal["clock_regressed"] = Field(default="clock_regressed", title=_KIND)
    last_at: AwareDatetime = Field(title="これまでの最後の時刻")


class UnknownChange(Change):
    """この版が知らない出来事。捨てずに、元の文のまま持つ。"""

    kind: Literal["unknown"] = Field(default="unknown", title=_KIND)
    name: str = Field(title="書いた側での種類")
    content: str = Field(title="元の JSON", repr=False)


TicketChange = Annotated[
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
    | RolledOver,
    Field(discriminator="kind"),
]
"""一枚の札に起こること。"""

DayChange = Annotated[
    DayOpened | DayClosed | Counted | NumberJumped | ClockRegressed,
    Field(discriminator="kind"),
]
"""札ではなく、窓口全体に起こること。"""

AnyChange = Annotated[TicketChange | DayChange | UnknownChange, Field(discriminator="kind")]
"""起こることのすべて。"""
