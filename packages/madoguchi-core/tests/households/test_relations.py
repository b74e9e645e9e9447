"""続柄の読み直しの約束: 事実で決まるものだけを書き、ほかは、あり得る言葉を残して聞く。"""

from datetime import date

import pytest

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import Arrangement, ChangeHead, Kin, QuestionKind, arrange, kin, not_kin
from madoguchi_core.records import Household, Missing, Relation, Resident, ResidentKind, Sex

ON = date(2026, 11, 2)
M, F, Q = Sex.MALE, Sex.FEMALE, Missing.UNKNOWN
Row = tuple[str, str, Sex | Missing, int | None]


def person(row: Row, kind: ResidentKind = ResidentKind.JAPANESE) -> Resident:
    name, relation, sex, year = row
    return Resident(
        address_number=name,
        household_number="10",
        kind=kind,
        sex=sex,
        born_on=Missing.UNKNOWN if year is None else RegisterDate.exact(date(year, 4, 1)),
        relation=Relation(text=relation),
    )


def change(rows: list[Row], head: str, *facts: Kin) -> Arrangement:
    family = Household(number="10", members=tuple(person(row) for row in rows))
    return arrange([family], ChangeHead(household="10", head=head, on=ON), kin=facts)


def seen(made: Arrangement) -> dict[str, object]:
    """宛名番号ごとの続柄。決まらない人は、あり得る続柄の並び。"""
    asked = {question.member: question.answers for question in made.questions}
    return {
        one.address_number: asked.get(one.address_number, one.relation.text)
        for one in made.after[0]
        if one.relation.is_head is not True
    }


FAMILY: list[Row] = [
    ("H", "世帯主", M, 1966),
    ("W", "妻", F, 1968),
    ("C1", "子", M, 1990),
    ("C2", "子", F, 1995),
    ("P", "母", F, 1935),
]
OURS = (kin("W", "C1", "子"), kin("W", "C2", "子"))
STEP: list[Row] = [("H", "世帯主", M, 1966), ("W", "妻", F, 1968), ("X", "妻の子", M, 2000)]
THREE: list[Row] = [
    ("H", "世帯主", M, 1940),
    ("C1", "子", M, 1966),
    ("D", "子の妻", F, 1968),
    ("G", "子の子", F, 2000),
]
ADOPTED: list[Row] = [("H", "世帯主", M, 1940), ("B", "子（子の夫）", M, 1966), ("A", "子", F, 1968)]


@pytest.mark.parametrize(
    ("rows", "head", "facts", "expected"),
    [
        (FAMILY, "W", OURS, {"H": "夫", "C1": "子", "C2": "子", "P": "夫の母"}),
        (FAMILY, "C1", OURS, {"H": "父", "W": "母", "C2": "妹", "P": "父の母"}),
        (FAMILY, "P", OURS, {"H": "子", "W": "子の妻", "C1": "子の子", "C2": "子の子"}),
        (STEP, "W", (), {"H": "夫", "X": "子"}),
        (STEP, "X", (), {"W": "母", "H": "母の夫"}),
        (THREE, "C1", (kin("C1", "G", "子"), kin("C1", "D", "妻")), {"H": "父", "D": "妻", "G": "子"}),
        (ADOPTED, "A", (kin("A", "B", "夫"),), {"H": "父", "B": "夫"}),
    ],
)
def test_事実のそろった家族は_どの人が世帯主になっても決まる(
    rows: list[Row], head: str, facts: tuple[Kin, ...], expected: dict[str, str]
) -> None:
    made = change(rows, head, *facts)

    assert seen(made) == expected
    assert made.is_settled


