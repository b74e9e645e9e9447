"""``madoguchi queue`` の試験が使う: 端末と時計と、作り物の装置。"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from command_line import Run

from madoguchi_core.cli import Exit
from madoguchi_core.errors import PrinterError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.plugins import discover_plugins
from madoguchi_core.queue import PrinterState, PrintReport, PrintResult, QueueSetting, Ticket, TicketLayout
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.store.queue import QueueStore
from madoguchi_memuro.tickets import queue_setting

JST = timezone(timedelta(hours=9))
DAY = date(2026, 11, 24)
STATUS_URL = "https://town.example/q/"
CLOCKS = ("_desk", "_pages", "_practice")
NO_ANSWER = Finding(
    "MDG549", Severity.ERROR, "プリンター", "送った後、装置から返事がありません", "紙を見てください"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """印字データと見本。"""

    data: bytes
    preview_png: bytes = b""
    findings: tuple[Finding, ...] = ()


@dataclass
class Printer:
    """作り物の装置。送られた札を覚え、決めたとおりに答える。"""

    id: str
    results: list[PrintResult] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    on_send: Callable[[], None] = lambda: None

    def state(self) -> PrinterState:
        """様子。"""
        return PrinterState.READY

    def write(self, ticket: Ticket, layout: TicketLayout, /) -> Paper:
        """番号だけの印字データ。"""
        del layout
        self.tickets.append(ticket)
        return Paper(ticket.number.encode())

    def send(self, data: bytes, /) -> PrintReport:
        """送って、決めたとおりに答える。"""
        self.sent.append(data)
        self.on_send()
        result = self.results.pop(0) if self.results else PrintResult.PRINTED
        return PrintReport(result, None if result is PrintResult.PRINTED else NO_ANSWER)


@dataclass
class Town:
    """装置のつながった町。"""

    printers: dict[str, Printer] = field(default_factory=dict)

    def open(self, address: str) -> Printer:
        """宛先の装置。"""
        if address == "どこか":
            raise PrinterError("MDG526", "装置の宛先を読めません", hint="宛先を直してください")
        return self.printers.setdefault(address, Printer(address))


@dataclass
class Clock:
    """試験が進める時計。"""

    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=JST)

    def pass_(self, **length: float) -> None:
        """時間を進める。"""
        self.now += timedelta(**length)


@dataclass
class Terminal:
    """一つの発券簿につながる端末。"""

    run: Run
    store: Path
    clock: Clock
    town: Town
    id: str = "desk-1"

    def __call__(self, *words: object) -> tuple[int, str, str]:
        """命令を動かし、終了コード・標準出力・標準エラーを返す。一つの命令で一秒たつ。"""
        self.clock.pass_(seconds=1)
        bare = words[0] in NO_TERMINAL
        return self.run(*words, "--store", self.store, *(() if bare else ("--terminal", self.id)))

    def ok(self, *words: object) -> str:
        """成功する命令の、標準出力。"""
        code, out, said = self(*words)
        assert code == Exit.OK, said
        return out

    def json(self, *words: object) -> Any:  # noqa: ANN401 JSON の形は命令ごとに違う
        """成功する命令の、JSON。"""
        return json.loads(self.ok(*words, "--json"))

    def refused(self, *words: object) -> str:
        """断られる命令の、標準エラー。"""
        code, _, said = self(*words)
        assert code == Exit.DATA, said
        assert "→" in said
        return said

    def at(self, id_: str) -> "Terminal":
        """同じ発券簿につながる、別の端末。"""
        return replace(self, id=id_)

    def events(self) -> list[str]:
        """記された出来事の名。"""
        with QueueStore(self.store) as store:
            return [event.title for event in store.everything()]


NO_TERMINAL = frozenset(
    [
        "find",
        "display",
        "status",
        "stats",
        "export",
        "replay",
        "slots",
        "book",
        "cancel-booking",
        "bookings",
        "backup",
        "restore",
        "restored",
    ]
)


def terminal(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """芽室町の決まりと、作り物の装置の端末。"""
    clock, town = Clock(), Town()
    for name in CLOCKS:
        monkeypatch.setattr(f"madoguchi_core.cli._queue.{name}.now", lambda: clock.now)
    _HERE.town = town
    monkeypatch.setattr("madoguchi_core.plugins.default_registry", registry)
    return Terminal(run, store, clock, town)


_HERE = SimpleNamespace(town=Town())


@cache
def registry() -> Registry:
    """入っている部品に、作り物の装置と、札の頁の場所を足した登録簿。"""
    return build_registry(dict(_plugins()))


def _plugins() -> Iterator[tuple[str, object]]:
    yield from discover_plugins().items()
    yield (
        "zz-test",
        SimpleNamespace(
            MADOGUCHI_API=1,
            madoguchi_open_printer=hookimpl(lambda: _open),
            madoguchi_queue_setting=hookimpl(_setting),
        ),
    )


def _open(address: str) -> Printer:
    # 登録簿は試験のあいだ使い回すので、今の試験の町を、開くときに見る
    town: Town = _HERE.town
    return town.open(address)


def _setting() -> QueueSetting:
    return replace(queue_setting(), status_url=STATUS_URL)
