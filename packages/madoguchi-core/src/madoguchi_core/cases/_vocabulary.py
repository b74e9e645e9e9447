"""状況ファイルに書ける言葉。事実の名と日本語の名、値の読み方。"""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from madoguchi_core.calendar import parse_exact_date, parse_old_form_date
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, choices_of, shown

ABSENT_WORDS = {
    "": Missing.NOT_ASKED,
    "未入力": Missing.NOT_ASKED,
    "不明": Missing.UNKNOWN,
    "該当なし": Missing.NOT_APPLICABLE,
}
_MAX_DIGITS = 9
_MAX_WORD = 100


class Vocabulary:
    """
    事実の辞書。日本語の名でも、事実の名（``d.is_head``）でも引ける。

    Args:
        facts: 書ける事実。

    >>> fact = Fact("d.is_head", bool, "世帯主")
    >>> Vocabulary([fact]).find("世帯主") is Vocabulary([fact]).find("d.is_head")
    True
    """

    __slots__ = ("_by_word",)

    def __init__(self, facts: Iterable[Fact[Any]]) -> None:
        self._by_word: dict[str, Fact[Any]] = {}
        for fact in facts:
            self._by_word[fact.name] = fact
            self._by_word[fact.title] = fact

    def find(self, word: str) -> Fact[Any] | None:
        """その言葉の事実。無ければ None。"""
        return self._by_word.get(word)

    def unknown_word(self, word: str, where: str) -> Finding:
        """書けない言葉の指摘。似た言葉があれば示す。"""
        return unknown_key(word, self._by_word, where)


def unknown_key(
    word: str,
    known_words: Iterable[str],
    where: str,
    message: str = "知らない見出しです",
    *,
    hint: str = "書ける見出しは文書の「状況ファイル」にあります",
) -> Finding:
    """知らない見出しの指摘。似た言葉があれば示す。"""
    near = get_close_matches(word[:_MAX_WORD], list(known_words), n=1, cutoff=0.5)
    remedy = f"「{near[0]}」ではありませんか" if near else hint
    return Finding("MDG222", Severity.ERROR, where, message, remedy)


def fact_words(fact: Fact[Any]) -> tuple[str, ...]:
    """
    その事実に書ける言葉。無い理由（不明・該当なし）は、どの事実にも書ける。

    >>> fact_words(Fact("funeral.held", bool, "葬祭"))
    ('はい', 'いいえ')
    """
    if fact.kind is date:
        return ("日付",)
    if fact.kind is int:
        return (f"数（{fact.unit}）" if fact.unit else "数",)
    return tuple(_choices(fact)) or ("文字",)


def _choices(fact: Fact[Any]) -> Mapping[str, object]:
    return {shown(choice): choice for choice in choices_of(fact.kind)}


def read_value(fact: Fact[Any], text: str, where: str) -> object | Finding:
    """
    書かれた文字を、事実の型の値にする。注意の要る値（終わった元号の日付など）は受け付けない。

    >>> read_value(Fact("funeral.held", bool, "葬祭"), "不明", "例")
    <Missing.UNKNOWN: 'unknown'>
    """
    value, findings = read_fact(fact, text, where)
    return findings[0] if findings else value


def read_fact(fact: Fact[Any], text: str, where: str) -> tuple[object | None, tuple[Finding, ...]]:
    """
    書かれた文字を、事実の型の値にする。

    Args:
        fact: どの事実か。
        text: 書かれた文字。
        where: 指摘に書く場所。

    Returns:
        値（読めなければ None）か無い理由と、指摘。指摘に書かれた文字は入らない。

    >>> read_fact(Fact("funeral.held", bool, "葬祭"), "不明", "例")
    (<Missing.UNKNOWN: 'unknown'>, ())
    """
    if text in ABSENT_WORDS:
        return ABSENT_WORDS[text], ()
    if fact.kind is date:
        return read_day(text, f"{where} {fact.title}")
    if fact.kind is int:
        is_number = text.isdecimal() and len(text) <= _MAX_DIGITS
        return (int(text), ()) if is_number else _bad_value(fact, "数字だけで書いてください", where)
    choices = _choices(fact)
    if not choices:
        return text, ()
    if text in choices:
        return choices[text], ()
    listed = "・".join([*choices, "不明", "該当なし"])
    return _bad_value(fact, f"次のどれかを書いてください: {listed}", where)


def read_day(text: str, where: str) -> tuple[date | None, tuple[Finding, ...]]:
    """
    日付を読む。改元の前に作られた書類の「平成32年4月1日」は、読み替えて注意を添える。

    Args:
        text: 書かれた文字。
        where: 指摘に書く場所。

    >>> day, findings = read_day("平成32年4月1日", "例")
    >>> day, [finding.code for finding in findings]
    (datetime.date(2020, 4, 1), ['MDG007'])
    """
    found = parse_exact_date(text, where=where)
    if not isinstance(found, Finding):
        return found, ()
    old = parse_old_form_date(text, where=where)
    return (None, (found,)) if old is None else (old[0], (old[1],))


def _bad_value(fact: Fact[Any], hint: str, where: str) -> tuple[None, tuple[Finding, ...]]:
    return None, (Finding("MDG223", Severity.ERROR, where, f"「{fact.title}」に書けない値です", hint),)
