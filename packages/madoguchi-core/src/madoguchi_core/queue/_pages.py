"""待合の画面・札の QR の頁・統計の頁を HTML にする。外の部品も書体も読みに行かず、値は並べるだけ。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from madoguchi_core.queue._business_day import elapsed
from madoguchi_core.queue._display import Display, StatusPage
from madoguchi_core.queue._tables import StatTable

if TYPE_CHECKING:
    from jinja2 import Template

_ROOM = "madoguchi_core.queue"


@dataclass(frozen=True, slots=True)
class PageFrame:
    """
    頁の、中身のほかの決まり。

    Attributes:
        town: 町の名。
        now: 作った時刻（町の時差）。画面に出る時刻はすべてこの時差になる。
        refresh: 何秒ごとに読み直すか。
        stale_after: 中身がこれより古ければ、古いと大きく書く。
        problem: 中身を出せないわけ。空でなければ、番号の代わりに大きく書く。

    >>> from datetime import UTC
    >>> frame = PageFrame("見本町", datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    >>> frame.is_stale(frame.now - timedelta(minutes=2)), frame.is_stale(frame.now)
    (True, False)
    """

    town: str
    now: datetime
    refresh: int = 10
    stale_after: timedelta = timedelta(minutes=1)
    problem: str = ""

    def is_stale(self, as_of: datetime) -> bool:
        """今の姿と言えないほど古いか。"""
        return elapsed(as_of, self.now) > self.stale_after

    def clock(self, at: datetime) -> str:
        """町の時計での時分。"""
        local = at.astimezone(self.now.tzinfo)
        return f"{local.hour}:{local:%M}"

    def day(self, at: datetime) -> str:
        """町の時計での日付。"""
        local = at.astimezone(self.now.tzinfo)
        return f"{local.month}月{local.day}日（{'月火水木金土日'[local.weekday()]}）"

    def minutes(self, length: timedelta | None) -> int | None:
        """時間の長さを、分で。"""
        return None if length is None else int(length.total_seconds() // 60)


def render_display(shown: Display, frame: PageFrame, *, rows: int = 5, fresh: int = 30) -> str:
    """
    待合の画面（テレビ・モニター用）。5 m 離れて読める大きさで、自分で読み直す。

    Args:
        shown: 画面の中身。
        frame: 頁の決まり。
        rows: 呼んでいる番号を出す数。残りは、小さく番号だけを出す。
        fresh: 呼んでからこの秒数は、目立たせる。

    >>> from datetime import UTC
    >>> from madoguchi_core.queue import Board, display
    >>> at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    >>> page = render_display(display(Board(), [], [], at), PageFrame("見本町", at))
    >>> "お呼びしている番号はありません" in page
    True
    """
    is_fresh = [elapsed(line.since, frame.now) <= timedelta(seconds=fresh) for line in shown.calling]
    template = _template("display.html")
    return template.render(
        shown=shown, frame=frame, calling=list(zip(shown.calling, is_fresh, strict=True))[:rows], rows=rows
    )


def render_status_page(page: StatusPage, frame: PageFrame) -> str:
    """
    札の QR から開く頁（電話の幅）。番号と順番と見込みだけがあり、だれの札かは分からない。

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    >>> page = StatusPage(at, "A012", "お待ちください", 3, None, None, None)
    >>> "3番目" in render_status_page(page, PageFrame("見本町", at))
    True
    """
    return _template("status.html").render(page=page, frame=frame)


def render_statistics_page(svg: str, tables: Sequence[StatTable], frame: PageFrame, *, title: str) -> str:
    """
    統計の頁（画面と A4 横）。図は頁の中に書き込む。

    Args:
        svg: :func:`~madoguchi_core.queue.statistics_svg` の図。
        tables: 図の下に並べる表。
        frame: 頁の決まり。
        title: 題。

    >>> from datetime import UTC
    >>> frame = PageFrame("見本町", datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    >>> render_statistics_page("<svg></svg>", [], frame, title="11月24日の窓口").count("<svg>")
    1
    """
    template = _template("statistics.html")
    return template.render(svg=svg, tables=tables, frame=frame, title=title)


def _template(name: str) -> "Template":
    # 番号札の盤面だけを使う人に、紙の部屋を読み込ませない
    from madoguchi_core.handover import sheet_environment

    return sheet_environment(_ROOM).get_template(name)
