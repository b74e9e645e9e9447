"""住民一人の記録。"""

from typing import Annotated

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records._address import Address
from madoguchi_core.records._codes import ResidentKind, ResidentStatus, Sex
from madoguchi_core.records._coverage import Qualifications
from madoguchi_core.records._events import Entry, Event, ForeignStatus, Koseki, MovingOut, Removal
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._name import Name
from madoguchi_core.records._protection import Protection
from madoguchi_core.records._record import record
from madoguchi_core.records._relation import Relation

NOT_SUPPLIED = Missing.NOT_SUPPLIED


@record
class Resident:
    """
    住民一人。宛名番号のほかは、どの項目も「列が無い・空欄・不明」を値として持てる。

    ``repr`` に中身は出ない。項目の日本語の題名は ``titles(Resident)`` で引ける。

    >>> resident = Resident(address_number="1001", name=Name(official="見本　太郎"))
    >>> resident
    Resident(…)
    >>> resident.status.title
    '町のデータに列がない'
    """

    address_number: Annotated[str, "宛名番号"]
    household_number: Annotated[str | Missing, "世帯番号"] = NOT_SUPPLIED
    municipality_code: Annotated[str | Missing, "市区町村コード"] = NOT_SUPPLIED
    history_number: Annotated[str | Missing, "個人履歴番号"] = NOT_SUPPLIED
    history_branch: Annotated[str | Missing, "個人履歴番号の枝番号"] = NOT_SUPPLIED
    kind: Annotated[ResidentKind | Missing, "住民種別"] = NOT_SUPPLIED
    status: Annotated[ResidentStatus | Missing, "住民状態"] = NOT_SUPPLIED
    resident_code: Annotated[str | Missing, "住民票コード"] = NOT_SUPPLIED
    name: Annotated[Name, "氏名"] = Name()
    sex: Annotated[Sex | Missing, "性別"] = NOT_SUPPLIED
    sex_text: Annotated[str | Missing, "性別表記"] = NOT_SUPPLIED
    born_on: Annotated[RegisterDate | Missing, "生年月日"] = NOT_SUPPLIED
    birth_era_code: Annotated[str | Missing, "生年月日の元号（コードのまま）"] = NOT_SUPPLIED
    relation: Annotated[Relation, "続柄"] = Relation()
    head_name: Annotated[str | Missing, "世帯主氏名"] = NOT_SUPPLIED
    order_in_household: Annotated[int | Missing, "記載順位"] = NOT_SUPPLIED
    address: Annotated[Address, "住所"] = Address()
    previous_address: Annotated[Address, "転入前住所"] = Address()
    moved_from: Annotated[Address, "転居前住所"] = Address()
    koseki: Annotated[Koseki, "戸籍の表示"] = Koseki()
    became_resident_on: Annotated[RegisterDate | Missing, "住民となった年月日"] = NOT_SUPPLIED
    address_set_on: Annotated[RegisterDate | Missing, "住所を定めた年月日"] = NOT_SUPPLIED
    event: Annotated[Event, "異動"] = Event()
    entry: Annotated[Entry, "記載"] = Entry()
    removal: Annotated[Removal, "消除"] = Removal()
    moving_out: Annotated[MovingOut, "転出"] = MovingOut()
    foreign: Annotated[ForeignStatus, "外国人住民の項目"] = ForeignStatus()
    district_codes: Annotated[tuple[str | Missing, ...], "地区管理コード1〜10"] = (NOT_SUPPLIED,) * 10
    is_adult_ward: Annotated[bool | Missing, "成年被後見人の該当有無"] = NOT_SUPPLIED
    is_removed_record: Annotated[bool | Missing, "除票フラグ"] = NOT_SUPPLIED
    is_reference_restricted: Annotated[bool | Missing, "他業務参照不可フラグ"] = NOT_SUPPLIED
    qualifications: Annotated[Qualifications, "資格"] = Qualifications()
    protection: Annotated[Protection | Missing, "支援措置（照合していなければ Missing）"] = NOT_SUPPLIED

    @property
    def is_current(self) -> bool | Missing:
        """
        いま住民として記録されている人か。状態が分からない人を住民とはみなさない。

        >>> Resident(address_number="1", status=ResidentStatus.DECEASED).is_current
        False
        """
        return self.status if isinstance(self.status, Missing) else self.status is ResidentStatus.RESIDENT
