"""国民健康保険の加入・喪失・修学の特例・住所地特例・世帯変更・住所と氏名の変更・出生と、出産育児一時金。"""

from madoguchi_core.cases import Part
from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.facts import move, move_insurance, person
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_choices import MovePurpose
from madoguchi_core.national.move_insurance_parameters import (
    birth_lump_amount,
    birth_lump_reduced_amount,
    latter_stage_age,
)
from madoguchi_core.national.moves._common import (
    MY_NUMBER,
    QUALIFICATION,
    VISITOR_ID,
    after_notices,
    fourteen_days,
    is_spouse,
)
from madoguchi_core.national.parameters import care_second_age
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_member, any_of, label, law

_ACT = "国民健康保険法"
_RULE = "国民健康保険法施行規則"
_LATTER_STAGE_ACT = "高齢者の医療の確保に関する法律"

_was_in_nhi = label("異動の前に国民健康保険に入っている", insurance.was_in_nhi, law(_ACT, 7))
_was_in_latter = label(
    "異動の前に後期高齢者医療に入っている", insurance.was_in_latter_stage, law(_LATTER_STAGE_ACT, 50)
)
_joins_nhi = label(
    "これから国民健康保険に入る",
    insurance.insurance_after == MedicalInsurance.NHI,
    law(_ACT, 5, 6),
)
_is_latter_age = label(
    "75歳以上（誕生日の当日から）", person.age_from_birthday >= latter_stage_age, law(_LATTER_STAGE_ACT, 50)
)
_between_towns = label("国内の市区町村の間で移る", insurance.is_between_towns, law(_ACT, 116, "116条の2"))
_has_special_purpose = label(
    "学校や施設のために移る方がいる", move_insurance.has_special_purpose, law(_ACT, 116, "116条の2")
)
_is_student = all_of(
    label("学校に通うために移る", insurance.purpose == MovePurpose.STUDY, law(_ACT, 116)),
    label("家族の仕送りで暮らす", insurance.is_supported, law(_ACT, 116)),
)
_enters_facility = label(
    "施設・病院に入るために移る", insurance.purpose == MovePurpose.INTO_FACILITY, law(_ACT, "116条の2")
)
_stays_in_former_nhi = all_of(_between_towns, _has_special_purpose, any_of(_is_student, _enters_facility))
_REASON_OF_LOSS = Document(
    "健康保険の資格をなくしたことが分かる書類（資格喪失証明書）", "退職して加入するとき"
)

nhi_in = Procedure(
    id="nhi-in",
    title="国保 資格取得届（転入）",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(_joins_nhi, ~_is_latter_age, ~all_of(_was_in_nhi, _stays_in_former_nhi)),
    filed_by=(Filer.HEAD, Filer.HOUSEHOLD_MEMBER),
    deadline=fourteen_days(law(_ACT, "9条1項"), law(_RULE, 2), starts="転入をした日"),
    bring=(_REASON_OF_LOSS, MY_NUMBER, VISITOR_ID),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 7, 9),),
    sources=(
        "https://www.town.yokoze.saitama.jp/kurashi/kenko-hoken/203",
        "https://www.town.soeda.fukuoka.jp/site/navi/1201.html",
        "https://ymnkokuho.or.jp/sp/howto/page.php?mid=10014",
        "https://www.city.fukagawa.lg.jp/cms/section/shimin/ik75k400000058pc.html",
    ),
    effects="資格は、届け出た日でなく転入をした日から始まります。届け出が遅れても国保税は資格の月までさかのぼり、"
    "届け出る前の医療費は、全額をご負担いただくことがあります。"
    "世帯主の方が会社の健康保険に入っていても、国保税は世帯主の方にお知らせします。",
    note="国外からの転入は、1年以上の滞在の見込みを聞き取る所がある（深川）。転出証明書の国保の欄は前の住所での資格なので、"
    "引越しと同時の就職・退職を必ず聞く。75歳の誕生日からは後期高齢者医療。"
    "生活保護の方は本人が言ったときだけ。修学・住所地特例で前の市区町村の国保が続く方は入らない。",
)

nhi_out = Procedure(
    id="nhi-out",
    title="国保 資格喪失届（転出）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(_was_in_nhi, ~_stays_in_former_nhi),
    filed_by=(Filer.HEAD,),
    deadline=fourteen_days(
        law(_ACT, 8, 9),
        starts="転出した日",
        note="資格をなくすのは転出した日の翌日。転出した日に移った先で資格を取れば、その日",
    ),
    bring=(QUALIFICATION,),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 8, 9),),
    sources=(
        "https://ymnkokuho.or.jp/sp/howto/page.php?mid=10014",
        "https://www.town.soeda.fukuoka.jp/site/navi/1201.html",
    ),
    effects="国保税は、資格をなくす月の前の月までの月割で計算し直します。",
    note="進学・施設入所の転出かを必ず聞く。国外への転出では、修学でも施設でも資格をなくす。",
)

