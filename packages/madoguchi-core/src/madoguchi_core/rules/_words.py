"""規則を日本語の文として読む。かっこは式の形から付き、書いた人は付けない。"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, assert_never

from madoguchi_core.calendar import PeriodUnit, format_wareki
from madoguchi_core.rules._kinds import Calculation, Operator, choices_of
from madoguchi_core.rules._nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Choose,
    Cited,
    Compare,
    Constant,
    Count,
    DateShift,
    DayInYear,
    Every,
    Fact,
    FiscalYearEndAtAge,
    LegalAge,
    Lookup,
    Not,
    Nth,
    OneOf,
    Opaque,
    Parameter,
    Rounded,
    Some,
    Total,
    Value,
)
from madoguchi_core.rules._parameters import ParameterBook
from madoguchi_core.rules._partial import Among, Span
from madoguchi_core.rules._walk import CONDITION_TYPES, ConditionNode, ValueNode, as_node, kind_of

ShowParameter = Callable[[Parameter[Any]], str]

AFFIRMED = {
    Operator.EQ: "である", Operator.NE: "でない", Operator.GE: "以上である",
    Operator.GT: "を超える", Operator.LE: "以下である", Operator.LT: "未満である",
}  # fmt: skip
_DENIED = {
    Operator.EQ: "でない", Operator.NE: "である", Operator.GE: "未満である",
    Operator.GT: "以下である", Operator.LE: "を超える", Operator.LT: "以上である",
}  # fmt: skip
AFFIRMED_DAY = {
    **AFFIRMED,
    Operator.GE: "以後である",
    Operator.GT: "より後である",
    Operator.LE: "以前である",
    Operator.LT: "より前である",
}
_DENIED_DAY = {
    **_DENIED,
    Operator.GE: "より前である",
    Operator.GT: "以前である",
    Operator.LE: "より後である",
    Operator.LT: "以後である",
}
YEARS = {0: "年", 1: "翌年", -1: "前年"}
ALWAYS = ("いつも当てはまる", "いつも当てはまらない")


def words(value: Value[Any], *, parameters: ParameterBook | None = None, on: date | None = None) -> str:
    """
    条件を一つの文に、値の式を名詞にする。パラメータの値は *on* の日のものを書き、無ければ名を書く。

    >>> from madoguchi_core.rules import all_of
    >>> head, nhi = (
    ...     Fact("d.is_head", bool, "世帯主", says=("世帯主である", "世帯主でない")),
    ...     Fact("x", bool, "国保"),
    ... )
    >>> words(all_of(head, ~nhi))
    '世帯主である、かつ、国保でない'
    >>> words(DateShift(Fact("death.date", date, "死亡日"), Constant(7), PeriodUnit.DAY))
    '死亡日から7日後の日'
    """
    show = _showing(parameters, on)
    is_condition = kind_of(value) in (bool, None)
    return phrase(value, is_affirmed=True, show=show) if is_condition else noun(value, show)


def _showing(parameters: ParameterBook | None, on: date | None) -> ShowParameter:
    def show(parameter: Parameter[Any]) -> str:
        # はい・いいえや選択肢の値を書くと「届出が届出である」となって、何の決まりかが消える
        if choices_of(parameter.kind) or parameters is None or on is None:
            return f"「{parameter.title}」"
        found = parameters.value(parameter, on)
        return f"「{parameter.title}」" if found is None else shown(found) + parameter.unit

    return show


def _title_of(parameter: Parameter[Any]) -> str:
    return f"「{parameter.title}」"


def shown(value: object) -> str:
    """
    値を日本語にする。

    >>> shown(True), shown(date(2026, 3, 3)), shown(30000), shown(Span(14, 15))
    ('はい', '令和8年3月3日', '30,000', '14〜15')
    """
    match value:
        case bool():
            return "はい" if value else "いいえ"
        case Enum():
            # 日本語の名を持たない列挙では、title は文字列の関数になる
            title = getattr(value, "title", None)
            return title if isinstance(title, str) else str(value.value)
        case date():
            return format_wareki(value)
        case int():
            return f"{value:,}"
        case Span(low, high):
            return f"{shown(low)}〜{shown(high)}"
        case Among(options):
            return "・".join(sorted(shown(option) for option in options)) + "のどれか"
        case _:
            return str(value)


def phrase(value: Value[bool], *, is_affirmed: bool, show: ShowParameter) -> str:
    """条件を文にする。*is_affirmed* が偽なら、打ち消した文にする。"""
    node = as_node(value)
    if isinstance(node, CONDITION_TYPES):
        return _condition(node, is_affirmed=is_affirmed, show=show)
    if isinstance(node, Cited):
        return phrase(node.value, is_affirmed=is_affirmed, show=show)
    if isinstance(node, Fact):
        return spoken(node)[0 if is_affirmed else 1]
    if isinstance(node, Constant):
        return ALWAYS[0 if node.value is is_affirmed else 1]
    return noun(value, show) + ("が「はい」である" if is_affirmed else "が「いいえ」である")


def spoken(fact: Fact[bool]) -> tuple[str, str]:
    """真偽の事実の言い方（はいのとき、いいえのとき）。"""
    return fact.says[0] or f"{fact.title}である", fact.says[1] or f"{fact.title}でない"


def _condition(node: ConditionNode, *, is_affirmed: bool, show: ShowParameter) -> str:
    match node:
        case Compare(op, left, right):
            # 値どうしの比べ方に値を書くと「18歳が18歳を超える」となって、何の決まりかが消える
            is_settled = isinstance(left, Parameter) and isinstance(right, Parameter)
            name = _title_of if is_settled else show
            return (
                f"{noun(left, name)}が{noun(right, name)}{_ending(op, left, right, is_affirmed=is_affirmed)}"
            )
        case OneOf(inner, options):
            listed = "・".join(_constant(option) for option in options)
            return f"{noun(inner, show)}が{listed}{'のどれかである' if is_affirmed else 'のどれでもない'}"
        case Not(inner):
            return phrase(inner, is_affirmed=not is_affirmed, show=show)
        case Every(parts):
            # ド・モルガン: 打ち消した「すべて」は、打ち消しの「または」になる
            return _joined(
                "、かつ、" if is_affirmed else "、または、", parts, is_affirmed=is_affirmed, show=show
            )
        case Some(parts):
            return _joined(
                "、または、" if is_affirmed else "、かつ、", parts, is_affirmed=is_affirmed, show=show
            )
        case AtLeast() | AnyMember() | AllMembers():
            return _counted(node, is_affirmed=is_affirmed, show=show)
        case _:
            assert_never(node)


def _counted(node: AtLeast | AnyMember | AllMembers, *, is_affirmed: bool, show: ShowParameter) -> str:
    match node:
        case AtLeast(number, parts):
            listed = "・".join(f"（{phrase(part, is_affirmed=True, show=show)}）" for part in parts)
            # 「2つ以上に当てはまらない」は、外れが二つ以上あるとも読める
            return listed + (
                f"のうち{number}つ以上に当てはまる"
                if is_affirmed
                else f"のうち当てはまるのが{number}つに満たない"
            )
        case AnyMember(group, inner):
            inner_words = phrase(inner, is_affirmed=True, show=show)
            # 「だれもが…当てはまらない」は、全員がそうだというわけではない、とも読める
            return (
                f"{group.title}のだれかが（{inner_words}）に当てはまる"
                if is_affirmed
                else f"{group.title}のだれも（{inner_words}）に当てはまらない"
            )
        case AllMembers(group, inner):
            inner_words = phrase(inner, is_affirmed=True, show=show)
            return f"{group.title}の全員が（{inner_words}）に当てはまる" + (
                "" if is_affirmed else "、というわけではない"
            )
        case _:
            assert_never(node)


def _ending(op: Operator, left: Value[Any], right: Value[Any], *, is_affirmed: bool) -> str:
    if (kind_of(left) or kind_of(right)) is date:
        return (AFFIRMED_DAY if is_affirmed else _DENIED_DAY)[op]
    return (AFFIRMED if is_affirmed else _DENIED)[op]


def _joined(joint: str, parts: tuple[Value[bool], ...], *, is_affirmed: bool, show: ShowParameter) -> str:
    texts = [phrase(part, is_affirmed=is_affirmed, show=show) for part in parts]
    if len(parts) == 1:
        return texts[0]
    wrapped = [f"（{text}）" if _is_compound(part) else text for part, text in zip(parts, texts, strict=True)]
    return joint.join(wrapped)


def _is_compound(value: Value[bool]) -> bool:
    match value:
        case Cited(_, inner, _) | Not(inner) | Every((inner,)) | Some((inner,)):
            return _is_compound(inner)
        case _:
            return isinstance(value, (Every, Some))


def noun(value: Value[Any], show: ShowParameter) -> str:
    """値をもつ式を名詞にする。名の付いた式は、その名にする。"""
    node = as_node(value)
    if isinstance(node, CONDITION_TYPES):
        return f"（{_condition(node, is_affirmed=True, show=show)}）"
    return _noun(node, show)


def _closed(value: Value[Any], show: ShowParameter) -> str:
    """ほかの名詞の中に入れる名詞。どこまでがその名詞か分からなくなるものは、かっこで囲む。"""
    text = noun(value, show)
    return f"（{text}）" if is_open(value) else text


def is_open(value: Value[Any]) -> bool:
    """かっこで囲まないと、どこまでがその名詞か分からなくなるか。"""
    match value:
        case Arithmetic(_, (inner,)):
            return is_open(inner)
        case _:
            return isinstance(value, (DateShift, DayInYear, LegalAge, FiscalYearEndAtAge, Rounded, Nth))


def _noun(node: ValueNode, show: ShowParameter) -> str:
    match node:
        case Fact():
            return node.title
        case Parameter():
            return show(node)
        case Constant(constant):
            return _constant(constant)
        case Cited(title, _, _):
            return title
        case Choose(condition, then, otherwise):
            when = phrase(condition, is_affirmed=True, show=show)
            return f"（{when}ときは{noun(then, show)}、そうでないときは{noun(otherwise, show)}）"
        case Arithmetic(calculation, operands):
            return _calculated(calculation, [noun(part, show) for part in operands])
        case Rounded(inner, unit, rounding):
            return f"{noun(inner, show)}（{unit:,}未満{rounding.value}）"
        case DateShift(start, length, unit):
            return f"{noun(start, show)}から{_length(length, unit, show)}の日"
        case DayInYear(start, years, month, day):
            return f"{noun(start, show)}の{YEARS.get(years, f'{years}年後')}の{month}月{day}日"
        case LegalAge(born_on, on, attained):
            # だれの年齢で、いつ達したとみるかを書かないと、世帯員と亡くなった方の年齢が同じ文になる
            when = "" if attained is None else f"（{attained.title}）"
            return f"{noun(born_on, show)}から数えた{_closed(on, show)}の満年齢{when}"
        case FiscalYearEndAtAge(born_on, age):
            return f"{noun(born_on, show)}から見て{_closed(age, show)}に達した日以後の最初の3月31日"
        case Count(group, condition):
            who = phrase(condition, is_affirmed=True, show=show)
            return f"{group.title}の人数" if who == ALWAYS[0] else f"{group.title}のうち（{who}）人の数"
        case Total(group, inner):
            return f"{group.title}の{_closed(inner, show)}の合計"
        case Nth(group, number, inner):
            return f"{group.title}の{number}番目の人の{_closed(inner, show)}"
        case Lookup(key, _, title):
            return f"{title}（{noun(key, show)}による）"
        case Opaque(title, _, _, _):
            return title
        case _:
            assert_never(node)


def _constant(value: object) -> str:
    """選択肢とはい・いいえはかぎで、文字は二重のかぎで囲む（「認定が「あり」である」）。文字の中の閉じかぎは重ねて書く。"""
    if isinstance(value, (bool, Enum)):
        return f"「{shown(value)}」"
    if isinstance(value, str):
        return f"『{value.replace('』', '』』')}』"
    return shown(value)


def _length(length: Value[int], unit: PeriodUnit, show: ShowParameter) -> str:
    word = unit.length_title
    match length:
        case Parameter(unit=own) if own == word:
            # パラメータの値は単位を付けて書かれるので、重ねない
            return f"{show(length)}後"
        case Parameter(unit=own) if own:
            return f"{show(length)}（{word}で数える）後"
        case Constant(int(number)) if number < 0:
            return f"{shown(-number)}{word}前"
        case _:
            return f"{_closed(length, show)}{word}後"


def _calculated(calculation: Calculation, parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    match calculation:
        case Calculation.ADD:
            return f"（{'＋'.join(parts)}）"
        case Calculation.SUBTRACT:
            return f"（{'－'.join(parts)}）"
        case Calculation.MULTIPLY:
            return f"（{'×'.join(parts)}）"
        case Calculation.LEAST:
            return f"（{'・'.join(parts)}のいちばん小さいもの）"
        case Calculation.GREATEST:
            return f"（{'・'.join(parts)}のいちばん大きいもの）"
        case _:
            assert_never(calculation)
