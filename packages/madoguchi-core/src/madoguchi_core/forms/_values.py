"""様式の欄に入る値の形。ここに無いもの: 値をどう書くか（_render）と、欄の名前（_fields）。"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records import Missing


class Blank(Enum):
    """
    わざと空けておく欄の値。署名のように、本人が手で書くと決まっている欄に入れる。

    値が無い（:class:`~madoguchi_core.records.Missing`）とは違い、空いていても指摘しない。

    >>> BLANK
    <Blank.FOR_HANDWRITING: '手書き'>
    """

    FOR_HANDWRITING = "手書き"


BLANK: Final = Blank.FOR_HANDWRITING

FormValue: TypeAlias = str | int | date | RegisterDate | Missing | Blank
FormValues: TypeAlias = Mapping[str, FormValue]


def settled(value: FormValue | None) -> FormValue:
    """
    値を、ある・無い・わざと空ける、のどれかにそろえる。空白だけの文字は「空欄」にする。

    Args:
        value: 欄の値。``None`` は、呼び出し側が何も渡さなかったことを表す。

    >>> settled("　").title
    '空欄'
    >>> settled(None).title
    '未入力'
    """
    if value is None:
        return Missing.NOT_ASKED
    # Missing は str の一種なので、文字として見る前に分ける。
    if isinstance(value, Missing):
        return value
    if isinstance(value, RegisterDate):
        return value if value.on or value.text.strip() else Missing.EMPTY
    return Missing.EMPTY if isinstance(value, str) and not value.strip() else value
