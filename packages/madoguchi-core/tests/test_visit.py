"""来庁から様式に渡る値の約束: 台帳で言い切れることだけを書き、照合していない住所は空ける。"""

from datetime import date

import pytest

from madoguchi_core.calendar import parse_date
from madoguchi_core.cases import Answers, Case
from madoguchi_core.forms import BLANK, FIELDS_BY_WORD, FORM_FIELDS, FieldSubject, FormValues
from madoguchi_core.handover import RpaColumn, RpaMap, RpaRow, RpaTarget, rpa_csv
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import (
    Address,
    Household,
    Koseki,
    Missing,
    Name,
    Relation,
    RelationCode,
    Resident,
    ResidentStatus,
    Sex,
)
from madoguchi_core.registry import build_registry
from madoguchi_core.visit import FilledFields, fill_fields, judge_case

DIED = date(2026, 3, 3)
REGISTRY = build_registry({})


def _resident(
    number: str, relation: str | Relation, born: str = "昭和10年1月2日", **more: object
) -> Resident:
    values: dict[str, object] = {
        "address_number": number,
        "household_number": "10",
        "status": ResidentStatus.RESIDENT,
        "name": Name(official=f"見本　{number}", kana=f"ミホン　{number}"),
        "relation": Relation(text=relation) if isinstance(relation, str) else relation,
        "born_on": parse_date(born),
        "sex": Sex.FEMALE,
        "address": Address(machiaza="見本町東１条", building="見本荘２０３", postcode="9990001"),
        "koseki": Koseki(honseki="見本町西２条", head="見本　祖"),
    }
    return Resident(**{**values, **more})  # type: ignore[arg-type]


def _fill(*residents: Resident, withholds: bool = False) -> FilledFields:
    case = Case(LifeEvent.DEATH, DIED, None, Household.of(residents, "10"), "1", "台帳")
    return fill_fields(
        REGISTRY,
        judge_case(REGISTRY, case),
        filed_on=date(2026, 3, 10),
        procedure_ids=(),
        withholds_addresses=withholds,
    )


HEAD = _resident("1", "世帯主")
WIFE = _resident("2", "妻")
CHILD = _resident("3", "子", "平成20年5月5日", sex=Sex.MALE)
CHILD_BY_CODE = _resident("3", Relation(codes=(RelationCode.CHILD,)))


def _members(filled: FilledFields) -> list[FormValues]:
    return list(filled.lists["members"])


def test_残る世帯員を台帳の順に渡し_亡くなった方は入れない() -> None:
    members = _members(_fill(HEAD, WIFE, CHILD))
    assert [member["member.name"] for member in members] == ["見本　2", "見本　3"]
    assert [member["member.sex"] for member in members] == ["女", "男"]
    assert members[1]["member.born_on"] == parse_date("平成20年5月5日")
    assert members[0]["member.address"] == "見本町東１条　見本荘２０３"


def test_前に転出した人は世帯員に入れない() -> None:
    moved = _resident("3", "子", status=ResidentStatus.MOVED_OUT)
    assert [member["member.name"] for member in _members(_fill(HEAD, WIFE, moved))] == ["見本　2"]


def test_一人暮らしなら_誰もいないと分かっている() -> None:
    assert _members(_fill(HEAD)) == []


def test_住民か分からない人がいれば_一覧を渡さない() -> None:
    unclear = _resident("3", "子", status=Missing.UNKNOWN)
    assert dict(_fill(HEAD, WIFE, unclear).lists) == {}


def test_続柄の表記が無ければ_コードから作り上げない() -> None:
    """続柄コード1の列しか無い表では、孫のコードも「子」になる。"""
    assert _members(_fill(HEAD, CHILD_BY_CODE))[0]["member.relation"] is Missing.NOT_SUPPLIED


def test_照合していない住所は_世帯員の物も本籍も空ける() -> None:
    filled = _fill(HEAD, WIFE, withholds=True)
    values = {**filled.values, **_members(filled)[0]}
    addresses = {name for name in values if FORM_FIELDS[name].subject is FieldSubject.ADDRESS}
    assert addresses == {
        "deceased.address",
        "deceased.postcode",
        "deceased.honseki",
        "head.address",
        "member.address",
    }
    assert {name: values[name] for name in addresses} == dict.fromkeys(addresses, BLANK)
    assert values["member.name"] == "見本　2"


def test_残る人が一人の大人なら_新しい世帯主はその人() -> None:
    values = _fill(HEAD, WIFE).values
    assert (values["head.old_name"], values["head.new_name"]) == ("見本　1", "見本　2")
    assert (values["head.changed_on"], values["head.reason"]) == (DIED, "世帯主の死亡")


@pytest.mark.parametrize(
    "name", [name for name in FIELDS_BY_WORD if "." in name and FIELDS_BY_WORD[name].may_tell_home]
)
def test_照合していなければ_人が記入した手がかりを_様式にも_RPA_の表にも出さない(name: str) -> None:
    """葬祭を行った場所・電話番号・間柄の説明など、住所の欄でなくても、住んでいる所は書ける。"""
    case = Case(
        LifeEvent.DEATH,
        DIED,
        None,
        Household.of((HEAD, WIFE), "10"),
        "1",
        "台帳",
        answers=Answers(entries={name: "ひみつ町1番地"}),
    )
    filled = fill_fields(
        REGISTRY,
        judge_case(REGISTRY, case),
        filed_on=DIED,
        procedure_ids=(),
        withholds_addresses=True,
    )
    assert filled.values[name] is BLANK
    columns = (RpaColumn(header="列", field=name),)
    rpa_map = RpaMap(id="m", title="表", target=RpaTarget.ROBOT, columns=columns)
    content = rpa_csv(rpa_map, [RpaRow("C-1", filled.values)]).content
    assert content is not None
    assert "ひみつ" not in content.decode()


@pytest.mark.parametrize(
    "rest",
    [
        (WIFE, CHILD),
        (_resident("3", "子", "平成23年3月10日"),),
        (_resident("3", "子", "年月日不詳"),),
        (WIFE, _resident("3", "子", status=Missing.UNKNOWN)),
        (),
    ],
)
def test_言い切れない新しい世帯主は_不明のまま渡す(rest: tuple[Resident, ...]) -> None:
    values = _fill(HEAD, *rest).values
    assert values["head.old_name"] == "見本　1"
    assert {values[name] for name in ("head.new_name", "head.new_kana", "head.new_born_on")} == {
        Missing.UNKNOWN
    }


@pytest.mark.parametrize(("relation", "missing"), [("妻", Missing.NOT_APPLICABLE), ("不詳", Missing.UNKNOWN)])
def test_世帯主でなければ該当せず_分からなければ不明(relation: str, missing: Missing) -> None:
    values = _fill(_resident("1", relation), _resident("2", "世帯主")).values
    heads = {value for name, value in values.items() if name.startswith("head.")}
    assert heads == {missing}
