"""死亡の手続きが共に使う持ち物。条件は置かない。"""

from madoguchi_core.procedures import Document

VISITOR_ID = Document("来庁される方の本人確認書類")
MANDATE = Document("委任状", "代理の方が来られるとき、または別の方の口座に受け取るとき")
BANK_ACCOUNT = Document("受け取る方の口座が分かるもの")
FUNERAL_PROOF = Document("葬祭を行った方が分かるもの（会葬礼状・葬儀の領収書など）")
LATTER_CERTIFICATES = Document("後期高齢者医療の資格確認書・資格情報のお知らせ")
CARE_CERTIFICATE = Document("介護保険被保険者証")
