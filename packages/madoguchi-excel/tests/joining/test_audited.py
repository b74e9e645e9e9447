"""書いたブックも、シートを足したブックも、Excel が修復を言い出す食い違いを持たない。"""

import pytest
from book_audit import audit
from form_corpus import CORPUS, SAMPLE, SHEET, template
from small_books import book

from madoguchi_core.forms import Fit
from madoguchi_excel import CellWrite, Ellipse, Plan, fill
from madoguchi_excel.joining import Guest, with_guests

REFUSED = {"隠しシートと1904年", "外部のブック", "厳格なOOXML"}


def _plan() -> Plan:
    """書く値・ふりがな・縮小・折り返し・○のすべて。"""
    first, *others = SAMPLE.items()
    writes = [CellWrite(SHEET, cell, value) for cell, value in others]
    wrapped = CellWrite(SHEET, "D41", "東２条２丁目 14 番地 役場庁舎", fit=Fit.WRAP)
    named = CellWrite(SHEET, first[0], "芽室 太郎", "メムロ タロウ", fit=Fit.SHRINK)
    return Plan((*writes, named, wrapped), (Ellipse(SHEET, "B3"), Ellipse(SHEET, "B5", "住")))


@pytest.mark.parametrize("name", CORPUS)
def test_書いたブックに_食い違いが無い(name: str) -> None:
    assert audit(fill(template(name), _plan())) == []


@pytest.mark.parametrize("name", ["フォームのチェックボックス"])
def test_チェックボックスに印を付けたブックに_食い違いが無い(name: str) -> None:
    assert audit(fill(template(name), Plan((CellWrite(SHEET, "J8", True),)))) == []


@pytest.mark.parametrize("host", ["枠だけ", "接頭辞", "グラフシート"])
@pytest.mark.parametrize("name", [name for name in CORPUS if name not in REFUSED])
def test_書いてから二度足したブックに_食い違いが無い(name: str, host: str) -> None:
    filled = fill(template(name), _plan())
    once = with_guests(template(host), [Guest("様式", template(name)), Guest("様式", filled)])
    assert audit(once) == []


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in REFUSED])
def test_どの見本に足しても_食い違いが無い(name: str) -> None:
    joined = with_guests(
        template(name), [Guest("様式", template("コメント")), Guest("表", template("テーブル"))]
    )
    assert audit(joined) == []
    assert (
        audit(
            fill(
                joined,
                Plan((CellWrite("様式", "C3", "芽室 太郎", "メムロ タロウ"),), (Ellipse("様式", "B3"),)),
            )
        )
        == []
    )


def test_素のブックに足しても_食い違いが無い() -> None:
    guests = [
        Guest("様式", template(name))
        for name in CORPUS
        if name not in {*REFUSED, "大きなブックと式", "大きなブック"}
    ]
    assert audit(with_guests(book(入力=lambda sheet: None), guests)) == []
