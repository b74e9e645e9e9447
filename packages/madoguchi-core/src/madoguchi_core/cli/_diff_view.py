"""規則の違いを端末に出す。人の番号は出さない。"""

from collections.abc import Iterable

from madoguchi_core.cli._screen import console
from madoguchi_core.differences import (
    HouseholdDifference,
    RulesDifference,
    household_lines,
    state_title,
    value_line,
)


def show_difference(difference: RulesDifference, households: HouseholdDifference | None) -> None:
    """規則の違いと、結論の変わる世帯の数。"""
    screen = console()
    screen.print(f"前 {state_title(difference.before)}", soft_wrap=True)
    screen.print(f"後 {state_title(difference.after)}", soft_wrap=True)
    if difference.is_empty:
        screen.print("規則に違いはありません")
    _named("後だけで効いている手続き", difference.added)
    _named("前だけで効いている手続き", difference.removed)
    _rules(difference)
    _values(difference)
    if difference.changes:
        screen.print("\n■ 間にある、規則の変更の記録", style="bold")
        for change in difference.changes:
            screen.print(f"・{change.title}: {change.text}", soft_wrap=True)
    if households is not None:
        _households(households)


def _named(title: str, rows: Iterable[tuple[str, str]]) -> None:
    for at, (id_, name) in enumerate(rows):
        if at == 0:
            console().print(f"\n■ {title}", style="bold")
        console().print(f"・{name}（{id_}）", soft_wrap=True)


def _rules(difference: RulesDifference) -> None:
    screen = console()
    moved = {one.key: one for one in difference.values}
    if difference.changed:
        screen.print("\n■ 言葉か値の違う手続き", style="bold")
    for one in difference.changed:
        screen.print(f"{one.title}（{one.id}）", style="bold", soft_wrap=True)
        for item in one.items:
            screen.print(f"  {item.title}{f'（{item.reason}）' if item.reason else ''}", soft_wrap=True)
            screen.print(f"    前 {item.before or '（なし）'}", soft_wrap=True)
            screen.print(f"    後 {item.after or '（なし）'}", soft_wrap=True)
        for key in one.values:
            screen.print(f"  値が違う: {moved[key].title}", soft_wrap=True)


def _values(difference: RulesDifference) -> None:
    if difference.values:
        console().print("\n■ 違う値", style="bold")
    for one in difference.values:
        console().print(f"・{one.title}: {value_line(one.before)} → {value_line(one.after)}", soft_wrap=True)


def _households(households: HouseholdDifference) -> None:
    from rich.table import Table

    screen = console()
    screen.print("\n■ 結論の変わる世帯", style="bold")
    for title, text in household_lines(households):
        screen.print(f"{title}: {text}", soft_wrap=True)
    if not households.rows:
        return
    table = Table("手続き", "出来事", "前", "後", "人", "世帯", "うち支援措置")
    for row in households.rows:
        numbers = (f"{number:,}" for number in (row.persons, row.households, row.protected))
        table.add_row(row.title, row.event.title, row.before_text, row.after_text, *numbers)
    screen.print(table)
