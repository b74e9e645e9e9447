"""どの様式にもある部分: 表題、届け出る人、日付、ます、役場記入欄。どれも横 36 ます（A から AJ）に置く。"""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from forms_drawn._looks import (
    BLANK,
    BOX,
    CENTER,
    DOTTED,
    DOUBLE,
    FIELD,
    GOTHIC,
    HEAD,
    LABEL,
    LABEL_FILL,
    MEDIUM,
    SMALL,
    STAFF_FILL,
    TEXT,
    THIN,
    TITLE,
    UNIT,
)
from forms_drawn._paper import COLUMNS, Area, Paper

ERAS: Final = "明治・大正・昭和・平成・令和"
IDENTITY: Final = (
    "☐個人番号カード　☐運転免許証　☐旅券　☐在留カード等　☐資格確認書＋（　　　　　）☐（　　　　　）"
)


def heading(paper: Paper, title: str, *, basis: str, law: str, mayor: str = "芽室町長") -> None:
    """一行目から五行目。様式の番号、表題、届出の日、あて先、根拠の文。"""
    paper.rows(1, 18, 32, 18, 20, 27)
    paper.put("A1:P1", f"{paper.number}（{basis}）", SMALL)
    paper.put("A2:AJ2", title, TITLE)
    paper.shape("AE1:AJ2", "roundRect", "受　付　印", size=8, dash="sysDash", inset=38_100)
    dated(paper, 3, "Z", look=TEXT)
    paper.put("A4:T4", f"（あて先）　{mayor}", TEXT, font_size=12)
    paper.put("A5:AJ5", law, TEXT)


def dated(
    paper: Paper, row: int, first: str, *, era: str | None = "令和", look: dict[str, object] | None = None
) -> None:
    """
    日付の欄。元号 2 ます、年 2・「年」・月 2・「月」・日 2・「日」。*era* が ``None`` なら元号の欄を置かない。

    *look* を渡すと、枠の無い日付になる。
    """
    column = Area.at(f"{first}1").left
    unit, blank = (look or UNIT), ({**look, "align": "center"} if look else {**BLANK})
    if era is not None:
        paper.put(_span(column, 2, row), era, blank)
        column += 2
    for word in ("年", "月", "日"):
        paper.put(_span(column, 2, row), "", blank, font_size=10)
        paper.put(_span(column + 2, 1, row), word, unit, align="center", font_size=9)
        column += 3


def _span(column: int, count: int, row: int) -> str:
    return f"{xl_col_to_name(column)}{row}:{xl_col_to_name(column + count - 1)}{row}"


def side(paper: Paper, at: str, words: str) -> None:
    """縦書きの見出し。回転は表計算ソフトごとに寄り方が違うので、一字ずつ折る。"""
    paper.put(at, "\n".join(words), LABEL)


def pair(paper: Paper, label_at: str, label: str, at: str, guide: str = "", **more: object) -> None:
    """見出しと欄。*guide* は、手で書く人のために欄に刷っておく言葉。"""
    paper.put(label_at, label, LABEL)
    paper.put(at, guide, FIELD, **more)


def name_rows(paper: Paper, row: int, *, has_seal: bool = False, kana: str = "") -> None:
    """フリガナと氏名の二行。見出しは C、欄は H から。"""
    paper.rows(row, 16, 30)
    pair(paper, f"C{row}:G{row}", "フリガナ", f"H{row}:V{row}", kana, bottom=DOTTED, font_size=10)
    paper.put(f"C{row + 1}:G{row + 1}", "氏　名", LABEL)
    if not has_seal:
        paper.put(f"H{row + 1}:V{row + 1}", "", FIELD, font_size=14, top=DOTTED)
        return
    # 長い氏名が印に重ならないよう、印の所は氏名の欄に入れない
    paper.put(f"H{row + 1}:T{row + 1}", "", FIELD, font_size=14, top=DOTTED, right=0)
    paper.put(f"U{row + 1}:V{row + 1}", "", FIELD, top=DOTTED, left=0)
    paper.seal(f"U{row + 1}:V{row + 1}")


