"""町の表の宣言: 標準の列名・コードとの違いだけを書く。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from madoguchi_core.errors import InvalidValue
from madoguchi_core.records._columns import STANDARD_COLUMNS, Column
from madoguchi_core.records._tables import STANDARD_TABLES, CodeTable, Meaning

FileEncoding = Literal["utf-8", "cp932"]
_FIELDS = frozenset(column.field for column in STANDARD_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ResidentSpec:
    """
    町の住民の表の宣言。標準と同じところは書かない。

    Attributes:
        id: 宣言の id（英数字）。
        title: 表の名（日本語）。
        encoding: 文字コード。推測はしない。UTF-8 の BOM は有っても無くてもよい。
        columns: 記録の項目の道から、その町の列名への対応（列名が標準と違うものだけ）。
        tables: コード表の id から、標準と違うコードだけの対応（桁は表の幅に埋めて書く）。
        placeholders: 列名から、意味の決まっていない仮の値への対応。``*`` は、その列のどの値も。
        required: 無ければ読み込まない項目。
        extra_columns: 町だけにあり、記録には写さない列。
        latest_column: 履歴のうち最新の行を示す列。表に無ければ全行を最新とみなす。
        latest_values: 最新を表す値。
        history_values: 最新でないことを表す値。

    Raises:
        InvalidValue: 知らない項目・コード表・桁の合わないコードを書いたとき（MDG111）。

    >>> spec = ResidentSpec(id="mihon", title="見本町の住民の表", columns={"name.kana": "カナ氏名"})
    >>> spec.names_of("name.kana")
    ('カナ氏名', '氏名_振り仮名（フリガナ）', '氏名_フリガナ')
    """

    id: str
    title: str
    encoding: FileEncoding = "utf-8"
    columns: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, Meaning]] = field(default_factory=dict)
    placeholders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    required: frozenset[str] = frozenset({"address_number"})
    extra_columns: frozenset[str] = frozenset()
    latest_column: str = "最新フラグ"
    latest_values: frozenset[str] = frozenset({"1"})
    history_values: frozenset[str] = frozenset({"0"})

    def __post_init__(self) -> None:
        """宣言の綴りを確かめる。町のデータではなく、宣言を書いた人への約束なので例外にする。"""
        wrong = [*_unknown_fields(self), *_unknown_tables(self)]
        if wrong:
            raise InvalidValue(
                "MDG111",
                f"住民の表の宣言に、知らない名があります: {'、'.join(wrong)}",
                hint="綴りと桁を直してください",
            )

    def names_of(self, path: str) -> tuple[str, ...]:
        """
        項目の列名の候補。町の宣言、新しい版、古い版の順。

        Args:
            path: 記録の項目の道（``name.official`` など）。
        """
        standard = _column_of(path).names
        own = self.columns.get(path)
        return standard if own is None else (own, *standard)

    def table(self, table_id: str) -> CodeTable:
        """
        町の違いを重ねたコード表を返す。

        Args:
            table_id: コード表の id（``resident_status`` など）。

        >>> ResidentSpec(id="t", title="表").table("flag").meaning_of("1")
        True
        """
        standard = STANDARD_TABLES[table_id]
        own = self.tables.get(table_id, {})
        return CodeTable(standard.title, standard.width, MappingProxyType({**standard.meanings, **own}))


_BY_FIELD: Mapping[str, Column] = {column.field: column for column in STANDARD_COLUMNS}


def _column_of(path: str) -> Column:
    found = _BY_FIELD.get(path)
    if found is None:
        raise InvalidValue(
            "MDG111", f"記録に項目「{path}」はありません", hint="STANDARD_COLUMNS の field を見てください"
        )
    return found


def _unknown_fields(spec: ResidentSpec) -> Iterator[str]:
    yield from sorted((set(spec.columns) | spec.required) - _FIELDS)


def _unknown_tables(spec: ResidentSpec) -> Iterator[str]:
    for table_id, meanings in spec.tables.items():
        standard = STANDARD_TABLES.get(table_id)
        if standard is None:
            yield table_id
        else:
            yield from (f"{table_id}[{raw}]" for raw in meanings if len(raw) != standard.width)
