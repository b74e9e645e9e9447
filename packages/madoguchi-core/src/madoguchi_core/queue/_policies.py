"""呼ぶ順の決まり。盤面から次の札を選び、なぜその札かを日本語で言う。"""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from madoguchi_core.queue._board import Board
from madoguchi_core.queue._business_day import elapsed
from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._choices import Flag
from madoguchi_core.queue._counters import Counter
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState


@dataclass(frozen=True, slots=True)
class Scene:
    """
    選ぶときに見るもの。

    Attributes:
        categories: 区分の id から区分へ。
        counters: 開いている窓口のすべて。
        called: 区分の id から、今日呼んだ件数へ。
        at: 今の時刻。
    """

    categories: Mapping[str, TicketCategory]
    counters: tuple[Counter, ...]
    called: Mapping[str, int]
    at: datetime

    @classmethod
    def of(
        cls,
        board: Board,
        categories: Sequence[TicketCategory],
        counters: Sequence[Counter],
        at: datetime,
    ) -> "Scene":
        """盤面から作る。"""
        called = Tally(record.category_id for record in board.calls)
        return cls({category.id: category for category in categories}, tuple(counters), called, at)

    def title(self, ticket: TicketState) -> str:
        """札の区分の名。"""
        return self.categories[ticket.category_id].title


class CallingPolicy(Protocol):
    """呼ぶ順の決まり。``rank`` が小さい札から呼ぶ。同じなら、並びの順。"""

    @property
    def title(self) -> str:
        """決まりの名。"""

    def rank(self, ticket: TicketState, scene: Scene) -> tuple[float, ...]:
        """小さいほど先。"""

    def reason(self, ticket: TicketState, scene: Scene) -> str:
        """先頭になった札に言う、わけ。"""


@dataclass(frozen=True, slots=True)
class FirstCome:
    """受け付けた順。"""

    title: str = "受付順"

    def rank(self, ticket: TicketState, scene: Scene) -> tuple[float, ...]:
        """どの札も同じ。並びの順だけで決まる。"""
        del ticket, scene
        return ()

    def reason(self, ticket: TicketState, scene: Scene) -> str:
        """わけ。"""
        del ticket, scene
        return "受けられる札のうち、いちばん早く並びました"


