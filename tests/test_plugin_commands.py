"""部品が足すコマンドの約束: 使うときまで読み込まず、困った部品は番号で言う。"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
import typer
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_core.errors import InvalidValue
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import CommandGroup
from madoguchi_core.registry import build_registry


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """渡したものだけを差し出す部品の入った madoguchi にする。"""

    def install(*groups: object) -> None:
        plugin = SimpleNamespace(MADOGUCHI_API=1, madoguchi_commands=hookimpl(lambda: groups))
        registry = build_registry({"snow": plugin})
        monkeypatch.setattr("madoguchi_core.plugins.default_registry", lambda: registry)

    return install


def _snow() -> typer.Typer:
    app = typer.Typer(no_args_is_help=True)

    @app.callback()
    def snow(*, is_heavy: bool = typer.Option(False, "--heavy")) -> None:
        typer.echo(f"大雪: {is_heavy}")

    @app.command()
    def plough(ward: str) -> None:
        typer.echo(f"{ward}を除雪します")

    return app


def _never() -> typer.Typer:
    raise AssertionError("読み込まないはずの組です")


def _broken() -> typer.Typer:
    raise ImportError("無い部品です")


def test_部品のコマンドは_自分の選び方ごと動く(run: Run, offer: Callable[..., None]) -> None:
    offer(CommandGroup("snow", "除雪の仕事", _snow))

    assert run("snow", "--heavy", "plough", "東町") == (Exit.OK, "大雪: True\n東町を除雪します\n", "")
    code, out, _ = run("snow", "--help")
    assert code == Exit.OK
    assert "plough" in out


def test_一覧には題だけが出て_中身は読み込まない(run: Run, offer: Callable[..., None]) -> None:
    offer(CommandGroup("snow", "除雪の仕事", _never))

    code, out, _ = run("--help")

    assert code == Exit.OK
    assert "除雪の仕事" in out
    assert "okuyami" in out


def test_もとからあるコマンドでは_部品を探しもしない(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("madoguchi_core.plugins.default_registry", _never)

    assert run("okuyami", "--help")[0] == Exit.OK


def test_知らないコマンドは_使い方の誤り(run: Run, offer: Callable[..., None]) -> None:
    offer(CommandGroup("snow", "除雪の仕事", _never))

    code, _, said = run("sonw")

    assert code == Exit.USAGE
    assert "sonw" in said


@pytest.mark.parametrize(
    ("group", "words", "number"),
    [
        pytest.param(CommandGroup("snow", "除雪", _broken), "snow", "MDG307", id="読み込めない"),
        pytest.param(CommandGroup("snow", "除雪", dict), "snow", "MDG307", id="typer でない"),
        pytest.param(CommandGroup("okuyami", "おくやみ", _snow), "--help", "MDG303", id="名が重なる"),
        pytest.param("snow", "snow", "MDG309", id="組でない"),
    ],
)
def test_困った部品は番号で言う(
    run: Run, offer: Callable[..., None], group: object, words: str, number: str
) -> None:
    offer(group)

    code, _, said = run(words)

    assert code == Exit.PLUGIN
    assert number in said


@pytest.mark.parametrize(("name", "title"), [("Forms", "様式"), ("forms", ""), ("-x", "様式")])
def test_使えない名と空の説明は断る(name: str, title: str) -> None:
    with pytest.raises(InvalidValue, match="MDG309"):
        CommandGroup(name, title, _snow)
