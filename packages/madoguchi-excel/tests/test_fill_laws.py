"""小さなシートと書き込みを手当たり次第に作って、いつも成り立つことを確かめる。"""

from form_corpus_written import package, sheet_xml
from form_corpus_zip import packed
from hypothesis import given
from hypothesis import strategies as st
from workbook_reading import Sheet, Value, address_of, entries, parse_sheet, read_sheet

from madoguchi_excel import CellWrite, Plan, fill

SHEET = "申請書"
PART = "xl/worksheets/sheet1.xml"

# 片割れ（サロゲート）のほかの、どの字も
CHARACTERS = (st.integers(1, 0xD7FF) | st.integers(0xE000, 0x10FFFF)).map(chr)
PLACES = st.tuples(st.integers(1, 30), st.integers(1, 12))
TRICKY = [
    "]]>",
    "<c>",
    "&amp;",
    "&",
    "_x000D_",
    "_x005F_",
    "_x0041_x0042_",
    " ",
    "　",
    "\n",
    "\t",
    "\r",
    "\r\n",
    '"',
    "'",
]
MORE = ["葛󠄀城", "𠮷野", "👨‍👩‍👧", "=1+1", "\ue000", "\x07", "\ufffe"]
TEXTS = st.lists(st.sampled_from(TRICKY + MORE) | CHARACTERS, max_size=5)
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = TEXTS.map("".join) | NUMBERS | st.booleans() | st.none()
WRITES = st.dictionaries(PLACES, VALUES, max_size=8)

BODIES = st.sampled_from(
    [
        "/>",
        "></c>",
        "><v>1</v></c>",
        ' t="b"><v>1</v></c>',
        ' t="str"><f>1&amp;"a"</f><v>1a</v></c>',
        ' t="inlineStr"><is><t xml:space="preserve"> a&gt;b </t></is></c>',
        ' t="inlineStr"><is><r><t>芽</t></r><r><t>室</t></r><rPh sb="0" eb="2"><t>メムロ</t></rPh></is></c>',
    ]
)
CELLS = st.dictionaries(PLACES, st.tuples(st.integers(0, 2), BODIES), max_size=12)


def sheet_of(cells: dict[tuple[int, int], tuple[int, str]], *, is_numbered: bool, gap: str) -> bytes:
    """シートひとつだけのブック。番号を省いた書き方では、途中を空の要素で埋める。"""
    rows = []
    for row in range(1, 13):
        line = {column: cells[column, at] for column, at in sorted(cells) if at == row}
        if not is_numbered:
            places = range(1, max(line, default=0) + 1)
            texts = [f' s="{line[at][0]}"{line[at][1]}' if at in line else "/>" for at in places]
            rows.append(f"<row>{gap.join(f'<c{text}' for text in texts)}</row>")
        elif line:
            texts = [f' r="{address_of(at, row)}" s="{style}"{body}' for at, (style, body) in line.items()]
            rows.append(f'<row r="{row}">{gap.join(f"<c{text}" for text in texts)}</row>')
    return packed(package(sheet_xml(f"<sheetData>{gap.join(rows)}</sheetData>", tail="")))


BOOKS = st.builds(sheet_of, CELLS, is_numbered=st.booleans(), gap=st.sampled_from(["", "\n  "]))


def planned(book: bytes, writes: dict[tuple[int, int], Value]) -> tuple[CellWrite, ...]:
    """式のセルを除いた書き込み。"""
    formulas = {cell for cell, found in read_sheet(book, SHEET).cells.items() if found.formula is not None}
    named = {address_of(*place): value for place, value in writes.items()}
    return tuple(CellWrite(SHEET, cell, value) for cell, value in named.items() if cell not in formulas)


def values(sheet: Sheet) -> dict[str, Value]:
    return {cell: found.value for cell, found in sheet.cells.items() if found.value not in {None, ""}}


def same_place(sheet: Sheet) -> tuple[object, ...]:
    """見て違いの分かるところだけ。空の要素は数えない。"""
    return (sheet.outside, sheet.without(frozenset()))


@given(BOOKS, WRITES)
def test_書いたとおりに読め_ほかは変わらない(book: bytes, writes: dict[tuple[int, int], Value]) -> None:
    plan = planned(book, writes)
    done = fill(book, Plan(writes=plan))
    before, after = read_sheet(book, SHEET), read_sheet(done, SHEET)
    targets = frozenset(write.cell for write in plan)
    expected = {write.cell: write.value for write in plan if write.value not in {None, ""}}

    assert {cell: value for cell, value in values(after).items() if cell in targets} == expected
    assert after.without(targets) == before.without(targets)
    assert [part for part in entries(done) if part.name != PART] == [
        part for part in entries(book) if part.name != PART
    ]
    assert list(after.sequence) == sorted(set(after.sequence))


@given(BOOKS, WRITES)
def test_空白で始まるか終わる文字は_空白を捨てるなと書く(
    book: bytes, writes: dict[tuple[int, int], Value]
) -> None:
    plan = planned(book, writes)
    cells = read_sheet(fill(book, Plan(writes=plan)), SHEET).cells
    spaced = [
        found.cell for found in plan if isinstance(found.value, str) and found.value != found.value.strip()
    ]

    assert [cell for cell in spaced if not cells[cell].keeps_space] == []


@given(BOOKS, WRITES, st.data())
def test_二度書くと_後の値で一度書いたのと同じ(
    book: bytes, writes: dict[tuple[int, int], Value], data: st.DataObject
) -> None:
    last = {place: data.draw(VALUES) for place in writes}
    first, second = planned(book, writes), planned(book, last)
    twice = fill(fill(book, Plan(writes=first)), Plan(writes=second))

    assert same_place(read_sheet(twice, SHEET)) == same_place(
        read_sheet(fill(book, Plan(writes=second)), SHEET)
    )


@given(BOOKS, WRITES, st.data())
def test_書く順は結果を変えない(
    book: bytes, writes: dict[tuple[int, int], Value], data: st.DataObject
) -> None:
    plan = planned(book, writes)
    shuffled = tuple(data.draw(st.permutations(plan)))

    assert fill(book, Plan(writes=plan)) == fill(book, Plan(writes=shuffled))


@given(BOOKS)
def test_作ったブックは読める(book: bytes) -> None:
    """試験の材料そのものの確かめ。"""
    sheet = next(part for part in entries(book) if part.name == PART)

    assert parse_sheet(sheet.content).tags == ("sheetData",)
