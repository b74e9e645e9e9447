"""部品の約束: 誤りは名を挙げて断り、登録簿は変わらない。"""

from collections.abc import Callable, Sequence
from dataclasses import FrozenInstanceError
from datetime import date, time
from types import SimpleNamespace

import pytest

from madoguchi_core.errors import DuplicateName, IncompatibleApi, PluginError, RuleError, UnknownHook
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.national.death import DEATH_PROCEDURES
from madoguchi_core.national.moves import MOVE_PROCEDURES
from madoguchi_core.national.parameters import latter_funeral_amount, nhi_funeral_amount
from madoguchi_core.procedures import (
    ChangeKind,
    Claims,
    Exclusion,
    LifeEvent,
    Override,
    Procedure,
    RuleChange,
)
from madoguchi_core.queue import Counter, QueueSetting, SlotPlan, TicketCategory
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Dated, Law

COUNTER = Counter(id="3", title="3番窓口", level=2)
MOVES = TicketCategory(
    id="b", title="異動", letter="B", first=500, last=799, section_role="中級", counter="担当窓口", level=2
)
PLAN = SlotPlan(id="p", category_id="z", starts_at=time(9), ends_at=time(12), minutes=60, capacity=1)


def part(api: int | None = 1, **hooks: Callable[..., object]) -> SimpleNamespace:
    return SimpleNamespace(MADOGUCHI_API=api, **{name: hookimpl(hook) for name, hook in hooks.items()})


def test_部品がなくても全国の規則で組み立てられる() -> None:
    registry = build_registry({})
    assert len(registry.catalogue) == len(DEATH_PROCEDURES) + len(MOVE_PROCEDURES)
    assert registry.municipality is None
    assert registry.facts_for(LifeEvent.DEATH)


def test_全国の手続きも外せる() -> None:
    assert len(build_registry({}, with_national=False).catalogue) == 0


def test_二つの登録簿は互いに影響しない() -> None:
    def madoguchi_parameters() -> Sequence[Dated]:
        return [Dated(nhi_funeral_amount, 30000, Law("例"))]

    with_town = build_registry({"town": part(madoguchi_parameters=madoguchi_parameters)})
    assert "nhi-funeral.amount" in with_town.parameters.parameters
    assert "nhi-funeral.amount" not in build_registry({}).parameters.parameters


def test_登録簿は変えられない() -> None:
    registry = build_registry({})
    with pytest.raises(FrozenInstanceError):
        registry.municipality = None  # type: ignore[misc]
    with pytest.raises(TypeError):
        registry.catalogue.by_id["x"] = DEATH_PROCEDURES[0]  # type: ignore[index]


def test_綴りの違うフックは名を挙げて断る() -> None:
    def madoguchi_procedurs() -> Sequence[Procedure]:
        return ()

    with pytest.raises(UnknownHook, match=r"MDG301 部品 town のフック madoguchi_procedurs") as caught:
        build_registry({"town": part(madoguchi_procedurs=madoguchi_procedurs)})
    assert "綴り" in caught.value.hint


def test_引数の違うフックも断る() -> None:
    def madoguchi_procedures(config: object) -> Sequence[Procedure]:
        raise AssertionError(config)

    with pytest.raises(UnknownHook, match="MDG301 部品 town"):
        build_registry({"town": part(madoguchi_procedures=madoguchi_procedures)})


@pytest.mark.parametrize(("api", "said"), [(2, "2 です"), (None, "書かれていません")])
def test_別の_API_版の部品は断る(api: int | None, said: str) -> None:
    with pytest.raises(IncompatibleApi, match=f"MDG302 部品 town .*{said}"):
        build_registry({"town": part(api=api)})


def test_同じ_id_の手続きは断る() -> None:
    with pytest.raises(DuplicateName, match="MDG303"):
        build_registry({"town": part(madoguchi_procedures=lambda: DEATH_PROCEDURES[:1])})


