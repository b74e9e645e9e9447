"""
芽室町で使うパラメータの値。

確かめられていない値には印を付け、分からない値は置かない（置かなければ「要確認」になる）。
国保の葬祭費の額と、資格情報のお知らせを回収するかどうかは、町に確かめるまで置かない。
"""

from madoguchi_core.national.choices import HeadChangeMode
from madoguchi_core.national.parameters import head_change_mode, latter_funeral_amount
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
)
