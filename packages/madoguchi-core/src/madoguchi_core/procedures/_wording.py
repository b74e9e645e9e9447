"""手続きひとつの項目を、すべて言葉にする。違いを言うときと、規則の控えを作るときに使う。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from madoguchi_core.procedures._procedure import Amendment, Amount, Deadline, Document, Procedure
from madoguchi_core.rules import Confidence, Parameter, ParameterBook, Value, shown, words

ITEM_TITLES = MappingProxyType(
    {
        "title": "名",
        "events": "出来事",
        "per": "届出ひとつか、一人ずつか",
        "kind": "性質",
        "required_when": "要る条件",
        "filed_by": "届け出る人",
        "deadline": "期限",
        "bring": "持ち物",
        "amount": "金額",
        "section": "窓口",
        "office": "役場の外の窓口",
        "laws": "根拠",
        "after": "先にする手続き",
        "together_with": "同時にする手続き",
        "since": "使い始める日",
        "until": "使い終わる日",
        "effects": "これで変わること",
        "note": "職員の注意",
        "settings": "扱い方を決める町の値",
        "amendments": "効いている制度の変わり目",
        "is_staff_only": "ご家族の紙に載せないか",
        "confidence": "事実の確かさ",
        "sources": "確かめたページ",
    }
)
"""手続きの項目の名から、日本語の題への対応。"""


def procedure_words(
    procedure: Procedure, *, parameters: ParameterBook | None = None, on: date | None = None
) -> dict[str, str]:
    """
    手続きの項目を言葉にする。書かれていない項目は入れない。

    Args:
        procedure: 手続き。
        parameters: 値の表。渡せば、式のパラメータを *on* の日の値で書く。
        on: どの日の言葉か。渡せば、その日に効いている制度の変わり目だけを書く。

    Returns:
        項目の名（:data:`ITEM_TITLES` の鍵）から言葉への対応。

    >>> from madoguchi_core.national.death.care import PROCEDURES
    >>> procedure_words(PROCEDURES[0])["kind"]
    '届出'
    """
    say = _Speaker(parameters, on)
    texts = {name: say.item(getattr(procedure, name)) for name in ITEM_TITLES}
    return {name: text for name, text in texts.items() if text}


def setting_text(parameter: Parameter[Any], value: object) -> str:
    """
    パラメータの値の言い方。None は、まだ決まっていないこと。

    >>> setting_text(Parameter("a", int, "年齢", "歳"), 18)
    '18歳'
    """
    return "決まっていない" if value is None else shown(value) + parameter.unit


@dataclass(frozen=True, slots=True)
class _Speaker:
    """値の表と日をひとつ決めて、項目を言葉にする。"""

    parameters: ParameterBook | None
    on: date | None

    def item(self, value: object) -> str:
        match value:
            case Parameter():
                return f"「{value.title}」"
            case Value():
                return words(value, parameters=self.parameters, on=self.on)
            case None | False | "":
                return ""
            case tuple():
                return "、".join(text for text in map(self.item, value) if text)
            case Deadline():
                return "。".join(self._deadline(value))
            case Document(item, when, condition):
                asked = "" if condition is None else f"条件: {self.item(condition)}"
                about = "。".join(text for text in (when, asked) if text)
                return f"{item}（{about}）" if about else item
            case Amount(yen, wording):
                texts = ("" if yen is None else self._noun(yen), wording)
                return "。".join(text for text in texts if text)
            case Amendment():
                return value.text if self.on is None or value.in_force(self.on) else ""
            case Confidence():
                return value.mark
        return shown(value)

    def _noun(self, value: Value[Any]) -> str:
        return words(value, parameters=self.parameters, on=self.on)

    def _deadline(self, deadline: Deadline) -> Iterator[str]:
        yield deadline.wording + ("（目安）" if deadline.is_target else "")
        counted = self._counted(deadline)
        if counted:
            yield f"数え方: {counted}"
        if deadline.note:
            yield deadline.note
        if deadline.confidence.mark:
            yield f"日数は{deadline.confidence.mark}"
        if deadline.laws:
            yield f"期限の根拠: {self.item(deadline.laws)}"
        for when, instead in deadline.exceptions:
            yield f"{self.item(when)}ときは、{self.item(instead)}"
        for other in deadline.others:
            yield f"ほかの数え方: {self.item(other)}"

    def _counted(self, deadline: Deadline) -> str:
        if not deadline.has_day:
            return ""
        if deadline.day is not None:
            return f"{self._noun(deadline.day)}・{deadline.rolls.title}"
        starts = "" if deadline.starts is None else self._noun(deadline.starts)
        return f"{starts}から{self._length(deadline)}・{deadline.counting.title}・{deadline.rolls.title}"

    def _length(self, deadline: Deadline) -> str:
        if isinstance(deadline.length, Value):
            return self._noun(deadline.length)
        return f"{deadline.length}{deadline.unit.length_title}"
