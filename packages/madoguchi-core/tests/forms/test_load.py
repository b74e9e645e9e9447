"""様式の定義（TOML）を読む約束。"""

from madoguchi_core.forms import CellStyle, load_form

HEAD = """
id = "nhi-funeral-form"
title = "葬祭費支給申請書"
procedure_ids = ["nhi-funeral"]
template = "nhi_funeral.xlsx"
"""


def _places(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in load_form(text, where="f.toml").findings]


def test_正しい定義は指摘なしで読める() -> None:
    text = HEAD + '[[cells]]\ncell = "申請書!C5"\nfield = "deceased.died_on"\nstyle = "wareki"\n'
    loaded = load_form(text, where="f.toml")
    assert loaded.findings == ()
    assert loaded.spec is not None
    assert loaded.spec.cells[0].style is CellStyle.WAREKI


def test_TOMLの間違いは行を言う() -> None:
    assert _places('id = "f"\ntitle = \n') == [("MDG401", "f.toml 2行目9文字目")]
    assert _places('id = "f') == [("MDG401", "f.toml 末尾")]


def test_定義の間違いはすべて_見出しの道筋と共に言う() -> None:
    text = (
        HEAD
        + '[[cells]]\ncell = "C5"\nfield = "filed_on"\n[[cells]]\ncell = "申請書!C6"\nfield = 1\nstyle = "warekii"\n'
    )
    assert _places(text) == [
        ("MDG402", "f.toml cells[0]"),
        ("MDG402", "f.toml cells[1].field"),
        ("MDG402", "f.toml cells[1].style"),
    ]


def test_知らない見出しは綴り間違いとして言う() -> None:
    text = HEAD + '[[cells]]\ncell = "申請書!C5"\nfield = "filed_on"\nstyle = "wareki"\nmaxwidth = 3\n'
    assert _places(text) == [("MDG402", "f.toml cells[0].maxwidth")]


def test_語彙に無い欄と合わない書き方を一度に言う() -> None:
    text = (
        HEAD
        + '[[cells]]\ncell = "申請書!C5"\nfield = "deceased.nmae"\n'
        + '[[cells]]\ncell = "申請書!C6"\nfield = "filed_on"\nstyle = "yen"\n'
        + '[[cells]]\ncell = "申請書!C6"\nfield = "deceased.name"\n'
    )
    assert _places(text) == [
        ("MDG403", "f.toml cells[0].field"),
        ("MDG404", "f.toml cells[1].style"),
        ("MDG405", "f.toml cells[2].cell"),
    ]


def test_町の欄は共通の欄と名前を分ける() -> None:
    field = '[[fields]]\nname = "local.ward"\ntitle = "行政区"\nkind = "text"\n'
    cell = '[[cells]]\ncell = "申請書!C5"\nfield = "local.ward"\n'
    assert _places(HEAD + cell + field) == []
    assert _places(HEAD + cell + field + field) == [("MDG405", "f.toml fields[1].name")]
    assert ("MDG405", "f.toml fields[0].name") in _places(
        HEAD + cell + field.replace("local.ward", "filed_on")
    )


def test_指摘の言葉は日本語() -> None:
    findings = load_form("id = 1\ntitle = ''\ncells = []\nprocedure_ids = 'x'\n", where="f.toml").findings
    assert [finding.message for finding in findings if finding.message.isascii()] == []
