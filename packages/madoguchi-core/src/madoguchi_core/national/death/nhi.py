"""国民健康保険の資格喪失・葬祭費・世帯主（納税義務者）変更。"""

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import (
    BANK_ACCOUNT,
    FUNERAL_PROOF,
    MANDATE,
    VISITOR_ID,
    fourteen_days,
    kenpo_burial_after_loss,
)
from madoguchi_core.national.facts import deceased, funeral, household
from madoguchi_core.national.parameters import nhi_funeral_amount, nhi_notice_return
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
from madoguchi_core.rules import all_of, any_member, label, law

_NHI_ACT_9 = law("国民健康保険法", 9)
_in_nhi = label(
    "国保の被保険者", deceased.medical_insurance == MedicalInsurance.NHI, law("国民健康保険法", 8)
)
_DEADLINE = fourteen_days(
    law("国民健康保険法施行規則", 13),
    note="資格をなくすのは亡くなった日の翌日。数え始めの案内が割れるため、早い方の日を示しています",
)

nhi_loss = Procedure(
    id="nhi-loss",
    title="国民健康保険 被保険者資格喪失届",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=_in_nhi,
    filed_by=(Filer.HEAD, Filer.NEW_HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=_DEADLINE,
    bring=(
        Document("国民健康保険の資格確認書", "交付されているとき"),
        Document("国民健康保険の資格情報のお知らせ", "町が回収するとき", nhi_notice_return == True),  # noqa: E712
        VISITOR_ID,
    ),
    section=SectionRole.NHI,
    laws=(law("国民健康保険法", 8, 9), law("国民健康保険法施行規則", 13)),
    after=("death-report",),
    sources=(
        "https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=2033",
        "https://www.city.wakayama.wakayama.jp/kurashi/kokuho_nenkin/1001090/1066216.html",
    ),
    effects="資格は亡くなった日の翌日になくなります。",
    note="死亡届だけで足り、証の返却だけを求める町がある。2025-12-02 以後、古い保険証は返却の対象にしない。",
)

nhi_head_change = Procedure(
    id="nhi-head-change",
    title="国民健康保険 世帯主（納税義務者）変更",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("亡くなった方が世帯主（国保税の納税義務者）", deceased.is_head, law("地方税法", "703条の4")),
        label("国保の加入者が残る", any_member(household.remaining, household.is_member_in_nhi), _NHI_ACT_9),
    ),
    filed_by=(Filer.NEW_HEAD,),
    deadline=_DEADLINE,
    bring=(
        Document("残る加入者全員の資格確認書・資格情報のお知らせ"),
        VISITOR_ID,
        Document("新しい世帯主の口座が分かるもの", "口座振替にするとき"),
    ),
    section=SectionRole.NHI,
    laws=(_NHI_ACT_9, law("地方税法", "703条の4")),
    after=("head-change",),
    sources=(
        "https://www.mhlw.go.jp/web/t_doc?dataId=00tb1071&dataType=1&pageNo=1",
        "https://www.city.sasebo.lg.jp/hokenhukusi/iryoho/hokenze.html",
    ),
    effects="記号番号、納税通知のあて名、軽減の判定に使う所得が変わります。",
    note="社保・後期の世帯主（擬制世帯主）が亡くなったときも要る。世帯主が職権で決まるときも、国保の差替えは要る。",
)

nhi_funeral = Procedure(
    id="nhi-funeral",
    title="国民健康保険 葬祭費の支給申請",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _in_nhi, label("葬祭を行った", funeral.is_held, law("国民健康保険法", 58)), ~kenpo_burial_after_loss
    ),
    filed_by=(Filer.FUNERAL_HOST, Filer.AGENT),
    deadline=limitation(
        funeral.held_on,
        2,
        wording="葬祭の日の翌日から2年",
        laws=(law("国民健康保険法", 110),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(FUNERAL_PROOF, BANK_ACCOUNT, VISITOR_ID, MANDATE),
    amount=Amount(nhi_funeral_amount),
    section=SectionRole.NHI,
    laws=(law("国民健康保険法", 58, 110),),
    after=("nhi-loss",),
    sources=(
        "https://www.city.hokuto.hokkaido.jp/docs/1258.html",
        "https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=1195",
    ),
    note="火葬だけ・無宗教の扱い、公害・第三者行為の制限は町ごと。健保の被扶養者だった方は国保の葬祭費へ。",
)

PROCEDURES = (nhi_loss, nhi_head_change, nhi_funeral)
