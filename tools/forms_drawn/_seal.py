"""印鑑登録申請書。"""

from forms_drawn._book import book_of
from forms_drawn._looks import CENTER, FIELD, HEAD, LABEL, MEDIUM, ONE_LINE, SMALL, TEXT, THIN
from forms_drawn._paper import Paper
from forms_drawn._pieces import choices, cut_line, digits, heading, office, pair, person

SHEET = "申請書"
_METHODS = (
    (12, "□即日", "官公署が発行した写真付きの証（個人番号カード・運転免許証など）で確かめる"),
    (13, "□保証人", "町で印鑑登録をしている人が、申請者に間違いないことを保証する"),
    (14, "□照会", "照会書を郵送し、回答書を持って来てもらう"),
)


def seal_registration() -> bytes:
    """印鑑登録申請書。"""
    paper = Paper(SHEET, "様式第１号", has_printer=True)
    heading(
        paper,
        "印 鑑 登 録 申 請 書",
        basis="印鑑条例施行規則第２条関係",
        law="　芽室町印鑑の登録及び証明に関する条例の規定により、印鑑の登録を次のとおり申請します。",
    )
    person(paper, 6, "登録する人", has_seal=False, more=1)
    _reason(paper)
    _print(paper)
    _guarantor(paper)
    person(paper, 17, "代理人", more=1)
    pair(paper, "C21:G21", "本人との関係", "H21:L21", font_size=10)
    pair(paper, "M21:Q21", "代理の理由", "R21:AJ21", font_size=10)
    paper.frame("A21:AJ21", MEDIUM)
    _mandate(paper)
    office(
        paper,
        24,
        checks=(
            (
                "照会・回答",
                "照会書発送　　　年　　月　　日　／　回答期限　　　年　　月　　日　／　☐回答書　☐本人確認書類",
            ),
        ),
        steps=("受　付", "登　録", "照　合", "登録証交付"),
    )
    cut_line(paper, 29)
    _receipt(paper)
    return book_of([paper], title="印鑑登録申請書")


def _reason(paper: Paper) -> None:
    paper.put("C10:G10", "申請に来た人", LABEL)
    choices(paper, 10, ("H:L", "本人"), ("M:Q", "代理人"), size=11)
    pair(paper, "R10:V10", "登録の事由", "W10:AJ10", font_size=10)
    paper.choose("W10", "新規", "登録証の亡失", "印鑑の変更", "転入", "その他")
    paper.frame("A10:AJ10", MEDIUM)


def _print(paper: Paper) -> None:
    paper.rows(11, 18, 30, 30, 30)
    paper.put("A11:J11", "登録する印鑑", LABEL)
    paper.put("A12:J14", "", CENTER)
    paper.shape("C12:H14", "ellipse", "印　影", size=8, dash="sysDot", inset=90_000)
    paper.put("K11:AJ11", "本人の確認の方法", LABEL)
    for row, words, meaning in _METHODS:
        paper.put(f"K{row}:P{row}", words, CENTER, align="left", indent=1)
        paper.put(f"Q{row}:AJ{row}", meaning, SMALL, border=THIN, indent=1)
    paper.frame("A11:AJ14", MEDIUM)
    paper.frame("A11:J14", MEDIUM)
    paper.read("登録する印鑑", ("トウロク", 0, 2), ("インカン", 4, 6))


def _guarantor(paper: Paper) -> None:
    paper.rows(15, 26, 24)
    paper.put("A15:B16", "保\n証\n人", LABEL)
    pair(paper, "C15:G15", "氏　名", "H15:R15")
    paper.seal("Q15:R15")
    digits(paper, "S15:X15", "登録番号", "Y15:AF15")
    paper.put("AG15:AJ15", "登録の印", LABEL, bg_color="#FFFFFF", font_size=8)
    pair(paper, "C16:G16", "住　所", "H16:AJ16", font_size=10)
    paper.frame("A15:AJ16", MEDIUM)


def _mandate(paper: Paper) -> None:
    paper.rows(22, 10, 34)
    paper.put("A22:AJ22", "", SMALL)
    paper.put("A23:AJ23", "", FIELD, border=0)
    paper.shape(
        "A23:V23", "rect",
        " 代理人が申請するときは、本人が書いた「代理権授与通知書」が要ります。\n 登録は、本人に照会し、回答書が届いてからになります（即日にはできません）。",
        size=7.5, dash="sysDash", across="l", inset=10_000,
    )  # fmt: skip
    paper.shape("W23:X23", "rightArrow", fill="D9D9D9", inset=70_000)
    paper.control("Y23:AJ23", "代理権授与通知書を付けました")


def _receipt(paper: Paper) -> None:
    paper.rows(30, 18, 22, 22)
    paper.put("A30:R30", "印鑑登録証　受領書", HEAD)
    digits(paper, "S30:X30", "登録番号", "Y30:AF30")
    paper.put("AG30:AJ30", "", TEXT)
    paper.put("A31:R31", "{{ registrant.name }}　様の印鑑登録証を受け取りました。", ONE_LINE)
    pair(paper, "S31:X31", "受け取った人", "Y31:AJ31")
    paper.put(
        "A32:AJ32",
        "※ 登録証は、証明書の請求のときに必ずお持ちください。なくしたときは、すぐに届け出てください。",
        SMALL,
    )
