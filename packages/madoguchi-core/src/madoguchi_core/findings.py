"""他人のデータや部品の問題を、例外ではなく値として表す。ここに無いもの: 約束違反の例外（errors）。"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """指摘の重さ。"""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {"error": "誤り", "warning": "注意", "notice": "お知らせ"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    データや部品の問題ひとつ。人の情報は持たない。

    Attributes:
        code: 変わらない番号（``MDG101`` など）。
        severity: 重さ。``ERROR`` があれば先へ進まない。
        where: 場所（ファイル・行・列・セル・フックの名）。
        message: 何が起きたか。
        hint: 次にすること。

    >>> print(
    ...     Finding(
    ...         "MDG101",
    ...         Severity.ERROR,
    ...         "residents.csv 1行目",
    ...         "必要な列がありません",
    ...         "列名を確かめてください",
    ...     )
    ... )
    [誤り] MDG101 residents.csv 1行目: 必要な列がありません → 列名を確かめてください
    """

    code: str
    severity: Severity
    where: str
    message: str
    hint: str

    def __str__(self) -> str:
        return f"[{self.severity.title}] {self.code} {self.where}: {self.message} → {self.hint}"


def has_errors(findings: Iterable[Finding]) -> bool:
    """
    続けられない指摘が一つでもあるか。

    >>> has_errors([])
    False
    """
    return any(finding.severity is Severity.ERROR for finding in findings)
