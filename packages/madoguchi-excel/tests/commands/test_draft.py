"""下書きの約束: いつも誤りなく読め、見出しの隣の空いた所だけを指し、はっきりしない物は注釈にする。"""

import time
import tomllib
from typing import Any

import form_corpus
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet
from small_books import Draw, book, name_cells, part_of, with_parts

from madoguchi_core.findings import has_errors
from madoguchi_core.forms import FORM_FIELDS, LISTS, load_form
from madoguchi_excel.commands import draft

Rows = list[list[str]]


def _sheet(rows: Rows, *merges: str) -> Draw:
    """文字を左上から置いたシート。「.」は、空いたセル。どの列も広い。"""

    def draw(sheet: Worksheet) -> None:
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row, start=1):
                cell = sheet.cell(number, column, None if text == "." else text)
                cell.alignment = Alignment(vertical="center")
                sheet.column_dimensions[cell.column_letter].width = 20
        for merge in merges:
            sheet.merge_cells(merge)

    return draw


def _drafted(rows: Rows, *merges: str) -> tuple[dict[str, Any], str]:
    text = draft(book(届=_sheet(rows, *merges)), template="todoke.xlsx")
    assert load_form(text, where="draft").findings == ()
    return tomllib.loads(text), text


def _bound(rows: Rows, *merges: str) -> list[tuple[str, ...]]:
    """番地・欄・書き方と、選ぶ言葉。"""
    keys = ("cell", "field", "style", "choice")
    return [
        tuple(cell[key] for key in keys if key in cell)
        for cell in _drafted(rows, *merges)[0].get("cells", [])
    ]


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        pytest.param(
            [["届"], ["届出人", "氏　名", "."], [".", "フリガナ", "."]], ["A2:A3"],
            [("届!C2", "applicant.name"), ("届!C3", "applicant.kana")], id="縦長の見出しの人",
        ),
        pytest.param(
            [["■ 亡くなった方", ".", "."], ["氏名", ".", "."]], ["A1:C1"], [("届!B2", "deceased.name")], id="上の見出しの人",
        ),
        pytest.param([["代理人の住所", "."]], [], [("届!B1", "agent.address")], id="見出しの中の人"),
        pytest.param([["死亡年月日（西暦不可）", "."]], [], [("届!B1", "deceased.died_on", "wareki")], id="括弧の中は見ない"),
        pytest.param(
            [["死亡年月日", "令和", ".", "年", ".", "月", ".", "日"]], [],
            [("届!B1", "deceased.died_on", "era"), ("届!C1", "deceased.died_on", "era_year"),
             ("届!E1", "deceased.died_on", "month"), ("届!G1", "deceased.died_on", "day")], id="年月日に分ける",
        ),
        pytest.param([["死亡日", "　　年　　月　　日"]], [], [("届!B1", "deceased.died_on", "wareki")], id="年月日の刷ってあるセル"),
        pytest.param(
            [["預金種別", "普通・当座"]], [],
            [("届!B1", "account.kind", "ellipse", "普通"), ("届!B1", "account.kind", "ellipse", "当座")], id="一つのセルの言葉",
        ),
        pytest.param(
            [["預金種別", "□普通", "☐当座"]], [],
            [("届!B1", "account.kind", "check", "普通"), ("届!C1", "account.kind", "check", "当座")], id="四角",
        ),
        pytest.param(
            [["死亡者の性別", "□男　☐女 □ 不明"]], [],
            [("届!B1", "deceased.sex", "ellipse", "男"), ("届!B1", "deceased.sex", "ellipse", "女"),
             ("届!B1", "deceased.sex", "ellipse", "不明")], id="一つのセルに並んだ四角",
        ),
        pytest.param([["口座番号", *"......."]], [], [("届!B1:H1", "account.number", "digits")], id="一字ずつのます"),
        pytest.param(
            [["届出人", "住所", "〒", ".", ".", ".", "－", ".", ".", ".", "."], [".", ".", "."]],
            ["A1:A2", "B1:B2", "C2:K2"],
            [("届!D1:F1,H1:K1", "applicant.postcode", "digits"), ("届!C2", "applicant.address")], id="郵便番号と住所",
        ),
        pytest.param(
            [["届出人の電話番号", ".", "－", ".", "－", "."]], [], [("届!B1,D1,F1", "applicant.phone", "groups")], id="電話番号",
        ),
        pytest.param(
            [["届出者", "受給者との続柄", "."], [".", "生年月日", "昭和・平成　　年　　月　　日"]], ["A1:A2"],
            [("届!C1", "applicant.relation"), ("届!C2", "applicant.born_on", "wareki")], id="初めて見る続柄と年月日",
        ),
        pytest.param(
            [["口座振替", "預金種目", "普通　・　当座"], [".", "口座名義（カナ）", "."]], ["A1:A2"],
            [("届!C1", "account.kind", "ellipse", "普通"), ("届!C1", "account.kind", "ellipse", "当座"),
             ("届!C2", "account.holder_kana")], id="種目と名義のカナ",
        ),
        pytest.param([["届出人", "氏名（フリガナ）", "."]], [], [], id="氏名かフリガナか言い切れない"),
        pytest.param([["申請額", "　　　円"]], [], [("届!B1", "amount.yen", "yen")], id="金額"),
        pytest.param([["住民票の除票の写し", ".", "通"]], [], [("届!B1", "copies.removed", "number")], id="通数"),
        pytest.param([["委任欄", "代理人住所", "."], [".", ".", "."]], ["A1:A2"], [], id="委任の欄は手で書く"),
        pytest.param(
            [["役場記入欄", ".", "."], ["死亡年月日", ".", "."]], ["A1:C1"], [], id="役場の欄は書かない",
        ),
        pytest.param([["死亡年月日", "=A1"], ["口座番号", "刷ってある"]], [], [], id="式と刷ってある文字には書かない"),
        pytest.param([["備考", "."], ["担当", "."]], [], [], id="知らない見出し"),
    ],
)  # fmt: skip
def test_見出しの隣を欄にする(rows: Rows, merges: list[str], expected: list[tuple[str, ...]]) -> None:
    assert _bound(rows, *merges) == expected


