"""町の番号札の決まり: 窓口、呼ぶ順、営業日、予約枠、札の QR が指す頁。区分と札の文言はここに無い。"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from madoguchi_core.queue._bookings import CheckInRule, SlotPlan
from madoguchi_core.queue._business_day import BusinessDayRule
from madoguchi_core.queue._counters import Counter
from madoguchi_core.queue._policies import CallingPolicy, FirstCome


@dataclass(frozen=True, slots=True)
class QueueSetting:
    """
    町の番号札の決まり。

    Attributes:
        counters: 窓口。画面に並べる順。
        policy: 呼ぶ順の決まり。
        day_rule: 営業日の決まり。
        slot_plans: 予約枠の決まり。
        check_in_rule: 予約より早い・遅い人の扱い。
        status_url: 札の QR に入れる、札ごとの頁の頭。後ろに札の印が付く。空なら QR を刷らない。
        patience: これより長く待つ人を、盤面で知らせる。
        place: 予約の予定に書く場所。
        domain: 予約の予定の UID に付ける町のドメイン。

    >>> setting = QueueSetting(counters=(Counter(id="1", title="1番窓口"),))
    >>> setting.policy.title, setting.status_url
    ('受付順', '')
    """

    counters: tuple[Counter, ...]
    policy: CallingPolicy = field(default_factory=FirstCome)
    day_rule: BusinessDayRule = field(default_factory=BusinessDayRule)
    slot_plans: tuple[SlotPlan, ...] = ()
    check_in_rule: CheckInRule = field(default_factory=CheckInRule)
    status_url: str = ""
    patience: timedelta = timedelta(minutes=30)
    place: str = ""
    domain: str = "madoguchi.invalid"

    def local(self, at: datetime) -> datetime:
        """
        町の時計での時刻。動かす機械の時差によらない。

        >>> from datetime import UTC
        >>> QueueSetting(counters=()).local(datetime(2026, 11, 24, 0, 5, tzinfo=UTC)).strftime("%H:%M")
        '09:05'
        """
        return at.astimezone(timezone(self.day_rule.utc_offset))
