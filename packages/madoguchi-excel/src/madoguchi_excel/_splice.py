"""シートの部品の中の、書くセルだけを差し替える。ほかのバイトはそのまま残す。"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from madoguchi_excel._cell_xml import Patch, changed_cell, new_cell
from madoguchi_excel._sheet import Area, Position, SheetXml, Span, cell_name
from madoguchi_excel._xml import attribute, is_true, whole, without


def spliced(sheet: SheetXml, patches: Mapping[Position, Patch]) -> bytes:
    """
    セルを差し替えたシートの部品。無い行とセルは、順に合う所へ足す。

    Args:
        sheet: 元の部品。
        patches: 列と行から、変え方へ。
    """
    by_row: dict[int, dict[int, Patch]] = {}
    for (column, row), patch in patches.items():
        by_row.setdefault(row, {})[column] = patch
    body = _woven(
        sheet.xml,
        sheet.rows(),
        (sheet.first, sheet.last),
        by_row,
        new=lambda number: _new_row(sheet, number, by_row[number]),
        changed=lambda row: _changed_row(sheet, row, by_row[row.number]),
    )
    start, end = sheet.opening
    head = _head(sheet, patches)
    if not sheet.is_closed:
        return b"".join((head, sheet.xml[start : sheet.first], *body, sheet.xml[sheet.last :]))
    name = sheet.grammar.prefix + b"sheetData"
    return b"".join((head, b"<", name, b">", *body, b"</", name, b">", sheet.xml[end:]))


def _head(sheet: SheetXml, patches: Collection[Position]) -> bytes:
    """シートの始まりから表の前まで。書くセルが使う範囲（dimension）の外なら、範囲を広げる。"""
    head = sheet.xml[: sheet.opening[0]]
    found = sheet.grammar.tag(b"dimension").search(head)
    ref = attribute(found["attributes"], b"ref") if found else None
    if found is None or ref is None:
        return head
    area = Area.of(ref)
    if all(map(area.covers, patches)):
        return head
    corners = [area.first, area.last, *patches]
    columns, rows = zip(*corners, strict=True)
    wide = f"{cell_name((min(columns), min(rows)))}:{cell_name((max(columns), max(rows)))}"
    tag = b"".join((b"<", sheet.grammar.prefix, b'dimension ref="', wide.encode(), b'"/>'))
    tail = head[found.end() :] if found["attributes"].endswith(b"/") else _after(sheet, head, found.end())
    return b"".join((head[: found.start()], tag, tail))


def _after(sheet: SheetXml, head: bytes, position: int) -> bytes:
    closing = b"</" + sheet.grammar.prefix + b"dimension>"
    return head[head.index(closing, position) + len(closing) :]


def _woven(
    xml: bytes,
    spans: Iterable[Span],
    limits: tuple[int, int],
    wanted: Iterable[int],
    *,
    new: Callable[[int], bytes],
    changed: Callable[[Span], bytes],
) -> Iterator[bytes]:
    """番号の順に並んだ要素の列に、変えた要素と新しい要素を織り込む。行にもセルにも使う。"""
    position, end = limits
    waiting = deque(sorted(wanted))
    for span in spans:
        if not waiting:
            break
        if span.number < waiting[0]:
            continue
        yield xml[position : span.start]
        position = span.start
        while waiting and waiting[0] < span.number:
            yield new(waiting.popleft())
        if waiting and waiting[0] == span.number:
            waiting.popleft()
            yield changed(span)
            position = span.end
    yield xml[position:end]
    yield from map(new, waiting)


def _new_row(sheet: SheetXml, number: int, patches: Mapping[int, Patch]) -> bytes:
    prefix = sheet.grammar.prefix
    cells = [
        new_cell(sheet, (column, number), patches[column], style=sheet.column_style(column))
        for column in sorted(patches)
    ]
    return b"".join((b"<", prefix, b'row r="%d">' % number, *cells, b"</", prefix, b"row>"))


def _changed_row(sheet: SheetXml, row: Span, patches: Mapping[int, Patch]) -> bytes:
    prefix, attributes = sheet.grammar.prefix, _roomy(row.attributes, patches)
    row_style = attribute(attributes, b"s") if is_true(attributes, b"customFormat") else None
    cells = _woven(
        sheet.xml,
        sheet.cells(row),
        (row.inner, row.close),
        patches,
        new=lambda column: new_cell(
            sheet, (column, row.number), patches[column], style=row_style or sheet.column_style(column)
        ),
        changed=lambda cell: changed_cell(sheet, cell, patches[cell.number]),
    )
    if row.is_empty:
        attributes = attributes.rstrip().removesuffix(b"/")
    return b"".join((b"<", prefix, b"row", attributes, b">", *cells, b"</", prefix, b"row>"))


def _roomy(attributes: bytes, patches: Iterable[int]) -> bytes:
    """使う列の範囲（spans）からはみ出すなら、その目安を除く。"""
    spans = attribute(attributes, b"spans")
    if spans is None:
        return attributes
    first, _, last = spans.partition(" ")[0].partition(":")
    if all(whole(first) <= column <= whole(last) for column in patches):
        return attributes
    return without(attributes, b"spans")
