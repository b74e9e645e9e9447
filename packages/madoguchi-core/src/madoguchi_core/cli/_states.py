"""コマンドに書かれた規則の状態（日・部品・控え）を読む。"""

import re
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cli._files import read_text
from madoguchi_core.differences import INSTALLED, RulesState, RulesText, read_rules_text, rules_text
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding
from madoguchi_core.plugins import default_registry, package_registry

_SNAPSHOT = ".json"
_PACKAGE = re.compile(r"[A-Za-z][\w.-]*")


@dataclass(frozen=True, slots=True)
class Side:
    """
    比べる片方。

    Attributes:
        text: 規則の言葉。
        state: 判定できる状態。控えは言葉だけなので None。
    """

    text: RulesText
    state: RulesState | None


@dataclass(frozen=True, slots=True)
class _Written:
    """書かれた状態。日が無ければ、もう片方の日を使う。控えの日は、開くまで分からない。"""

    package: str
    on: date | None
    path: Path | None = None
    snapshot: RulesText | None = None


def read_sides(before: str, after: str, *, usual_on: date) -> tuple[Side, Side]:
    """
    前と後の状態を読む。誤りは両方ともまとめて言う。

    Args:
        before: 前の状態（日・部品・部品@日・控えのファイル）。
        after: 後の状態。
        usual_on: どちらにも日が無いときの日。

    Raises:
        DataRejected: 日や控えとして読めないとき（MDG806）。
        PluginError: その名の部品が無いとき（MDG308）。
        StoreError: 控えを開けないとき（MDG803）。
    """
    written = [_written(before, "--before"), _written(after, "--after")]
    if wrong := [one for one in written if isinstance(one, Finding)]:
        hint = "令和6年9月30日・2024-09-30・national・national@2024-09-30・控え.json のように書いてください"
        raise DataRejected("MDG806", "規則の状態が読めません", findings=wrong, hint=hint)
    one, other = (_opened(side) for side in written if not isinstance(side, Finding))
    return _side(one, other.on or usual_on), _side(other, one.on or usual_on)


def read_state(text: str, *, usual_on: date) -> RulesState:
    """
    判定できる状態ひとつを読む。控えは受け取らない。

    Raises:
        DataRejected: 状態として読めないとき（MDG806）。
        PluginError: その名の部品が無いとき（MDG308）。
    """
    side, _ = read_sides(text, text, usual_on=usual_on)
    if side.state is None:
        hint = "令和6年9月30日・national@2024-09-30 のように書いてください"
        raise DataRejected("MDG806", "控えから控えは作れません", findings=(), hint=hint)
    return side.state


def _written(text: str, where: str) -> _Written | Finding:
    if text.endswith(_SNAPSHOT):
        return _Written("", None, Path(text))
    package, at, day = text.rpartition("@")
    on = parse_exact_date(day, where=where)
    if isinstance(on, date):
        return _Written(package if at else INSTALLED, on)
    # 部品の名だけ。日の書き間違いを、無い部品の名とみなさない
    return _Written(text, None) if not at and _PACKAGE.fullmatch(text) else on


def _opened(written: _Written) -> _Written:
    if written.path is None:
        return written
    text = _snapshot(written.path)
    return replace(written, on=text.on, snapshot=text)


def _side(written: _Written, usual_on: date) -> Side:
    if written.snapshot is not None:
        return Side(written.snapshot, None)
    is_all = written.package == INSTALLED
    registry = default_registry() if is_all else package_registry(written.package)
    state = RulesState(written.package, registry, written.on or usual_on)
    return Side(text_of(state), state)


def text_of(state: RulesState) -> RulesText:
    """今の版の規則の言葉。"""
    return rules_text(state, version=version("madoguchi-core"))


def _snapshot(path: Path) -> RulesText:
    text, findings = read_rules_text(read_text(path), where=path.name)
    if text is None:
        hint = "madoguchi rules --out で書き直してください"
        raise DataRejected("MDG217", "規則の控えとして読めません", findings=findings, hint=hint)
    return text
