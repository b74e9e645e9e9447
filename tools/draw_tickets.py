"""
番号札の手本（印字データと、その見本の絵）を作る。``uv run python tools/draw_tickets.py`` で同じファイルが出る。

作り直したら、どの絵も目で見てから commit する。試験は、今のコードが同じものを作るかを確かめる。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from PIL import Image

from madoguchi_core.findings import Finding
from madoguchi_core.queue import StackTicket, Ticket, TicketCategory, TicketLayout, stack_tickets
from madoguchi_escpos import PrinterProfile, builtin_layouts, find_profile, write_ticket

FOLDER: Final = Path(__file__).parent.parent / "packages/madoguchi-escpos/tests/golden"
PICTURE: Final = Path(__file__).parent.parent / "docs/images/tickets.png"
QR: Final = "https://example.lg.jp/q/Zk3pQ9xW7rT2mV5nB8cD1f"
CATEGORY: Final = TicketCategory(
    id="b", title="住所の異動", letter="B", first=500, last=799, section_role="中級", counter="2番窓口"
)
TICKET: Final = Ticket(
    number="B512",
    category=CATEGORY,
    counter="2番窓口",
    issued_at=datetime(2026, 11, 24, 0, 5, tzinfo=UTC),
    business_date=date(2026, 11, 24),
    waiting=4,
    qr_text=QR,
    notices=(
        "ご用件により、お呼びする順番が前後することがあります。",
        "聞こえにくい方、見えにくい方は、お気軽に職員へお知らせください。",
    ),
)
# 漢字コードに無い字: 第三・第四水準、異体字、2010 年の常用漢字、円記号
RARE: Final = (
    "𠮷田通り・葛\U000e0100城通り・辻\U000e0100町へは、1番の出口です。",
    "手数料 ¥300（頰・剝・塡を含むお名前の証明も同じ）",
    "髙・﨑・①・㈱・ﾊﾝｶｸ は、プリンターの字で刷れます。",
)


@dataclass(frozen=True, slots=True)
class Golden:
    """
    手本ひとつ。

    Attributes:
        name: ファイルの名（拡張子の前まで）。
        profile: プリンターの取り決め。
        ticket: 札。
        layout: 文言と並び。
    """

    name: str
    profile: PrinterProfile
    ticket: Ticket | StackTicket
    layout: TicketLayout


def goldens() -> Iterator[Golden]:
    """手本のすべて。"""
    standard, stack = builtin_layouts()["standard"], builtin_layouts()["stack"]
    for paper in ("58", "80"):
        usual = find_profile(f"paper-{paper}")
        yield Golden(f"plain-{paper}", usual, TICKET, standard)
        yield Golden(f"rare-{paper}", usual, TICKET.model_copy(update={"notices": RARE}), standard)
        yield Golden(f"raster-{paper}", find_profile(f"raster-{paper}"), TICKET, standard)
        yield Golden(f"raster-qr-{paper}", find_profile(f"no-qr-{paper}"), TICKET, standard)
        yield Golden(f"copies-{paper}", usual, TICKET.model_copy(update={"copies": 2}), standard)
        yield Golden(
            f"no-qr-{paper}", usual, TICKET.model_copy(update={"qr_text": None, "waiting": 0}), standard
        )
        yield Golden(f"stack-{paper}", usual, _stack_ticket(), stack)
    yield from _memuro()


def _stack_ticket() -> StackTicket:
    made = stack_tickets(CATEGORY, 512, 512)
    if isinstance(made, Finding):
        raise SystemExit(str(made))
    return made[0]


def _memuro() -> Iterator[Golden]:
    # 町のパッケージの無い環境でも、ほかの手本は確かめられる
    try:
        from madoguchi_memuro.tickets import ticket_categories, ticket_layouts
    except ModuleNotFoundError:
        return
    category, (slip, *_) = ticket_categories()[1], ticket_layouts()
    ticket = TICKET.model_copy(update={"category": category, "counter": category.counter, "notices": ()})
    for profile in ("munbyn-80", "paper-58"):
        yield Golden(f"memuro-{profile[-2:]}", find_profile(profile), ticket, slip)


def main() -> None:
    """手本をすべて書く。"""
    for golden in goldens():
        written = write_ticket(golden.ticket, golden.layout, profile=golden.profile)
        (FOLDER / f"{golden.name}.bin").write_bytes(written.data)
        (FOLDER / f"{golden.name}.png").write_bytes(written.preview_png)
    _side_by_side(("memuro-80", "plain-58", "stack-80")).save(PICTURE, optimize=True)


def _side_by_side(names: Sequence[str]) -> Image.Image:
    """文書に載せる、並べた絵。"""
    pictures = [Image.open(FOLDER / f"{name}.png").convert("L") for name in names]
    width = sum(picture.width + 24 for picture in pictures) + 24
    sheet = Image.new("L", (width, max(picture.height for picture in pictures) + 48), 208)
    left = 24
    for picture in pictures:
        sheet.paste(picture, (left, 24))
        left += picture.width + 24
    return sheet


if __name__ == "__main__":
    main()
