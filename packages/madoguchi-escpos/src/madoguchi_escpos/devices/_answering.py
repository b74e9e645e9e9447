"""返事の来るプリンター（ネットワーク・USB・シリアル）。紙が出たと言うのは、刷り終えた返事があったときだけ。"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from typing import TypeVar

from madoguchi_core.queue import PrinterState, PrintReport, PrintResult, StackTicket, Ticket, TicketLayout
from madoguchi_escpos._output import TicketOutput, write_ticket
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos.devices import _reports as reports
from madoguchi_escpos.devices._address import Waits
from madoguchi_escpos.devices._links import Link
from madoguchi_escpos.devices._recovery import Past, recovery
from madoguchi_escpos.devices._status import CONFIRM, Question, is_status, read_confirmation, read_state

_Found = TypeVar("_Found")
_LEFTOVERS = 64
"""読み捨てる回数の上限。返事を送り続ける壊れたプリンターで止まらない。"""


@dataclass(slots=True)
class AnsweringPrinter:
    """
    返事の来るプリンター一台。

    送るたびにつなぎ、終わると切る。送り直しも、後で送るための溜め置きもしない。二つの端末から同時に使ってもよい。

    Attributes:
        id: 札の出来事に書く符号。
        profile: プリンターの取り決め。
        waits: 待つ長さ。
        connect: つなぐ関数。つながらなければ OSError。
        fonts: 先に字形を探すフォントのファイル。
    """

    id: str
    profile: PrinterProfile
    waits: Waits
    connect: Callable[[], Link] = field(repr=False)
    fonts: Sequence[PathLike[str] | str] = ()
    _past: Past = field(default=Past.UNKNOWN, init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def state(self) -> PrinterState:
        """今の様子を尋ねる。つながらなければ「つながらない」、返事が無ければ「分からない」。"""
        with self._turn:
            try:
                link = self.connect()
            except OSError:
                return PrinterState.OFFLINE
            try:
                return self._ask(link)
            except OSError:
                return PrinterState.OFFLINE
            finally:
                link.close(is_done=True)

    def expect_half(self) -> None:
        """前の札の半分が、先のプリンターに残っているとみなす。次の札の前に切り離す。"""
        self._past = Past.BROKEN

    def write(self, ticket: Ticket | StackTicket, layout: TicketLayout, /) -> TicketOutput:
        """この装置の紙に合わせて、印字データを作る。"""
        return write_ticket(ticket, layout, profile=self.profile, fonts=self.fonts)

    def send(self, data: bytes, /) -> PrintReport:
        """印字データを送り、紙が出たかを確かめる。"""
        with self._turn:
            try:
                link = self.connect()
            except OSError:
                return reports.unreachable(self.id)
            is_done = False
            try:
                report = self._deliver(link, data)
                is_done = report.result is PrintResult.PRINTED
            finally:
                link.close(is_done=is_done)
            return report

    def _deliver(self, link: Link, data: bytes) -> PrintReport:
        try:
            before = self._ask(link)
        except OSError:
            return reports.unreachable(self.id)
        if not before.can_print:
            return reports.cannot_print(self.id, before)
        opening = recovery(self.profile, self._past)
        sent = link.write(opening + data, self.waits.send)
        if sent.maybe <= len(opening):
            return reports.nothing_left(self.id)
        self._past = Past.BROKEN
        if sent.sure < len(opening) + len(data):
            return reports.cut_off(self.id)
        report = self._confirm(link)
        if report.result is PrintResult.PRINTED:
            self._past = Past.CLEAN
        return report

    def _confirm(self, link: Link) -> PrintReport:
        is_confirmed, last = False, PrinterState.UNKNOWN
        try:
            if self.profile.has_confirmation:
                last = self._wait_until_printed(link)
                is_confirmed = last.can_print and last is not PrinterState.UNKNOWN
            if self.profile.has_status and last is not PrinterState.NO_PAPER:
                last = _latest(last, self._ask(link))
        except OSError:
            pass  # 切れる前に返事があったかで決まる
        if not last.can_print:
            return reports.stopped_after(self.id, last)
        expects = self.profile.has_confirmation or self.profile.has_status
        is_heard = is_confirmed if self.profile.has_confirmation else last is not PrinterState.UNKNOWN
        return reports.no_answer(self.id) if expects and not is_heard else reports.printed(self.id, last)

    def _wait_until_printed(self, link: Link) -> PrinterState:
        # 前の仕事の遅れた返事を、この札の返事と取り違えない
        self._discard(link)
        link.write(CONFIRM, self.waits.state)
        found = self._wait(link, self.waits.answer, read_confirmation)
        return PrinterState.UNKNOWN if found is None else found

    def _ask(self, link: Link) -> PrinterState:
        if not self.profile.has_status:
            return PrinterState.UNKNOWN
        self._discard(link)
        answers: dict[int, int] = {}
        for question in (Question.PRINTER, Question.PAPER, Question.OFFLINE, Question.ERROR):
            link.write(question.command, self.waits.state)
            answer = self._wait(link, self.waits.state, _first_status)
            if answer is None:
                # 遅れて来る返事は、どの問いへのものか見分けられない
                break
            answers[question] = answer
        return read_state(answers)

    def _discard(self, link: Link) -> None:
        for _ in range(_LEFTOVERS):
            if not link.read(0):
                return

    @staticmethod
    def _wait(link: Link, seconds: float, find: Callable[[bytes], _Found | None]) -> _Found | None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            found = find(link.read(left))
            if found is not None:
                return found
        return None


def _latest(heard: PrinterState, asked: PrinterState) -> PrinterState:
    """後から尋ねた様子を取る。ただし、答えないことも、刷れることも、紙が少ないことを打ち消さない。"""
    keeps = asked is PrinterState.UNKNOWN or (heard is PrinterState.NEAR_END and asked is PrinterState.READY)
    return heard if keeps else asked


def _first_status(data: bytes) -> int | None:
    return next((byte for byte in data if is_status(byte)), None)
