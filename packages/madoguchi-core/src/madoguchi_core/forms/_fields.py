"""様式の欄の形と種類。ここに無いもの: 欄の名前の一覧（_vocabulary）と、欄がどのセルにあるか（_spec）。"""

from datetime import date
from enum import Enum
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.calendar import RegisterDate


class FieldKind(Enum):
    """欄に入る値の種類。書き方（CellStyle）との組み合わせを、読み込んだときに確かめる。"""

    TEXT = "text"
    DIGITS = "digits"
    DATE = "date"
    YEN = "yen"
    COUNT = "count"
    CHOICE = "choice"

    @property
    def title(self) -> str:
        """指摘に出す日本語。"""
        return _KIND_TITLES[self.value]

    def accepts(self, value: object) -> bool:
        """
        値の型が、この種類に合っているか。番号を数で受け取ると先頭の 0 が落ちるので、文字だけを受け取る。

        >>> FieldKind.DIGITS.accepts(12345)
        False
        """
        if self is FieldKind.DATE:
            return isinstance(value, date | RegisterDate)
        if self in {FieldKind.YEN, FieldKind.COUNT}:
            return isinstance(value, int) and not isinstance(value, bool)
        return isinstance(value, str)


_KIND_TITLES: Final = {
    "text": "文字",
    "digits": "番号",
    "date": "日付",
    "yen": "金額",
    "count": "数",
    "choice": "選択",
}


class FieldSubject(Enum):
    """欄に書かれる物の見分け。手書きの回数を分けて数え、住所を空けるときに使う。"""

    NAME = "氏名"
    ADDRESS = "住所"
    DATE = "日付"
    OTHER = "そのほか"


_NAME_ENDINGS: Final = ("name", "kana", "holder", "koseki_head")
_ADDRESS_ENDINGS: Final = ("address", "postcode", "honseki")
_PLACELESS_ENDINGS: Final = (*_NAME_ENDINGS, "bank", "symbol", "document", "share")
"""自由に書ける文字の欄のうち、住んでいる所の手がかりを書くことの無い物。"""


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
    list_name: str = Field(default="", title="人の数だけ繰り返す一覧の名", pattern=r"^([a-z][a-z0-9_]*)?$")

    @property
    def subject(self) -> FieldSubject:
        """
        何が書かれる欄か。名前の終わりで見分ける。

        >>> FormField(name="local.old_address", title="旧住所", kind=FieldKind.TEXT).subject.value
        '住所'
        """
        leaf = self.name.rpartition(".")[2]
        if self.kind is FieldKind.DATE:
            return FieldSubject.DATE
        if self.kind not in {FieldKind.TEXT, FieldKind.DIGITS}:
            return FieldSubject.OTHER
        if leaf.endswith(_ADDRESS_ENDINGS):
            return FieldSubject.ADDRESS
        is_name = leaf.endswith(_NAME_ENDINGS) and not self.name.startswith("municipality.")
        return FieldSubject.NAME if is_name else FieldSubject.OTHER

    @property
    def may_tell_home(self) -> bool:
        """
        人が記入すると、住んでいる所の手がかりになり得る欄か。

        住所のほか、電話番号・場所・支店・提出先・理由や間柄の説明など、文を自由に書ける欄はすべて。氏名などの、そうでないと
        言い切れる欄だけを除く。

        >>> FormField(name="local.place", title="葬儀の場所", kind=FieldKind.TEXT).may_tell_home
        True
        """
        leaf = self.name.rpartition(".")[2]
        if self.kind is FieldKind.DIGITS:
            return leaf.endswith((*_ADDRESS_ENDINGS, "phone", "branch_code"))
        return self.kind is FieldKind.TEXT and not leaf.endswith(_PLACELESS_ENDINGS)
