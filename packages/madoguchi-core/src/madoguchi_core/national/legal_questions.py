"""条文だけでは決まらず、職員が所管に確かめる法律の問い。検査の報告に必ず載り、黙って決めない。"""

from madoguchi_core.procedures import LegalQuestion
from madoguchi_core.rules import Law, law

LEGAL_QUESTIONS = (
    LegalQuestion(
        "fixed-asset-jan1",
        "1月1日当日に亡くなった方の固定資産税は、だれが納めるか",
        "賦課期日（1月1日）の当日の死亡を、相続人の承継（地方税法9条）とする町と、当日を定めていない町がある。"
        "343条2項は「賦課期日前に死亡」とする。いまは日を決めず、町が確かめて知らせると書いている。",
        ("prop-jan1",),
        (law("地方税法", 9, 343, 359),),
    ),
    LegalQuestion(
        "leap-day-75",
        "2月29日生まれの人は、平年のいつ後期高齢者医療に入るか",
        "75歳だけは誕生日の当日に入る。平年に誕生日が無いとき、3月1日とみる案内があるが、条文からは確かめられていない。"
        "いまは3月1日から言い切り、平年の2月28日の死亡は、国保か後期かを決めずに要確認とする。",
        ("latter-loss", "latter-funeral", "nhi-loss", "nhi-funeral"),
        (law("高齢者の医療の確保に関する法律", 50, 52),),
    ),
    LegalQuestion(
        "loss-fourteen-days",
        "資格喪失の14日は、死亡日と資格をなくした日のどちらの翌日から数えるか",
        "国保・後期・介護の資格は死亡日の翌日になくなる。14日を死亡日の翌日から数える案内と、その次の日から数える案内がある。"
        "いまは早い方を期限とし、遅い方の日も示す。",
        (
            "nhi-loss",
            "nhi-certificates",
            "domicile-nhi",
            "latter-loss",
            "domicile-latter",
            "care-loss-1",
            "care-loss-2",
            "domicile-care",
            "emp-dependants",
            "np-type-change",
            "np-insured-death",
        ),
        (law("国民健康保険法施行規則", 13), law("介護保険法施行規則", 32)),
    ),
    LegalQuestion(
        "latter-and-burial",
        "後期高齢者医療の葬祭費と、健康保険の資格をなくした後の埋葬料は、両方出るか",
        "国保では、埋葬料が出る人に葬祭費を出さないとする条例が多い。後期の広域連合の調整の決まりは確かめられていない。"
        "いまは両方を出し、調整を確かめるように書いている。",
        ("latter-funeral", "emp-burial-after-loss"),
        (law("健康保険法", 105), law("高齢者の医療の確保に関する法律", 86)),
    ),
    LegalQuestion(
        "dependant-and-own-burial",
        "被扶養者になって3か月以内に亡くなった元の本人には、家族埋葬料と埋葬料のどちらが出るか",
        "元の保険者の埋葬料（健康保険法105条）と、いまの保険者の家族埋葬料（113条）の調整が確かめられていない。いまは両方を案内する。",
        ("emp-burial", "emp-burial-after-loss"),
        (law("健康保険法", 105, 113),),
    ),
    LegalQuestion(
        "forest-ninety-days",
        "森林の90日は、所有者となった日から数えるか、その翌日からか",
        "「起算して90日」と書く町は初日を数えると読め、多くの町は翌日から数える。いまは1日早い方を期限とし、遅い方も示す。",
        ("forest",),
        (law("森林法", "10条の7の2"),),
    ),
    LegalQuestion(
        "current-owner-elapsed",
        "現所有者の申告の「経過した日」は、期間の最後の日か、その次の日か",
        "地方税法は「現所有者であることを知った日の翌日から3月を経過した日以後の日まで」の範囲で、条例が定めるとする。"
        "3か月の最後の日と、その翌日とに読みが割れる。いまは早い方を期限とし、遅い方も示す。条例の文言で決める。",
        ("prop-current-owner",),
        (law("地方税法", "384条の3"),),
    ),
    LegalQuestion(
        "ordinance-roll",
        "条例・規則が定める日数の末日が閉庁日のとき、送ってよいか",
        "地方自治法4条の2第4項は法律・命令の期限についての定め。町税の条例には地方税法20条の5第2項が及ぶとされるが、"
        "医療給付などの規則の日数は町の休日条例による。いまは送らずに示す。",
        ("severe-medical", "child-medical", "public-housing-succession", "public-housing-member"),
        (law("地方自治法", "4条の2第4項"), law("地方税法", "20条の5第2項")),
    ),
    LegalQuestion(
        "farmers-pension-roll",
        "農業者年金の10日の末日が休みのとき、送ってよいか",
        "JAを通じて基金へ届け出る10日で、休みの日の扱いが確かめられていない。いまは送らずに示す。",
        ("farmers-pension",),
        (Law("独立行政法人農業者年金基金法"),),
    ),
    LegalQuestion(
        "land-registration-last-day",
        "相続登記の3年の末日が休みのとき、次の開庁日でよいか",
        "不動産登記法に休日の定めがなく、行政機関の休日に関する法律2条（法律の期限の特例）が及ぶかが確かめられていない。"
        "いまは送らずに示す。",
        ("land-reg", "heir-declaration"),
        (law("不動産登記法", "76条の2"), law("行政機関の休日に関する法律", 2)),
    ),
    LegalQuestion(
        "renounce-last-day",
        "相続放棄の3か月の末日が休みのとき、次の開庁日でよいか",
        "家事事件手続法34条4項が準用する民事訴訟法95条3項で送るとする説明と、熟慮期間は送らないとする説明がある。"
        "いまは送らずに示す。",
        ("renounce",),
        (law("民法", 915), law("家事事件手続法", "34条4項")),
    ),
    LegalQuestion(
        "allowance-death-fourteen-days",
        "特別障害者手当・障害児福祉手当・特別児童扶養手当・児童扶養手当の死亡届の14日の根拠",
        "省令の条文を照合できていない。日数には出典未確認の印を付けている。",
        (
            "special-disability-allow",
            "disabled-child-allow",
            "special-child-recipient",
            "special-child-child",
            "child-rearing-recipient",
        ),
        (Law("児童扶養手当法施行規則"), Law("障害児福祉手当及び特別障害者手当の支給に関する省令")),
    ),
    LegalQuestion(
        "deferred-pension-and-lump",
        "老齢基礎年金を請求しないまま（繰下げを待つ間に）亡くなった方に、死亡一時金・寡婦年金は出るか",
        "52条の2・49条は老齢基礎年金の「支給を受けたことがある」方を除く。遺族が未支給年金として受けるときの扱いが確かめられていない。"
        "いまは、受けたことがなければ除かず、未支給年金と両方を出す。",
        ("pension-unpaid", "death-lump", "widow-pension", "pension-choice"),
        (law("国民年金法", 19, 49, "52条の2"),),
    ),
    LegalQuestion(
        "septic-manager-of-vacant-house",
        "空き家になる家の浄化槽でも、相続人の管理者変更の報告が要るか",
        "10条の2第3項は新しい管理者に30日以内の報告を求め、空き家でも相続人が管理者になる。休止・廃止の届（11条の2・11条の3）だけで"
        "足りるかは、受け付ける所（町か振興局）による。いまは、空き家になるときは休止・廃止の届だけを出す。",
        ("septic-manager", "septic-stop"),
        (law("浄化槽法", "10条の2", "11条の2", "11条の3"),),
    ),
    LegalQuestion(
        "pension-death-omission",
        "年金受給権者死亡届を省ける要件は何か",
        "個人番号が収録されていれば届は要らないが、死亡から7日以内の戸籍の届出を要件とする説明がある。"
        "いまは収録が分からなければ不要にせず、要確認とする。",
        ("pension-death", "pension-death-kousei"),
        (law("国民年金法", 105), law("国民年金法施行規則", 24)),
    ),
    LegalQuestion(
        "head-fifteen",
        "「15歳以上」の人数で届出を分ける根拠",
        "施行令25条は「世帯主が明らかであるとき」とし、15歳という言葉は各地の案内による。"
        "年齢を見ずに、残りが一人のときだけ届出を要らないとする町もある。いまは15歳の値を法律で知られたものとし、印を付けている。",
        ("head-change", "head-change-auto", "head-change-minors"),
        (law("住民基本台帳法施行令", 25),),
    ),
    LegalQuestion(
        "firearm-days",
        "銃の許可証の10日と、刀剣の登録証の20日の根拠",
        "日数の条文を照合できていない。いまは早い10日を、送らずに示す。",
        ("gun",),
        (Law("銃砲刀剣類所持等取締法"),),
    ),
    LegalQuestion(
        "residence-card-penalty",
        "在留カードの返納が遅れたご遺族に、罰則はあるか",
        "19条の15第4項（親族・同居者の返納）が罰則の対象かを、条文で照合できていない。いまはご家族への紙に罰則を書かない。"
        "後で見つけたときは、見つけた日から14日（同項）と書き添え、日付は亡くなった日から数えた早い方を示している。",
        ("residence-card",),
        (law("出入国管理及び難民認定法", "19条の15"),),
    ),
)
