"""手の滑りの約束: 欄が壊れても動いても、違う判定にも白紙にもせず、要確認にして、そのことを言う。"""

import random
from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from accidents import (
    ERROR,
    cells_deleted_upward,
    column_inserted,
    dragged,
    row_deleted,
    row_inserted,
    rows_swapped,
)
from case_sheet import converted
from openpyxl.workbook.workbook import Workbook

from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Scope, choices_of, shown
from madoguchi_excel.fallback import fallback_workbook

DIED_ON = date(2026, 3, 3)
SEED = 11
INSURANCE, HEAD, BORN = "d.medical_insurance", "d.is_head", "d.born_on"
MEMBER, OTHER_MEMBER = "m.born_on.1", "m.born_on.2"
AGE = "care.first-insured-age"
UNSURE, UNNEEDED = Outcome.TO_CONFIRM.title, Outcome.NOT_REQUIRED.title
SPARE_COLUMN = "J"

Act = Callable[[Workbook], None]
Written = str | int | date | None
Verdict = tuple[object, object]


def place(book: Workbook, name: str) -> tuple[str, int]:
    """名の付いた欄の列と行。"""
    _, address = next(iter(book.defined_names[name].destinations))
    _, column, row = address.split("$")
    return column, int(row)


def wrote(name: str, value: Written) -> Act:
    def act(book: Workbook) -> None:
        column, row = place(book, name)
        book["入力"][f"{column}{row}"] = value

    return act


def valued(column: str, value: Written) -> Act:
    return lambda book: book["値"].__setitem__(f"{column}{value_row(book)}", value)


def value_row(book: Workbook) -> int:
    names = [row[8] for row in book["値"].iter_rows(values_only=True)]
    return 1 + names.index(AGE)


def below(book: Workbook, name: str) -> tuple[str, int]:
    column, row = place(book, name)
    return column, row + 1


def erased_with_next(name: str) -> Act:
    """その欄と、次の欄を空にする。"""

    def act(book: Workbook) -> None:
        column, row = below(book, name)
        book["入力"][f"{column}{row}"] = None
        wrote(name, None)(book)

    return act


def dragged_then_typed(book: Workbook) -> None:
    source = place(book, INSURANCE)
    dragged(book, "入力", source, (SPARE_COLUMN, source[1]))
    book["入力"][f"{source[0]}{source[1]}"] = "国民健康保険"


def dragged_and_back(book: Workbook) -> None:
    source = place(book, INSURANCE)
    spare = (SPARE_COLUMN, source[1])
    dragged(book, "入力", source, spare)
    dragged(book, "入力", spare, source)


def sorted_rows(name: str, columns: str) -> Act:
    def act(book: Workbook) -> None:
        row = place(book, name)[1]
        rows_swapped(book, "入力", row, row + 1, columns)

    return act


def pushed_up(book: Workbook) -> None:
    """ご家族に尋ねることの欄を一つ消して、その下を詰める。"""
    column, row = place(book, HEAD)
    cells_deleted_upward(book, "入力", (column, row), row + 3)


def erased_four(book: Workbook) -> None:
    column, row = place(book, HEAD)
    for at in range(row, row + 4):
        book["入力"][f"{column}{at}"] = None


def relabelled(book: Workbook) -> None:
    book["入力"][f"B{place(book, INSURANCE)[1]}"] = "医療"


def swapped_values(book: Workbook) -> None:
    row = value_row(book)
    rows_swapped(book, "値", row, row + 1, "ABCDEFGHI")


def without_two_values(book: Workbook) -> None:
    row = value_row(book)
    book["値"][f"B{row}"] = book["値"][f"B{row + 1}"] = None


def worked_over(book: Workbook) -> None:
    """計算のセルを一つ壊す。どの手続きかは問わない。"""
    row = next(row for row in book["計算"].iter_rows() if str(row[1].value).startswith("結論 死亡届"))
    row[2].value = ERROR


def nothing(book: Workbook) -> None:
    """何もしない。"""


