"""様式を書く入口。開いたひな形は、何度でも使える。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from madoguchi_core.findings import Finding
from madoguchi_core.forms import BoundForm, FormCell, FormField
from madoguchi_excel._bindings import bindings
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._fill import filled
from madoguchi_excel._glyphs import Faces, glyph_findings
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._plan import Plan, plan
from madoguchi_excel._sheet import cell_name, position_of
from madoguchi_excel._texts import cell_text


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


class Template:
    """
    開いたひな形。一度開けば、同じ様式を何枚書いても、読み直さない。書いても元は変わらない。

    Args:
        content: .xlsx か .xlsm の中身。

    Raises:
        FormError: 開けないとき（MDG420）、鍵がかかっているか古い形式のとき（MDG421）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> template = Template(buffer.getvalue())
    >>> [sheet.name for sheet in template.facts.sheets]
    ['Sheet']
    """

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)

    @cached_property
    def facts(self) -> WorkbookFacts:
        """
        ひな形について分かっていること。

        Raises:
            FormError: シートの部品が壊れているとき（MDG420）、大きすぎるとき（MDG429）。
        """
        return facts_of(self._package)

    def bindings(
        self, vocabulary: Mapping[str, FormField]
    ) -> tuple[tuple[FormCell, ...], tuple[Finding, ...]]:
        """
        ひな形の中に書かれた、欄とセルの対応。

        Args:
            vocabulary: 様式で使える欄。
        """
        return bindings(self.facts, vocabulary)

    def text_at(self, sheet: str, cell: str) -> str:
        """
        ひな形のセルの文字。文字でないセル、空のセル、無いシートでは空文字。

        Args:
            sheet: シートの名。
            cell: 番地。
        """
        part = self._package.sheet_part(sheet)
        if part is None:
            return ""
        xml, position = self._package.sheet_xml(part.part), position_of(cell)
        found = xml.found((position,)).get(position)
        return "" if found is None else cell_text(self._package, xml, found)

    def phonetics(self) -> Iterator[tuple[str, str, str]]:
        """ふりがなを取り出すだけの式（``PHONETIC(C5)``）。シートの名、式のセル、ふりがなを取るセル。"""
        for sheet in self._package.sheets:
            for formula in self._package.formulas(sheet.part):
                if formula.phonetic_of is not None:
                    yield sheet.name, cell_name(formula.position), cell_name(formula.phonetic_of)

    def fill(self, plan: Plan) -> bytes:
        """
        予定どおりに書いたブック。書いたシートの部品のほかは、一バイトも変えない。

        変わるのは、書いたシートと、書いたセルに頼る計算式のあるシート（前の答えを除く）、そのとき全部の計算を頼む
        ブックの部品、縮小や折り返しを加えたときの書式の部品、○を描いたときの図形の部品だけ。ほかの部品は、
        圧縮されたまま写す。同じ予定なら、いつも同じバイト列になる。

        Args:
            plan: :func:`madoguchi_excel.plan` が作った予定。

        Raises:
            FormError: 書くシートの部品が壊れているとき（MDG420）、大きすぎるとき（MDG429）。
            InvalidValue: 予定が、このひな形に合っていないとき（MDG433）。セルに書けない値のとき（MDG431）。
        """
        return filled(self._package, plan)

    def write(self, bound: BoundForm, *, faces: Faces | None = None) -> FilledWorkbook:
        """
        当てはめた様式を書く。二枚目から（``further``）は、一枚ずつ渡す。

        Args:
            bound: :func:`madoguchi_core.forms.bind` の結果。
            faces: 刷る機械の書体。渡せば、書く字の字形がセルの書体にあるかを調べる。書く中身は変わらない。
        """
        planned = plan(bound, self.facts)
        where = f"様式 {bound.form_id}"
        checked = (
            () if faces is None else glyph_findings(self._package, planned.writes, where=where, faces=faces)
        )
        return FilledWorkbook(self.fill(planned), (*bound.findings, *planned.findings, *checked))


def inspect(template: bytes) -> WorkbookFacts:
    """
    ひな形のシート・結合セル・計算式・表・定義された名前・目印を調べる。

    Args:
        template: ひな形の中身。

    Raises:
        FormError: 開けないとき（MDG420・MDG421）、部品が大きすぎるとき（MDG429）。
    """
    return Template(template).facts


def fill(template: bytes, plan: Plan) -> bytes:
    """
    ひな形に、予定どおりに書く。何枚も書くときは、開いたままの :class:`Template` を使うと速い。

    Args:
        template: ひな形の中身。
        plan: 書き込みの予定。

    Raises:
        FormError: 開けないとき（MDG420・MDG421・MDG429）。
        InvalidValue: 予定が、そのひな形に合っていないとき（MDG433）。セルに書けない値のとき（MDG431）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook, load_workbook
    >>> from madoguchi_excel import CellWrite
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> content = fill(buffer.getvalue(), Plan((CellWrite("Sheet", "B2", "芽室町"),)))
    >>> load_workbook(BytesIO(content))["Sheet"]["B2"].value
    '芽室町'
    """
    return Template(template).fill(plan)


def write_form(template: bytes, bound: BoundForm) -> FilledWorkbook:
    """
    当てはめた様式をひな形に書く。同じ引数なら、いつも同じバイト列になる。

    Args:
        template: ひな形の中身。
        bound: :func:`madoguchi_core.forms.bind` の結果。

    Raises:
        FormError: ひな形を開けないとき（MDG420・MDG421・MDG429）。

    >>> write_form(b"", BoundForm("f", (), ()))
    Traceback (most recent call last):
    madoguchi_core.errors.FormError: MDG420 ひな形を .xlsx として開けません（Excel で .xlsx に保存し直してください）
    """
    return Template(template).write(bound)
