"""``madoguchi fallback`` の約束: ブックを一つ書き、住民の情報は入れず、書けないときは何も残さない。"""

from pathlib import Path

import pytest
from command_line import Run, runner
from openpyxl import load_workbook

from madoguchi_core.cli import Exit

pytestmark = pytest.mark.shared


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch, "fallback")


def test_判定と町の様式のシートのあるブックを書き_写しを置く所を言う(run: Run, tmp_path: Path) -> None:
    code, said, _ = run("--event", "death", "--out", tmp_path / "停止時.xlsx")
    assert code == Exit.OK
    assert "USB" in said
    names = load_workbook(tmp_path / "停止時.xlsx").sheetnames
    assert {"使い方", "入力", "判定", "祝日", "世帯主変更届", "国民健康保険 葬祭費支給申請書"} <= set(names)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--event", "marriage", "--out", "停止時.xlsx"), "MDG806"),
        (("--event", "death", "--out", "停止時.xls"), "MDG453"),
    ],
    ids=["知らない出来事", "開けない拡張子"],
)
def test_書けない頼みは番号で断り_何も書かない(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result, _, said = run(*words)
    assert (result, code in said) == (Exit.DATA, True)
    assert list(tmp_path.iterdir()) == []


def test_書けない所なら_書きかけを残さない(run: Run, tmp_path: Path) -> None:
    (tmp_path / "写し").touch()
    result, _, said = run("--event", "death", "--out", tmp_path / "写し" / "停止時.xlsx")
    assert (result, "MDG804" in said) == (Exit.STORE, True)
    assert [path.name for path in tmp_path.iterdir()] == ["写し"]


def test_もうあるファイルには書かない(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "停止時.xlsx"
    out.write_bytes(b"filled")
    result, _, said = run("--event", "death", "--out", out)
    assert (result, "MDG453" in said, out.read_bytes()) == (Exit.DATA, True, b"filled")
