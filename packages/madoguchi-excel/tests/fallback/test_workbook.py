"""停止時の判定ブックの約束: マクロも古い結論も無く、Excel 2016 の決まりに収まり、LibreOffice で入力すると判定が出る。"""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from case_sheet import converted
from openpyxl.workbook.workbook import Workbook

from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import choices_of, shown
from madoguchi_excel.fallback import fallback_workbook
from madoguchi_excel.fallback._entries import MEMBER_ROWS

Written = str | int | date

MADE_ON = date(2026, 3, 3)
SHEETS = ["使い方", "入力", "判定", "値", "祝日", "手続き", "計算"]
# どれも Excel 2007 からある関数。LET・IFS・XLOOKUP・TEXTJOIN などは Excel 2016 で計算できない
FUNCTIONS = {
    "AND", "CHAR", "COLUMN", "COUNTIF", "DATE", "DATEVALUE", "DAY", "EDATE", "IF", "IFERROR", "INDEX", "INT", "ISERROR",
    "ISNUMBER", "LEFT", "LEN", "MATCH", "MAX", "MID", "MIN", "MONTH", "NOT", "OR", "ROW", "SMALL", "SUBSTITUTE", "SUM",
    "TEXT", "VALUE", "WEEKDAY", "WORKDAY", "YEAR",
}  # fmt: skip
FIRST_RESULT = 8
DIED, KNOWN = "death.date", "death.known_date"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry({})


@pytest.fixture(scope="module")
def made(registry: Registry) -> bytes:
    return fallback_workbook(registry, LifeEvent.DEATH, made_on=MADE_ON)


