"""装置の約束: 紙が出たと言うのは出たと分かったときだけ。一バイトも送っていないときだけ、出ていないと言い切る。"""

import socket

import pytest
from fake_printer import COVER_OPEN, NEAR_END, NO_PAPER, OFFLINE, READY, SILENT, FakePrinter, Manners
from hypothesis import example, given, settings
from hypothesis import strategies as st

from madoguchi_core.queue import PrinterState, PrintReport, PrintResult, Ticket, TicketLayout
from madoguchi_escpos import CutBlock, TextBlock, encode, find_profile, write_ticket
from madoguchi_escpos.devices import open_printer, read_confirmation, read_state
from madoguchi_escpos.devices._recovery import Past, recovery

PROFILE = find_profile("munbyn-80")
SLIP = encode([TextBlock("番号 A007"), TextBlock("𠮷田様ではなく番号で呼びます"), CutBlock()], PROFILE)
QUICK = "profile=munbyn-80&id=front&connect=1&send=0.3&answer=0.2&state=0.1"


def sent(manners: Manners, *, options: str = QUICK, data: bytes = SLIP) -> tuple[PrintReport, FakePrinter]:
    with FakePrinter(manners) as printer:
        return open_printer(printer.address(options)).send(data), printer


def outcome(report: PrintReport) -> tuple[PrintResult, str | None]:
    return report.result, None if report.finding is None else report.finding.code


# ---------------------------------------------------------------- 様子


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (READY, PrinterState.READY),
        (NEAR_END, PrinterState.NEAR_END),
        (NO_PAPER, PrinterState.NO_PAPER),
        (COVER_OPEN, PrinterState.COVER_OPEN),
        (OFFLINE, PrinterState.OFFLINE),
        (SILENT, PrinterState.UNKNOWN),
        ({1: 0x12}, PrinterState.READY),
    ],
    ids=["刷れる", "紙が少ない", "紙切れ", "蓋", "オフライン", "黙る", "一つにだけ答える"],
)
def test_様子は_返事のとおりに言う(answers: dict[int, int], state: PrinterState) -> None:
    with FakePrinter(Manners(before=answers)) as printer:
        assert open_printer(printer.address(QUICK)).state() is state


def test_つながらない装置は_つながらないと言う() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        printer = open_printer(f"network:127.0.0.1:{unused.getsockname()[1]}?{QUICK}")
        assert printer.state() is PrinterState.OFFLINE
        assert outcome(printer.send(SLIP)) == (PrintResult.FAILED, "MDG550")


@given(st.dictionaries(st.integers(1, 4), st.integers(0, 255)))
def test_形の合わない返事からは_何も言わない(answers: dict[int, int]) -> None:
    valid = {number: byte for number, byte in answers.items() if byte & 0x93 == 0x12}
    assert read_state(answers) is read_state(valid)
    if 1 not in valid:
        assert read_state(valid) is not PrinterState.READY


@given(st.binary(max_size=20))
def test_刷り終えた返事は_決まった形のものだけ(data: bytes) -> None:
    wanted = [byte for byte in data if byte & 0x9F in {0x00, 0x03, 0x0C, 0x0F}]
    assert (read_confirmation(data) is None) == (not wanted)


# ---------------------------------------------------------------- 送る


