"""相続などに使う証明書（戸籍・除票）。請求は任意で、期限は無い。"""

from datetime import date

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.death._common import NAME_READINGS, VISITOR_ID
from madoguchi_core.national.facts import deceased, estate
from madoguchi_core.national.parameters import certificate_fee, koseki_fee
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import all_of, any_of, label, law

_MANDATE_OF_AGENT = Document("委任状", "代理の方が来られるとき")
_NO_LIMIT = promptly("期限はありません（使う手続きの期限に間に合うように）")
_in_japanese_koseki = label(
    "日本国籍（戸籍がある）", deceased.nationality == Nationality.JAPANESE, law("戸籍法", 6)
)

koseki_set = Procedure(
    id="koseki-set",
    title="戸籍・除籍・改製原戸籍（出生から死亡まで）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _in_japanese_koseki,
        label("相続などの手続きで戸籍を使う", estate.needs_certificates, law("戸籍法", 10, "10条の2")),
    ),
    filed_by=(Filer.SPOUSE, Filer.LINEAL_RELATIVE, Filer.INTERESTED_PERSON),
    deadline=_NO_LIMIT,
    bring=(
        VISITOR_ID,
        Document(
            "顔写真の付いた本人確認書類",
            "本籍がほかの市区町村にある方の戸籍を町の窓口で受け取るとき（広域交付。ご本人が来られたときだけ）",
            ~deceased.is_honseki_in_town,
        ),
        _MANDATE_OF_AGENT,
    ),
    amount=Amount(koseki_fee, "戸籍の証明書1通の額。除籍・改製原戸籍は1通750円"),
    section=SectionRole.KOSEKI,
    laws=(law("戸籍法", 10, "10条の2", "120条の2"),),
    after=("death-report",),
    sources=("http://www.city.ryugasaki.ibaraki.jp/procedure/2017010500060/",),
    effects="死亡が戸籍に載ってから出ます（届け出た当日には出ません）。",
    note="何に使うか（出し先）を尋ねる。広域交付は、兄弟姉妹・代理・郵送・附票・電算化の前の戸籍には使えない。"
    "2024-03-01 より前に亡くなった方の戸籍も、今の請求なら広域交付で出る。"
    "相続登記や預貯金に使うなら、法務局の法定相続情報一覧図も案内する。",
    amendments=(
        Amendment(
            "本籍地でない市区町村でも受け取れる（広域交付）",
            since=date(2024, 3, 1),
            laws=(law("戸籍法", "120条の2"),),
        ),
        NAME_READINGS,
    ),
)

jyohyo = Procedure(
    id="jyohyo",
    title="住民票の除票の写し／戸籍の附票の除票",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        any_of(
            label("町の住民だった（除票は町が作る）", deceased.is_resident, law("住民基本台帳法", "15条の4")),
            all_of(
                _in_japanese_koseki,
                label(
                    "本籍が町内にある（附票の除票は町が作る）",
                    deceased.is_honseki_in_town,
                    law("住民基本台帳法", "21条の3"),
                ),
            ),
        ),
        label(
            "相続などの手続きで除票を使う",
            estate.needs_certificates,
            law("住民基本台帳法", "15条の4", "21条の3"),
        ),
    ),
    filed_by=(Filer.HEIR, Filer.INTERESTED_PERSON, Filer.AGENT),
    deadline=_NO_LIMIT,
    bring=(
        VISITOR_ID,
        Document("関係と使い道が分かるもの（戸籍など）"),
        _MANDATE_OF_AGENT,
    ),
    amount=Amount(certificate_fee, "1通の手数料"),
    section=SectionRole.RESIDENCE,
    laws=(law("住民基本台帳法", "15条の4", "21条の3"),),
    after=("resident-delete",),
    sources=(
        "https://www-city-katsushika-lg-jp.cache.yimg.jp/kurashi/1000046/1001401/1027668.html",
        "https://www.city.tama.lg.jp/kurashi/jumin/juminhyo/1017932.html",
    ),
    effects="亡くなった方の個人番号と住民票コードは載りません。",
    note="何に使うか（出し先）を尋ねる。元の同じ世帯というだけでは請求できない"
    "（住民基本台帳法12条の同一世帯の扱いは、除票に及ばない）。自分の権利・義務や提出先を書いてもらう。",
)

PROCEDURES = (koseki_set, jyohyo)
