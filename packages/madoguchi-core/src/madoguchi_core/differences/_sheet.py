"""規則の違いの紙（職員用、A4 で印刷できる HTML）。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from madoguchi_core.calendar import format_wareki, term_words
from madoguchi_core.differences._compare import ProcedureDifference, RulesDifference, ValueDifference
from madoguchi_core.differences._households import HouseholdDifference, VerdictChange
from madoguchi_core.differences._marks import Marked, marked
from madoguchi_core.differences._rules_text import ChangeText, RulesText, ValueText
from madoguchi_core.differences._state import INSTALLED
from madoguchi_core.findings import Finding
from madoguchi_core.handover import sheet_environment

NOTHING = "（なし）"


@dataclass(frozen=True, slots=True)
class Pair:
    """前と後の一行。"""

    title: str
    before: Marked
    after: Marked
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """違う手続きひとつ。"""

    id: str
    title: str
    section: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """変更の記録ひとつ。"""

    title: str
    text: str
    period: str
    laws: str
    released_on: str


@dataclass(frozen=True, slots=True)
class SheetModel:
    """紙に載せること。"""

    before: str
    after: str
    printed_on: str
    summary: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    values: tuple[Pair, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    households_on: str
    rows: tuple[VerdictChange, ...]
    lists: bool


def difference_html(
    difference: RulesDifference, households: HouseholdDifference | None, *, printed_on: date, lists: bool
) -> str:
    """
    規則の違いの紙。外の部品を読みに行かない。

    Args:
        difference: 規則の違い。
        households: 世帯の結論の違い。見ていなければ None。
        printed_on: 作った日。
        lists: 支援措置が無いと確かめた人の宛名番号を載せるか。
    """
    model = sheet_model(difference, households, printed_on=printed_on, lists=lists)
    return sheet_environment("madoguchi_core.differences").get_template("difference.html").render(model=model)


def state_title(text: RulesText) -> str:
    """
    規則の状態の言い方。

    >>> state_title(
    ...     RulesText(
    ...         version="1.0",
    ...         package="national",
    ...         on=date(2024, 9, 30),
    ...         procedures={},
    ...         values={},
    ...         changes=(),
    ...     )
    ... )
    '令和6年9月30日の決まり（部品 national・madoguchi 1.0）'
    """
    package = "入っている部品すべて" if text.package == INSTALLED else f"部品 {text.package}"
    return f"{format_wareki(text.on)}の決まり（{package}・madoguchi {text.version}）"


def value_line(value: ValueText | None) -> str:
    """値ひとつの言い方。根拠と期間まで。"""
    if value is None:
        return NOTHING
    about = "、".join(text for text in (value.source, term_words(value.since, value.until)) if text)
    return f"{value.text}（{about}）" if about else value.text


def household_lines(households: HouseholdDifference) -> Iterator[tuple[str, str]]:
    """判定した人の数と、しなかった人の数の言い方。"""
    events = "・".join(event.title for event in households.events)
    yield (
        "出来事",
        f"{format_wareki(households.on)}の{events}（死亡は住民の一人ずつに、転入は世帯の全員に起きたとして）",
    )
    yield "判定した人", f"{households.persons:,}人・{households.households:,}世帯"
    yield "結論の変わる人", f"{households.changed_persons:,}人・{households.changed_households:,}世帯"
    skipped = (
        ("もう住民でない", households.gone),
        ("生まれていない", households.unborn),
        ("世帯番号が無い", households.homeless),
    )
    if any(number for _, number in skipped):
        yield "判定しなかった人", "・".join(f"{why} {number:,}人" for why, number in skipped if number)


def sheet_model(
    difference: RulesDifference, households: HouseholdDifference | None, *, printed_on: date, lists: bool
) -> SheetModel:
    """紙に載せること。"""
    return SheetModel(
        before=state_title(difference.before),
        after=state_title(difference.after),
        printed_on=format_wareki(printed_on),
        summary=(() if households is None else tuple(household_lines(households))),
        added=difference.added,
        removed=difference.removed,
        rules=tuple(_rule(one, difference) for one in difference.changed),
        values=tuple(_value(one) for one in difference.values),
        changes=tuple(_change(one) for one in difference.changes),
        findings=difference.findings,
        households_on="" if households is None else format_wareki(households.on),
        rows=() if households is None else households.rows,
        lists=lists,
    )


def _rule(one: ProcedureDifference, difference: RulesDifference) -> Rule:
    pairs = [_pair(item.title, item.before, item.after, item.reason) for item in one.items]
    moved = {value.key: value for value in difference.values}
    pairs += [_pair(f"値「{moved[key].title}」", *_texts(moved[key])) for key in one.values]
    return Rule(one.id, one.title, one.section, tuple(pairs))


def _texts(value: ValueDifference) -> tuple[str, str]:
    before, after = value.before, value.after
    return NOTHING if before is None else before.text, NOTHING if after is None else after.text


def _value(one: ValueDifference) -> Pair:
    return _pair(one.title, value_line(one.before), value_line(one.after), one.key)


def _pair(title: str, before: str, after: str, reason: str = "") -> Pair:
    return Pair(title, *marked(before or NOTHING, after or NOTHING), reason)


def _change(one: ChangeText) -> Change:
    return Change(
        one.title,
        one.text,
        term_words(one.since, one.until) or "期間によらない",
        "、".join(one.laws),
        format_wareki(one.released_on),
    )
