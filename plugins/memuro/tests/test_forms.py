"""芽室町の様式と RPA の表の約束: 定義は語彙と合い、要るセルがひな形にある。"""

from io import BytesIO
from zipfile import ZipFile

import pytest

from madoguchi_memuro.forms import form_packages
from madoguchi_memuro.rpa import rpa_maps

FORMS = form_packages()


@pytest.mark.parametrize("form", FORMS, ids=[form.spec.id for form in FORMS])
def test_ひな形は開けて_署名の欄はわざと空けてある(form: object) -> None:
    package = next(one for one in FORMS if one is form)
    with ZipFile(BytesIO(package.read_template())) as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()
    fields = [cell.field for cell in package.spec.cells]
    assert "applicant.signature" in fields
    assert "deceased.name" in fields


def test_様式と_RPA_の表は_手続きとひも付いている() -> None:
    assert {form.spec.procedure_ids for form in FORMS} == {("latter-funeral",), ("nhi-funeral",)}
    assert {rpa_map.procedure_ids for rpa_map in rpa_maps()} == {("nhi-loss",)}
