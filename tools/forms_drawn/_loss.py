"""国民健康保険と介護保険の資格喪失届。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, LABEL, MEDIUM, SMALL, TEXT, THIN
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    address_rows,
    agent_note,
    band,
    birth,
    choices,
    dated,
    digits,
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

SHEET = "届出書"
_NHI_PEOPLE = 4
# 表計算ソフトの日付のまま持ち、和暦で見せる
_DATE = '[$-411]ggge"年"m"月"d"日"'


def nhi_loss() -> bytes:
    """国民健康保険の資格喪失届。見出しを書き換えられないよう、シートを保護してある。"""
    paper = Paper(SHEET, "様式第４号", is_protected=True)
    heading(
        paper,
        "国民健康保険　資格喪失届",
        basis="国民健康保険施行規則第13条関係",
        law="　国民健康保険法第９条の規定により、被保険者の資格を失ったので、次のとおり届け出ます。",
    )
    _nhi_household(paper)
    band(paper, 10, "■ 資格を失う人")
    _nhi_people(paper)
    _returns(paper, 20, "資格確認書等")
    person(paper, 22, "届出人", more=1)
    signed(paper, 26, "資格を失った人\nとの続柄")
    agent_note(paper, 27, "私は、次の者を代理人と定め、資格喪失の届出を委任します。")
    office(
        paper,
        30,
        checks=(
            (
                "添付・確認",
                "☐新しい保険の資格が分かる物　☐死亡の確認（住基）　☐資格確認書の回収　☐保険税の精算の案内",
            ),
        ),
        steps=("受　付", "入　力", "照　合", "賦課へ"),
    )
    return book_of([paper], title="国民健康保険 資格喪失届")


def _nhi_household(paper: Paper) -> None:
    paper.rows(6, 24, 20)
    side(paper, "A6:B9", "世帯")
    pair(paper, "C6:G6", "世帯主の氏名", "H6:V6")
    pair(paper, "W6:AA6", "記　号", "AB6:AJ6", num_format="@")
    digits(paper, "C7:G7", "世帯主個人番号", "H7:S7")
    paper.put("T7:V7", "", CENTER)
    digits(paper, "W7:AB7", "番　号", "AC7:AJ7")
    address_rows(paper, 8)
    pair(paper, "W8:AA8", "世帯番号", "AB8:AJ8", num_format="@")
    paper.frame("A6:AJ9", MEDIUM)


def _nhi_people(paper: Paper) -> None:
    header(
        paper, 11, ("A:B", "番号"), ("C:L", "フリガナ／氏名"), ("M:R", "生年月日"), ("S:U", "性別"), ("V:X", "続柄"),
        ("Y:AD", "資格喪失日"), ("AE:AJ", "事由"),
    )  # fmt: skip
    for at in range(_NHI_PEOPLE):
        row = 12 + 2 * at
        paper.rows(row, 12, 20)
        numbered_name(paper, row, at + 1, ("A:B", "C:L"))
        paper.put(f"M{row}:R{row + 1}", "　　年　　月　　日", CENTER, font_size=8)
        paper.put(f"S{row}:U{row + 1}", "男・女", CENTER, font_size=9)
        paper.put(f"V{row}:X{row + 1}", "", CENTER, font_size=9)
        paper.put(f"Y{row}:AD{row + 1}", "　　年　　月　　日", CENTER, font_size=8, num_format=_DATE)
        paper.put(f"AE{row}:AJ{row + 1}", "", CENTER, font_size=10)
        paper.choose(f"AE{row}", "死亡", "社会保険に加入", "転出", "生活保護", "後期高齢者医療", "その他")
    paper.frame("A11:AJ19", MEDIUM)


def _returns(paper: Paper, row: int, what: str) -> None:
    paper.rows(row, 22, 13)
    paper.put(f"A{row}:G{row}", f"{what}の返還", LABEL)
    for at, words in (("H{0}:M{0}", "□返還"), ("N{0}:S{0}", "□紛失"), ("T{0}:Y{0}", "□交付なし")):
        paper.put(at.format(row), words, CENTER, font_size=10)
    paper.put(f"Z{row}:AJ{row}", "（　　　　　　　　　　　　）", CENTER, font_size=9)
    paper.frame(f"A{row}:AJ{row}", MEDIUM)
    paper.put(f"A{row + 1}:AJ{row + 1}", "※ 返せないときは、あとで見つかったら窓口にお返しください。", SMALL)


def care_loss() -> bytes:
    """介護保険の資格喪失届。フリガナは、氏名の読みから式（PHONETIC）で出る。"""
    paper = Paper(SHEET, "様式第８号", has_printer=True)
    heading(
        paper,
        "介護保険　被保険者資格喪失届",
        basis="介護保険施行規則第６条関係",
        law="　介護保険法第12条第１項の規定により、被保険者の資格の喪失を届け出て、被保険者証等をお返しします。",
    )
    _care_insured(paper)
    _care_returns(paper)
    person(paper, 18, "届出人", kana="=PHONETIC(H19)", more=1)
    signed(paper, 22, "被保険者との続柄")
    _refund(paper)
    agent_note(paper, 26, "私は、次の者を代理人と定め、資格喪失の届出を委任します。")
    office(
        paper,
        29,
        checks=(
            ("確かめた物", "☐被保険者証　☐負担割合証　☐負担限度額認定証　☐認定の申請の取下げ　☐住所地特例"),
        ),
        steps=("受　付", "入　力", "照　合", "保険料精算"),
    )
    return book_of([paper], title="介護保険 被保険者資格喪失届")


def _care_insured(paper: Paper) -> None:
    side(paper, "A6:B12", "被保険者")
    name_rows(paper, 6)
    birth(paper, 6)
    address_rows(paper, 8)
    paper.put("W8:AA8", "性　別", LABEL)
    choices(paper, 8, ("AB:AE", "男"), ("AF:AJ", "女"))
    paper.rows(10, 22, 22, 22)
    digits(paper, "C10:G10", "被保険者番号", "H10:Q10")
    paper.put("R10:V10", "", FIELD)
    pair(paper, "W10:AA10", "世帯主と\nの続柄", "AB10:AJ10")
    for row, label in ((11, "死亡年月日"), (12, "資格喪失日")):
        paper.put(f"C{row}:G{row}", label, LABEL)
        dated(paper, row, "H")
        paper.put(f"S{row}:V{row}", "", FIELD)
    pair(paper, "W11:AA11", "世帯主", "AB11:AJ11")
    pair(paper, "W12:AA12", "喪失の事由", "AB12:AJ12")
    paper.choose("AB12", "死亡", "転出", "適用除外施設に入所", "その他")
    paper.frame("A6:AJ12", MEDIUM)
    paper.read("資格喪失日", ("シカク", 0, 2), ("ソウシツ", 2, 4), ("ビ", 4, 5))
    paper.read("死亡年月日", ("シボウ", 0, 2), ("ネンガッピ", 2, 5))


def _care_returns(paper: Paper) -> None:
    paper.rows(13, 10, 22, 22, 22, 10)
    for row in (13, 17):
        paper.put(f"A{row}:AJ{row}", "", SMALL)
    paper.put("A14:G15", "お返しする物", LABEL)
    paper.put("H14:AJ14", "", TEXT, top=THIN, right=THIN)
    paper.put("H15:AJ15", "", TEXT, bottom=THIN, right=THIN)
    for at, words in (
        ("H14:P14", "介護保険被保険者証"), ("Q14:Y14", "介護保険負担割合証"), ("Z14:AI14", "負担限度額認定証"),
        ("H15:P15", "社会福祉法人等軽減確認証"), ("Q15:Y15", "その他（　　　　　　　）"),
    ):  # fmt: skip
        paper.control(at, words)
    paper.put("A16:G16", "返還の状況", LABEL)
    for at, words in (("H16:N16", "返還"), ("O16:U16", "紛失"), ("V16:AB16", "交付なし")):
        paper.linked(at, words)
    paper.put("AC16:AJ16", "", CENTER)
    paper.frame("A14:AJ16", MEDIUM)


def _refund(paper: Paper) -> None:
    paper.rows(23, 8, 34, 8)
    for row in (23, 25):
        paper.put(f"A{row}:AJ{row}", "", SMALL)
    paper.put("A24:J24", "保険料が返ることが\nあります", LABEL, bg_color="#FFFFFF")
    paper.put("K24:L24", "", TEXT)
    paper.shape("K24:L24", "rightArrow", dash="solid", fill="D9D9D9", inset=60_000)
    paper.put("M24:AJ24", "", TEXT)
    paper.shape(
        "M24:AJ24", "roundRect",
        "納め過ぎの保険料は、相続人の代表の方の口座にお返しします。後日お送りする\n「還付請求書」に、振込先の口座を書いて出してください。",
        size=8, dash="sysDash",
    )  # fmt: skip
