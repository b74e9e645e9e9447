"""停止時の判定ブックの、ファイルとしての約束: どの起動でも同じバイト列で、Excel が修復を言い出さない。"""

import os
import subprocess
import sys
from datetime import date

import pytest
from book_audit import audit

from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry, build_registry
from madoguchi_excel.fallback import fallback_workbook

pytestmark = pytest.mark.shared

MADE_ON = date(2026, 3, 3)
_SCRIPT = """
from datetime import date
from hashlib import sha256
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_excel.fallback import fallback_workbook
print(sha256(fallback_workbook(default_registry(), LifeEvent.DEATH, made_on=date(2026, 3, 3))).hexdigest())
"""


@pytest.mark.parametrize("registry", [default_registry(), build_registry({})], ids=["町の部品あり", "国だけ"])
def test_判定ブックに_食い違いが無い(registry: Registry) -> None:
    assert audit(fallback_workbook(registry, LifeEvent.DEATH, made_on=MADE_ON)) == []


def test_集まりの順が違う起動でも_同じバイト列になる() -> None:
    digests = set()
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1
    assert len(digests.pop()) == 64
