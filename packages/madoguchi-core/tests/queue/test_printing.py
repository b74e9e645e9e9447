"""次の装置に移ってよいのは、紙が出ていないと言い切れるときだけ。"""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import PrintReport, PrintResult, send_to_first

TOO_WIDE = Finding("MDG522", Severity.ERROR, "札 slip", "QR コードが紙に入りません", "短くしてください")


@dataclass
class Printer:
    id: str
    result: PrintResult
    sent: list[bytes] = field(default_factory=list)

    def send(self, data: bytes, /) -> PrintReport:
        self.sent.append(data)
        return PrintReport(self.result)


@given(st.lists(st.sampled_from(PrintResult), max_size=6))
def test_出たか分からない札を_二台で刷らない(results: list[PrintResult]) -> None:
    printers = [Printer(f"p{at}", result) for at, result in enumerate(results)]
    attempts = send_to_first(printers, lambda _: b"slip")
    tried = [printer for printer in printers if printer.sent]
    assert [attempt.printer for attempt in attempts] == [printer.id for printer in tried]
    assert all(attempt.report.result is PrintResult.FAILED for attempt in attempts[:-1])
    maybe_out = [printer for printer in tried if printer.result is not PrintResult.FAILED]
    assert len(maybe_out) <= 1
    assert bool(maybe_out) == any(result is not PrintResult.FAILED for result in results)


def test_その装置の紙に書けない札は_次の装置で刷る() -> None:
    narrow, wide = Printer("narrow", PrintResult.PRINTED), Printer("wide", PrintResult.PRINTED)
    attempts = send_to_first([narrow, wide], lambda printer: TOO_WIDE if printer is narrow else b"slip")
    assert [attempt.report.finding for attempt in attempts] == [TOO_WIDE, None]
    assert (narrow.sent, wide.sent) == ([], [b"slip"])


def test_装置が無ければ何も起きない() -> None:
    nothing: list[Printer] = []
    assert send_to_first(nothing, lambda _: b"slip") == ()
