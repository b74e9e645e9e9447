"""住民の表を写しに取り込み、読み取り専用で開く。支援措置の名簿もここで読む。"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from madoguchi_core.calendar import RegisterDate, parse_date
from madoguchi_core.errors import DataRejected, StoreError
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.records import (
    IssueTally,
    Missing,
    Protection,
    ResidentSpec,
    RowAdapter,
    SupportMeasure,
    check_columns,
    tally_row,
)
from madoguchi_core.store._copy import CopyInfo, ResidentCopy, write_copy
from madoguchi_core.store._table import MOST_FINDINGS, Table, read_bytes, read_table

SQLITE_PREFIX = "sqlite:///"
_SUPPORT_COLUMNS = ("宛名番号", "支援措置区分")


@dataclass(frozen=True, slots=True)
class Imported:
    """
    取り込みの結果。

    Attributes:
        info: 写しの素性。
        findings: 続けられるが、知っておくべき指摘。
    """

    info: CopyInfo
    findings: tuple[Finding, ...]


def import_residents(source: Path, target: Path, spec: ResidentSpec, *, data_as_of: date | None) -> Imported:
    """
    住民の表（CSV）を写しにする。誤りがあれば何も書かず、前の写しを残す。

    Args:
        source: CSV。
        target: 写しの場所。
        spec: 町の表の宣言。
        data_as_of: 表の基準日。分からなければ None。

    Raises:
        DataRejected: 続けられない誤りがあるとき。指摘は全部そろっている。
        StoreError: 読めない、または書けないとき。
    """
    content = read_bytes(source)
    table = read_table(content, name=source.name, encoding=spec.encoding)
    _refuse(_at_file(check_columns(table.columns, spec), source.name), source.name)
    loader = _Loader(spec, table)
    rows = loader.rows()
    findings = (
        *table.findings,
        *_at_file(check_columns(table.columns, spec), source.name),
        *loader.findings(),
    )
    _refuse(findings, source.name)
    digest = hashlib.sha256(content).hexdigest()
    info = CopyInfo(source.name, digest, data_as_of, len(rows), table.columns, spec.id)
    write_copy(target, info, rows)
    return Imported(info, findings)


def open_residents(
    source: str,
    spec: ResidentSpec,
    *,
    workspace: Path,
    data_as_of: date | None,
    protections: Mapping[str, Protection] | None,
) -> tuple[ResidentCopy, tuple[Finding, ...]]:
    """
    住民の表を開く。CSV なら写しを作ってから、写し（``sqlite:///場所``）ならそのまま開く。

    Args:
        source: CSV の場所か、写しの URL。
        spec: 町の表の宣言。
        workspace: 写しを置くフォルダー。
        data_as_of: CSV の基準日。
        protections: 宛名番号から支援措置への対応。名簿を照合していなければ None。

    Raises:
        StoreError: 知らない形の URL のとき（MDG705）、開けないとき。
    """
    if source.startswith(SQLITE_PREFIX):
        return ResidentCopy(Path(source.removeprefix(SQLITE_PREFIX)), spec, protections), ()
    if "://" in source:
        raise StoreError(
            "MDG705", "知らない形の場所です", hint="CSV の場所か sqlite:///写しの場所 を書いてください"
        )
    target = workspace / "residents.sqlite3"
    imported = import_residents(Path(source), target, spec, data_as_of=data_as_of)
    return ResidentCopy(target, spec, protections), imported.findings


def read_protections(source: Path, spec: ResidentSpec) -> dict[str, Protection]:
    """
    支援措置の名簿（支援措置対象者情報）を読む。終了年月日が過ぎていても、抑止は続く。

    Args:
        source: CSV。列は、宛名番号・支援措置区分・支援措置開始年月日・支援措置終了年月日・最新フラグ。
        spec: 町の表の宣言。文字コードと区分のコードを使う。

    Returns:
        宛名番号から支援措置への対応。載っていない人は含まない。

    Raises:
        DataRejected: 列が無い、宛名番号が空などの誤りがあるとき（MDG118）。
    """
    table = read_table(read_bytes(source), name=source.name, encoding=spec.encoding)
    missing = [name for name in _SUPPORT_COLUMNS if name not in table.columns]
    if missing:
        where, message = f"{source.name} 見出し", f"必要な列「{'」「'.join(missing)}」がありません"
        _refuse(
            (Finding("MDG118", Severity.ERROR, where, message, "名簿の見出しを確かめてください"),),
            source.name,
        )
    found: dict[str, Protection] = {}
    for number, row in table.rows:
        values = dict(zip(table.columns, row, strict=True))
        key = values["宛名番号"].strip()
        if not key:
            where = f"{source.name} {number}行目"
            finding = Finding(
                "MDG118", Severity.ERROR, where, "宛名番号が空です", "だれの措置かを名簿で確かめてください"
            )
            _refuse((finding,), source.name)
        if values.get("最新フラグ", "1").strip() in spec.history_values:
            continue
        found[key] = _stricter(found.get(key), _protection(values, spec))
    return found


def _protection(values: Mapping[str, str], spec: ResidentSpec) -> Protection:
    measure = spec.table("support_measure").meaning_of(values["支援措置区分"].strip())
    return Protection(
        is_listed=True,
        # 意味の分からない区分は、終わったとはみなさない
        measure=measure if isinstance(measure, SupportMeasure) else Missing.UNKNOWN,
        starts_on=_date(values.get("支援措置開始年月日")),
        ends_on=_date(values.get("支援措置終了年月日")),
    )


def _stricter(one: Protection | None, other: Protection) -> Protection:
    """同じ人の行が二つあれば、抑止する方を採る。"""
    return one if one is not None and one.is_suppressed else other


def _date(text: str | None) -> RegisterDate | Missing:
    if text is None:
        return Missing.NOT_SUPPLIED
    return parse_date(text.strip()) if text.strip() else Missing.EMPTY


class _Loader:
    """行を確かめながら、写しに入れる形に詰める。"""

    __slots__ = ("_adapter", "_seen", "_spec", "_table", "_tally", "_wrong")

    def __init__(self, spec: ResidentSpec, table: Table) -> None:
        self._spec = spec
        self._table = table
        self._adapter = RowAdapter(spec, table.columns)
        self._tally = IssueTally()
        self._seen: dict[str, int] = {}
        self._wrong: list[Finding] = []

    def rows(self) -> list[tuple[str, str, Sequence[str]]]:
        """最新の行を、宛名番号・世帯番号・詰めた行にする。"""
        number_at, household_at = self._at("address_number"), self._at("household_number")
        packed_rows: list[tuple[str, str, Sequence[str]]] = []
        for line, row in self._latest():
            packed = self._adapter.pack(dict(zip(self._table.columns, row, strict=True)))
            tally_row(self._adapter, packed, self._tally, line)
            number = row[number_at].strip() if number_at is not None else ""
            self._check_once(number, line)
            packed_rows.append(
                (number, row[household_at].strip() if household_at is not None else "", packed)
            )
        return packed_rows

    def findings(self) -> tuple[Finding, ...]:
        """行の指摘のすべて。"""
        return (*self._wrong, *_at_file(tuple(self._tally.findings()), self._table.name))

    def _at(self, field: str) -> int | None:
        names = self._spec.names_of(field)
        return next((self._table.columns.index(name) for name in names if name in self._table.columns), None)

    def _latest(self) -> Iterator[tuple[int, list[str]]]:
        spec, columns = self._spec, self._table.columns
        if spec.latest_column not in columns:
            yield from self._table.rows
            return
        at = columns.index(spec.latest_column)
        for line, row in self._table.rows:
            value = row[at].strip()
            if value in spec.latest_values:
                yield line, row
            elif value not in spec.history_values:
                message = "最新の行か過去の行かが分かりません"
                self._add("MDG119", line, message, "値の意味を確かめ、町の宣言に書いてください")

    def _check_once(self, number: str, line: int) -> None:
        first = self._seen.setdefault(number, line)
        if first != line and number:
            self._add(
                "MDG117",
                line,
                f"{first}行目と同じ宛名番号の最新の行があります",
                "元の表の最新フラグを確かめてください",
            )

    def _add(self, code: str, line: int, message: str, hint: str) -> None:
        self._wrong.append(Finding(code, Severity.ERROR, f"{self._table.name} {line}行目", message, hint))


def _at_file(findings: Sequence[Finding], name: str) -> tuple[Finding, ...]:
    return tuple(Finding(f.code, f.severity, f"{name} {f.where}", f.message, f.hint) for f in findings)


def _refuse(findings: Sequence[Finding], name: str) -> None:
    if has_errors(findings):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        raise DataRejected(
            "MDG115",
            f"{name} を読み込めません（誤り {len(errors)} 件）",
            findings=errors[:MOST_FINDINGS],
            hint="示された所を直してから、もう一度読み込んでください。前の写しはそのままです",
        )
