"""読み手を束ね、記録の部分（氏名・住所など）ひとつを組み立てる。"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from madoguchi_core.records._address import Address
from madoguchi_core.records._codes import RelationCode, ResidentKind
from madoguchi_core.records._coverage import ChildAllowance, Coverage, Pension
from madoguchi_core.records._events import Entry, Event, ForeignStatus, Koseki, MovingOut, Removal
from madoguchi_core.records._leaves import Leaf, read_text
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._name import Name
from madoguchi_core.records._record import titles, trusted
from madoguchi_core.records._relation import Relation

# 記録の部分ひとつを一つの文字列に詰める区切り。
LEAF_SEPARATOR = "\x1f"

LeafOf = Callable[[str], Leaf | None]
Maker = Callable[[Iterator[object]], object]

_NESTED: Mapping[str, type] = {
    "name": Name,
    "address": Address,
    "previous_address": Address,
    "moved_from": Address,
    "koseki": Koseki,
    "event": Event,
    "entry": Entry,
    "removal": Removal,
    "moving_out": MovingOut,
    "moving_out.planned_address": Address,
    "moving_out.confirmed_address": Address,
    "foreign": ForeignStatus,
    "qualifications.nhi": Coverage,
    "qualifications.latter_stage": Coverage,
    "qualifications.care": Coverage,
    "qualifications.pension": Pension,
    "qualifications.pension.coverage": Coverage,
    "qualifications.child_allowance": ChildAllowance,
}
_ADDRESSES = ("address", "previous_address", "moved_from")


@dataclass(frozen=True, slots=True)
class Unit:
    """
    記録の項目ひとつ（入れ子なら、その全部）の読み手。

    Attributes:
        leaves: 使う欄。一つも無ければ、列が無いことを表す値になる。
        read: 詰めた文字から値にする関数。
    """

    leaves: tuple[Leaf, ...]
    read: Callable[[str], object]


def unit_of(path: str, leaf_of: LeafOf) -> Unit:
    """項目の道から読み手を組む。"""
    if path == "relation":
        return _unit(*_relation(leaf_of))
    if path == "district_codes":
        return _unit(*_districts(leaf_of))
    if path == "foreign":
        return _unit(*_by_kind(path, ResidentKind.JAPANESE, leaf_of))
    if path == "koseki":
        return _koseki_unit(leaf_of)
    if path == "name":
        return _name_unit(leaf_of)
    if path in _ADDRESSES:
        return _address_unit(path, leaf_of)
    if path not in _NESTED:
        leaf = leaf_of(path)
        return Unit((), _always(Missing.NOT_SUPPLIED)) if leaf is None else Unit((leaf,), leaf.read)
    return _unit(*_nested(path, leaf_of))


class _Pieces(dict[str, object]):
    """詰めた文字と、組み立てた部分の控え。"""

    def __init__(self, build: Callable[[str], object]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, packed: str) -> object:
        made = self[packed] = self._build(packed)
        return made


def _unit(leaves: list[Leaf], make: Maker) -> Unit:
    if not leaves:
        return Unit((), _always(make(iter(()))))
    readers = tuple(leaf.read for leaf in leaves)

    def build(packed: str) -> object:
        pieces = packed.split(LEAF_SEPARATOR)
        return make(iter([read(piece) for read, piece in zip(readers, pieces, strict=True)]))

    return Unit(tuple(leaves), _Pieces(build).__getitem__)


def _name_unit(leaf_of: LeafOf) -> Unit:
    """氏名は人ごとに違い、覚えても二度と使わない。"""
    leaves, build = _flat("name", leaf_of)
    return Unit(tuple(leaves), lambda packed: build(packed.split(LEAF_SEPARATOR))) if leaves else _blank(Name)


def _flat(path: str, leaf_of: LeafOf) -> tuple[list[Leaf], Callable[[list[str]], object]]:
    """入れ子のない部分。人ごとに違って全行で組み立てるので、文字の欄はまとめて読む。"""
    cls = _NESTED[path]
    paths = [f"{path}.{name}" for name in titles(cls)]
    leaves = [leaf for leaf in map(leaf_of, paths) if leaf is not None]
    order = {id(leaf): at for at, leaf in enumerate(leaves)}
    arrange = itemgetter(*(order.get(id(leaf_of(path)), len(leaves)) for path in paths))
    coded = [(at, leaf.read) for at, leaf in enumerate(leaves) if leaf.read is not read_text]
    make: Callable[..., object] = trusted(cls)

    def build(pieces: list[str]) -> object:
        values: list[object] = [_BLANK.get(piece, piece) for piece in pieces]
        if any(map(str.isspace, pieces)):
            values = [read_text(piece) for piece in pieces]
        for at, read_code in coded:
            values[at] = read_code(pieces[at])
        return make(*arrange((*values, Missing.NOT_SUPPLIED)))

    return leaves, build


def _blank(cls: type) -> Unit:
    return Unit((), _always(cls()))


_BLANK: Mapping[str, object] = {"": Missing.EMPTY}


def _always(value: object) -> Callable[[str], object]:
    return lambda _packed: value


def _not_supplied(_values: Iterator[object]) -> object:
    return Missing.NOT_SUPPLIED


def _nested(path: str, leaf_of: LeafOf) -> tuple[list[Leaf], Maker]:
    cls = _NESTED[path]
    parts = [_part(f"{path}.{name}", leaf_of) for name in titles(cls)]
    build: Callable[..., object] = trusted(cls)
    makers = [maker for _, maker in parts]
    return [leaf for leaves, _ in parts for leaf in leaves], lambda values: build(
        *[make(values) for make in makers]
    )


def _part(path: str, leaf_of: LeafOf) -> tuple[list[Leaf], Maker]:
    if path in _NESTED:
        return _nested(path, leaf_of)
    leaf = leaf_of(path)
    return ([], _not_supplied) if leaf is None else ([leaf], next)


def _relation(leaf_of: LeafOf) -> tuple[list[Leaf], Maker]:
    code_parts = [_part(f"relation.code{slot}", leaf_of) for slot in range(1, 5)]
    text_leaves, text_maker = _part("relation.text", leaf_of)
    build = trusted(Relation)

    def make(values: Iterator[object]) -> object:
        codes = _joined([maker(values) for _, maker in code_parts])
        return build(codes, text_maker(values))

    return [leaf for leaves, _ in code_parts for leaf in leaves] + text_leaves, make


def _joined(codes: list[object]) -> tuple[RelationCode, ...] | Missing:
    """コード1〜4を一つの組にする。一つでも知らないコードがあれば、全体を不明とする。"""
    if Missing.UNKNOWN in codes:
        return Missing.UNKNOWN
    known = tuple(code for code in codes if isinstance(code, RelationCode))
    if known:
        return known
    return Missing.EMPTY if Missing.EMPTY in codes else Missing.NOT_SUPPLIED


def _districts(leaf_of: LeafOf) -> tuple[list[Leaf], Maker]:
    parts = [_part(f"district_codes.{slot}", leaf_of) for slot in range(1, 11)]
    makers = [maker for _, maker in parts]
    return [leaf for leaves, _ in parts for leaf in leaves], lambda values: tuple(
        make(values) for make in makers
    )


def _address_unit(path: str, leaf_of: LeafOf) -> Unit:
    """世帯の人は同じ住所なので、覚えておく。"""
    leaves, build = _flat(path, leaf_of)
    if not leaves:
        return _blank(Address)
    return Unit(tuple(leaves), _Pieces(lambda packed: build(packed.split(LEAF_SEPARATOR))).__getitem__)


def _koseki_unit(leaf_of: LeafOf) -> Unit:
    """戸籍の表示は外国人住民に該当しない。空欄のときだけそう読み替える。"""
    leaves, build = _flat("koseki", leaf_of)
    kind = leaf_of("kind")
    if not leaves:
        return _blank(Koseki)
    if kind is None:
        return Unit(tuple(leaves), lambda packed: build(packed.split(LEAF_SEPARATOR)))
    not_applicable, read_kind = _not_applicable(Koseki), kind.read

    def read(packed: str) -> object:
        kind_piece, *pieces = packed.split(LEAF_SEPARATOR)
        if read_kind(kind_piece) is ResidentKind.FOREIGN and not "".join(pieces).strip():
            return not_applicable
        return build(pieces)

    return Unit((kind, *leaves), read)


def _by_kind(path: str, outsider: ResidentKind, leaf_of: LeafOf) -> tuple[list[Leaf], Maker]:
    """外国人住民の項目は日本人住民に該当しない。空欄のときだけそう読み替える。"""
    leaves, make = _nested(path, leaf_of)
    kind = leaf_of("kind")
    if kind is None or not leaves:
        return leaves, make
    not_applicable = _not_applicable(_NESTED[path])

    def make_by_kind(values: Iterator[object]) -> object:
        kind_value = next(values)
        rest = list(values)
        is_blank = all(value is Missing.EMPTY for value in rest)
        return not_applicable if kind_value is outsider and is_blank else make(iter(rest))

    return [kind, *leaves], make_by_kind


def _not_applicable(cls: type) -> object:
    build: Callable[..., object] = trusted(cls)
    return build(*[Missing.NOT_APPLICABLE] * len(titles(cls)))
