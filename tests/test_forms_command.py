"""様式のコマンドの約束: 定義の無いひな形にも言われたとおりに書き、書けないときは番号で断り、ひな形を変えない。"""

import json
import tomllib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import form_corpus
import pytest
from command_line import Run, runner
from office import require_soffice
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, name_cells, part_of, sheet_of

from madoguchi_core.cli import Exit
from madoguchi_core.forms import load_form


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    # 指摘の行が、端末の幅で折れないようにする
    monkeypatch.setenv("COLUMNS", "400")
    return runner(capsys, monkeypatch, "forms")


def _draw(sheet: Worksheet) -> None:
    sheet.merge_cells("C5:H5")
    sheet["A1"], sheet["C7"], sheet["H10"] = "申請書", "=C5", "芽室町"
    sheet["C8"].number_format = "@"
    sheet["C9"].number_format = '[$-411]ggge"年"m"月"d"日"'
    for cell in ("B2", "B3", "B4"):
        sheet[cell].alignment = Alignment(shrink_to_fit=True)
    name_cells(sheet, "氏名", "申請書!$C$5:$H$5")
    name_cells(sheet, "範囲", "申請書!$B$2:$B$4")
    name_cells(sheet, "消えた", "申請書!#REF!")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """名に空白のある、日本語のフォルダーとファイル。"""
    path = tmp_path / "様式 一覧" / "申請書 （原本）.xlsx"
    path.parent.mkdir()
    path.write_bytes(book(申請書=_draw))
    return path


def _fill(run: Run, template: Path, *words: str) -> tuple[int, str, str, Worksheet | None]:
    """書いて、ひな形が変わっていないことを見て、書き上がったシートを返す。"""
    before, out = template.read_bytes(), template.parent.parent / "出力 先" / f"記入済{template.suffix}"
    code, said, problems = run("fill", template, *words, "--out", out)
    assert template.read_bytes() == before
    return code, said, problems, sheet_of(out.read_bytes()) if out.exists() else None


@pytest.mark.parametrize(
    ("target", "cell"),
    [
        ("氏名", "C5"),
        ("申請書!C5", "C5"),
        ("'申請書'!$C$5", "C5"),
        ("C5", "C5"),
        ("d5", "C5"),
        ("B2", "B2"),
    ],
)
def test_名前でも番地でも書け_結合の途中は左上に書く(
    run: Run, template: Path, target: str, cell: str
) -> None:
    code, said, problems, sheet = _fill(run, template, "--set", f"{target}=見本=花子")

    assert (code, sheet is not None) == (Exit.OK, True)
    assert sheet is not None
    assert sheet[cell].value == "見本=花子"
    assert "1 か所に書きました" in said
    assert ("MDG424" in problems) is (target == "d5")
    assert "見本" not in said + problems


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        ("B2", "30000", 30000),
        ("B2", "-12.5", -12.5),
        ("B2", "0", 0),
        ("B2", "0123", "0123"),
        ("B2", "1.50", "1.50"),
        ("B2", "1234567890123456", "1234567890123456"),
        ("B2", "-0", "-0"),
        ("B2", "１２", "１２"),
        ("B2", "=1+1", "=1+1"),
        ("B2", "令和8年3月3日", "令和8年3月3日"),
        ("C8", "30000", "30000"),
        ("C9", "30000", "30000"),
        ("H10", "", None),
    ],
)
def test_値は書かれたとおりに残る(run: Run, template: Path, cell: str, text: str, value: object) -> None:
    code, _, _, sheet = _fill(run, template, "--set", f"{cell}={text}")

    assert code == Exit.OK
    assert sheet is not None
    assert sheet[cell].value == value
    assert type(sheet[cell].value) is type(value)


