"""番号札の頁の約束: 日本語と名乗り、外に読みに行かず、動かす字を持たず、遠くからも薄目でも読め、人の情報が無い。"""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from queue_desk import NINE, Desk

from madoguchi_core.queue import (
    Board,
    CallLine,
    Display,
    ExpectedWait,
    Flag,
    Linked,
    NoShow,
    PageFrame,
    StatTable,
    StatusPage,
    display,
    render_display,
    render_statistics_page,
    render_status_page,
    status_page,
)

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
FRAME = PageFrame("見本町", AT)


def shown(**changes: object) -> Display:
    return replace(display(Board(), (), (), AT), **changes)  # type: ignore[arg-type]


def calls(count: int) -> tuple[CallLine, ...]:
    return tuple(
        CallLine(f"A{n:03d}", f"{n}番窓口", AT - timedelta(minutes=n), 1) for n in range(1, count + 1)
    )


def status(**changes: object) -> StatusPage:
    page = StatusPage(AT, "A012", "お待ちください", 3, None, ExpectedWait(2, 12, 8, 18, 20), None)
    return replace(page, **changes)  # type: ignore[arg-type]


PAGES = {
    "待合": render_display(shown(calling=calls(7)), FRAME),
    "札": render_status_page(status(), FRAME),
    "統計": render_statistics_page(
        "<svg></svg>", [StatTable("表", ("区分", "用件"), (("証明", ""),))], FRAME, title="題"
    ),
}
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


@each_page
def test_どの頁も日本語と名乗り_題と字の大きさの決まりがある(page: str) -> None:
    assert page.startswith("<!doctype html>")
    assert '<html lang="ja">' in page
    assert re.search(r"<title>.+</title>", page)
    assert 'name="viewport"' in page
    assert page.count("<main>") == 1


@each_page
def test_どの頁も_外の部品を読みに行かず_動かす字を持たない(page: str) -> None:
    assert re.findall(r"https?://|<script|<link|@import|url\(|<img|\son\w+=", page) == []
    assert "default-src 'none'" in page


@each_page
def test_どの頁も_閉じ忘れた札が無い(page: str) -> None:
    assert _unbalanced(page) == []


@pytest.mark.parametrize("name", ["待合", "札"])
def test_見る頁は_自分で読み直す(name: str) -> None:
    assert '<meta http-equiv="refresh" content="10">' in PAGES[name]