SAME: dict[str, Act] = {
    "医療保険が空": wrote(INSURANCE, None),
    "医療保険と次の欄が空": erased_with_next(INSURANCE),
    "生年月日が空": wrote(BORN, None),
    "四つの欄が空": erased_four,
    "世帯員が不明": wrote(MEMBER, "不明"),
    "値が空": valued("B", None),
    "二つの値が空": without_two_values,
}
"""手の滑りと同じ判定になるはずの入れ方。その欄だけが分からない。"""
ACCIDENTS: dict[str, tuple[Act, str]] = {
    "エラーの値": (wrote(INSURANCE, ERROR), "医療保険が空"),
    "日付の欄のエラー": (wrote(BORN, "#REF!"), "生年月日が空"),
    "行を消した": (lambda book: row_deleted(book, "入力", place(book, INSURANCE)[1]), "医療保険が空"),
    "動かして書き直した": (dragged_then_typed, "医療保険が空"),
    "下の欄に重ねた": (
        lambda book: dragged(book, "入力", place(book, INSURANCE), below(book, INSURANCE)),
        "医療保険と次の欄が空",
    ),
    "並べ替えた": (sorted_rows(INSURANCE, "ABCDEFG"), "医療保険と次の欄が空"),
    "見出しだけ並べ替えた": (sorted_rows(INSURANCE, "ABC"), "医療保険と次の欄が空"),
    "下を詰めた": (pushed_up, "四つの欄が空"),
    "見出しに貼った": (relabelled, "医療保険が空"),
    "世帯員のエラー": (wrote(MEMBER, ERROR), "世帯員が不明"),
    "世帯員を動かした": (
        lambda book: dragged(book, "入力", place(book, MEMBER), (SPARE_COLUMN, place(book, MEMBER)[1])),
        "世帯員が不明",
    ),
    "値のエラー": (valued("B", ERROR), "値が空"),
    "値の日が文字": (valued("E", "2020/3/31"), "値が空"),
    "値を並べ替えた": (swapped_values, "二つの値が空"),
}
HARMLESS: dict[str, Act] = {
    "行を差し込んだ": lambda book: row_inserted(book, "入力", place(book, INSURANCE)[1]),
    "動かして戻した": dragged_and_back,
}
OTHERS: dict[str, Act] = {
    "base": nothing,
    "死亡日のエラー": wrote("death.date", ERROR),
    "死亡日に余計な字": wrote("death.date", "2026/3/3   から"),
    "列を差し込んだ": lambda book: column_inserted(book, "入力", "C"),
    "休日を消した": lambda book: book["祝日"].__setitem__("A20", None),
    "計算を壊した": worked_over,
    "世帯員の行を並べ替えた": sorted_rows(MEMBER, "ABCDEF"),
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry({})


@pytest.fixture(scope="module")
def answered(registry: Registry) -> bytes:
    """どの欄にも答えのあるブック。"""
    chance = random.Random(SEED)
    book = openpyxl.load_workbook(
        BytesIO(fallback_workbook(registry, LifeEvent.DEATH, made_on=date(2026, 3, 3)))
    )
    for fact in registry.facts_for(LifeEvent.DEATH):
        answers = [shown(choice) for choice in choices_of(fact.kind)]
        plain: Written = DIED_ON if fact.kind is date else 3
        value = chance.choice(answers) if answers else plain
        for name in [f"{fact.name}.{row}" for row in (1, 2)] if fact.scope is Scope.MEMBER else [fact.name]:
            wrote(name, value)(book)
    own: dict[str, Written] = {
        INSURANCE: "後期高齢者医療",
        BORN: date(1940, 4, 2),
        "h.members": 2,
        MEMBER: date(1960, 1, 1),
    }
    for name, value in {**own, OTHER_MEMBER: date(2012, 1, 1)}.items():
        wrote(name, value)(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def computed(answered: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """どの手の滑りも、LibreOffice で一度に計算する。"""
    acts = {**OTHERS, **HARMLESS, **SAME, **{name: act for name, (act, _) in ACCIDENTS.items()}}
    folder = tmp_path_factory.mktemp("accidents")
    paths = []
    for name, act in acts.items():
        book = openpyxl.load_workbook(BytesIO(answered))
        act(book)
        paths.append(folder / f"{name}.xlsx")
        book.save(paths[-1])
    out = folder / "out"
    out.mkdir()
    converted(paths, "xlsx", folder=out)
    return {name: openpyxl.load_workbook(out / f"{name}.xlsx", data_only=True) for name in acts}


def verdicts(book: Workbook) -> dict[str, Verdict]:
    """手続きごとの結論と期限。"""
    rows = book["判定"].iter_rows(min_row=8, max_col=4, values_only=True)
    return {str(row[2]): (row[1], row[3]) for row in rows if row[2]}


def alarm(book: Workbook) -> str:
    return str(book["判定"]["A3"].value or "")


@pytest.mark.parametrize("name", ACCIDENTS)
def test_崩れた欄は不明になり_それに頼る手続きだけが要確認になる(
    computed: dict[str, Workbook], name: str
) -> None:
    base, found = verdicts(computed["base"]), verdicts(computed[name])
    assert found == verdicts(computed[ACCIDENTS[name][1]])
    changed = {title for title in base if base[title][0] != found[title][0]}
    assert changed
    assert {found[title][0] for title in changed} == {UNSURE}


@pytest.mark.parametrize("name", ACCIDENTS)
def test_崩れたことを判定と入力と_その行で言う(computed: dict[str, Workbook], name: str) -> None:
    book = computed[name]
    assert "表が崩れています" in alarm(book)
    assert book["入力"]["A3"].value == alarm(book)
    marked = [cell for page in ("入力", "値") for row in book[page].iter_rows(min_row=5) for cell in row]
    rows = {cell.row for cell in marked if str(cell.value or "").startswith("⚠")}
    assert rows or name == "行を消した"


@pytest.mark.parametrize("name", ["base", *HARMLESS, *SAME])
def test_崩れていなければ_何も言わない(computed: dict[str, Workbook], name: str) -> None:
    assert alarm(computed[name]) == ""


@pytest.mark.parametrize("name", HARMLESS)
def test_崩れない直し方なら_判定は変わらない(computed: dict[str, Workbook], name: str) -> None:
    assert verdicts(computed[name]) == verdicts(computed["base"])


@pytest.mark.parametrize("name", ["死亡日のエラー", "死亡日に余計な字", "列を差し込んだ"])
def test_死亡日を読めなければ_白紙ではなく_どれも要確認になる(
    computed: dict[str, Workbook], name: str
) -> None:
    book = computed[name]
    assert {outcome for outcome, _ in verdicts(book).values()} == {UNSURE}
    assert len(verdicts(book)) == len(verdicts(computed["base"]))
    assert "死亡日を読めません" in str(book["判定"]["A2"].value)
    assert f"要確認 {len(verdicts(book))} 件" in str(book["判定"]["A4"].value)


def test_休日が一日でも消えれば_送る期限の日を言わない(computed: dict[str, Workbook]) -> None:
    base, found = verdicts(computed["base"]), verdicts(computed["休日を消した"])
    assert {title: outcome for title, (outcome, _) in base.items()} == {
        title: outcome for title, (outcome, _) in found.items()
    }
    changed = [due for title, (_, due) in found.items() if due != base[title][1]]
    assert changed
    assert all(str(due).startswith("日は不明") for due in changed)
    assert "表が崩れています（1か所" in alarm(computed["休日を消した"])


def test_計算のセルが一つ壊れても_ほかの判定は失わない(computed: dict[str, Workbook]) -> None:
    base, found = verdicts(computed["base"]), verdicts(computed["計算を壊した"])
    assert found.keys() == base.keys()
    assert found["死亡届"][0] == UNSURE
    wrong = {title for title in base if found[title][0] not in (base[title][0], UNSURE)}
    assert wrong == set()


def test_世帯員の行を並べ替えても_別の人の答えを読まない(computed: dict[str, Workbook]) -> None:
    base, found = verdicts(computed["base"]), verdicts(computed["世帯員の行を並べ替えた"])
    assert {found[title][0] for title in base if found[title][0] != base[title][0]} == {UNSURE}
    assert "表が崩れています" in alarm(computed["世帯員の行を並べ替えた"])


def test_黄色の欄だけに書け_合い言葉なしで外せて_見出しの絞り込みは使える(answered: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(answered))
    for page in book:
        assert page.protection.sheet, page.title
        assert page.protection.password is None
        assert not page.protection.autoFilter  # 偽は「してよい」
        assert not page.protection.formatRows
        assert page.protection.sort
        assert page.protection.deleteRows
        for row in page.iter_rows():
            for cell in row:
                assert cell.protection.locked is (cell.fill.fgColor.rgb != "FFFFF8DC"), (
                    page.title,
                    cell.coordinate,
                )
    assert book["判定"].auto_filter.ref
