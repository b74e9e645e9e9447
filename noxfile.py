#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.10"]
# ///
"""この作業場の仕事の一覧。``uv run nox -l`` で名前と説明が出る。仕事の中身はここに、道具の約束は pyproject.toml に置く。"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import nox
from nox.command import CommandFailed

ROOT = Path(__file__).parent
MEMBERS = {
    path.parent.name: path.parent.relative_to(ROOT).as_posix()
    for path in sorted([*ROOT.glob("packages/*/pyproject.toml"), ROOT / "plugins/memuro/pyproject.toml"])
}
# 試験に要る、選べる部品
EXTRAS = {"packages/madoguchi-core": "[verify]", "packages/madoguchi-speech": "[engine]"}
# 試験が機械に求める物（命令の名か、ファイルの道）と、それを入れる Debian の包み。増やすときは README にも書く。
SYSTEM_NEEDS = {
    "git": "git",
    "soffice": "libreoffice-calc-nogui",
    "postgres": "postgresql",
    "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf": "fonts-ipaexfont",
}
# pydantic_core は pydantic が自分の例外を作る口として見せている部品
DEPTRY_NAMES = ("--package-module-name-map", "pydantic=pydantic|pydantic_core")

nox.needs_version = ">=2025.10"
nox.options.default_venv_backend = "uv"
nox.options.sessions = ["tests"]


@nox.session(venv_backend="none")
def tests(session: nox.Session) -> None:
    """CI と同じすべて: lint → docs → alone → unit（速いものから。最後に試験の結果が残る）。"""
    _require_system_needs(session)
    for session_name in ("lint", "docs", *(f"alone({name})" for name in MEMBERS), "unit"):
        session.notify(session_name)


@nox.session(venv_backend="none")
def unit(session: nox.Session) -> None:
    """全パッケージの試験、家の約束の試験、docstring と文書の例。引数は pytest に渡る。"""
    session.run("uv", "run", "pytest", *session.posargs, external=True)


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """書式・ruff・mypy・層の約束・依存の宣言・綴り・docstring。最後まで見てから、直すものをまとめて言う。"""
    failed: list[str] = []
    for command, env in _lint_commands():
        try:
            session.run("uv", "run", *command, env=env, external=True)
        except CommandFailed:
            failed.append(" ".join(command))
    if failed:
        session.error("直すもの:\n  " + "\n  ".join(failed))


@nox.session
@nox.parametrize("member", [nox.param(path, id=name) for name, path in MEMBERS.items()])
def alone(session: nox.Session, member: str) -> None:
    """ほかのパッケージの無い環境で、全モジュールを読み込み、そのパッケージの試験だけを動かす（長い heavy は unit で一度だけ）。"""
    session.install("--editable", f"{member}{EXTRAS.get(member, '')}", "--group", "test")
    session.run("python", "tools/import_everything.py", f"{member}/src")
    session.run("pytest", member, "-m", "not shared and not heavy", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """文書を docs/_build/html に作る。警告は失敗。"""
    session.install("--editable", MEMBERS["madoguchi-core"], "--group", "docs")
    session.run("sphinx-build", "-n", "-E", "-T", "-W", "--keep-going", "-q", "docs", "docs/_build/html")


@nox.session
def cover(session: nox.Session) -> None:
    """試験がどの行と枝を通るかを数える。"""
    session.install(*_editables(), "--group", "test", "--group", "cover")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report")


@nox.session
def minimums(session: nox.Session) -> None:
    """宣言した下限の版の依存で、全パッケージの試験を動かす。"""
    session.install(*_editables(), "--group", "test", "--resolution=lowest-direct", env={"UV_NO_CONFIG": "1"})
    # 古い部品が新しい部品に出す警告は、こちらの約束ではない
    session.run("pytest", "-W", "default", *MEMBERS.values(), *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """速さを測る: 規則はよその規則エンジンと、様式は下限と openpyxl と、同じ仕事で比べる。"""
    session.install(*_editables(), "--group", "test", "--group", "bench")
    session.run("pytest", "benchmarks", *session.posargs, env={"PYTHONPATH": "benchmarks"})


@nox.session(venv_backend="none")
def interview(session: nox.Session) -> None:
    """聞き取りの質問の数をすべて数え直し、公開している表と照らす（CI では一部だけ）。--write では、表を書き直す。"""
    session.run("uv", "run", "python", "tools/interview_counts.py", *session.posargs, external=True)


@nox.session(venv_backend="none")
def soak(session: nox.Session) -> None:
    """番号札の置き場所を、長く強制終了と混雑にさらす（CI では動かさない）。引数は、端末をすべて止める回数。"""
    session.run("uv", "run", "python", "tools/queue_soak.py", *session.posargs, external=True)


@nox.session(venv_backend="none")
def pins(session: nox.Session) -> None:
    """依存の版を最新に解き直し、pyproject.toml の constraint-dependencies を書き換える。"""
    pyproject = ROOT / "pyproject.toml"
    before = pyproject.read_text(encoding="utf-8")
    pyproject.write_text(_with_pins(before, []), encoding="utf-8")
    try:
        session.run("uv", "lock", "--upgrade", external=True)
        flags = ("--all-groups", "--no-emit-workspace", "--no-hashes", "--no-annotate", "--no-header")
        exported = session.run("uv", "export", *flags, silent=True, external=True, stderr=None)
    except CommandFailed:
        pyproject.write_text(before, encoding="utf-8")
        raise
    pyproject.write_text(_with_pins(before, str(exported).splitlines()), encoding="utf-8")


def _editables() -> list[str]:
    return [word for path in MEMBERS.values() for word in ("--editable", f"{path}{EXTRAS.get(path, '')}")]


def _lint_commands() -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """見張りの命令と、その環境変数。"""
    yield ("ruff", "format", "--check", "."), {}
    yield ("ruff", "check", "."), {}
    yield ("mypy",), {}
    for path in MEMBERS.values():
        # 同じ名の試験が別の部屋やパッケージにあるので、一つずつ、道を名にして見る
        yield ("mypy", "--explicit-package-bases", f"{path}/tests"), {"MYPYPATH": path}
    yield ("lint-imports",), {}
    for path in MEMBERS.values():
        yield ("deptry", f"{path}/src", "--config", f"{path}/pyproject.toml", *DEPTRY_NAMES), {}
    yield ("codespell",), {}
    yield ("interrogate", "--config", "pyproject.toml", *(f"{path}/src" for path in MEMBERS.values())), {}


def _with_pins(text: str, lines: Sequence[str]) -> str:
    rows = "".join(f'  "{line.replace(chr(34), chr(39))}",\n' for line in lines if line.strip())
    pattern = re.compile(r"^constraint-dependencies = \[\n.*?^\]", re.MULTILINE | re.DOTALL)
    return pattern.sub(lambda _: f"constraint-dependencies = [\n{rows}]", text, count=1)


def _require_system_needs(session: nox.Session) -> None:
    missing = [need for need in SYSTEM_NEEDS if not _has(need)]
    if not missing:
        return
    packages = [SYSTEM_NEEDS[need] for need in missing]
    lacking = f"この機械に無い物: {' '.join(missing)}（入れる Debian の包み: {' '.join(packages)}）"
    if Path("/etc/debian_version").exists() and os.geteuid() == 0:
        session.run("apt-get", "update", "-q", external=True)
        session.run("apt-get", "install", "-qy", "--no-install-recommends", *packages, external=True)
    elif os.environ.get("CI"):
        session.error(lacking)
    else:
        session.warn(lacking)


def _has(need: str) -> bool:
    # Debian の postgresql は、命令を道に置かない
    where = Path("/usr/lib/postgresql").glob(f"*/bin/{need}")
    return bool(shutil.which(need)) or Path(need).exists() or any(where)


if __name__ == "__main__":
    nox.main()
