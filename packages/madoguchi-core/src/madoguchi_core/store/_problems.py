"""読み込みの指摘を集める器。見せる数には限りを置き、残りは数で言う。"""

from collections.abc import Sequence

from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding, Severity

MOST_FINDINGS = 20


class Problems:
    """
    続けられない誤りを数え、初めの *MOST_FINDINGS* 件を覚える器。

    Args:
        name: ファイル名。指摘に使う。
    """

    __slots__ = ("_count", "_kept", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._kept: list[Finding] = []
        self._count = 0

    def add(self, code: str, place: str, message: str, hint: str) -> None:
        """誤りを一つ数える。*place* はファイルの中の場所（``3行目`` など）。"""
        self.extend([Finding(code, Severity.ERROR, f"{self.name} {place}".strip(), message, hint)])

    def extend(self, findings: Sequence[Finding]) -> None:
        """ほかで見つけた誤りを数える。"""
        self._count += len(findings)
        self._kept.extend(findings[: max(0, MOST_FINDINGS - len(self._kept))])

    def __len__(self) -> int:
        """数えた誤りの数。"""
        return self._count

    def refuse(self, others: Sequence[Finding] = ()) -> None:
        """
        誤りが一つでもあれば断る。

        Args:
            others: 誤りではないが、直すときに知っておくべき指摘。誤りの後ろに並べる。

        Raises:
            DataRejected: 誤りがあるとき（MDG115）。
        """
        if not self._count:
            return
        raise DataRejected(
            "MDG115",
            f"{self.name} を読み込めません（誤り {self._count} 件）",
            findings=(*self._kept, *self._rest(), *others),
            hint="示された所を直してから、もう一度読み込んでください。前の写しはそのままです",
        )

    def _rest(self) -> Sequence[Finding]:
        rest = self._count - len(self._kept)
        message = f"ほかに {rest} 件の誤りがあります"
        hint = "上の指摘を直してから読み込み直すと、残りを見られます"
        return [Finding("MDG115", Severity.ERROR, self.name, message, hint)] if rest else []
