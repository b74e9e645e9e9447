"""住所と世帯の異動の約束: 誰がどの世帯に入り、何を書き、何を聞くか。"""

from dataclasses import replace
from datetime import date

import pytest
from household_people import (
    DAY,
    FAMILY,
    FAR,
    HOME,
    LODGING,
    ON,
    OTHER,
    F,
    M,
    codes,
    household,
    one,
    person,
    words,
)

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import (
    ChangeHead,
    Death,
    Merge,
    MoveIn,
    MoveOut,
    MoveWithin,
    Policy,
    QuestionKind,
    Regroup,
    Route,
    Split,
    arrange,
    kin,
)
from madoguchi_core.records import (
    Missing,
    RecordReason,
    Relation,
    Removal,
    Resident,
    ResidentKind,
    ResidentStatus,
)


class Test転入:
    def test_新しい世帯では_転出証明書の続柄のまま_転入日を書く(self) -> None:
        family = (person("1", "世帯主", F, 1980), person("2", "子", M, 2010))
        made = arrange([FAMILY], MoveIn(members=family, into="30", on=ON, address=OTHER))
        came = one(made, "2")

        assert words(made, "30") == {"1": "世帯主", "2": "子"}
        assert (came.became_resident_on, came.address_set_on) == (DAY, DAY)
        assert (came.previous_address, came.address, came.household_number) == (FAR, OTHER, "30")
        assert (came.event.reason, came.entry.reason) == (RecordReason.MOVE_IN_DOMESTIC,) * 2
        assert came.head_name == "見本　1"
        assert made.after[0] is FAMILY
        assert made.is_settled

    def test_既にある世帯に入る人は_末尾に付き_世帯主との続柄を聞く(self) -> None:
        made = arrange([FAMILY], MoveIn(members=(person("1", "世帯主", F, 1940),), into="10", on=ON))

        assert [member.address_number for member in made.after[0]] == ["H", "W", "C", "D", "1"]
        assert one(made, "1").order_in_household == 5
        assert one(made, "1").address == HOME
        assert [question.member for question in made.questions] == ["1"]

    def test_続柄を確かめてあれば書く(self) -> None:
        move = MoveIn(members=(person("1", "世帯主", F, 1940),), into="10", on=ON)
        made = arrange([FAMILY], move, kin=[kin("W", "1", "母")])

        assert words(made)["1"] == "妻の母"

    def test_世帯主の来ない家族も_互いの間柄は分かる(self) -> None:
        """転出証明書の世帯主が残り、妻と子だけが来る。"""
        members = (person("1", "妻", F, 1980), person("2", "子", M, 2010))
        made = arrange([], MoveIn(members=members, into="30", on=ON, head="1", address=HOME))

        assert [question.answers for question in made.questions] == [("子", "夫の子")]

    @pytest.mark.parametrize(
        ("route", "became", "previous"),
        [
            (Route.ABROAD, RecordReason.MOVE_IN_ABROAD, "見本県遠見市中央３番地"),
            (Route.DOMESTIC, RecordReason.MOVE_IN_DOMESTIC, "見本県遠見市中央３番地"),
            (Route.UNREPORTED, RecordReason.MOVE_IN_DOMESTIC, "見本県遠見市中央３番地（未届）"),
            (Route.FOREIGN_ENTRY, RecordReason.MOVE_IN_ABROAD, Missing.EMPTY),
        ],
    )
    def test_来た道ごとの異動事由と前住所(
        self, route: Route, became: RecordReason, previous: str | Missing
    ) -> None:
        move = MoveIn(members=(person("1", "世帯主"),), into="30", on=ON, address=HOME, route=route)
        came = one(arrange([], move), "1")

        assert came.event.reason is became
        assert came.previous_address.line == previous
        assert came.address_set_on == DAY

    def test_30条の47では_住所を定めた日を聞くまで書かない(self) -> None:
        stay = person("1", "世帯主", kind=ResidentKind.FOREIGN)
        move = MoveIn(members=(stay,), into="30", on=ON, address=HOME, route=Route.FOREIGN_STATUS)
        came = one(arrange([], move), "1")

        assert came.foreign.became_resident_on == DAY
        assert came.became_resident_on is Missing.NOT_APPLICABLE
        assert came.address_set_on is Missing.NOT_ASKED

    def test_住民種別の分からない人の_住民となった日は書かない(self) -> None:
        move = MoveIn(
            members=(person("1", "世帯主", kind=Missing.NOT_SUPPLIED),), into="30", on=ON, address=HOME
        )
        made = arrange([], move)

        assert one(made, "1").became_resident_on is Missing.UNKNOWN
        assert "MDG286" in codes(made)

    def test_再転入は前の記録と置き換わり_知らせる(self) -> None:
        gone = person("C", "子", M, 2000, status=ResidentStatus.MOVED_OUT)
        before = household(person("H", "世帯主", M, 1970), gone)
        back = person("C", "世帯主", M, 2000, removal=Removal(reason=RecordReason.MOVE_OUT_DOMESTIC))
        made = arrange([before], MoveIn(members=(back,), into="10", on=ON), kin=[kin("H", "C", "子")])

        assert words(made) == {"H": "世帯主", "C": "子"}
        assert one(made, "C").status is ResidentStatus.RESIDENT
        assert one(made, "C").removal.reason is Missing.EMPTY
        assert "MDG276" in codes(made)

    def test_三情報の同じ除票が別の番号にあれば知らせる(self) -> None:
        gone = person("C", "子", M, 2000, status=ResidentStatus.MOVED_OUT)
        back = replace(gone, address_number="9", relation=Relation(text="世帯主"))
        made = arrange([household(gone)], MoveIn(members=(back,), into="30", on=ON, address=HOME))

        assert "MDG284" in codes(made)

    def test_もう住民の人は入れない(self) -> None:
        made = arrange([FAMILY], MoveIn(members=(person("C", "世帯主"),), into="30", on=ON))

        assert codes(made) == {"MDG271"}
        assert made.after == (FAMILY,)


