"""住民票の写し等交付請求書。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, LABEL, MEDIUM, SMALL, TEXT, THIN
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    address_rows,
    agent_note,
    band,
    birth,
    choices,
    heading,
    name_rows,
    office,
    pair,
    person,
    side,
    signed,
)

SHEET = "請求書"
_CERTIFICATES = (
    ("住民票の写し（世帯全員）", "戸籍全部事項証明書（謄本）"),
    ("住民票の写し（世帯の一部）", "戸籍個人事項証明書（抄本）"),
    ("住民票の除票の写し", "除籍・改製原戸籍の謄本"),
    ("住民票記載事項証明書", "戸籍の附票の写し"),
    ("印鑑登録証明書", "身分証明書"),
)


def certificate_request() -> bytes:
    """住民票の写し等交付請求書。"""
    paper = Paper(SHEET, "様式第７号", has_printer=True)
    heading(
        paper,
        "住民票の写し等交付請求書",
        basis="住民基本台帳事務取扱規程第21条関係",
        law="　次のとおり、証明書の交付を請求します。　※偽りなど不正な手段による請求は、罰せられることがあります。",
    )
    person(paper, 6, "請求者", more=1)
    signed(paper, 10, "必要な人との関係")
    _subject(paper)
    band(paper, 16, "■ 必要な証明書と通数　※ 戸籍の証明は、本籍と筆頭者も書いてください。")
    _copies(paper)
    _contents(paper)
    agent_note(paper, 26, "私は、次の者を代理人と定め、上の証明書の請求と受領を委任します。")
    office(
        paper,
        29,
        checks=(
            (
                "請求の資格",
                "☐本人　☐同一世帯　☐代理人（委任状）　☐法定代理人　☐第三者（疎明資料：　　　　　　　）　☐公用",
            ),
        ),
        steps=("受　付", "作　成", "照　合", "交　付", "手数料　円", "領収番号"),
    )
    return book_of([paper], title="住民票の写し等交付請求書")


def _subject(paper: Paper) -> None:
    side(paper, "A11:B15", "必要な人")
    name_rows(paper, 11)
    birth(paper, 11)
    address_rows(paper, 13)
    pair(paper, "W13:AA13", "世帯主", "AB13:AJ13", font_size=10)
    paper.rows(15, 24)
    pair(paper, "C15:G15", "本　籍", "H15:V15", font_size=10)
    pair(paper, "W15:AA15", "筆頭者", "AB15:AJ15", font_size=10)
    paper.frame("A11:AJ15", MEDIUM)
    paper.read("本　籍", ("ホン", 0, 1), ("セキ", 2, 3))
    paper.read("筆頭者", ("ヒットウシャ", 0, 3))


def _copies(paper: Paper) -> None:
    for row, (left, right) in enumerate(_CERTIFICATES, start=17):
        paper.rows(row, 21)
        for at, count, unit, words in (
            ("A{0}:M{0}", "N{0}:P{0}", "Q{0}:R{0}", left),
            ("S{0}:AE{0}", "AF{0}:AH{0}", "AI{0}:AJ{0}", right),
        ):
            paper.put(at.format(row), words, TEXT, border=THIN, indent=1, bg_color="#F2F2F2")
            paper.put(count.format(row), "", CENTER, right=0, font_size=12)
            paper.put(unit.format(row), "通", TEXT, border=THIN, left=0, align="center", font_size=9)
            paper.choose(count.format(row).split(":")[0], "1", "2", "3", "4", "5")
    paper.frame("A17:AJ21", MEDIUM)


def _contents(paper: Paper) -> None:
    paper.rows(22, 8, 22, 24, 24)
    paper.put("A22:AJ22", "", SMALL)
    paper.put("A23:G23", "世帯主・続柄", LABEL)
    choices(paper, 23, ("H:K", "記載"), ("L:N", "省略"))
    paper.put("O23:U23", "本籍・筆頭者", LABEL)
    choices(paper, 23, ("V:Y", "記載"), ("Z:AB", "省略"))
    paper.put("AC23:AJ23", "個人番号・住民票コード\nの記載は、窓口へ", SMALL, border=THIN, font_size=7)
    pair(paper, "A24:G24", "使いみち", "H24:V24", font_size=10)
    pair(paper, "W24:AA24", "提出先", "AB24:AJ24", font_size=10)
    paper.put("A25:AJ25", "", FIELD)
    paper.control("B25:V25", "本人確認書類の写しを取ることに同意します")
    paper.control("W25:AJ25", "返信用封筒を付けました（郵送）")
    paper.frame("A23:AJ25", MEDIUM)
