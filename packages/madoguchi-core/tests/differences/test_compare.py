"""規則の違い: 言葉と値の違いだけを、もれなく、どちらから見ても同じに言う。"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi_core.differences import (
    RulesState,
    RulesText,
    rules_difference,
    rules_text,
    state_title,
    value_line,
)
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.national.parameters import latter_funeral_amount
from madoguchi_core.procedures import Override
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Dated, Law

REGISTRY = build_registry({})
BEFORE, AFTER = date(2024, 9, 30), date(2024, 10, 1)
DAYS = st.dates(date(2008, 1, 1), date(2029, 1, 1))


def text(on: date, package: str = "national", registry: Registry = REGISTRY) -> RulesText:
    return rules_text(RulesState(package, registry, on), version="1.0")


def town(**hooks: Callable[[], Sequence[object]]) -> Registry:
    return build_registry(
        {"town": SimpleNamespace(MADOGUCHI_API=1, **{name: hookimpl(one) for name, one in hooks.items()})}
    )


def test_2024年10月の児童手当の改正は_六つの手続きと二つの値の違いになる() -> None:
    found = rules_difference(text(BEFORE), text(AFTER))
    assert [one.id for one in found.changed] == [
        "birth-child-allow",
        "child-allow-child",
        "child-allow-in",
        "child-allow-recipient",
        "child-allow-unpaid",
        "divorce-child-allow",
    ]
    assert [(one.key, value_line(one.before), value_line(one.after)) for one in found.values] == [
        (
            "child-allowance.age",
            "15歳（児童手当法4条、令和6年9月30日まで）",
            "18歳（児童手当法4条、令和6年10月1日から）",
        ),
        (
            "child-allowance.count-age",
            "18歳（児童手当法6条（出典未確認（条文未照合））、令和6年9月30日まで）",
            "22歳（児童手当法6条（出典未確認（条文未照合））、令和6年10月1日から）",
        ),
    ]
    assert {"児童手当の対象が高校生年代までになった"} <= {change.title for change in found.changes}
    assert found.findings == ()


def test_条件は_前と後の数で言う() -> None:
    found = rules_difference(text(BEFORE), text(AFTER))
    recipient = next(one for one in found.changed if one.id == "child-allow-recipient")
    items = {item.item: item for item in recipient.items}
    assert set(items) == {"required_when", "amendments"}
    assert items["required_when"].before.replace("15歳", "18歳") == items["required_when"].after
    assert items["amendments"].before == ""
    assert recipient.values == ("child-allowance.age",)


@settings(max_examples=30)
@given(DAYS)
def test_同じ状態どうしに違いは無い(on: date) -> None:
    found = rules_difference(text(on), text(on))
    assert found.is_empty
    assert (found.changes, found.findings) == ((), ())


@settings(max_examples=30)
@given(DAYS, DAYS)
def test_逆に見れば_前と後が入れ替わるだけ(one: date, other: date) -> None:
    there, back = rules_difference(text(one), text(other)), rules_difference(text(other), text(one))
    assert there.added == back.removed
    assert there.removed == back.added
    assert [
        (item.procedure_id, item.item, item.before, item.after)
        for rule in there.changed
        for item in rule.items
    ] == [
        (item.procedure_id, item.item, item.after, item.before)
        for rule in back.changed
        for item in rule.items
    ]
    assert [(value.key, value.before, value.after) for value in there.values] == [
        (value.key, value.after, value.before) for value in back.values
    ]
    assert there.changes == back.changes
    assert [finding.where for finding in there.findings] == [finding.where for finding in back.findings]


def test_文に書かれない_はい_いいえの値の違いも_使う手続きの違いになる() -> None:
    found = rules_difference(text(date(2025, 12, 28)), text(date(2025, 12, 29)))
    juki_card = next(one for one in found.changed if one.id == "juki-card")
    assert [item.item for item in juki_card.items] == ["amendments"]
    assert juki_card.values == ("juki-card.valid",)
    assert [(one.before and one.before.text, one.after and one.after.text) for one in found.values] == [
        ("はい", "いいえ")
    ]


def test_町の上書きは_理由を添えて違いになる() -> None:
    note = Override("seal-void", {"title": "印鑑登録の廃止（町の様式）"}, "町の印鑑条例")
    after = text(AFTER, "town", town(madoguchi_overrides=lambda: [note]))
    (changed,) = rules_difference(text(AFTER), after).changed
    assert [(item.title, item.after, item.reason) for item in changed.items] == [
        ("名", "印鑑登録の廃止（町の様式）", "町の印鑑条例")
    ]
    assert rules_difference(text(AFTER), after).findings == ()


def test_町が値を決めたことも違いになり_決まっていないことを隠さない() -> None:
    values = [Dated(latter_funeral_amount, 30000, Law("広域連合の条例"))]
    after = text(AFTER, "town", town(madoguchi_parameters=lambda: values))
    (found,) = rules_difference(text(AFTER), after).values
    assert found.before is not None
    assert found.after is not None
    assert value_line(found.before) == "決まっていない"
    assert value_line(found.after) == "30,000円（広域連合の条例）"


def test_効き始めた手続きと_効かなくなった手続きは_中身でなく有る無しで言う() -> None:
    note = Override("seal-void", {"since": AFTER}, "町の印鑑条例")
    registry = town(madoguchi_overrides=lambda: [note])
    found = rules_difference(text(BEFORE, "town", registry), text(AFTER, "town", registry))
    assert [id_ for id_, _ in found.added] == ["seal-void"]
    assert "seal-void" not in [one.id for one in found.changed]
    # 変更の記録なしに効き始めたので、知らせる
    assert [(finding.code, finding.where) for finding in found.findings] == [("MDG216", "seal-void")]


def test_記録の無い違いは_部品の違う比べ方では言わない() -> None:
    day = date(2022, 4, 1)
    same = rules_difference(text(day - timedelta(days=1)), text(day))
    other = rules_difference(text(day - timedelta(days=1)), text(day, "town"))
    assert "minor-guardian" in [finding.where for finding in same.findings]
    assert other.findings == ()


@pytest.mark.parametrize(
    ("package", "said"),
    [("installed", "入っている部品すべて"), ("national", "部品 national")],
)
def test_状態の名は_日と部品と版を言う(package: str, said: str) -> None:
    assert state_title(text(AFTER, package)) == f"令和6年10月1日の決まり（{said}・madoguchi 1.0）"
