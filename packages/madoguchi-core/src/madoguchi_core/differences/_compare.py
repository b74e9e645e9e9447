"""規則の二つの状態の違いを、言葉から計算する。手で書いた違いは無い。"""

from collections.abc import Iterator
from dataclasses import dataclass

from madoguchi_core.differences._rules_text import ChangeText, ProcedureText, RulesText, ValueText
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import ITEM_TITLES, Difference


@dataclass(frozen=True, slots=True)
class ProcedureDifference:
    """
    両方にある手続きひとつの違い。

    Attributes:
        id: 手続き。
        title: 名。
        section: 窓口。
        items: 違う項目。
        values: 値の変わった、使うパラメータの名。
    """

    id: str
    title: str
    section: str
    items: tuple[Difference, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """
    値ひとつの違い。

    Attributes:
        key: 値の名。
        title: 題。
        before: 前の値。その名の値が無ければ None。
        after: 後の値。
    """

    key: str
    title: str
    before: ValueText | None
    after: ValueText | None


@dataclass(frozen=True, slots=True)
class RulesDifference:
    """
    規則の二つの状態の違い。

    Attributes:
        before: 前の状態。
        after: 後の状態。
        added: 後だけで効いている手続きの、id と名。
        removed: 前だけで効いている手続きの、id と名。
        changed: 両方で効いていて、言葉か値の違う手続き。
        values: 違う値。
        changes: 二つの間にある、規則の変更の記録。
        findings: 記録の無い違い（MDG216）。
    """

    before: RulesText
    after: RulesText
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[ProcedureDifference, ...]
    values: tuple[ValueDifference, ...]
    changes: tuple[ChangeText, ...]
    findings: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """手続きにも値にも、違いが一つも無いか。"""
        return not (self.added or self.removed or self.changed or self.values)


def rules_difference(before: RulesText, after: RulesText) -> RulesDifference:
    """
    前と後の違い。逆に渡せば、前と後が入れ替わるだけの同じ違いになる。

    Args:
        before: 前の状態の言葉。
        after: 後の状態の言葉。
    """
    old, new = before.procedures, after.procedures
    values = tuple(_values(before, after))
    moved = {one.key for one in values}
    both = (_procedure(id_, old[id_], new[id_], moved) for id_ in old if id_ in new)
    changed = tuple(one for one in both if one.items or one.values)
    added = tuple((id_, new[id_].title) for id_ in new if id_ not in old)
    removed = tuple((id_, old[id_].title) for id_ in old if id_ not in new)
    changes = tuple(_changes(before, after))
    touched = [id_ for id_, _ in (*added, *removed)] + [one.id for one in changed]
    findings = _unrecorded(touched, changes) if before.package == after.package else ()
    return RulesDifference(before, after, added, removed, changed, values, changes, tuple(findings))


def _procedure(id_: str, old: ProcedureText, new: ProcedureText, moved: set[str]) -> ProcedureDifference:
    names = dict.fromkeys([*ITEM_TITLES, *sorted(old.words.keys() | new.words.keys())])
    pairs = ((name, old.words.get(name, ""), new.words.get(name, "")) for name in names)
    items = tuple(
        Difference(id_, name, one, other, _reason(old, new, name))
        for name, one, other in pairs
        if one != other
    )
    used = set(old.values) | set(new.values)
    return ProcedureDifference(
        id_, new.title, new.words.get("section", ""), items, tuple(sorted(used & moved))
    )


def _reason(old: ProcedureText, new: ProcedureText, name: str) -> str:
    """町の上書きの理由。両方の町が上書きしていれば、どちらの理由も。"""
    found = {text.overrides[name] for text in (old, new) if name in text.overrides}
    return "、".join(sorted(found))


def _values(before: RulesText, after: RulesText) -> Iterator[ValueDifference]:
    for key in sorted(before.values.keys() | after.values.keys()):
        one, other = before.values.get(key), after.values.get(key)
        named = other or one
        if named is not None and (one and one.text) != (other and other.text):
            yield ValueDifference(key, named.title, one, other)


def _changes(before: RulesText, after: RulesText) -> Iterator[ChangeText]:
    """間の日に効き始めた（終わった）記録と、片方の版だけが持つ記録。新しいものから。"""
    first, last = sorted((before.on, after.on))
    named = {_name(one): one for one in (*before.changes, *after.changes)}
    shared = {_name(one) for one in before.changes} & {_name(one) for one in after.changes}
    for name, one in sorted(named.items(), key=lambda pair: pair[0], reverse=True):
        starts = one.since is not None and first < one.since <= last
        ends = one.until is not None and first <= one.until < last
        if starts or ends or name not in shared:
            yield one


def _name(change: ChangeText) -> tuple[str, str]:
    return change.released_on.isoformat(), change.title


def _unrecorded(touched: list[str], changes: tuple[ChangeText, ...]) -> Iterator[Finding]:
    recorded = {id_ for change in changes for id_ in change.procedure_ids}
    for id_ in sorted(set(touched) - recorded):
        message = "規則が違いますが、間に変更の記録がありません"
        hint = "根拠を確かめ、変更の記録（RuleChange）を書いてください"
        yield Finding("MDG216", Severity.WARNING, id_, message, hint)
