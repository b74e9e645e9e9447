"""
文を読む決まりの書き方と、当てはめ方。どの言い回しがどの式になるか（_sentence）はここに無い。

当てはまる読み方を一つ選ばず、すべて返す。二通りに読める文を、黙って片方に読まない。
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Slot(Enum):
    """言い回しの中の、式が入るところ。"""

    CONDITION = "条件"
    JOINED = "かつ・またはでつないだ条件"
    PART = "つなぐ条件ひとつ"
    SIMPLE = "つながない条件"
    NOUN = "名詞"
    CLOSED = "名詞の中に入れる名詞"
    ATOM = "それだけで終わりの分かる名詞"
    CONSTANT = "決まった値"
    GROUP = "世帯員の集まり"
    TABLE = "表"


@dataclass(frozen=True, slots=True)
class Many:
    """同じものが *joint* でつながって *least* 個以上並ぶところ。値は組になる。"""

    piece: "Piece"
    joint: str
    least: int = 1


@dataclass(frozen=True, slots=True)
class Members:
    """世帯員ひとりについて言うところ。世帯員に付く事実も使える。"""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Bracketed:
    """かっこで囲まれたところ。"""

    slot: Slot


Piece = str | tuple[str, ...] | re.Pattern[str] | Slot | Many | Members | Bracketed
"""言い回しの一部: 決まった言葉、言葉のどれか（値になる）、形（値になる）、式の入るところ（値になる）。"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """
    言い回しひとつ。

    Attributes:
        pieces: 部分の並び。
        build: 部分の値から作れる式。型が合わなければ、何も返さない。
    """

    pieces: tuple[Piece, ...]
    build: Callable[..., Iterator[Any]]


Found = tuple[int, Any]
"""読み終えたところと、読めたもの。"""

Read = Callable[[int], Iterator[Found]]


class TooManyReadings(Exception):
    """同じところの読み方が多すぎて、数え上げられない。"""


_MOST_READINGS = 200
"""同じところからそこまでの読み方の、数え上げる限り。目録の文では、多くても選択肢の型の数。"""

_MOST_STEPS = 2_000_000
"""目録のいちばん長い文の、数十倍の手数。これを超えるのは、読み方が数え切れない文だけ。"""


class Matcher:
    """
    一つの文に、言い回しを当てはめる。同じところは一度だけ読む。

    Args:
        text: 文。
        grammar: ところごとの言い回し。
        tails: 名詞の後ろに続いて、別の名詞にする言い回し。
        words: ところごとの、語彙にある言葉の読み方。
        form_of: 同じ読み方を一つにまとめるための、式の形。
    """

    def __init__(
        self,
        text: str,
        grammar: Mapping[Slot, tuple[Phrase, ...]],
        tails: tuple[Phrase, ...],
        words: Callable[[Slot, str, int, bool], Iterator[Found]],
        form_of: Callable[[Any], tuple[Any, ...]],
    ) -> None:
        self.text = text
        self.furthest = 0
        self.steps = 0
        self._grammar = grammar
        self._tails = tails
        self._words = words
        self._form_of = form_of
        self._read: dict[tuple[Slot, int, bool], tuple[Found, ...]] = {}

    def read(self, slot: Slot, at: int, *, of_member: bool) -> tuple[Found, ...]:
        """*at* から読める、すべての読み方。"""
        key = (slot, at, of_member)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._distinct(self._readings(slot, at, of_member=of_member))
        return found

    def _distinct(self, readings: Iterator[Found]) -> tuple[Found, ...]:
        kept: dict[tuple[int, tuple[Any, ...]], Found] = {}
        counts: Counter[int] = Counter()
        for end, value in readings:
            counts[end] += 1
            if counts[end] > _MOST_READINGS:
                raise TooManyReadings
            kept.setdefault((end, self._form_of(value)), (end, value))
        return tuple(kept.values())

    def _readings(self, slot: Slot, at: int, *, of_member: bool) -> Iterator[Found]:
        self.furthest = max(self.furthest, at)
        if slot is Slot.NOUN:
            yield from self._nouns(at, of_member=of_member)
            return
        yield from self._words(slot, self.text, at, of_member)
        for phrase in self._grammar.get(slot, ()):
            for end, values in self._match(phrase.pieces, at, of_member=of_member):
                yield from ((end, value) for value in phrase.build(*values))

    def _nouns(self, at: int, *, of_member: bool) -> Iterator[Found]:
        """後ろに言葉が続いて、別の名詞になるもの（「…から3か月後の日」）。"""
        waiting = list(self.read(Slot.ATOM, at, of_member=of_member))
        for phrase in self._grammar.get(Slot.NOUN, ()):
            for end, values in self._match(phrase.pieces, at, of_member=of_member):
                waiting += [(end, value) for value in phrase.build(*values)]
        while waiting:
            end, noun = waiting.pop()
            yield end, noun
            for phrase in self._tails:
                for after, values in self._match(phrase.pieces, end, of_member=of_member):
                    waiting += [(after, value) for value in phrase.build(noun, *values)]

    def _match(
        self, pieces: tuple[Piece, ...], at: int, *, of_member: bool
    ) -> Iterator[tuple[int, tuple[Any, ...]]]:
        if not pieces:
            yield at, ()
            return
        for end, own in self._piece(pieces[0], at, of_member=of_member):
            self.furthest = max(self.furthest, end)
            for after, rest in self._match(pieces[1:], end, of_member=of_member):
                yield after, (*own, *rest)

    def _piece(self, piece: Piece, at: int, *, of_member: bool) -> Iterator[tuple[int, tuple[Any, ...]]]:
        match piece:
            case str():
                if self.text.startswith(piece, at):
                    yield at + len(piece), ()
            case tuple():
                yield from ((at + len(one), (one,)) for one in piece if self.text.startswith(one, at))
            case re.Pattern():
                found = piece.match(self.text, at)
                if found is not None:
                    yield found.end(), found.groups()
            case Slot():
                yield from ((end, (value,)) for end, value in self.read(piece, at, of_member=of_member))
            case Members(slot):
                yield from ((end, (value,)) for end, value in self.read(slot, at, of_member=True))
            case Bracketed(slot):
                yield from self._match(("（", slot, "）"), at, of_member=of_member)
            case Many(inner, joint, fewest):
                yield from self._several(inner, joint, fewest, at, of_member=of_member)

    def _several(
        self, piece: Piece, joint: str, fewest: int, at: int, *, of_member: bool
    ) -> Iterator[tuple[int, tuple[Any, ...]]]:
        waiting = [(end, own) for end, own in self._piece(piece, at, of_member=of_member)]
        while waiting:
            end, values = waiting.pop()
            if len(values) >= fewest:
                yield end, (values,)
            if self.text.startswith(joint, end):
                after = self._piece(piece, end + len(joint), of_member=of_member)
                waiting += [(later, (*values, *own)) for later, own in after]
