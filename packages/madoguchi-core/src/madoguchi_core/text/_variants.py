"""検索のときだけ同じとみなす、氏名によくある異体字の表。表示と帳票には使わない。"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_GROUPS = (
    "高髙",
    "崎﨑碕嵜",
    "吉𠮷",
    "辺邊邉",
    "浜濱濵",
    "徳德",
    "瀬瀨",
    "橋𣘺槗",
    "喜㐂",
    "間閒",
    "斎齋",
    "斉齊",
    "島嶋嶌",
    "沢澤",
    "広廣",
    "真眞",
    "国國",
    "桜櫻",
    "桑桒",
    "柳栁",
    "富冨",
    "関關",
    "竜龍",
    "滝瀧",
    "恵惠",
)

# 町の外字や、もっと広い異体字の表は、search_key の引数で渡す。
NAME_VARIANTS: Mapping[str, str] = MappingProxyType(
    {variant: group[0] for group in _GROUPS for variant in group[1:]}
)
