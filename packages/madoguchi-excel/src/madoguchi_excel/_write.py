"""様式を一枚書く入口。調べる・決める・書く・失われる物を言う、を順に行う。"""

from dataclasses import dataclass, field
from datetime import datetime

from madoguchi_core.findings import Finding
from madoguchi_core.forms import BoundForm
from madoguchi_excel._fill import fill
from madoguchi_excel._inspect import inspect
from madoguchi_excel._losses import losses
from madoguchi_excel._plan import plan


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """
    書き上がった様式。

    Attributes:
        content: .xlsx の中身。人の情報があるので、表示（repr）には出さない。
        findings: 当てはめ・書き込み・書き出しの指摘のすべて。誤りがあれば、そのまま渡さない。
    """

    content: bytes = field(repr=False)
    findings: tuple[Finding, ...]


def write_form(template: bytes, bound: BoundForm, *, modified_at: datetime) -> FilledWorkbook:
    """
    当てはめた様式をひな形に書く。同じ引数なら、いつも同じバイト列になる。

    Args:
        template: ひな形の中身。
        bound: :func:`madoguchi_core.forms.bind` の結果。
        modified_at: 文書の更新日時。時差付き。

    Raises:
        FormError: ひな形を開けないとき（MDG420・MDG421）。
        InvalidValue: 時差が付いていないとき（MDG428）。

    >>> from datetime import UTC
    >>> write_form(b"", BoundForm("f", (), ()), modified_at=datetime(2026, 3, 3, tzinfo=UTC))
    Traceback (most recent call last):
    madoguchi_core.errors.FormError: MDG420 ひな形を .xlsx として開けません（Excel で .xlsx に保存し直してください）
    """
    planned = plan(bound, inspect(template))
    content = fill(template, planned.writes, modified_at=modified_at)
    return FilledWorkbook(content, (*bound.findings, *planned.findings, *losses(template, content)))
