"""様式の欄の名前の一覧を書き出す Sphinx の拡張。中身は国で共通の語彙から読む。"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_core.forms import FORM_FIELDS, LISTS, FormField

if TYPE_CHECKING:  # 試験は Sphinx の無い所でも中身を確かめる
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_HEAD = "| 欄の名前 | 見出し | 種類 |\n|---|---|---|"


def fields_page() -> str:
    """国で共通の欄。一覧の欄は、一覧ごとに分ける。"""
    parts = ["# 様式の欄の名前\n", "状況ファイルの「記入」には、欄の名前でも見出しでも書けます。\n", _HEAD]
    parts += [_row(field) for field in FORM_FIELDS.values() if not field.list_name]
    for name, title in LISTS.items():
        about = (
            f"\n## {title}の一覧（`{name}`）\n\n一覧の中でだけ使えます。「記入」には書けません。\n\n{_HEAD}"
        )
        parts += [about, *(_row(field) for field in FORM_FIELDS.values() if field.list_name == name)]
    return "\n".join([*parts, ""])


def _row(field: FormField) -> str:
    return f"| `{field.name}` | {field.title} | {field.kind.title} |"


def write(app: Sphinx) -> None:
    """ページを書く。中身が同じなら触らない。"""
    folder = Path(app.srcdir) / "catalogue"
    folder.mkdir(exist_ok=True)
    path, text = folder / "fields.md", fields_page()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """ソースを読む前に書き出す。"""
    app.connect("builder-inited", write)
    return {"version": "1", "parallel_read_safe": True}
