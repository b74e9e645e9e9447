"""判定の枠: 登録簿から、入力・値・休日・手続きごとの結論と期限の枠を組み立てる。置き場所は決めない。"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from madoguchi_core.cases import EVENT_FACT
from madoguchi_core.errors import PluginError
from madoguchi_core.procedures import LifeEvent, Outcome, Procedure, outcome_of
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Fact, Parameter, Value, descend, groups_of, parameters_of, premises_of
from madoguchi_excel.fallback._closed import ROLLING, ClosedDays, closed_days
from madoguchi_excel.fallback._due import DueReader
from madoguchi_excel.fallback._entries import Entries, Entry, enter_facts
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.fallback._reading import Reader
from madoguchi_excel.fallback._text import NO_VALUE, quoted, serial
from madoguchi_excel.fallback._values import ValueRow, enter_values, value_rows

NOT_IN_FORCE = "この日には無い"
"""出来事の日に効いていない手続きの結論。"""


@dataclass(frozen=True, slots=True)
class Judged:
    """
    手続きひとつの枠。

    Attributes:
        procedure: 手続き。
        truth: 条件の真偽の枠。
        outcome: 結論の枠。出来事の日が無ければ空文字。
        due: 期限の日の枠。
    """

    procedure: Procedure
    truth: str
    outcome: str
    due: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """
    判定に要る枠のすべて。

    Attributes:
        event: 出来事。
        event_day: 出来事の日の入力。
        ledger: 枠の台帳。
        entries: 入力の枠。
        reader: 式を読むもの。
        dues: 期限を読むもの。
        values: シート「値」の行。
        closed: シート「祝日」の休日。
        checks: 表の見張りの枠（値と祝日）。入力の見張りは、欄の場所が決まってから書く。
        judged: 手続きごとの枠。
    """

    event: LifeEvent
    event_day: Entry
    ledger: Ledger
    entries: Entries
    reader: Reader
    dues: DueReader
    values: tuple[ValueRow, ...]
    closed: ClosedDays
    checks: tuple[str, ...]
    judged: tuple[Judged, ...]

    @property
    def event_on(self) -> str:
        """出来事の日の、読んだ枠。"""
        return self.event_day.read


def read_verdicts(registry: Registry, event: LifeEvent, *, years: range) -> Verdicts:
    """
    登録簿の手続きを、枠の式として読む。

    Args:
        registry: 登録簿。
        event: 出来事。
        years: 休日を並べる年。

    Raises:
        PluginError: 表計算の式にできない計算があるとき（MDG480）、世帯員の事実の使い方が違うとき（MDG481）、
            出来事の日の事実が無いとき（MDG482）。
    """
    procedures = registry.catalogue.for_event(event)
    values = [value for procedure in procedures for value in procedure.expressions()]
    values += premises_of(values)
    ledger = Ledger()
    entries, rows, event_day = _entered(ledger, registry, event, procedures, values)
    closed = closed_days(registry.calendar, years)
    reader = Reader(ledger, entries)
    dues = DueReader(reader, closed)
    judged = tuple(_judged(procedure, reader, dues, event_day) for procedure in procedures)
    checks = tuple(_checks(ledger, rows, closed))
    return Verdicts(event, event_day, ledger, entries, reader, dues, rows, closed, checks, judged)


def _entered(
    ledger: Ledger,
    registry: Registry,
    event: LifeEvent,
    procedures: tuple[Procedure, ...],
    values: list[Value[Any]],
) -> tuple[Entries, tuple[ValueRow, ...], Entry]:
    used = [node for value in values for node in descend(value) if isinstance(node, Fact)]
    groups = dict.fromkeys(group for value in values for group in groups_of(value))
    written, members, people = enter_facts(ledger, [*registry.facts_for(event), *used], groups)
    event_day = next((entry for fact, entry in written.items() if fact.name == EVENT_FACT), None)
    if event_day is None:
        raise PluginError(
            "MDG482", "出来事の日の事実がありません", hint=f"事実 {EVENT_FACT} を差し出してください"
        )
    rows = value_rows(_parameters(procedures, values), registry.parameters)
    return Entries(written, members, people, enter_values(ledger, rows, event_day.read)), rows, event_day


def _checks(ledger: Ledger, rows: tuple[ValueRow, ...], closed: ClosedDays) -> Iterator[str]:
    """値と祝日の見張り。判定が使う枠と同じもの。"""
    for one in rows:
        yield ledger.formula(one.check, f"{one.name}の行の見張り")
    for rolls in ROLLING:
        yield ledger.formula(closed.check(rolls), f"{rolls.title}の休日の見張り")


def _parameters(procedures: tuple[Procedure, ...], values: list[Value[Any]]) -> list[Parameter[Any]]:
    settings = [parameter for procedure in procedures for parameter in procedure.settings]
    return [*(parameter for value in values for parameter in parameters_of(value)), *settings]


def _judged(procedure: Procedure, reader: Reader, dues: DueReader, event_day: Entry) -> Judged:
    truth = reader.read(procedure.required_when).low
    outcome = reader.keep(_outcome(procedure, truth, event_day), f"結論 {procedure.title}")
    return Judged(procedure, truth, outcome, dues.read(procedure.deadline))


def _outcome(procedure: Procedure, truth: str, event_day: Entry) -> str:
    """出来事の日が空なら空文字。書いてあるのに読めなければ、その日に効いている規則を選べないので要確認。"""
    event_on = event_day.read
    needed, unneeded, unsure = (
        quoted(outcome_of(procedure.kind, truth=one).title) for one in (True, False, None)
    )
    outcome = f"IF({truth}=1,{needed},IF({truth}=0,{unneeded},{unsure}))"
    since = [] if procedure.since is None else [f"{event_on}<{serial(procedure.since)}"]
    until = [] if procedure.until is None else [f"{event_on}>{serial(procedure.until)}"]
    for outside in (*since, *until):
        outcome = f"IF({outside},{quoted(NOT_IN_FORCE)},{outcome})"
    blank = f"IF({event_day.raw}={NO_VALUE},{NO_VALUE},{unsure})"
    return f"IF({event_on}={NO_VALUE},{blank},{outcome})"


OUTCOME_ORDER = (*(outcome.title for outcome in Outcome), NOT_IN_FORCE)
"""並べる順。"""
