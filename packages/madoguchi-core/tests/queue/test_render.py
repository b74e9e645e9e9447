"""雛形への差し込み: 日本の時刻、無い名を刷らない、誤りは一度に全部。"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from madoguchi_core.queue import (
    Align,
    BlockKind,
    IssuedNumber,
    LayoutBlock,
    Ticket,
    TicketCategory,
    TicketLayout,
    render_ticket,
)

CATEGORY = TicketCategory(
    id="b", title="異動", letter="B", first=500, last=799, section_role="中級", counter="担当窓口"
)
ISSUED = IssuedNumber(
    id=12,
    category_id="b",
    number=512,
    number_text="B512",
    business_date=date(2026, 11, 24),
    issued_at=datetime(2026, 11, 24, 0, 5, tzinfo=UTC),
    waiting=4,
)


def ticket(**changes: object) -> Ticket:
    return Ticket.of(ISSUED, category=CATEGORY).model_copy(update=changes)


def layout(*texts: str) -> TicketLayout:
    return TicketLayout(
        id="slip", title="札", paper_mm=80, blocks=tuple(LayoutBlock(text=text) for text in texts)
    )


def lines(rendered_for: Ticket, *texts: str) -> list[str]:
    rendered = render_ticket(rendered_for, layout(*texts))
    assert rendered.findings == ()
    return [block.text for block in rendered.blocks]


def test_発券簿の番号から作った札は_区分の窓口を案内する() -> None:
    made = Ticket.of(ISSUED, category=CATEGORY, qr_text="https://example.lg.jp/q/1", notices=["一"], copies=2)
    assert (made.number, made.counter, made.waiting, made.copies) == ("B512", "担当窓口", 4, 2)
    assert made.notices == ("一",)


@pytest.mark.parametrize("offset", [0, 9, -10])
def test_どの時差で渡しても_日本の日付と時刻で刷る(offset: int) -> None:
    at = datetime(2026, 11, 23, 15, 30, tzinfo=UTC).astimezone(timezone(timedelta(hours=offset)))
    assert lines(ticket(issued_at=at), "{{ issued_at | ymd }} {{ issued_at | hm }}") == [
        "2026年11月24日 0時30分"
    ]


def test_営業日は日付のまま刷る() -> None:
    assert lines(ticket(), "{{ business_date | ymd }}") == ["2026年11月24日"]


def test_注意書きは一件が一行になり_空の行は紙を使わない() -> None:
    template = "{% for notice in notices %}\n・{{ notice }}\n\n{% endfor %}"
    assert lines(ticket(notices=("一つ目", "二つ目")), template) == ["・一つ目", "・二つ目"]
    assert lines(ticket(), template) == []


def test_区分の項目は名で差し込める() -> None:
    assert lines(ticket(), "{{ category.title }}（{{ category.letter }}）") == ["異動（B）"]


def test_誤りのある雛形は_最初の一つで止まらず_すべて場所つきで挙がる() -> None:
    rendered = render_ticket(
        ticket(),
        layout(
            "{{ number }}",
            "{{ nam }}",
            "{% if waiting > 100 %}{{ hidden_typo }}{% endif %}",
            "{{ category.nam }}",
            "{{ number",
            "{{ waiting / 0 }}",
            "{{ number.__class__.__mro__ }}",
        ),
    )
    assert [block.text for block in rendered.blocks] == ["B512"]
    assert {finding.code for finding in rendered.findings} == {"MDG503"}
    assert [finding.where for finding in rendered.findings] == [f"札 slip の {n}番目" for n in range(2, 8)]
    assert "hidden_typo" in rendered.findings[1].message
    assert "waiting" in rendered.findings[0].hint


def test_QRは中身があるときだけ置かれる() -> None:
    qr = TicketLayout(id="slip", title="札", paper_mm=58, blocks=(LayoutBlock(kind=BlockKind.QR),))
    assert render_ticket(ticket(), qr).blocks == ()
    [block] = render_ticket(ticket(qr_text="https://example.lg.jp/q/1"), qr).blocks
    assert (block.kind, block.text) == (BlockKind.QR, "https://example.lg.jp/q/1")


def test_罫線と空きと体裁は_雛形のまま渡る() -> None:
    made = TicketLayout(
        id="slip",
        title="札",
        paper_mm=58,
        blocks=(
            LayoutBlock(kind=BlockKind.RULE),
            LayoutBlock(kind=BlockKind.SPACE),
            LayoutBlock(text="{{ number }}", align=Align.CENTER, size=6, is_bold=True),
        ),
    )
    rule, space, number = render_ticket(ticket(), made).blocks
    assert (rule.kind, space.kind) == (BlockKind.RULE, BlockKind.SPACE)
    assert (number.align, number.size, number.is_bold) == (Align.CENTER, 6, True)
