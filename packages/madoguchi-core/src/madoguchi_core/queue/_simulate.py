"""作り物の一日。見本と測定のために、種を渡せば必ず同じ出来事が並ぶ。"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from heapq import heappop, heappush
from itertools import count
from math import log
from typing import Final, Protocol

from madoguchi_core.findings import Finding
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._categories import TicketCategory, next_number
from madoguchi_core.queue._changes import (
    AnyChange,
    Called,
    Cancelled,
    Counted,
    DayClosed,
    DayOpened,
    Done,
    Held,
    Issued,
    NoShow,
    Printed,
    PrintFailed,
    Reprinted,
    Resumed,
    Returned,
    RolledOver,
    Serving,
)
from madoguchi_core.queue._choices import CancelReason
from madoguchi_core.queue._counters import Counter
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._fold import take
from madoguchi_core.queue._policies import CallingPolicy, FirstCome, Scene, next_ticket
from madoguchi_core.queue._status import TRANSITIONS, TicketStatus

_JST: Final = timezone(timedelta(hours=9))
_OPENS: Final = timedelta(hours=8, minutes=30)
# 役場の一日の混み方（時台ごとの重み）。朝と昼前に山がある。
_CROWD: Final = {8: 2, 9: 20, 10: 22, 11: 18, 12: 9, 13: 14, 14: 12, 15: 9, 16: 7, 17: 1}


class Dice(Protocol):
    """乱数。``random.Random(種)`` がそのまま使える。"""

    def random(self) -> float:
        """0 以上 1 未満。"""

    def lognormvariate(self, mu: float, sigma: float) -> float:
        """対数正規分布。"""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """
    作り物の一日の決まり。

    Attributes:
        on: 営業日。
        categories: 区分。
        counters: 窓口。
        shares: 区分の id から、来る人の重みへ。載っていない区分は 1。
        minutes: 区分の id から、対応の中央値（分）へ。載っていない区分は 6。
        visitors: 来る人の数。
        policy: 呼ぶ順の決まり。
    """

    on: date
    categories: Sequence[TicketCategory]
    counters: Sequence[Counter]
    shares: dict[str, float] = field(default_factory=dict)
    minutes: dict[str, float] = field(default_factory=dict)
    visitors: int = 163
    policy: CallingPolicy = field(default_factory=FirstCome)


def simulate_day(plan: DayPlan, dice: Dice, *, first_sequence: int = 1) -> tuple[QueueEvent, ...]:
    """
    一日の出来事を作る。来る人の 3 % ほどが不在になり、2 % ほどが立ち去り、1 % ほどの札が一度で刷れない。

    Args:
        plan: 一日の決まり。
        dice: 乱数。
        first_sequence: 初めの通し番号（何日も続けるとき）。

    >>> from random import Random
    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> day = DayPlan(date(2026, 11, 24), [certificates], [Counter(id="1", title="1番窓口")], visitors=3)
    >>> events = simulate_day(day, Random(1))
    >>> events[0].title, events[-1].title, sum(event.title == "発券" for event in events)
    ('業務の開始', '業務の終了', 3)
    """
    return _Day(plan, dice, first_sequence).run()


class _Day:
    """予定の早い順に一つずつ起こし、手の空いた窓口が次を呼ぶ。"""

    def __init__(self, plan: DayPlan, dice: Dice, first_sequence: int) -> None:
        self._plan = plan
        self._dice = dice
        self._board = Board(sequence=first_sequence - 1)
        self._events: list[QueueEvent] = []
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._turn = count()
        self._free = list(plan.counters)
        self._now = datetime.combine(plan.on, time(0), _JST) + _OPENS

    def run(self) -> tuple[QueueEvent, ...]:
        """一日を通す。"""
        self._happen(DayOpened(business_date=self._plan.on))
        for _ in range(self._plan.visitors):
            self._later(self._arrival(), self._arrive)
        while self._agenda:
            self._now, _, act = heappop(self._agenda)
            act()
            self._call_next()
        for ticket in sorted(self._board.tickets.values(), key=lambda ticket: ticket.id):
            if ticket.is_open:
                self._happen(RolledOver(to=None), ticket.id)
        self._happen(DayClosed(business_date=self._plan.on))
        return tuple(self._events)

    def _arrival(self) -> timedelta:
        hour = self._pick({str(hour): weight for hour, weight in _CROWD.items()})
        first = 45 if hour == "8" else 0
        last = 15 if hour == "17" else 60
        return timedelta(hours=int(hour), minutes=first + self._dice.random() * (last - first)) - _OPENS

    def _arrive(self) -> None:
        chosen = self._pick(
            {category.id: self._plan.shares.get(category.id, 1.0) for category in self._plan.categories}
        )
        category = next(category for category in self._plan.categories if category.id == chosen)
        if category.is_count_only:
            self._happen(Counted(category_id=category.id, staff_count=self._staff()))
            return
        board = self._board
        number = next_number(category, last_used=board.last_used.get(category.id), taken=board.numbers)
        if not isinstance(number, Finding):
            self._issue(category, number, board.queued.get(category.id, 0))

    def _issue(self, category: TicketCategory, number: int, waiting: int) -> None:
        others = [each.id for each in self._plan.categories if each != category and not each.is_count_only]
        route = tuple(others[:1]) if self._chance(0.06) else ()
        ticket = self._happen(
            Issued(
                category_id=category.id,
                number=number,
                number_text=category.number_text(number),
                business_date=self._plan.on,
                waiting=waiting,
                route=route,
                staff_count=self._staff(),
            )
        )
        if self._chance(0.012):
            self._happen(PrintFailed(code=""), ticket)
            self._later(_minutes(1), lambda: self._try(Reprinted(), ticket))
        else:
            self._later(timedelta(seconds=2), lambda: self._try(Printed(), ticket))
        if self._chance(0.02):
            self._later(_minutes(15 + 20 * self._dice.random()), lambda: self._leave(ticket))

    def _leave(self, ticket: int) -> None:
        if self._board.tickets[ticket].status is TicketStatus.WAITING:
            self._happen(Cancelled(reason=CancelReason.LEFT), ticket)

    def _call_next(self) -> None:
        for counter in tuple(self._free)[: self._staff()]:
            scene = Scene.of(self._board, self._plan.categories, self._plan.counters, self._now)
            choice = next_ticket(self._board, counter, self._plan.policy, scene)
            if choice is not None:
                self._free.remove(counter)
                self._call(choice.ticket.id, counter)

    def _call(self, ticket: int, counter: Counter) -> None:
        self._happen(Called(counter=counter.id), ticket)
        seconds = timedelta(seconds=15 + 45 * self._dice.random())
        if self._chance(0.03):
            self._later(seconds + _minutes(3), lambda: self._miss(ticket, counter))
        else:
            self._later(seconds, lambda: self._serve(ticket, counter))

    def _miss(self, ticket: int, counter: Counter) -> None:
        self._happen(NoShow(), ticket)
        self._free.append(counter)
        if self._chance(0.6):
            self._later(_minutes(5 + 10 * self._dice.random()), lambda: self._try(Returned(), ticket))

    def _serve(self, ticket: int, counter: Counter) -> None:
        self._happen(Serving(), ticket)
        category_id = self._board.tickets[ticket].category_id
        typical = self._plan.minutes.get(category_id, 6.0)
        length = _minutes(self._dice.lognormvariate(log(typical), 0.5))
        if self._chance(0.03):
            self._later(length / 2, lambda: self._hold(ticket, counter))
        else:
            self._later(length, lambda: self._finish(ticket, counter))

    def _hold(self, ticket: int, counter: Counter) -> None:
        self._happen(Held(), ticket)
        self._free.append(counter)
        self._later(_minutes(8), lambda: self._try(Resumed(), ticket))

    def _finish(self, ticket: int, counter: Counter) -> None:
        self._happen(Done(), ticket)
        self._free.append(counter)

    def _staff(self) -> int:
        """昼は半分が休む。"""
        everyone = len(self._plan.counters)
        return (everyone + 1) // 2 if self._now.hour == 12 else everyone

    def _chance(self, rate: float) -> bool:
        return self._dice.random() < rate

    def _pick(self, weights: Mapping[str, float]) -> str:
        point = self._dice.random() * sum(weights.values())
        for name, weight in weights.items():
            point -= weight
            if point < 0:
                return name
        return list(weights)[-1]

    def _later(self, after: timedelta, act: Callable[[], None]) -> None:
        heappush(self._agenda, (self._now + after, next(self._turn), act))

    def _try(self, change: AnyChange, ticket: int) -> None:
        """起こせるなら起こす。立ち去った人の札は、もう動かない。"""
        if self._board.tickets[ticket].status in TRANSITIONS[change.kind]:
            self._happen(change, ticket)

    def _happen(self, change: AnyChange, ticket: int | None = None) -> int:
        sequence = self._board.sequence + 1
        event = QueueEvent(
            sequence=sequence,
            ticket=sequence if isinstance(change, Issued) else ticket,
            at=self._now,
            by="simulated",
            key=f"sim-{sequence}",
            change=change,
        )
        self._board = take(self._board, event)
        self._events.append(event)
        return sequence


def _minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
