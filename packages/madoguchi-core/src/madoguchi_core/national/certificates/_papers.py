"""本人確認の書類の表。"""

from datetime import date

from madoguchi_core.certificates import IdPaper, PaperClass

_PHOTO, _OFFICIAL, _OTHER = PaperClass.PHOTO, PaperClass.OFFICIAL, PaperClass.OTHER

ID_PAPER_TABLE = (
    IdPaper("マイナンバーカード", _PHOTO),
    IdPaper("運転免許証", _PHOTO),
    IdPaper("旅券", _PHOTO),
    IdPaper("在留カード・特別永住者証明書", _PHOTO),
    IdPaper("身体障害者手帳・療育手帳・精神障害者保健福祉手帳", _PHOTO, note="写真付きのもの"),
    IdPaper("運転経歴証明書", _PHOTO, note="2012年4月1日から後に交付されたもの"),
    IdPaper("写真付き住民基本台帳カード", _PHOTO, until=date(2025, 12, 28), note="有効期間の内のもの"),
    IdPaper("官公署の免許証・許可証・資格証・職員証", _PHOTO, note="写真の貼り替えを防いだもの"),
    IdPaper("資格確認書", _OFFICIAL, note="健保・国保・後期"),
    IdPaper("従来の健康保険証", _OFFICIAL, until=date(2025, 12, 1)),
    IdPaper("介護保険被保険者証", _OFFICIAL),
    IdPaper("年金手帳・基礎年金番号通知書・年金証書", _OFFICIAL),
    IdPaper("生活保護受給者証", _OFFICIAL),
    IdPaper("医療・福祉の受給者証", _OFFICIAL),
    IdPaper("母子健康手帳", _OFFICIAL, note="母のもの"),
    IdPaper("学生証", _OTHER),
    IdPaper("社員証", _OTHER, note="民間の勤め先のもの"),
    IdPaper("預金通帳・キャッシュカード", _OTHER),
    IdPaper("診察券", _OTHER),
    IdPaper(
        "資格情報のお知らせ", PaperClass.REFUSED, note="それだけでは使えないとする町が多い（出典未確認）"
    ),
    IdPaper("通知カード", PaperClass.REFUSED),
)
"""本人確認に使える書類と、使えない書類。写しと期限切れは、どれも使えない。"""
