"""未支給年金の請求。"""

from madoguchi_core.national.choices import PensionKind
from madoguchi_core.national.death._common import BANK_ACCOUNT
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
)
from madoguchi_core.rules import all_of, label, law

pension_unpaid = Procedure(
    id="pension-unpaid",
    title="未支給年金・未支払給付金の請求",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("公的年金を受けていた", ~(deceased.pension_kind == PensionKind.NONE), law("国民年金法", 19)),
        label(
            "生計を同じくしていた親族がいる",
            household.has_kin_of_same_livelihood,
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
        "https://www.city.odawara.kanagawa.jp/field/welfare/plan/mishi.html",
        "https://www.city.gujo.gifu.jp/faq/cat733/faq00556.html",
    ),
    effects="基礎年金だけなら町の窓口、厚生年金があれば年金事務所が窓口です。ご自分の名で請求する権利で、相続財産ではありません（相続を放棄しても請求できます）。",
    note="個人番号が収録済みで死亡届が省けても、この請求は要る。基礎年金だけなら町、厚生年金があれば年金事務所。",
)

PROCEDURES = (pension_unpaid,)
