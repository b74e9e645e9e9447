"""終了コード。画面を読まない道具（RPA・ジョブ）のための約束で、意味を変えない。"""

from enum import IntEnum

from madoguchi_core.errors import (
    DataRejected,
    FormError,
    MadoguchiError,
    PluginError,
    PrinterError,
    ReleaseRefused,
    StoreError,
)


class Exit(IntEnum):
    """
    終了コード。

    >>> int(Exit.REFUSED)
    3
    """

    OK = 0
    DATA = 1
    USAGE = 2
    REFUSED = 3
    PLUGIN = 4
    STORE = 5
    OUTPUT = 6


_EXIT_OF: tuple[tuple[type[MadoguchiError], Exit], ...] = (
    (DataRejected, Exit.DATA),
    (ReleaseRefused, Exit.REFUSED),
    (PluginError, Exit.PLUGIN),
    (StoreError, Exit.STORE),
    (FormError, Exit.OUTPUT),
    (PrinterError, Exit.OUTPUT),
)


def exit_of(problem: MadoguchiError) -> Exit:
    """例外に当たる終了コード。"""
    return next((code for kind, code in _EXIT_OF if isinstance(problem, kind)), Exit.DATA)