nhi_116 = Procedure(
    id="nhi-116",
    title="国保 修学中の特例（マル学）該当届",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(_was_in_nhi, _between_towns, _has_special_purpose, _is_student),
    filed_by=(Filer.HEAD, Filer.PERSON, Filer.HOUSEHOLD_MEMBER),
    deadline=fourteen_days(law(_ACT, 116), Law(_RULE), starts="転出した日"),
    bring=(
        Document("在学証明書か学生証（まだ無いときは、合格通知書でよいかを窓口でお尋ねください）"),
        QUALIFICATION,
    ),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 116),),
    sources=(
        "https://www.city.hidaka.lg.jp/health_welfare/1/2/10/24214.html",
        "https://www.city.takahagi.ibaraki.jp/kurashi/hoken_nenkin/kenkouhoken/page005947.html",
        "https://www.city.tatebayashi.gunma.jp/s052/kenko/070/001/040/20240221103334.html",
        "https://www.vill.hara.lg.jp/docs/2989.html",
    ),
    effects="いまの世帯の国保が続き、国保税も世帯主の方にお知らせします。新しい住所の市区町村では、国保に入りません。",
    note="年度ごとに在学を確かめる。自活（仕送りなし）は対象でない。卒業・就職のときは非該当の届。施行規則の条番号は未照合。",
)

nhi_116_2 = Procedure(
    id="nhi-116-2",
    title="国保・後期・介護の住所地特例",
    events=(LifeEvent.MOVE_OUT, LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        _has_special_purpose,
        any_of(
            _was_in_nhi,
            label(
                "40歳以上（介護保険に入る年齢）",
                person.age_attained >= care_second_age,
                law("介護保険法", 9, 13),
            ),
        ),
        label(
            "施設・病院に入るため、または出るために移る",
            insurance.purpose.one_of(MovePurpose.INTO_FACILITY, MovePurpose.FROM_FACILITY),
            law(_ACT, "116条の2"),
            law("介護保険法", 13),
        ),
        any_of(
            all_of(_enters_facility, _between_towns),
            label(
                "住所と別の市区町村が保険者である",
                insurance.is_insured_elsewhere,
                law(_ACT, "116条の2"),
                law("介護保険法", 13),
            ),
        ),
    ),
    filed_by=(Filer.PERSON, Filer.RELATIVE, Filer.FACILITY),
    deadline=fourteen_days(
        law(_ACT, "116条の2"),
        law(_LATTER_STAGE_ACT, 55),
        law("介護保険法", 13),
        starts="施設に入った日、または異動をした日",
    ),
    bring=(Document("施設の名前と所在地が分かるもの"),),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MOVE_OUT, LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(
        law(_ACT, "116条の2"),
        law(_LATTER_STAGE_ACT, 55, "55条の2"),
        law("介護保険法", 13),
    ),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.vill.hara.lg.jp/docs/2989.html",
        "https://www.town.nankan.lg.jp/kenko/nenkinkenkohoken/kenkohoken/page2514.html",
        "https://www.city.koka.lg.jp/4675.htm",
        "https://www.town.nakanoto.ishikawa.jp/soshiki/kaigo/2/1/2/6576.html",
    ),
    effects="施設に移られても、国保・介護保険は、前の市区町村が保険者のまま続きます。",
    note="国保では、もとの世帯から抜けて1人の世帯として資格を取り直す（原村）。転入して来た方が施設なら、町では国保・介護に入れない"
    "（前の保険者を確かめる）。施設を出て家に移る方は、特例の終わりの届。後期高齢者医療は道内の移動では使わない"
    "（同じ広域連合）。道外の施設へ出るときだけ。",
)

nhi_household_change = Procedure(
    id="nhi-household-change",
    title="国保 世帯変更（世帯主変更・合併・分離）",
    events=(LifeEvent.HOUSEHOLD_CHANGE,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "関わる世帯に国保の加入者がいる", any_member(move.everyone, move.is_member_in_nhi), law(_ACT, 9)
    ),
    filed_by=(Filer.HEAD,),
    deadline=fourteen_days(law(_ACT, 9), law(_RULE, "10条の2"), starts="世帯が変わった日"),
    bring=(Document("世帯全員の資格確認書・資格情報のお知らせ", "お持ちのとき"),),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.HOUSEHOLD_CHANGE,)),
    laws=(law(_ACT, 9),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.town.soeda.fukuoka.jp/site/navi/1201.html",
        "http://www.city.osaka.lg.jp/shimin/page/0000369828.html",
    ),
    effects="国保の記号番号が世帯ごとに変わります。世帯主の方が会社の健康保険に入っていても、"
    "国保のご家族がいれば、国保税は新しい世帯主の方にお知らせします。",
    note="社保の世帯主でも、国保の家族がいれば擬制世帯主として納税義務者が替わる。",
)