@pytest.mark.parametrize("text", ["2026-03-03", "令和8年3月3日", "R8.3.3"])
def test_日付の書式のセルには_本当の日付を書く(run: Run, template: Path, text: str) -> None:
    code, _, problems, sheet = _fill(run, template, "--set", f"C9={text}")

    assert (code, problems) == (Exit.OK, "")
    assert sheet is not None
    assert sheet["C9"].value.date().isoformat() == "2026-03-03"


def test_ふりがなは_同じ名前の文字に付く(run: Run, template: Path) -> None:
    code, _, _, _ = _fill(run, template, "--set", "C5=見本　花子", "--kana", "氏名=ミホン　ハナコ")
    content = (template.parent.parent / "出力 先/記入済.xlsx").read_bytes()

    assert code == Exit.OK
    assert "<rPh" in part_of(content)
    assert "ミホン" in part_of(content)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        pytest.param(("--set", "氏 名=見本花子"), "MDG451", id="無い名前"),
        pytest.param(("--set", "範囲=見本花子"), "MDG451", id="範囲の名前"),
        pytest.param(("--set", "消えた=見本花子"), "MDG451", id="指す先の無い名前"),
        pytest.param(("--set", "控え!氏名=見本花子"), "MDG451", id="別のシートの名前"),
        pytest.param(("--set", "控え!C5=見本花子"), "MDG422", id="無いシート"),
        pytest.param(("--set", "XFE5=見本花子"), "MDG451", id="無い列"),
        pytest.param(("--set", "Z99=見本花子"), "MDG423", id="使われている範囲の外"),
        pytest.param(("--set", "C7=見本花子"), "MDG425", id="計算式"),
        pytest.param(("--set", "見本花子"), "MDG450", id="等号が無い"),
        pytest.param(("--set", "=見本花子"), "MDG450", id="名前が空"),
        pytest.param(("--set", "氏名=見本花子", "--set", "C5=見本花子"), "MDG450", id="二度"),
        pytest.param(("--set", "C5=見本花子", "--set", "D5=見本花子"), "MDG426", id="同じ結合に二度"),
        pytest.param(("--set", "B2=見本花子", "--kana", "氏名=ミホン"), "MDG452", id="書かない所のふりがな"),
        pytest.param(("--set", "氏名=1", "--kana", "氏名=ミホン"), "MDG452", id="数のふりがな"),
        pytest.param(("--set", f"氏名={'見' * 32768}"), "MDG431", id="長すぎる"),
        pytest.param(("--set", "氏名=見本\x01花子"), "MDG411", id="書けない文字"),
        pytest.param(("--set", "氏名=見本花子", "--font", "ＭＳ 明朝"), "MDG450", id="書体の指定"),
    ],
)
def test_書けない指定があれば_一つも書かず_値を画面に出さない(
    run: Run, template: Path, words: tuple[str, ...], number: str
) -> None:
    code, said, problems, sheet = _fill(run, template, "--set", "B3=書ける", *words)

    assert (code, said, sheet) == (Exit.DATA, "", None)
    assert number in problems
    assert "見本" not in problems


def test_直す所は_定義ではなく_書いた指定だと言う(run: Run, template: Path) -> None:
    outside, missing = (_fill(run, template, "--set", f"{target}=x")[2] for target in ("Z99", "控え!C5"))
    inside = _fill(run, template, "--set", "D5=x")[2]

    assert "--set の番地を確かめて" in outside
    assert "--set のシート名を直して" in missing
    assert "--set の番地を左上に直して" in inside


