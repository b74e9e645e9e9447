"""世帯主変更届。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, LABEL, MEDIUM
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    agent_note,
    band,
    birth,
    dated,
    header,
    heading,
    name_rows,
    numbered_name,
    office,
    pair,
    person,
    side,
)

SHEET = "届出書"
_PEOPLE = 6


def head_change() -> bytes:
    """世帯主変更届。世帯員が六人より多ければ、同じ紙をもう一枚使う。"""
    paper = Paper(SHEET, "様式第３号", has_printer=True)
    heading(
        paper,
        "世 帯 主 変 更 届",
        basis="住民基本台帳事務取扱規程第９条関係",
        law="　住民基本台帳法第25条の規定により、世帯主の変更を次のとおり届け出ます。",
    )
    _household(paper)
    band(paper, 12, "■ 世帯員　※ 新しい世帯主から見た続柄を書いてください。")
    _members(paper)
    person(paper, 26, "届出人", more=1)
    paper.put("C30:G30", "届出人の区分", LABEL)
    for at, words in (("H30:M30", "新しい世帯主"), ("N30:R30", "世帯員"), ("S30:V30", "代理人")):
        paper.control(at, words)
    pair(paper, "W30:AA30", "受付番号", "AB30:AJ30")
    paper.frame("A30:AJ30", MEDIUM)
    agent_note(paper, 31, "私は、次の者を代理人と定め、世帯主変更の届出を委任します。")
    office(paper, 34, steps=("受　付", "入　力", "照　合", "国保・年金へ"))
    names = {"世帯の住所": f"={SHEET}!$H$6", "head.reason": f"={SHEET}!$AB$7"}
    return book_of([paper], title="世帯主変更届", names=names)


def _household(paper: Paper) -> None:
    paper.rows(6, 24, 22)
    pair(paper, "A6:G6", "世帯の住所", "H6:AJ6")
    paper.put("A7:G7", "変更した日", LABEL)
    dated(paper, 7, "H")
    paper.put("S7:V7", "", FIELD)
    pair(paper, "W7:AA7", "変更の理由", "AB7:AJ7", font_size=10)
    side(paper, "A8:B9", "旧世帯主")
    name_rows(paper, 8)
    pair(paper, "W8:AA9", "世帯番号", "AB8:AJ9", align="center", num_format="@")
    side(paper, "A10:B11", "新世帯主")
    name_rows(paper, 10)
    birth(paper, 10)
    paper.frame("A6:AJ11", MEDIUM)
    paper.frame("A10:AJ11", MEDIUM)
    paper.read("変更した日", ("ヘンコウ", 0, 2), ("ヒ", 4, 5))
    paper.read("世帯の住所", ("セタイ", 0, 2), ("ジュウショ", 3, 5))


def _members(paper: Paper) -> None:
    header(
        paper, 13, ("A:B", "番号"), ("C:N", "フリガナ／氏名"), ("O:W", "生年月日"), ("X:Z", "性別"),
        ("AA:AE", "旧世帯主との続柄"), ("AF:AJ", "新世帯主との続柄"),
    )  # fmt: skip
    for at in range(_PEOPLE):
        row = 14 + 2 * at
        paper.rows(row, 11, 19)
        numbered_name(paper, row, at + 1, ("A:B", "C:N"))
        paper.put(f"O{row}:W{row + 1}", "　　　　　年　　月　　日", CENTER, font_size=9)
        paper.put(f"X{row}:Z{row + 1}", "男・女", CENTER, font_size=9)
        paper.put(f"AA{row}:AE{row + 1}", "", CENTER, font_size=10)
        paper.put(f"AF{row}:AJ{row + 1}", "", CENTER, font_size=10)
        paper.choose(
            f"AF{row}", "世帯主", "妻", "夫", "子", "父", "母", "祖父", "祖母", "子の妻", "子の子", "同居人"
        )
    paper.frame(f"A13:AJ{13 + 2 * _PEOPLE}", MEDIUM)
