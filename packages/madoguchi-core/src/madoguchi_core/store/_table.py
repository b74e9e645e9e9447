"""CSV の読み取り。文字コードは宣言どおりに読み、壊れた行は全部まとめて指摘する。"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from madoguchi_core.errors import DataRejected, StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import FileEncoding
from madoguchi_core.text import is_my_number

MOST_FINDINGS = 20
_MY_NUMBER_LENGTH = range(12, 15)
_MY_NUMBER_NAMES = ("個人番号", "マイナンバー")


@dataclass(frozen=True, slots=True)
class Table:
    """
    読んだ表。

    Attributes:
        name: ファイル名。
        columns: 見出し。
        rows: 行の番号と値。
        findings: 捨てた値などの指摘。
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    findings: tuple[Finding, ...]


def read_bytes(path: Path) -> bytes:
    """
    ファイルの中身を読む。

    Raises:
        StoreError: 無い、または読めないとき（MDG701）。
    """
    try:
        return path.read_bytes()
    except OSError as problem:
        raise StoreError(
            "MDG701", f"ファイル {path.name} を読めません", hint="場所と、読む権利を確かめてください"
        ) from problem


def read_table(content: bytes, *, name: str, encoding: FileEncoding) -> Table:
    """
    CSV を表として読む。個人番号の列と値は、読み取ったところで捨てる。

    Args:
        content: ファイルの中身。
        name: ファイル名。指摘に使う。
        encoding: 宣言された文字コード。

    Raises:
        DataRejected: 文字コードが違う、行が壊れているなど、続けられないとき（MDG110〜MDG115）。
    """
    text = _decoded(content, name, encoding)
    findings: list[Finding] = []
    lines = list(_lines(text, name, findings))
    if not lines:
        findings.append(
            _problem("MDG112", name, "中身がありません", "書き出しが終わっているかを確かめてください")
        )
    _reject(findings, name)
    columns, rows = tuple(lines[0][1]), lines[1:]
    _check_widths(rows, len(columns), name, findings, is_cut=not text.endswith("\n"))
    _reject(findings, name)
    kept = tuple(_without_my_numbers(columns, rows, name, findings))
    return Table(name, columns, kept, tuple(findings))


def _decoded(content: bytes, name: str, encoding: FileEncoding) -> str:
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        findings = list(_undecodable(content, name, codec, encoding))
    raise DataRejected(
        "MDG113",
        f"{name} を {encoding} として読めません",
        findings=findings[:MOST_FINDINGS],
        hint="書き出しの文字コードと、町の宣言の encoding を合わせてください",
    )


def _undecodable(content: bytes, name: str, codec: str, encoding: str) -> Iterator[Finding]:
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            line.decode(codec)
        except UnicodeDecodeError:
            yield _problem(
                "MDG113",
                f"{name} {number}行目",
                f"{encoding} にない並びがあります",
                "文字コードを確かめてください",
            )


def _lines(text: str, name: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            hint = '引用符（"）が閉じているかを確かめてください'
            findings.append(_problem("MDG114", f"{name} {reader.line_num}行目", "CSV として読めません", hint))
            return
        if "\0" in "".join(row):
            findings.append(
                _problem(
                    "MDG114",
                    f"{name} {reader.line_num}行目",
                    "使えない文字（NUL）があります",
                    "書き出し直してください",
                )
            )
        elif row:
            yield reader.line_num, row


def _check_widths(
    rows: list[tuple[int, list[str]]], width: int, name: str, findings: list[Finding], *, is_cut: bool
) -> None:
    for number, row in rows:
        if len(row) != width:
            is_last = is_cut and number == rows[-1][0]
            message = (
                "最後の行が途中で切れています"
                if is_last
                else f"列の数が見出し（{width}列）と違います（{len(row)}列）"
            )
            findings.append(_problem("MDG114", f"{name} {number}行目", message, "書き出し直してください"))


def _without_my_numbers(
    columns: tuple[str, ...], rows: list[tuple[int, list[str]]], name: str, findings: list[Finding]
) -> Iterator[tuple[int, list[str]]]:
    named = [at for at, column in enumerate(columns) if column.strip() in _MY_NUMBER_NAMES]
    if named:
        message = "個人番号の列がありました。中身を読まずに捨てました"
        findings.append(
            Finding(
                "MDG116",
                Severity.WARNING,
                f"{name} 見出し",
                message,
                "書き出しから個人番号の列を外してください",
            )
        )
    for number, row in rows:
        for at, value in enumerate(row):
            if at in named:
                row[at] = ""
            elif len(value) in _MY_NUMBER_LENGTH and is_my_number(value):
                row[at] = ""
                where = f"{name} {number}行目「{columns[at]}」"
                hint = "書き出しの列を確かめてください"
                findings.append(
                    Finding("MDG116", Severity.WARNING, where, "個人番号と見られる値を捨てました", hint)
                )
        yield number, row


def _problem(code: str, where: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message, hint)


def _reject(findings: list[Finding], name: str) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise DataRejected(
            "MDG115",
            f"{name} を読み込めません（誤り {len(errors)} 件）",
            findings=errors[:MOST_FINDINGS],
            hint="示された行を直してから、もう一度読み込んでください。前の写しはそのままです",
        )
