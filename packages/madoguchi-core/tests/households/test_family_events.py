"""出生・死亡・婚姻と離婚と、読めない台帳の約束: 誰がどの世帯に残り、何を聞くか。"""

import pytest
from household_people import DAY, FAMILY, HOME, LODGING, ON, F, M, codes, household, one, person, words

from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Death,
    Divorce,
    Marriage,
    MoveOut,
    arrange,
    kin,
)
from madoguchi_core.records import (
    Missing,
    RecordReason,
    Resident,
    ResidentKind,
    ResidentStatus,
)


class Test死亡:
    def test_亡くなった世帯主を通して_残る人の続柄を読む(self) -> None:
        family = household(
            person("H", "世帯主", M, 1950),
            person("W", "妻", F, 1952),
            person("P", "母", F, 1930),
            person("X", "妻の子", F, 1980),
        )
        made = arrange([family], Death(member="H", on=ON, rest_head="W"))

        assert words(made) == {"W": "世帯主", "X": "子", "P": "夫の母"}
        assert made.left[0].status is ResidentStatus.DECEASED
        assert made.left[0].removal.reason is RecordReason.DEATH
        assert one(made, "X").event.reason is RecordReason.HEAD_CHANGED
        assert one(made, "X").head_name == "見本　W"

    def test_世帯主でない人の死亡では_残る人の記録は記載順位のほか変わらない(self) -> None:
        made = arrange([FAMILY], Death(member="C", on=ON))

        assert words(made) == {"H": "世帯主", "W": "妻", "D": "子"}
        assert all(member.event.reason is Missing.NOT_SUPPLIED for member in made.after[0])


class Test出生:
    def test_生まれた日を書き_前住所は空欄で_末尾に付く(self) -> None:
        baby = Resident(address_number="B", sex=F, kind=ResidentKind.JAPANESE)
        made = arrange([FAMILY], Birth(child=baby, into="10", on=ON, parents=("H", "W")))
        born = one(made, "B")

        assert words(made)["B"] == "子"
        assert (born.became_resident_on, born.address_set_on, born.born_on) == (DAY, DAY, DAY)
        assert born.previous_address.line is Missing.EMPTY
        assert (born.address, born.order_in_household) == (HOME, 5)
        assert born.event.reason is RecordReason.BIRTH

    def test_世帯主の子の子は_子の子(self) -> None:
        baby = Resident(address_number="B", sex=F, kind=ResidentKind.JAPANESE)
        made = arrange([FAMILY], Birth(child=baby, into="10", on=ON, parents=("C",)))

        assert words(made)["B"] == "子の子"

    def test_世帯主の妻だけの子と言えるのは_世帯主の子でないと確かめたときだけ(self) -> None:
        baby = Resident(address_number="B", sex=F, kind=ResidentKind.JAPANESE)
        made = arrange([FAMILY], Birth(child=baby, into="10", on=ON, parents=("W",)))

        assert made.questions[0].answers == ("子", "妻の子")


class Test婚姻と離婚:
    def test_未届の妻は妻になり_妻をたどる続柄も変わる(self) -> None:
        family = household(
            person("H", "世帯主", M, 1980),
            person("W", "妻（未届）", F, 1982),
            person("X", "妻（未届）の子", F, 2005),
            person("C", "子", M, 2010),
        )
        made = arrange([family], Marriage(husband="H", wife="W", on=ON))

        assert words(made) == {"H": "世帯主", "W": "妻", "X": "妻の子", "C": "子"}
        assert one(made, "X").event.reason is RecordReason.CORRECTION_EX_OFFICIO
        assert one(made, "C").event.reason is Missing.NOT_SUPPLIED
        assert made.is_settled

    def test_同居人が子と婚姻すれば_子の妻になる(self) -> None:
        family = household(
            person("H", "世帯主", M, 1960), person("C", "子", M, 1990), person("L", "同居人", F, 1991)
        )
        made = arrange([family], Marriage(husband="C", wife="L", on=ON))

        assert words(made)["L"] == "子の妻"

    def test_世帯の別の夫婦では_世帯は動かず_知らせる(self) -> None:
        made = arrange([FAMILY, LODGING], Marriage(husband="C", wife="L", on=ON))

        assert words(made, "20") == {"L": "世帯主", "K": "子"}
        assert "MDG281" in codes(made)

    def test_離婚した妻と_妻をたどる続柄は_決めつけずに聞く(self) -> None:
        family = household(
            person("H", "世帯主", M, 1970),
            person("W", "妻", F, 1972),
            person("C", "子", M, 2000),
            person("X", "妻の子", F, 1995),
        )
        made = arrange([family], Divorce(husband="H", wife="W", on=ON))

        assert {question.member: question.answers for question in made.questions} == {
            "W": ("同居人", "縁故者"),
            "X": ("同居人", "縁故者"),
        }
        assert words(made)["C"] == "子"

    def test_世帯主が子なら_離婚しても父と母のまま(self) -> None:
        family = household(
            person("C", "世帯主", M, 2000), person("H", "父", M, 1970), person("W", "母", F, 1972)
        )
        made = arrange([family], Divorce(husband="H", wife="W", on=ON))

        assert words(made) == {"C": "世帯主", "H": "父", "W": "母"}
        assert made.is_settled

    def test_離婚のあとの続柄は_答えで決まる(self) -> None:
        made = arrange([FAMILY], Divorce(husband="H", wife="W", on=ON), kin=[kin("H", "W", "同居人")])

        assert words(made)["W"] == "同居人"
        assert made.is_settled


class Test台帳の読めない世帯:
    @pytest.mark.parametrize(
        "rows",
        [
            [person("1", "世帯主"), person("2", "世帯主"), person("3", "子")],
            [person("1", "世帯主", head_name="見本　1"), person("3", "子", head_name="見本　9")],
            [person("1", "妻", F), person("3", "子")],
        ],
    )
    def test_続柄のもとの世帯主が言えなければ_どの続柄も読まない(self, rows: list[Resident]) -> None:
        made = arrange([household(*rows)], ChangeHead(household="10", head="3", on=ON))

        assert all(question.choices == () for question in made.questions)
        assert len(made.questions) == len(rows) - 1
        assert "MDG278" in codes(made)

    def test_亡くなった世帯主の行が残る世帯は_その人から見た続柄として読む(self) -> None:
        dead = person("H", "世帯主", M, 1950, status=ResidentStatus.DECEASED)
        made = arrange(
            [household(dead, person("W", "妻", F, 1952), person("P", "母", F, 1930))],
            ChangeHead(household="10", head="W", on=ON),
        )

        assert words(made) == {"W": "世帯主", "P": "夫の母", "H": "世帯主"}

    @pytest.mark.parametrize("members", [(), ("Z",), ("C", "C")])
    def test_いない人や重なった人の異動では_何も動かない(self, members: tuple[str, ...]) -> None:
        made = arrange([FAMILY], MoveOut(members=members, planned_on=ON, as_of=ON))

        assert codes(made) == {"MDG270"}
        assert made.after == (FAMILY,)
