"""水道・下水道・浄化槽・ごみ・空き家。"""

from datetime import date

from madoguchi_core.national.choices import HousingRole
from madoguchi_core.national.facts import household, living
from madoguchi_core.national.parameters import septic_authority, water_rules
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
    promptly,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_TOWN_ROLL = law("地方自治法", "4条の2第4項")
_SEPTIC_SOURCES = (
    "https://www.vill.hara.lg.jp/docs/4157.html",
    "https://www.town.ogawa.saitama.jp/gyosei/sosiki/14/1_1/4/386.html",
)
_has_septic_tank = label("浄化槽の管理者", living.has_septic_tank, law("浄化槽法", "10条の2"))

water = Procedure(
    id="water",
    title="水道 使用者の名義変更／使用中止",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("水道の使用者", living.is_water_user, law("水道法", 14)),
    filed_by=(Filer.NEW_USER, Filer.HEIR),
    deadline=promptly("速やかに（使うのをやめるときは、その前に）", laws=(Law("町の給水条例"),)),
    bring=(Document("新しく納める方の口座が分かるもの", "口座振替にするとき"),),
    amount=Amount(wording="使った分の料金を精算します"),
    section=SectionRole.WATER,
    laws=(law("水道法", 14), Law("町の給水条例")),
    settings=(water_rules,),
    sources=(
        "https://www.town.kutchan.hokkaido.jp/Living_Information/suidou/josuido/todokede/todokede_syousai",
        "http://town.nakagawa.hokkaido.jp/category/kurashi/suido01.html",
        "http://town.biei.hokkaido.jp/life/environment/sewer.html",
    ),
    effects="死亡届や世帯主の変更とはつながっていません。続けて使う方の名義に変えるか、使うのをやめる届をします。空き家になるお家は、冬の水抜きが要ります。",
    note="給水装置の「所有者」の変更は別の届。",
)

sewer = Procedure(
    id="sewer",
    title="下水道 使用者・受益者・人数の変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=any_of(
        label("下水道の使用者・受益者", living.is_sewer_user, law("下水道法", 20)),
        label("住む人数で使用料を決めている", living.is_sewer_charged_by_people, law("下水道法", 20)),
    ),
    filed_by=(Filer.NEW_USER,),
    deadline=promptly(laws=(Law("町の下水道条例"),)),
    section=SectionRole.WATER,
    laws=(law("下水道法", 20), Law("町の下水道条例")),
    sources=("https://www.city.imizu.toyama.jp/download/svDLAplDtl.aspx?servno=2253",),
    effects="受益者負担金・分担金の分割払いが残っていれば、引き継いで納めます。",
    note="井戸水などで人数により料金を決める家は、亡くなった方が使用者でなくても人数が変わる。",
)

septic_manager = Procedure(
    id="septic-manager",
    title="浄化槽管理者変更報告書",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _has_septic_tank,
        label(
            "お家を使い続け、新しい管理者になる人がいる",
            ~living.house_becomes_vacant,
            law("浄化槽法", "10条の2第3項"),
        ),
    ),
    filed_by=(Filer.SEPTIC_MANAGER,),
    deadline=days_after(
        living.septic_manager_changed_on,
        30,
        wording="管理者が替わった日の翌日を1日目として30日以内",
        laws=(law("浄化槽法", "10条の2第3項"), _TOWN_ROLL),
    ),
    bring=(Document("浄化槽管理者変更報告書"),),
    section=SectionRole.ENVIRONMENT,
    laws=(law("浄化槽法", "10条の2第3項"),),
    settings=(septic_authority,),
    sources=_SEPTIC_SOURCES,
    effects="点検・清掃・法定検査の契約も、新しい管理者に変えてください。",
    note="受け付けの権限が道にあれば振興局へ（septic.authority）。空き家になっても相続人が管理者になるので、報告の要否を受け付け先に確かめる。",
)

septic_stop = Procedure(
    id="septic-stop",
    title="浄化槽 使用廃止届／休止届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _has_septic_tank,
        label("浄化槽を使わなくなる", living.house_becomes_vacant, law("浄化槽法", "11条の2", "11条の3")),
    ),
    filed_by=(Filer.SEPTIC_MANAGER,),
    deadline=days_after(
        living.septic_stopped_on,
        30,
        wording="使うのをやめた日の翌日を1日目として30日以内（休止の届は、清掃の後に出せます）",
        laws=(law("浄化槽法", "11条の3"), _TOWN_ROLL),
        note="休止の届は義務ではありません。また使い始めたときは30日以内に届け出ます",
    ),
    bring=(Document("清掃の記録"),),
    section=SectionRole.ENVIRONMENT,
    laws=(law("浄化槽法", "11条の2", "11条の3"),),
    settings=(septic_authority,),
    sources=_SEPTIC_SOURCES,
    effects="休止の届をすると、使い始めるまで点検・清掃・検査の義務が止まります。",
    note="受け付けの権限が道にあれば振興局へ（septic.authority）。廃止は30日以内、休止は「できる」届で清掃が先。",
)

waste = Procedure(
    id="waste",
    title="ごみ・粗大ごみ・し尿くみ取りの変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    # 空き家になるのは世帯に残る人がいないときだけなので、一人暮らしだったことだけを見る
    required_when=label(
        "世帯に残る人がいない",
        household.number_remaining == 0,
        law("廃棄物の処理及び清掃に関する法律", "6条の2"),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    amount=Amount(wording="手数料は町の条例によります"),
    section=SectionRole.ENVIRONMENT,
    laws=(law("廃棄物の処理及び清掃に関する法律", "6条の2"),),
    confidence=Confidence.UNSOURCED,
    effects="家財のごみの出し方や、くみ取りの中止をご案内します。",
    note="相続放棄の予定がある方に片付けを勧めない。",
)

vacant = Procedure(
    id="vacant",
    title="空き家の相談",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label(
            "町営住宅に入居していない",
            ~(living.housing_role == HousingRole.HOLDER),
            law("公営住宅法", 27),
        ),
        label(
            "住む人がいなくなる",
            living.house_becomes_vacant,
            law("空家等対策の推進に関する特別措置法", 5),
        ),
    ),
    filed_by=(Filer.HEIR,),
    section=SectionRole.VACANT_HOUSE,
    laws=(law("空家等対策の推進に関する特別措置法", 5, 13, 22), law("地方税法", "349条の3の2")),
    sources=("https://www.acekantei.com/blog/?p=11193",),
    effects="手入れをしないまま町の勧告を受けると、土地の固定資産税を軽くする特例から外れます。空家バンクや、売るときの譲渡所得の控除の確認書もご相談ください。",
    note="管理不全空家・特定空家の勧告で住宅用地の特例が外れる。譲渡所得3,000万円控除の確認書は窓口を確かめる。借家なら大家への連絡を案内する。",
    amendments=(
        Amendment(
            "管理不全空家の制度",
            since=date(2023, 12, 13),
            laws=(law("空家等対策の推進に関する特別措置法", 13),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

PROCEDURES = (water, sewer, septic_manager, septic_stop, waste, vacant)
