"""様式の試験で使う小さなブックを、その場で描く道具。"""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

Draw = Callable[[Worksheet], None]


def book(**draws: Draw) -> bytes:
    """名と描き方で渡したシートのブック。描き方の中で ``sheet.parent`` に名前も付けられる。"""
    made = Workbook()
    for title, draw in draws.items():
        draw(made.create_sheet(title))
    del made["Sheet"]
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def name_cells(sheet: Worksheet, name: str, text: str) -> None:
    """ブック全体の名前を付ける。"""
    assert sheet.parent is not None
    sheet.parent.defined_names[name] = DefinedName(name, attr_text=text)


def sheet_of(content: bytes, name: str = "申請書") -> Worksheet:
    """書き上がったブックのシート。"""
    sheet = load_workbook(BytesIO(content))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def part_of(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    """ブックの部品ひとつの文字。"""
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """部品を差し替えるか足したブック。名の ``/`` は ``__`` で書く（``xl__calcChain.xml``）。"""
    wanted = {name.replace("__", "/"): part for name, part in parts.items()}
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(buffer, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(entry, wanted.pop(entry.filename, b"") or before.read(entry))
        for name, part in wanted.items():
            after.writestr(name, part)
    return buffer.getvalue()


def with_cached(content: bytes, sheet: str = "xl/worksheets/sheet1.xml", *, result: str) -> bytes:
    """計算式のセルすべてに、前に計算した答えを持たせたブック。Excel が保存したブックと同じになる。"""
    xml = part_of(content, sheet).replace("<v></v>", f"<v>{result}</v>").replace("<v />", f"<v>{result}</v>")
    return with_parts(content, **{sheet.replace("/", "__"): xml.encode()})
