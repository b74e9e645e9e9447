"""芽室町の様式と RPA の表の約束: 定義は語彙と合い、ひな形と一つずつ対になっている。"""

from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

import pytest

from madoguchi_core.forms import load_form
from madoguchi_memuro.forms import form_packages
from madoguchi_memuro.rpa import rpa_maps

FOLDER = files("madoguchi_memuro.forms")
FORMS = {form.spec.id: form for form in form_packages()}


def test_どの様式にも_定義とひな形が一つずつある() -> None:
    names = [entry.name for entry in FOLDER.iterdir()]
    templates = sorted(name for name in names if name.endswith(".xlsx"))
    assert sorted(form.spec.template for form in FORMS.values()) == templates
    assert len(templates) == len(FORMS) == 9


@pytest.mark.parametrize("template", [form.spec.template for form in FORMS.values()])
def test_どの定義も_指摘なしで読める(template: str) -> None:
    name = template.replace(".xlsx", ".toml")
    assert load_form((FOLDER / name).read_text("utf-8"), where=name).findings == ()


@pytest.mark.parametrize("name", FORMS)
def test_ひな形は開ける(name: str) -> None:
    with ZipFile(BytesIO(FORMS[name].read_template())) as book:
        assert book.testzip() is None
        assert "xl/worksheets/sheet1.xml" in book.namelist()


def test_署名の欄は_署名のほかの値を書かない() -> None:
    fields = {cell.field for form in FORMS.values() for cell in form.spec.cells if "signature" in cell.field}
    assert fields == {"applicant.signature"}


def test_様式と_RPA_の表は_手続きとひも付いている() -> None:
    tied = {form.spec.template: form.spec.procedure_ids for form in FORMS.values() if form.spec.procedure_ids}
    assert tied == {
        "care_loss.xlsx": ("care-loss-1", "care-loss-2"),
        "head_change.xlsx": ("head-change",),
        "heir_representative.xlsx": ("heir-rep",),
        "latter_funeral.xlsx": ("latter-funeral",),
        "nhi_funeral.xlsx": ("nhi-funeral",),
        "nhi_loss.xlsx": ("nhi-loss",),
    }
    assert {rpa_map.procedure_ids for rpa_map in rpa_maps()} == {("nhi-loss",)}
