"""様式の定義: どの欄を、どのセルに、どう書くか。ここに無いもの: 値を当てはめること（_bind）とファイルの形式。"""

from collections.abc import Mapping
from enum import Enum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from madoguchi_core.forms._address import CellAddress, parse_addresses
from madoguchi_core.forms._fields import FORM_FIELDS, FieldKind, FormField


class CellStyle(Enum):
    """
    セルへの書き方。

    >>> CellStyle.WAREKI.kinds == {FieldKind.DATE}
    True
    """

    TEXT = "text"
    DIGITS = "digits"
    WAREKI = "wareki"
    ERA = "era"
    ERA_YEAR = "era_year"
    MONTH = "month"
    DAY = "day"
    WESTERN = "western"
    YEN = "yen"
    NUMBER = "number"
    CHECK = "check"
    CIRCLE = "circle"

    @property
    def title(self) -> str:
        """指摘に出す日本語。"""
        return _STYLES[self][0]

    @property
    def kinds(self) -> frozenset[FieldKind]:
        """この書き方で書ける値の種類。"""
        return frozenset(_STYLES[self][1])

    @property
    def is_choice(self) -> bool:
        """選ばれたときだけ印を付ける書き方か。"""
        return self in {CellStyle.CHECK, CellStyle.CIRCLE}


_DATE = (FieldKind.DATE,)
_STYLES = {
    CellStyle.TEXT: ("そのまま", (FieldKind.TEXT, FieldKind.DIGITS, FieldKind.CHOICE)),
    CellStyle.DIGITS: ("一桁ずつ", (FieldKind.DIGITS, FieldKind.YEN)),
    CellStyle.WAREKI: ("和暦（令和8年3月3日）", _DATE),
    CellStyle.ERA: ("元号だけ", _DATE),
    CellStyle.ERA_YEAR: ("和暦の年だけ", _DATE),
    CellStyle.MONTH: ("月だけ", _DATE),
    CellStyle.DAY: ("日だけ", _DATE),
    CellStyle.WESTERN: ("西暦（2026年3月3日）", _DATE),
    CellStyle.YEN: ("金額（30,000円）", (FieldKind.YEN,)),
    CellStyle.NUMBER: ("数値", (FieldKind.YEN,)),
    # 生年月日の元号を選ぶ欄があるので、日付にも印を付けられる。
    CellStyle.CHECK: ("☑ / □", (FieldKind.CHOICE, FieldKind.DATE)),
    CellStyle.CIRCLE: ("○", (FieldKind.CHOICE, FieldKind.DATE)),
}


class DigitAlign(Enum):
    """桁がますより少ないとき、どちらに寄せるか。"""

    LEFT = "left"
    RIGHT = "right"


class FormCell(BaseModel):
    """
    欄ひとつと、それを書くセル。

    >>> FormCell(cell="申請書!C5", field="deceased.name", max_width=20).addresses
    (CellAddress(sheet='申請書', cell='C5'),)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    cell: str = Field(title="セルの番地")
    field: str = Field(title="欄の名前")
    style: CellStyle = Field(default=CellStyle.TEXT, title="書き方")
    choice: str | None = Field(default=None, title="選ばれたとみなす値", min_length=1)
    label: str = Field(default="", title="印の後ろに書く見出し")
    max_width: float | None = Field(default=None, title="書ける幅（全角の文字数）", gt=0)
    align: DigitAlign = Field(default=DigitAlign.LEFT, title="桁の寄せ方")

    @model_validator(mode="after")
    def _keeps_promises(self) -> Self:
        addresses = self.addresses
        if not addresses:
            raise PydanticCustomError("cell_address", "セルの番地は「シート名!C5」の形で書いてください")
        if len(addresses) > 1 and self.style is not CellStyle.DIGITS:
            raise PydanticCustomError("cell_count", '二つ以上のセルを書けるのは style = "digits" だけです')
        if self.style.is_choice != (self.choice is not None):
            raise PydanticCustomError(
                "cell_choice", "choice は check か circle のときに書き、ほかでは書きません"
            )
        return self

    @property
    def addresses(self) -> tuple[CellAddress, ...]:
        """書くセル。一桁ずつの欄では、左からの順。"""
        return parse_addresses(self.cell)


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
    procedure_ids: tuple[str, ...] = Field(title="この様式を使う手続きの id", min_length=1)
    template: str = Field(title="ひな形のファイル名", pattern=r"^[A-Za-z0-9_.-]+\.xls[xm]$")
    cells: tuple[FormCell, ...] = Field(title="欄とセルの対応", min_length=1)
    fields: tuple[FormField, ...] = Field(default=(), title="この様式だけの欄")

    @property
    def vocabulary(self) -> Mapping[str, FormField]:
        """この様式で使える欄。国で共通の欄に、様式だけの欄を足したもの。"""
        return {**FORM_FIELDS, **{field.name: field for field in self.fields}}
