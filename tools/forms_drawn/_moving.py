"""住民異動届と、その続紙。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, LABEL, ONE_LINE, SMALL, TEXT, THICK, THIN, TITLE
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    address_rows,
    band,
    choices,
    dated,
    header,
    heading,
    numbered_name,
    office,
    pair,
    person,
    side,
)

SHEET, MORE = "異動届", "続紙"
_NUMBER = "様式第１号"
_KINDS = (("H:L", "転入"), ("M:Q", "転居"), ("R:V", "転出"), ("W:AC", "世帯変更"), ("AD:AJ", "その他"))


def resident_move() -> bytes:
    """住民異動届。七人目からは続紙に書く。"""
    return book_of([_first(), _second()], title="住民異動届")


def _first() -> Paper:
    paper = Paper(SHEET, _NUMBER, has_printer=True)
    heading(
        paper,
        "住　民　異　動　届",
        basis="住民基本台帳事務取扱規程第４条関係",
        law="　住民基本台帳法の規定により、次のとおり届け出ます。　※太枠の中を書き、当てはまる所を○で囲んでください。",
    )
    _move(paper)
    band(paper, 13, "■ 異動する人　※７人目からは続紙に書いてください。")
    _people(paper, 14, range(1, 7))
    person(paper, 27, "届出人", more=1)
    paper.put("C31:G31", "届出人の区分", LABEL)
    for at, words in (
        ("H31:K31", "本人"),
        ("L31:P31", "世帯主"),
        ("Q31:U31", "世帯員"),
        ("V31:Z31", "代理人"),
    ):
        paper.control(at, words)
    paper.note("AB31:AJ31", "※ 代理人の方は、委任状を添えて\n　 ください。", size=7.5)
    paper.frame("A27:AJ31", THICK)
    office(
        paper,
        32,
        checks=(
            ("確かめた物", "☐転出証明書　☐カードの継続利用　☐在留カード　☐続柄の分かる書類　☐住居表示の通知"),
        ),
        steps=("受　付", "入　力", "照　合", "附票通知", "国保・年金", "学校・児手"),
    )
    return paper


def _second() -> Paper:
    paper = Paper(MORE, f"{_NUMBER}の２")
    paper.rows(1, 18, 30, 22)
    paper.put("A1:P1", f"{_NUMBER}の２（住民基本台帳事務取扱規程第４条関係）", SMALL)
    paper.put("A2:AJ2", "住民異動届　続紙", TITLE)
    paper.put("A3:R3", "届出人　{{ applicant.name }}", ONE_LINE, bottom=THIN)
    paper.put("AA3:AJ3", "（　　枚目／　　枚中）", TEXT, align="right")
    _people(paper, 4, range(7, 23))
    paper.rows(37, 26)
    paper.put(
        "A37:AJ37", "※ 続紙は、異動届と一緒に綴じて保存します。届出の日と届出人は、異動届と同じです。", SMALL
    )
    return paper


def _move(paper: Paper) -> None:
    paper.rows(6, 24, 22)
    paper.put("A6:G6", "届出の種類", LABEL)
    choices(paper, 6, *_KINDS, size=11)
    paper.put("A7:G7", "異動した日", LABEL)
    dated(paper, 7, "H")
    paper.put("S7:V7", "", FIELD)
    paper.put("W7:AA7", "異動する人", LABEL)
    choices(paper, 7, ("AB:AE", "全部"), ("AF:AJ", "一部"), size=11)
    for row, words in ((8, "新住所"), (10, "旧住所")):
        side(paper, f"A{row}:B{row + 1}", words)
        address_rows(paper, row)
        pair(paper, f"W{row}:AA{row}", "世帯主", f"AB{row}:AJ{row}", font_size=10)
    paper.rows(12, 24)
    pair(paper, "A12:G12", "本　籍", "H12:V12", font_size=10)
    pair(paper, "W12:AA12", "筆頭者", "AB12:AJ12", font_size=10)
    paper.frame("A6:AJ12", THICK)
    paper.read("異動した日", ("イドウ", 0, 2), ("ヒ", 4, 5))
    paper.read("筆頭者", ("ヒットウシャ", 0, 3))


def _people(paper: Paper, top: int, numbers: range) -> None:
    header(
        paper, top, ("A", "番"), ("B:J", "フリガナ／氏名"), ("K:M", "元号"), ("N:O", "年"), ("P:Q", "月"), ("R:S", "日"),
        ("T:V", "性別"), ("W:Y", "続柄"), ("Z:AB", "カード"), ("AC:AJ", "役場確認欄"),
    )  # fmt: skip
    for at, number in enumerate(numbers):
        row = top + 1 + 2 * at
        paper.rows(row, 11, 18)
        numbered_name(paper, row, number, ("A", "B:J"), is_narrow=True)
        paper.put(f"K{row}:M{row + 1}", "明・大・昭\n平・令", CENTER, font_size=7)
        for span in ("N{0}:O{1}", "P{0}:Q{1}", "R{0}:S{1}"):
            paper.put(span.format(row, row + 1), "", CENTER, font_size=10)
        paper.put(f"T{row}:V{row + 1}", "男・女", CENTER, font_size=9)
        paper.put(f"W{row}:Y{row + 1}", "", CENTER, font_size=9)
        paper.put(f"Z{row}:AB{row + 1}", "有・無", CENTER, font_size=9)
        paper.put(
            f"AC{row}:AJ{row + 1}",
            "国保・後期・介護・年金\n児手・学校・障がい",
            CENTER,
            font_size=7,
            bg_color="#F2F2F2",
            locked=True,
        )
        paper.choose(f"W{row}", "世帯主", "妻", "夫", "子", "父", "母", "同居人")
    paper.frame(f"A{top}:AJ{top + 2 * len(numbers)}", THICK)
