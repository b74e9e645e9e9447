"""
理由の読み方: 結論を決めた条件だけに印を付け、日本語の文をつなぐ。

「すべて」が偽のときと「どれか」が真のときは、決め手のいちばん少ない枝ひとつ。ほかは、同じ真偽の枝のすべてが決め手になる。
選び方は core の ``explain`` と同じ。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules import Constant, Law, Parameter, Value, parameters_of, words
from madoguchi_core.rules.nodes import AtLeast, Choose, Cited, Every, Not, Some
from madoguchi_excel.fallback._reading import Reader
from madoguchi_excel.fallback._tables import UNSET_WORDS
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE, quoted

Laws = tuple[Law, ...]
_NEVER_LEAST = 999


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """
    決め手になり得る条件ひとつ。

    Attributes:
        condition: それ以上分けない条件。
        flag: 決め手になっているときに 1 になる枠か定数。
        laws: その条件の根拠。
        title: その条件を含む、いちばん内側の名。
    """

    condition: Value[bool]
    flag: str
    laws: Laws
    title: str


class ReasonReader:
    """
    理由を読む。

    Args:
        reader: 式を読むもの。
    """

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def leaves(self, value: Value[bool]) -> tuple[Leaf, ...]:
        """決め手になり得る条件。同じ条件は一つにまとめる。"""
        found: dict[Value[bool], list[Leaf]] = {}
        for leaf in self._walk(value, "1", (), ""):
            found.setdefault(leaf.condition, []).append(leaf)
        return tuple(self._merged(same) for same in found.values())

    def sentence(self, leaf: Leaf) -> str:
        """条件ひとつの文の枠。真・偽・不明で言い方が変わる。"""
        text, cited = self._reader.ledger.text, "・".join(map(str, leaf.laws))
        tail = f"（{cited}）。" if cited else "。"
        affirmed = leaf.title or words(leaf.condition)
        says = [text(one + tail) for one in (affirmed, words(~leaf.condition))]
        unsure = text(f"「{affirmed}」かどうかが分からない{tail}")
        for parameter in parameters_of(leaf.condition):
            unsure = (
                f"IF({self.is_unset(parameter)},{text(f'{UNSET_WORDS}（{parameter.title}）。')},{unsure})"
            )
        truth = self._reader.read(leaf.condition).low
        return self._kept(f"IF({truth}=1,{says[0]},IF({truth}=0,{says[1]},{unsure}))", "理由の文")

    def is_unset(self, parameter: Parameter[Any]) -> str:
        """町の値が決まっていないか、という検査。"""
        unknown = UNSURE if parameter.kind is bool else NO_VALUE
        return f"{self._reader.entries.parameters[parameter]}={unknown}"

    def opened(self, leaf: Leaf) -> str:
        """条件が分からないために結論を止めているとき 1 になる枠。"""
        truth = self._reader.read(leaf.condition).low
        return self._kept(f"IF(AND({leaf.flag}=1,{truth}={UNSURE}),1,0)", "結論を止めている")

    def _merged(self, leaves: Sequence[Leaf]) -> Leaf:
        first = leaves[0]
        flags = tuple(dict.fromkeys(leaf.flag for leaf in leaves))
        flag = flags[0] if len(flags) == 1 else self._kept(f"MAX({','.join(flags)})", "決め手")
        return Leaf(first.condition, flag, first.laws, first.title)

    def _walk(self, value: Value[bool], flag: str, laws: Laws, title: str) -> Iterator[Leaf]:
        match value:
            case Every(parts):
                yield from self._several(value, parts, flag, laws, title, against="0")
            case Some(parts):
                yield from self._several(value, parts, flag, laws, title, against="1")
            case AtLeast(_, parts):
                yield from self._several(value, parts, flag, laws, title, against="2")
            case Not(inner) if _is_compound(inner):
                yield from self._walk(inner, flag, laws, "")
            case Cited(named, inner, more):
                yield from self._walk(inner, flag, laws + more, named)
            case Choose(condition, then, otherwise):
                yield from self._choice(value, (condition, then, otherwise), flag, laws, title)
            case Constant():
                return
            case _:
                yield Leaf(value, flag, laws, title)

    def _several(
        self,
        value: Value[bool],
        parts: Sequence[Value[bool]],
        flag: str,
        laws: Laws,
        title: str,
        *,
        against: str,
    ) -> Iterator[Leaf]:
        """*against* の真偽は一つで結論を決めるので、決め手のいちばん少ない最初の枝だけを選ぶ。"""
        whole = self._truth(value)
        sizes = [self._size_against(part, against) for part in parts]
        for at, part in enumerate(parts):
            same = f"{self._truth(part)}={whole}"
            is_least = [f"{size}>{sizes[at]}" for size in sizes[:at]]
            is_least += [f"{size}>={sizes[at]}" for size in sizes[at + 1 :]]
            alone = f"OR({whole}<>{against},AND({','.join(is_least)}))" if is_least else "TRUE"
            chosen = self._kept(f"IF(AND({flag}=1,{same},{alone}),1,0)", "決め手")
            yield from self._walk(part, chosen, laws, title)

    def _size_against(self, value: Value[bool], against: str) -> str:
        """その真偽のときの決め手の数。ほかの真偽なら、選ばれない大きな数。"""
        return self._kept(
            f"IF({self._truth(value)}={against},{self._size(value)},{_NEVER_LEAST})", "決め手の数"
        )

    def _size(self, value: Value[bool]) -> str:
        """いまの真偽の決め手の数。"""
        match value:
            case Every(parts):
                return self._size_of(value, parts, against="0")
            case Some(parts):
                return self._size_of(value, parts, against="1")
            case AtLeast(_, parts):
                return self._size_of(value, parts, against="2")
            case Not(inner) if _is_compound(inner):
                return self._size(inner)
            case Cited(_, inner, _):
                return self._size(inner)
            case Choose(condition, then, _):
                return f"({self._size(condition)}+{self._size(then)})"
            case Constant():
                return "0"
            case _:
                return "1"

    def _size_of(self, value: Value[bool], parts: Sequence[Value[bool]], *, against: str) -> str:
        whole = self._truth(value)
        least = ",".join(self._size_against(part, against) for part in parts)
        every = "+".join(f"({self._truth(part)}={whole})*{self._size(part)}" for part in parts)
        return self._kept(f"IF({whole}={against},MIN({least}),{every})", "決め手の数")

    def _choice(
        self, value: Value[bool], parts: tuple[Value[bool], ...], flag: str, laws: Laws, title: str
    ) -> Iterator[Leaf]:
        """条件が不明でも結論が決まるなら、条件ではなく両方の枝が決め手になる。"""
        when, whole = self._truth(parts[0]), self._truth(value)
        decides = (
            f"OR({when}<>{UNSURE},{whole}={UNSURE})",
            f"OR({when}=1,AND({when}={UNSURE},{whole}<>{UNSURE}))",
            f"OR({when}=0,AND({when}={UNSURE},{whole}<>{UNSURE}))",
        )
        for part, test, named in zip(parts, decides, ("", title, title), strict=True):
            chosen = self._kept(f"IF(AND({flag}=1,{test}),1,0)", "決め手")
            yield from self._walk(part, chosen, laws, named)

    def _truth(self, value: Value[bool]) -> str:
        return self._reader.read(value).low

    def _kept(self, formula: str, title: str) -> str:
        return self._reader.keep(formula, title)


def joined(leaves: Sequence[tuple[str, str]]) -> str:
    """印の付いた文だけをつなぐ式。"""
    return "&".join(f"IF({flag}=1,{sentence},{NO_VALUE})" for flag, sentence in leaves) or quoted("")


def _is_compound(value: Value[bool]) -> bool:
    """打ち消しの中に、まだ分けられる条件があるか。"""
    if isinstance(value, Not):
        return _is_compound(value.condition)
    return isinstance(value, (Every, Some, AtLeast, Choose, Cited, Constant))
