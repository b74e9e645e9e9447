"""見本の町の来庁。``madoguchi demo`` が順に見せる。"""

from datetime import date, datetime, timedelta, timezone

from madoguchi_core.municipality import SampleTown, SampleVisit
from madoguchi_memuro.sample_town._people import AS_OF
from madoguchi_memuro.sample_town._town import PATTERNS, sample_csv, support_csv

_JST = timezone(timedelta(hours=9))

_LATTER = """\
確認済み:
  印鑑登録: はい
  個人番号カード: はい
  児童手当での立場: どちらでもない
  町税の納税・還付: はい
回答:
  死亡届: いいえ
  葬祭: はい
  葬祭の日: 令和8年4月8日
  受けていた年金: 老齢基礎年金だけ
  生計を同じくしていた親族: はい
  土地・家屋: はい
  農地の権利: 不明
  相続人の数: はい
記入:
  申請者の氏名: 霧島　静江
  申請者のフリガナ: キリシマ　シズエ
  申請者の住所: 見本県見本町東2条南2丁目1番地
  申請者の郵便番号: 9990001
  申請者の電話番号: 0999-62-0000
  亡くなった方との続柄: 妻
  金融機関名: 見本銀行
  支店名: 本店
  口座の種別: 普通
  口座番号: 1234567
  口座名義: 霧島　静江
  口座名義（フリガナ）: キリシマ　シズエ
"""

_NHI_HEAD = """\
確認済み:
  印鑑登録: いいえ
  個人番号カード: はい
  町税の納税・還付: はい
回答:
  死亡届: いいえ
  葬祭: はい
  葬祭の日: 令和8年4月9日
  受けていた年金: なし
  農地の権利: 所有
  相続人の数: はい
記入:
  申請者の氏名: 楡崎　葵
  亡くなった方との続柄: 妻
"""


def sample_town() -> SampleTown:
    """見本の町。"""
    return SampleTown(
        residents_csv=sample_csv,
        support_csv=support_csv,
        data_as_of=date.fromisoformat(AS_OF),
        now=datetime(2026, 4, 10, 9, 5, tzinfo=_JST),
        visits=(
            _visit("latter-husband", _LATTER),
            _visit("nhi-head-two-adults", _NHI_HEAD),
            _visit("protected", ""),
        ),
    )


def _visit(pattern_id: str, answers: str) -> SampleVisit:
    pattern = PATTERNS[pattern_id]
    return SampleVisit(
        pattern.title, pattern.address_number, pattern.died_on, pattern.died_on, answers or "回答:\n"
    )
