"""出口: システムの外へ出るものは、すべてここを通る。ここに無いもの: 中身を作ること、記録の置き場所。"""

from madoguchi_core.gate._gate import (
    Gate,
    OutputKind,
    ReleaseOutcome,
    ReleaseReason,
    ReleaseRecord,
    ReleaseRequest,
    Requester,
    Ruling,
    Subject,
    decide,
)

__all__ = [
    "Gate",
    "OutputKind",
    "ReleaseOutcome",
    "ReleaseReason",
    "ReleaseRecord",
    "ReleaseRequest",
    "Requester",
    "Ruling",
    "Subject",
    "decide",
]
