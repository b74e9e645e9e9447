"""日付で変わる値。どの値にも、いつからいつまでか・出典・確かさが付く。"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from madoguchi_core.calendar import is_in_term
from madoguchi_core.errors import DuplicateName, InvalidValue
from madoguchi_core.rules._law import Confidence, Law
from madoguchi_core.rules._nodes import Parameter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated:
    """
    ある期間のパラメータの値。

    Attributes:
        parameter: どのパラメータか。
        value: 値。
        from_on: この日から（含む）。None は昔から。
        until_on: この日まで（含む）。None は今のところずっと。
        source: 根拠の法令・条例・要綱。
        confidence: 確かさ。確かでない値は、印を付けて使う。
        note: 但し書き。
    """

    parameter: Parameter[Any]
    value: object
    source: Law
    from_on: date | None = None
    until_on: date | None = None
    confidence: Confidence = Confidence.SOURCED
    note: str = ""

    def covers(self, on: date) -> bool:
        """その日に効いているか。"""
        return is_in_term(on, self.from_on, self.until_on)


_REMEMBERED_DAYS = 400


class ParameterBook:
    """
    パラメータの値の全部。その日の値が無ければ None を返し、推測しない。

    後から渡した値（町の値）が、同じ日について先の値（国の値）に勝つ。

    Args:
        layers: 値の並びの並び。国、町の順に渡す。

    Raises:
        DuplicateName: 同じ並びの中で期間が重なる値があるとき。

    >>> age = Parameter("head-change.min-age", int, "世帯主になれる年齢", "歳")
    >>> book = ParameterBook([[Dated(age, 15, Law("例"))]])
    >>> book.value(age, date(2026, 3, 3))
    15
    """

    __slots__ = ("_by_key", "_found", "parameters")

    def __init__(self, layers: Iterable[Iterable[Dated]]) -> None:
        self._by_key: dict[str, list[Dated]] = defaultdict(list)
        self._found: dict[date, dict[str, Dated | None]] = {}
        self.parameters: dict[str, Parameter[Any]] = {}
        for layer in layers:
            self._add_layer(tuple(layer))

    def find(self, parameter: Parameter[Any], on: date) -> Dated | None:
        """その日の値を出典ごと返す。無ければ None。"""
        found = self._found.get(on)
        if found is None:
            # 一件の判定は同じ日を何百回も引く。日の数だけ覚え、町の一日ぶんを超えたら忘れる
            if len(self._found) >= _REMEMBERED_DAYS:
                self._found.clear()
            found = self._found[on] = {}
        key = parameter.key
        if key not in found:
            dates = self._by_key.get(key, ())
            found[key] = next((dated for dated in dates if dated.covers(on)), None)
        return found[key]

    def value(self, parameter: Parameter[T], on: date) -> T | None:
        """その日の値。無ければ None（要確認になる）。"""
        dated = self.find(parameter, on)
        return None if dated is None else dated.value  # type: ignore[return-value]

    def with_values(self, values: Mapping[Parameter[Any], object | None]) -> "ParameterBook":
        """
        *values* の値をどの日にも使う、別の表。None の値は、決まっていないものとする。

        >>> age = Parameter("head-change.min-age", int, "世帯主になれる年齢", "歳")
        >>> ParameterBook([]).with_values({age: 15}).value(age, date(2026, 3, 3))
        15
        """
        changed = ParameterBook(())
        changed._by_key = defaultdict(list, self._by_key)
        changed.parameters = dict(self.parameters)
        for parameter, value in values.items():
            dated = [] if value is None else [Dated(parameter, value, Law("この件のための設定"))]
            for one in dated:
                _check_kind(one)
            changed._by_key[parameter.key] = dated
            changed.parameters[parameter.key] = parameter
        return changed

    def periods(self, parameter: Parameter[Any]) -> tuple[Dated, ...]:
        """その値のすべての期間。強いものから。"""
        return tuple(self._by_key.get(parameter.key, ()))

    def _add_layer(self, layer: tuple[Dated, ...]) -> None:
        for index, dated in enumerate(layer):
            _check_kind(dated)
            if any(_overlap(dated, other) for other in layer[:index]):
                raise DuplicateName(
                    "MDG206",
                    f"パラメータ {dated.parameter.key} の期間が重なっています",
                    hint="from_on と until_on を見直してください",
                )
        for dated in layer:
            self._by_key[dated.parameter.key].insert(0, dated)
            self.parameters[dated.parameter.key] = dated.parameter


def _check_kind(dated: Dated) -> None:
    if type(dated.value) is not dated.parameter.kind:
        raise InvalidValue(
            "MDG207",
            f"パラメータ {dated.parameter.key} の値の型が違います",
            hint=f"{dated.parameter.kind.__name__} の値を書いてください",
        )


def _overlap(one: Dated, other: Dated) -> bool:
    if one.parameter.key != other.parameter.key:
        return False
    starts_before_end = one.from_on is None or other.until_on is None or one.from_on <= other.until_on
    ends_after_start = one.until_on is None or other.from_on is None or one.until_on >= other.from_on
    return starts_before_end and ends_after_start
