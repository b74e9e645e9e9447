"""文を規則として読む。:func:`~madoguchi_core.rules.words` の逆で、二通りに読める文は、どちらにも読まない。"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from madoguchi_core.calendar import ERAS, parse_exact_date
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.rules._grammar import Found, Matcher, Slot, TooManyReadings
from madoguchi_core.rules._kinds import choices_of
from madoguchi_core.rules._nodes import Constant, Fact, Group, Not, Parameter, Value
from madoguchi_core.rules._parameters import ParameterBook
from madoguchi_core.rules._sentence_grammar import GRAMMAR, NUMBER, TAILS, number_of
from madoguchi_core.rules._vocabulary import SentenceVocabulary, form_of, is_about_member
from madoguchi_core.rules._words import shown, spoken, words

_ERAS = "|".join(era.kanji for era in ERAS)
_DATE = re.compile(rf"(?:{_ERAS})(?:元|\d+)年\d+月\d+日")
_NUMBER = re.compile(NUMBER)
_QUOTED = re.compile(r"『((?:[^』]|』』)*)』")


def read_sentence(
    text: str,
    vocabulary: SentenceVocabulary,
    *,
    parameters: ParameterBook | None = None,
    on: date | None = None,
    where: str = "文",
) -> Value[bool] | Finding:
    """
    文を規則に読み戻す。読めた規則をもう一度文にすると、必ず同じ文になる。

    Args:
        text: :func:`words` の書く形の文。
        vocabulary: 文が指してよい事実・値・集まり・名の付いた式。
        parameters: 文が値で書かれているときの、値の表。
        on: どの日の値か。
        where: 指摘に書く場所。

    Returns:
        規則。読めないとき（MDG218）と、二通りに読めるとき（MDG219）は指摘で、推測した規則は返さない。

    >>> from madoguchi_core.rules import all_of
    >>> from madoguchi_core.rules._vocabulary import sentence_vocabulary
    >>> head, nhi = Fact("d.is_head", bool, "世帯主"), Fact("x", bool, "国保")
    >>> vocabulary = sentence_vocabulary([head, nhi])
    >>> words(read_sentence("世帯主である、かつ、国保でない", vocabulary))
    '世帯主である、かつ、国保でない'
    >>> print(read_sentence("世帯主である、かつ、犬を飼っている", vocabulary))
    [誤り] MDG218 文 11文字目: ここから先が、規則の文として読めません → 語彙にある言い方か、かっこの閉じ忘れがないかを確かめてください
    """
    sentence = text.strip()
    index = _Index(vocabulary, parameters, on)
    matcher = Matcher(sentence, GRAMMAR, TAILS, index.read, index.form_of)
    try:
        found = matcher.read(Slot.CONDITION, 0, of_member=False)
    except TooManyReadings:
        return _ambiguous(where)
    whole: list[Value[bool]] = [value for end, value in found if end == len(sentence)]
    same = [value for value in whole if words(value, parameters=parameters, on=on) == sentence]
    if len(same) == 1:
        return same[0]
    return _ambiguous(where) if same else _unreadable(where, matcher.furthest)


def _unreadable(where: str, at: int) -> Finding:
    hint = "語彙にある言い方か、かっこの閉じ忘れがないかを確かめてください"
    return Finding(
        "MDG218",
        Severity.ERROR,
        f"{where} {at + 1}文字目",
        "ここから先が、規則の文として読めません",
        hint,
    )


def _ambiguous(where: str) -> Finding:
    hint = "同じ言い方の事実や値がないかを確かめ、題か言い方（says）を変えてください"
    return Finding("MDG219", Severity.ERROR, where, "文が二通り以上に読めます", hint)


class _Titles:
    """題から、その題のもの（世帯員についてのものかどうかも）への対応。"""

    __slots__ = ("_held", "_titles")

    def __init__(self) -> None:
        self._held: dict[str, list[tuple[Any, bool]]] = {}
        self._titles: dict[str, list[str]] = defaultdict(list)

    def add(self, title: str, item: object, *, of_member: bool = False) -> None:
        if title not in self._held:
            self._held[title] = []
            self._titles[title[:1]].append(title)
        self._held[title].append((item, of_member))

    def at(self, text: str, at: int, *, of_member: bool) -> Iterator[Found]:
        for title in self._titles.get(text[at : at + 1], ()):
            if text.startswith(title, at):
                for item, is_members in self._held[title]:
                    if of_member or not is_members:
                        yield at + len(title), item


class _Index:
    """語彙にある言葉の読み方。"""

    __slots__ = ("_on", "_parameters", "_titles")

    def __init__(
        self, vocabulary: SentenceVocabulary, parameters: ParameterBook | None, on: date | None
    ) -> None:
        self._parameters = parameters
        self._on = on
        slots = (Slot.SIMPLE, Slot.ATOM, Slot.CONSTANT, Slot.GROUP, Slot.TABLE)
        self._titles = {slot: _Titles() for slot in slots}
        for fact in vocabulary.facts:
            self._add_fact(fact)
        for parameter in vocabulary.parameters:
            self._add_parameter(parameter)
        for named in vocabulary.named:
            self._titles[Slot.ATOM].add(named.title, named, of_member=is_about_member(named))
        for group in vocabulary.groups:
            self._titles[Slot.GROUP].add(group.title, group)
        for table in vocabulary.lookups:
            self._titles[Slot.TABLE].add(table.title, table)
        kinds: tuple[type, ...] = (bool, *vocabulary.kinds)
        for kind in kinds:
            for option in choices_of(kind):
                self._titles[Slot.CONSTANT].add(f"「{shown(option)}」", Constant(option))

    def _add_fact(self, fact: Fact[Any]) -> None:
        of_member = is_about_member(fact)
        self._titles[Slot.ATOM].add(fact.title, fact, of_member=of_member)
        if fact.kind is bool:
            affirmed, denied = spoken(fact)
            self._titles[Slot.SIMPLE].add(affirmed, fact, of_member=of_member)
            self._titles[Slot.SIMPLE].add(denied, Not(fact), of_member=of_member)

    def _add_parameter(self, parameter: Parameter[Any]) -> None:
        self._titles[Slot.ATOM].add(f"「{parameter.title}」", parameter)
        value = self._value(parameter)
        if value is not None:
            self._titles[Slot.ATOM].add(shown(value) + parameter.unit, parameter)

    def _value(self, parameter: Parameter[Any]) -> object | None:
        """文に名でなく値で書かれるパラメータの、その日の値。"""
        if self._parameters is None or self._on is None or choices_of(parameter.kind):
            return None
        return self._parameters.value(parameter, self._on)

    def form_of(self, value: Any) -> tuple[Any, ...]:
        """読めたものの形。同じ値で書かれる二つのパラメータは、その日には同じもの。"""
        return (id(value),) if isinstance(value, Group) else form_of(value, self._value)

    def read(self, slot: Slot, text: str, at: int, of_member: bool) -> Iterator[Found]:  # noqa: FBT001
        """語彙の言葉で読めるもの。"""
        titles = self._titles.get(slot)
        if titles is not None:
            yield from titles.at(text, at, of_member=of_member)
        if slot is Slot.CONSTANT:
            yield from _literals(text, at)


def _literals(text: str, at: int) -> Iterator[Found]:
    """数・日付・文字。"""
    if (number := _NUMBER.match(text, at)) is not None:
        yield number.end(), Constant(number_of(number[1]))
    if (day := _DATE.match(text, at)) is not None:
        on = parse_exact_date(day[0])
        if isinstance(on, date):
            yield day.end(), Constant(on)
    if (quoted := _QUOTED.match(text, at)) is not None:
        yield quoted.end(), Constant(quoted[1].replace("』』", "』"))
