"""``madoguchi explain``。"""

from difflib import get_close_matches

from madoguchi_core.cli._screen import console
from madoguchi_core.codes import CODES
from madoguchi_core.errors import InvalidValue
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import ITEM_TITLES, Procedure, procedure_words


def run_explain(name: str) -> None:
    """
    番号か手続きの説明を出す。

    Raises:
        InvalidValue: どちらでもないとき（MDG805）。
    """
    page = CODES.get(name.upper())
    if page is not None:
        screen = console()
        screen.print(f"{name.upper()} {page.title}", style="bold")
        screen.print(page.meaning)
        screen.print(f"→ {page.action}")
        return
    catalogue = default_registry().catalogue
    procedure = catalogue.by_id.get(name)
    if procedure is None:
        near = get_close_matches(name, [*catalogue.by_id, *CODES], n=3)
        hint = f"もしかして: {'、'.join(near)}" if near else "madoguchi plugins で部品を確かめてください"
        raise InvalidValue("MDG805", "その番号・手続きはありません", hint=hint)
    _show_procedure(procedure)


def _show_procedure(procedure: Procedure) -> None:
    screen = console()
    marks = f"【{procedure.confidence.mark}】" if procedure.confidence.mark else ""
    screen.print(f"{procedure.title}（{procedure.id}）{marks}", style="bold")
    for item, text in procedure_words(procedure).items():
        if item != "title":
            screen.print(f"{ITEM_TITLES[item]}: {text}")