@dataclass(frozen=True, slots=True)
class CategoryFirst:
    """
    区分の順（芽室町の「A を先に」）。長く待った札は、区分の順を飛び越す。

    Attributes:
        order: 先に呼ぶ区分の id から。載っていない区分は、その後に同じ順で並ぶ。
        patience: これより長く待ったら飛び越す。``None`` なら、いつまでも区分の順。
    """

    order: tuple[str, ...]
    patience: timedelta | None = None
    title: str = "区分の順"

    def rank(self, ticket: TicketState, scene: Scene) -> tuple[float, ...]:
        """飛び越した札、区分の順、の順。"""
        if self._is_overdue(ticket, scene):
            return (-1.0,)
        known = ticket.category_id in self.order
        return (float(self.order.index(ticket.category_id) if known else len(self.order)),)

    def reason(self, ticket: TicketState, scene: Scene) -> str:
        """わけ。"""
        if self._is_overdue(ticket, scene):
            minutes = int(elapsed(ticket.queued_at, scene.at).total_seconds() // 60)
            return f"{minutes}分待ったので、区分の順より先に呼びます"
        return f"「{scene.title(ticket)}」を先に呼ぶ決まりで、その中でいちばん早く並びました"

    def _is_overdue(self, ticket: TicketState, scene: Scene) -> bool:
        return self.patience is not None and elapsed(ticket.queued_at, scene.at) >= self.patience


@dataclass(frozen=True, slots=True)
class WeightedFair:
    """
    区分ごとの重みに比例して呼ぶ。どの区分も、重みの分だけは必ず進む。

    Attributes:
        weights: 区分の id から重み（正の数）へ。載っていない区分は 1。
    """

    weights: Mapping[str, float]
    title: str = "重みつき"

    def rank(self, ticket: TicketState, scene: Scene) -> tuple[float, ...]:
        """次に呼んだときの、重みに対する件数。"""
        return ((scene.called.get(ticket.category_id, 0) + 1) / self._weight(ticket),)

    def reason(self, ticket: TicketState, scene: Scene) -> str:
        """わけ。"""
        called = scene.called.get(ticket.category_id, 0)
        weight = f"{self._weight(ticket):g}"
        return f"「{scene.title(ticket)}」は今日{called}件で、重み{weight}に対して最も遅れています"

    def _weight(self, ticket: TicketState) -> float:
        return self.weights.get(ticket.category_id, 1.0)


@dataclass(frozen=True, slots=True)
class ScarceSkillFirst:
    """受けられる窓口の少ない札から。段階の高い職員が、だれでも受けられる札で埋まらないようにする。"""

    title: str = "受けられる窓口の少ない順"

    def rank(self, ticket: TicketState, scene: Scene) -> tuple[float, ...]:
        """受けられる窓口の数。"""
        return (float(self._takers(ticket, scene)),)

    def reason(self, ticket: TicketState, scene: Scene) -> str:
        """わけ。"""
        return f"受けられる窓口が{self._takers(ticket, scene)}か所で、ほかの札より少ないためです"

    def _takers(self, ticket: TicketState, scene: Scene) -> int:
        category = scene.categories[ticket.category_id]
        return sum(counter.can_take(category) for counter in scene.counters)


@dataclass(frozen=True, slots=True)
class Choice:
    """
    次に呼ぶ札と、そのわけ。

    Attributes:
        ticket: 札。
        reason: わけ。
    """

    ticket: TicketState
    reason: str


def calling_order(
    board: Board, counter: Counter, policy: CallingPolicy, scene: Scene
) -> tuple[TicketState, ...]:
    """その窓口が呼べる札を、呼ぶ順に。"""
    found = [
        ticket for ticket in board.with_status(TicketStatus.WAITING) if _can_take(counter, ticket, scene)
    ]
    return tuple(
        sorted(
            found, key=lambda ticket: (urgency(ticket, scene.at), *policy.rank(ticket, scene), ticket.order)
        )
    )


def next_ticket(board: Board, counter: Counter, policy: CallingPolicy, scene: Scene) -> Choice | None:
    """
    次に呼ぶ札。呼べる札が無ければ ``None``。

    どの決まりでも、優先の札、時刻になった予約、ほかの札、まだ早い予約の順は変わらない。

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 24, tzinfo=UTC)
    >>> scene = Scene.of(Board(), [], [], at)
    >>> next_ticket(Board(), Counter(id="3", title="3番窓口"), FirstCome(), scene) is None
    True
    """
    order = calling_order(board, counter, policy, scene)
    if not order:
        return None
    first = order[0]
    return Choice(first, _SPECIAL.get(urgency(first, scene.at)) or policy.reason(first, scene))


def urgency(ticket: TicketState, at: datetime) -> int:
    """どの決まりよりも先に見る順。小さいほど先。"""
    if Flag.PRIORITY in ticket.flags:
        return 0
    if ticket.due_at is None:
        return 2
    return 1 if ticket.due_at <= at else 3


_SPECIAL = {
    0: "優先の札です",
    1: "予約の時刻になりました",
    3: "予約の時刻の前ですが、ほかに呼べる札がありません",
}


def _can_take(counter: Counter, ticket: TicketState, scene: Scene) -> bool:
    category = scene.categories.get(ticket.category_id)
    if category is None or ticket.counter not in {None, counter.id}:
        return False
    return ticket.counter == counter.id or counter.can_take(category)


@dataclass(frozen=True, slots=True)
class Starving:
    """
    長く待っている札。

    Attributes:
        ticket: 札。
        waited: 待った時間。
        overtaken: 後から並んで先に呼ばれた件数。
    """

    ticket: TicketState
    waited: timedelta
    overtaken: int


def starving(board: Board, at: datetime, *, patience: timedelta) -> tuple[Starving, ...]:
    """
    待ちすぎている札を、長く待った順に。どの決まりで呼んでいても、後回しはここに出る。

    >>> from datetime import UTC
    >>> starving(Board(), datetime(2026, 11, 24, tzinfo=UTC), patience=timedelta(minutes=30))
    ()
    """
    found = [
        Starving(ticket, elapsed(ticket.queued_at, at), _overtaken(board, ticket))
        for ticket in board.with_status(TicketStatus.WAITING)
        if elapsed(ticket.queued_at, at) >= patience
    ]
    return tuple(sorted(found, key=lambda each: (-each.waited, each.ticket.order)))


def _overtaken(board: Board, ticket: TicketState) -> int:
    return sum(call.order > ticket.order and call.called_at >= ticket.queued_at for call in board.calls)
