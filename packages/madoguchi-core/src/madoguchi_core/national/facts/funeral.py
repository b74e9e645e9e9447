"""葬祭についての事実。"""

from datetime import date

from madoguchi_core.rules import Fact

is_held = Fact(
    "funeral.held",
    bool,
    "葬祭",
    "ご葬儀は行いましたか（これから行う場合も「はい」）。",
    says=("葬祭を行った（行う）", "葬祭を行わない"),
)
held_on = Fact("funeral.date", date, "葬祭の日", "ご葬儀の日はいつですか。")
