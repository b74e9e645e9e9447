"""様式を一枚書く入口。調べる・決める・書く、を順に行う。"""

from dataclasses import dataclass, field

from madoguchi_core.findings import Finding
from madoguchi_core.forms import BoundForm
from madoguchi_excel._fill import fill
from madoguchi_excel._inspect import inspect
from madoguchi_excel._plan import plan


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """
    書き上がった様式。

    Attributes:
        content: .xlsx の中身。人の情報があるので、表示（repr）には出さない。
        findings: 当てはめと書き込みの指摘のすべて。誤りがあれば、そのまま渡さない。
    """

    content: bytes = field(repr=False)
    findings: tuple[Finding, ...]


def write_form(template: bytes, bound: BoundForm) -> FilledWorkbook:
    """
    当てはめた様式をひな形に書く。同じ引数なら、いつも同じバイト列になる。

    Args:
        template: ひな形の中身。
        bound: :func:`madoguchi_core.forms.bind` の結果。二枚目から（``further``）は、一枚ずつ渡す。

    Raises:
        FormError: ひな形を開けないとき（MDG420・MDG421・MDG429）。

    >>> write_form(b"", BoundForm("f", (), ()))
    Traceback (most recent call last):
    madoguchi_core.errors.FormError: MDG420 ひな形を .xlsx として開けません（Excel で .xlsx に保存し直してください）
    """
    planned = plan(bound, inspect(template))
    return FilledWorkbook(fill(template, planned), (*bound.findings, *planned.findings))
