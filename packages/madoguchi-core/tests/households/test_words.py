"""続柄の言葉の約束: 標準の16語だけを、四つまでつなぐ。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import InvalidValue
from madoguchi_core.households import MAX_WORDS, Word, join_words, kin, parse_words, read_words, words_text
from madoguchi_core.households._words import as_relation
from madoguchi_core.records import Missing, Relation, RelationCode

JOINABLE = [word for word in Word if word.is_joinable]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("世帯主", (Word.HEAD,)),
        ("妻（未届）の子", (Word.WIFE_UNREGISTERED, Word.CHILD)),
        ("子（子の夫）", (Word.CHILD_AND_HUSBAND,)),
        ("夫の子（子の妻）", (Word.HUSBAND, Word.CHILD_AND_WIFE)),
        ("孫", (Word.CHILD, Word.CHILD)),
        ("長男", (Word.CHILD,)),
        ("子の子の子の妻", (Word.CHILD, Word.CHILD, Word.CHILD, Word.WIFE)),
    ],
)
def test_標準の言葉と古い表記を_標準の言葉として読む(text: str, expected: tuple[Word, ...]) -> None:
    assert read_words(Relation(text=text)) == expected


@pytest.mark.parametrize(
    "text", ["祖父", "おば", "内縁の妻", "同居人の子", "縁故者の妻", "準世帯主", "子（子の子）", "不詳"]
)
def test_標準に無い言葉は_近い言葉に寄せず_読めないと言う(text: str) -> None:
    assert read_words(Relation(text=text)) is Missing.UNKNOWN
    with pytest.raises(InvalidValue, match="MDG289"):
        kin("1", "2", text)


def test_コードだけの_子かっこ_は_夫か妻か言えない() -> None:
    assert read_words(Relation(codes=(RelationCode.CHILD_OF,))) is Missing.UNKNOWN


@given(st.lists(st.sampled_from(JOINABLE), min_size=1, max_size=7))
def test_つないだ言葉は四つまでで_超えれば縁故者になり_書いて読めば戻る(words: list[Word]) -> None:
    joined = join_words(words)

    assert len(joined) <= MAX_WORDS
    assert joined == (tuple(words) if len(words) <= MAX_WORDS else (Word.RELATED_PERSON,))
    assert parse_words(words_text(joined)) == joined
    assert read_words(as_relation(joined)) == joined