@pytest.fixture(scope="module")
def judged(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """いくつかの入れ方をして、LibreOffice で一度に計算したブック。"""
    folder = tmp_path_factory.mktemp("judged")
    paths = []
    for name, cells in INPUTS.items():
        book = openpyxl.load_workbook(BytesIO(made))
        for where, value in cells.items():
            put(book, where, value)
        paths.append(folder / f"{name}.xlsx")
        book.save(paths[-1])
    out = folder / "out"
    out.mkdir()
    converted(paths, "xlsx", folder=out)
    return {name: openpyxl.load_workbook(out / f"{name}.xlsx", data_only=True) for name in INPUTS}


ALONE: dict[str, Written] = {
    DIED: date(2026, 3, 3),
    "d.is_head": "はい",
    "h.members": 1,
    "m.born_on.1": date(1960, 1, 1),
}
INPUTS: dict[str, dict[str, Written]] = {
    "untouched": {},
    "usual": {
        DIED: date(2026, 3, 3),
        KNOWN: date(2026, 3, 1),
        "death.report_filed": "いいえ",
        "death.place": "国内",
        "d.medical_insurance": "後期高齢者医療",
        "d.born_on": "1899/4/1",
        "funeral.held": "不明",
        "spouse.born_on": "昭和のはじめ",
        "h.members": 2,
        "m.kinship.1": "配偶者",
    },
    "alone": ALONE,
    "miscounted": {**ALONE, "m.kinship.2": "子"},
    "crowded": {**ALONE, "h.members": MEMBER_ROWS + 1},
    "settled": {DIED: date(2026, 3, 3), "d.medical_insurance": "後期高齢者医療", "値!latter-funeral.amount": 30000},
}  # fmt: skip


def put(book: Workbook, where: str, value: Written) -> None:
    """名の付いたセル、またはシート「値」の値に書く。"""
    if where.startswith("値!"):
        sheet = book["値"]
        row = next(row for row in sheet.iter_rows() if row[8].value == where.removeprefix("値!"))
        sheet[f"B{row[0].row}"] = value
        return
    sheet_name, cell = next(iter(book.defined_names[where].destinations))
    book[sheet_name][cell.replace("$", "")] = value


def results(book: Workbook) -> dict[str, tuple[object, ...]]:
    """手続きの名から、シート「判定」の行への対応。並びのまま。"""
    rows = book["判定"].iter_rows(min_row=FIRST_RESULT, max_col=7, values_only=True)
    return {str(row[2]): row for row in rows if row[2]}


def status(book: Workbook, name: str) -> object:
    """シート「入力」の、その行の「いま」。"""
    _, cell = next(iter(book.defined_names[name].destinations))
    return book["入力"][f"G{cell.split('$')[-1]}"].value


def test_同じ引数なら同じバイト列になる(registry: Registry, made: bytes) -> None:
    assert fallback_workbook(registry, LifeEvent.DEATH, made_on=MADE_ON) == made


def test_マクロも外へのつながりも_計算した古い値も無い(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as archive:
        names = archive.namelist()
        sheets = [archive.read(name).decode() for name in names if "/worksheets/sheet" in name]
    assert [name for name in names if "vba" in name.lower() or "external" in name.lower()] == []
    assert len(sheets) == len(SHEETS)
    for sheet in sheets:
        assert set(re.findall(r"</f><v>(.*?)</v>", sheet)) <= {""}


def test_シートの並びと印刷の決まり(made: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(made))
    assert book.sheetnames == SHEETS
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["計算"]
    for name in ("入力", "判定"):
        sheet = book[name]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows


def formulas(made: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(BytesIO(made)):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    yield cell.value


def test_どの式もExcel2016の決まりに収まる(made: bytes) -> None:
    listed = list(formulas(made))
    assert len(listed) > 3000
    assert {name for one in listed for name in re.findall(r"([A-Z]+)\(", bare(one))} <= FUNCTIONS
    assert max(map(len, listed)) < 8192
    assert max(len(word) for one in listed for word in re.findall(r'"((?:[^"]|"")*)"', one)) <= 255
    assert max(map(depth, listed)) < 64
    assert max(map(most_arguments, listed)) < 255


def bare(formula: str) -> str:
    """文字を除いた式。"""
    return re.sub(r'"(?:[^"]|"")*"', '""', formula)


def depth(formula: str) -> int:
    deepest = now = 0
    for letter in bare(formula):
        now += (letter == "(") - (letter == ")")
        deepest = max(deepest, now)
    return deepest


def most_arguments(formula: str) -> int:
    counts, most = [1], 1
    for letter in bare(formula):
        if letter == "(":
            counts.append(1)
        elif letter == ")":
            most = max(most, counts.pop())
        elif letter == ",":
            counts[-1] += 1
    return most


def test_どの事実にも_名の付いた答えの欄がある(registry: Registry, made: bytes) -> None:
    names = set(openpyxl.load_workbook(BytesIO(made)).defined_names)
    facts = {fact.name for fact in registry.facts_for(LifeEvent.DEATH)}
    members = {f"m.born_on.{row}" for row in range(1, MEMBER_ROWS + 1)}
    assert facts | members | {"h.members"} <= names


def test_並べられる答えは一覧から選べ_不明も選べる(registry: Registry, made: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(made))
    rules = book["入力"].data_validations.dataValidation
    for fact in registry.facts_for(LifeEvent.DEATH):
        _, cell = next(iter(book.defined_names[fact.name].destinations))
        rule = next(rule for rule in rules if cell.replace("$", "") in rule.sqref)
        choices = [shown(choice) for choice in choices_of(fact.kind)]
        assert rule.type == ("list" if choices else "custom"), fact.name
        if choices:
            assert rule.formula1 == f'"{",".join([*choices, "不明"])}"'
        else:
            assert "不明" in str(rule.formula1)


def test_死亡日が無ければ_どの手続きも判定しない(judged: dict[str, Workbook]) -> None:
    book = judged["untouched"]
    assert {row[1] for row in results(book).values()} <= {None, ""}
    assert "死亡日を入れてください" in str(book["判定"]["A2"].value)


def test_入力すると_必要なものから順に_期限と理由と持ち物が出る(judged: dict[str, Workbook]) -> None:
    rows = results(judged["usual"])
    order = [outcome.title for outcome in Outcome]
    outcomes = [order.index(str(row[1])) for row in rows.values()]
    assert outcomes == sorted(outcomes)
    _, outcome, _, due, reason, bring, counter = rows["後期高齢者医療 資格喪失・証の返却"]
    assert outcome == "必要"
    assert str(due).startswith("令和8年3月17日（火）まで\n数え方によっては令和8年3月18日（水）")
    assert "後期高齢者医療に入っていた（高齢者の医療の確保に関する法律50条）" in str(reason)
    assert "根拠: 高齢者の医療の確保に関する法律53条・54条" in str(reason)
    assert "後期高齢者医療の資格確認書" in str(bring)
    assert "後期高齢者医療の窓口" in str(counter)


def test_同時にする手続きは_その手続きのすぐ後に並べる(judged: dict[str, Workbook]) -> None:
    titles = list(results(judged["usual"]))
    assert titles.index("死体埋火葬許可申請") == titles.index("死亡届") + 1


def test_不明は不要にならず_何が分からないかを言う(judged: dict[str, Workbook]) -> None:
    _, outcome, _, _, reason, _, _ = results(judged["usual"])["後期高齢者医療 葬祭費の支給申請"]
    assert outcome == "要確認"
    assert "かどうかが分からない" in str(reason)


def test_要らない手続きには_期限も持ち物も出さない(judged: dict[str, Workbook]) -> None:
    unneeded = [row for row in results(judged["usual"]).values() if row[1] == Outcome.NOT_REQUIRED.title]
    assert unneeded
    assert {(row[3], row[5]) for row in unneeded} <= {(None, None), ("", "")}


def test_入力の様子を_その場で言う(judged: dict[str, Workbook]) -> None:
    book = judged["usual"]
    assert status(book, KNOWN) == "死亡日より前です。確かめてください"
    assert (
        status(book, "spouse.born_on")
        == "読めません。不明として扱います。2026/3/3 のように書き直してください"
    )
    assert status(book, "d.born_on") in (None, "")
    assert status(book, "death.traffic_accident") == "◎ 手続きが決まります"
    # 前提が偽の問いと、その問いを前提にする問い
    assert status(book, "h.dependants") == "尋ねなくてよい"
    assert status(book, "h.other_family_insurance") == "尋ねなくてよい"
    assert "10人より多い" in str(status(judged["crowded"], "h.members"))


@pytest.mark.parametrize("name", ["crowded", "miscounted"])
def test_多すぎる世帯員も_人数と合わない行も_不明として扱う(judged: dict[str, Workbook], name: str) -> None:
    head_change = "世帯変更届（世帯主変更届）"
    assert results(judged["alone"])[head_change][1] == "不要"
    assert results(judged[name])[head_change][1] == "要確認"
    assert "不明として扱います" in str(status(judged[name], "h.members"))


def test_町の値は_ブックに書き込めば使われる(judged: dict[str, Workbook]) -> None:
    before, after = judged["usual"], judged["settled"]
    assert "30,000円" not in str(results(before)["後期高齢者医療 葬祭費の支給申請"][6])
    assert "30,000円" in str(results(after)["後期高齢者医療 葬祭費の支給申請"][6])


def test_休日の表は_作る年の前後を持ち_いつ作ったかを言う(made: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(made))
    days = [row[0] for row in book["祝日"].iter_rows(min_row=6, max_col=1, values_only=True) if row[0]]
    assert {getattr(day, "year", None) for day in days} == {*range(2016, 2030)}
    words = " ".join(str(row[1].value) for row in book["使い方"].iter_rows() if row[1].value)
    assert "令和8年3月3日" in words
    assert "132 件の手続き" in words
