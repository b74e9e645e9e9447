"""規則の事例: 書いたものが読め、誤りは行と直し方を全部言い、人の書いた行には触れない。"""

from datetime import date
from enum import StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import (
    Example,
    ExampleDue,
    ExampleFile,
    ExampleVocabulary,
    Signature,
    read_examples,
    with_generated,
    write_examples,
)
from madoguchi_core.procedures import Outcome
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, Facts, Group, Held, Origin, OriginKind, Parameter, Scope


class Kind(StrEnum):
    ONE = "一つ目"
    TWO = "二つ目"


died = Fact("death.date", date, "死亡日")
head = Fact("d.is_head", bool, "世帯主かどうか")
months = Fact("d.months", int, "月数")
born = Fact("d.born_on", date, "亡くなった方の生年月日")
kind = Fact("d.kind", Kind, "種類")
same = Fact("d.same", bool, "世帯主かどうか")
member_born = Fact("m.born_on", date, "生年月日", scope=Scope.MEMBER)
group = Group("h.members", "残る世帯員")
mode = Parameter("mode", Kind, "町の運用", is_local=True)
days = Parameter("days", int, "日数", "日", is_local=True)
WORDS = ExampleVocabulary(
    facts=[died, head, months, born, kind],
    member_facts=[member_born],
    groups=[group],
    parameters=[mode, days],
)
ORIGIN = Origin(OriginKind.STAFF, "事例")

texts = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
dates = st.dates(date(1926, 12, 25), date(2060, 12, 31))
absences = st.sampled_from([Missing.UNKNOWN, Missing.NOT_APPLICABLE, Missing.NOT_ASKED])


def _held(values: st.SearchStrategy[object]) -> st.SearchStrategy[Held]:
    return st.builds(Held, values | absences, st.just(ORIGIN))


members = st.builds(Facts, st.fixed_dictionaries({}, optional={member_born: _held(dates)}))
facts = st.builds(
    lambda values, groups, on: (Facts({died: Held(on, ORIGIN), **values}, groups), on),
    st.fixed_dictionaries(
        {},
        optional={
            head: _held(st.booleans()),
            months: _held(st.integers(0, 600)),
            born: _held(dates),
            kind: _held(st.sampled_from(Kind)),
        },
    ),
    st.fixed_dictionaries(
        {}, optional={group: st.just(Missing.UNKNOWN) | st.lists(members, max_size=3).map(tuple)}
    ),
    dates,
)
dues = st.builds(
    ExampleDue,
    dates | st.sampled_from([Missing.NOT_ASKED, Missing.NOT_APPLICABLE, Missing.UNKNOWN]),
    st.lists(dates, max_size=2).map(tuple),
)


@st.composite
def examples(draw: st.DrawFn) -> Example:
    held, on = draw(facts)
    settings: dict[Parameter[Any], object | None] = draw(
        st.fixed_dictionaries(
            {}, optional={mode: st.none() | st.sampled_from(Kind), days: st.none() | st.integers(0, 99)}
        )
    )
    return Example(
        draw(texts),
        draw(texts),
        on,
        held,
        settings,
        draw(st.sampled_from(Outcome)),
        draw(dues),
        draw(st.booleans()),
    )


def _plain(example: Example) -> tuple[object, ...]:
    return tuple(getattr(example, name) for name in Example.__slots__ if name != "line")


@given(st.builds(ExampleFile, texts, st.lists(st.builds(Signature, texts, dates), max_size=2).map(tuple),
                 st.lists(examples(), max_size=3).map(tuple)))  # fmt: skip
def test_書いた事例を読むと_同じ事例になる(file: ExampleFile) -> None:
    read = read_examples(write_examples(file, WORDS), where="例.yaml", vocabulary=WORDS)
    assert read.findings == ()
    assert read.file.title == file.title
    assert read.file.signatures == file.signatures
    assert [_plain(one) for one in read.file.examples] == [_plain(one) for one in file.examples]


def test_題の重なる事実は_名で書く() -> None:
    words = ExampleVocabulary(facts=[head, same])
    assert (words.word_of(head), words.word_of(same)) == ("d.is_head", "世帯主かどうか")


BROKEN = """\
題名: 例
確認:
事例:
  - 題名: 一つ目
    手続き: a
    日付: 令和8年13月1日
    事実:
      世帯主かどか: はい
      月数: 二十
    残る世帯員: たくさん
    町の設定:
      mode: 三つ目
      moode: 一つ目
    期待: いらない
    きげん: 令和8年4月1日
  - 題名: 二つ目
    手続き: b
    期待: 必要
"""


def test_誤りは_行と直し方を_すべて言う() -> None:
    read = read_examples(BROKEN, where="例.yaml", vocabulary=WORDS)
    found = {(finding.where.partition("行目")[0], finding.code) for finding in read.findings}
    assert found == {
        ("例.yaml 6", "MDG001"),
        ("例.yaml 8", "MDG222"),
        ("例.yaml 9", "MDG223"),
        ("例.yaml 10", "MDG223"),
        ("例.yaml 12", "MDG223"),
        ("例.yaml 13", "MDG222"),
        ("例.yaml 14", "MDG229"),
        ("例.yaml 15", "MDG222"),
        ("例.yaml 16", "MDG228"),
    }
    assert all(finding.hint for finding in read.findings)
    assert read.file.examples == ()


def test_出来事の日は_死亡日の事実にもなり_書けばそちらを使う() -> None:
    text = """\
題名: 例
事例:
  - 題名: 書かない
    手続き: a
    日付: 令和8年4月6日
    期待: 不要
  - 題名: 書く
    手続き: a
    日付: 令和8年4月6日
    事実:
      死亡日: 不明
    期待: 要確認
"""
    first, second = read_examples(text, where="例.yaml", vocabulary=WORDS).file.examples
    assert first.facts[died].value == date(2026, 4, 6)
    assert second.facts[died].value is Missing.UNKNOWN


KEPT = """\
題名: 例
確認:
  - 係: 住民係
    日: 令和8年4月1日
事例:
  # この事例は条文の但し書きによる
  - 題名: 手で書いた   # 消さない
    手続き: a
    日付: 令和8年4月6日
    期待: 不要

  - 題名: 道具が書いた
    手続き: a
    日付: 令和8年4月6日
    期待: 必要
    由来: 生成
"""


def _generated(title: str, outcome: Outcome = Outcome.REQUIRED) -> Example:
    on = date(2026, 4, 6)
    return Example(title, "a", on, Facts({died: Held(on, ORIGIN)}), {}, outcome, is_generated=True)


def test_人が書いた事例と注釈は_行のまま残る() -> None:
    changed = with_generated(KEPT, [_generated("新しい")], WORDS, where="例.yaml", title="例")
    assert "  # この事例は条文の但し書きによる\n  - 題名: 手で書いた   # 消さない\n" in changed
    assert "道具が書いた" not in changed
    assert [one.title for one in read_examples(changed, where="例", vocabulary=WORDS).file.examples] == [
        "手で書いた",
        "新しい",
    ]


def test_事例が変われば署名は消え_変わらなければ残る() -> None:
    same_text = with_generated(KEPT, [_generated("道具が書いた")], WORDS, where="例.yaml", title="例")
    changed = with_generated(KEPT, [], WORDS, where="例.yaml", title="例")
    assert same_text == KEPT
    assert read_examples(changed, where="例", vocabulary=WORDS).file.signatures == ()


def test_ファイルが無ければ新しく作る() -> None:
    made = with_generated("", [_generated("新しい")], WORDS, where="例.yaml", title="題")
    assert read_examples(made, where="例", vocabulary=WORDS).file.title == "題"
