"""``madoguchi queue`` の入口。名と、動かすものの一覧。"""

from typing import Final

import typer

from madoguchi_core.cli._queue import (
    _board,
    _booking,
    _call,
    _day,
    _issue,
    _keep,
    _link,
    _pages,
    _practice,
    _printing,
    _stats,
)

app = typer.Typer(
    help="番号札: 発券・呼出・待合の画面・予約・統計・控え。", no_args_is_help=True, add_completion=False
)

_DAY: Final = "一日"
_COUNTER: Final = "窓口"
_PAPER: Final = "紙"
_LOOK: Final = "見る"
_BOOKING: Final = "予約"
_KEEP: Final = "記録と備え"

_COMMANDS: Final = (
    (_DAY, "open", _day.open_the_day),
    (_DAY, "close", _day.close_the_day),
    (_COUNTER, "issue", _issue.issue),
    (_COUNTER, "count", _issue.count),
    (_COUNTER, "call", _call.call),
    (_COUNTER, "recall", _call.recall),
    (_COUNTER, "serving", _call.serving),
    (_COUNTER, "hold", _call.hold),
    (_COUNTER, "resume", _call.resume),
    (_COUNTER, "transfer", _call.transfer),
    (_COUNTER, "done", _call.done),
    (_COUNTER, "no-show", _call.no_show),
    (_COUNTER, "returned", _call.returned),
    (_COUNTER, "cancel", _call.cancel),
    (_COUNTER, "flag", _call.flag),
    (_COUNTER, "link", _link.link),
    (_COUNTER, "find", _link.find),
    (_PAPER, "print", _printing.print_ticket),
    (_PAPER, "printed", _printing.printed),
    (_PAPER, "reprint", _printing.reprint_ticket),
    (_PAPER, "unprinted", _printing.unprinted),
    (_PAPER, "settle", _printing.settle),
    (_LOOK, "board", _board.board),
    (_LOOK, "display", _pages.display_page),
    (_LOOK, "status", _pages.status),
    (_LOOK, "stats", _stats.stats),
    (_LOOK, "replay", _board.replay_board),
    (_BOOKING, "slots", _booking.slots),
    (_BOOKING, "book", _booking.book),
    (_BOOKING, "cancel-booking", _booking.cancel_booking),
    (_BOOKING, "check-in", _booking.check_in),
    (_BOOKING, "bookings", _booking.bookings),
    (_KEEP, "take-back", _issue.take_back),
    (_KEEP, "jump", _day.jump),
    (_KEEP, "backup", _keep.backup),
    (_KEEP, "restore", _keep.restore),
    (_KEEP, "restored", _keep.restored),
    (_KEEP, "check", _keep.check),
    (_KEEP, "export", _stats.export),
    (_KEEP, "simulate", _practice.simulate),
)

for panel, name, run in _COMMANDS:
    app.command(name, rich_help_panel=panel)(run)
