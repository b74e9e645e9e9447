"""文字から日付を読むこと。書くこと（_wareki）はここに無い。"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date
from functools import lru_cache

from madoguchi_core.calendar._eras import ERAS
from madoguchi_core.calendar._register_date import DateKind, RegisterDate
from madoguchi_core.calendar._shapes import Grammar, Worded, Written
from madoguchi_core.calendar._wareki import WEEKDAYS
from madoguchi_core.findings import Finding, Severity

_GRAMMAR = Grammar(ERAS)
_FIRST_YEAR = 1873
# 0000 と 9999 は年ではなく「不詳」「期限なし」の印として使われる。
_PLACEHOLDER_YEARS = frozenset({0, 9999})
_CACHE_SIZE = 1 << 16

_Span = tuple[date, date]

_REFUSALS = {
    DateKind.UNREADABLE: (
        "MDG001",
        "日付として読めません",
        "「令和8年3月3日」「R8.3.3」「2026-03-03」のどれかの形で入力してください",
    ),
    DateKind.NON_CALENDAR: ("MDG002", "この年に2月29日はありません", "月と日を確かめて入力し直してください"),
    DateKind.OUTSIDE_ERA: ("MDG003", "その元号の期間に無い日です", "元号と年を確かめて入力し直してください"),
    DateKind.LUNAR: ("MDG004", "旧暦のころの日付は換算しません", "明治6年1月1日以後の日を入力してください"),
    DateKind.PARTIAL: ("MDG005", "一日に決まらない日付です", "年・月・日をすべて入力してください"),
    DateKind.APPROXIMATE: (
        "MDG005",
        "一日に決まらない日付です",
        "頃・推定を付けず、年・月・日を入力してください",
    ),
    DateKind.UNKNOWN: ("MDG005", "一日に決まらない日付です", "日が分からないときは「不明」を選んでください"),
}


def parse_date(text: str) -> RegisterDate:
    """
    登録されている日付を読む。どんな文字でも値になり、例外は出ない。

    和暦（漢字・英字・一文字の記号・7けた）、西暦（8けたも）、不詳の表記を読む。一日に決まらないものは
    ``on`` が None になり、表記から確かに言える幅だけを ``earliest`` と ``latest`` に持つ。
    「頃」「推定」は幅の根拠にしない。季節は何月からと決まっていないので、年の幅だけを持つ。
    存在しない日や不詳の日を、近い日で補うことはしない。
    根拠: 住民記録システム標準仕様書 1.1.8。

    Args:
        text: 書かれていたとおりの文字。全角でもよい。

    Returns:
        読んだ結果。``text`` には渡した文字がそのまま残る。

    >>> parse_date("令和元年5月1日").on
    datetime.date(2019, 5, 1)
    >>> march = parse_date("令和8年3月上旬")
    >>> (march.on, march.latest)
    (None, datetime.date(2026, 3, 10))
    >>> parse_date("平成18年2月29日").kind.title
    '平年の2月29日'
    """
    return _parse_cached(text)


def parse_exact_date(text: str, *, where: str = "入力された日付") -> date | Finding:
    """
    人が入力した日付を読む。一日に決まらなければ、何を直すかを言う指摘を返す。

    Args:
        text: 入力された文字。形は :func:`parse_date` と同じ。
        where: 指摘に書く場所（欄や引数の名）。人の情報は書かない。

    Returns:
        その日、または指摘（MDG001〜MDG005）。指摘に入力の中身は入らない。

    >>> parse_exact_date("R8.3.3")
    datetime.date(2026, 3, 3)
    >>> print(parse_exact_date("昭和64年1月8日", where="生年月日"))
    [誤り] MDG003 生年月日: その元号の期間に無い日です → 元号と年を確かめて入力し直してください
    """
    value = parse_date(text)
    if value.on is not None:
        return value.on
    code, message, hint = _REFUSALS[value.kind]
    return Finding(code, Severity.ERROR, where, message, hint)


def parse_old_form_date(text: str, *, where: str = "書類の日付") -> tuple[date, Finding] | None:
    """
    改元の前に作られた書類の「平成33年4月1日」のような日付を、今の暦の日に読み替える。

    ふだんは :func:`parse_date` が「元号の期間に無い日付」とするもののうち、元号が終わった後の日だけを読む。

    Args:
        text: 書かれていた文字。
        where: 指摘に書く場所。人の情報は書かない。

    Returns:
        読み替えた日と、読み替えたことの注意（MDG007）。終わった元号の日付でなければ None。

    >>> on, finding = parse_old_form_date("平成31年5月1日")
    >>> (on, finding.code)
    (datetime.date(2019, 5, 1), 'MDG007')
    """
    written = _GRAMMAR.match_full(_GRAMMAR.key(text))
    if written is None or written.era is None or parse_date(text).kind is not DateKind.OUTSIDE_ERA:
        return None
    span = _calendar_span(written)
    if span is None or span[0] != span[1] or span[0] < written.era.first_on:
        return None
    hint = "書類の日付と合うか確かめ、新しい元号で書いてください"
    return span[0], Finding("MDG007", Severity.WARNING, where, "終わった元号の年を読み替えました", hint)


def read_with(grammar: Grammar, text: str) -> RegisterDate:
    """書き方の型を渡して読む。元号の表を変えたときも読み方が同じであることを確かめられる。"""
    key = grammar.key(text)
    if (written := grammar.match_full(key)) is not None:
        return _from_full(text, written)
    if (worded := grammar.match_worded(key)) is not None:
        return _from_worded(text, worded)
    return RegisterDate(None, text, None, None, _kind_of_words(key))


@lru_cache(maxsize=_CACHE_SIZE)
def _parse_cached(text: str) -> RegisterDate:
    # 町の全員分を読むとき、ほとんどがこの形になる。
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            on = date.fromisoformat(text)
        except ValueError:
            return read_with(_GRAMMAR, text)
        if _FIRST_YEAR <= on.year < 9999:
            return RegisterDate(on, text, on, on, DateKind.EXACT)
    return read_with(_GRAMMAR, text)


def _kind_of_words(key: str) -> DateKind:
    if "不詳" in key or "不明" in key or key in {"0000000", "9999999"}:
        return DateKind.UNKNOWN
    is_about = any(word in key for word in ("頃", "ころ", "ごろ", "推定"))
    return DateKind.APPROXIMATE if is_about else DateKind.UNREADABLE


def _from_full(text: str, written: Written) -> RegisterDate:
    value = _from_span(text, written, _calendar_span(written))
    if value.on is None or written.weekday in {None, WEEKDAYS[value.on.weekday()]}:
        return value
    return RegisterDate(None, text, None, None, DateKind.UNREADABLE)


def _from_worded(text: str, worded: Worded) -> RegisterDate:
    since = _from_span(text, worded.since, _calendar_span(worded.since))
    until = _from_span(text, worded.until, _calendar_span(worded.until))
    for value in (since, until):
        if value.earliest is None:
            return value
    if worded.is_since_vague and worded.is_until_vague:
        return RegisterDate(None, text, None, None, DateKind.APPROXIMATE)
    earliest = None if worded.is_since_vague else since.earliest
    latest = None if worded.is_until_vague else until.latest
    if earliest and latest and earliest > latest:
        return RegisterDate(None, text, None, None, DateKind.UNREADABLE)
    return RegisterDate(None, text, earliest, latest, DateKind.PARTIAL)


def _from_span(text: str, written: Written, span: _Span | None) -> RegisterDate:
    if written.era is None and written.year in _PLACEHOLDER_YEARS:
        return RegisterDate.unknown(text)
    if written.year == 0:
        return RegisterDate(None, text, None, None, DateKind.UNREADABLE)
    if written.gregorian_year < _FIRST_YEAR:
        return RegisterDate(None, text, None, None, DateKind.LUNAR)
    if span is None:
        return RegisterDate(None, text, None, None, DateKind.UNREADABLE)
    clipped = _within_era(written, span)
    if clipped is None:
        return RegisterDate(None, text, None, None, DateKind.OUTSIDE_ERA)
    kind = _kind_of(written, span)
    return RegisterDate(clipped[0] if kind is DateKind.EXACT else None, text, *clipped, kind)


def _kind_of(written: Written, span: _Span) -> DateKind:
    if written.month is None or written.day is None:
        return DateKind.PARTIAL
    return DateKind.EXACT if span[0] == span[1] else DateKind.NON_CALENDAR


def _within_era(written: Written, span: _Span) -> _Span | None:
    """元号の期間の中だけに縮めた幅。重ならなければ None。"""
    if written.era is None:
        return span
    first = max(span[0], written.era.first_on)
    last = min(span[1], written.era.written_until or date.max)
    return (first, last) if first <= last else None


def _calendar_span(written: Written) -> _Span | None:
    """書かれた年・月・日が許す、暦の上の幅。暦に無ければ None。"""
    year, month, day = written.gregorian_year, written.month, written.day
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    if (month, day) == (2, 29) and not isleap(year):
        return date(year, 2, 28), date(year, 3, 1)
    length = monthrange(year, month)[1]
    first, last = written.third or ((1, length) if day is None else (day, day))
    return (date(year, month, first), date(year, month, min(last, length))) if first <= length else None
