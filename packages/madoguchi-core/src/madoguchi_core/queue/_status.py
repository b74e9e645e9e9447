"""札の状態と、出来事による移り変わりの表。移り変わりはこの表ひとつで決まる。"""

from collections.abc import Mapping
from enum import Enum
from typing import Final


class TicketStatus(Enum):
    """
    札の状態。

    >>> TicketStatus.WAITING.title, TicketStatus.WAITING.is_open, TicketStatus.DONE.is_open
    ('待ち', True, False)
    """

    ISSUED = "issued"
    PRINT_FAILED = "print_failed"
    PRINT_UNCERTAIN = "print_uncertain"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    NO_SHOW = "no_show"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    # 状態は移り変わりの表の鍵になる。Enum の __hash__ は Python で書かれていて、十万件では遅い
    __hash__ = object.__hash__

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return _TITLES[self]

    @property
    def is_open(self) -> bool:
        """番号がまだ使われているか。不在の人は戻って来るので、使われているうちに入る。"""
        return self in OPEN_STATUSES


_TITLES: Final = {
    TicketStatus.ISSUED: "発券済・未印刷",
    TicketStatus.PRINT_FAILED: "印字できず",
    TicketStatus.PRINT_UNCERTAIN: "印字不明",
    TicketStatus.WAITING: "待ち",
    TicketStatus.CALLED: "呼出中",
    TicketStatus.SERVING: "対応中",
    TicketStatus.HELD: "保留",
    TicketStatus.NO_SHOW: "不在",
    TicketStatus.DONE: "完了",
    TicketStatus.CANCELLED: "取消",
    TicketStatus.EXPIRED: "打ち切り",
}
_CLOSED: Final = frozenset({TicketStatus.DONE, TicketStatus.CANCELLED, TicketStatus.EXPIRED})
_S = TicketStatus
OPEN_STATUSES: Final = frozenset(_S) - _CLOSED
"""番号が使われている状態のすべて。"""


def _stay(*statuses: TicketStatus) -> dict[TicketStatus, TicketStatus]:
    return {status: status for status in statuses}


_UNPRINTED: Final = (_S.ISSUED, _S.PRINT_FAILED, _S.PRINT_UNCERTAIN)
_ENDED: Final = tuple(_CLOSED)
_WITH_PAPER: Final = (_S.WAITING, _S.CALLED, _S.SERVING, _S.HELD, _S.NO_SHOW)

# 再印字の失敗では、すでに紙を持って待つ人の状態は変わらない。刷っているあいだに終わった札にも、紙がどうなったかは記す。
# 完了は、残りの用件があれば次の区分の待ちに戻る（札の状態を計算する所で読み替える）。
TRANSITIONS: Final[Mapping[str, Mapping[TicketStatus, TicketStatus]]] = {
    "print_started": _stay(*OPEN_STATUSES),
    "printed": dict.fromkeys(_UNPRINTED, _S.WAITING),
    "print_failed": dict.fromkeys(_UNPRINTED, _S.PRINT_FAILED) | _stay(*_WITH_PAPER, *_ENDED),
    "print_uncertain": dict.fromkeys(_UNPRINTED, _S.PRINT_UNCERTAIN) | _stay(*_WITH_PAPER, *_ENDED),
    "reprinted": dict.fromkeys(_UNPRINTED, _S.WAITING) | _stay(*_WITH_PAPER, *_ENDED),
    "called": {_S.WAITING: _S.CALLED},
    "recalled": dict.fromkeys((_S.CALLED, _S.NO_SHOW, _S.HELD), _S.CALLED),
    "serving": {_S.CALLED: _S.SERVING},
    "held": dict.fromkeys((_S.WAITING, _S.CALLED, _S.SERVING), _S.HELD),
    "resumed": {_S.HELD: _S.WAITING},
    "transferred": dict.fromkeys((_S.WAITING, _S.CALLED, _S.SERVING, _S.HELD, _S.NO_SHOW), _S.WAITING),
    "done": dict.fromkeys((_S.CALLED, _S.SERVING), _S.DONE),
    "no_show": {_S.CALLED: _S.NO_SHOW},
    "returned": {_S.NO_SHOW: _S.WAITING},
    "cancelled": dict.fromkeys(OPEN_STATUSES, _S.CANCELLED),
    "linked": _stay(*_S),
    "flagged": _stay(*OPEN_STATUSES),
    "checked_in": _stay(*_UNPRINTED, _S.WAITING),
    "rolled_over": _stay(*OPEN_STATUSES),
}
"""出来事の種類 → {前の状態: 後の状態}。無い組み合わせは起こせない。"""

CHANGE_TITLES: Final[Mapping[str, str]] = {
    "issued": "発券",
    "print_started": "印字の開始",
    "printed": "印字",
    "print_failed": "印字の失敗",
    "print_uncertain": "印字の不明",
    "reprinted": "再印字",
    "called": "呼出",
    "recalled": "再呼出",
    "serving": "対応の開始",
    "held": "保留",
    "resumed": "保留の解除",
    "transferred": "引き継ぎ",
    "done": "完了",
    "no_show": "不在",
    "returned": "不在からの戻り",
    "cancelled": "取消",
    "linked": "件との結び付け",
    "flagged": "配慮の書き換え",
    "checked_in": "予約の受付",
    "rolled_over": "日またぎ",
    "day_opened": "業務の開始",
    "day_closed": "業務の終了",
    "counted": "件数だけの受付",
    "number_jumped": "番号の飛び",
    "clock_regressed": "時計の戻り",
}
"""出来事の種類の日本語の名。"""


def possible_changes(status: TicketStatus) -> tuple[str, ...]:
    """
    その状態の札に人ができることの名（日本語）。装置が記すこと（印字の開始・失敗・不明）は入らない。

    >>> possible_changes(TicketStatus.NO_SHOW)
    ('再印字', '再呼出', '引き継ぎ', '不在からの戻り', '取消', '件との結び付け', '配慮の書き換え', '日またぎ')
    """
    return tuple(
        CHANGE_TITLES[kind]
        for kind, moves in TRANSITIONS.items()
        if status in moves and kind not in _DEVICE_KINDS
    )


_DEVICE_KINDS: Final = frozenset({"print_started", "print_failed", "print_uncertain"})
