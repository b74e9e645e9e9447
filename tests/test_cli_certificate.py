"""``madoguchi certificate`` の約束: 職員の画面と返事を分け、紙は出口を通り、どの結論でも終了コードは変わらない。"""

import json
from pathlib import Path

import pytest
from command_line import Run, runner

from madoguchi_core.cli import Exit
from madoguchi_memuro.sample_town import PATTERNS, sample_csv, support_csv

FOLDER = Path(__file__).parent.parent / "examples/situations/certificates"
TRIPLE = ("asks-protected", "asks-unregistered", "asks-not-entitled")
LINE = "窓口の方への返事"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "120")
    return runner(capsys, monkeypatch, "certificate")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def answer_part(out: str) -> str:
    return out.partition(LINE)[2]


@pytest.mark.parametrize("name", ["own-photo", "same-address-other-household", "not-looked-up", *TRIPLE])
def test_どの結論でも_終了コードは0(run: Run, name: str) -> None:
    code, out, _ = run(FOLDER / f"{name}.yaml")
    assert code == Exit.OK
    assert out.index("職員だけ") < out.index(LINE)


def test_三つ組は_返事の紙も紙の名も画面の返事も終了コードも同じ(run: Run, tmp_path: Path) -> None:
    seen = set()
    for name in TRIPLE:
        code, out, _ = run(FOLDER / f"{name}.yaml", "--out", tmp_path / name)
        sheet = (tmp_path / name / "answer.html").read_bytes()
        lines = len((tmp_path / name / "audit.jsonl").read_text(encoding="utf-8").splitlines())
        listed = (tmp_path / name / "outputs.txt").read_bytes()
        seen.add((code, answer_part(out), sheet, tuple(files(tmp_path / name)), listed, lines))
    assert len(seen) == 1
    assert files(tmp_path / TRIPLE[0]) == ["answer.html", "audit.jsonl", "outputs.txt", "staff.html"]


def test_支援措置の請求は_画面にも紙にも判定を出さず_職員には引き継ぎを言う(run: Run, tmp_path: Path) -> None:
    code, out, err = run(FOLDER / "asks-protected-same-household.yaml", "--out", tmp_path)
    assert code == Exit.OK
    assert "MDG813" in err
    for word in ("要確認", "MDG295", "決め手", "支援措置の対象"):
        assert word not in out + err.replace("支援措置の係", "")
    assert "紙に出しません" in (tmp_path / "staff.html").read_text(encoding="utf-8")


def test_JSONの返事も_三つ組で同じ(run: Run, tmp_path: Path) -> None:
    answers = set()
    for name in TRIPLE:
        _, out, _ = run(FOLDER / f"{name}.yaml", "--out", tmp_path / name, "--json")
        shown = json.loads(out)
        assert (shown["staff"] is None) is (name == "asks-protected")
        answers.add(json.dumps(shown["answer"], ensure_ascii=False))
    assert len(answers) == 1


def test_期待と違えば_違いを言って1で終わる(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = (FOLDER / "own-photo.yaml").read_text(encoding="utf-8")
    path.write_text(
        text.replace("結論: 出せる", "結論: 出せない").replace("200円", "300円"), encoding="utf-8"
    )
    code, _, err = run(path)
    assert (code, err.count("MDG232")) == (Exit.DATA, 2)


def test_誤りは行を言って全部並ぶ(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = (FOLDER / "own-photo.yaml").read_text(encoding="utf-8")
    path.write_text(
        text.replace("運転免許証: はい", "運転免許: はい").replace("本人", "ほんにん"), encoding="utf-8"
    )
    code, _, err = run(path)
    assert code == Exit.DATA
    assert "MDG222 s.yaml" in err
    assert "MDG223 s.yaml" in err


REQUEST = """出来事: 証明書の請求
日付: 令和8年4月6日
証明書: juminhyo-individual
窓口に来た方: 同じ世帯の方
見せた書類:
  運転免許証: はい
回答:
  対象の方との関係: 配偶者
  請求の届き方: 窓口
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "residents.csv").write_text(sample_csv(), encoding="utf-8-sig", newline="")
    (folder / "support.csv").write_text(support_csv(), encoding="utf-8-sig", newline="")
    (folder / "request.yaml").write_text(REQUEST, encoding="utf-8")
    return folder


def register(town: Path, number: str, *more: object) -> list[object]:
    return [
        town / "request.yaml", "--residents", town / "residents.csv", "--id", number,
        "--data-as-of", "令和8年4月6日", "--protected", town / "support.csv", *more,
    ]  # fmt: skip


def test_台帳の写しからも_返事は_いる人もいない人も守られた人も同じ(
    run: Run, town: Path, tmp_path: Path
) -> None:
    numbers = [PATTERNS["latter-husband"].address_number, "9999999", PATTERNS["protected"].address_number]
    seen = set()
    for index, number in enumerate(numbers):
        out_dir = tmp_path / str(index)
        code, out, _ = run(*register(town, number, "--by", "8888888", "--out", out_dir))
        seen.add((code, answer_part(out), (out_dir / "answer.html").read_bytes(), tuple(files(out_dir))))
    assert len(seen) == 1
    kept = [json.loads(line) for line in (tmp_path / "2/audit.jsonl").read_text("utf-8").splitlines()]
    assert [one["outcome"] for one in kept] == ["released", "refused", "refused"]


def test_台帳の写しの請求で_紙にも記録にも_氏名も住所も出ない(run: Run, town: Path, tmp_path: Path) -> None:
    run(*register(town, PATTERNS["latter-husband"].address_number, "--out", tmp_path / "out"))
    for name in ("answer.html", "staff.html", "audit.jsonl"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert [word for word in ("霧島", "宗一", "キリシマ", "東2条") if word in text] == [], name


def test_台帳の写しを使うときは_記録の置き場所が要る(run: Run, town: Path) -> None:
    code, _, err = run(*register(town, "1"))
    assert (code, "MDG806" in err) == (Exit.DATA, True)


def test_番号を渡し忘れたら_いない人とは読まずに断る(run: Run, town: Path, tmp_path: Path) -> None:
    code, _, err = run(*register(town, " ", "--out", tmp_path / "out"))
    assert (code, "宛名番号がありません" in err) == (Exit.DATA, True)
    assert not (tmp_path / "out").exists()


def test_台帳の写しが無ければ_その引数は受け取らない(run: Run) -> None:
    code, _, err = run(FOLDER / "own-photo.yaml", "--id", "1")
    assert (code, "MDG806" in err) == (Exit.DATA, True)


def test_judge_に渡したら_どの命令を使うかを言う(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = runner(capsys, monkeypatch)("judge", FOLDER / "own-photo.yaml")
    assert (code, "madoguchi certificate" in err) == (Exit.DATA, True)


def test_この件だけの町の値で判定したことを_職員に知らせる(run: Run) -> None:
    _, _, err = run(FOLDER / "seal-agent-card.yaml")
    assert err.count("MDG262") == 2


def test_世帯を状況ファイルと台帳の両方に書くことはできない(run: Run, town: Path, tmp_path: Path) -> None:
    (town / "request.yaml").write_text(f"{REQUEST}世帯: 見つからない\n", encoding="utf-8")
    code, _, err = run(*register(town, "1", "--out", tmp_path / "out"))
    assert (code, "両方" in err) == (Exit.DATA, True)
