"""手続きの目録。組み立てを一度だけ行い、何件でも判定する。"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from madoguchi_core.errors import DuplicateName, RuleError
from madoguchi_core.procedures._procedure import LifeEvent, Procedure
from madoguchi_core.rules import Program, premises_of


class Catalogue:
    """
    手続きの目録。変わらない。

    Args:
        procedures: 手続き。順は結果に影響しない。

    Raises:
        DuplicateName: 同じ id が二つあるとき。
        RuleError: ``after`` に目録に無い id があるとき、または順が輪になっているとき。
    """

    __slots__ = ("_by_event", "by_id", "program")

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        by_id: dict[str, Procedure] = {}
        for procedure in procedures:
            if procedure.id in by_id:
                raise DuplicateName(
                    "MDG303",
                    f"手続き {procedure.id} が二つあります",
                    hint="国の手続きを変えるときは上書きのフックを使ってください",
                )
            by_id[procedure.id] = procedure
        self.by_id: Mapping[str, Procedure] = MappingProxyType(dict(sorted(by_id.items())))
        self._by_event = _by_event(self.by_id.values())
        values = [value for procedure in self for value in procedure.expressions()]
        # 尋ねる前提も、判定と同じ枠で読めるようにする
        self.program = Program([*values, *premises_of(values)])
        _check_order(self.by_id)

    def __iter__(self) -> Iterator[Procedure]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def for_event(self, event: LifeEvent) -> tuple[Procedure, ...]:
        """その出来事で判定する手続き。"""
        return self._by_event.get(event, ())


def _by_event(procedures: Iterable[Procedure]) -> Mapping[LifeEvent, tuple[Procedure, ...]]:
    grouped: dict[LifeEvent, list[Procedure]] = {}
    for procedure in procedures:
        for event in procedure.events:
            grouped.setdefault(event, []).append(procedure)
    return {event: tuple(members) for event, members in grouped.items()}


def _check_order(by_id: Mapping[str, Procedure]) -> None:
    for procedure in by_id.values():
        companion = (procedure.together_with,) if procedure.together_with else ()
        for named in (*procedure.after, *companion):
            if named not in by_id:
                raise RuleError(
                    "MDG209",
                    f"手続き {procedure.id} の先にする・同時にする手続き {named} が目録にありません",
                    hint="after と together_with の id を直してください",
                )
    done: set[str] = set()
    for start in by_id:
        _walk_order(start, by_id, done, ())


def _walk_order(current: str, by_id: Mapping[str, Procedure], done: set[str], path: tuple[str, ...]) -> None:
    if current in path:
        raise RuleError(
            "MDG210",
            f"手続きの順が輪になっています: {' → '.join((*path, current))}",
            hint="after を見直してください",
        )
    if current not in done:
        for earlier in by_id[current].after:
            _walk_order(earlier, by_id, done, (*path, current))
        done.add(current)
