"""印字の結果に添える指摘。人の情報も、相手の機械の細かい文も入れない。"""

from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import PrinterState, PrintReport, PrintResult

_SEE_PAPER: Final = (
    "紙を見て、出ていれば「紙が出た」、無ければ「出ていない」と記してください。自動では送り直しません"
)
_STATES: Final = {
    PrinterState.NO_PAPER: ("MDG551", "紙が切れています", "紙を入れてから、刷り直してください"),
    PrinterState.COVER_OPEN: ("MDG552", "蓋が開いています", "蓋を閉めてから、刷り直してください"),
    PrinterState.OFFLINE: (
        "MDG553",
        "プリンターが、刷れないと答えています",
        "電源とランプを確かめてから、刷り直してください",
    ),
}


def unreachable(where: str) -> PrintReport:
    """つながらない。一バイトも送っていない。"""
    return _failed(
        where, "MDG550", "プリンターにつながりません", "電源と線と宛先を確かめて、刷り直してください"
    )


def cannot_print(where: str, state: PrinterState) -> PrintReport:
    """送る前に、刷れないと分かった。"""
    return _failed(where, *_STATES[state])


def nothing_left(where: str) -> PrintReport:
    """つながったが、札は一バイトも送れなかった。"""
    return _failed(where, "MDG550", "札を送れませんでした", "電源と線を確かめて、刷り直してください")


def cut_off(where: str) -> PrintReport:
    """札を送る途中で切れた。"""
    return _uncertain(where, "MDG554", "札を送る途中で、プリンターとの線が切れました")


def no_answer(where: str) -> PrintReport:
    """送り終えたが、刷り終えた返事が無い。"""
    return _uncertain(where, "MDG555", "札を送りましたが、刷り終えたという返事がありません")


def stopped_after(where: str, state: PrinterState) -> PrintReport:
    """送り終えた後に、刷れない様子になった。"""
    return _uncertain(where, "MDG556", f"札を送った後に、{_STATES[state][1]}")


def printed(where: str, state: PrinterState) -> PrintReport:
    """紙が出た。紙の残りが少なければ知らせる。"""
    if state is not PrinterState.NEAR_END:
        return PrintReport(PrintResult.PRINTED)
    hint = "次の紙を用意してください"
    return PrintReport(
        PrintResult.PRINTED, Finding("MDG557", Severity.NOTICE, where, "紙の残りが少なくなりました", hint)
    )


def not_written(where: str) -> PrintReport:
    """ファイルや印刷待ちに、何も残さず渡せなかった。"""
    hint = "空き容量と書く権利、プリンターの名を確かめて、刷り直してください"
    return _failed(where, "MDG558", "札を渡せませんでした", hint)


def half_written(where: str) -> PrintReport:
    """ファイルや印刷待ちに、途中まで渡ったかもしれない。"""
    return _uncertain(where, "MDG554", "札を渡す途中で止まりました")


def _failed(where: str, code: str, message: str, hint: str) -> PrintReport:
    return PrintReport(PrintResult.FAILED, Finding(code, Severity.ERROR, where, message, hint))


def _uncertain(where: str, code: str, message: str) -> PrintReport:
    return PrintReport(PrintResult.UNCERTAIN, Finding(code, Severity.ERROR, where, message, _SEE_PAPER))
