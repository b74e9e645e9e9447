"""耳の代わりの確かめ: 音声合成の部品に、こちらの読みを書き起こさせ、数は部品の読みとも突き合わせる。"""

import re

import pyopenjtalk
import pytest

from madoguchi_core.queue import number_reading, spoken_call
from madoguchi_speech._engine import features
from madoguchi_speech._phrases import morae, phrases, words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
IRREGULAR = [1, 4, 7, 9, 10, 14, 17, 19, 24, 100, 300, 600, 800, 1000, 3000, 8000, 3333, 6666, 8888, 9999]
COUNTERS = [
    "1番窓口",
    "3番窓口",
    "4番窓口",
    "7番窓口",
    "9番窓口",
    "10番窓口",
    "担当窓口",
    "おくやみコーナー",
    "戸籍係",
]
READINGS = sorted({
    *(spoken_call(f"{letter}007", "3番窓口").reading for letter in LETTERS),
    *(spoken_call(f"{letter}{number:03d}", "3番窓口").reading for letter in ("", "手A") for number in IRREGULAR),
    *(spoken_call("A007", counter).reading for counter in COUNTERS),
})  # fmt: skip


def _sounds(labels: list[str]) -> list[str]:
    """声にする音素。声を出さない母音（大文字）も、同じ音に数える。"""
    found = [match[1] for label in labels if (match := re.search(r"-(.+?)\+", label))]
    return [
        sound.lower() if sound in {"A", "I", "U", "E", "O"} else sound for sound in found if sound != "sil"
    ]


def _heard(phrase: str) -> str:
    return "".join(pyopenjtalk.g2p(phrase.replace(" ", ""), kana=True))


@pytest.mark.parametrize("reading", READINGS)
def test_読みは_書いたとおりの音になる(reading: str) -> None:
    for phrase in phrases(reading):
        assert _heard(phrase) == phrase.replace(" ", "")
        spoken = _sounds(pyopenjtalk.make_label(features(phrase)))
        # 語を一つずつ書き起こさせても同じ。語の切れ目で音は変わらない
        alone = [_sounds(pyopenjtalk.make_label(features(word))) for word in words(phrase)]
        assert spoken == [sound for word in alone for sound in word]
        assert len(spoken) >= len(morae(phrase.replace(" ", "")))


def test_数の読みは_一から九千九百九十九まで_部品が読む数と同じ() -> None:
    """違うのは、部品が電話の番号と読み誤る 110 番だけ。"""
    theirs = [pyopenjtalk.g2p(f"{number}番", kana=True) for number in range(1, 10_000)]
    ours = [f"{number_reading(number)}バン".replace(" ", "") for number in range(1, 10_000)]
    different = [pair for pair in zip(theirs, ours, strict=True) if pair[0] != pair[1]]
    assert different == [("ヒャクトーバン", "ヒャクジューバン")]


@pytest.mark.parametrize("letter", LETTERS)
def test_頭の英字は_部品が読む英字と同じ音(letter: str) -> None:
    [spoken, *_] = phrases(spoken_call(f"{letter}001", "1番窓口").reading)
    theirs = _sounds(pyopenjtalk.extract_fullcontext(f"{letter}の"))
    ours = _sounds(pyopenjtalk.make_label(features(spoken)))
    # 「ジェイ」と「ジェー」、「ケイ」と「ケー」は、どちらも使う
    assert [sound.replace("i", "e") for sound in ours] == [sound.replace("i", "e") for sound in theirs]


def _phrases_of(number: int) -> list[tuple[str, int]]:
    """部品が読む数の、続けて言うひとまとまりと、その下がる所。"""
    found: list[tuple[str, int]] = []
    for word in pyopenjtalk.run_frontend(f"{number}番"):
        spoken = word["pron"].replace("’", "")
        if word["chain_flag"] == 1:
            head, accent = found.pop()
            found.append((head + spoken, accent))
        else:
            found.append((spoken, word["acc"]))
    return found


def test_数の声の下がる所は_部品の辞書と同じ() -> None:
    """百と十の位が 1 の数だけは、部品が「センヒャク」「ニヒャクジュー」とつなぐ所を、桁ごとに言う。"""
    numbers = [number for number in range(1, 10_000) if "1" not in f"{number:04d}"[1:3]]
    ours = {n: [(f["pron"], f["acc"]) for f in features(f"{number_reading(n)}バン")] for n in numbers}
    assert [number for number in numbers if _phrases_of(number) != ours[number]] == []


def test_ソウと書いた読みも_伸ばして言う() -> None:
    [sogo] = features("ソウゴウ")
    assert sogo["pron"] == "ソーゴー"
