"""番号札のコマンドの約束: 町の札をそのまま描き、紙が出たと言えないときは 0 で終わらない。"""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from command_line import Run, runner
from fake_printer import COVER_OPEN, NEAR_END, FakePrinter, Manners, Paper
from PIL import Image

from madoguchi_core.cli import Exit

QUICK = "profile=munbyn-80&id=front&connect=1&send=0.5&answer=0.2&state=0.1"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "400")
    return runner(capsys, monkeypatch, "ticket")


def picture(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes())).convert("L")


# ---------------------------------------------------------------- 下見


@pytest.mark.parametrize(
    ("words", "width"),
    [((), 640), (("--paper", "58"), 464), (("--profile", "raster-58"), 464), (("--layout", "standard"), 640)],
)
def test_下見は_町の札を紙の幅に合わせて描く(
    run: Run, tmp_path: Path, words: tuple[str, ...], width: int
) -> None:
    out = tmp_path / "札.png"
    code, said, problems = run("preview", *words, "--out", out)
    assert (code, problems) == (Exit.OK, "")
    assert "描きました" in said
    assert picture(out).width == width
    [code_read] = zxingcpp.read_barcodes(picture(out))
    assert code_read.text == "https://example.lg.jp/q/sample"


def test_番号を二つ書けば_二枚が一つの絵に並ぶ(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    run("preview", "--number", "A007", "--out", one)
    run("preview", "--number", "A007", "--number", "B512", "--out", two)
    assert picture(two).height > 1.8 * picture(one).height


@pytest.mark.parametrize(
    ("words", "code", "number"),
    [
        (("--layout", "無い札"), Exit.DATA, "MDG529"),
        (("--paper", "60"), Exit.DATA, "MDG529"),
        (("--paper", "58", "--profile", "paper-58"), Exit.DATA, "MDG529"),
        (("--profile", "paper-57"), Exit.OUTPUT, "MDG526"),
        (("--number", "\ue000"), Exit.OUTPUT, "MDG520"),
    ],
)
def test_使えない指定では_何も書かない(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: Exit, number: str
) -> None:
    out = tmp_path / "ticket.png"
    ended, _, problems = run("preview", *words, "--out", out)
    assert (ended, number in problems, out.exists()) == (code, True, False)


def test_絵でない拡張子は断る(run: Run, tmp_path: Path) -> None:
    code, _, problems = run("preview", "--out", tmp_path / "ticket.jpg")
    assert (code, "MDG529" in problems) == (Exit.DATA, True)


# ---------------------------------------------------------------- プリンター


def test_試し刷りは_刷り終えた返事で終わる(run: Run) -> None:
    with FakePrinter(Manners()) as printer:
        code, said, problems = run("test", "--printer", printer.address(QUICK))
    assert (code, said.strip(), problems) == (Exit.OK, "front: 紙が出た", "")
    [slip] = printer.paper.slips
    assert "中央".encode("cp932") in slip


@pytest.mark.parametrize(
    ("manners", "told", "number"),
    [
        (Manners(before=COVER_OPEN), "front: 紙は出ていない", "MDG552"),
        (Manners(confirmation=b""), "front: 紙が出たか分からない", "MDG555"),
    ],
    ids=["出ていない", "分からない"],
)
def test_紙が出たと言えなければ_6で終わる(run: Run, manners: Manners, told: str, number: str) -> None:
    with FakePrinter(manners) as printer:
        code, said, problems = run("test", "--printer", printer.address(QUICK))
    assert (code, said.strip(), number in problems) == (Exit.OUTPUT, told, True)


@pytest.mark.parametrize(
    ("manners", "code", "told"),
    [
        (Manners(before=NEAR_END), Exit.OK, "front: 紙の残りが少ない"),
        (Manners(before=COVER_OPEN), Exit.OUTPUT, "front: 蓋が開いている"),
    ],
    ids=["刷れる", "刷れない"],
)
def test_様子を尋ねる(run: Run, manners: Manners, code: Exit, told: str) -> None:
    with FakePrinter(manners) as printer:
        assert run("state", "--printer", printer.address(QUICK)) == (code, f"{told}\n", "")


def test_読めない宛先は断る(run: Run) -> None:
    code, _, problems = run("state", "--printer", "192.168.1.50")
    assert (code, "MDG525" in problems) == (Exit.OUTPUT, True)


# ---------------------------------------------------------------- 束


def test_束を一枚ずつ刷る(run: Run) -> None:
    with FakePrinter(Manners()) as printer:
        address = printer.address(QUICK)
        code, said, _ = run("stack", "--category", "a", "--from", 1, "--to", 3, "--printer", address)
    assert (code, said.strip()) == (Exit.OK, "front: 手A001〜手A003（3 枚） を刷りました")
    assert (len(printer.paper.slips), printer.connections) == (3, 3)


def test_束は_紙が出たと言えない札で止まる(run: Run) -> None:
    with FakePrinter(Manners(confirmation=b"")) as printer:
        address = printer.address(QUICK)
        code, said, _ = run("stack", "--category", "a", "--from", 1, "--to", 3, "--printer", address)
    assert (code, "手A001 で止めました" in said) == (Exit.OUTPUT, True)
    assert printer.connections == 1


def test_束を書き出せば_番号の数だけ札がある(run: Run, tmp_path: Path) -> None:
    for name in ("stack.bin", "stack.png"):
        out = tmp_path / name
        words = ("--category", "b", "--from", 500, "--to", 502, "--paper", 58, "--out", out)
        assert run("stack", *words)[0] == Exit.OK
    paper = Paper()
    paper.feed((tmp_path / "stack.bin").read_bytes())
    assert len(paper.slips) == 3
    assert picture(tmp_path / "stack.png").width == 464


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--category", "a", "--from", 0, "--to", 3, "--out", "x.bin"), ""),
        (("--category", "a", "--from", 3, "--to", 1, "--out", "x.bin"), "MDG528"),
        (("--category", "d", "--from", 1, "--to", 3, "--out", "x.bin"), "MDG541"),
        (("--category", "z", "--from", 1, "--to", 3, "--out", "x.bin"), "MDG529"),
        (("--category", "a", "--from", 1, "--to", 3), "MDG529"),
        (("--category", "a", "--from", 1, "--to", 3, "--out", "x.bin", "--printer", "dummy:"), "MDG529"),
        (("--category", "a", "--from", 1, "--to", 3, "--out", "x.txt"), "MDG529"),
        (("--category", "a", "--from", 1, "--to", 3, "--layout", "memuro-slip", "--out", "x.bin"), "MDG503"),
    ],
)
def test_使えない束は_作らない(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[object, ...],
    number: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, problems = run("stack", *words)
    assert code != Exit.OK
    assert number in problems
    assert list(tmp_path.iterdir()) == []
