"""強制終了と同時の操作の後に、置き場所が約束を守っているかを数える。"""

from collections import Counter as Tally
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random  # noqa: TID251 止める時を決める
from time import monotonic, sleep
from typing import Self

from postgres import Server
from queue_nursery import Nursery
from queue_places import Place
from queue_terminals import AT, DAY, operation

from madoguchi_core.queue import Called, Issued, Operation, QueueEvent, Recorded, TicketStatus, fold
from madoguchi_core.store.queue import QueueStore, examine, settle

KIOSKS = ("kiosk-1", "kiosk-2")


@dataclass
class Counts:
    """数えたもの。"""

    rounds: int = 0
    kills: int = 0
    events: int = 0
    issued: int = 0
    acknowledged: int = 0
    duplicated: int = 0
    lost: int = 0
    gaps: int = 0
    called_twice: int = 0
    uncertain_prints: int = 0
    printed_twice: int = 0
    paper_unknown: int = 0
    broken: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        pairs = ((each.name, getattr(self, each.name) + getattr(other, each.name)) for each in fields(self))
        return Counts(**dict(pairs))

    @property
    def is_sound(self) -> bool:
        """約束を破ったものが一つも無いか。"""
        broken = (self.duplicated, self.lost, self.gaps, self.called_twice, self.printed_twice)
        return not any((*broken, self.paper_unknown, self.broken))

    @classmethod
    def of(cls, store: QueueStore, notes: Path) -> Self:
        """置き場所と、端末の控えから数える。"""
        events = store.everything()
        issued = [event for event in events if isinstance(event.change, Issued)]
        called = Tally(event.ticket for event in events if isinstance(event.change, Called))
        lines = [line.split() for line in notes.read_text(encoding="utf-8").splitlines()]
        papers = Tally(int(line[1]) for line in lines if line[0] == "paper")
        problems = [finding for finding in examine(store) if finding.code != "MDG517"]
        board = fold(events)
        return cls(
            events=len(events),
            issued=len(issued),
            acknowledged=sum(line[0] != "paper" for line in lines),
            duplicated=len(issued) - len({_number(event) for event in issued}),
            lost=len(_lost(events, lines)),
            gaps=_gaps(issued),
            called_twice=sum(times > 1 for times in called.values()),
            printed_twice=sum(times > 1 for times in papers.values()),
            paper_unknown=sum(board.tickets[ticket].status is TicketStatus.ISSUED for ticket in papers),
            uncertain_prints=sum(event.change.kind == "print_uncertain" for event in events),
            broken=len(problems) + len(board.refused) + (board != store.board()),
        )


def _number(event: QueueEvent) -> str:
    assert isinstance(event.change, Issued)
    return event.change.number_text


def _lost(events: Iterable[QueueEvent], lines: Iterable[list[str]]) -> list[list[str]]:
    """控えにあるのに、書かれていない操作。"""
    known = {(event.key, str(event.ticket)) for event in events}
    return [line for line in lines if line[0] != "paper" and (line[1], line[2]) not in known]


def _gaps(issued: Iterable[QueueEvent]) -> int:
    """区分ごとに、1 から続いていない番号の数。"""
    used: dict[str, set[int]] = {}
    for event in issued:
        assert isinstance(event.change, Issued)
        used.setdefault(event.change.category_id, set()).add(event.change.number)
    return sum(len(set(range(1, max(numbers) + 1)) - numbers) for numbers in used.values())


def printing_crew(place: Place, notes: Path, turn: int) -> list[tuple[object, ...]]:
    """二つの装置。"""
    return [("print_forever", place, notes, f"p{turn}{kiosk}", kiosk) for kiosk in KIOSKS]


def crew(place: Place, notes: Path, turn: int) -> list[tuple[object, ...]]:
    """一回に動かす端末: 発券ひとつ、呼出ひとつ、印字ひとつ。"""
    return [
        ("issue_forever", place, notes, f"i{turn}"),
        ("call_forever", place, notes, f"c{turn}", turn % 4),
        ("print_forever", place, notes, f"p{turn}", KIOSKS[turn % 2]),
    ]


def kill_rounds(
    place: Place,
    folder: Path,
    nursery: Nursery,
    *,
    rounds: int,
    random: Random,
    server: Server | None = None,
    longest: float = 0.06,
    terminals: Callable[[Place, Path, int], list[tuple[object, ...]]] = crew,
) -> Counts:
    """
    端末を動かし、でたらめな時にすべて止めることを繰り返し、終わりに数える。

    Args:
        place: 置き場所（空）。
        folder: 控えを置くフォルダー。
        nursery: 端末を起こす所。
        rounds: 回数。
        random: 止める時を決める乱数。
        server: 渡せば、端末ではなく PostgreSQL のサーバーを止める。
        longest: 動かす秒数の限り。
        terminals: 動かす端末。
    """
    notes = folder / "notes"
    notes.touch()
    with place.open() as store:
        store.open_day(DAY, operation("desk", "open"))
    kills = 0
    for turn in range(rounds):
        running = [nursery.start(str(task[0]), *task[1:]) for task in terminals(place, notes, turn)]
        _wait_for(notes, notes.stat().st_size + 40)
        sleep(random.uniform(0, longest))
        if server is not None:
            # 端末は、起き直したサーバーに、同じ鍵でやり直す
            server.kill()
            server.start()
            _wait_for(notes, notes.stat().st_size + 200)
        kills += len(running) if server is None else 1
        nursery.kill(*running)
        _settled(place, turn)
    with place.open() as store:
        return Counts.of(store, notes) + Counts(rounds=rounds, kills=kills)


def _settled(place: Place, turn: int) -> None:
    """起き直した端末が、前に刷りかけた札を「印字の不明」にする。"""
    with place.open() as store:
        for kiosk in KIOSKS:
            settled = settle(store, Operation(AT, kiosk, f"settle-{turn}-{kiosk}"))
            assert not isinstance(settled, Recorded)
            assert store.board().printing(kiosk) == ()


def _wait_for(notes: Path, size: int) -> None:
    until = monotonic() + 20
    while notes.stat().st_size < size:
        assert monotonic() < until, "端末が動きません"
        sleep(0.001)
