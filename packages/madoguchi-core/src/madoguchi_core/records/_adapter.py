"""表の一行を住民の記録にする。列の並びが決まったときに一度だけ組み立て、行ごとには引くだけにする。"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records._columns import DATE_SUFFIXES, STANDARD_COLUMNS, UNREAD_COLUMNS, ColumnType
from madoguchi_core.records._coverage import Qualifications
from madoguchi_core.records._issues import Issue, IssueTally
from madoguchi_core.records._leaves import COLUMN_SEPARATOR, Leaf, leaf_of
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._protection import Protection
from madoguchi_core.records._record import titles, trusted
from madoguchi_core.records._resident import Resident
from madoguchi_core.records._spec import ResidentSpec
from madoguchi_core.records._units import LEAF_SEPARATOR, Unit, unit_of

PackedRow = Sequence[str]
# 詰めるときの区切りと同じ文字が値にあると、欄がずれる。
_RESERVED = str.maketrans({LEAF_SEPARATOR: "\ufffd", COLUMN_SEPARATOR: "\ufffd"})
_RESERVED_LETTERS = re.compile(f"[{LEAF_SEPARATOR}{COLUMN_SEPARATOR}]")
_CONFLICT = Issue(
    "MDG107",
    Severity.WARNING,
    "続柄コード1",
    "続柄コードと続柄表記が、世帯主かどうかで食い違います。世帯主かは不明として扱います",
    "元の表の続柄を確かめてください",
)
_NO_NUMBER = Issue(
    "MDG105", Severity.ERROR, "宛名番号", "宛名番号が空です。この行は読めません", "元の表を確かめてください"
)


@dataclass(frozen=True, slots=True)
class Adapted:
    """
    一行を読んだ結果。

    Attributes:
        resident: 住民の記録。宛名番号が空の行は記録にならず ``Missing.EMPTY``。
        findings: 指摘のすべて。
    """

    resident: Resident | Missing
    findings: tuple[Finding, ...]


class RowAdapter:
    """
    ある列の並びの表を読む関数のまとまり。

    行は、項目ごとに欄を区切り文字でつないだ「詰めた行」で受け取る（``pack`` か、SQL の printf で作る）。

    Args:
        spec: 町の表の宣言。
        columns: 表にある列名。

    >>> adapter = RowAdapter(ResidentSpec(id="t", title="表"), ["宛名番号", "氏名", "住民状態"])
    >>> row = adapter.pack({"宛名番号": "1", "氏名": "見本　太郎", "住民状態": "3"})
    >>> adapter.resident(row).status.title
    '死亡者'
    """

    def __init__(self, spec: ResidentSpec, columns: Sequence[str]) -> None:
        leaves = _leaves(spec, columns)
        paths = [name for name in titles(Resident) if name not in ("qualifications", "protection")]
        held = [f"qualifications.{name}" for name in titles(Qualifications)]
        units = [unit_of(path, leaves.get) for path in (*paths, *held)]
        self.packing = tuple(tuple(leaf.columns for leaf in unit.leaves) for unit in units)
        self._readers = tuple(unit.read for unit in units)
        self._qualifications_at = len(paths)
        self._placed = _placed(units)

    def pack(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """
        列名から値への対応を、詰めた行にする。無い列は空欄とみなす。

        Args:
            row: 列名から値への対応。
        """
        return tuple(
            LEAF_SEPARATOR.join(
                COLUMN_SEPARATOR.join(row.get(column, "").translate(_RESERVED) for column in columns)
                for columns in unit
            )
            for unit in self.packing
        )

    def packer(self, columns: Sequence[str]) -> Callable[[Sequence[str]], tuple[str, ...]]:
        """
        値の並びを詰めた行にする関数を返す。全行に使うので、列の場所を先に調べておく。

        Args:
            columns: 渡す値の並びと同じ順の列名。この読み手の列をすべて含むこと。

        >>> adapter = RowAdapter(ResidentSpec(id="t", title="表"), ["宛名番号", "世帯番号"])
        >>> adapter.packer(["世帯番号", "宛名番号"])(["10", "1"])[:2]
        ('1', '10')
        """
        places = {column: at for at, column in enumerate(columns)}
        packs = [_pack_of(unit, places) for unit in self.packing]

        def pack(values: Sequence[str]) -> tuple[str, ...]:
            if _RESERVED_LETTERS.search("".join(values)):
                values = [value.translate(_RESERVED) for value in values]
            return tuple([pack_unit(values) for pack_unit in packs])

        return pack

    def resident(self, row: PackedRow, protection: Protection | Missing = Missing.NOT_SUPPLIED) -> Resident:
        """
        詰めた行を住民の記録にする。指摘は出さない（取り込みのときに出し終えている）。

        Args:
            row: 詰めた行。宛名番号は空でないこと。
            protection: 支援措置の名簿と照合した結果。
        """
        values = [read(piece) for read, piece in zip(self._readers, row, strict=True)]
        at = self._qualifications_at
        return _build_resident(*values[:at], _build_qualifications(*values[at:]), protection)

    def issues(self, row: PackedRow, resident: Resident) -> Iterator[Issue]:
        """
        読んだ行の問題を返す。

        Args:
            row: 詰めた行。
            resident: その行を読んだ結果。
        """
        for unit_at, leaf_at, leaf in self._placed:
            if leaf.issues:
                issue = leaf.issues.get(row[unit_at].split(LEAF_SEPARATOR)[leaf_at])
                if issue is not None:
                    yield issue
        if resident.relation.is_conflicting:
            yield _CONFLICT
        if not _has_number(resident):
            yield _NO_NUMBER


def _has_number(resident: Resident) -> bool:
    # 検査を省いて作るので、型のうえでは文字でも、空欄の行では Missing が入る
    number: object = resident.address_number
    return isinstance(number, str)


_build_resident: Callable[..., Resident] = trusted(Resident)
_build_qualifications: Callable[..., Qualifications] = trusted(Qualifications)


def adapt_row(row: Mapping[str, str], spec: ResidentSpec, *, row_number: int) -> Adapted:
    """
    表の一行を、住民の記録と指摘にする。

    Args:
        row: 列名から値への対応。列の無い項目は ``Missing.NOT_SUPPLIED`` になる。
        spec: 町の表の宣言。
        row_number: ファイルの中の行の番号（指摘に書く）。

    >>> adapted = adapt_row(
    ...     {"宛名番号": "1", "住民状態": "7"}, ResidentSpec(id="t", title="表"), row_number=2
    ... )
    >>> adapted.resident.status.title
    '不明'
    >>> print(adapted.findings[0].where, adapted.findings[0].message)
    2行目「住民状態」 コード表に無い値 「7」 があります。不明として扱います
    """
    adapter = _adapter_of(spec, tuple(row))
    packed = adapter.pack(row)
    resident = adapter.resident(packed)
    findings = tuple(issue.at_row(row_number) for issue in adapter.issues(packed, resident))
    return Adapted(resident if _has_number(resident) else Missing.EMPTY, findings)


def check_columns(columns: Sequence[str], spec: ResidentSpec) -> tuple[Finding, ...]:
    """
    見出しの指摘を返す。必要な列が無い、同じ列が二つある、知らない列がある。

    Args:
        columns: 表の見出し。
        spec: 町の表の宣言。

    >>> [finding.code for finding in check_columns(["氏名"], ResidentSpec(id="t", title="表"))]
    ['MDG101']
    """
    missing = [*_missing_columns(columns, spec)]
    doubled = sorted({name for name in columns if columns.count(name) > 1})
    found = [*missing]
    if doubled:  # 見出しの無いファイルでは一行目が人の行なので、列名を書けるのは知っている列だけ
        known = [name for name in doubled if name in _known_columns(spec)]
        message = f"同じ列名が{len(doubled)}組あります（{'、'.join(known) or '列名は伏せます'}）"
        found.append(Finding("MDG109", Severity.ERROR, "見出し", message, "列名を一つずつにしてください"))
    unknown = [name for name in columns if name not in _known_columns(spec)]
    if unknown and not missing:
        message = f"標準にも町の宣言にも無い列は読みません: {'、'.join(unknown)}"
        hint = "要る列なら、町の宣言の columns に項目との対応を書いてください"
        found.append(Finding("MDG108", Severity.NOTICE, "見出し", message, hint))
    return tuple(found)


def tally_row(adapter: RowAdapter, row: PackedRow, tally: IssueTally, row_number: int) -> None:
    """
    一行を読んで、問題を数える。取り込みのときに全行へ行う。

    Args:
        adapter: 表の読み手。
        row: 詰めた行。
        tally: 数える器。
        row_number: ファイルの中の行の番号。
    """
    for issue in adapter.issues(row, adapter.resident(row)):
        tally.add(issue, row_number)


@lru_cache(maxsize=8)
def _adapter_of(spec: ResidentSpec, columns: tuple[str, ...]) -> RowAdapter:
    return RowAdapter(spec, columns)


def _leaves(spec: ResidentSpec, columns: Sequence[str]) -> dict[str, Leaf]:
    present = set(columns)
    made: dict[str, Leaf] = {}
    for column in STANDARD_COLUMNS:
        name = next((name for name in spec.names_of(column.field) if name in present), None)
        if name is not None:
            suffixes = DATE_SUFFIXES if column.type is ColumnType.DATE else ()
            names = (name, *(name + suffix for suffix in suffixes if name + suffix in present))
            made[column.field] = leaf_of(column, spec, names)
    return made


def _placed(units: Sequence[Unit]) -> tuple[tuple[int, int, Leaf], ...]:
    return tuple(
        (unit_at, leaf_at, leaf)
        for unit_at, unit in enumerate(units)
        for leaf_at, leaf in enumerate(unit.leaves)
        if not _is_shared_kind(units, unit_at, leaf)
    )


def _is_shared_kind(units: Sequence[Unit], unit_at: int, leaf: Leaf) -> bool:
    """住民種別の読み手は三つの部分が使う。問題は一度だけ数える。"""
    return any(leaf in unit.leaves for unit in units[:unit_at])


def _pack_of(unit: tuple[tuple[str, ...], ...], places: Mapping[str, int]) -> Callable[[Sequence[str]], str]:
    if not unit:
        return lambda _values: ""
    if len(unit) == 1 and len(unit[0]) == 1:
        return itemgetter(places[unit[0][0]])
    if all(len(columns) == 1 for columns in unit):
        pick = itemgetter(*(places[column] for (column,) in unit))
        return lambda values: LEAF_SEPARATOR.join(pick(values))
    leaves = [[places[column] for column in columns] for columns in unit]
    return lambda values: LEAF_SEPARATOR.join(
        [COLUMN_SEPARATOR.join([values[at] for at in leaf]) for leaf in leaves]
    )


def _missing_columns(columns: Sequence[str], spec: ResidentSpec) -> Iterator[Finding]:
    for path in sorted(spec.required):
        names = spec.names_of(path)
        if not any(name in columns for name in names):
            message = f"必要な列「{'」または「'.join(names)}」がありません"
            hint = "ファイルの見出しを確かめるか、町の宣言の columns に列名を書いてください"
            yield Finding("MDG101", Severity.ERROR, "見出し", message, hint)


@lru_cache(maxsize=8)
def _known_columns(spec: ResidentSpec) -> frozenset[str]:
    return frozenset(_all_names(spec))


def _all_names(spec: ResidentSpec) -> Iterator[str]:
    for column in STANDARD_COLUMNS:
        for name in spec.names_of(column.field):
            yield name
            if column.type is ColumnType.DATE:
                yield from (name + suffix for suffix in DATE_SUFFIXES)
    yield from (*UNREAD_COLUMNS, *spec.extra_columns, spec.latest_column)
