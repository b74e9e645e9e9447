"""住所（現住所・転入前住所・転出先住所）。分かれて届いた欄のまま持ち、一つの文を切り分けることはしない。"""

from typing import Annotated

from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

NOT_SUPPLIED = Missing.NOT_SUPPLIED


@record
class Address:
    """
    住所ひとつ。郵便番号だけは半角7桁にそろえ、ほかは届いた文字のまま。

    >>> home = Address(municipality="見本町", machiaza="東一条", banchi="１番地", postcode="9990001")
    >>> home.line
    '見本町東一条１番地'
    >>> home
    Address(…)
    """

    municipality_code: Annotated[str | Missing, "市区町村コード"] = NOT_SUPPLIED
    ward_code: Annotated[str | Missing, "指定都市の行政区等コード"] = NOT_SUPPLIED
    machiaza_code: Annotated[str | Missing, "町字コード"] = NOT_SUPPLIED
    prefecture: Annotated[str | Missing, "都道府県"] = NOT_SUPPLIED
    municipality: Annotated[str | Missing, "市区郡町村名"] = NOT_SUPPLIED
    machiaza: Annotated[str | Missing, "町字"] = NOT_SUPPLIED
    banchi: Annotated[str | Missing, "番地号表記"] = NOT_SUPPLIED
    banchi_number: Annotated[str | Missing, "番地枝番数値"] = NOT_SUPPLIED
    building_code: Annotated[str | Missing, "方書コード"] = NOT_SUPPLIED
    building: Annotated[str | Missing, "方書"] = NOT_SUPPLIED
    building_kana: Annotated[str | Missing, "方書の振り仮名"] = NOT_SUPPLIED
    postcode: Annotated[str | Missing, "郵便番号（半角7桁）"] = NOT_SUPPLIED
    country_code: Annotated[str | Missing, "国名コード"] = NOT_SUPPLIED
    country: Annotated[str | Missing, "国名等"] = NOT_SUPPLIED
    overseas: Annotated[str | Missing, "国外住所"] = NOT_SUPPLIED
    head_name: Annotated[str | Missing, "世帯主氏名"] = NOT_SUPPLIED

    @property
    def line(self) -> str | Missing:
        """
        届いている欄を都道府県から番地号まで続けた一行（方書は含まない）。一つも無ければ町字の無さの種類。

        >>> Address(machiaza="見本県見本町東一条１番地").line
        '見本県見本町東一条１番地'
        >>> Address().line.title
        '町のデータに列がない'
        """
        if not isinstance(self.overseas, Missing):
            return self.overseas
        parts = (self.prefecture, self.municipality, self.machiaza, self.banchi)
        known = [part for part in parts if not isinstance(part, Missing)]
        if known:
            return "".join(known)
        return self.machiaza

    @property
    def full_line(self) -> str | Missing:
        """
        番地号までの一行に、方書を続けたもの。方書が分からなければ、番地号まで。

        >>> Address(machiaza="見本町東一条１番地", building="見本荘").full_line
        '見本町東一条１番地　見本荘'
        """
        line, building = self.line, self.building
        return line if isinstance(line, Missing) or isinstance(building, Missing) else f"{line}　{building}"

    @property
    def is_split(self) -> bool | Missing:
        """
        都道府県・市区町村・町字・番地に分かれて届いたか。町字の欄に全部入っている住所は ``False``。

        >>> Address(
        ...     machiaza="見本県見本町東一条１番地", municipality=Missing.EMPTY, banchi=Missing.EMPTY
        ... ).is_split
        False
        """
        if isinstance(self.machiaza, Missing):
            return self.machiaza
        if isinstance(self.municipality, Missing) and isinstance(self.banchi, Missing):
            known_to_be_blank = Missing.EMPTY in (self.municipality, self.banchi)
            return False if known_to_be_blank else Missing.UNKNOWN
        return True