@pytest.mark.parametrize(
    ("rows", "head", "expected"),
    [
        # 世帯主の子が、配偶者の子でもあるかは台帳に無い
        (FAMILY, "W", {"H": "夫", "C1": ("子", "夫の子"), "C2": ("子", "夫の子"), "P": "夫の母"}),
        (FAMILY, "C1", {"H": "父", "W": ("母", "父の妻"), "C2": "妹", "P": "父の母"}),
        # どの子の妻か、どの子の子かは台帳に無い（子が一人でも、亡くなった子の妻かもしれない）
        (
            THREE,
            "C1",
            {
                "H": "父",
                "D": ("妻", "兄の妻", "弟の妻"),
                "G": ("子", "兄の子", "姉の子", "弟の子", "妹の子"),
            },
        ),
        # 父方か母方かは、どの子の子かによる
        (
            THREE,
            "G",
            {
                "H": ("父の父", "母の父"),
                "C1": ("父", "父の兄", "父の弟", "母の兄", "母の弟"),
                "D": ("母", "父の妻", "父の兄の妻", "父の弟の妻", "母の兄の妻", "母の弟の妻"),
            },
        ),
        (ADOPTED, "A", {"H": "父", "B": ("夫", "兄")}),
        # 届け出ていない配偶者
        (
            [
                ("H", "世帯主", M, 1970),
                ("W", "妻（未届）", F, 1972),
                ("C", "子", F, 2000),
                ("X", "妻（未届）の子", F, 1999),
            ],
            "W",
            {"H": "夫（未届）", "C": ("子", "夫（未届）の子"), "X": "子"},
        ),
        # 父母は、婚姻中と限らない
        (
            [("H", "世帯主", M, 1990), ("P", "母", F, 1960), ("F", "父", M, 1958)],
            "P",
            {"H": "子", "F": ("夫", "夫（未届）", "子の父")},
        ),
        # 兄弟姉妹は、同じ父母の子と限らない
        (
            [("H", "世帯主", M, 1990), ("B", "兄", M, 1985), ("P", "母", F, 1960)],
            "B",
            {"H": "弟", "P": ("母", "弟の母")},
        ),
        (
            [("H", "世帯主", M, 1990), ("P", "母", F, 1960), ("B", "兄", M, 1985)],
            "P",
            {"H": "子", "B": ("子", "子の兄")},
        ),
        # 同じ日に生まれた子、性別や生年月日の分からない子
        (
            [("H", "世帯主", M, 1960), ("A", "子", M, 1990), ("B", "子", F, 1990), ("C", "子", Q, 1992)],
            "A",
            {"H": "父", "B": ("姉", "妹"), "C": ("弟", "妹")},
        ),
        ([("H", "世帯主", Q, None), ("C", "子", F, None)], "C", {"H": ("父", "母")}),
        # 縁故者・同居人
        (
            [("H", "世帯主", M, 1960), ("L", "同居人", F, 1990), ("R", "縁故者", M, 1950)],
            "L",
            {"H": (), "R": ("同居人", "縁故者")},
        ),
        (
            [("H", "世帯主", M, 1960), ("W", "妻", F, 1961), ("L", "同居人", F, 1990)],
            "W",
            {"H": "夫", "L": ("同居人", "縁故者")},
        ),
        # 読めない続柄
        ([("H", "世帯主", M, 1960), ("W", "妻", F, 1961), ("Z", "おば", F, 1940)], "W", {"H": "夫", "Z": ()}),
    ],
)
def test_決まらない続柄は_あり得る言葉を添えて聞く(
    rows: list[Row], head: str, expected: dict[str, object]
) -> None:
    made = change(rows, head)

    assert seen(made) == expected
    assert all(
        one.relation.text is Missing.UNKNOWN
        for one in made.after[0]
        if isinstance(expected.get(one.address_number), tuple)
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (not_kin("W", "C1", "子"), "夫の子"),
        (kin("W", "C1", "子"), "子"),
        (kin("W", "C1", "夫の子"), "夫の子"),
    ],
)
def test_答えを渡し直せば決まる(answer: Kin, expected: str) -> None:
    assert seen(change(FAMILY, "W", answer))["C1"] == expected


def test_どの子の家族かが分かれば_ほかの子から見た言葉も決まる() -> None:
    rows: list[Row] = [*THREE, ("C2", "子", F, 1970)]
    made = change(rows, "C2", kin("C1", "D", "妻"), kin("C1", "G", "子"))

    assert seen(made) == {"H": "父", "C1": "兄", "D": "兄の妻", "G": "兄の子"}


def test_四つを超える続柄は縁故者になり_知らせる() -> None:
    rows: list[Row] = [("H", "世帯主", M, 1960), ("P", "父の父", M, 1900), ("G", "子の子の妻", F, 2010)]
    made = change(rows, "P")

    assert seen(made)["G"] == "縁故者"
    assert "MDG282" in {finding.code for finding in made.findings}


def test_台帳に無い養子縁組で変わる続柄は_そう知らせる() -> None:
    messages = [
        finding.message for finding in change(FAMILY, "W", *OURS).findings if finding.code == "MDG283"
    ]

    assert messages == ["続柄「夫の母」は、台帳に無い養子縁組があれば「母」になります"]


def test_性別と続柄が合わない人の性別は_どちらとも言わない() -> None:
    made = change([("H", "世帯主", M, 1960), ("W", "妻", M, 1961), ("C", "妻の子", F, 1990)], "C")

    assert seen(made)["W"] == ("父", "母")
    assert "MDG280" in {finding.code for finding in made.findings}


def test_職員の選んだ続柄を書き_台帳と合わなければ知らせる() -> None:
    made = change(FAMILY, "W", kin("W", "C1", "同居人"), kin("W", "C2", "子"))

    assert seen(made)["C1"] == "同居人"
    assert "MDG279" in {finding.code for finding in made.findings}


class Test外国人住民:
    ROWS = (("H", "世帯主", M, 1980), ("W", "妻", F, 1982), ("S", "妻の妹", F, 1990))

    def change(self, *facts: Kin) -> Arrangement:
        members = [person(row) for row in self.ROWS]
        members[2] = person(self.ROWS[2], ResidentKind.FOREIGN)
        family = Household(number="10", members=tuple(members))
        return arrange([family], ChangeHead(household="10", head="W", on=ON), kin=facts)

    def test_台帳の続柄ひとつの裏返しは聞かない(self) -> None:
        assert seen(self.change())["S"] == "妹"

    def test_たどって読む続柄は_文書で確かめるまで書かない(self) -> None:
        members = [person(row, ResidentKind.FOREIGN) for row in FAMILY]
        family = Household(number="10", members=tuple(members))
        made = arrange([family], ChangeHead(household="10", head="C1", on=ON), kin=OURS)
        kinds = {question.member: question.kind for question in made.questions}

        assert seen(made) == {
            "H": "父",
            "W": "母",
            "C2": ("妹", "同居人", "縁故者"),
            "P": ("父の母", "同居人", "縁故者"),
        }
        assert kinds == {"C2": QuestionKind.DOCUMENT, "P": QuestionKind.DOCUMENT}
        assert "MDG275" in {finding.code for finding in made.findings}

    def test_文書で確かめた続柄は書く(self) -> None:
        assert seen(self.change(kin("W", "S", "妹")))["S"] == "妹"