class Test転居:
    def test_一部で新しい世帯に移れば_転居前住所と住所を定めた日だけが変わる(self) -> None:
        move = MoveWithin(members=("C",), into="30", on=ON, address=OTHER)
        made = arrange([FAMILY], move)
        moved = one(made, "C")

        assert words(made, "30") == {"C": "世帯主"}
        assert (moved.moved_from, moved.address, moved.address_set_on) == (HOME, OTHER, DAY)
        assert (moved.previous_address, moved.became_resident_on) == (
            FAR,
            RegisterDate.exact(date(2010, 4, 1)),
        )
        assert words(made) == {"H": "世帯主", "W": "妻", "D": "子"}
        assert [member.order_in_household for member in made.after[0]] == [1, 2, 3]

    def test_全員なら_世帯番号を変えずに移れて_続柄も並びも変わらない(self) -> None:
        move = MoveWithin(members=("H", "W", "C", "D"), into="10", on=ON, address=OTHER)
        made = arrange([FAMILY], move)

        assert words(made) == {"H": "世帯主", "W": "妻", "C": "子", "D": "子"}
        assert {member.event.reason for member in made.after[0]} == {RecordReason.MOVE_WITHIN}
        assert made.is_settled

    def test_全員が別の世帯に入れば_もとの世帯は閉じる(self) -> None:
        move = MoveWithin(members=("L", "K"), into="10", on=ON, address=HOME)
        made = arrange([FAMILY, LODGING], move, kin=[kin("C", "L", "妻")])

        assert made.closed == ("20",)
        assert words(made)["L"] == "子の妻"

    def test_一部だけを_もとの世帯に移すことはできない(self) -> None:
        made = arrange([FAMILY], MoveWithin(members=("C",), into="10", on=ON, address=OTHER))

        assert codes(made) == {"MDG272"}


