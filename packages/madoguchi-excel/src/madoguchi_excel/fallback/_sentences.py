"""手続きひとつの、紙に出す文の枠: 期限・理由・持ち物・窓口・金額。"""

from dataclasses import dataclass, replace
from typing import Any

from madoguchi_core.municipality import Municipality
from madoguchi_core.procedures import Deadline, Document, Outcome, Procedure
from madoguchi_core.rules import Fact, Scope, Value, facts_of
from madoguchi_excel.fallback._reasons import ReasonReader, joined
from madoguchi_excel.fallback._tables import UNSET_WORDS
from madoguchi_excel.fallback._text import NO_VALUE, either, quoted, wareki
from madoguchi_excel.fallback._verdicts import NOT_IN_FORCE, OUTCOME_ORDER, Judged, Verdicts

_LINE = "&CHAR(10)&"
_NO_PLACE = 900_000
"""日付の無い期限を、日付のあるものの後に並べる番号。"""


@dataclass(frozen=True, slots=True)
class Shown:
    """
    手続きひとつの、シートに出す枠。

    Attributes:
        judged: 判定の枠。
        order: 並べる順の番号の枠。
        due: 期限の文の枠。
        reason: 理由の文の枠。
        bring: 持ち物の文の枠。
        counter: 窓口・届け出る人・金額の文の枠。
        opens: 結論を止めている条件の、事実と枠。
    """

    judged: Judged
    order: str
    due: str
    reason: str
    bring: str
    counter: str
    opens: tuple[tuple[tuple[Fact[Any], ...], str], ...]


class Describer:
    """
    手続きの文を、枠に組み立てる。

    Args:
        verdicts: 判定の枠。
        town: 自治体。無ければ、窓口は役割の名で出す。
    """

    __slots__ = ("_of", "_reasons", "_town", "_verdicts")

    def __init__(self, verdicts: Verdicts, town: Municipality | None) -> None:
        self._verdicts = verdicts
        self._of = {judged.procedure.id: judged for judged in verdicts.judged}
        self._reasons = ReasonReader(verdicts.reader)
        self._town = town

    def describe(self, at: int, judged: Judged) -> Shown:
        """*at* 番目の手続きの文。"""
        leaves = self._reasons.leaves(judged.procedure.required_when)
        said = [(leaf.flag, self._reasons.sentence(leaf)) for leaf in leaves]
        opens = tuple((_case_facts(leaf.condition), self._reasons.opened(leaf)) for leaf in leaves)
        due = self._kept(self._due(judged.procedure.deadline), "期限の文")
        companion = self._of.get(judged.procedure.together_with)
        bring = "&".join(self._document(document) for document in judged.procedure.bring) or quoted("")
        return Shown(
            judged=judged,
            order=self._kept(_order(at, judged, companion), "並べる順"),
            due=self._unless_unneeded(judged, due),
            reason=self._kept(self._reason(judged, joined(said)), "理由"),
            bring=self._unless_unneeded(judged, self._kept(bring, "持ち物の文")),
            counter=self._kept(self._counter(judged.procedure), "窓口"),
            opens=opens,
        )

    def _reason(self, judged: Judged, said: str) -> str:
        settings = "".join(
            f"&IF({self._reasons.is_unset(setting)},{self._text(f'{UNSET_WORDS}（{setting.title}）。')},{NO_VALUE})"
            for setting in judged.procedure.settings
        )
        silent = either(f"{judged.outcome}={NO_VALUE}", f"{judged.outcome}={quoted(NOT_IN_FORCE)}")
        return f"IF({silent},{NO_VALUE},{said}{settings})"

    def _due(self, deadline: Deadline) -> str:
        found = self._own_due(deadline)
        for when, instead in reversed(deadline.exceptions):
            found = f"IF({self._verdicts.reader.read(when).low}=1,{self._due(instead)},{found})"
        return found

    def _own_due(self, deadline: Deadline) -> str:
        wording = self._text(deadline.wording)
        if not deadline.has_day:
            return wording
        on = self._verdicts.dues.read(replace(deadline, exceptions=()))
        until = "ごろ（目安）" if deadline.is_target else "まで"
        later = "".join(
            f'&IF(AND(ISNUMBER({day}),{day}>{on}),CHAR(10)&"数え方によっては"&{wareki(day)},"")'
            for day, _ in self._verdicts.dues.later(deadline)
        )
        said = f'{wareki(on)}&"{until}"{later}{_LINE}{wording}'
        return f'IF(ISNUMBER({on}),{said},"日は不明"{_LINE}{wording})'

    def _document(self, document: Document) -> str:
        words = self._text(f"・{document.item}{f'（{document.when}）' if document.when else ''}　")
        if document.condition is None:
            return words
        return f"IF({self._verdicts.reader.read(document.condition).low}=0,{NO_VALUE},{words})"

    def _counter(self, procedure: Procedure) -> str:
        filers = "・".join(filer.value for filer in procedure.filed_by)
        where = self._text(f"{self._place(procedure)}\n届け出る人: {filers}")
        amount = procedure.amount
        if amount is None:
            return where
        fixed = self._text(amount.wording or "窓口で確かめます")
        if amount.value is None:
            return f'{where}{_LINE}"金額: "&{fixed}'
        yen = self._verdicts.reader.read(amount.value).low
        return f'{where}{_LINE}"金額: "&IF({yen}={NO_VALUE},{fixed},TEXT({yen},"#,##0")&"円")'

    def _place(self, procedure: Procedure) -> str:
        guide = None if self._town is None else self._town.sections.get(procedure.section)
        counter = procedure.section.title if guide is None else f"{guide.name} {guide.counter}".strip()
        return f"{procedure.office}（案内: {counter}）" if procedure.office else counter

    def _unless_unneeded(self, judged: Judged, formula: str) -> str:
        """要らない手続きの期限と持ち物は出さない。"""
        silent = (NO_VALUE, quoted(Outcome.NOT_REQUIRED.title), quoted(NOT_IN_FORCE))
        tests = ",".join(f"{judged.outcome}={word}" for word in silent)
        return self._kept(f"IF(OR({tests}),{NO_VALUE},{formula})", "出す文")

    def _text(self, words: str) -> str:
        return self._verdicts.ledger.text(words)

    def _kept(self, formula: str, title: str) -> str:
        return self._verdicts.reader.keep(formula, title)


def _order(at: int, judged: Judged, companion: Judged | None) -> str:
    """結論の順、期限の早い順、目録の順。日付の無い期限は、同時にする手続きのすぐ後に置く。"""
    rank = str(len(OUTCOME_ORDER))
    for place, outcome in reversed([*enumerate(OUTCOME_ORDER)]):
        rank = f"IF({judged.outcome}={quoted(outcome)},{place},{rank})"
    beside = str(_NO_PLACE)
    if companion is not None:
        is_done = f"AND({companion.outcome}<>{quoted(Outcome.NOT_REQUIRED.title)},ISNUMBER({companion.due}))"
        beside = f"IF({is_done},{companion.due}+0.5,{_NO_PLACE})"
    due = f"IF(ISNUMBER({judged.due}),{judged.due},{beside})"
    return f"{rank}*1000000+{due}+{at}/10000"


def _case_facts(condition: Value[Any]) -> tuple[Fact[Any], ...]:
    return tuple(fact for fact in facts_of(condition) if fact.scope is Scope.CASE)
