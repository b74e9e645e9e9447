"""年金を受けていた方が亡くなったときの届出と、未支給年金の請求。"""

from datetime import date

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import PensionReceived
from madoguchi_core.national.death._common import BANK_ACCOUNT, fourteen_days
from madoguchi_core.national.facts import death, deceased, household, pension
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    limitation,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_PENSION_ACT_105 = law("国民年金法", "105条4項")
_EMPLOYEES_ACT_98 = law("厚生年金保険法", "98条4項")
_PENSION_RULE_24 = law("国民年金法施行規則", 24)
_EMPLOYEES_RULE_41 = law("厚生年金保険法施行規則", 41)
_REPORT_LAWS = (_PENSION_ACT_105, _PENSION_RULE_24, _EMPLOYEES_ACT_98, _EMPLOYEES_RULE_41)
_REPORT_SOURCES = (
    "https://www.city.gujo.gifu.jp/faq/cat733/faq00556.html",
    "http://www.city.oyama.tochigi.jp.cache.yimg.jp/site/shinsei-navi/204606.html",
    "https://www.city.okazaki.lg.jp/1100/1107/1148/p001865.html",
)
_REPORT_BRING = (Document("年金証書"), Document("死亡が分かる書類（死亡診断書の写し・戸籍など）"))
_TOO_MUCH = "届が遅れて年金が振り込まれると、後で返すことになります。"

_of_disability_or_survivor = label(
    "障害年金か遺族年金を受けていた",
    deceased.pension_kind.one_of(PensionReceived.DISABILITY, PensionReceived.SURVIVOR),
    _PENSION_ACT_105,
    _EMPLOYEES_ACT_98,
)
_has_employees_part = label(
    "障害年金・遺族年金に厚生年金の分がある", pension.has_employees_part, _EMPLOYEES_ACT_98
)
_number_is_not_linked = label(
    "年金機構に個人番号が収録されていない",
    ~pension.is_number_linked,
    _PENSION_ACT_105,
    _EMPLOYEES_ACT_98,
)

pension_death = Procedure(
    id="pension-death",
    title="年金受給権者死亡届（報告書）国民年金（基礎年金だけの人）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(
            label(
                "老齢基礎年金だけを受けていた",
                deceased.pension_kind == PensionReceived.OLD_AGE_BASIC,
                _PENSION_ACT_105,
            ),
            all_of(_of_disability_or_survivor, ~_has_employees_part),
        ),
        _number_is_not_linked,
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.BEREAVED),
    deadline=fourteen_days(_PENSION_ACT_105, _PENSION_RULE_24),
    bring=_REPORT_BRING,
    section=SectionRole.PENSION,
    laws=_REPORT_LAWS,
    after=("death-report",),
    sources=_REPORT_SOURCES,
    effects=_TOO_MUCH,
    note="個人番号が収録済みなら原則不要。収録は役場では分からないので、分からなければ不要にしない。"
    "省くには死亡から7日以内の戸籍の届が要件との解説がある（条文は未照合）。"
    "共済・企業年金・国民年金基金・農業者年金・恩給は別。",
)

pension_death_kousei = Procedure(
    id="pension-death-kousei",
    title="年金受給権者死亡届（報告書）厚生年金を受けていた人",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        any_of(
            label(
                "厚生年金（2015年10月から共済を含む）を受けていた",
                deceased.pension_kind.one_of(PensionReceived.EMPLOYEES, PensionReceived.MUTUAL_AID),
                _EMPLOYEES_ACT_98,
            ),
            all_of(_of_disability_or_survivor, _has_employees_part),
        ),
        _number_is_not_linked,
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.BEREAVED),
    deadline=days_after(
        death.died_on,
        10,
        wording="亡くなった日の翌日を1日目として10日以内",
        laws=(_EMPLOYEES_ACT_98, _EMPLOYEES_RULE_41, law("行政機関の休日に関する法律", 2)),
        rolls=Rolls.STATE,
        note="基礎年金と厚生年金の両方を受けていた方も、短い方の10日を示しています",
    ),
    bring=_REPORT_BRING,
    section=SectionRole.PENSION,
    office="年金事務所",
    laws=_REPORT_LAWS,
    after=("death-report",),
    sources=_REPORT_SOURCES,
    effects=_TOO_MUCH,
    note="個人番号が収録済みなら原則不要。収録は役場では分からないので、分からなければ不要にしない。"
    "省くには死亡から7日以内の戸籍の届が要件との解説がある（条文は未照合）。"
    "共済の年金は共済組合にも（other-pensions）。国民年金基金・企業年金・恩給は別。",
)

