"""状況ファイルの読み方のうち、どのコマンドにも共通のもの: 異動のファイルの読み取りと、誤りのあるときの止め方。"""

from collections.abc import Iterable

from madoguchi_core.cases import MoveSituation, read_move_situation
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry


def read_move(
    registry: Registry, text: str, event: LifeEvent, *, where: str
) -> tuple[MoveSituation, tuple[Finding, ...]]:
    """
    異動の状況ファイルと、それについての注意。

    Raises:
        DataRejected: 誤りがあるとき（MDG801）。
    """
    source = registry.move_facts[event]
    found = read_move_situation(
        text,
        where=where,
        facts=source.facts,
        person_facts=(*source.person_facts, *(fact for more in registry.extra_facts for fact in more.facts)),
        procedures=[word for item in registry.catalogue for word in (item.id, item.title)],
    )
    if found.situation is None:
        raise rejected(found.findings)
    return found.situation, found.findings


def rejected(findings: Iterable[Finding]) -> DataRejected:
    """誤りのあるファイルを断る例外（MDG801）。"""
    return DataRejected(
        "MDG801", "状況ファイルに誤りがあります", findings=tuple(findings), hint="示された行を直してください"
    )
