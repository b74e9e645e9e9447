"""当てはめた様式の形: どのセルに何を書き、どこに丸を付けるか。ここに無いもの: ファイルに書くこと（madoguchi_excel）。"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from madoguchi_core.findings import Finding
from madoguchi_core.forms._address import CellAddress
from madoguchi_core.forms._styles import Fit

CellValue: TypeAlias = str | int | float | bool | date | None
"""セルに書く物。``None`` は、セルの中を消すこと（差し込みの印を紙に残さない）。"""


@dataclass(frozen=True, slots=True)
class BoundCell:
    """
    セルひとつに書く物。

    Attributes:
        address: 書くセル。
        value: 文字は、どんな形でも文字のまま書く（式や日付に変えない）。日付はセルの表示形式に任せる本当の日付、
            真偽はセルのチェックボックス、``None`` は中を消すこと。人の情報があるので、表示（repr）には出さない。
        kana: このセルのふりがな。無ければ、ふりがなを付けない。
        fit: 幅に収める仕方。

    >>> BoundCell(CellAddress("申請書", "C5"), "見本　太郎")
    BoundCell(address=CellAddress(sheet='申請書', cell='C5'), fit=<Fit.AS_IS: 'as_is'>)
    """

    address: CellAddress
    value: CellValue = field(repr=False)
    kana: str | None = field(default=None, repr=False)
    fit: Fit = Fit.AS_IS


@dataclass(frozen=True, slots=True)
class BoundMark:
    """
    丸で囲む所ひとつ。

    Attributes:
        address: 囲むセル。
        part: セルの文字のうち囲む言葉。空なら、セル全体を囲む。

    >>> BoundMark(CellAddress("申請書", "C5"), part="普通").part
    '普通'
    """

    address: CellAddress
    part: str = ""


@dataclass(frozen=True, slots=True)
class BoundForm:
    """
    値を当てはめた様式。空けておくセルは ``cells`` に無い。

    Attributes:
        form_id: 様式の id。
        cells: 書くセル。
        findings: 手で書く欄、収まらない欄などの指摘のすべて。誤りがあれば、この様式は渡さない。
        marks: 丸で囲む所。
        further: 一覧が一枚に収まらないときの、二枚目から。
        written: 手で書けば一度書くことになる物の、欄の名前の並び（:func:`~madoguchi_core.forms.handwriting` が数える）。

    >>> BoundForm("f", (), ()).further
    ()
    """

    form_id: str
    cells: tuple[BoundCell, ...]
    findings: tuple[Finding, ...]
    marks: tuple[BoundMark, ...] = ()
    further: "tuple[BoundForm, ...]" = ()
    written: tuple[str, ...] = ()
