"""記入された人が世帯の人かの約束: 同じ名だけでは、照合の済んだ人とみなさない。"""

from datetime import date

import pytest

from madoguchi_core.calendar import parse_date
from madoguchi_core.cases import Answers, Case
from madoguchi_core.outsiders import names_outsiders
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Address, Household, Name, Relation, Resident, ResidentStatus


def _resident(number: str, name: str, relation: str) -> Resident:
    return Resident(
        address_number=number,
        household_number="10",
        status=ResidentStatus.RESIDENT,
        name=Name(official=name),
        relation=Relation(text=relation),
        born_on=parse_date("昭和10年1月2日"),
        address=Address(machiaza="見本県見本町東二条１番地", building="見本荘２０３"),
    )


HOME = Household.of((_resident("1", "見本　太郎", "世帯主"), _resident("2", "見本　花子", "妻")), "10")
PHONE = {"申請者の電話番号": "0999-62-0000"}


def _names_outsiders(**entries: str) -> bool:
    answers = Answers(entries=entries)
    return names_outsiders(Case(LifeEvent.DEATH, date(2026, 3, 3), None, HOME, "2", "台帳", answers=answers))


def test_記入が無いか_世帯員の氏名だけなら_世帯の照合で足りる() -> None:
    assert not _names_outsiders()
    assert not _names_outsiders(申請者の氏名="見本 花子", 口座名義="見本　太郎", 金融機関名="見本銀行")


@pytest.mark.parametrize(
    "proof",
    [
        {"申請者の住所": "見本県見本町東二条１番地　見本荘２０３"},
        {"申請者の住所": "見本県見本町東2条1番地"},
        {"申請者の住所": "見本町東２条１番地 見本荘203"},
        {"申請者の住所": "別の町1", "申請者の生年月日": "昭和10年1月2日"},
    ],
    ids=["台帳のまま", "数字の書き方", "都道府県なし", "生年月日"],
)
def test_氏名のほかに_台帳と同じ住所か生年月日があれば_世帯の人である(proof: dict[str, str]) -> None:
    assert not _names_outsiders(申請者の氏名="見本　花子", **proof, **PHONE)


@pytest.mark.parametrize(
    "more",
    [
        {"申請者の住所": "別の県別の町1番地"},
        {"申請者の住所": "1番地"},
        {"申請者の住所": "　"},
        {"申請者の電話番号": "0999-62-0000"},
        {"申請者の郵便番号": "9990001"},
        {"申請者の住所": "別の町1", "申請者の生年月日": "昭和11年1月2日"},
        {"申請者の住所": "別の町1", "申請者の生年月日": "読めない日"},
    ],
    ids=["ほかの住所", "終わりだけ", "空白", "電話だけ", "郵便番号だけ", "違う生年月日", "読めない日"],
)
def test_同姓同名なだけの人は_世帯の外の人とみなす(more: dict[str, str]) -> None:
    assert _names_outsiders(申請者の氏名="見本　花子", **more)


@pytest.mark.parametrize(
    "entries",
    [
        {"申請者の氏名": "外野　次郎"},
        {"申請者の住所": "見本町"},
        {"口座名義": "外野　次郎"},
        {"相続人代表者の電話番号": "0"},
    ],
    ids=["ほかの氏名", "氏名の無い住所", "ほかの名義", "氏名の無い電話"],
)
def test_世帯員の氏名でなければ_世帯の外の人とみなす(entries: dict[str, str]) -> None:
    assert _names_outsiders(**entries)
