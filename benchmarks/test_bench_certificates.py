"""証明書の請求ひとつの速さ: 28件のどれでも、理由と返事まで 1 ms。"""

from datetime import date
from typing import Any

from madoguchi_core.certificates import decide, for_requester
from madoguchi_core.national.certificate_choices import Capacity, Relation
from madoguchi_core.national.facts import CERTIFICATE_FACTS, request, subject
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Facts, known

REGISTRY = build_registry({})
WIFE = {
    **{fact: True for fact in CERTIFICATE_FACTS if fact.kind is bool},
    request.capacity: Capacity.OWN,
    request.relation: Relation.SPOUSE,
    request.photo_papers: 1,
    subject.is_suppressed: True,
}


def test_28件のそれぞれを_理由と返事まで判定する(benchmark: Any) -> None:
    facts = Facts(known(WIFE))

    def run() -> None:
        for one in REGISTRY.certificates:
            ruling = decide(
                REGISTRY.certificates, one.id, facts, on=date(2026, 4, 6), parameters=REGISTRY.parameters
            )
            assert ruling.reasons
            for_requester(ruling)

    benchmark(run)
    assert benchmark.stats["mean"] / len(REGISTRY.certificates) < 1e-3
