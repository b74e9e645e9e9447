"""様式の欄の名前（語彙）。ここに無いもの: 欄がどのセルにあるか（_spec）。"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.calendar import RegisterDate


class FieldKind(Enum):
    """欄に入る値の種類。書き方（CellStyle）との組み合わせを、読み込んだときに確かめる。"""

    TEXT = "text"
    DIGITS = "digits"
    DATE = "date"
    YEN = "yen"
    CHOICE = "choice"

    @property
    def title(self) -> str:
        """指摘に出す日本語。"""
        return {"text": "文字", "digits": "番号", "date": "日付", "yen": "金額", "choice": "選択"}[self.value]

    def accepts(self, value: object) -> bool:
        """
        値の型が、この種類に合っているか。番号を数で受け取ると先頭の 0 が落ちるので、文字だけを受け取る。

        >>> FieldKind.DIGITS.accepts(12345)
        False
        """
        if self is FieldKind.DATE:
            return isinstance(value, date | RegisterDate)
        if self is FieldKind.YEN:
            return isinstance(value, int) and not isinstance(value, bool)
        return isinstance(value, str)


class FormField(BaseModel):
    """
    様式の欄ひとつの名前と意味。町は自分の欄を足せる。

    >>> FormField(name="local.snow", title="除雪の要否", kind=FieldKind.CHOICE).title
    '除雪の要否'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(title="欄の名前", pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")
    title: str = Field(title="見出し", min_length=1)
    kind: FieldKind = Field(title="値の種類")


def _of(kind: FieldKind, **titles: str) -> tuple[FormField, ...]:
    # 名前の「.」は引数名に書けないので「__」で受ける。
    return tuple(
        FormField(name=name.replace("__", "."), title=title, kind=kind) for name, title in titles.items()
    )


_ALL: Final = (
    *_of(
        FieldKind.TEXT,
        deceased__name="亡くなった方の氏名",
        deceased__kana="亡くなった方のフリガナ",
        deceased__address="亡くなった方の住所",
        deceased__head_name="世帯主の氏名",
        applicant__name="申請者の氏名",
        applicant__kana="申請者のフリガナ",
        applicant__address="申請者の住所",
        applicant__phone="申請者の電話番号",
        applicant__relation="亡くなった方との続柄",
        applicant__signature="申請者の署名",
        agent__name="代理人の氏名",
        agent__address="代理人の住所",
        agent__phone="代理人の電話番号",
        agent__relation="申請者と代理人の関係",
        funeral__place="葬祭を行った場所",
        account__bank="金融機関名",
        account__branch="支店名",
        account__holder="口座名義",
        account__holder_kana="口座名義（フリガナ）",
        insurance__loss_reason="資格喪失の事由",
        municipality__name="市区町村名",
        municipality__mayor_title="市区町村長の職名",
    ),
    *_of(
        FieldKind.DIGITS,
        deceased__resident_id="亡くなった方の宛名番号",
        deceased__household_id="世帯番号",
        deceased__postcode="亡くなった方の郵便番号",
        deceased__insurance_number="被保険者番号",
        applicant__postcode="申請者の郵便番号",
        agent__postcode="代理人の郵便番号",
        account__bank_code="金融機関コード",
        account__branch_code="支店コード",
        account__number="口座番号",
    ),
    *_of(
        FieldKind.DATE,
        deceased__born_on="亡くなった方の生年月日",
        deceased__died_on="死亡年月日",
        applicant__born_on="申請者の生年月日",
        funeral__held_on="葬祭を行った日",
        insurance__lost_on="資格喪失日",
        filed_on="届出日",
    ),
    *_of(FieldKind.YEN, amount__yen="申請額"),
    *_of(FieldKind.CHOICE, account__kind="口座の種別"),
)

FORM_FIELDS: Final[Mapping[str, FormField]] = MappingProxyType({field.name: field for field in _ALL})

FIELD_WORDS = tuple(word for item in FORM_FIELDS.values() for word in (item.name, item.title))
"""記入の見出しに書ける言葉。欄の名でも、日本語の名でも書ける。"""
