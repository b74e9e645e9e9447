"""氏名。届いた文字のまま持つ。ここに無いもの: 検索のための変換（``text``）。"""

from typing import Annotated

from madoguchi_core.records._codes import NamePriority
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

NOT_SUPPLIED = Missing.NOT_SUPPLIED


@record
class Name:
    """
    氏名と、旧氏・通称・ローマ字など並べて持つ表記。どれも町のデータの文字のままで、正規化しない。

    >>> name = Name(official="見本　太郎")
    >>> name.official, name.alias.title
    ('見本　太郎', '町のデータに列がない')
    >>> name
    Name(…)
    """

    official: Annotated[str | Missing, "氏名"] = NOT_SUPPLIED
    family: Annotated[str | Missing, "氏（日本人）"] = NOT_SUPPLIED
    given: Annotated[str | Missing, "名（日本人）"] = NOT_SUPPLIED
    kana: Annotated[str | Missing, "氏名の振り仮名"] = NOT_SUPPLIED
    family_kana: Annotated[str | Missing, "氏の振り仮名"] = NOT_SUPPLIED
    given_kana: Annotated[str | Missing, "名の振り仮名"] = NOT_SUPPLIED
    katakana: Annotated[str | Missing, "氏名のカタカナ表記"] = NOT_SUPPLIED
    is_kana_confirmed: Annotated[bool | Missing, "振り仮名の確認状況"] = NOT_SUPPLIED
    roman: Annotated[str | Missing, "氏名（外国人ローマ字）"] = NOT_SUPPLIED
    kanji_foreign: Annotated[str | Missing, "氏名（外国人漢字）"] = NOT_SUPPLIED
    former_family_name: Annotated[str | Missing, "旧氏"] = NOT_SUPPLIED
    former_family_name_kana: Annotated[str | Missing, "旧氏の振り仮名"] = NOT_SUPPLIED
    is_former_family_name_kana_confirmed: Annotated[bool | Missing, "旧氏の振り仮名の確認状況"] = NOT_SUPPLIED
    alias: Annotated[str | Missing, "通称"] = NOT_SUPPLIED
    alias_kana: Annotated[str | Missing, "通称の振り仮名"] = NOT_SUPPLIED
    is_alias_kana_confirmed: Annotated[bool | Missing, "通称の振り仮名の確認状況"] = NOT_SUPPLIED
    priority: Annotated[NamePriority | Missing, "氏名優先区分"] = NOT_SUPPLIED
