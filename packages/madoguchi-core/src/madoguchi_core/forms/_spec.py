"""様式の定義: どの欄を、どのセルに、どう書くか。ここに無いもの: 値を当てはめること（_bind）とファイルの形式。"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from madoguchi_core.forms._address import CellAddress, columns_at, parse_addresses, parse_lines
from madoguchi_core.forms._fields import FormField
from madoguchi_core.forms._styles import CellStyle, DigitAlign, Fit
from madoguchi_core.forms._vocabulary import FORM_FIELDS


class CellContent(BaseModel):
    """欄ひとつに、何をどう書くか。書く所（``cell`` か ``columns``）だけが違う二つの定義の、同じ所。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(default="", title="欄の名前")
    text: str = Field(default="", title="欄を差し込む文（Jinja2）")
    style: CellStyle = Field(default=CellStyle.TEXT, title="書き方")
    choice: str | None = Field(default=None, title="選ばれたとみなす値", min_length=1)
    label: str = Field(default="", title="印の後ろに書く見出し")
    part: str = Field(default="", title="セルの文字のうち、丸で囲む言葉")
    fit: Fit = Field(default=Fit.AS_IS, title="幅に収める仕方")
    max_width: float | None = Field(default=None, title="書ける幅（全角の文字数）", gt=0)
    max_lines: int | None = Field(default=None, title="書ける行の数", gt=0)
    align: DigitAlign = Field(default=DigitAlign.LEFT, title="桁の寄せ方")
    kana: str = Field(default="", title="ふりがなの欄の名前")

    @model_validator(mode="after")
    def _keeps_promises(self) -> Self:
        for is_broken, kind, message in self._breaches():
            if is_broken:
                raise PydanticCustomError(kind, message)
        return self

    def _breaches(self) -> Iterator[tuple[bool, str, str]]:
        is_text = self.style is CellStyle.TEXT
        yield (not self.field) == (not self.text), "cell_content", _ONE_CONTENT
        yield bool(self.text) and not is_text, "cell_text", _PLAIN_TEXT
        yield self.style.is_choice != (self.choice is not None), "cell_choice", _CHOICE
        yield bool(self.part) and self.style is not CellStyle.ELLIPSE, "cell_part", _PART
        yield bool(self.kana) and not (is_text and self.field), "cell_kana", _KANA
        yield self.max_lines is not None and not self._takes_lines, "cell_lines", _MAX_LINES
        is_lines = self.style is CellStyle.LINES
        yield is_lines and (self.max_width is None or self.fit is Fit.WRAP), "cell_width", _WIDTH

    @property
    def _takes_lines(self) -> bool:
        return self.fit is Fit.WRAP or self.style is CellStyle.LINES


_ONE_CONTENT: Final = "field と text は、どちらか一つだけを書いてください"
_PLAIN_TEXT: Final = "text のセルには style を書けません"
_CHOICE: Final = "choice は check・circle・ellipse・tick のときに書き、ほかでは書きません"
_PART: Final = 'part を書けるのは style = "ellipse" だけです'
_KANA: Final = 'kana を書けるのは、field を style = "text" で書くセルだけです'
_MAX_LINES: Final = 'max_lines を書けるのは fit = "wrap" か style = "lines" だけです'
_WIDTH: Final = 'style = "lines" には max_width が要り、fit = "wrap" は書けません'
_ADDRESS: Final = "セルの番地は「シート名!C5」の形で書いてください"
_LINES: Final = "行は「シート名!12,14,16:18」の形で、同じ行を二度書かずに並べてください"
_MANY: Final = "二つ以上のセルを書けるのは style が digits・chars・groups・lines のときだけです"


class FormCell(CellContent):
    """
    欄ひとつと、それを書くセル。

    >>> FormCell(cell="申請書!C5", field="deceased.name", max_width=20).addresses
    (CellAddress(sheet='申請書', cell='C5'),)
    """

    cell: str = Field(title="セルの番地")

    @model_validator(mode="after")
    def _has_cells(self) -> Self:
        addresses = self.addresses
        if not addresses:
            raise PydanticCustomError("cell_address", _ADDRESS)
        if len(addresses) > 1 and not self.style.is_split:
            raise PydanticCustomError("cell_count", _MANY)
        return self

    @property
    def addresses(self) -> tuple[CellAddress, ...]:
        """書くセル。いくつもあるときは、書く順。"""
        return parse_addresses(self.cell)


