"""表の値の問題を、列と値ごとに数える。誰の行かは持たず、行の番号だけを持つ。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from madoguchi_core.findings import Finding, Severity

_CODE_LIKE = re.compile(r"[0-9A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Issue:
    """
    ある列の、ある値の問題。

    Attributes:
        code: 番号。
        severity: 重さ。
        column: 列名。
        message: 何が起きたか（人の情報を含まない）。
        hint: 次にすること。
    """

    code: str
    severity: Severity
    column: str
    message: str
    hint: str

    def at_row(self, row: int) -> Finding:
        """一行分の指摘にする。"""
        return Finding(self.code, self.severity, f"{row}行目「{self.column}」", self.message, self.hint)


class IssueTally:
    """
    同じ列・同じ問題をまとめて数える器。

    >>> tally = IssueTally()
    >>> issue = Issue(
    ...     "MDG102", Severity.WARNING, "性別", "コード表に無い値があります", "コード表を確かめてください"
    ... )
    >>> for row in (2, 5):
    ...     tally.add(issue, row)
    >>> print(*tally.findings())
    [注意] MDG102 列「性別」: コード表に無い値があります（2行、最初は2行目） → コード表を確かめてください
    """

    def __init__(self) -> None:
        self._counts: dict[Issue, tuple[int, int]] = {}

    def add(self, issue: Issue, row: int) -> None:
        """
        問題を一つ数える。

        Args:
            issue: 問題。
            row: 行の番号。
        """
        count, first = self._counts.get(issue, (0, row))
        self._counts[issue] = (count + 1, first)

    def findings(self) -> Iterator[Finding]:
        """まとめた指摘を、見つけた順に返す。"""
        for issue, (count, first) in self._counts.items():
            message = f"{issue.message}（{count}行、最初は{first}行目）"
            yield Finding(issue.code, issue.severity, f"列「{issue.column}」", message, issue.hint)


def shown(raw: str) -> str:
    """コードらしい短い英数字だけを見せる。列がずれていれば、コードの列に氏名が入ることもある。"""
    return f"「{raw}」" if _CODE_LIKE.fullmatch(raw) else "（伏せます）"
