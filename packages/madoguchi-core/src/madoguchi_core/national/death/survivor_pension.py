"""
遺族年金・寡婦年金・死亡一時金。

寡婦年金と死亡一時金は、遺族基礎年金が出るかどうかと、二つのどちらも当たるかどうかで分かれるので、一つのモジュールに置く。
"""

from datetime import date

from madoguchi_core.national.choices import NationalPensionCategory, PensionReceived, Spouse
from madoguchi_core.national.death._common import BANK_ACCOUNT
from madoguchi_core.national.facts import death, deceased, family, household, pension
from madoguchi_core.national.parameters import (
    death_lump_months,
    disability_right_bars_widow,
    former_insured_age,
    third_insured_max_age,
    widow_marriage_years,
    widow_pension_age,
    widow_pension_months,
)
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_NOT_ROLLED = "時効のため、閉庁日でも先へ送らずに示しています"
_FIVE_YEARS = limitation(
    death.died_on,
    5,
    wording="亡くなった日の翌日から5年",
    laws=(law("国民年金法", 102),),
    note=_NOT_ROLLED,
)
_ACT_37 = law("国民年金法", 37)
_ACT_49 = law("国民年金法", 49)
_LUMP = law("国民年金法", "52条の2")

# ---- 遺族基礎年金

# 同じ世帯の子は生計を維持されていたとみて尋ねず、別に住む子だけ尋ねる
_child_remains = any_of(
    label("18歳の年度末までの子が世帯に残る", family.child_in_household, law("国民年金法", "37条の2")),
    all_of(
        label(
            "別に住む子か、20歳未満の障がいのある子がいる",
            family.has_child_in_school_age,
            law("国民年金法", "37条の2"),
        ),
        label("その子が生計を維持されていた", family.is_child_supported, law("国民年金法", "37条の2")),
    ),
)
_was_insured = any_of(
    label(
        "国民年金に入っていた（厚生年金に加入中の方も含む）",
        ~(pension.category == NationalPensionCategory.NONE),
        law("国民年金法", "37条1号"),
    ),
    all_of(
        label(
            "60歳以上", deceased.age_attained_on_death >= third_insured_max_age, law("国民年金法", "37条2号")
        ),
        label("65歳未満", deceased.age_attained_on_death < former_insured_age, law("国民年金法", "37条2号")),
        label("日本に住所がある", pension.lived_in_japan, law("国民年金法", "37条2号")),
    ),
)
_basic_is_payable = all_of(
    _child_remains,
    any_of(
        all_of(_was_insured, label("保険料の納付要件を満たす", pension.meets_payment, _ACT_37)),
        label("受給資格期間が25年以上ある", pension.has_long_period, _ACT_37),
    ),
)