class Test転出:
    def test_予定日の前は住民のままで_転出予定を知らせる(self) -> None:
        move = MoveOut(members=("C",), planned_on=date(2026, 11, 30), as_of=ON)
        made = arrange([FAMILY], move)

        assert len(made.after[0]) == 4
        assert one(made, "C").moving_out.is_planned is True
        assert one(made, "C").status is ResidentStatus.RESIDENT
        assert (made.left, codes(made)) == ((), {"MDG277"})

    @pytest.mark.parametrize(
        ("as_of", "arrived", "removed"),
        [
            (date(2026, 11, 29), Missing.NOT_ASKED, None),
            (date(2026, 11, 30), Missing.NOT_ASKED, date(2026, 11, 30)),
            (date(2026, 11, 28), date(2026, 11, 28), date(2026, 11, 28)),
            (date(2026, 12, 5), date(2026, 12, 3), date(2026, 11, 30)),
        ],
    )
    def test_消除の日は_予定日と転入日の早い方(
        self, as_of: date, arrived: date | Missing, removed: date | None
    ) -> None:
        move = MoveOut(members=("C",), planned_on=date(2026, 11, 30), as_of=as_of, arrived_on=arrived)
        left = arrange([FAMILY], move).left

        assert [row.removal.on for row in left] == ([RegisterDate.exact(removed)] if removed else [])
        assert all(row.event.reason is RecordReason.MOVE_OUT_DOMESTIC for row in left)

    def test_国外への転出は事由が違う(self) -> None:
        move = MoveOut(members=("C",), planned_on=ON, as_of=ON, is_abroad=True)

        assert arrange([FAMILY], move).left[0].removal.reason is RecordReason.MOVE_OUT_ABROAD

    def test_世帯主の転出予定では_次の世帯主を届出のときに聞く(self) -> None:
        move = MoveOut(members=("H",), planned_on=date(2026, 11, 30), as_of=ON)
        made = arrange([FAMILY], move)

        assert [question.kind for question in made.questions] == [QuestionKind.HEAD]
        assert made.questions[0].candidates == ("W", "C")
        assert words(made)["H"] == "世帯主"

    def test_全員が転出すれば世帯は消える(self) -> None:
        move = MoveOut(members=("H", "W", "C", "D"), planned_on=ON, as_of=ON)
        made = arrange([FAMILY], move)

        assert (made.after, made.closed, len(made.left)) == ((), ("10",), 4)


class Test次の世帯主:
    @pytest.mark.parametrize(
        ("years", "policy", "head", "candidates"),
        [
            ([1980], Policy(), "1", ()),
            ([2012], Policy(), None, ()),
            ([2011], Policy(), "1", ()),
            ([1980, 2015], Policy(), None, ("1",)),
            ([1980, 2015], Policy(sole_adult_becomes_head=True), "1", ()),
            ([1980, 2015], Policy(sole_adult_becomes_head=False), None, ("1",)),
            ([1980, 1982], Policy(sole_adult_becomes_head=True), None, ("1", "2")),
            ([2014, 2015], Policy(sole_adult_becomes_head=True), None, ()),
        ],
    )
    def test_決めてよいときだけ決め_ほかは候補を添えて聞く(
        self, years: list[int], policy: Policy, head: str | None, candidates: tuple[str, ...]
    ) -> None:
        rest = [person(str(at), "子", F, year) for at, year in enumerate(years, 1)]
        made = arrange(
            [household(person("H", "世帯主", M, 1950), *rest)], Death(member="H", on=ON), policy=policy
        )
        asked = [question for question in made.questions if question.kind is QuestionKind.HEAD]

        assert [name for name, word in words(made).items() if word == "世帯主"] == ([head] if head else [])
        assert [question.candidates for question in asked] == ([] if head else [candidates])
        assert ("MDG273" in codes(made)) == (head is None)
        assert all(question.notify == "1" for question in asked)

    def test_生年月日の分からない人がいれば聞く(self) -> None:
        rest = Resident(address_number="1", relation=Relation(text="子"), sex=F)
        made = arrange([household(person("H", "世帯主"), rest)], Death(member="H", on=ON))

        assert made.questions[0].candidates == ("1",)

    def test_15歳未満の世帯主は_職員が選べば従い_注意する(self) -> None:
        made = arrange([FAMILY], ChangeHead(household="10", head="D", on=ON))

        assert words(made)["D"] == "世帯主"
        assert "MDG274" in codes(made)

    def test_世帯にいない人は世帯主になれない(self) -> None:
        made = arrange([FAMILY], ChangeHead(household="10", head="L", on=ON))

        assert codes(made) >= {"MDG288"}
        assert made.after == (FAMILY,)


