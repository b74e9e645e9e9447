"""呼び出しを声にする文と、その読み。札の状態と、声を作る部品はここに無い。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._counters import KANA_WORDS, Counter
from madoguchi_core.text import to_half_width, to_katakana


@dataclass(frozen=True, slots=True)
class SpokenCall:
    """
    声に出す呼び出し。文と読みを一節ずつ一緒に作るので、食い違わない。

    Attributes:
        text: 文。
        reading: 読み。発音どおりのカタカナ（「へ」は「エ」、伸ばす音は「ー」）で、「、」が間、空白が語の切れ目。

    >>> SpokenCall("Aの", "エーノ、") + SpokenCall("1番の方", "イチバンノ カタ")
    SpokenCall(text='Aの1番の方', reading='エーノ、イチバンノ カタ')
    """

    text: str
    reading: str

    def __add__(self, other: "SpokenCall") -> "SpokenCall":
        return SpokenCall(self.text + other.text, self.reading + other.reading)


def spoken_call(number_text: str, counter: str, counter_reading: str | None = None) -> SpokenCall:
    """
    番号の表記と窓口の名から、声に出す文と読みを作る。読み上げが桁を一つずつ読まないよう、頭の 0 は言わない。

    Args:
        number_text: 番号の表記（``B501``、``手A012``、``007``）。
        counter: 窓口の名。
        counter_reading: 窓口の読み。省けば名から読む。名を読めなければ、誤った名を言わず「表示の窓口」と言う。

    Raises:
        InvalidValue: 番号の表記を読めないとき（MDG561）。

    >>> spoken_call("B501", "3番窓口").text
    'Bの501番の方、3番窓口へお越しください'
    >>> spoken_call("B501", "3番窓口").reading
    'ビーノ、ゴヒャク イチバンノ カタ、サンバン マドグチエ、オコシクダサイ'
    >>> spoken_call("007", "戸籍係").reading
    'ナナバンノ カタ、ヒョージノ マドグチエ、オコシクダサイ'
    """
    shape = _NUMBER.fullmatch(number_text)
    if shape is None:
        hint = "「A007」のように、英字一文字までと、四桁までの数字で渡してください"
        raise InvalidValue("MDG561", "番号の表記を声にできません", hint=hint)
    number = int(shape["digits"])
    where = counter_reading or title_reading(counter) or _SHOWN_COUNTER
    return (
        _prefix(shape["stack"], shape["letter"])
        + SpokenCall(f"{number}番の方、", f"{number_reading(number)}バンノ カタ、")
        + SpokenCall(f"{counter}へ", f"{where}エ、")
        + SpokenCall("お越しください", "オコシクダサイ")
    )


def number_reading(number: int) -> str:
    """
    数の読み。桁ごとに語を分けるが、11 から 19 は一語に読む。

    Args:
        number: 0 から 9999 まで。

    Raises:
        InvalidValue: 読める範囲にないとき（MDG561）。

    >>> number_reading(3618), number_reading(8300)
    ('サンゼン ロッピャク ジューハチ', 'ハッセン サンビャク')
    """
    if not 0 <= number <= 9999:
        hint = "番号の帯を 9999 までにしてください"
        raise InvalidValue("MDG561", "番号を声にできません", hint=hint)
    thousand, hundred, ten, one = (number // 10**place % 10 for place in (3, 2, 1, 0))
    high = [_THOUSANDS[thousand], _HUNDREDS[hundred]]
    low = [f"ジュー{_ONES[one]}"] if ten == 1 else [_TENS[ten], _ONES[one]]
    return " ".join(word for word in (*high, *low) if word) or "ゼロ"


def title_reading(title: str) -> str | None:
    """
    窓口の名の読み。確かに読めるのは「3番窓口」のような番号と、かなだけの名、「担当窓口」。読めなければ ``None``。

    >>> title_reading("３番窓口"), title_reading("おくやみコーナー"), title_reading("戸籍係")
    ('サンバン マドグチ', 'オクヤミコーナー', None)
    """
    plain = to_half_width(title).strip()
    if plain in _KNOWN_TITLES:
        return _KNOWN_TITLES[plain]
    numbered = _NUMBERED_TITLE.fullmatch(plain)
    if numbered is not None:
        number = f"{number_reading(int(numbered['number']))}バン"
        return f"{number} マドグチ" if numbered["desk"] else number
    kana = to_katakana(plain)
    return kana if re.fullmatch(KANA_WORDS, kana) else None


def check_counter_readings(counters: Iterable[Counter]) -> tuple[Finding, ...]:
    """
    声で名を言えない窓口をすべて挙げる。声では「表示の窓口」と言うので、呼び出しは止まらない。

    >>> print(*check_counter_readings([Counter(id="3", title="3番窓口"), Counter(id="k", title="戸籍係")]))
    [注意] MDG562 窓口 k: 「戸籍係」の読みが分からず、声では「表示の窓口」と言います → 窓口に読み（カタカナ）を書いてください
    """
    return tuple(
        Finding(
            "MDG562",
            Severity.WARNING,
            f"窓口 {counter.id}",
            f"「{counter.title}」の読みが分からず、声では「表示の窓口」と言います",
            "窓口に読み（カタカナ）を書いてください",
        )
        for counter in counters
        if counter.reading is None and title_reading(counter.title) is None
    )


_LETTERS: Final = {
    "A": "エー", "B": "ビー", "C": "シー", "D": "ディー", "E": "イー", "F": "エフ", "G": "ジー", "H": "エイチ", "I": "アイ",
    "J": "ジェー", "K": "ケー", "L": "エル", "M": "エム", "N": "エヌ", "O": "オー", "P": "ピー", "Q": "キュー", "R": "アール",
    "S": "エス", "T": "ティー", "U": "ユー", "V": "ブイ", "W": "ダブリュー", "X": "エックス", "Y": "ワイ", "Z": "ゼット",
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?P<stack>手?)(?P<letter>[A-Z]?)(?P<digits>[0-9]{1,4})")
_NUMBERED_TITLE: Final = re.compile(r"(?P<number>[0-9]{1,4})番?の?(?P<desk>(?:窓口)?)")
_SHOWN_COUNTER: Final = "ヒョージノ マドグチ"
_KNOWN_TITLES: Final = {"担当窓口": "タントーマドグチ", "窓口": "マドグチ"}
_ONES: Final = ("", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー")
_TENS: Final = tuple("ジュー" if one == "イチ" else one and f"{one}ジュー" for one in _ONES)
_HUNDREDS: Final = (
    "", "ヒャク", "ニヒャク", "サンビャク", "ヨンヒャク", "ゴヒャク", "ロッピャク", "ナナヒャク", "ハッピャク", "キューヒャク",
)  # fmt: skip
_THOUSANDS: Final = (
    "", "セン", "ニセン", "サンゼン", "ヨンセン", "ゴセン", "ロクセン", "ナナセン", "ハッセン", "キューセン",
)  # fmt: skip


def _prefix(stack: str, letter: str) -> SpokenCall:
    """番号の前に言うこと。刷り置きの束の札は「手書きの」、頭の英字は「Aの」。"""
    words = [SpokenCall("手書きの", "テガキノ")] if stack else []
    if letter:
        words.append(SpokenCall(f"{letter}の", f"{_LETTERS[letter]}ノ"))
    reading = " ".join(word.reading for word in words)
    return SpokenCall("".join(word.text for word in words), f"{reading}、" if reading else "")
