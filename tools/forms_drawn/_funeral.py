"""葬祭費の申請書。国民健康保険と後期高齢者医療は、あて先と根拠だけが違う。"""

from forms_drawn._book import book_of
from forms_drawn._looks import BOX, CENTER, FIELD, HEAD, LABEL, MEDIUM, ONE_LINE, SMALL, THICK, THIN
from forms_drawn._paper import Paper
from forms_drawn._pieces import (
    address_rows,
    agent_note,
    birth,
    cut_line,
    dated,
    digits,
    heading,
    name_rows,
    office,
    pair,
    person,
    side,
    signed,
)

SHEET = "申請書"


def nhi_funeral() -> bytes:
    """国民健康保険の葬祭費。"""
    paper = Paper(SHEET, "様式第12号", has_printer=True)
    heading(
        paper,
        "国民健康保険　葬祭費支給申請書",
        basis="国民健康保険給付規則第８条関係",
        law="　国民健康保険法第58条第１項の規定による葬祭費の支給を受けたいので、次のとおり申請します。",
    )
    _body(paper)
    return book_of([paper], title="国民健康保険 葬祭費支給申請書")


def latter_funeral() -> bytes:
    """後期高齢者医療の葬祭費。町で受け付けて、広域連合に送る。"""
    paper = Paper(SHEET, "様式第35号", has_printer=True)
    heading(
        paper,
        "後期高齢者医療　葬祭費支給申請書",
        basis="後期高齢者医療給付要綱第14条関係",
        law="　高齢者の医療の確保に関する法律第86条第１項の規定による葬祭費の支給を受けたいので、次のとおり申請します。",
        mayor="北海道後期高齢者医療広域連合長",
    )
    _body(paper)
    paper.note(
        "A38:AJ38",
        "※ 申請の期限は、葬祭を行った日の翌日から２年です。支払いは、申請の月の翌月の末ごろになります。",
        size=8,
    )
    return book_of([paper], title="後期高齢者医療 葬祭費支給申請書")


def _body(paper: Paper) -> None:
    _insured(paper)
    person(paper, 12, "申請者", more=1)
    signed(paper, 16, "故人との続柄")
    _account(paper)
    agent_note(paper, 22, "私は、次の者に葬祭費の受領を委任します。（申請者と口座の名義が違うときだけ）")
    paper.rows(21, 13)
    paper.put("A21:AJ21", "※ 振込先は、申請者ご本人の口座をお書きください。", SMALL)
    paper.rows(25, 6)
    office(
        paper,
        26,
        checks=(
            ("葬祭の確認", "☐会葬礼状　☐葬儀の領収書　☐埋火葬許可証の写し　☐その他（　　　　　　　　　）"),
            ("資格の確認", "☐資格確認書の回収　☐被保険者資格あり　☐ほかの保険から埋葬料の支給なし"),
        ),
        steps=("受　付", "資格確認", "審　査", "入　力", "照　合", "支払決定"),
    )
    cut_line(paper, 32)
    _slip(paper)


def _insured(paper: Paper) -> None:
    side(paper, "A6:B11", "死亡した人")
    name_rows(paper, 6)
    birth(paper, 6)
    address_rows(paper, 8)
    digits(paper, "W8:AA8", "被保険者番号", "AC8:AJ8")
    paper.put("AB8", "", LABEL)
    paper.rows(10, 20, 20)
    paper.put("C10:G10", "死亡年月日", LABEL)
    dated(paper, 10, "H")
    paper.put("S10:V10", "", FIELD)
    pair(paper, "W10:AA10", "葬祭の場所", "AB10:AJ10", font_size=9)
    paper.put("C11:G11", "葬祭を行った日", LABEL)
    dated(paper, 11, "H")
    paper.put("S11:V11", "", FIELD)
    pair(paper, "W11:AA11", "申　請　額", "AB11:AJ11", "　　　　　　　円", align="right", font_size=12)
    paper.frame("A6:AJ11", MEDIUM)
    paper.frame("AB11:AJ11", THICK)
    paper.read("死亡年月日", ("シボウ", 0, 2), ("ネンガッピ", 2, 5))
    paper.read("葬祭を行った日", ("ソウサイ", 0, 2), ("オコナ", 3, 4), ("ヒ", 6, 7))


def _account(paper: Paper) -> None:
    paper.rows(17, 26, 20, 16, 24)
    side(paper, "A17:B20", "振込先")
    paper.put("C17:G17", "金融機関", LABEL)
    paper.put("H17:Q17", "", FIELD, right=0)
    paper.put("R17:V17", "銀行・信用金庫\n農協・信用組合", SMALL, border=THIN, left=0, font_size=7)
    paper.put("W17:AA17", "支　店", LABEL)
    paper.put("AB17:AG17", "", FIELD, right=0)
    paper.put("AH17:AJ17", "本店・支店\n支所・出張所", SMALL, border=THIN, left=0, font_size=6)
    paper.put("C18:G18", "種　別", LABEL)
    for at, words in (("H18:K18", "□普通"), ("L18:O18", "□当座"), ("P18:S18", "□貯蓄")):
        paper.put(at, words, CENTER, font_size=10)
    paper.put("T18:AA18", "口座番号（右づめ）", LABEL)
    paper.each("AB18:AH18", (), BOX)
    paper.put("AI18:AJ18", "", LABEL)
    paper.put("C19:G19", "フリガナ", LABEL)
    paper.each("H19:AJ19", (), BOX, font_size=9)
    pair(paper, "C20:G20", "口座名義", "H20:AJ20", font_size=13)
    paper.choose("H17", "十勝銀行", "北洋信用金庫", "めむろ農業協同組合", "ゆうちょ銀行")
    paper.frame("A17:AJ20", MEDIUM)


def _slip(paper: Paper) -> None:
    paper.rows(33, 16, 20, 14, 12, 12, 14)
    paper.put("A33:P33", "葬祭費支給申請　受付票（申請者控）", HEAD)
    paper.put("A34:P34", "{{ applicant.name }}　様", ONE_LINE, font_size=12, bottom=THIN)
    paper.put("A35:P35", "（故　{{ deceased.name }}　様の葬祭費）", ONE_LINE, font_size=9)
    paper.put("R33:V34", "受付番号", LABEL)
    paper.put("W33:AB34", "", CENTER)
    paper.put("AC33:AE34", "係", LABEL)
    paper.put("AF33:AJ34", "", CENTER)
    paper.note(
        "A36:AJ37",
        "お問い合わせ　芽室町役場　住民税務課　国保医療係　　この控えは、振込みが済むまでお持ちください。",
        size=8,
    )
    paper.put("A37:AJ37", "", SMALL)
    paper.put("A38:AJ38", "", SMALL)
