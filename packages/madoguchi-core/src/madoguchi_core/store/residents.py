"""住民の表を写しに取り込み、読み取り専用で開く。"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import (
    IssueTally,
    Protection,
    ResidentSpec,
    RowAdapter,
    check_columns,
    tally_row,
)
from madoguchi_core.store._copy import CopyInfo, CopyRow, ResidentCopy, layout_of, write_copy
from madoguchi_core.store._table import Table, read_bytes

SQLITE_PREFIX = "sqlite:///"


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


def import_residents(
    source: Path,
    target: Path,
    spec: ResidentSpec,
    *,
    data_as_of: date | None,
    imported_at: datetime | None = None,
) -> Imported:
    """
    住民の表（CSV）を写しにする。誤りがあれば何も書かず、前の写しを残す。

    Args:
        source: CSV。
        target: 写しの場所。
        spec: 町の表の宣言。
        data_as_of: 表の基準日。分からなければ None。
        imported_at: 取り込んだ時刻。

    Raises:
        DataRejected: 続けられない誤りがあるとき（MDG115）。指摘は全部そろっている。
        StoreError: 読めない（MDG701）、または書けない（MDG702）とき。
    """
    content = read_bytes(source)
    table = Table(content, name=source.name, encoding=spec.encoding)
    loader = _Loader(spec, table)

    def finished() -> CopyInfo:
        loader.refuse()
        return CopyInfo(
            source=source.name,
            sha256=hashlib.sha256(content).hexdigest(),
            data_as_of=data_as_of,
            imported_at=imported_at,
            rows=loader.count,
            columns=table.columns,
            encoding=spec.encoding,
            spec_id=spec.id,
            layout=layout_of(loader.adapter),
        )

    info = write_copy(target, loader.rows(), finished, width=len(loader.adapter.packing))
    return Imported(info, loader.findings())


def open_residents(
    source: str,
    spec: ResidentSpec,
    *,
    workspace: Path,
    data_as_of: date | None,
    protections: Mapping[str, Protection] | None,
    imported_at: datetime | None = None,
) -> tuple[ResidentCopy, tuple[Finding, ...]]:
    """
    住民の表を開く。CSV なら写しを作ってから、写し（``sqlite:///場所``）ならそのまま開く。

    Args:
        source: CSV の場所か、写しの URL。
        spec: 町の表の宣言。
        workspace: CSV から作る写しを置くフォルダー。
        data_as_of: CSV の基準日。
        protections: 宛名番号から支援措置への対応。名簿を照合していなければ None。
        imported_at: CSV を取り込んだ時刻。

    Raises:
        DataRejected: CSV に続けられない誤りがあるとき（MDG115）。
        StoreError: 知らない形の URL のとき（MDG705）、開けないとき。
    """
    if source.startswith(SQLITE_PREFIX):
        copy = ResidentCopy(Path(source.removeprefix(SQLITE_PREFIX)), spec, protections)
        return copy, _listed(copy, protections)
    if "://" in source:
        raise StoreError(
            "MDG705", "知らない形の場所です", hint="CSV の場所か sqlite:///写しの場所 を書いてください"
        )
    target = workspace / "residents.sqlite3"
    imported = import_residents(Path(source), target, spec, data_as_of=data_as_of, imported_at=imported_at)
    copy = ResidentCopy(target, spec, protections)
    return copy, (*imported.findings, *_listed(copy, protections))


def _listed(copy: ResidentCopy, protections: Mapping[str, Protection] | None) -> tuple[Finding, ...]:
    """名簿を渡したのに、だれも載っていないときと、載っている人が表にいないときの知らせ。"""
    if protections is not None and not protections:
        message = "支援措置の名簿に、載っている人がいません"
        hint = (
            "書き出しの条件と最新フラグを確かめてください。ほんとうに一人もいない町なら、このままで構いません"
        )
        return (Finding("MDG121", Severity.WARNING, copy.info.source, message, hint),)
    return _unmatched(copy)


def _unmatched(copy: ResidentCopy) -> tuple[Finding, ...]:
    """名簿の人が表にいないのは、転出などもあるので誤りではない。番号の書き方の違いにも気づけるように知らせる。"""
    count = copy.unmatched_protections()
    if not count:
        return ()
    message = f"支援措置の名簿のうち {count} 件の宛名番号が、住民の表にありません"
    hint = "転出などで表にいない人か、宛名番号の書き方が違わないかを確かめてください"
    return (Finding("MDG120", Severity.WARNING, copy.info.source, message, hint),)


class _Loader:
    """行を確かめながら、写しに入れる形に詰める。"""

    __slots__ = ("_latest_at", "_seen", "_spec", "_table", "_tally", "adapter", "count")

    def __init__(self, spec: ResidentSpec, table: Table) -> None:
        self._spec = spec
        self._table = table
        self._tally = IssueTally()
        self._seen: dict[str, int] = {}
        self.count = 0
        header = check_columns(table.columns, spec)
        table.problems.extend(_at_file(_only(header, is_error=True), table.name))
        table.problems.refuse()
        self.adapter = RowAdapter(spec, table.columns)
        self._latest_at = (
            table.columns.index(spec.latest_column) if spec.latest_column in table.columns else None
        )

    def rows(self) -> Iterator[CopyRow]:
        """最新の行を、宛名番号・世帯番号・詰めた行にする。"""
        pack = self.adapter.packer(self._table.columns)
        for line, row in self._table.rows():
            if self._is_latest(line, row):
                packed = pack(row)
                number, household, *_ = packed
                tally_row(self.adapter, packed, self._tally, line)
                self._check_once(number.strip(), line)
                self.count += 1
                yield number.strip(), household.strip(), packed

    def refuse(self) -> None:
        """読み終えたところで、誤りがあれば断る。"""
        problems = self._table.problems
        problems.extend(_only(self._row_findings(), is_error=True))
        if not self.count and not problems:
            hint = "書き出しの条件と、最新フラグの列を確かめてください"
            problems.add("MDG112", "", "住民の行が一つもありません", hint)
        problems.refuse(self.findings())

    def findings(self) -> tuple[Finding, ...]:
        """続けられるが、知っておくべき指摘。"""
        header = check_columns(self._table.columns, self._spec)
        found = (*header, *self._table.findings())
        return (*_at_file(found, self._table.name), *_only(self._row_findings(), is_error=False))

    def _row_findings(self) -> tuple[Finding, ...]:
        return _at_file(tuple(self._tally.findings()), self._table.name)

    def _is_latest(self, line: int, row: list[str]) -> bool:
        if self._latest_at is None:
            return True
        value = row[self._latest_at].strip()
        if value in self._spec.latest_values:
            return True
        if value not in self._spec.history_values:
            hint = "値の意味を確かめ、町の宣言に書いてください"
            self._table.problems.add("MDG119", f"{line}行目", "最新の行か過去の行かが分かりません", hint)
        return False

    def _check_once(self, number: str, line: int) -> None:
        first = self._seen.setdefault(number, line)
        if first != line and number:
            message = f"{first}行目と同じ宛名番号の最新の行があります"
            hint = "元の表の最新フラグを確かめてください"
            self._table.problems.add("MDG117", f"{line}行目", message, hint)


def _only(findings: Sequence[Finding], *, is_error: bool) -> tuple[Finding, ...]:
    return tuple(f for f in findings if (f.severity is Severity.ERROR) is is_error)


def _at_file(findings: Sequence[Finding], name: str) -> tuple[Finding, ...]:
    return tuple(Finding(f.code, f.severity, f"{name} {f.where}", f.message, f.hint) for f in findings)
