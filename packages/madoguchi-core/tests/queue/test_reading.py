"""呼び出しの読み: 数は日本語の読みで、どの番号も聞き分けられ、文と食い違わない。"""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from queue_desk import Desk

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import (
    Called,
    Counter,
    Flag,
    call_reading,
    check_counter_readings,
    display,
    number_reading,
    spoken_call,
    take_back,
    title_reading,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KANA = re.compile(r"[ァ-ヴー]+( [ァ-ヴー]+)*")


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        (0, "ゼロ"),
        (1, "イチ"),
        (2, "ニ"),
        (3, "サン"),
        (4, "ヨン"),
        (5, "ゴ"),
        (6, "ロク"),
        (7, "ナナ"),
        (8, "ハチ"),
        (9, "キュー"),
        (10, "ジュー"),
        (14, "ジューヨン"),
        (17, "ジューナナ"),
        (19, "ジューキュー"),
        (20, "ニジュー"),
        (40, "ヨンジュー"),
        (70, "ナナジュー"),
        (90, "キュージュー"),
        (100, "ヒャク"),
        (300, "サンビャク"),
        (400, "ヨンヒャク"),
        (600, "ロッピャク"),
        (700, "ナナヒャク"),
        (800, "ハッピャク"),
        (900, "キューヒャク"),
        (1000, "セン"),
        (3000, "サンゼン"),
        (4000, "ヨンセン"),
        (6000, "ロクセン"),
        (7000, "ナナセン"),
        (8000, "ハッセン"),
        (9000, "キューセン"),
        (1010, "セン ジュー"),
        (3333, "サンゼン サンビャク サンジュー サン"),
        (8818, "ハッセン ハッピャク ジューハチ"),
        (9999, "キューセン キューヒャク キュージュー キュー"),
    ],
)
def test_数は_音の変わる所も日本語の読み(number: int, reading: str) -> None:
    assert number_reading(number) == reading


def test_一から九千九百九十九まで_どの読みも違い_カタカナだけ() -> None:
    readings = [number_reading(number) for number in range(1, 10_000)]
    # 語の切れ目が無くても聞き分けられる
    assert len({reading.replace(" ", "") for reading in readings}) == len(readings)
    assert [reading for reading in readings if not KANA.fullmatch(reading)] == []


@pytest.mark.parametrize("number", [-1, 10_000])
def test_読めない数は_番号を付けて断る(number: int) -> None:
    with pytest.raises(InvalidValue, match="MDG561"):
        number_reading(number)


def test_頭の英字はどれも違う読み() -> None:
    readings = {spoken_call(f"{letter}001", "3番窓口").reading for letter in LETTERS}
    assert len(readings) == 26
    assert spoken_call("W019", "3番窓口").reading.startswith("ダブリューノ、ジューキューバンノ カタ、")


@pytest.mark.parametrize("number", ["", "A", "A12345", "あ1", "A-1", "a001", "A００１"])
def test_読めない番号の表記は_断る(number: str) -> None:
    with pytest.raises(InvalidValue, match="MDG561"):
        spoken_call(number, "3番窓口")


@pytest.mark.parametrize(
    ("title", "reading"),
    [
        ("1番窓口", "イチバン マドグチ"),
        ("4番窓口", "ヨンバン マドグチ"),
        ("7番窓口", "ナナバン マドグチ"),
        ("9番窓口", "キューバン マドグチ"),
        ("１０番の窓口", "ジューバン マドグチ"),
        ("5番", "ゴバン"),
        ("12", "ジューニバン"),
        ("担当窓口", "タントーマドグチ"),
        ("おくやみコーナー", "オクヤミコーナー"),
        ("戸籍係", None),
        ("3番窓口（奥）", None),
        ("ー", None),
        ("Ａ窓口", None),
    ],
)
def test_窓口の名は_確かに読めるものだけを読む(title: str, reading: str | None) -> None:
    assert title_reading(title) == reading


def test_読めない窓口は_名を当て推量せず_表示の窓口と言い_指摘で知らせる() -> None:
    call = spoken_call("A007", "戸籍係")
    assert call.reading == "エーノ、ナナバンノ カタ、ヒョージノ マドグチエ、オコシクダサイ"
    counters = [Counter(id="k", title="戸籍係"), Counter(id="s", title="相談室", reading="ソーダンシツ")]
    assert [finding.where for finding in check_counter_readings(counters)] == ["窓口 k"]


def test_窓口に書いた読みが_名より勝つ() -> None:
    assert "コセキガカリエ、" in spoken_call("A007", "戸籍係", "コセキガカリ").reading
    assert "ナカノ サンバンエ、" in spoken_call("A007", "3番窓口", "ナカノ サンバン").reading


@pytest.mark.parametrize(
    "reading", ["", "戸籍", "こせき", "コセキ、カカリ", " コセキ", "ーコ", "コセキ  ガカリ"]
)
def test_窓口の読みは_カタカナと語の切れ目だけ(reading: str) -> None:
    with pytest.raises(ValidationError):
        Counter(id="k", title="戸籍係", reading=reading)


@given(
    st.sampled_from(["", "手"]), st.sampled_from(["", *LETTERS]), st.integers(1, 9999), st.integers(1, 9999)
)
def test_文と読みは_同じ番号と窓口を言う(stack: str, letter: str, number: int, counter: int) -> None:
    call = spoken_call(f"{stack}{letter}{number:03d}", f"{counter}番窓口")
    assert call.reading.endswith(
        f"{number_reading(number)}バンノ カタ、{number_reading(counter)}バン マドグチエ、オコシクダサイ"
    )
    prefix = ("手書きの" if stack else "") + (f"{letter}の" if letter else "")
    assert call.text == f"{prefix}{number}番の方、{counter}番窓口へお越しください"
    assert [part for part in call.reading.split("、") if not KANA.fullmatch(part)] == []


def test_画面の読みは_声に出す文と同じ並び(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue(desk.B)
    desk.do(Called(counter="1"), first)
    called = desk.do(Called(counter="3"), second)
    named = [counter.model_copy(update={"reading": "ムカイ"}) for counter in desk.counters]
    shown = display(desk.board, desk.categories, named, called.at, speak_within=timedelta(seconds=70))
    assert shown.readings == (
        "エーノ、イチバンノ カタ、ムカイエ、オコシクダサイ",
        "ビーノ、ゴヒャクバンノ カタ、ムカイエ、オコシクダサイ",
    )


def test_声で呼ばない札には_読みも無い(desk: Desk) -> None:
    ticket = desk.issue(flags=frozenset({Flag.NO_VOICE}))
    called = desk.do(Called(counter="1"), ticket)
    assert call_reading(desk.state(ticket), {}) is None
    assert display(desk.board, desk.categories, desk.counters, called.at).readings == ()


def test_英字の無い紙の札も_手書きの番号と言う(desk: Desk) -> None:
    plain = desk.A.model_copy(update={"letter": ""})
    taken = desk.keep(take_back(desk.board, plain, 12, desk.operation()))
    desk.do(Called(counter="1"), taken.ticket)
    ticket = desk.state(taken.ticket or 0)
    assert (
        call_reading(ticket, {"1": "1番窓口"})
        == "テガキノ、ジューニバンノ カタ、イチバン マドグチエ、オコシクダサイ"
    )
    assert spoken_call(ticket.number_text, "1番窓口").text == "手書きの12番の方、1番窓口へお越しください"
