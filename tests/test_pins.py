"""依存の約束: どの部品も版を固定してあり、下限は各パッケージが言う。"""

import re
import tomllib

from house_tree import ROOT

NAME = re.compile(r"^[A-Za-z0-9._-]+")


def test_解き直した部品はすべて固定した版の一覧にある() -> None:
    """足りなければ ``uv run nox -s pins`` を動かす。``uv.lock`` は ``uv run`` がその場で作る。"""
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    constraints = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
    pinned = {match[0] for row in constraints["constraint-dependencies"] if (match := NAME.match(row))}

    assert {row["name"] for row in locked if "editable" not in row["source"]} - pinned == set()


def test_パッケージの依存には下限がある() -> None:
    """``minimums`` が確かめる版。上限は書かない。"""
    paths = [*ROOT.glob("packages/*/pyproject.toml"), ROOT / "plugins/memuro/pyproject.toml"]
    rows = {
        row
        for path in paths
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["project"]["dependencies"]
        if not row.startswith("madoguchi-")
    }

    assert {row for row in rows if ">=" not in row} == set()
