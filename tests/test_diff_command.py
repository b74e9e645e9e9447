"""``madoguchi diff`` と ``rules`` の約束: 違いは 0 で終わり、番号は出口を通してだけ出て、控えとは言葉だけを比べる。"""

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_memuro.sample_town import PATTERNS, family_csv, sample_csv, support_csv

REFORM = ("--before", "2024-09-30", "--after", "令和6年10月1日")
CARDS = ("--before", "2025-12-28", "--after", "2025-12-29")
PROTECTED = PATTERNS["protected"].address_number


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")
    return runner(capsys, monkeypatch)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "residents.csv").write_text(sample_csv(), encoding="utf-8-sig", newline="")
    (tmp_path / "support.csv").write_text(support_csv(), encoding="utf-8-sig", newline="")
    return tmp_path


def _told(run: Run, *words: object) -> dict[str, Any]:
    code, out, err = run("diff", *words, "--json")
    assert code == Exit.OK, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_二つの日の間で_言葉の変わった手続きと値と記録が出る(run: Run) -> None:
    code, out, _ = run("diff", *REFORM)
    assert code == Exit.OK
    assert "前 令和6年9月30日の決まり（入っている部品すべて" in out
    for said in (
        "child-allow-recipient",
        "15歳に達した日以後",
        "18歳に達した日以後",
        "児童手当の対象が高校生年代までになった",
    ):
        assert said in out
    assert "結論の変わる世帯" not in out


def test_見本の町で_結論の変わる人と世帯の数が出て_番号は画面に出ない(run: Run) -> None:
    code, out, _ = run("diff", *REFORM, "--sample", "--on", "2024-10-01")
    assert code == Exit.OK
    assert "判定した人: 110人・59世帯" in out
    assert "結論の変わる人: 2人・2世帯" in out
    assert "要確認" in out
    assert "1023" not in out


def test_JSON_の形は決まっていて_同じ状態どうしなら空(run: Run) -> None:
    found = _told(run, *REFORM, "--sample", "--on", "2024-10-01")
    assert found["schema"] == "madoguchi.diff/1"
    assert [one["id"] for one in found["changed"]] == [
        "birth-child-allow",
        "child-allow-child",
        "child-allow-in",
        "child-allow-recipient",
        "child-allow-unpaid",
        "divorce-child-allow",
    ]
    assert [
        (row["procedure"], row["before"], row["after"], row["persons"]) for row in found["households"]["rows"]
    ] == [
        ("child-allow-child", "not_required", "to_confirm", 1),
        ("child-allow-recipient", "to_confirm", "required", 1),
    ]
    assert all("numbers" not in row for row in found["households"]["rows"])
    same = _told(run, "--before", "2024-10-01", "--after", "2024-10-01", "--sample")
    assert (same["changed"], same["values"], same["added"], same["removed"]) == ([], [], [], [])
    assert same["households"]["rows"] == []


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_住民の表でも取り込んだ写しでも_同じ数になる(run: Run, town: Path, form: str) -> None:
    source = str(town / "residents.csv")
    if form == "sqlite":
        from madoguchi_core.store import import_residents
        from madoguchi_memuro.residents import MEMURO_RESIDENTS

        import_residents(Path(source), town / "copy.sqlite3", MEMURO_RESIDENTS, data_as_of=None)
        source = f"sqlite:///{town / 'copy.sqlite3'}"
    found = _told(run, *REFORM, "--residents", source, "--on", "2024-10-01")["households"]
    assert (found["persons"], found["changed_persons"]) == (110, 2)


