"""証明書の請求の、事実と町の設定の選択肢。"""

from enum import StrEnum


class Capacity(StrEnum):
    """請求の立場。"""

    OWN = "自分の権利で"
    STATUTORY = "法定代理人として"
    AGENT = "頼まれて（委任状の代理人・使者）"
    THIRD_PARTY = "第三者として"
    PUBLIC = "国・地方公共団体の職務で"
    PROFESSIONAL = "弁護士などの職務で"


class Relation(StrEnum):
    """請求する権利をもつ方（代理では、頼んだ方）から見た、対象の方との関係。"""

    SELF = "本人"
    SPOUSE = "配偶者"
    LINEAL = "父母・祖父母・子・孫（直系）"
    OTHER_KIN = "兄弟姉妹など、そのほかの親族"
    NONE = "親族でない"


class Channel(StrEnum):
    """請求の届き方。"""

    COUNTER = "窓口"
    MAIL = "郵送"


class ThirdPartyReason(StrEnum):
    """第三者が述べる理由の種類。"""

    RIGHT = "自己の権利行使・義務履行"
    SUBMIT = "国・地方公共団体の機関に提出"
    JUST = "そのほかの正当な理由"
    NONE = "理由を述べない"


class ForKin(StrEnum):
    """本人でない家族からの請求についての、町の扱い。"""

    ALLOWED = "委任状がなくても受ける"
    MANDATE = "委任状を求める"


class FilingRole(StrEnum):
    """届書の証明書を求める方の、その届出での立場。"""

    NOTIFIER = "届出人"
    PARTY = "届出事件の本人"
    KIN = "届出事件の本人の親族"
    FINANCIAL = "財産上の利害だけがある人"
    NONE = "どれでもない"


class PropertyRight(StrEnum):
    """固定資産の証明を求める方の、物件についての立場。"""

    OWNER = "1月1日の所有者（納税義務者）"
    NEW_OWNER = "年の途中からの所有者"
    TENANT = "借地人・借家人（有償）"
    LITIGANT = "訴訟・競売の申立人"
    NONE = "どれでもない"


class AshesRole(StrEnum):
    """お骨についての立場。"""

    GRAVE_USER = "墓地の使用者"
    OTHER = "墓地の使用者でない人"
