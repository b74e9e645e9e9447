"""YAML として読めないわけを、本文の行から見つける。日本語の入力で起きやすい書き間違いを、全部の行について言う。"""

import re
from collections.abc import Iterator

from madoguchi_core.findings import Finding, Severity

_MOST = 20
_KEY = r"^\s*(?:- +)?[^\s:：#\"'{\[|>-][^:：#\"'{\[]*"
_SLIPS = (
    (re.compile(r"^[ 　]*\t"), "字下げにタブがあります", "タブを半角の空白に直してください"),
    (re.compile(r"^\s*　"), "字下げに全角の空白があります", "半角の空白に直してください"),
    (re.compile(_KEY + "："), "「：」が全角です", "半角の「:」と半角の空白に直してください"),
    (
        re.compile(_KEY + r":[^\S \t\r\n]"),
        "「:」の後が全角の空白です",
        "「:」の後に半角の空白を入れてください",
    ),
    (
        re.compile(_KEY + r":[^\s]"),
        "「:」の後に空白がありません",
        "「:」の後に半角の空白を入れてください",
    ),
    (re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"), "見えない文字があります", "その文字を消してください"),
)


def slips_of(text: str, *, where: str, line: int | None) -> tuple[Finding, ...]:
    """
    読めなかった本文の、直すところ。

    Args:
        text: 本文。
        where: ファイル名。
        line: 読み取り機が止まった行。分からなければ None。

    >>> print(slips_of("日付：令和8年3月3日", where="例.yaml", line=1)[0])
    [誤り] MDG220 例.yaml 1行目: 「：」が全角です → 半角の「:」と半角の空白に直してください
    """
    found = tuple(_slips(text, where))[:_MOST]
    if found:
        return found
    at = where if line is None else f"{where} {line}行目"
    hint = "この行か前の行の字下げをそろえ、半角の「:」の後に半角の空白を入れてください"
    return (_finding(at, "YAML として読めません", hint),)


def _slips(text: str, where: str) -> Iterator[Finding]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        for pattern, message, hint in _SLIPS:
            if pattern.search(line) is not None:
                yield _finding(f"{where} {number}行目", message, hint)
                break


def _finding(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG220", Severity.ERROR, where, message, hint)
