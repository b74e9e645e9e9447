"""国籍の変わる人と、転出をやめる人の約束: 何を引き継ぎ、何を除票にし、何を担当が決めるか。"""

from dataclasses import replace
from datetime import date

import pytest
from household_people import DAY, FAMILY, ON, F, M, codes, household, one, person, words

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import (
    CancelMoveOut,
    LoseNationality,
    MoveOut,
    Naturalize,
    arrange,
)
from madoguchi_core.records import (
    ForeignCategory,
    ForeignStatus,
    Missing,
    RecordReason,
    ResidentKind,
    ResidentStatus,
)

FOREIGN_SINCE = RegisterDate.exact(date(2015, 4, 1))
BORN_ABROAD = replace(
    person("5", "妻", F, 1985, "40"),
    kind=ResidentKind.FOREIGN,
    became_resident_on=Missing.NOT_APPLICABLE,
    foreign=ForeignStatus(became_resident_on=FOREIGN_SINCE, category=ForeignCategory.MID_TO_LONG_TERM),
)
MIXED = household(person("4", "世帯主", M, 1980, "40"), BORN_ABROAD, number="40")


class Test帰化と国籍喪失:
    def test_帰化した人は_外国人住民となった日を住民となった日に引き継ぐ(self) -> None:
        made = arrange([MIXED], Naturalize(member="5", on=ON))
        now = one(made, "5")

        assert (now.kind, now.became_resident_on) == (ResidentKind.JAPANESE, FOREIGN_SINCE)
        assert now.event.reason is RecordReason.ENTRY_NATURALIZED
        assert now.foreign.category is Missing.NOT_APPLICABLE
        assert words(made, "40") == {"4": "世帯主", "5": "妻"}

    def test_前の記録は除票になり_今の記録と二人には数えない(self) -> None:
        made = arrange([MIXED], Naturalize(member="5", on=ON))
        (old,) = made.left
        assert (old.kind, old.status) == (ResidentKind.FOREIGN, ResidentStatus.REMOVED)
        assert old.removal.reason is RecordReason.REMOVAL_NATURALIZED
        assert [row.address_number for row in made.after[0]] == ["4", "5"]

    @pytest.mark.parametrize(
        ("became", "since"),
        [
            (RegisterDate.exact(date(2010, 1, 1)), DAY),
            (RegisterDate.exact(date(2027, 1, 1)), RegisterDate.exact(date(2027, 1, 1))),
            (Missing.UNKNOWN, Missing.UNKNOWN),
        ],
    )
    def test_国籍を失った人の外国人住民となった日は_失った日と住民となった日の遅い方(
        self, became: RegisterDate | Missing, since: RegisterDate | Missing
    ) -> None:
        home = household(
            replace(person("6", "世帯主"), kind=ResidentKind.JAPANESE, became_resident_on=became),
        )
        now = one(arrange([home], LoseNationality(member="6", on=ON)), "6")
        assert now.foreign.became_resident_on == since
        assert now.foreign.category is ForeignCategory.TRANSITIONAL_NATIONALITY_LOST
        assert now.became_resident_on is Missing.NOT_APPLICABLE

    def test_もう日本人の人は帰化させない(self) -> None:
        home = household(replace(person("6", "世帯主"), kind=ResidentKind.JAPANESE))
        made = arrange([home], Naturalize(member="6", on=ON))
        assert codes(made) == {"MDG287"}
        assert made.after == (home,)


class Test転出の取りやめ:
    def test_届の前の記録に戻る(self) -> None:
        planned = arrange([FAMILY], MoveOut(members=("C",), planned_on=date(2026, 11, 30), as_of=ON))
        assert one(planned, "C").moving_out.is_planned is True
        stayed = arrange(planned.after, CancelMoveOut(members=("C",), on=ON))
        assert one(stayed, "C").moving_out.is_planned is False
        assert words(stayed, FAMILY.number) == words(
            arrange([FAMILY], CancelMoveOut(members=("C",), on=ON)), FAMILY.number
        )

    def test_予定日を過ぎて消除された人は_職権で回復するかを担当が決める(self) -> None:
        gone = replace(person("C", "子", M, 2000), status=ResidentStatus.MOVED_OUT)
        home = household(person("H", "世帯主", F, 1970), gone)
        made = arrange([home], CancelMoveOut(members=("C",), on=ON))
        assert codes(made) == {"MDG287"}
        assert made.after == (home,)
