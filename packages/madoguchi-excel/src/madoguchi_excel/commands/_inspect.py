"""``madoguchi forms inspect``: ひな形に何が入っているかと、定義の下書き。"""

import sys
from collections.abc import Iterator
from pathlib import Path

from madoguchi_core.cli import console, print_json, read_bytes, write_whole
from madoguchi_excel._contents import SheetContents, WorkbookContents, contents_of
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._printing import Printing
from madoguchi_excel._sheet import cell_name
from madoguchi_excel.commands._draft import guesses_of
from madoguchi_excel.commands._draft_toml import draft_text
from madoguchi_excel.commands._out import refuse_existing

SCHEMA = "madoguchi.form/1"


def run_inspect(path: Path, *, as_json: bool, out: Path | None) -> None:
    """
    ひな形に入っている物を見せ、下書きを出す。下書きだけが標準出力に出るので、そのままファイルに移せる。

    Raises:
        FormError: ひな形を開けないとき（MDG420・MDG421・MDG429）。
        InvalidValue: 書き出す先がもうあるとき（MDG453）。
        StoreError: 読めない、書けないとき（MDG803・MDG804）。
    """
    if out is not None:
        refuse_existing(out)
    package = Package(read_bytes(path))
    facts = facts_of(package)
    contents = contents_of(package, facts)
    text = draft_text(guesses_of(package, facts), template=path.name)
    if out is not None:
        write_whole(out, text.encode())
    if as_json:
        print_json(contents_json(contents, text))
        return
    screen = console(is_error=out is None)
    for line in contents_lines(path.name, contents):
        screen.print(line, soft_wrap=True)
    if out is None:
        sys.stdout.write(text)
    else:
        screen.print(f"下書きを {out} に書きました", soft_wrap=True)


def contents_lines(name: str, contents: WorkbookContents) -> Iterator[str]:
    """ひな形に入っている物の、読む文。"""
    marks = (
        (contents.has_macros, "マクロ"),
        (contents.has_links, "ほかのブックへのリンク"),
        (contents.has_checkboxes, "セルのチェックボックス"),
    )
    held = "・".join(word for is_held, word in marks if is_held)
    yield f"{name}: シート {len(contents.sheets)} 枚" + (f"（{held}あり）" if held else "")
    for sheet in contents.sheets:
        yield f"  {sheet.name}: " + "、".join(_sheet_words(sheet))
    if contents.names:
        yield "  名前: " + "、".join(f"{title} → {target}" for title, target in contents.names)


def _sheet_words(sheet: SheetContents) -> Iterator[str]:
    if not sheet.is_visible:
        yield "隠れている"
    if sheet.is_protected:
        yield "保護されている"
    yield _printed(sheet.printing)
    yield f"結合 {sheet.merged}・計算式 {sheet.formulas}"
    if sheet.markers:
        yield f"差し込みの印 {'・'.join(sheet.markers)}"
    yield from (f"{title} {count}" for title, count in sheet.objects)


def _printed(printing: Printing) -> str:
    areas = "・".join(f"{cell_name(area.first)}:{cell_name(area.last)}" for area in printing.areas)
    side = "横" if printing.is_landscape else "縦"
    sides = [str(count) if count else "自動" for count in printing.pages or ()]
    fitted = f"（横 {sides[0]}・縦 {sides[1]} ページに収める）" if sides else f"（{printing.scale}％）"
    return f"印刷 {areas or '範囲なし'} {printing.paper} {side}{fitted}"


def contents_json(contents: WorkbookContents, draft: str) -> dict[str, object]:
    """ひな形に入っている物の JSON。"""
    return {
        "schema": SCHEMA,
        "sheets": [_sheet_json(sheet) for sheet in contents.sheets],
        "names": [{"name": name, "refers_to": target} for name, target in contents.names],
        "has_links": contents.has_links,
        "has_macros": contents.has_macros,
        "has_checkboxes": contents.has_checkboxes,
        "draft": draft,
    }


def _sheet_json(sheet: SheetContents) -> dict[str, object]:
    printing = sheet.printing
    return {
        "name": sheet.name,
        "is_visible": sheet.is_visible,
        "is_protected": sheet.is_protected,
        "print_areas": [f"{cell_name(area.first)}:{cell_name(area.last)}" for area in printing.areas],
        "paper": printing.paper,
        "is_landscape": printing.is_landscape,
        "fit_to_pages": None if printing.pages is None else list(printing.pages),
        "merged": sheet.merged,
        "formulas": sheet.formulas,
        "markers": list(sheet.markers),
        "objects": dict(sheet.objects),
    }
