"""相続人代表者指定届。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, LABEL, MEDIUM, SMALL, TEXT
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    address_rows,
    band,
    birth,
    header,
    heading,
    name_rows,
    numbered_name,
    office,
    pair,
    person,
    side,
    signed,
)

SHEET = "指定届"
_PEOPLE = 6


def heir_representative() -> bytes:
    """相続人代表者指定届。相続人が六人より多ければ、同じ紙をもう一枚使う。"""
    paper = Paper(SHEET, "様式第21号", has_printer=True)
    heading(
        paper,
        "相続人代表者指定（変更）届",
        basis="町税条例施行規則第５条関係",
        law="　地方税法第９条の２第１項の規定により、被相続人の町税の書類を受け取る代表者を、次のとおり届け出ます。",
    )
    _deceased(paper)
    person(paper, 10, "相続人代表者", more=1)
    signed(paper, 14, "被相続人との続柄")
    _taxes(paper)
    band(paper, 16, "■ 相続人（代表者を含む全員。相続を放棄した人は書かないでください）")
    _heirs(paper)
    _notes(paper)
    office(
        paper,
        31,
        checks=(
            ("確かめた物", "☐戸籍（相続関係）　☐法定相続情報一覧図の写し　☐相続放棄の受理証明　☐住基で確認"),
        ),
        steps=("受　付", "宛名登録", "入　力", "照　合"),
    )
    names = {"死亡年月日": f"={SHEET}!$AB$8", "representative.relation": f"={SHEET}!$H$14"}
    return book_of([paper], title="相続人代表者指定届", names=names)


def _deceased(paper: Paper) -> None:
    side(paper, "A6:B9", "被相続人")
    name_rows(paper, 6)
    birth(paper, 6)
    address_rows(paper, 8)
    pair(paper, "W8:AA8", "死亡年月日", "AB8:AJ8", "令和　　年　　月　　日", font_size=10)
    paper.frame("A6:AJ9", MEDIUM)
    paper.read("死亡年月日", ("シボウ", 0, 2), ("ネンガッピ", 2, 5))


def _taxes(paper: Paper) -> None:
    paper.rows(15, 24)
    paper.put("A15:G15", "対象の町税", LABEL)
    paper.put("H15:AJ15", "", TEXT)
    for at, words in (
        ("H15:M15", "固定資産税"), ("N15:T15", "町民税・道民税"), ("U15:AA15", "軽自動車税"), ("AB15:AI15", "国民健康保険税"),
    ):  # fmt: skip
        paper.control(at, words)
    paper.frame("A15:AJ15", MEDIUM)


def _heirs(paper: Paper) -> None:
    header(
        paper, 17, ("A", "番"), ("B:J", "フリガナ／氏名"), ("K:N", "続柄"), ("O:S", "生年月日"), ("T:AD", "住　所"),
        ("AE:AH", "相続分"), ("AI:AJ", "確認印"),
    )  # fmt: skip
    for at in range(_PEOPLE):
        row = 18 + 2 * at
        paper.rows(row, 11, 20)
        numbered_name(paper, row, at + 1, ("A", "B:J"), is_narrow=True)
        paper.put(f"K{row}:N{row + 1}", "", CENTER, font_size=9)
        paper.put(f"O{row}:S{row + 1}", "　　年　月　日", CENTER, font_size=7)
        paper.put(f"T{row}:AD{row + 1}", "", FIELD, font_size=7, indent=0)
        paper.put(f"AE{row}:AH{row + 1}", "", CENTER, font_size=9)
        paper.put(f"AI{row}:AJ{row + 1}", "", CENTER)
        paper.seal(f"AI{row}:AJ{row + 1}")
        paper.choose(
            f"K{row}", "妻", "夫", "長男", "長女", "二男", "二女", "父", "母", "兄弟姉妹", "孫", "その他"
        )
    paper.frame(f"A17:AJ{17 + 2 * _PEOPLE}", MEDIUM)


def _notes(paper: Paper) -> None:
    paper.rows(30, 40)
    paper.put("A30:AJ30", "", SMALL)
    paper.shape(
        "A30:AJ30", "rect",
        " 記入の注意\n １　代表者の指定は、相続の分け方や登記とは関わりがありません。納める人を決めるものでもありません。\n"
        " ２　届出が無いときは、町が相続人の中から代表者を指定することがあります（地方税法第９条の２第２項）。",
        size=7.5, dash="sysDash", across="l", inset=20_000,
    )  # fmt: skip
