"""条件の文が、読む職員に一通りに読めるか。文を規則に読み戻して確かめる。"""

from collections.abc import Iterable, Iterator

from madoguchi_core.findings import Finding
from madoguchi_core.procedures import Procedure
from madoguchi_core.rules import read_sentence, sentence_vocabulary, words
from madoguchi_core.rules.nodes import kind_of


def sentence_findings(own: Iterable[Procedure], everything: Iterable[Procedure]) -> Iterator[Finding]:
    """
    文にすると二通りに読める条件（MDG219）と、文から読み戻せない条件（MDG218）。

    Args:
        own: 検査する手続き。
        everything: 目録の全部。同じ言い方の事実や、同じ題の値が、ほかの手続きにあるかを見る。
    """
    vocabulary = sentence_vocabulary(value for item in everything for value in item.expressions())
    for procedure in own:
        for value in procedure.expressions():
            if kind_of(value) is bool:
                found = read_sentence(words(value), vocabulary, where=procedure.id)
                if isinstance(found, Finding):
                    yield found