class Test世帯変更:
    def test_世帯主変更では_全員の続柄と世帯主氏名が変わり_日付は変わらない(self) -> None:
        made = arrange([FAMILY], ChangeHead(household="10", head="C", on=ON), kin=[kin("W", "C", "子")])
        father = one(made, "H")

        assert words(made) == {"C": "世帯主", "H": "父", "W": "母", "D": "妹"}
        assert father.event.reason is RecordReason.HEAD_CHANGED
        assert father.head_name == "見本　C"
        assert father.address_set_on == RegisterDate.exact(date(2015, 4, 1))

    def test_合併では_入る世帯の全員が移り_もとの世帯番号は閉じる(self) -> None:
        made = arrange(
            [FAMILY, LODGING],
            Merge(household="20", into="10", on=ON),
            kin=[kin("C", "L", "妻"), kin("C", "K", "子")],
        )

        assert made.closed == ("20",)
        assert words(made) == {"H": "世帯主", "W": "妻", "C": "子", "D": "子", "L": "子の妻", "K": "子の子"}
        assert one(made, "K").household_number == "10"
        assert one(made, "K").event.reason is RecordReason.HOUSEHOLD_MERGED
        assert one(made, "H").event.reason is Missing.NOT_SUPPLIED

    def test_住所か方書の違う世帯の合併は注意する(self) -> None:
        away = household(person("L", "世帯主", F, 1999, "20", address=OTHER), number="20")
        made = arrange([FAMILY, away], Merge(household="20", into="10", on=ON))

        assert "MDG285" in codes(made)

    def test_分離では_新しい世帯番号ができ_もとの世帯は残る(self) -> None:
        made = arrange([FAMILY], Split(members=("C",), into="30", head="C", on=ON))

        assert words(made, "30") == {"C": "世帯主"}
        assert words(made) == {"H": "世帯主", "W": "妻", "D": "子"}
        assert one(made, "C").event.reason is RecordReason.HOUSEHOLD_SPLIT
        assert one(made, "C").address_set_on == RegisterDate.exact(date(2015, 4, 1))

    def test_世帯主が分かれれば_残る世帯の世帯主を聞く(self) -> None:
        made = arrange([FAMILY], Split(members=("H", "D"), into="30", head="H", on=ON))

        assert words(made, "30") == {"H": "世帯主", "D": "子"}
        assert [question.household for question in made.questions] == ["10"]

    def test_構成変更では_一部の人が同じ住所の別の世帯へ移る(self) -> None:
        made = arrange(
            [FAMILY, LODGING], Regroup(members=("K",), into="10", on=ON), kin=[kin("C", "K", "子")]
        )

        assert words(made)["K"] == "子の子"
        assert words(made, "20") == {"L": "世帯主"}
        assert one(made, "K").event.reason is RecordReason.HOUSEHOLD_CHANGED

    @pytest.mark.parametrize(
        "move",
        [
            Split(members=("C",), into="20", head="C", on=ON),
            Split(members=("C",), into="10", head="C", on=ON),
            Regroup(members=("C",), into="99", on=ON),
            Merge(household="10", into="10", on=ON),
            Merge(household="10", into="99", on=ON),
            ChangeHead(household="99", head="C", on=ON),
        ],
    )
    def test_世帯番号の合わない届出では_何も動かない(
        self, move: Split | Regroup | Merge | ChangeHead
    ) -> None:
        made = arrange([FAMILY, LODGING], move)

        assert codes(made) == {"MDG272"}
        assert made.after == (FAMILY, LODGING)