def test_だれの欄か分からなければ注釈にする() -> None:
    value, text = _drafted([["氏名", "."]])

    assert "cells" not in value
    assert '# cell = "届!B1"' in text
    assert '# field = "deceased.name"' in text


@pytest.mark.parametrize("label", ["電話番号", "電話", "連絡先"])
def test_だれのか分からない電話番号は_届け出る人の欄の注釈にする(label: str) -> None:
    value, text = _drafted([[label, "."]])

    assert "cells" not in value
    assert '# field = "applicant.phone"' in text


def test_見出しの下の欄は_見込みとして注釈にする() -> None:
    value, text = _drafted([["死亡年月日", "口座番号"], [".", "."]])

    assert "cells" not in value
    assert '# cell = "届!A2"' in text
    assert "の下" in text


def test_番号の並ぶ表は_人の数だけ繰り返す欄になる() -> None:
    rows = [
        ["世帯員", ".", ".", "."],
        ["番号", "氏名", "生年月日", "続柄"],
        *([f"{at}", ".", ".", "."] for at in (1, 2, 3)),
    ]
    (listed,) = _drafted(rows, "A1:D1")[0]["lists"]

    assert (listed["name"], listed["lines"]) == ("members", ["届!3,4,5"])
    assert [(cell["columns"], cell["field"]) for cell in listed["cells"]] == [
        ("B", "member.name"),
        ("C", "member.born_on"),
        ("D", "member.relation"),
    ]


def test_何の一覧か分からなければ注釈にする() -> None:
    rows = [["明細", ".", "."], ["番号", "氏名", "続柄"], ["1", ".", "."], ["2", ".", "."]]
    value, text = _drafted(rows, "A1:C1")

    assert "lists" not in value
    assert "# [[lists]]" in text


def test_ひな形の名前と印のあるセルは_くり返さない() -> None:
    def draw(sheet: Worksheet) -> None:
        _sheet([["死亡年月日", "."], ["葬祭を行った日", "{{ funeral.held_on }}"]])(sheet)
        name_cells(sheet, "死亡年月日", "届!$B$1")

    text = draft(book(届=draw), template="todoke.xlsx")

    assert "cells" not in tomllib.loads(text)
    assert "届!B1、届!B2" in text


@pytest.mark.parametrize(
    ("template", "form_id", "file"),
    [
        ("nhi_funeral.xlsx", "nhi-funeral", "nhi_funeral.xlsx"),
        ("申請書 1.xlsm", "form-1", "form-1.xlsm"),
        ("葬祭費.xlsx", "form", "form.xlsx"),
        ("2026.xlsx", "form-2026", "2026.xlsx"),
    ],
)
def test_使えない名は_使える名に変えて_そう言う(template: str, form_id: str, file: str) -> None:
    text = draft(book(届=_sheet([["届"]])), template=template)
    spec = load_form(text, where="draft").spec

    assert spec is not None
    assert (spec.id, spec.template) == (form_id, file)
    assert (f"「{template}」を {file} に" in text) is (template != file)


@pytest.mark.parametrize("name", form_corpus.CORPUS)
def test_難しいブックの下書きも誤りなく読める(name: str) -> None:
    assert load_form(draft(form_corpus.template(name), template="f.xlsx"), where="draft").findings == ()


@pytest.mark.parametrize("merge", ["A1:XFD1048576", "A1:A1048576", "B1:XFD1"])
def test_途方もない結合のあるブックでも_すぐ終わる(merge: str) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1048576"] = "氏名", "終わり"

    content = book(届=draw)
    xml = part_of(content).replace(
        "</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{merge}"/></mergeCells>'
    )
    started = time.perf_counter()

    draft(with_parts(content, **{"xl__worksheets__sheet1.xml": xml.encode()}), template="f.xlsx")

    assert time.perf_counter() - started < 10


WORDS = st.sampled_from(
    [
        *(field.title for field in FORM_FIELDS.values()), *LISTS.values(), "氏名", "フリガナ", "住所", "生年月日", "続柄",
        "〒", "－", "年", "月", "日", "令和", "明・大・昭", "普通・当座", "□普通", "円", "通", "1", "2", "3", "届出人", "故人",
        "委任欄", "役場記入欄", '"', "\\", "{{ applicant.name }}", ".", ".", ".", ".", ".", ".", ".", ".",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=8),
    st.sampled_from([[], ["A1:A3"], ["A1:H1"]]),
)
def test_どんな並びの下書きも_誤りなく読める(rows: Rows, merges: list[str]) -> None:
    text = draft(book(届=_sheet(rows, *merges)), template="f.xlsx")

    loaded = load_form(text, where="draft")
    assert not has_errors(loaded.findings)
    # 注釈を外しても、形は定義のまま
    uncommented = "\n".join(
        line.removeprefix("# ") if _is_setting(line) else line for line in text.splitlines()
    )
    assert tomllib.loads(uncommented)


def _is_setting(line: str) -> bool:
    return line.startswith("# [[") or (line.startswith("# ") and " = " in line)
