"""ひな形から、欄とセルの対応の下書きを作る。人が直す元であり、このまま使う物ではない。"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from madoguchi_core.forms import FORM_FIELDS
from madoguchi_excel._bindings import bindings
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._styles import Styles
from madoguchi_excel.commands._draft_toml import draft_text
from madoguchi_excel.commands._grid import Grid, Tile
from madoguchi_excel.commands._guess import Guess, GuessedList, Guesses
from madoguchi_excel.commands._labels import Labels
from madoguchi_excel.commands._lists import Table, guessed_list, guessed_person, tables_in
from madoguchi_excel.commands._words import BY_TITLE


def draft(content: bytes, *, template: str) -> str:
    """
    ひな形の見出しと名前から作る、定義（TOML）の下書き。

    どの行にも、そう思った訳を書く。はっきりしない物は注釈にする。下書きは、いつも誤りなく読める。

    Args:
        content: ひな形の中身。
        template: ひな形のファイル名。

    Raises:
        FormError: 開けないとき（MDG420・MDG421・MDG429）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook
    >>> book, buffer = Workbook(), BytesIO()
    >>> book.active.append(["金融機関", "", "支店", ""])
    >>> book.save(buffer)
    >>> text = draft(buffer.getvalue(), template="koza.xlsx")
    >>> [line for line in text.splitlines() if line.startswith(("cell", "field"))]
    ['cell = "Sheet!B1"', 'field = "account.bank"', 'cell = "Sheet!D1"', 'field = "account.branch"']
    """
    package = Package(content)
    return draft_text(guesses_of(package, facts_of(package)), template=template)


def guesses_of(package: Package, facts: WorkbookFacts) -> Guesses:
    """
    見えるシートの、思い付きのすべて。

    Args:
        package: ブック。
        facts: ブックについて分かっていること。
    """
    visible = {sheet.name for sheet in package.sheets if sheet.is_visible}
    grids = [Grid(package, sheet) for sheet in facts.sheets if sheet.name in visible]
    cells: list[Guess] = []
    lists: list[GuessedList] = []
    for grid in grids:
        tables = list(tables_in(grid))
        cells += Labels(grid, frozenset(row for table in tables for row in table.rows)).guesses()
        for table in tables:
            _add_table(grid, table, cells, lists)
    bound, _ = bindings(facts, FORM_FIELDS)
    taken = [address for cell in bound for address in cell.addresses]
    free = _without(cells, {(address.sheet, address.cell) for address in taken})
    title = _title(package, grids)
    named = (replace(guess, field=_by_title(title, guess.field)) for guess in free)
    return Guesses(title, tuple(named), tuple(_merged(lists)), tuple(map(str, taken)))


def _by_title(title: str, name: str) -> str:
    found = (names[name] for word, names in BY_TITLE.items() if word in title and name in names)
    return next(found, name)


def _add_table(grid: Grid, table: Table, cells: list[Guess], lists: list[GuessedList]) -> None:
    person = guessed_person(grid, table)
    cells += person
    if not person:
        found = guessed_list(grid, table)
        lists += [found] if found.guesses else []


def _without(guesses: Iterable[Guess], taken: set[tuple[str, str]]) -> Iterator[Guess]:
    """もう決まっているセルと、先に思い付いたセルを除く。一枚の中の言葉を別々に囲むのは、重なりではない。"""
    owners: dict[tuple[str, str], str] = dict.fromkeys(taken, "")
    for guess in guesses:
        sheet, _, cells = guess.place.rpartition("!")
        places = [(sheet, cell) for cell in cells.replace(":", ",").split(",")]
        circled = guess.field if guess.piece.part else ""
        if all(place not in owners or (circled and owners[place] == circled) for place in places):
            owners.update(dict.fromkeys(places, circled))
            yield guess


def _merged(lists: Iterable[GuessedList]) -> Iterator[GuessedList]:
    """同じ形の表（続紙）は、一つの一覧の続きにする。同じ名の、形の違う表は、はっきりしない物にする。"""
    found: dict[str, GuessedList] = {}
    for each in lists:
        first = found.get(each.name)
        if first is None:
            found[each.name] = each
        elif [guess.place for guess in first.guesses] == [guess.place for guess in each.guesses]:
            found[each.name] = GuessedList(
                first.name,
                first.title,
                (*first.lines, *each.lines),
                first.guesses,
                first.is_sure or each.is_sure,
            )
    yield from found.values()


def _title(package: Package, grids: Iterable[Grid]) -> str:
    """初めのシートの上の方で、いちばん大きな字。"""
    styles = Styles.of(package)
    grid = next(iter(grids), None)
    if grid is None:
        return ""
    part = package.sheet_part(grid.name)

    def size(tile: Tile) -> float:
        return (
            0.0 if part is None else styles.look(package.sheet_xml(part.part).style_at(tile.area.first)).size
        )

    top = [tile for tile in grid.tiles() if tile.area.first[1] <= 10]
    return max(top, key=size).text if top else grid.name