nhi_within = Procedure(
    id="nhi-within",
    title="国保・後期 住所変更（転居）",
    events=(LifeEvent.MOVE_WITHIN,),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=any_of(_was_in_nhi, _was_in_latter),
    filed_by=(Filer.HEAD, Filer.PERSON),
    deadline=fourteen_days(law(_RULE, 8), Law(f"{_LATTER_STAGE_ACT}施行規則"), starts="転居をした日"),
    bring=(Document("資格確認書", "お持ちのとき（住所を書き換えるか、差し替えます）"),),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MOVE_WITHIN,)),
    laws=(law(_RULE, 8), Law(f"{_LATTER_STAGE_ACT}施行規則")),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.town.soeda.fukuoka.jp/site/navi/1201.html",
        "https://www.gaas-port.jp/20_suzaka/procedure/594",
        "https://myna.go.jp/html/moving_oss_procedure_list.html",
    ),
    note="転居届で連動する町が多い。一部の世帯員だけの転居は世帯が分かれるので、国保の世帯変更も見る。"
    "後期の施行規則の条番号は未照合。",
)

nhi_name = Procedure(
    id="nhi-name",
    title="国民健康保険・後期高齢者医療の氏名の変更",
    events=(LifeEvent.MARRIAGE, LifeEvent.DIVORCE),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        is_spouse,
        label("氏が変わる", person.is_name_changed, law(_ACT, 9)),
        any_of(_was_in_nhi, _was_in_latter),
    ),
    filed_by=(Filer.HEAD, Filer.PERSON),
    deadline=fourteen_days(
        Law(_RULE), Law(f"{_LATTER_STAGE_ACT}施行規則"), starts="氏名が変わった日（婚姻・離婚の日）"
    ),
    bring=(Document("資格確認書", "お持ちのとき"),),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.MARRIAGE, LifeEvent.DIVORCE)),
    laws=(law(_ACT, 9),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.town.soeda.fukuoka.jp/site/navi/1201.html",
        "https://www.town.yokoze.saitama.jp/kurashi/kenko-hoken/203",
    ),
    note="本籍が町外だと、住民票の氏が変わるのは通知が届いた後なので、証の発行の日をずらす。"
    "子の氏は、婚姻・離婚の届では変わらない。入籍届のときに見る。",
)

birth_nhi = Procedure(
    id="birth-nhi",
    title="国保の資格取得（出生）",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("生まれた子", person.part == Part.NEWBORN, law(_ACT, 7)),
        _joins_nhi,
    ),
    filed_by=(Filer.HEAD,),
    deadline=fourteen_days(law(_ACT, 9), law(_RULE, 3), starts="生まれた日"),
    bring=(QUALIFICATION, VISITOR_ID),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.BIRTH,)),
    laws=(law(_ACT, 9),),
    sources=(
        "https://www.city.shijonawate.lg.jp/soshiki/15/2624.html",
        "https://www.town.yokoze.saitama.jp/kurashi/kenko-hoken/203",
        "http://www.city.komae.tokyo.jp/index.cfm/41,50275,309,1981,html",
    ),
    effects="資格は生まれた日から始まります。小学校に入る前のお子さまは、国保税の均等割が半分になります。",
    note="父母が国保でも、子が会社の健康保険の扶養に入るなら要らない。未就学児の均等割の5割軽減（2022-04〜）は条文と未照合。",
)

birth_lump = Procedure(
    id="birth-lump",
    title="出産育児一時金（国保）",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("生まれた子の母", person.part == Part.MOTHER, law(_ACT, 58)),
        _was_in_nhi,
        label(
            "退職した勤め先の健康保険から受けない",
            ~insurance.gets_kenpo_birth_lump,
            law("健康保険法", 106),
        ),
    ),
    filed_by=(Filer.HEAD,),
    deadline=limitation(
        move.moved_on,
        2,
        wording="出産の日の翌日から2年",
        laws=(law(_ACT, 110),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(
        Document("病院との、直接支払についての合意文書"),
        Document("出産の費用の明細書"),
        Document("世帯主の口座が分かるもの", "差額を受け取るとき"),
    ),
    amount=Amount(birth_lump_amount),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.BIRTH,)),
    laws=(law(_ACT, 58, 110),),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.city.shijonawate.lg.jp/soshiki/15/2624.html",),
    effects="病院が直接受け取る（直接支払）ときは、費用が一時金より少なかった差額だけを申請していただきます。"
    "金額はお子さまお一人の分です。",
    note="病院で直接支払制度を使われたかを尋ねる。双子などは子の人数の分。産科医療補償制度の対象でない出産は額が違う"
    "（birth-lump.reduced-amount）。額と2年は条文・町の条例と未照合。",
    settings=(birth_lump_reduced_amount,),
)

PROCEDURES = (
    nhi_in,
    nhi_out,
    nhi_116,
    nhi_116_2,
    nhi_household_change,
    nhi_within,
    nhi_name,
    birth_nhi,
    birth_lump,
)
