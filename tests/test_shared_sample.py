"""町が公開している検証用の表を、そのまま読めること。表は木の外にあり、無ければ飛ばす理由を言う。"""

from datetime import date
from pathlib import Path

import pytest

from madoguchi_core.cases import Answers, Case
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Missing, ResidentStatus
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_core.visit import judge_case
from madoguchi_memuro.residents import MEMURO_RESIDENTS

SAMPLE = Path(__file__).resolve().parent.parent.parent / "shared/data/mado-sample/resident_table.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SAMPLE.exists(), reason="検証用の表（shared/data/mado-sample）が隣に無い"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> ResidentCopy:
    target = tmp_path_factory.mktemp("sample") / "copy.sqlite3"
    imported = import_residents(SAMPLE, target, MEMURO_RESIDENTS, data_as_of=date(2026, 7, 1))
    assert {finding.code for finding in imported.findings} == {"MDG110"}
    return ResidentCopy(target, MEMURO_RESIDENTS)


def test_27人が11世帯で読める(copy: ResidentCopy) -> None:
    people = list(copy)
    assert len(people) == 27
    assert len({person.household_number for person in people}) == 11
    assert [person.status for person in people].count(ResidentStatus.DECEASED) == 1


def test_全角の郵便番号_一桁の続柄_不詳の生年月日が読める(copy: ResidentCopy) -> None:
    first, lodger = copy.resident("1"), copy.resident("26")
    assert first is not None
    assert lodger is not None
    assert first.address.postcode == "9990001"
    assert first.relation.is_head is True
    assert not isinstance(lodger.born_on, Missing)
    assert lodger.born_on.on is None


def test_転入前住所は分かれていても一つでも読める(copy: ResidentCopy) -> None:
    split, whole = copy.resident("8"), copy.resident("27")
    assert split is not None
    assert whole is not None
    assert split.previous_address.is_split is True
    assert whole.previous_address.is_split is not True
    assert not isinstance(whole.previous_address.line, Missing)


def test_宛名番号14の死亡は_後期と介護の手続きになる(copy: ResidentCopy) -> None:
    registry = default_registry()
    home = copy.household("500")
    case = Case(LifeEvent.DEATH, date(2026, 3, 3), date(2026, 3, 3), home, "14", "写し", Answers())
    plan = judge_case(registry, case).plan
    required = {item.procedure.id: item.due.on for item in plan.with_outcome(Outcome.REQUIRED)}
    assert required == {"care-loss-1": date(2026, 3, 17), "latter-loss": date(2026, 3, 17)}
    assert plan["death-report"].outcome is Outcome.NOT_REQUIRED
    assert plan["latter-funeral"].outcome is Outcome.TO_CONFIRM
    assert plan["head-change"].outcome is Outcome.NOT_REQUIRED
    assert plan["nhi-head-change"].outcome is Outcome.NOT_REQUIRED
