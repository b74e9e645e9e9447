"""記録の型を作る飾り ``record``。ここに無いもの: 個々の記録の項目、列の名前。"""

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, make_dataclass
from enum import Enum
from typing import NamedTuple, TypeVar, Union, cast, dataclass_transform, get_args, get_origin

from madoguchi_core.errors import InvalidValue

T = TypeVar("T")
_Accepts = Callable[[object], bool]


class _Field(NamedTuple):
    title: str
    accepts: _Accepts


class _Shape(NamedTuple):
    fields: Mapping[str, _Field]
    open_class: type


_SHAPES: dict[type, _Shape] = {}  # 型を宣言した時に一度だけ書く


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=True)
def record(cls: type[T]) -> type[T]:
    """
    クラスを、変えられない記録の型にする。

    項目は ``名前: Annotated[型, "日本語の題名"] = 既定値`` と書く。名前を付けて作ると値の型を確かめ、
    ``repr`` には中身を出さない（記録は画面や記録簿より先に、例外の文面から漏れるため）。

    Args:
        cls: 項目だけを書いたクラス。

    >>> from typing import Annotated
    >>> @record
    ... class Dog:
    ...     name: Annotated[str, "犬の名"]
    >>> Dog(name="ポチ")
    Dog(…)
    """
    hints: dict[str, object] = dict(cls.__annotations__)
    base = _open_class(cls.__name__, tuple(hints))
    body = {key: value for key, value in vars(cls).items() if key not in ("__dict__", "__weakref__")}
    body |= {"__repr__": _hidden_repr, "__post_init__": _check_values, "__match_args__": ()}
    loose: type = type(cls.__name__, (base,), body)
    closed: type = dataclass(frozen=True, slots=True, kw_only=True, repr=False)(loose)
    _SHAPES[closed] = _Shape({name: _field(hint) for name, hint in hints.items()}, base)
    return closed


def trusted(cls: type[T]) -> Callable[..., T]:
    """
    検査を省いて記録を作る関数を返す。値の型を自分で保証する読み取り部だけが使う。

    Args:
        cls: ``record`` で作った型。項目の値は宣言の順に並べて渡す。
    """
    # 凍った型の __init__ は項目ごとに object.__setattr__ を呼び、一件に約3マイクロ秒かかる。
    # 同じ並びの凍っていない型で作ってから型を差し替えると、その十分の一で済む。
    base = _SHAPES[cls].open_class

    def build(*values: object) -> T:
        made = base(*values)
        made.__class__ = cls
        return cast("T", made)

    return build


def titles(cls: type) -> Mapping[str, str]:
    """
    記録の項目名から日本語の題名への対応を、宣言の順に返す。

    Args:
        cls: ``record`` で作った型。

    >>> from madoguchi_core.records import Coverage
    >>> titles(Coverage)
    {'held': '資格有無', 'since_on': '資格取得年月日', 'until_on': '資格喪失年月日'}
    """
    return {name: field.title for name, field in _SHAPES[cls].fields.items()}


def _open_class(name: str, names: tuple[str, ...]) -> type:
    """同じ並びの欄を持ち、凍っていない型。__init__ は dataclasses に書かせる。"""
    init = vars(make_dataclass(name, names))["__init__"]
    return type(f"_Open{name}", (), {"__slots__": names, "__init__": init})


def _hidden_repr(self: object) -> str:
    return f"{type(self).__name__}(…)"


def _check_values(self: object) -> None:
    for name, field in _SHAPES[type(self)].fields.items():
        if not field.accepts(getattr(self, name)):
            raise InvalidValue(
                "MDG106",
                f"{type(self).__name__}.{name}（{field.title}）に、入れられない型か空の値が渡されました",
                hint="値が無いときは、空文字や None ではなく Missing のどれかを渡してください",
            )


def _field(hint: object) -> _Field:
    kind, title = get_args(hint)
    return _Field(title, _accepts(kind))


def _accepts(hint: object) -> _Accepts:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        choices = [_accepts(arg) for arg in args]
        return lambda value: any(choice(value) for choice in choices)
    if origin is tuple:
        inner = _accepts(args[0])
        return lambda value: type(value) is tuple and all(map(inner, value))
    return _accepts_class(cast("type", hint))


def _accepts_class(cls: type) -> _Accepts:
    if cls is str:  # Missing も文字列の一種なので、型が str そのものの値だけを通す
        return lambda value: type(value) is str and value != ""
    if cls in (int, bool) or issubclass(cls, Enum):
        return lambda value: type(value) is cls
    return lambda value: isinstance(value, cls)
