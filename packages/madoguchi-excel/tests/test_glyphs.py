"""字形の約束: 書体に無い字を、字そのものを出さずに番号で言い、確かめられないときもそう言う。"""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress
from madoguchi_excel import CellWrite, Template
from madoguchi_excel._glyphs import Faces, glyph_findings
from madoguchi_excel._package import Package


def _font(path: Path, family: str, characters: str, variants: str = "") -> Path:
    """渡した字だけに字形のある書体。*variants* は、字と異体字セレクタを並べた物。"""
    glyphs = [".notdef", *(f"g{at}" for at in range(len(characters)))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    pairs = [(ord(variants[at + 1]), ord(variants[at]), None) for at in range(0, len(variants), 2)]
    builder.setupCharacterMap(
        {ord(character): f"g{at}" for at, character in enumerate(characters)},
        uvs=[(base, selector, name) for selector, base, name in pairs],
    )
    builder.setupGlyf({name: _nothing() for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def _nothing() -> object:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return Glyph()


def _package(font: str = "見本明朝") -> Package:
    return Package(book(申請書=lambda sheet: _named(sheet, font)))


def _named(sheet: Worksheet, font: str) -> None:
    sheet["C5"].font = Font(name=font)


def _said(text: object, faces: Faces, font: str = "見本明朝") -> list[Finding]:
    writes = [CellWrite("申請書", "C5", text)]  # type: ignore[arg-type]
    return list(glyph_findings(_package(font), writes, where="様式 f.xlsx", faces=faces))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("山田　花子", None, id="どの書体にもある字"),
        pytest.param("髙橋", None, id="字形のある字"),
        pytest.param("𠮷田", "U+20BB7", id="字形の無い字"),
        pytest.param("辻\U000e0101", None, id="字形のある異体字"),
        pytest.param("辻\U000e0102", "U+8FBB U+E0102", id="字形の無い異体字"),
        pytest.param("髙\U000e0101𠮷", "U+9AD9 U+E0101、U+20BB7", id="いくつも"),
        pytest.param(30000, None, id="数"),
    ],
)
def test_字形の無い字を番号で言う(tmp_path: Path, text: object, numbers: str | None) -> None:
    faces = Faces({"見本 明朝": _font(tmp_path / "m.ttf", "見本明朝", "辻髙", "辻\U000e0101")})

    found = _said(text, faces)

    assert [finding.code for finding in found] == ["MDG457"] * (numbers is not None)
    assert all(f"（{numbers}）" in finding.message for finding in found)
    assert all("𠮷" not in str(finding) for finding in found)


def test_書体の束では_その名の書体を見る(tmp_path: Path) -> None:
    collection = TTCollection()
    for family, characters in (("よその明朝", "辻"), ("見本明朝", "髙")):
        path = _font(tmp_path / "one.ttf", family, characters)
        collection.fonts.extend([_opened(path)])
    collection.save(tmp_path / "both.ttc")

    faces = Faces({"見本明朝": tmp_path / "both.ttc", "よその明朝": tmp_path / "both.ttc"})

    assert faces.missing("見本明朝", ("髙", "辻")) == ("辻",)
    assert faces.missing("よその明朝", ("髙", "辻")) == ("髙",)


def _opened(path: Path) -> object:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(path.read_bytes()))


def test_書体が無ければ_確かめていないと言う() -> None:
    (finding,) = _said("𠮷田", Faces(), font="どこにも無い明朝")

    assert (finding.code, finding.severity) == ("MDG458", Severity.NOTICE)
    assert "申請書!C5" in finding.message


def test_確かめる字が無ければ_書体を探しもしない(tmp_path: Path) -> None:
    assert _said("山田", Faces({"見本明朝": tmp_path / "無い.ttf"})) == []


@pytest.mark.parametrize("content", [b"", b"not a font", b"ttcf\0\1\0\0"], ids=["空", "字", "途切れた束"])
def test_書体でないファイルは断る(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.ttf").write_bytes(content)

    with pytest.raises(InvalidValue, match="MDG458"):
        _said("𠮷田", Faces({"見本明朝": tmp_path / "m.ttf"}))


def test_様式を書くときも_渡された書体で字形を見る(tmp_path: Path) -> None:
    template = Template(book(申請書=lambda sheet: _named(sheet, "見本明朝")))
    bound = BoundForm("f", (BoundCell(CellAddress("申請書", "C5"), "𠮷田"),), ())
    faces = Faces({"見本明朝": _font(tmp_path / "m.ttf", "見本明朝", "辻")})

    plain, checked = template.write(bound), template.write(bound, faces=faces)

    assert plain.content == checked.content
    assert (plain.findings, [finding.code for finding in checked.findings]) == ((), ["MDG457"])
