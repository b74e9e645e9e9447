"""全国の手続きの、事実の間の約束・手続きどうしの関係・職員に尋ねる法律の問い。置き場所はここだけ。"""

from madoguchi_core.procedures import Claims

CLAIMS = Claims()