def numbered_name(
    paper: Paper, row: int, number: int, columns: tuple[str, str], *, is_narrow: bool = False
) -> None:
    """一覧の一人分の、番号と、フリガナ・氏名の二段。*columns* は番号の列と氏名の列。"""
    at, name = columns
    first, last = name.split(":")
    tight = {"indent": 0} if is_narrow else {}
    paper.put(_rows(at, row), str(number), LABEL, **({"font_size": 8} if is_narrow else {}))
    paper.put(f"{first}{row}:{last}{row}", "", FIELD, font_size=7, bottom=DOTTED, **tight)
    paper.put(f"{first}{row + 1}:{last}{row + 1}", "", FIELD, top=DOTTED, **tight)


def _rows(columns: str, row: int) -> str:
    first, _, last = columns.partition(":")
    return f"{first}{row}:{last or first}{row + 1}"


def birth(paper: Paper, row: int) -> None:
    """生年月日の二行。元号は丸で囲む。"""
    paper.put(f"W{row}:AA{row + 1}", "生年月日", LABEL)
    paper.put(f"AB{row}:AJ{row}", ERAS, CENTER, font_size=7.5, bottom=DOTTED)
    dated(paper, row + 1, "AB", era=None)
    paper.frame(f"AB{row}:AJ{row + 1}", THIN)


def address_rows(paper: Paper, row: int) -> None:
    """郵便番号と住所の二行。"""
    paper.rows(row, 19, 30)
    paper.put(f"C{row}:G{row + 1}", "住　所", LABEL)
    paper.each(f"H{row}:P{row}", ("〒", "", "", "", "－"), BOX)
    paper.put(f"Q{row}:V{row}", "", FIELD)
    paper.put(f"H{row + 1}:AJ{row + 1}", "", FIELD, font_size=10)


def phone(paper: Paper, row: int) -> None:
    """電話番号。三つに区切る。"""
    paper.put(f"W{row}:AA{row}", "電話番号", LABEL)
    paper.put(f"AB{row}:AC{row}", "", BLANK, font_size=10, num_format="@")
    paper.put(f"AD{row}", "－", UNIT)
    paper.put(f"AE{row}:AF{row}", "", BLANK, font_size=10, num_format="@")
    paper.put(f"AG{row}", "－", UNIT)
    paper.put(f"AH{row}:AJ{row}", "", BLANK, font_size=10, num_format="@")
    paper.frame(f"AB{row}:AJ{row}", THIN)


def person(paper: Paper, row: int, who: str, *, has_seal: bool = True, kana: str = "", more: int = 0) -> None:
    """届け出る人などの四行。フリガナ、氏名、生年月日、住所、電話番号。続く *more* 行も、その人の枠に入れる。"""
    last = row + 3 + more
    side(paper, f"A{row}:B{last}", who)
    name_rows(paper, row, has_seal=has_seal, kana=kana)
    birth(paper, row)
    address_rows(paper, row + 2)
    phone(paper, row + 2)
    for extra in range(row + 4, last + 1):
        paper.rows(extra, 24)
        paper.each(f"C{extra}:AJ{extra}", (), TEXT)
    paper.frame(f"A{row}:AJ{last}", MEDIUM)


def signed(paper: Paper, row: int, relation: str) -> None:
    """続柄と、自署の欄。:func:`person` の続きの行に置く。"""
    pair(paper, f"C{row}:G{row}", relation, f"H{row}:L{row}", font_size=10)
    pair(paper, f"M{row}:Q{row}", "署　名", f"R{row}:AJ{row}", font_size=13)
    paper.note(f"AE{row}:AJ{row}", "※ご本人が自署する\n　ときは押印不要", size=6.5)
    paper.frame(f"A{row}:AJ{row}", MEDIUM)


def band(paper: Paper, row: int, words: str) -> None:
    """区切りの見出し。"""
    paper.rows(row, 18)
    paper.put(f"A{row}:AJ{row}", words, HEAD)


def header(paper: Paper, row: int, *columns: tuple[str, str]) -> None:
    """一覧の見出しの行。列の範囲（``C:J``）と言葉。"""
    paper.rows(row, 18)
    for at, words in columns:
        first, _, last = at.partition(":")
        paper.put(f"{first}{row}:{last or first}{row}", words, LABEL, font_size=8)


