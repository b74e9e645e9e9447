"""日付を読む約束。標準仕様書 1.1.8 の書き方と、境目の日。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import (
    ERAS,
    DateKind,
    Era,
    RegisterDate,
    parse_date,
    parse_exact_date,
    parse_old_form_date,
)
from madoguchi_core.findings import Finding, Severity


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("令和7年4月1日", date(2025, 4, 1)),
        ("令和７年４月１日", date(2025, 4, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和 7年 4月 1日", date(2025, 4, 1)),
        ("　令和７年　４月　１日　", date(2025, 4, 1)),
        ("令7年4月1日", date(2025, 4, 1)),
        ("R7.4.1", date(2025, 4, 1)),
        ("r7.4.1", date(2025, 4, 1)),
        ("R07.04.01", date(2025, 4, 1)),
        ("R 7. 4. 1", date(2025, 4, 1)),
        ("Ｒ7-4-1", date(2025, 4, 1)),
        ("Ｒ７－４－１", date(2025, 4, 1)),
        ("R7ー4ー1", date(2025, 4, 1)),
        ("R7/4/1", date(2025, 4, 1)),
        ("令和7・4・1", date(2025, 4, 1)),
        ("R070401", date(2025, 4, 1)),
        ("㋿7年4月1日", date(2025, 4, 1)),
        ("㍻31年4月30日", date(2019, 4, 30)),
        ("平31.4.30", date(2019, 4, 30)),
        ("5070401", date(2025, 4, 1)),
        ("５０７０４０１", date(2025, 4, 1)),
        ("20250401", date(2025, 4, 1)),
        ("2025-04-01", date(2025, 4, 1)),
        ("２０２５－０４－０１", date(2025, 4, 1)),
        ("2025/4/1", date(2025, 4, 1)),
        ("2025.4.1", date(2025, 4, 1)),
        ("2025年4月1日", date(2025, 4, 1)),
        ("西暦2025年4月1日", date(2025, 4, 1)),
        ("2025/4/1 0:00:00", date(2025, 4, 1)),
        ("2025-04-01T00:00:00", date(2025, 4, 1)),
        ("2025-04-01 00:00:00.000", date(2025, 4, 1)),
        ("令和8年3月17日（火）", date(2026, 3, 17)),
        ("令和8年3月17日(火曜日)", date(2026, 3, 17)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("明治6年1月1日", date(1873, 1, 1)),
        ("1873-01-01", date(1873, 1, 1)),
        ("昭和63年2月29日", date(1988, 2, 29)),
    ],
)
def test_一日に決まる書き方を読み_書かれた文字を残す(text: str, on: date) -> None:
    assert parse_date(text) == RegisterDate.exact(on, text)
    assert parse_exact_date(text) == on


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("明治45年7月30日", date(1912, 7, 30)),
        ("大正元年7月30日", date(1912, 7, 30)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("3640107", date(1989, 1, 7)),
        ("4310430", date(2019, 4, 30)),
        ("1450730", date(1912, 7, 30)),
        ("2151225", date(1926, 12, 25)),
        ("5010501", date(2019, 5, 1)),
    ],
)
def test_改元の日は二つの元号のどちらでも読める(text: str, on: date) -> None:
    value = parse_date(text)

    assert value.on == on
    assert value.text == text


@pytest.mark.parametrize(
    "text",
    [
        "昭和64年1月8日",
        "平成31年5月1日",
        "明治45年7月31日",
        "大正15年12月26日",
        "昭和元年12月24日",
        "令和元年4月30日",
        "平成33年4月1日",
        "3640108",
        "4310501",
        "5010430",
        "平成31年5月日不詳",
        "昭和65年月日不詳",
    ],
)
def test_元号の期間に無い日は読まずに文字を残す(text: str) -> None:
    assert parse_date(text) == RegisterDate(None, text, None, None, DateKind.OUTSIDE_ERA)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("平成18年2月29日", date(2006, 2, 28), date(2006, 3, 1)),
        ("4180229", date(2006, 2, 28), date(2006, 3, 1)),
        ("2006-02-29", date(2006, 2, 28), date(2006, 3, 1)),
        ("明治33年2月29日", date(1900, 2, 28), date(1900, 3, 1)),
    ],
)
def test_平年の2月29日は文字を残し_前後の幅を持つ(text: str, earliest: date, latest: date) -> None:
    assert parse_date(text) == RegisterDate(None, text, earliest, latest, DateKind.NON_CALENDAR)


@pytest.mark.parametrize(
    "text",
    [
        "令和7年頃",
        "令和7年4月頃",
        "令和7年4月1日頃",
        "推定令和7年4月1日",
        "推定令和7年4月",
        "令和7年4月中旬頃",
        "令和7年4月推定1日から10日までの間",
        "令和7年4月1日頃から10日頃までの間",
        "昭和10年頃",
        "昭和10年ごろ",
        "令和7年春頃",
        "昭和10年か11年の春ころ",
    ],
)
def test_頃と推定は幅の根拠にしない(text: str) -> None:
    assert parse_date(text) == RegisterDate(None, text, None, None, DateKind.APPROXIMATE)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("令和7年春", date(2025, 1, 1), date(2025, 12, 31)),
        ("令和7年冬", date(2025, 1, 1), date(2025, 12, 31)),
        ("令和7年4月上旬", date(2025, 4, 1), date(2025, 4, 10)),
        ("令和7年4月中旬", date(2025, 4, 11), date(2025, 4, 20)),
        ("令和7年2月下旬", date(2025, 2, 21), date(2025, 2, 28)),
        ("令和7年 月日不詳", date(2025, 1, 1), date(2025, 12, 31)),
        ("令和7年4月 日不詳", date(2025, 4, 1), date(2025, 4, 30)),
        ("令和7年４月　日不詳", date(2025, 4, 1), date(2025, 4, 30)),
        ("令和7年4月1日から4月10日頃までの間", date(2025, 4, 1), None),
        ("令和7年4月1日頃から10日までの間", None, date(2025, 4, 10)),
        ("令和7年4月1日から5月10日までの間", date(2025, 4, 1), date(2025, 5, 10)),
        ("令和7年4月1日から10日まで", date(2025, 4, 1), date(2025, 4, 10)),
        ("平成31年4月28日から令和元年5月2日までの間", date(2019, 4, 28), date(2019, 5, 2)),
        ("令和7年12月30日から2026年1月3日までの間", date(2025, 12, 30), date(2026, 1, 3)),
        ("昭和20年00月00日", date(1945, 1, 1), date(1945, 12, 31)),
        ("昭和20年8月00日", date(1945, 8, 1), date(1945, 8, 31)),
        ("3200000", date(1945, 1, 1), date(1945, 12, 31)),
        ("1945-00-00", date(1945, 1, 1), date(1945, 12, 31)),
        ("1945-08-99", date(1945, 8, 1), date(1945, 8, 31)),
        ("昭和20年", date(1945, 1, 1), date(1945, 12, 31)),
        ("昭和20年8月", date(1945, 8, 1), date(1945, 8, 31)),
        ("昭和64年月日不詳", date(1989, 1, 1), date(1989, 1, 7)),
        ("令和元年月日不詳", date(2019, 5, 1), date(2019, 12, 31)),
        ("明治45年月日不詳", date(1912, 1, 1), date(1912, 7, 30)),
    ],
)
def test_表記から確かに言える幅を持つ(text: str, earliest: date | None, latest: date | None) -> None:
    assert parse_date(text) == RegisterDate(None, text, earliest, latest, DateKind.PARTIAL)


@pytest.mark.parametrize(
    "text",
    [
        "年月日不詳",
        "不詳",
        "生年月日不明",
        "0000-00-00",
        "9999-99-99",
        "00000000",
        "99999999",
        "0000000",
        "9999999",
        "9999-12-31",
    ],
)
def test_不詳は幅も言わない(text: str) -> None:
    assert parse_date(text) == RegisterDate.unknown(text)


@pytest.mark.parametrize("text", ["明治5年12月2日", "明治元年月日不詳", "1872-12-31", "18721231"])
def test_旧暦のころの日付は換算しない(text: str) -> None:
    assert parse_date(text) == RegisterDate(None, text, None, None, DateKind.LUNAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1234567",
        "5000101",
        "令和0年4月1日",
        "令和7年4月31日",
        "令和7年13月1日",
        "2025-02-30",
        "2025-13-01",
        "2025-W1-11",
        "25/4/1",
        "07.04.01",
        "7年4月1日",
        "2025/4-1",
        "令和7年4月1 2日",
        "2025/4/1 2",
        "2025/4/1 9:30",
        "令和8年3月17日（月）",
        "令和7年5月10日から4月1日までの間",
        "令和7年13月上旬",
        "芽室町",
        "慶応元年4月7日",
        "\u0662\u0660\u0662\u0665-\u0660\u0664-\u0660\u0661",  # アラビアの数字
    ],
)
def test_読めない文字は_近い日に直さず残す(text: str) -> None:
    assert parse_date(text) == RegisterDate(None, text, None, None, DateKind.UNREADABLE)


@given(st.text(max_size=40))
def test_どんな文字でも例外にならず_文字はそのまま残る(text: str) -> None:
    assert parse_date(text).text == text


PIECES = [
    *"0123456789元年月日不詳頃春上中下旬推定から-./・（火） ",
    "令和",
    "昭和",
    "R",
    "S",
    "まで",
    "の間",
    "00",
    "99",
]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_日付に似た文字でも_決まらない日を作り出さない(text: str) -> None:
    """読めた日は、必ず幅の中の一日で、月と日の数字が文字の中にある。"""
    value = parse_date(text)

    if value.on is not None:
        assert value.earliest == value.on == value.latest
        assert str(value.on.day) in text
        assert str(value.on.month) in text


@given(st.dates(date(1873, 1, 1), date(9998, 12, 31)))
def test_西暦の書き方はどれも同じ日になる(on: date) -> None:
    texts = (
        on.isoformat(),
        f"{on:%Y%m%d}".zfill(8),
        f"{on.year}/{on.month}/{on.day}",
        f"{on.year}年{on.month}月{on.day}日",
    )

    assert {parse_date(text).on for text in texts} == {on}


@given(st.sampled_from(ERAS), st.integers(1, 99), st.integers(1, 12), st.integers(1, 31))
def test_7けたと漢字は同じ日か_どちらも決まらない(era: Era, year: int, month: int, day: int) -> None:
    assert (
        parse_date(f"{era.code}{year:02}{month:02}{day:02}").on
        == parse_date(f"{era.kanji}{year}年{month}月{day}日").on
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("芽室町", "MDG001"),
        ("令和8年3月17日（月）", "MDG001"),
        ("平成18年2月29日", "MDG002"),
        ("昭和64年1月8日", "MDG003"),
        ("明治5年12月2日", "MDG004"),
        ("令和7年4月上旬", "MDG005"),
        ("令和7年4月1日頃", "MDG005"),
        ("年月日不詳", "MDG005"),
    ],
)
def test_一日に決まらない入力は_理由と次の手を返し_入力の中身を書かない(text: str, code: str) -> None:
    finding = parse_exact_date(text, where="--born-on")

    assert isinstance(finding, Finding)
    assert (finding.code, finding.severity, finding.where) == (code, Severity.ERROR, "--born-on")
    assert finding.hint
    assert text not in str(finding)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("平成31年5月1日", date(2019, 5, 1)),
        ("平成33年4月1日", date(2021, 4, 1)),
        ("H33.4.1", date(2021, 4, 1)),
        ("昭和64年1月8日", date(1989, 1, 8)),
        ("昭和100年1月1日", date(2025, 1, 1)),
    ],
)
def test_改元前の書類の日付は_注意を付けて読み替える(text: str, on: date) -> None:
    read = parse_old_form_date(text, where="申請書の日付")

    assert read is not None
    assert read[0] == on
    assert (read[1].code, read[1].severity, read[1].where) == ("MDG007", Severity.WARNING, "申請書の日付")
    assert text not in str(read[1])


@pytest.mark.parametrize(
    "text",
    [
        "令和元年4月30日",
        "令和7年4月1日",
        "平成33年2月29日",
        "平成33年4月31日",
        "平成33年4月00日",
        "年月日不詳",
        "2025-04-01",
        "平成33年頃",
    ],
)
def test_終わった元号の日付でなければ読み替えない(text: str) -> None:
    assert parse_old_form_date(text) is None
