"""全国の手続きを差し出す部品。自治体の部品と同じ約束で書く。"""

from collections.abc import Sequence

from madoguchi_core.cases import MOVE_EVENTS
from madoguchi_core.certificates import Certificate
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import EventFacts, MoveFacts, RequestFacts
from madoguchi_core.national.certificate_parameters import CERTIFICATE_VALUES
from madoguchi_core.national.certificates import NATIONAL_CERTIFICATES
from madoguchi_core.national.changes import CHANGES
from madoguchi_core.national.constraints import CLAIMS
from madoguchi_core.national.death import DEATH_PROCEDURES
from madoguchi_core.national.facts import DEATH_FACTS, MOVE_FACTS, PERSON_FACTS
from madoguchi_core.national.move_changes import MOVE_CHANGES
from madoguchi_core.national.move_constraints import MOVE_CLAIMS
from madoguchi_core.national.move_insurance_parameters import MOVE_INSURANCE_VALUES
from madoguchi_core.national.move_living_parameters import MOVE_LIVING_VALUES
from madoguchi_core.national.move_registration_parameters import MOVE_REGISTRATION_VALUES
from madoguchi_core.national.moves import MOVE_PROCEDURES
from madoguchi_core.national.parameters import NATIONAL_VALUES
from madoguchi_core.national.situation import (
    REQUEST_WORDS,
    calendar_facts,
    certificate_facts,
    derive_death_facts,
    move_facts,
    person_facts,
)
from madoguchi_core.procedures import Claims, LifeEvent, Procedure, RuleChange
from madoguchi_core.rules import Dated

MADOGUCHI_API = 1


@hookimpl
def madoguchi_procedures() -> Sequence[Procedure]:
    """死亡と、住民異動・出生・婚姻・離婚に伴う全国の手続き。"""
    return (*DEATH_PROCEDURES, *MOVE_PROCEDURES)


@hookimpl
def madoguchi_certificates() -> Sequence[Certificate]:
    """全国の証明書。"""
    return NATIONAL_CERTIFICATES


@hookimpl
def madoguchi_parameters() -> Sequence[Dated]:
    """法律で決まっている値。"""
    return (
        *NATIONAL_VALUES,
        *CERTIFICATE_VALUES,
        *MOVE_REGISTRATION_VALUES,
        *MOVE_INSURANCE_VALUES,
        *MOVE_LIVING_VALUES,
    )


@hookimpl
def madoguchi_rule_changes() -> Sequence[RuleChange]:
    """全国の規則の変更の記録。"""
    return (*CHANGES, *MOVE_CHANGES)


@hookimpl
def madoguchi_case_packages() -> Sequence[str]:
    """規則の事例の置き場所。"""
    return (
        "madoguchi_core.national.death",
        "madoguchi_core.national.moves",
        "madoguchi_core.national.certificates",
    )


@hookimpl
def madoguchi_claims() -> Sequence[Claims]:
    """手続きどうしの関係と、職員に尋ねる法律の問い。"""
    return (CLAIMS, MOVE_CLAIMS)


@hookimpl
def madoguchi_event_facts() -> Sequence[EventFacts]:
    """死亡の事実の作り方。"""
    return (EventFacts(LifeEvent.DEATH, DEATH_FACTS, derive_death_facts),)


@hookimpl
def madoguchi_request_facts() -> RequestFacts:
    """証明書の請求の事実の作り方。"""
    return RequestFacts(REQUEST_WORDS, certificate_facts)


@hookimpl
def madoguchi_move_facts() -> Sequence[MoveFacts]:
    """異動の届出の事実の作り方。"""
    return (MoveFacts(MOVE_EVENTS, MOVE_FACTS, PERSON_FACTS, move_facts, person_facts, calendar_facts),)