class ListCell(CellContent):
    """
    一覧の一人ぶんの欄ひとつと、それを書く列。

    >>> ListCell(columns="C+1", field="member.kana").at("異動届", 12).cell
    '異動届!C13'
    """

    columns: str = Field(title="列（C、H:J、C+1）")

    @model_validator(mode="after")
    def _has_columns(self) -> Self:
        addresses = parse_addresses(columns_at(self.columns, sheet="x", row=1))
        if not addresses:
            raise PydanticCustomError(
                "cell_columns", "列は「C」「H:J」「C+1」（一つ下の行）の形で書いてください"
            )
        if len(addresses) > 1 and not self.style.is_split:
            raise PydanticCustomError("cell_count", _MANY)
        return self

    def at(self, sheet: str, row: int) -> FormCell:
        """
        その人の行に置いた欄。

        Args:
            sheet: シートの名。
            row: その人の行の番号。
        """
        content = {name: getattr(self, name) for name in CellContent.model_fields}
        # 列も書き方も確かめてあるので、人の数だけ確かめ直さない
        return FormCell.model_construct(cell=columns_at(self.columns, sheet=sheet, row=row), **content)


class Overflow(Enum):
    """一覧の人が行より多いとき、どうするか。"""

    REFUSE = "refuse"
    COPY = "copy"


class FormList(BaseModel):
    """
    人の数だけ繰り返す欄（世帯員、相続人）。

    >>> members = FormList(
    ...     name="members",
    ...     title="異動する人",
    ...     lines=("異動届!12:13", "続紙!5"),
    ...     cells=(ListCell(columns="C", field="member.name"),),
    ... )
    >>> [cell.cell for cells in members.rows for cell in cells]
    ['異動届!C12', '異動届!C13', '続紙!C5']
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(title="一覧の名", pattern=r"^[a-z][a-z0-9_]*$")
    title: str = Field(title="一覧の見出し", min_length=1)
    lines: tuple[str, ...] = Field(title="一人ずつの行", min_length=1)
    overflow: Overflow = Field(default=Overflow.REFUSE, title="人が行より多いとき")
    cells: tuple[ListCell, ...] = Field(title="一人ぶんの欄", min_length=1)

    @model_validator(mode="after")
    def _has_lines(self) -> Self:
        places = [parse_lines(line) for line in self.lines]
        rows = [row for line in places for row in line]
        if not all(places) or len(rows) > len(set(rows)):
            raise PydanticCustomError("list_lines", _LINES)
        return self

    @property
    def rows(self) -> tuple[tuple[FormCell, ...], ...]:
        """一人ずつの欄。行の順。"""
        places = [place for line in self.lines for place in parse_lines(line)]
        return tuple(tuple(cell.at(sheet, row) for cell in self.cells) for sheet, row in places)


class FormSpec(BaseModel):
    """
    様式ひとつの定義。値もファイルも持たない。

    >>> spec = FormSpec(
    ...     id="nhi-funeral-form",
    ...     title="葬祭費支給申請書",
    ...     procedure_ids=("nhi-funeral",),
    ...     template="nhi_funeral.xlsx",
    ...     cells=(FormCell(cell="申請書!C5", field="deceased.name"),),
    ... )
    >>> spec.vocabulary["deceased.name"].title
    '亡くなった方の氏名'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(title="様式の id", pattern=r"^[a-z][a-z0-9-]*$")
    title: str = Field(title="様式の名", min_length=1)
    procedure_ids: tuple[str, ...] = Field(default=(), title="この様式を使う手続きの id")
    template: str = Field(title="ひな形のファイル名", pattern=r"^[A-Za-z0-9_.-]+\.xls[xm]$")
    cells: tuple[FormCell, ...] = Field(default=(), title="欄とセルの対応")
    lists: tuple[FormList, ...] = Field(default=(), title="人の数だけ繰り返す欄")
    fields: tuple[FormField, ...] = Field(default=(), title="この様式だけの欄")

    @property
    def vocabulary(self) -> Mapping[str, FormField]:
        """この様式で使える欄。国で共通の欄に、様式だけの欄を足したもの。"""
        return {**FORM_FIELDS, **{field.name: field for field in self.fields}}
