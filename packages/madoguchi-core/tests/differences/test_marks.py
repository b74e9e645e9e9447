"""違う所の印: つなげば元の文に戻り、印の無い所は前と後で同じ。"""

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.differences._marks import Marked, marked

TEXTS = st.text(st.sampled_from("児童手当15歳8、,。\n"), max_size=40)


def _whole(parts: Marked) -> str:
    return "".join(text for text, _ in parts)


def _same(parts: Marked) -> list[str]:
    return [text for text, is_changed in parts if not is_changed]


@given(TEXTS, TEXTS)
def test_つなげば元の文に戻り_印の無い所は同じ(before: str, after: str) -> None:
    one, other = marked(before, after)
    assert (_whole(one), _whole(other)) == (before, after)
    assert _same(one) == _same(other)


@given(TEXTS)
def test_同じ文に印は付かない(text: str) -> None:
    one, _ = marked(text, text)
    assert [part for part, is_changed in one if is_changed] == []


def test_数は一つの字のまま見せる() -> None:
    one, other = marked("生年月日から見て15歳に達した日", "生年月日から見て18歳に達した日")
    assert [text for text, is_changed in one if is_changed] == ["15"]
    assert [text for text, is_changed in other if is_changed] == ["18"]
