"""芽室町の名・コード・窓口・休日。課名と窓口の番号は町に確かめるまで置かず、役割の名で案内する。"""

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.municipality import Municipality
from madoguchi_core.procedures import LifeEvent

MEMURO = Municipality(
    name="芽室町",
    code="016373",
    mayor_title="芽室町長",
    calendar=TownCalendar(),
    ticket_category_of={LifeEvent.DEATH: "c"},
)