@pytest.mark.parametrize(
    ("manners", "expected"),
    [
        (Manners(), (PrintResult.PRINTED, None)),
        (Manners(before=NEAR_END), (PrintResult.PRINTED, "MDG557")),
        (Manners(confirmation=b"\x03", before=SILENT), (PrintResult.PRINTED, "MDG557")),
        (Manners(confirmation=b"\x03"), (PrintResult.PRINTED, "MDG557")),
        (Manners(before=SILENT), (PrintResult.PRINTED, None)),
        (Manners(before=NO_PAPER), (PrintResult.FAILED, "MDG551")),
        (Manners(before=COVER_OPEN), (PrintResult.FAILED, "MDG552")),
        (Manners(before=OFFLINE), (PrintResult.FAILED, "MDG553")),
        (Manners(hangs_up=True), (PrintResult.FAILED, "MDG550")),
        (Manners(confirmation=b""), (PrintResult.UNCERTAIN, "MDG555")),
        (Manners(before=SILENT, confirmation=b""), (PrintResult.UNCERTAIN, "MDG555")),
        (Manners(closes_before_answer=True), (PrintResult.UNCERTAIN, "MDG555")),
        (Manners(noise=b"\xff\x91\x07"), (PrintResult.UNCERTAIN, "MDG555")),
        (Manners(confirmation=b"\x0c"), (PrintResult.UNCERTAIN, "MDG556")),
        (Manners(confirmation=b"", after=NO_PAPER), (PrintResult.UNCERTAIN, "MDG556")),
        (Manners(confirmation=b"", after=COVER_OPEN), (PrintResult.UNCERTAIN, "MDG556")),
        (Manners(after=COVER_OPEN), (PrintResult.UNCERTAIN, "MDG556")),
        (Manners(confirmation=b"", after=OFFLINE), (PrintResult.UNCERTAIN, "MDG556")),
        (Manners(after=SILENT), (PrintResult.PRINTED, None)),
    ],
    ids=[
        "ふつう",
        "紙が少ない",
        "返事で紙が少ないと分かる",
        "様子では刷れるが返事で紙が少ないと分かる",
        "様子には黙るが刷り終えたと答える",
        "初めから紙切れ",
        "初めから蓋が開いている",
        "初めからオフライン",
        "つながった途端に切れる",
        "刷り終えた返事が無い",
        "何にも答えない",
        "全部を受け取って切れる",
        "でたらめに答える",
        "刷り終えて紙が切れた",
        "途中で紙が切れた",
        "途中で蓋が開いた",
        "刷った後に蓋が開いた",
        "途中でオフライン",
        "刷り終えた後に黙る",
    ],
)
def test_起きたことごとの結果(manners: Manners, expected: tuple[PrintResult, str | None]) -> None:
    report, printer = sent(manners)
    assert outcome(report) == expected
    assert (report.result is PrintResult.FAILED) == (printer.received == b"")


def test_札は一度の仕事で一枚だけ_受け取ったままに刷られる() -> None:
    report, printer = sent(Manners())
    assert report.result is PrintResult.PRINTED
    assert printer.received.endswith(SLIP)
    assert len(printer.paper.slips) == 1
    assert printer.paper.slips[0][0] == "番号 A007".encode("cp932")
    assert printer.connections == 1


def test_少しずつしか受け取らないプリンターでも_決めた時間で終わる() -> None:
    picture = encode([TextBlock("𠮷" * 3, size=8), CutBlock()], PROFILE) * 40
    report, printer = sent(Manners(bite=16, pause=0.02), data=picture)
    assert outcome(report) == (PrintResult.UNCERTAIN, "MDG554")
    assert len(printer.received) < len(picture)


def test_返事をしない取り決めのプリンターでは_渡し終えたことが_紙が出た() -> None:
    options = QUICK.replace("munbyn-80", "raster-58")
    report, printer = sent(Manners(before=SILENT, confirmation=b""), options=options)
    assert outcome(report) == (PrintResult.PRINTED, None)
    assert printer.received.endswith(SLIP)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (READY, (PrintResult.PRINTED, None)),
        (NO_PAPER, (PrintResult.UNCERTAIN, "MDG556")),
        (SILENT, (PrintResult.UNCERTAIN, "MDG555")),
    ],
    ids=["刷れる", "紙切れ", "黙る"],
)
def test_順番どおりの返事が無い取り決めでは_送った後の様子で決まる(
    after: dict[int, int], expected: tuple[PrintResult, str | None]
) -> None:
    report, _ = sent(Manners(after=after), options=QUICK.replace("munbyn-80", "paper-80"))
    assert outcome(report) == expected


def test_指摘には_宛先の符号だけがあり_相手の番地は無い() -> None:
    report, _ = sent(Manners(before=NO_PAPER))
    assert report.finding is not None
    assert report.finding.where == "front"
    assert "127.0.0.1" not in str(report.finding)


# ---------------------------------------------------------------- 途中で切れる


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 4098) | st.integers(4098, 4098 + len(SLIP) + 3))
def test_どこで切れても_全部が届いて返事があるまで_紙が出たと言わない(cut: int) -> None:
    report, printer = sent(Manners(dies_at=cut))
    whole = printer.received.endswith(SLIP) and printer.has_confirmed
    if report.result is PrintResult.PRINTED:
        assert whole
    if report.result is PrintResult.FAILED:
        assert SLIP[:2] not in printer.received[4098:]


