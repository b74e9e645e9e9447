"""元号の表と、日から元号を引くこと。書き方（_wareki）と読み方（_parsing）はここに無い。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from madoguchi_core.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Era:
    """
    元号ひとつ。

    Attributes:
        code: 元号コード。和暦7けたの先頭の数字。
        kanji: 漢字二字。
        letter: 英字一字。
        sign: 一文字にまとめた記号。
        first_year: 元年にあたる西暦年。
        first_on: 今の暦で書ける最初の日。明治だけは元年ではなく、太陽暦になった6年1月1日。
        last_on: 最後の日。続いている元号は None。
        written_until: この元号で書いてよい最後の日。改元の当日を古い元号でも書けるときは ``last_on`` の翌日。

    >>> ERAS[-1].kanji
    '令和'
    """

    code: int
    kanji: str
    letter: str
    sign: str
    first_year: int
    first_on: date
    last_on: date | None = None
    written_until: date | None = None

    def covers(self, on: date) -> bool:
        """
        その日をこの元号で書いてよいか。

        >>> ERAS[0].covers(date(1912, 7, 30))
        True
        """
        return self.first_on <= on and (self.written_until is None or on <= self.written_until)

    @property
    def spellings(self) -> tuple[str, ...]:
        """書類に出る呼び名。漢字二字、漢字一字、英字の順。"""
        return (self.kanji, self.kanji[0], self.letter)


# 改元への備えはこの表に行を足すことだけ。読み書きの型はすべてここから作る。
ERAS: tuple[Era, ...] = (
    Era(1, "明治", "M", "㍾", 1868, date(1873, 1, 1), date(1912, 7, 29), date(1912, 7, 30)),
    Era(2, "大正", "T", "㍽", 1912, date(1912, 7, 30), date(1926, 12, 24), date(1926, 12, 25)),
    Era(3, "昭和", "S", "㍼", 1926, date(1926, 12, 25), date(1989, 1, 7), date(1989, 1, 7)),
    Era(4, "平成", "H", "㍻", 1989, date(1989, 1, 8), date(2019, 4, 30), date(2019, 4, 30)),
    Era(5, "令和", "R", "㋿", 2019, date(2019, 5, 1)),
)


def era_of(on: date, *, eras: tuple[Era, ...] = ERAS) -> Era:
    """
    その日の元号。改元の当日は新しい元号とする。

    Args:
        on: 明治6年1月1日以後の日。
        eras: 元号の表。古い順。

    Returns:
        表にある元号のひとつ。

    Raises:
        InvalidValue: 太陽暦になる前の日のとき（MDG006）。

    >>> era_of(date(1926, 12, 25)).kanji
    '昭和'
    """
    for era in reversed(eras):
        if era.first_on <= on:
            return era
    raise InvalidValue(
        "MDG006", "明治6年1月1日より前の日は和暦で書けません", hint="日付の範囲を先に確かめてください"
    )