def test_番号は支援措置の無い世帯だけを_出口の記録と一緒に書き出す(run: Run, town: Path) -> None:
    out = town / "out"
    names = ("--residents", town / "residents.csv", "--protected", town / "support.csv")
    code, screen, _ = run("diff", *CARDS, *names, "--on", "2026-04-10", "--list", "--out", out)
    assert code == Exit.OK
    (row,) = json.loads((out / "diff.json").read_text(encoding="utf-8"))["households"]["rows"]
    assert row["protected"] == 2
    assert len(row["numbers"]) == row["persons"] - 2
    assert PROTECTED not in row["numbers"]
    page = (out / "diff.html").read_text(encoding="utf-8")
    assert "宛名番号" in page
    assert "ほか 2人は、支援措置の世帯なので並べません" in page
    (record,) = (out / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(record)["subjects"] == row["numbers"]
    for text in (page, screen):
        assert "霧島" not in text
        assert "東2条" not in text


def test_番号を頼まなければ_紙にも番号は無く_記録も要らない(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("diff", *REFORM, "--sample", "--on", "2024-10-01", "--out", tmp_path)
    assert code == Exit.OK
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diff.html", "diff.json", "outputs.txt"]
    page = (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "宛名番号" not in page
    assert "<mark>15</mark>歳に達した日以後" in page
    assert "://" not in page.partition("<body>")[0]


@pytest.mark.parametrize(
    "more", [("--list",), ("--list", "--out", "out")], ids=["書き出す先が無い", "名簿が無い"]
)
def test_番号を並べるには_名簿と記録を残す所が要る(run: Run, town: Path, more: tuple[str, ...]) -> None:
    code, _, err = run("diff", *REFORM, "--residents", town / "residents.csv", *more)
    assert code == Exit.DATA
    assert "--protected" in err


def test_控えに残した規則と_言葉を比べられるが_世帯は比べられない(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "控え.json"
    code, out, _ = run("rules", "2024-09-30", "--out", kept)
    assert code == Exit.OK
    assert "値" in out
    by_file = _told(run, "--before", kept, "--after", "2024-10-01")
    by_date = _told(run, *REFORM)
    assert by_file == by_date
    same_day = _told(run, "--before", kept, "--after", "installed")
    assert same_day["after"]["on"] == "2024-09-30"
    assert (same_day["changed"], same_day["values"]) == ([], [])
    code, _, err = run("diff", "--before", kept, "--after", "2024-10-01", "--sample")
    assert code == Exit.DATA
    assert "MDG830" in err


def test_部品を選んで_町の値と国の値の違いを見られる(run: Run) -> None:
    found = _told(run, "--before", "national@2026-04-01", "--after", "memuro")
    values = {one["key"]: (one["before"]["text"], one["after"]["text"]) for one in found["values"]}
    assert values["latter-funeral.amount"] == ("決まっていない", "30,000円")
    assert (found["before"]["on"], found["after"]["on"]) == ("2026-04-01", "2026-04-01")
    assert found["findings"] == []


def test_記録の無い違いは_注意になり_紙にも載る(run: Run, tmp_path: Path) -> None:
    days = ("--before", "national@2022-03-31", "--after", "national@2022-04-01")
    code, _, err = run("diff", *days, "--out", tmp_path)
    assert code == Exit.OK
    assert "minor-guardian、nhk" in (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert "[注意] MDG216 minor-guardian" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--before", "2024-13-01", "--after", "2024-10-32"), Exit.DATA, ("--before", "--after", "MDG806")),
        (("--before", "nobody@2024-10-01", "--after", "2024-10-01"), Exit.PLUGIN, ("MDG308",)),
        (("--before", "無い.json", "--after", "2024-10-01"), Exit.STORE, ("MDG803",)),
        ((*REFORM, "--sample", "--on", "昨日"), Exit.DATA, ("--on",)),
        ((*REFORM, "--sample", "--event", "party"), Exit.DATA, ("death",)),
        ((*REFORM, "--sample", "--residents", "x.csv"), Exit.DATA, ("--residents",)),
    ],
    ids=["日の誤り", "無い部品", "無い控え", "出来事の日の誤り", "知らない出来事", "両方の住民"],
)
def test_誤りは_どこをどう直すかを言って断る(
    run: Run, words: tuple[str, ...], code: Exit, said: tuple[str, ...]
) -> None:
    stopped, out, err = run("diff", *words)
    assert stopped == code
    assert out == ""
    assert [one for one in said if one not in err] == []


def test_壊れた控えは_直す所を言って断る(run: Run, tmp_path: Path) -> None:
    (tmp_path / "控え.json").write_text('{"schema": "madoguchi.rules/1"}', encoding="utf-8")
    code, _, err = run("diff", "--before", tmp_path / "控え.json", "--after", "2024-10-01")
    assert code == Exit.DATA
    assert "MDG217 控え.json procedures" in err


def test_子のいる町でも_どの人を見たかと数が合う(run: Run, tmp_path: Path) -> None:
    (tmp_path / "town.csv").write_text(family_csv(40), encoding="utf-8-sig", newline="")
    found = _told(run, *REFORM, "--residents", tmp_path / "town.csv", "--on", "2024-10-01")["households"]
    rows = family_csv(40).count("\n") - 1
    assert found["persons"] + sum(found["not_judged"].values()) == rows
    assert found["judged"] == ["child-allow-child", "child-allow-recipient", "child-allow-in"]
