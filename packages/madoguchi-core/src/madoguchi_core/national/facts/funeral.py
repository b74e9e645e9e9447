"""葬祭・納骨についての事実。"""

from datetime import date

from madoguchi_core.national.choices import Place
from madoguchi_core.national.facts import death
from madoguchi_core.rules import Fact, Timing, Topic

is_held = Fact(
    "funeral.held",
    bool,
    "葬祭",
    "ご葬儀は行いましたか（これから行う場合も「はい」）。",
    says=("葬祭を行った（行う）", "葬祭を行わない"),
    topic=Topic.DEATH,
)
held_on = Fact(
    "funeral.date",
    date,
    "葬祭の日",
    "ご葬儀の日はいつですか。",
    topic=Topic.DEATH,
    asked_when=is_held,
    timing=Timing.FROM_EVENT,
)
is_cremated_in_japan = Fact(
    "funeral.in_japan",
    bool,
    "国内での火葬・埋葬",
    "ご遺体は、日本で火葬（埋葬）なさいますか（国外で火葬を済ませたときは「いいえ」）。",
    says=("国内で火葬・埋葬する", "国外で火葬・埋葬を済ませた"),
    topic=Topic.DEATH,
    asked_when=death.place == Place.ABROAD,
)
cannot_pay = Fact(
    "funeral.cannot_pay",
    bool,
    "葬儀の費用の困りごと",
    "葬儀の費用のことで、お困りのことがありますか"
    "（身寄りのない方のご葬儀を、ご親族でない方がなさるときも「はい」です）。",
    says=("葬儀の費用を出せない", "葬儀の費用を出せる"),
    topic=Topic.DEATH,
)
will_bury_in_town = Fact(
    "funeral.bury_in_town",
    bool,
    "町営墓地への納骨",
    "町の墓地に納骨のご予定はありますか。",
    says=("町の墓地に納骨する", "町の墓地に納骨しない"),
    topic=Topic.DEATH,
)
moves_ashes = Fact(
    "funeral.move_ashes",
    bool,
    "改葬",
    # 改葬の許可は、遺骨のある市町村が出す。町営墓地の使用者でなくても要る
    "すでにお墓や納骨堂に納めたご遺骨を、別のお墓に移すご予定はありますか。",
    says=("納めた遺骨を別の墓へ移す", "納めた遺骨を別の墓へ移さない"),
    topic=Topic.DEATH,
)
