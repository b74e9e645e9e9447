"""``madoguchi judge --out``: 状況ファイルの判定から、窓口と同じ出口を通して紙を書く。"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from madoguchi_core.cli._files import remove_previous
from madoguchi_core.cli._outputs import Outputs, Setting, setting_for, write_outputs
from madoguchi_core.cli._screen import show_findings
from madoguchi_core.errors import ReleaseRefused
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.registry import Registry


def write_sheets(
    registry: Registry, out: Path, make: Callable[[Setting], Outputs], *, now: datetime | None = None
) -> None:
    """
    紙を作り、全部そろってから書く。

    Args:
        registry: 登録簿。
        out: 書き出す先。
        make: 出口を通して作る関数。
        now: 今。None なら、この機械の時計で。

    Raises:
        ReleaseRefused: 支援措置で止められたとき。前に書いたものも消す。
        StoreError: 書けないとき（MDG804）。
    """
    now = datetime.now().astimezone() if now is None else now
    outputs = write_released(setting_for(registry, out, now=now, data_as_of=None), make)
    show_findings(outputs.findings)


def write_released(setting: Setting, make: Callable[[Setting], Outputs]) -> Outputs:
    """
    出口を通して作り、全部そろってから書く。

    Args:
        setting: 出力のあいだ変わらないもの。
        make: 出口を通して作る関数。

    Raises:
        ReleaseRefused: 支援措置で止められたとき。前に書いたものも消す。
        StoreError: 書けないとき（MDG804）。
    """
    try:
        outputs = make(setting)
    except ReleaseRefused:
        remove_previous(setting.out)
        raise
    write_outputs(setting, outputs)
    return outputs


def warn_guarded(*, where: str) -> None:
    """支援措置のある件。職員の画面なので判定は見せるが、外へ出してはならないことを言う。"""
    message = "世帯に支援措置の人がいます。紙は何も出ません"
    hint = "画面や紙に写さないでください。実在の人の件なら、支援措置の担当に引き継いでください"
    show_findings((Finding("MDG812", Severity.WARNING, where, message, hint),))