@pytest.mark.parametrize("name", ["待合", "札"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [("ink", "paper"), ("quiet", "paper"), ("ink", "panel"), ("quiet", "panel"), ("on-call", "call"), ("new-ink", "new"),
     ("warn", "panel"), ("on-warn", "warn")],
)  # fmt: skip
def test_字と地の明るさの比は_七対一より大きい(name: str, ink: str, paper: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", PAGES[name]))
    if name == "札":
        colours.setdefault("new-ink", colours["ink"])
    assert _contrast(colours[ink], colours[paper]) > 7


def test_統計の頁の字と地の明るさの比も_四半対一より大きい() -> None:
    for ink, paper in (("#1f2933", "#ffffff"), ("#44525f", "#ffffff"), ("#1f2933", "#eef3f7")):
        assert ink in PAGES["統計"]
        assert _contrast(ink, paper) > 4.5


def test_番号の字は_五メートル離れて読める高さがある() -> None:
    """43 型（高さ 535 mm）で、五メートルなら字の高さは 25 mm 以上。窓口と人数は 20 mm 以上。"""
    heights = {
        name: float(size)
        for name, size in re.findall(
            r"^\.(number|counter|waits li b) \{ font-size: calc\((\S+) ", PAGES["待合"], re.MULTILINE
        )
    }
    assert 535 * heights["number"] / 100 * 0.7 >= 25
    assert min(535 * heights[name] / 100 * 0.7 for name in ("counter", "waits li b")) >= 20


def test_呼んでいる番号が多ければ_五つを大きく_残りも必ず出す() -> None:
    assert all(line.number in PAGES["待合"] for line in calls(7))
    assert PAGES["待合"].count('<td class="number">') == 5
    assert "ほかに A006（6番窓口）" in PAGES["待合"]


def test_いま呼んだ番号と_もう一度呼んだ番号は_色だけでなく言葉でも分かる() -> None:
    now, again = CallLine("A001", "1番窓口", AT, 1), CallLine("A002", "2番窓口", AT - timedelta(minutes=3), 2)
    page = render_display(shown(calling=(now, again)), FRAME)
    assert ("いま、お呼びしました" in page, "もう一度お呼びしています" in page) == (True, True)


def test_点滅は一秒に三度より遅く_五秒より前に止まり_止めたい人には出ない() -> None:
    [(seconds, times)] = re.findall(r"animation: call (\d)s step-end (\d)", PAGES["待合"])
    assert 2 / int(seconds) < 3
    assert int(seconds) * int(times) <= 5
    assert "prefers-reduced-motion: no-preference" in PAGES["待合"]


def test_古い画面には_いつのものかを大きく書く() -> None:
    frame = replace(FRAME, now=AT + timedelta(minutes=7))
    page = render_display(shown(calling=calls(1)), frame)
    assert ("この画面は 1:00 のものです" in page, "いまは 1:07" in page) == (True, True)
    assert "のものです" not in PAGES["待合"]
    assert "のものです" in render_status_page(status(), frame)


def test_出せないときは_だれも待っていない画面に見せない() -> None:
    page = render_display(shown(), replace(FRAME, problem="ただいま番号を表示できません"))
    assert "番号はありません" not in page
    assert page.count("表示できません") >= 2


def test_待つ人の頁は_順番と見込みの幅を言う() -> None:
    assert re.findall(r"3番目|前に 2人|およそ 12分|8分から18分", PAGES["札"]) == [
        "3番目",
        "前に 2人",
        "およそ 12分",
        "8分から18分",
    ]


def test_見込みが分からなければ_分からないと言う() -> None:
    page = render_status_page(status(expected=ExpectedWait(2, None, None, None, 1)), FRAME)
    assert "まだ分かりません" in page


def test_呼んだ人の頁は_行く窓口を大きく言う() -> None:
    page = render_status_page(
        status(position=None, expected=None, counter="3番窓口", message="お呼びしています"), FRAME
    )
    assert re.search(r"お呼びしています<b>3番窓口</b>へお越しください", page)
    assert "番目" not in page


def test_待合の画面と札の頁に_配慮も件の符号も出ない() -> None:
    desk = Desk().open()
    ticket = desk.issue(flags=frozenset({Flag.NO_VOICE, Flag.WHEELCHAIR}))
    desk.do(Linked(case_code="K7QM3XWD"), ticket)
    desk.call(ticket)
    desk.state(ticket)
    one = desk.issue(flags=frozenset({Flag.VISION}))
    counters = (desk.low, desk.high)
    board = desk.board
    pages = render_display(display(board, (desk.A,), counters, NINE), replace(FRAME, now=NINE)) + "".join(
        render_status_page(page, replace(FRAME, now=NINE))
        for page in (status_page(board, each, counters, NINE) for each in (ticket, one))
        if page is not None
    )
    body = re.sub(r"<style>.*?</style>|<footer>.*?</footer>", "", pages, flags=re.DOTALL)
    words = [flag.title for flag in Flag] + [flag.value for flag in Flag] + ["K7QM3XWD"]
    assert [word for word in words if word in body] == []


def test_番号の字や窓口の名に何が書かれていても_札として読まれない() -> None:
    line = CallLine("A001", "<script>alert(1)</script>", AT, 1)
    assert "<script>" not in render_display(shown(calling=(line,)), FRAME)


def test_空の盤面でも_呼んでいる番号が無いと言う() -> None:
    page = render_display(display(Board(), (), (), AT), FRAME)
    assert "お呼びしている番号はありません" in page


def test_不在の札は_待合の画面から消え_札の頁は声をかけるよう言う() -> None:
    desk = Desk().open()
    ticket = desk.issue()
    from madoguchi_core.queue import Called

    desk.do(Called(counter="1"), ticket)
    desk.do(NoShow(), ticket)
    page = status_page(desk.board, ticket, (desk.low,), desk.now)
    assert page is not None
    assert "職員にお声がけください" in render_status_page(page, replace(FRAME, now=desk.now))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def _unbalanced(page: str) -> list[str]:
    reader = _Tags()
    reader.feed(page)
    return reader.wrong + reader.open


def _contrast(one: str, other: str) -> float:
    """WCAG 2 の明るさの比。"""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
