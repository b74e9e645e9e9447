"""出来事に書く、決まった選択肢。配慮、渡した物、取り消したわけ、来た時刻の分け方。"""

from enum import Enum, StrEnum


class Flag(Enum):
    """札に付ける配慮。だれのことかは書かない。"""

    PRIORITY = "priority"
    NO_VOICE = "no_voice"
    WHEELCHAIR = "wheelchair"
    HEARING = "hearing"
    VISION = "vision"
    INTERPRETER = "interpreter"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {
            "priority": "優先",
            "no_voice": "声で呼ばない",
            "wheelchair": "車いす",
            "hearing": "聞こえにくい",
            "vision": "見えにくい",
            "interpreter": "通訳",
        }[self.value]


class Medium(StrEnum):
    """番号を何で渡したか。``PAPER`` だけが印字を待つ。"""

    PAPER = "paper"
    SCREEN = "screen"
    STACK = "stack"


class CancelReason(StrEnum):
    """取り消したわけ。"""

    LEFT = "left"
    MISTAKE = "mistake"
    STAFF = "staff"


class CheckInTiming(StrEnum):
    """予約の時刻に対する、来た時刻。"""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
