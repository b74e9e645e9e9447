"""文書の約束: README の命令は本当にあり、用語集の名はコードの名と合う。"""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from house_tree import ROOT, modules

COMMAND = re.compile(r"\buv run (nox -s|madoguchi) \"?(\w+)")


def _commands(tool: str) -> set[str]:
    """入口の文書に書いた、その道具の仕事の名。"""
    texts = [(ROOT / path).read_text(encoding="utf-8") for path in ("README.md", "CONTRIBUTING.md")]
    return {name for text in texts for found, name in COMMAND.findall(text) if found == tool}


def test_文書に書いた仕事は本当にある() -> None:
    noxfile = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    sessions = {
        node.name for node in noxfile.body if isinstance(node, ast.FunctionDef) and node.decorator_list
    }

    assert "tests" in _commands("nox -s")
    assert _commands("nox -s") - sessions == set()


def test_文書に書いたコマンドは本当にある() -> None:
    madoguchi = Path(sys.executable).with_name("madoguchi")

    assert "demo" in _commands("madoguchi")
    for command in _commands("madoguchi"):
        done = subprocess.run([madoguchi, command, "--help"], check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_READMEの地図にあるものは本当にある() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    places = re.findall(r"^([a-z][\w./-]+)  +\S", text, re.MULTILINE)

    assert len(places) >= 8
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_READMEの部屋の順は層の約束と同じ() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    order = re.findall(r"`(\w+)`", text[text.index("下から順に") : text.index("どの部屋も、自分より下だけ")])
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "rooms")

    assert [name for name in layers if not name.startswith("(")] == order[::-1]


def _glossary() -> list[tuple[str, str]]:
    """用語と、その説明の一行目。"""
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    block = text[text.index("```{glossary}\n") :].removeprefix("```{glossary}\n").removesuffix("```\n")
    return [tuple(entry.split("\n", 1)) for entry in block.strip().split("\n\n")]  # type: ignore[misc]


def test_用語には読みと識別子と定義がある() -> None:
    entry = re.compile(r"  （[ぁ-ん]+）`\w+`。.+。$")
    assert [term for term, text in _glossary() if not entry.match(text.strip("\n"))] == []


def test_用語集の識別子はコードで使われている() -> None:
    names = {name for module in modules() for name in module.name.split(".")}
    names |= {name for module in modules() for node in ast.walk(module.tree) for name in _names(node)}
    identifiers = {match[1]: term for term, text in _glossary() if (match := re.search(r"`(\w+)`", text))}

    assert {term: name for name, term in identifiers.items() if not _is_used(name, names)} == {}


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
            return [name]
        case ast.keyword(arg=str(name)):
            return [name]
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return [name]
        case _:
            return []


def _is_used(word: str, names: set[str]) -> bool:
    """名そのもの、または ``parse_wareki`` のように下線で区切った一部。"""
    return word in names or any(word in name.split("_") for name in names)