def test_後から渡した部品の値が勝つ() -> None:
    def values(yen: int) -> Callable[[], Sequence[Dated]]:
        return lambda: [Dated(latter_funeral_amount, yen, Law("例"))]

    registry = build_registry(
        {"first": part(madoguchi_parameters=values(1)), "second": part(madoguchi_parameters=values(2))}
    )
    assert registry.parameters.value(latter_funeral_amount, date(2026, 3, 3)) == 2


def test_上書きは違いを残し_無い手続きの上書きは断る() -> None:
    note = Override("seal-void", {"title": "印鑑登録の廃止（町の様式）"}, "町の印鑑条例")
    registry = build_registry({"town": part(madoguchi_overrides=lambda: [note])})
    assert registry.catalogue.by_id["seal-void"].title == "印鑑登録の廃止（町の様式）"
    assert [(item.item, item.reason) for item in registry.differences] == [("title", "町の印鑑条例")]
    with pytest.raises(PluginError, match="MDG304"):
        build_registry({"town": part(madoguchi_overrides=lambda: [Override("nobody", {}, "例")])})


def test_規則の変更の記録は新しいものから並び_目録に無い手続きを名乗れば断る() -> None:
    days = [change.released_on for change in build_registry({}).rule_changes]
    assert days == sorted(days, reverse=True)

    def madoguchi_rule_changes() -> Sequence[RuleChange]:
        return [
            RuleChange(
                released_on=date(2026, 11, 25),
                kind=ChangeKind.CORRECTION,
                title="題",
                text="文",
                procedure_ids=("no-such-procedure",),
            )
        ]

    with pytest.raises(PluginError, match=r"MDG214 .*no-such-procedure"):
        build_registry({"town": part(madoguchi_rule_changes=madoguchi_rule_changes)})


def test_手続きを名乗らない変更や_逆の期間の変更は作れない() -> None:
    common = {"released_on": date(2026, 11, 25), "kind": ChangeKind.LAW, "title": "題", "text": "文"}
    with pytest.raises(RuleError, match="MDG214"):
        RuleChange(**common, procedure_ids=())  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="MDG214"):
        RuleChange(**common, procedure_ids=("p",), since=date(2026, 2, 1), until=date(2026, 1, 1))  # type: ignore[arg-type]


def test_手続きと事例と主張は_差し出した部品の名で引ける() -> None:
    def madoguchi_case_packages() -> Sequence[str]:
        return ["town.procedures"]

    def madoguchi_claims() -> Sequence[Claims]:
        return [Claims(exclusions=(Exclusion("一つ", ("nhi-loss", "latter-loss")),))]

    town = part(madoguchi_case_packages=madoguchi_case_packages, madoguchi_claims=madoguchi_claims)
    registry = build_registry({"town": town})
    assert registry.procedure_owners["nhi-loss"] == "national"
    assert registry.case_packages["town"] == ("town.procedures",)
    assert [claims.exclusions[0].title for claims in registry.claims["town"]] == ["一つ"]
    assert "madoguchi_core.national.death" in registry.case_packages["national"]


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (QueueSetting(counters=(Counter(id="1", title="1番窓口", level=1),)), "受けられる窓口がありません"),
        (QueueSetting(counters=(COUNTER, COUNTER)), "重なっています"),
        (QueueSetting(counters=(COUNTER,), slot_plans=(PLAN,)), "予約枠の区分がありません: z"),
    ],
)
def test_区分と合わない窓口と予約枠は_使うときに断る(setting: QueueSetting, words: str) -> None:
    def madoguchi_queue_setting() -> QueueSetting:
        return setting

    def madoguchi_ticket_categories() -> Sequence[TicketCategory]:
        return [MOVES]

    town = part(
        madoguchi_queue_setting=madoguchi_queue_setting,
        madoguchi_ticket_categories=madoguchi_ticket_categories,
    )
    registry = build_registry({"town": town})
    with pytest.raises(PluginError, match=f"MDG543 .*{words}"):
        _ = registry.queue_setting


def test_番号札の決まりを差し出す部品が無ければ_無いと答える() -> None:
    assert build_registry({}).queue_setting is None
