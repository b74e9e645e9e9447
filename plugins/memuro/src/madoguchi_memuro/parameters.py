"""
芽室町で使うパラメータの値。

確かめられていない値には印を付け、分からない値は置かない（置かなければ「要確認」になる）。
町に聞くことの全部は :data:`madoguchi_core.national.parameters.LOCAL_PARAMETERS` に並んでいる。
"""

from madoguchi_core.national.choices import HeadChangeMode
from madoguchi_core.national.parameters import certificate_fee, head_change_mode, latter_funeral_amount
from madoguchi_core.rules import Confidence, Dated, Law, law

VALUES = (
    Dated(
        latter_funeral_amount,
        30000,
        Law("北海道後期高齢者医療広域連合の条例"),
        note="広域連合の案内（2026年に閲覧）。条例の条番号は未照合",
    ),
    Dated(
        head_change_mode,
        HeadChangeMode.NOTIFICATION,
        law("住民基本台帳法", 25),
        confidence=Confidence.UNSOURCED,
        note="法律どおりの届出としている。町の運用は未確認",
    ),
    Dated(
        certificate_fee,
        200,
        Law("芽室町の手数料条例"),
        confidence=Confidence.UNSOURCED,
        note="2003年頃の町の公開資料による額。今の条例は未確認",
    ),
)
