"""枝分かれした子のプロセスで、仕事をひとつする。"""

import os
import sys
import traceback
from collections.abc import Callable


def fork(work: Callable[[], object]) -> int:
    """子のプロセスで *work* を動かす。親には、子の番号がすぐに返る。"""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:  # noqa: BLE001 親の後始末を子が動かさないよう、ここで終える
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def finished(child: int) -> int:
    """子の終わり方。"""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