# 受給権があれば、請求の前に亡くなっても（繰下げを待つ間など）、親族が自分の名で請求できる
_unclaimed = all_of(
    label("老齢の年金の権利が生まれ得る年齢", pension.is_of_old_age_pension, law("厚生年金保険法附則", 8)),
    label(
        "受けられるのに、まだ請求していない年金がある",
        pension.has_unclaimed,
        law("国民年金法", "19条3項"),
        law("厚生年金保険法", "37条3項"),
    ),
)

pension_unpaid = Procedure(
    id="pension-unpaid",
    title="未支給年金・未支払給付金の請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        any_of(
            label(
                "公的年金を受けていた",
                ~(deceased.pension_kind == PensionReceived.NONE),
                law("国民年金法", 19),
            ),
            _unclaimed,
        ),
        label(
            "生計を同じくしていた親族がいる",
            household.kin_remains,
            law("国民年金法", 19),
            law("厚生年金保険法", 37),
        ),
    ),
    filed_by=(
        Filer.SPOUSE,
        Filer.CHILD,
        Filer.PARENT,
        Filer.GRANDCHILD,
        Filer.GRANDPARENT,
        Filer.SIBLING,
        Filer.THIRD_DEGREE_RELATIVE,
    ),
    deadline=limitation(
        death.died_on,
        5,
        wording="亡くなった日からおよそ5年（年金の支払日の翌月の初日から5年）",
        laws=(law("国民年金法", 102), law("厚生年金保険法", 92)),
        is_target=True,
        note="時効の正しい起算は支払日ごと。ここでは亡くなった日から数えた早い日を示しています",
    ),
    bring=(
        Document("年金証書"),
        Document("請求する方と亡くなった方の関係が分かる戸籍"),
        Document("住民票・除票", "個人番号を記入しないとき"),
        Document("生計同一関係申立書", "住所や世帯が別のとき"),
        BANK_ACCOUNT,
    ),
    amount=Amount(wording="亡くなった月の分まで"),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", 19, 102), law("厚生年金保険法", 37, 92)),
    sources=(
        "http://www.city.oyama.tochigi.jp.cache.yimg.jp/site/shinsei-navi/204606.html",
        "https://www.city.odawara.kanagawa.jp/field/welfare/plan/mishi.html",
        "https://www.city.gujo.gifu.jp/faq/cat733/faq00556.html",
    ),
    effects="基礎年金だけなら町の窓口、厚生年金があれば年金事務所が窓口です。ご自分の名で請求する権利で、相続財産ではありません（相続を放棄しても請求できます）。",
    note="個人番号が収録済みで死亡届が省けても、この請求は要る。基礎年金だけなら町、厚生年金があれば年金事務所。",
    amendments=(
        Amendment(
            "請求できる親族が、兄弟姉妹までから3親等内の親族までに広がった",
            since=date(2014, 4, 1),
            laws=(law("国民年金法", 19),),
        ),
    ),
)

other_pensions = Procedure(
    id="other-pensions",
    title="共済年金・恩給・国民年金基金・企業年金・労災年金の確認",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=any_of(
        label(
            "共済の年金を受けていた",
            deceased.pension_kind == PensionReceived.MUTUAL_AID,
            Law("厚生年金保険法", "2条の5"),
        ),
        label(
            "公的年金のほかの年金を受けていた",
            pension.has_other_pension,
            Law("恩給法"),
            Law("確定給付企業年金法"),
            Law("労働者災害補償保険法"),
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    section=SectionRole.PENSION,
    office="年金を出していた所（共済組合・総務省・国民年金基金・企業年金・労働基準監督署）",
    laws=(
        Law("恩給法"),
        Law("国民年金法"),
        Law("確定給付企業年金法"),
        Law("労働者災害補償保険法"),
    ),
    confidence=Confidence.UNSOURCED,
    effects="年金機構への届では止まりません。それぞれの所にご連絡ください。",
    note="根拠は制度ごとに違い、条は未照合。期限も制度ごとに違うので、日は示さない。",
)

PROCEDURES = (pension_death, pension_death_kousei, pension_unpaid, other_pensions)