survivor_basic = Procedure(
    id="survivor-basic",
    title="遺族基礎年金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=_basic_is_payable,
    filed_by=(Filer.SPOUSE, Filer.CHILD),
    deadline=_FIVE_YEARS,
    bring=(
        Document("請求する方と亡くなった方の関係が分かる戸籍"),
        Document("世帯全員の住民票・所得証明", "個人番号を記入しないとき"),
        Document("お子さまの在学の証明・診断書", "高校生のとき、障がいのあるとき"),
        Document("死亡診断書の写し"),
        BANK_ACCOUNT,
    ),
    amount=Amount(wording="年度ごとの告示額（お子さまの数による加算があります）"),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", 37, "37条の2", 102),),
    sources=(
        "http://www.city.saitama.jp/007/008/002/index.html",
        "https://ameblo.jp/tomofullmoon/page-10.html",
    ),
    effects="子のある配偶者（夫も妻も）か、お子さまが請求します。出るときは、死亡一時金は出ません。",
    note="窓口は、第1号の間の死亡は町、第3号・厚生年金は年金事務所。生計を維持されていたこと（収入の要件）は窓口で確かめる。"
    "子のある配偶者が受けるときは子の分は止まる。",
    amendments=(
        Amendment(
            "直近1年に未納がなければよい特例は2026-03-31までの死亡。10年延びて2036-03-31までとされるが、条文は未照合",
            since=date(2026, 4, 1),
            laws=(_ACT_37,),
            confidence=Confidence.LAW_KNOWN,
        ),
        Amendment(
            "国民年金法37条の長期要件の号が整理されたとの解説がある（25年以上の要件は残る）",
            since=date(2025, 6, 20),
            laws=(_ACT_37,),
            confidence=Confidence.LAW_KNOWN,
        ),
        Amendment(
            "子の遺族基礎年金の支給停止が見直される",
            since=date(2028, 4, 1),
            laws=(law("国民年金法", 41),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

# ---- 遺族厚生年金

survivor_emp = Procedure(
    id="survivor-emp",
    title="遺族厚生年金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        any_of(
            label(
                "厚生年金に加入中（国民年金の第2号）",
                pension.category == NationalPensionCategory.SECOND,
                law("厚生年金保険法", 58),
            ),
            label(
                "厚生年金（共済を含む）を受けていた",
                deceased.pension_kind.one_of(PensionReceived.EMPLOYEES, PensionReceived.MUTUAL_AID),
                law("厚生年金保険法", 58),
            ),
            # 自分の障害厚生年金を受けていた人に、勤めた時期があったかは尋ねない
            all_of(
                label(
                    "障害年金を受けていた",
                    deceased.pension_kind == PensionReceived.DISABILITY,
                    law("厚生年金保険法", 58),
                ),
                label(
                    "その障害年金に厚生年金の分がある", pension.has_employees_part, law("厚生年金保険法", 58)
                ),
            ),
            label("厚生年金の期間がある", pension.has_employees_period, law("厚生年金保険法", 58)),
        ),
        label(
            "生計を同じくしていた配偶者・子・父母・孫・祖父母がいる",
            household.lineal_kin_remains,
            law("厚生年金保険法", 59),
        ),
    ),
    filed_by=(Filer.SPOUSE, Filer.CHILD, Filer.PARENT, Filer.GRANDCHILD, Filer.GRANDPARENT),
    deadline=limitation(
        death.died_on,
        5,
        wording="亡くなった日の翌日から5年",
        laws=(law("厚生年金保険法", 92),),
        note=_NOT_ROLLED,
    ),
    bring=(Document("年金事務所で案内された書類"),),
    amount=Amount(wording="亡くなった方の加入の記録によります"),
    section=SectionRole.PENSION,
    office="年金事務所・共済組合",
    laws=(law("厚生年金保険法", 58, 59, 92),),
    sources=("https://limo.media/articles/-/111001?page=2",),
    effects="受けられるかどうかは、年金事務所が記録を見てお答えします。",
    note="58条の要件（加入中、加入中の初診から5年以内、障害等級1・2級、25年以上の期間）と納付要件、"
    "生計の維持、夫・父母・祖父母の55歳以上は、年金事務所が確かめる。期間があれば案内する。",
    amendments=(
        Amendment(
            "18歳の年度末までの子のない60歳未満の配偶者は、原則5年の給付になる（女性は2028年度末に40歳未満から段階的に）",
            since=date(2028, 4, 1),
            laws=(law("厚生年金保険法", 58),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

# ---- 寡婦年金・死亡一時金

_never_received = label(
    "老齢基礎年金も障害基礎年金も受けたことがない",
    all_of(
        ~(deceased.pension_kind == PensionReceived.OLD_AGE_BASIC),
        ~pension.has_received_basic,
    ),
    _ACT_49,
    _LUMP,
)
_is_widow = label("亡くなった方が夫で、妻が残る", family.spouse == Spouse.WIFE, _ACT_49)
_widow_only = all_of(
    label(
        "国民年金（第1号）の納付と免除の月数が足りる",
        pension.qualified_months >= widow_pension_months,
        _ACT_49,
    ),
    label(
        "改正前の死亡なら、障害基礎年金の受給権があったこともない",
        ~all_of(disability_right_bars_widow == True, pension.had_disability_right),  # noqa: E712
        _ACT_49,
    ),
    label("妻が65歳未満", family.spouse_age < widow_pension_age, _ACT_49),
    label("婚姻（事実婚を含む）が10年以上続いた", pension.marriage_years >= widow_marriage_years, _ACT_49),
    label("妻が生計を維持されていた", pension.was_supported, _ACT_49),
)
_child_pension_is_stopped = label(
    "子の遺族基礎年金が、ほかの親と暮らすために止まる",
    family.lives_with_other_parent,
    law("国民年金法", "52条の2第3項", "41条2項"),
)
_spouse_remains = label(
    "配偶者が残る",
    family.spouse.one_of(Spouse.WIFE, Spouse.HUSBAND),
    law("国民年金法", "52条の3"),
)
_nobody_gets_basic = label("遺族基礎年金を受ける人がいない", ~_basic_is_payable, _LUMP)
_paid_enough = label(
    "第1号の納付の月数（一部納付の換算を含む）が36月以上", pension.paid_months >= death_lump_months, _LUMP
)
_PENSION_BOOK = Document("亡くなった方の年金手帳・基礎年金番号が分かるもの")
_LUMP_SOURCES = (
    "http://www.city.annaka.lg.jp/zei_hoken_nenkin/nenkin/07.html",
    "https://www.town.ichikai.tochigi.jp/Info/71",
    "https://miyamae-portal.net/public_info/00000124657/?cat=152516&cmd=faq",
)

widow_pension = Procedure(
    id="widow-pension",
    title="寡婦年金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_is_widow, _never_received, _widow_only),
    filed_by=(Filer.SPOUSE,),
    deadline=_FIVE_YEARS,
    bring=(
        Document("請求する方と亡くなった方の関係が分かる戸籍"),
        Document("請求する方の所得証明"),
        _PENSION_BOOK,
        BANK_ACCOUNT,
    ),
    amount=Amount(wording="夫の第1号の期間から計算した老齢基礎年金の4分の3"),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", 49, 102),),
    sources=("https://career-anchor.co.jp/sr21.htm", *_LUMP_SOURCES),
    effects="奥さまが60歳になった（60歳を過ぎていれば亡くなった）月の翌月から65歳までの年金です。死亡一時金とは、どちらか一方です。",
    note="妻が亡くなった夫には無い。妻が自分の老齢基礎年金を繰り上げていると出ない。古いページの『25年』は2017-07-31までの死亡。",
    amendments=(
        Amendment(
            "夫の納付と免除の期間が、25年以上から10年以上になった", since=date(2017, 8, 1), laws=(_ACT_49,)
        ),
        Amendment(
            "障害基礎年金は、受給権があったことでなく、支給を受けたことで外れるようになった",
            since=date(2021, 4, 1),
            laws=(_ACT_49,),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

death_lump = Procedure(
    id="death-lump",
    title="国民年金 死亡一時金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _paid_enough,
        label(
            "生計を同じくしていた配偶者・子・父母・孫・祖父母・兄弟姉妹がいる",
            household.sibling_or_nearer_remains,
            law("国民年金法", "52条の3"),
        ),
        _never_received,
        any_of(_nobody_gets_basic, all_of(_spouse_remains, _child_pension_is_stopped)),
    ),
    filed_by=(
        Filer.SPOUSE,
        Filer.CHILD,
        Filer.PARENT,
        Filer.GRANDCHILD,
        Filer.GRANDPARENT,
        Filer.SIBLING,
    ),
    deadline=limitation(
        death.died_on,
        2,
        wording="亡くなった日の翌日から2年",
        laws=(law("国民年金法", "102条4項"),),
        note=f"ほかの年金の5年より短い2年。{_NOT_ROLLED}",
    ),
    bring=(
        Document("請求する方と亡くなった方の関係が分かる戸籍"),
        Document("住民票・除票"),
        _PENSION_BOOK,
        BANK_ACCOUNT,
    ),
    amount=Amount(
        wording="納付の月数により120,000円から320,000円（付加保険料を36月以上納めていれば8,500円を足した額）"
    ),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", "52条の2", "52条の3", "52条の4", "52条の6", "102条4項"),),
    sources=_LUMP_SOURCES,
    effects="保険料を納めて、年金を受ける前に亡くなった方のご遺族へのお金です。寡婦年金とは、どちらか一方です。",
    note="おい・めいなどの3親等は入らない（未支給年金と違う）。"
    "子の遺族基礎年金が父母と暮らすために止まるときは、配偶者だけに出る（52条の2第3項。本文は未照合）。",
)

pension_choice = Procedure(
    id="pension-choice",
    title="死亡一時金と寡婦年金の選択の確認",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    # 生計を維持されていた妻は、生計を同じくしていた配偶者でもあるので、死亡一時金の遺族の条件はもう見ない
    required_when=all_of(
        _is_widow,
        _never_received,
        _widow_only,
        _paid_enough,
        any_of(_nobody_gets_basic, _child_pension_is_stopped),
    ),
    filed_by=(Filer.SPOUSE,),
    deadline=promptly(
        "死亡一時金の2年のうちにお決めください",
        laws=(law("国民年金法", "52条の6"),),
        note="一方を受けると、他方は受けられない",
    ),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", "52条の6"),),
    after=("widow-pension", "death-lump"),
    sources=(
        "https://www.town.ichikai.tochigi.jp/Info/71",
        "https://miyamae-portal.net/public_info/00000124657/?cat=152516&cmd=faq",
    ),
    effects="一方を受けると、もう一方は受けられません。年金の窓口で金額をご覧になってからお決めください。",
    note="遺族厚生年金を受ける人は、寡婦年金との選択にもなる。",
)

PROCEDURES = (survivor_basic, survivor_emp, widow_pension, death_lump, pension_choice)