MANNERS = st.builds(
    Manners,
    before=st.sampled_from([READY, NEAR_END, NO_PAPER, COVER_OPEN, OFFLINE, SILENT]),
    after=st.sampled_from([None, READY, NO_PAPER, COVER_OPEN, SILENT]),
    confirmation=st.sampled_from([b"\x00", b"\x03", b"\x0c", b"", b"\xff", b"\x12\x00"]),
    dies_at=st.none() | st.integers(0, 4098 + len(SLIP) + 3),
    closes_before_answer=st.booleans(),
    noise=st.sampled_from([b"", b"", b"", b"\xff\x91", b"\x12"]),
    hangs_up=st.sampled_from([False, False, False, True]),
    bite=st.sampled_from([1, 7, 4096]),
)


# 初期化と、状態の問い合わせ（DLE EOT）の途中まで。どこで切れても、紙には何も出ない
BLANKS = {b"", b"\x1b", b"\x1b@", b"\x10", b"\x10\x04"}


@settings(max_examples=60, deadline=None)
@given(MANNERS)
@example(Manners(dies_at=1, bite=1))
@example(Manners(dies_at=2, bite=1))
def test_どんなふるまいのプリンターでも_結果は言い過ぎない(manners: Manners) -> None:
    options = "profile=munbyn-80&connect=1&send=0.3&answer=0.05&state=0.03"
    report, printer = sent(manners, options=options)
    whole = printer.received.endswith(SLIP)
    if report.result is PrintResult.PRINTED:
        assert whole
        assert manners.confirmation
        assert not manners.noise
    if report.result is PrintResult.FAILED:
        assert printer.received.strip(b"\0") in BLANKS
    assert printer.connections <= 1


def test_切れた札は_送り直されない() -> None:
    report, printer = sent(Manners(dies_at=4200))
    assert report.result is PrintResult.UNCERTAIN
    assert printer.connections == 1
    assert printer.paper.slips == []


@pytest.mark.parametrize(
    "data", [SLIP, encode([TextBlock("𠮷", size=8), CutBlock()], PROFILE)], ids=["札", "画像"]
)
def test_半分の札の残りは_次の札に混ざらない(data: bytes) -> None:
    from fake_printer import Paper

    alone = Paper()
    alone.feed(SLIP)
    for cut in range(1, len(data), 7 if len(data) > 500 else 1):
        paper = Paper()
        paper.feed(data[:cut] + recovery(PROFILE, Past.BROKEN) + SLIP)
        assert paper.slips[-1] == alone.slips[-1], cut
        assert paper.current == []


def test_途中で切れた後は_半分の札を切り離してから_次の札を刷る() -> None:
    with FakePrinter(Manners(dies_at=4098 + len(SLIP) - 30)) as printer:
        device = open_printer(printer.address(QUICK))
        assert device.send(SLIP).result is PrintResult.UNCERTAIN
        printer.manners = Manners()
        assert device.send(SLIP).result is PrintResult.PRINTED
        assert device.send(SLIP).result is PrintResult.PRINTED
    torn, first, second = printer.paper.slips
    assert any("お渡ししないで".encode("cp932") in line for line in torn)
    assert first == second


def test_戻って来たプリンターは_古い札を刷らない() -> None:
    big = encode([TextBlock("𠮷" * 3, size=8), CutBlock()], PROFILE) * 40
    with FakePrinter(Manners(bite=1, pause=0.05)) as printer:
        device = open_printer(printer.address(QUICK))
        assert device.send(big).result is PrintResult.UNCERTAIN
        printer.manners = Manners()
        before = len(printer.received)
        assert device.send(SLIP).result is PrintResult.PRINTED
        assert len(printer.received) - before < len(big) // 2
    assert printer.received.endswith(SLIP)


def test_札は装置の紙に合わせて書かれる(ticket: Ticket, slip: TicketLayout) -> None:
    narrow = open_printer("dummy:?profile=raster-58")
    written = narrow.write(ticket, slip)
    assert written.data == write_ticket(ticket, slip, profile=find_profile("raster-58")).data
