"""予約を iCalendar（RFC 5545）にする。用件は書かない（電話の通知に出て、人に見えるため）。"""

from collections.abc import Iterator
from datetime import UTC, datetime

from madoguchi_core.queue._bookings import Booking, BookingStatus

_CRLF = "\r\n"
_LINE_OCTETS = 75


def booking_ics(booking: Booking, *, title: str, place: str, domain: str, stamped_at: datetime) -> str:
    r"""
    予約ひとつの iCalendar。直すと SEQUENCE が進み、取り消すと METHOD が CANCEL になる。

    Args:
        booking: 予約。
        title: 予定の名（「芽室町役場の予約」など。用件を書かない）。
        place: 場所。
        domain: UID に付ける町のドメイン。
        stamped_at: 作った時刻。

    >>> booking = Booking(
    ...     code="Q7RKWM2X",
    ...     plan_id="p",
    ...     category_id="c",
    ...     starts_at="2026-11-24T10:00+09:00",
    ...     ends_at="2026-11-24T11:00+09:00",
    ... )
    >>> text = booking_ics(
    ...     booking, title="役場の予約", place="1階", domain="example.lg.jp", stamped_at=booking.starts_at
    ... )
    >>> [line for line in text.split("\r\n") if line.startswith("DT")]
    ['DTSTAMP:20261124T010000Z', 'DTSTART:20261124T010000Z', 'DTEND:20261124T020000Z']
    """
    lines = _lines(booking, title, place, domain, stamped_at)
    return "".join(_folded(line) + _CRLF for line in lines)


def _lines(booking: Booking, title: str, place: str, domain: str, stamped_at: datetime) -> Iterator[str]:
    is_cancelled = booking.status is BookingStatus.CANCELLED
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//madoguchi//booking//JA"
    yield f"METHOD:{'CANCEL' if is_cancelled else 'PUBLISH'}"
    yield "BEGIN:VEVENT"
    yield f"UID:{booking.code}@{_escaped(domain)}"
    yield f"DTSTAMP:{_utc(stamped_at)}"
    yield f"DTSTART:{_utc(booking.starts_at)}"
    yield f"DTEND:{_utc(booking.ends_at)}"
    yield f"SEQUENCE:{booking.revision}"
    yield f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"LOCATION:{_escaped(place)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> str:
    """75 オクテットで折る。UTF-8 の一文字の途中では折らない。"""
    parts, part, room = [], "", _LINE_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(part)
            part, room = "", _LINE_OCTETS - 1  # 続きの行の頭の空白の分
        part, room = part + letter, room - size
    return f"{_CRLF} ".join([*parts, part])
