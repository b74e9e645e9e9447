"""コマンドの引数に書いた窓口を読む。"""

from collections.abc import Sequence

from pydantic import ValidationError

from madoguchi_core.errors import InvalidValue
from madoguchi_core.queue import Counter


def counters_of(words: Sequence[str]) -> tuple[Counter, ...]:
    """
    「名」か「名=ヨミ」の並びを窓口にする。id は書いた順の番号。

    Raises:
        InvalidValue: 名が無いか、読みがカタカナでないとき（MDG561）。

    >>> [(counter.title, counter.reading) for counter in counters_of(["3番窓口", "戸籍係=コセキガカリ"])]
    [('3番窓口', None), ('戸籍係', 'コセキガカリ')]
    """
    return tuple(_counter(str(at), word) for at, word in enumerate(words, 1))


def _counter(id_: str, word: str) -> Counter:
    title, equals, reading = word.partition("=")
    try:
        return Counter(id=id_, title=title.strip(), reading=reading.strip() if equals else None)
    except ValidationError as problem:
        hint = "--counter 戸籍係=コセキガカリ のように、読みは発音どおりのカタカナで書いてください"
        raise InvalidValue("MDG561", f"{id_} 番目の窓口の名か読みを読めません", hint=hint) from problem
