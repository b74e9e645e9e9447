"""読み込みの約束: 読み込むだけでは何にも触れず、重い部品も連れて来ない。"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from house_tree import modules

PACKAGES = sorted({module.name.split(".")[0] for module in modules()})
ROOMS = [module.name for module in modules() if module.is_package and module.is_public]
# 使うときに読み込むもの
HEAVY = {
    "PIL",
    "escpos",
    "fontTools",
    "holidays",
    "jinja2",
    "numpy",
    "openpyxl",
    "polars",
    "pyopenjtalk",
    "pypdfium2",
    "rich",
    "sqlalchemy",
    "sudachipy",
    "typer",
    "xlsxwriter",
}
# 殻は、その仕事の部品を読み込んでよい
SHELL = ("madoguchi_core.cli", "madoguchi_core.store")
PROBE = """
import importlib, json, site, sys, sysconfig
installed = tuple(map(str, {*site.getsitepackages(), *map(sysconfig.get_path, ("stdlib", "platstdlib", "purelib"))}))
touched = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        path = arguments[0]
        if not path.startswith(installed) and not path.endswith((".py", ".pyc", ".so")) and path not in sys.path:
            touched.append(path)
    elif event.startswith(("socket.", "sqlite3.", "subprocess.", "os.system", "urllib.")):
        touched.append(event)
sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
modules = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps({"touched": touched, "modules": modules}))
"""


def _import(*names: str) -> dict[str, list[str]]:
    """新しい Python で読み込み、触れたものと、読み込まれた部品の名を返す。"""
    done = subprocess.run([sys.executable, "-c", PROBE, *names], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("package", PACKAGES)
def test_パッケージの読み込みは何にも触れない(package: str) -> None:
    seen = _import(package)

    assert seen["touched"] == []
    assert HEAVY & set(seen["modules"]) == set()


def test_殻のほかの部屋をすべて読み込んでも何にも触れない() -> None:
    seen = _import(*(room for room in ROOMS if not room.startswith(SHELL)))

    assert seen["touched"] == []
    assert HEAVY & set(seen["modules"]) == set()


def test_見張りは触れたファイルと重い部品の名を挙げる(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """約束を破るモジュールを置けば、上の二つの試験は失敗する。"""
    (tmp_path / "careless.py").write_text(
        "import openpyxl\nopen(__file__ + '.txt', 'w').close()\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    seen = _import("careless")

    assert str(tmp_path / "careless.py.txt") in seen["touched"]
    assert "openpyxl" in HEAVY & set(seen["modules"])
