"""文書「様式の手引き」の約束: 書ける見出しと言葉が全部載っていて、例は指摘なく読める。"""

import importlib.util
import re
from enum import Enum
from types import ModuleType

import pytest
from house_tree import ROOT
from pydantic import BaseModel

from madoguchi_core.forms import (
    FORM_FIELDS,
    CellStyle,
    DigitAlign,
    FieldKind,
    Fit,
    FormCell,
    FormField,
    FormList,
    FormSpec,
    ListCell,
    Overflow,
    load_form,
)

PAGE = (ROOT / "docs/form.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def _section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(
    ("heading", "models"),
    [
        ("様式の見出し", (FormSpec,)),
        ("欄の見出し", (FormCell,)),
        ("人の数だけ繰り返す", (FormList,)),
        ("この様式だけの欄", (FormField,)),
    ],
)
def test_定義の見出しが全部載っている(heading: str, models: tuple[type[BaseModel], ...]) -> None:
    listed = re.findall(r"^\| `(\w+)` \|", _section(heading), re.MULTILINE)
    assert [name for model in models for name in model.model_fields if name not in listed] == []
    known = {name for model in models for name in model.model_fields} | set(ListCell.model_fields)
    assert set(listed) - known == set()


@pytest.mark.parametrize("words", [CellStyle, Fit, Overflow, FieldKind, DigitAlign])
def test_書ける言葉が全部載っている(words: type[Enum]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in PAGE] == []


def test_書き方の表は_使える値と合っている() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|", _section("書き方"), re.MULTILINE)
    said = {style: set(re.sub("（.*?）", "", kinds).strip().split("・")) for style, kinds in rows[1:]}
    assert said == {style.value: {kind.title for kind in style.kinds} for style in CellStyle}


def test_TOML_の例は指摘なく読める() -> None:
    assert EXAMPLES
    assert [load_form(example, where="例").findings for example in EXAMPLES] == [()] * len(EXAMPLES)


def test_欄の名前の一覧に_どの欄も載っている() -> None:
    spec = importlib.util.spec_from_file_location("form_pages", ROOT / "docs/_ext/form_pages.py")
    assert spec is not None
    assert spec.loader is not None
    page: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    text = page.fields_page()
    assert [name for name, field in FORM_FIELDS.items() if f"| `{name}` | {field.title} |" not in text] == []