def digits(paper: Paper, label_at: str, label: str, at: str) -> None:
    """一桁ずつのます。"""
    paper.put(label_at, label, LABEL)
    paper.each(at, (), BOX)
    paper.frame(at, THIN)


def choices(paper: Paper, row: int, *cells: tuple[str, str], size: float = 10) -> None:
    """
    丸で囲む言葉を一つずつのセルに並べ、一つの枠に見せる。*cells* は列の範囲（``H:L``）と言葉。

    一つの広いセルに並べると、書体の違う機械では列の幅が変わり、丸が言葉からずれる。
    """
    for columns, words in cells:
        first, last = columns.split(":")
        paper.put(f"{first}{row}:{last}{row}", words, CENTER, left=0, right=0, font_size=size)
    paper.frame(f"{cells[0][0].split(':')[0]}{row}:{cells[-1][0].split(':')[1]}{row}", THIN)


def agent_note(paper: Paper, row: int, words: str) -> None:
    """代理の人が来たときの、委任の欄。三行。二重線で囲む。"""
    paper.rows(row, 26, 24, 24)
    side(paper, f"A{row}:B{row + 2}", "委任欄")
    paper.put(f"C{row}:Z{row}", f"　{words}", TEXT, font_size=8.5, border=THIN)
    paper.put(f"AA{row}:AJ{row}", "令和　　年　　月　　日", TEXT, font_size=9, border=THIN, align="right")
    pair(paper, f"C{row + 1}:G{row + 1}", "委任する人", f"H{row + 1}:V{row + 1}")
    paper.seal(f"U{row + 1}:V{row + 1}")
    pair(paper, f"W{row + 1}:AA{row + 1}", "代理人との\n続柄・関係", f"AB{row + 1}:AJ{row + 1}")
    pair(paper, f"C{row + 2}:G{row + 2}", "代理人住所", f"H{row + 2}:V{row + 2}", font_size=9)
    pair(paper, f"W{row + 2}:AA{row + 2}", "代理人氏名", f"AB{row + 2}:AJ{row + 2}")
    paper.frame(f"A{row}:AJ{row + 2}", DOUBLE)


def office(
    paper: Paper, row: int, *, checks: Sequence[tuple[str, str]] = (), steps: Sequence[str] = ()
) -> None:
    """
    役場記入欄。網をかけ、上を二重線で分ける。

    Args:
        paper: 紙。
        row: 始めの行。
        checks: 確かめること（見出し、☐ の並び）。
        steps: 印を押す欄。36 を割り切る数にする。
    """
    found = (("本人確認", IDENTITY), *checks)
    paper.rows(row, 14, *(25.0 for _ in found), 13, 32)
    paper.put(
        f"A{row}:AJ{row}", "役　場　記　入　欄　（ここから下は書かないでください）", HEAD,
        font_size=8.5, bold=False, align="center", border=THIN, bg_color=STAFF_FILL,
    )  # fmt: skip
    for at, (label, choices) in enumerate(found, start=row + 1):
        paper.put(f"A{at}:E{at}", label, LABEL, bg_color=STAFF_FILL)
        paper.put(f"F{at}:AJ{at}", choices, SMALL, border=THIN, font_name=GOTHIC, indent=1)
    at, width = row + 1 + len(found), COLUMNS // len(steps)
    for index, word in enumerate(steps):
        paper.put(_span(index * width, width, at), word, LABEL, font_size=8, bg_color=STAFF_FILL)
        paper.put(_span(index * width, width, at + 1), "", CENTER, locked=True, bg_color=LABEL_FILL)
    paper.frame(f"A{row}:AJ{at + 1}", THIN)
    paper.frame(f"A{row}:AJ{row}", DOUBLE)


def cut_line(paper: Paper, row: int) -> None:
    """切り取り線。"""
    paper.rows(row, 16)
    paper.put(f"A{row}:AJ{row}", "", SMALL)
    paper.shape(f"A{row}:AJ{row}", "line", dash="sysDash")
    paper.shape(f"O{row}:V{row}", "rect", "き　り　と　り　線", size=8, dash="", fill="FFFFFF")
