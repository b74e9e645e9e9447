"""セルの文字とふりがなの書き方の約束。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, part_of, with_parts

from madoguchi_excel import CellWrite, Plan, fill
from madoguchi_excel._cell_xml import readings


def _written(value: str, kana: str | None = None) -> str:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "氏名"

    return part_of(fill(book(申請書=draw), Plan((CellWrite("申請書", "B1", value, kana),))))


def test_ふりがなは姓と名に分けて付ける() -> None:
    xml = _written("芽室　花子", "メムロ　ハナコ")
    assert '<rPh sb="0" eb="2"><t>メムロ</t></rPh><rPh sb="3" eb="5"><t>ハナコ</t></rPh>' in xml
    assert xml.index("</rPh><phoneticPr") > 0


def test_ふりがなが無ければ_前の人のふりがなも残さない() -> None:
    assert "rPh" not in _written("芽室花子")


@pytest.mark.parametrize("name", ["芽室花子", "芽室 花子", "𠮷田　太郎", "東京都"])
@pytest.mark.parametrize("kana", ["メムロハナコ", "メムロ ハナコ", "ア　イ　ウ"])
def test_ふりがなの範囲は重ならず_かなは一字も失われない(name: str, kana: str) -> None:
    found = list(readings(name, kana))
    assert "".join(reading for _, _, reading in found) in {kana, "".join(kana.split())}
    ends = [0]
    for first, end, _ in found:
        assert ends[-1] <= first < end
        ends.append(end)
    assert ends[-1] <= len(name.encode("utf-16-le")) // 2


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_ふりがなの範囲は_どんな文字でも中に収まる(name: str) -> None:
    for first, end, _ in readings(name, "カナ"):
        assert 0 <= first < end <= len(name.encode("utf-16-le")) // 2


def test_前後の空白と改行を捨てさせない() -> None:
    assert '<t xml:space="preserve">　芽室　</t>' in _written("　芽室　")
    assert '<t xml:space="preserve">一行目\n二行目</t>' in _written("一行目\n二行目")


def test_Excelが制御文字と読む綴りは_文字のまま書く() -> None:
    assert "_x005F_x000D_" in _written("_x000D_")


def test_空の文字には_ふりがなを付けない() -> None:
    assert "rPh" not in _written("", "メムロ")
    assert "rPh" not in _written("芽室", "　")


def test_前の答えの注釈は_前の答えと一緒に消える() -> None:
    """値の注釈（vm）が残ると、Excel はブックを壊れたと見る。"""

    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "氏名", "=A1"

    content = book(申請書=draw)
    xml = part_of(content).replace('<c r="B1"', '<c r="B1" vm="1"').replace("<v></v>", "<v>前</v>")
    noted = with_parts(content, **{"xl__worksheets__sheet1.xml": xml.encode()})
    assert "vm=" in part_of(noted)
    assert "vm=" not in part_of(fill(noted, Plan((CellWrite("申請書", "A1", "芽室"),))))
