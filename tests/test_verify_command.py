"""``madoguchi verify`` の約束: 通れば 0、足りない規則があれば全部言って 1。人の書いた事例を失わない。"""

from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Run, runner

from madoguchi_core import verify
from madoguchi_core.cli import Exit
from madoguchi_core.procedures import Catalogue
from madoguchi_core.registry import build_registry
from madoguchi_core.verify import package_of


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch, "verify")


def _without_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    package = verify.load_package("national")
    care = tuple(module for module in package.modules if module.place == "death.care")
    bare = replace(package, procedures=care[0].procedures, case_files=(), modules=care)
    monkeypatch.setattr(verify, "load_package", lambda name: bare)


def test_通れば_手続きごとの行き届きと法律の問いを出し_報告を書く(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("national", "--report", "html", "--out", tmp_path)
    assert code == Exit.OK
    assert "care-loss-1" in out
    assert "法律の問い" in out
    page = (tmp_path / "national.html").read_text(encoding="utf-8")
    assert "確かめた日" in page
    assert "http" not in page.partition("<body>")[0]


def test_係ごとに署名できるように_モジュールひとつの報告を書ける(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("national", "--module", "death.care", "--report", "html", "--out", tmp_path)
    page = (tmp_path / "national-death.care.html").read_text(encoding="utf-8")
    assert "care-loss-1" in page
    care = next(one for one in verify.load_package("national").modules if one.place == "death.care")
    assert page.count("<h3>") == len(care.procedures)
    assert f"手続き {len(care.procedures)} 件" in out


def test_事例の日を_出来事に合う名で呼ぶ(run: Run, tmp_path: Path) -> None:
    """転入や証明書の事例の日を「亡くなった日」と書くと、署名する係が読み違える。"""
    run("national", "--report", "html", "--out", tmp_path)
    text = (tmp_path / "national.html").read_text(encoding="utf-8")
    pages = {page.partition('<span class="small">')[2].partition("<")[0]: page for page in text.split("<h3>")}
    names = ("亡くなった日", "異動日", "請求の日")
    written = {
        one: [name for name in names if f"<li>{name}: 令和" in pages[one]]
        for one in ("care-loss-1", "care-in", "juminhyo-kisai")
    }
    assert written == {"care-loss-1": ["亡くなった日"], "care-in": ["異動日"], "juminhyo-kisai": ["請求の日"]}


def test_足りない事例を_すべて言って_1で終わる(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_cases(monkeypatch)
    code, _, err = run("national")
    assert code == Exit.DATA
    assert "MDG821" in err
    assert "MDG250 care.yaml care-loss-1: 要る事例がありません" in err


def test_足りない事例を作れば_検査に通る事例になる(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _without_cases(monkeypatch)
    code, _, _ = run("national", "--write-cases", tmp_path)
    text = (tmp_path / "care.yaml").read_text(encoding="utf-8")
    assert code == 0
    assert text.startswith("題名: 介護保険")
    again, _, _ = run("national", "--write-cases", tmp_path)
    assert again == 0
    assert (tmp_path / "care.yaml").read_text(encoding="utf-8") == text


def test_誤りのある事例は_書き直さない(run: Run, tmp_path: Path) -> None:
    broken = "題名: 介護保険\n事例:\n  - 題名: 手で書いた\n    手続き: care-loss-1\n    期待: いらない\n"
    (tmp_path / "care.yaml").write_text(broken, encoding="utf-8")
    code, _, err = run("national", "--write-cases", tmp_path, "--module", "death.care")
    assert code == Exit.DATA
    assert "MDG251" in err
    assert (tmp_path / "care.yaml").read_text(encoding="utf-8") == broken


def test_同じ名のモジュールの事例を_一つのファイルに混ぜない(run: Run, tmp_path: Path) -> None:
    """死亡の介護と異動の介護は別のファイル。混ぜて書くと、片方の事例がもう片方のものとして残る。"""
    code, _, err = run("national", "--write-cases", tmp_path, "--module", "care")
    assert code == Exit.DATA
    assert "--module death.care" in err
    assert list(tmp_path.iterdir()) == []


def test_無いモジュールの事例は_書いたふりをせずに断る(run: Run, tmp_path: Path) -> None:
    code, _, err = run("national", "--write-cases", tmp_path, "--module", "caer")
    assert code == Exit.DATA
    assert "MDG806" in err
    assert "caer" in err
    assert list(tmp_path.iterdir()) == []


def test_モジュールに書いたのに一覧に足し忘れた手続きを_名を挙げて断る() -> None:
    registry = build_registry({})
    owners = {name: owner for name, owner in registry.procedure_owners.items() if name != "dog"}
    rest = Catalogue(item for item in registry.catalogue if item.id != "dog")
    found = package_of(replace(registry, procedure_owners=owners, catalogue=rest), "national").findings
    assert [one.where for one in found if one.code == "MDG261"] == [
        "madoguchi_core.national.death.animals dog"
    ]


def test_入っていない部品と_知らない報告の形を断る(run: Run) -> None:
    assert run("hakodate")[0] == Exit.PLUGIN
    code, _, err = run("national", "--report", "pdf")
    assert code == Exit.DATA
    assert "MDG806" in err


def test_手続きを持たない町の部品も検査でき_見分けた割合は言わない(run: Run) -> None:
    code, out, _ = run("memuro")
    assert code == Exit.OK
    assert "memuro: 自分の手続きはありません" in out
    assert "100.0%" not in out