def _marked(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A2"], sheet["A3"] = "{{ applicant.name }}", "{{ filed_on }}", "芽室町長"
    sheet["A4"], sheet["A5"] = "　年　月　日", "□男　□女"


def test_残る差し込みの印と_消える刷ってある文字を注意する(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "様式.xlsx"
    path.write_bytes(book(届=_marked))

    code, _, problems = run("fill", path, "--set=A1=花子", "--set=A3=太郎", "--out", tmp_path / "a.xlsx")

    assert code == Exit.OK
    assert "そのまま紙に残ります（A2）" in problems
    assert "刷ってある文字は消えます（A3）" in problems
    assert problems.count("[注意] MDG438") == 2


def test_印を消し_刷ってある字を残して書けば_何も言わない(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "様式.xlsx"
    path.write_bytes(book(届=_marked))
    words = ("A1=花子", "A2=", "A3=", "A4=令和8年3月3日", "A5=☑男　□女")

    code, _, problems = run("fill", path, *(f"--set={word}" for word in words), "--out", tmp_path / "a.xlsx")

    assert (code, "MDG438" in problems) == (Exit.OK, False)


@pytest.mark.parametrize(("kana", "times"), [("見本　花子", 1), ("ﾐﾎﾝ ﾊﾅｺ", 0), ("", 0)])
def test_かなの無いふりがなは_付けて注意する(run: Run, template: Path, kana: str, times: int) -> None:
    code, _, problems, _ = _fill(run, template, "--set", "氏名=見本　花子", "--kana", f"氏名={kana}")

    assert (code, problems.count("[注意] MDG452")) == (Exit.OK, times)
    assert "見本" not in problems


def test_もうあるファイルには書かない(run: Run, template: Path, tmp_path: Path) -> None:
    out = tmp_path / "別の人.xlsx"
    out.write_bytes(b"other")

    code, _, problems = run("fill", template, "--set", "B2=x", "--out", out)

    assert (code, "MDG453" in problems, out.read_bytes()) == (Exit.DATA, True, b"other")


@pytest.mark.parametrize("cell", ["B2", "E2"])
def test_書くとブックの壊れるセルには書かない(run: Run, tmp_path: Path, cell: str) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["D2"], sheet["E2"] = 1, 2, "氏名", "住所"
        sheet["B1"] = ArrayFormula("B1:B2", "=A1:A2*2")
        sheet["D3"] = sheet["E3"] = "見本"
        sheet.add_table(Table(displayName="名簿", ref="D2:E3"))

    path = tmp_path / "様式.xlsx"
    path.write_bytes(book(届=draw))

    code, _, problems = run("fill", path, "--set", f"{cell}=x", "--out", tmp_path / "o.xlsx")

    assert (code, "MDG432" in problems) == (Exit.DATA, True)
    assert not (tmp_path / "o.xlsx").exists()


def test_見えるシートがいくつもあれば_番地だけでは決めない(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"

    def second(sheet: Worksheet) -> None:
        sheet["C5"] = "控え"
        sheet.defined_names["氏名"] = DefinedName("氏名", attr_text="控え!$C$5")

    path.write_bytes(book(申請書=_draw, 控え=second))

    assert run("fill", path, "--set", "C5=x", "--out", tmp_path / "a.xlsx")[0] == Exit.DATA
    assert run("fill", path, "--set", "控え!氏名=x", "--out", tmp_path / "b.xlsx")[0] == Exit.OK
    assert sheet_of((tmp_path / "b.xlsx").read_bytes(), "控え")["C5"].value == "x"


@pytest.mark.parametrize(
    ("name", "words", "number"),
    [
        ("外部のブック", ("C3=x",), "MDG456"),
        ("シートの保護", ("C3=x",), "MDG455"),
    ],
)
def test_リンクと保護は_書いた上で知らせる(
    run: Run, tmp_path: Path, name: str, words: tuple[str, ...], number: str
) -> None:
    path = tmp_path / "様式.xlsx"
    path.write_bytes(form_corpus.template(name))

    code, _, problems = run("fill", path, *(f"--set={word}" for word in words), "--out", tmp_path / "o.xlsx")

    assert code == Exit.OK
    assert number in problems


def test_鍵の無いセルなら_保護されていても知らせない(run: Run, tmp_path: Path) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["C3"].protection = Protection(locked=False)
        sheet.protection.sheet = True

    path = tmp_path / "様式.xlsx"
    path.write_bytes(book(申請書=draw))

    assert run("fill", path, "--set", "C3=x", "--out", tmp_path / "o.xlsx")[::2] == (Exit.OK, "")


def test_収まらない見込みなら_切らずに書いて知らせる(run: Run, template: Path) -> None:
    code, _, problems, sheet = _fill(run, template, "--set", f"C5={'見' * 60}", "--set", f"B2={'見' * 60}")

    assert code == Exit.OK
    assert sheet is not None
    assert sheet["C5"].value == "見" * 60
    # 縮小して全体を表示するセル（B2）では言わない
    assert problems.count("MDG454") == 1
    assert "申請書!C5" in problems


def test_書体の無い字は_番号で知らせる(run: Run, template: Path) -> None:
    code, _, problems, _ = _fill(run, template, "--set", "C5=𠮷田")

    assert code == Exit.OK
    assert "MDG458" in problems
    assert "𠮷" not in problems


@pytest.mark.parametrize(
    ("name", "number"),
    [
        pytest.param("申請書 （原本）.xlsx", "MDG453", id="ひな形そのもの"),
        pytest.param("記入済.xlsm", "MDG453", id="拡張子が違う"),
        pytest.param("フォルダー.xlsx", "MDG453", id="フォルダー"),
        pytest.param("読むだけ.xlsx", "MDG453", id="読み取り専用"),
        pytest.param("申請書 （原本）.xlsx/中.xlsx", "MDG804", id="ファイルの中"),
    ],
)
def test_書き出せない所は断り_前のファイルも書きかけも変えない(
    run: Run, template: Path, name: str, number: str
) -> None:
    folder = template.parent
    (folder / "フォルダー.xlsx").mkdir()
    (folder / "読むだけ.xlsx").write_bytes(b"before")
    (folder / "読むだけ.xlsx").chmod(0o444)
    before = template.read_bytes()

    code, _, problems = run("fill", template, "--set", "C5=見本花子", "--out", folder / name)

    assert code in {Exit.DATA, Exit.STORE}
    assert number in problems
    assert template.read_bytes() == before
    assert (folder / "読むだけ.xlsx").read_bytes() == b"before"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [template.name, "フォルダー.xlsx", "読むだけ.xlsx"]
    )


def test_別の名で同じファイルを指しても_ひな形は守る(run: Run, template: Path) -> None:
    link = template.parent / "別名.xlsx"
    link.hardlink_to(template)

    code, _, problems = run("fill", template, "--set", "C5=x", "--out", link)

    assert (code, "MDG453" in problems) == (Exit.DATA, True)


COMMANDS: dict[str, Callable[[Path], tuple[object, ...]]] = {
    "fill": lambda path: ("fill", path, "--set", "C5=x", "--out", path.parent / f"o{path.suffix}"),
    "inspect": lambda path: ("inspect", path),
    "preview": lambda path: ("preview", path, "--out", path.parent / "下見"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("content", "number", "stop"),
    [
        pytest.param(None, "MDG803", Exit.STORE, id="無い"),
        pytest.param(b"", "MDG420", Exit.OUTPUT, id="空"),
        pytest.param(b"PK\x03\x04broken", "MDG420", Exit.OUTPUT, id="壊れている"),
        pytest.param(
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "MDG421", Exit.OUTPUT, id="鍵がかかっている"
        ),
    ],
)
def test_開けないブックは番号で断る(
    run: Run, tmp_path: Path, command: str, content: bytes | None, number: str, stop: Exit
) -> None:
    path = tmp_path / "申請書.xlsx"
    if content is not None:
        path.write_bytes(content)

    code, said, problems = run(*COMMANDS[command](path))

    assert (code, said) == (stop, "")
    assert number in problems
    assert {found.name for found in tmp_path.iterdir()} <= {"申請書.xlsx"}


def test_下書きは_標準出力にそれだけが出て_そのまま読める(run: Run, template: Path) -> None:
    code, out, said = run("inspect", template)

    assert code == Exit.OK
    assert load_form(out, where="draft").findings == ()
    assert tomllib.loads(out)["id"] == "form"
    assert "シート 1 枚" in said
    assert "結合 1・計算式 1" in said
    assert "氏名 → 申請書!$C$5:$H$5" in said


def test_下書きはファイルにも書け_JSON_でも読める(run: Run, template: Path) -> None:
    out = template.parent / "下書き 1.toml"
    code, said, _ = run("inspect", template, "--json", "--out", out)
    value = json.loads(said)

    assert code == Exit.OK
    assert value["schema"] == "madoguchi.form/1"
    assert value["draft"] == out.read_text(encoding="utf-8")
    assert [sheet["name"] for sheet in value["sheets"]] == ["申請書"]


@pytest.mark.parametrize("kind", ["そのもの", "ハードリンク", "リンク", "先の無いリンク"])
def test_下書きの行き先が_ひな形かリンクなら_何も書かない(run: Run, template: Path, kind: str) -> None:
    before = template.read_bytes()
    out = template if kind == "そのもの" else template.parent / "別名.toml"
    if kind == "ハードリンク":
        out.hardlink_to(template)
    elif kind == "リンク":
        out.symlink_to(template)
    elif kind == "先の無いリンク":
        out.symlink_to(template.parent / "まだ無い.toml")

    code, _, problems = run("inspect", template, "--out", out)

    assert (code, "MDG453" in problems) == (Exit.DATA, True)
    assert template.read_bytes() == before
    assert out.is_symlink() is ("リンク" in kind and kind != "ハードリンク")


def test_直した定義を_下書きで上書きしない(run: Run, template: Path) -> None:
    made = template.parent / "f.toml"
    made.write_text("直した", encoding="utf-8")

    code, _, problems = run("inspect", template, "--out", made)

    assert (code, "MDG453" in problems) == (Exit.DATA, True)
    assert made.read_text(encoding="utf-8") == "直した"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("図形", "図形・テキストボックス 2"),
        ("画像", "画像 1"),
        ("グラフ", "グラフ 1"),
        ("フォームのチェックボックス", "フォームコントロール 1"),
        ("ActiveX", "ActiveX 1"),
        ("セルのチェックボックス", "セルのチェックボックスあり"),
        ("コメント", "コメント 1"),
        ("シートの保護", "保護されている"),
        ("外部のブック", "ほかのブックへのリンクあり"),
        ("マクロ", "マクロあり"),
        ("隠しシートと1904年", "隠れている"),
    ],
)
def test_失ってはならない物を数える(run: Run, tmp_path: Path, name: str, word: str) -> None:
    path = tmp_path / "様式.xlsx"
    path.write_bytes(form_corpus.template(name))

    code, _, said = run("inspect", path)

    assert code == Exit.OK
    assert word in said


def test_下見は_PDF_と絵を書き_確かめられなかったことを言う(run: Run, template: Path) -> None:
    require_soffice()
    out = template.parent / "下見 1"

    code, said, problems = run("preview", template, "--out", out, "--dpi", "40")

    assert code == Exit.OK
    assert "申請書 1 ページ" in said
    assert sorted(path.name for path in out.iterdir()) == [
        "previews.txt",
        "申請書 （原本）-1.png",
        "申請書 （原本）.pdf",
    ]
    assert "MDG44" in problems


def test_書き上がった様式は_ほかの道具でも読める(run: Run, template: Path) -> None:
    out = template.parent.parent / "出力 先/記入済.xlsx"
    _fill(run, template, "--set", "氏名=見本　花子", "--kana", "氏名=ミホン", "--set", "C9=令和8年3月3日")

    values = load_workbook(BytesIO(out.read_bytes()))["申請書"]
    assert (values["A1"].value, values["C5"].value, values["C7"].value) == ("申請書", "見本　花子", "=C5")
