"""CSV の読み取り。文字コードは宣言どおりに読み、壊れた行は全部まとめて指摘する。"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import FileEncoding, Issue, IssueTally
from madoguchi_core.store._problems import Problems
from madoguchi_core.text import is_my_number

# 12桁の数字そのままと、4桁ごとに区切ったもの。
_SHORTEST_MY_NUMBER, _LONGEST_MY_NUMBER = 12, 14
_MY_NUMBER_NAMES = frozenset({"個人番号", "マイナンバー"})
_CUT = ("最後の行が途中で切れています", "書き出しが終わってから、読み込み直してください")


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


class Table:
    """
    CSV の表。行を一度だけ順に読み、壊れた行は読まずに ``problems`` へ数える。

    個人番号の列と値は、読み取ったところで捨てる。列の名か、値の検査数字で見分ける。

    Args:
        content: ファイルの中身。
        name: ファイル名。指摘に使う。
        encoding: 宣言された文字コード。推測はしない。

    Raises:
        DataRejected: 見出しの行が読めないとき（MDG115）。
    """

    __slots__ = ("_content", "_dropped", "_encoding", "_reader", "_tally", "columns", "name", "problems")

    def __init__(self, content: bytes, *, name: str, encoding: FileEncoding) -> None:
        self.name = name
        self.problems = Problems(name)
        self._content, self._encoding = content, encoding
        text = io.TextIOWrapper(io.BytesIO(content), encoding=_codec(encoding), newline="")
        self._reader = csv.reader(text, strict=True)
        self._tally = IssueTally()
        self.columns: tuple[str, ...] = tuple(next(self._lines(), (0, []))[1])
        if not self.columns:
            self.problems.add("MDG112", "", "中身がありません", "書き出しが終わっているかを確かめてください")
        self.problems.refuse()
        self._dropped = [at for at, column in enumerate(self.columns) if _is_my_number_name(column)]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """壊れていない行を、行の番号と値で返す。"""
        width = len(self.columns)
        wrong: tuple[int, int] | None = None
        for line, row in self._lines():
            if wrong is not None:
                self._wrong_width(*wrong)
                wrong = None
            if len(row) == width:
                yield line, self._without_my_numbers(line, row)
            else:
                wrong = line, len(row)
        if wrong is None:
            return
        if self._content.endswith((b"\n", b"\r")):
            self._wrong_width(*wrong)
        else:
            self.problems.add("MDG114", f"{wrong[0]}行目", *_CUT)

    def findings(self) -> tuple[Finding, ...]:
        """捨てた個人番号の指摘。行を読み終えてから呼ぶ。"""
        return (*self._dropped_columns(), *self._tally.findings())

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self._reader.line_num + 1
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except UnicodeDecodeError:
                self._undecodable()
                return
            except csv.Error:
                self._broken(line)
                return
            if "\0" in "".join(row):
                self.problems.add(
                    "MDG114", f"{line}行目", "使えない文字（NUL）があります", "書き出し直してください"
                )
            elif row:
                yield line, row

    def _broken(self, line: int) -> None:
        hint = '引用符（"）が閉じているか、書き出しが終わっているかを確かめてください'
        self.problems.add("MDG114", f"{line}行目から", "CSV として読めません", hint)

    def _undecodable(self) -> None:
        """改行の字は、どちらの文字コードでも二バイト目にならない。行に分けてから確かめてよい。"""
        lines = self._content.split(b"\n")
        for number, line in enumerate(lines, start=1):
            try:
                line.decode(_codec(self._encoding))
            except UnicodeDecodeError as problem:
                if number == len(lines) and problem.end == len(line):
                    self.problems.add("MDG114", f"{number}行目", *_CUT)
                else:
                    message = f"{self._encoding} にない並びがあります"
                    hint = "書き出しの文字コードと、町の宣言の encoding を合わせてください"
                    self.problems.add("MDG113", f"{number}行目", message, hint)

    def _wrong_width(self, line: int, found: int) -> None:
        message = f"列の数が見出し（{len(self.columns)}列）と違います（{found}列）"
        self.problems.add("MDG114", f"{line}行目", message, "書き出し直してください")

    def _without_my_numbers(self, line: int, row: list[str]) -> list[str]:
        for at in self._dropped:
            row[at] = ""
        for at, value in enumerate(row):
            if _SHORTEST_MY_NUMBER <= len(value) <= _LONGEST_MY_NUMBER and is_my_number(value):
                row[at] = ""
                self._tally.add(_dropped_value(self.columns[at]), line)
        return row

    def _dropped_columns(self) -> Iterator[Finding]:
        if self._dropped:
            message = "個人番号の列がありました。中身を読まずに捨てました"
            hint = "書き出しから個人番号の列を外してください"
            yield Finding("MDG116", Severity.WARNING, "見出し", message, hint)


def _codec(encoding: FileEncoding) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _is_my_number_name(column: str) -> bool:
    return unicodedata.normalize("NFKC", column).strip() in _MY_NUMBER_NAMES


def _dropped_value(column: str) -> Issue:
    message = "個人番号と見られる値を捨てました。空欄として扱います"
    return Issue("MDG116", Severity.WARNING, column, message, "書き出しの列を確かめてください")
