"""計算の枠の台帳。同じ式には同じ枠を返す。枠がどのシートのどのセルになるかは、ここでは決めない。"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

_REFERENCE = re.compile(r"⟦(\d+)⟧")


class SlotKind(Enum):
    """枠に何が入るか。"""

    INPUT = "input"
    FORMULA = "formula"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Slot:
    """
    枠ひとつ。

    Attributes:
        kind: 入力・式・決まった文のどれか。
        content: 式（先頭の = は無い）か文。入力では空。
        title: 計算のシートに添える見出し。
    """

    kind: SlotKind
    content: str
    title: str


class Ledger:
    """
    枠の台帳。枠を足すと、式の中に書ける参照（``⟦3⟧``）を返す。

    >>> ledger = Ledger()
    >>> one = ledger.entry("世帯主")
    >>> ledger.formula(f"1-{one}", "世帯主でない"), ledger.formula(f"1-{one}", "同じ式")
    ('⟦1⟧', '⟦1⟧')
    """

    __slots__ = ("_known", "slots")

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self._known: dict[tuple[SlotKind, str], str] = {}

    def entry(self, title: str) -> str:
        """入力の枠。同じ題でも別の枠になる。"""
        return self._added(Slot(SlotKind.INPUT, "", title))

    def formula(self, content: str, title: str) -> str:
        """式の枠。枠ひとつを指すだけの式なら、その枠のまま。"""
        return content if _REFERENCE.fullmatch(content) else self._shared(SlotKind.FORMULA, content, title)

    def text(self, content: str) -> str:
        """決まった文の枠。式の中の文字は 255 字までなので、長い文はここに置いて指す。"""
        return self._shared(SlotKind.TEXT, content, "文")

    def _shared(self, kind: SlotKind, content: str, title: str) -> str:
        known = self._known.get((kind, content))
        if known is None:
            known = self._known[kind, content] = self._added(Slot(kind, content, title))
        return known

    def _added(self, slot: Slot) -> str:
        self.slots.append(slot)
        return f"⟦{len(self.slots) - 1}⟧"


def index_of(reference: str) -> int:
    """
    参照の指す枠の番号。

    >>> index_of("⟦3⟧")
    3
    """
    return int(reference[1:-1])


def located(formula: str, place: Callable[[int], str]) -> str:
    """
    式の中の参照を、セルの番地に置き換える。

    Args:
        formula: 枠を指す式。
        place: 枠の番号から番地を返す関数。

    >>> located("1-⟦3⟧", lambda index: f"C{index}")
    '1-C3'
    """
    return _REFERENCE.sub(lambda found: place(int(found[1])), formula)
