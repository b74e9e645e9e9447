"""指定の名前や番地が、ブックのどのセルかを決める。"""

import re
from collections.abc import Iterable
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import CellAddress, parse_addresses
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._package import DefinedName, Package
from madoguchi_excel._sheet import Area

_CELL: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}")
_REFERENCE: Final = re.compile(r"=?(.+!\$?[A-Z]{1,3}\$?[0-9]+)(?::(\$?[A-Z]{1,3}\$?[0-9]+))?")


class Targets:
    """
    名前と番地を引く表。

    Args:
        package: ブック。
        facts: ブックについて分かっていること。
    """

    def __init__(self, package: Package, facts: WorkbookFacts) -> None:
        self._facts = facts
        self._names = facts.names
        self._visible = [sheet.name for sheet in package.sheets if sheet.is_visible]

    def find(self, target: str, *, where: str) -> CellAddress | Finding:
        """
        指定の指すセル。

        Args:
            target: 名前（``氏名``・``申請書!氏名``）か番地（``申請書!C5``・``C5``）。
            where: 指摘に出す場所。
        """
        sheet, bang, local = target.rpartition("!")
        sheet = _unquoted(sheet)
        named = self._named(local, sheet if bang else None)
        if len(named) == 1:
            return self._at_name(named[0], where=where)
        if named:
            sheets = "、".join(found.sheet or "ブック全体" for found in named)
            return _refused(
                where, f"名前「{local}」がいくつもあります（{sheets}）", "「シート名!名前」で書いてください"
            )
        if not _CELL.fullmatch(local):
            return self._unknown(where)
        if not bang and len(self._visible) != 1:
            return _refused(
                where, "シートがいくつもあるのに、番地だけが書かれています", "「シート名!C5」で書いてください"
            )
        cell = local.replace("$", "").upper()
        addresses = parse_addresses(f"{_quoted(sheet if bang else self._visible[0])}!{cell}")
        return addresses[0] if addresses else self._unknown(where)

    def _named(self, name: str, sheet: str | None) -> list[DefinedName]:
        """その名前。シートを言わなければ、ブック全体の名前が先。"""
        same = [found for found in self._names if found.name.casefold() == name.casefold()]
        if sheet is not None:
            return [found for found in same if (found.sheet or "").casefold() == sheet.casefold()]
        return [found for found in same if found.sheet is None] or same

    def _at_name(self, found: DefinedName, *, where: str) -> CellAddress | Finding:
        reference = _REFERENCE.fullmatch(found.text.strip())
        addresses = parse_addresses(reference[1].replace("$", "")) if reference else ()
        if reference is None or len(addresses) != 1:
            message = f"名前「{found.name}」の指す先が、一つのセルではありません"
            return _refused(where, message, "Excel の「名前の管理」で、参照範囲をセルに直してください")
        if reference[2] and not self._is_one_cell(addresses[0], reference[2].replace("$", "")):
            message = f"名前「{found.name}」は、いくつものセルを指しています"
            return _refused(where, message, "番地で書くか、名前を一つのセルに付け直してください")
        return addresses[0]

    def _is_one_cell(self, first: CellAddress, last: str) -> bool:
        sheet = self._facts.sheet(first.sheet)
        return sheet is not None and sheet.area_of(first) == Area.of(f"{first.cell}:{last}")

    def _unknown(self, where: str) -> Finding:
        near = _listed(found.name for found in self._names)
        hint = (
            f"ある名前は {near} です"
            if near
            else "このブックに名前はありません。「シート名!C5」で書いてください"
        )
        # 名前のつもりで氏名が書かれていることがあるので、書かれた言葉は写さない
        return _refused(where, "その名前はブックにありません", hint)


def _listed(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" ほか {len(found) - 8} 件" if len(found) > 8 else ""
    return "、".join(found[:8]) + more


def _refused(where: str, message: str, hint: str) -> Finding:
    return Finding("MDG451", Severity.ERROR, where, message, hint)


def _unquoted(sheet: str) -> str:
    is_quoted = len(sheet) > 1 and sheet.startswith("'") and sheet.endswith("'")
    return sheet[1:-1].replace("''", "'") if is_quoted else sheet


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
