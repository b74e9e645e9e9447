"""全国の規則の変わり目に、変更の記録があるか。まだ無いものは、ここに並べて減らしていく。"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from madoguchi_core.differences import RulesState, RulesText, rules_difference, rules_text
from madoguchi_core.registry import build_registry

REGISTRY = build_registry({})
# 記録の無い変わり目。規則を変えたら記録を書き、ここに足さない
UNRECORDED: dict[str, set[str]] = {
    "2009-12-15": {"farmland"},
    "2012-04-01": {"forest"},
    "2014-04-01": {"pension-unpaid"},
    "2019-06-20": {"juminhyo-johyo"},
    "2021-03-01": {"child-rearing-new"},
    "2022-04-01": {
        "heir-declaration",
        "inherit-tax",
        "land-reg",
        "minor-guardian",
        "nhk",
        "ordinary-car",
        "quasi-return",
        "renounce",
    },
    "2023-09-01": {"farmland"},
    "2023-12-13": {"vacant"},
    "2024-03-01": {"koseki-set", "koseki-wide", "todokesho"},
    "2024-12-02": {"latter-loss", "nhi-certificates", "nhi-loss"},
    "2025-04-01": {"hibakusha", "mil-condolence"},
    "2025-05-26": {"honseki-notice", "koseki-set"},
    "2025-06-20": {"survivor-basic"},
    "2025-12-02": {"nhi-head-change"},
    "2026-02-02": {"land-reg"},
    "2026-04-01": {"hibakusha", "land-reg", "minor-guardian", "survivor-basic"},
    "2026-08-01": {"latter-loss"},
    "2027-04-01": {"land-reg"},
    "2028-04-01": {"mil-condolence", "survivor-basic", "survivor-emp"},
}


def _turns() -> Iterator[date]:
    """値・手続き・制度の変わり目のどれかが、前の日と違い得る日。"""
    book = REGISTRY.parameters
    spans = [
        (dated.from_on, dated.until_on)
        for parameter in book.parameters.values()
        for dated in book.periods(parameter)
    ]
    for rule in (*REGISTRY.catalogue, *REGISTRY.certificates.procedures):
        spans += [(rule.since, rule.until), *((one.since, one.until) for one in rule.amendments)]
    for since, until in spans:
        yield from () if since is None else (since,)
        yield from () if until is None else (until + timedelta(days=1),)


@cache
def _text(on: date) -> RulesText:
    return rules_text(RulesState("national", REGISTRY, on), version="1.0")


@cache
def _unrecorded() -> dict[str, set[str]]:
    found = {
        day.isoformat(): {
            finding.where for finding in rules_difference(_text(day - timedelta(days=1)), _text(day)).findings
        }
        for day in sorted(set(_turns()))
    }
    return {day: ids for day, ids in found.items() if ids}


def test_記録の無い変わり目は増えない() -> None:
    new = {day: ids - UNRECORDED.get(day, set()) for day, ids in _unrecorded().items()}
    assert {day: ids for day, ids in new.items() if ids} == {}


def test_記録を書き終えた変わり目は_一覧から消す() -> None:
    done = {day: ids - _unrecorded().get(day, set()) for day, ids in UNRECORDED.items()}
    assert {day: ids for day, ids in done.items() if ids} == {}


def test_変わり目でない日の間に_違いは無い() -> None:
    days = sorted({date(2000, 1, 1), *_turns(), date(2040, 1, 1)})
    for first, last in pairwise(days):
        assert rules_difference(_text(first), _text(last - timedelta(days=1))).is_empty
