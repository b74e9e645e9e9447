"""手で書かずに済んだ回数。ここに無いもの: 何を書くかを決めること（_bind）。"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from madoguchi_core.forms._bound import BoundForm
from madoguchi_core.forms._fields import FieldKind, FieldSubject, FormField
from madoguchi_core.forms._vocabulary import FORM_FIELDS


@dataclass(frozen=True, slots=True)
class Handwriting:
    """
    手で書けば何回書くことになったか。

    一回は、紙の一か所に一つの値を書くこと。桁のますや元号・年・月・日のように、一つの値をいくつものセルに
    分けて書いても一回と数え、同じ氏名が一枚に二か所あれば二回と数える。フリガナは氏名に、郵便番号と本籍は
    住所に数える。町の名のように初めから刷ってあるものは数えない。

    Attributes:
        names: 氏名。
        addresses: 住所。
        dates: 日付。
        others: そのほか。

    >>> Handwriting(names=2, addresses=1, dates=1, others=0).total
    4
    """

    names: int
    addresses: int
    dates: int
    others: int

    @property
    def total(self) -> int:
        """全部の回数。"""
        return self.names + self.addresses + self.dates + self.others


def handwriting(forms: Iterable[BoundForm], *, fields: Iterable[FormField] = ()) -> Handwriting:
    """
    一件の様式ぜんぶについて、手で書かずに済んだ回数を数える。

    Args:
        forms: 当てはめた様式。二枚目から（``further``）も数える。
        fields: 町が足した欄。名前の終わりだけで足りるときは要らない。

    >>> from madoguchi_core.forms import BoundForm
    >>> form = BoundForm("f", (), (), written=("deceased.name", "deceased.kana", "filed_on"))
    >>> handwriting([form])
    Handwriting(names=2, addresses=0, dates=1, others=0)
    """
    known = {**FORM_FIELDS, **{field.name: field for field in fields}}
    times = Counter(_subject(known, name) for form in forms for name in _written(form))
    return Handwriting(
        times[FieldSubject.NAME],
        times[FieldSubject.ADDRESS],
        times[FieldSubject.DATE],
        times[FieldSubject.OTHER],
    )


def _written(form: BoundForm) -> Iterator[str]:
    for page in (form, *form.further):
        yield from (name for name in page.written if not name.startswith("municipality."))


def _subject(known: dict[str, FormField], name: str) -> FieldSubject:
    found = known.get(name) or FormField(name=name, title=name, kind=FieldKind.TEXT)
    return found.subject
