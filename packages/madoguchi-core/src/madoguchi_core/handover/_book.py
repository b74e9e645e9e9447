"""
手続きの本。目録の全部を、職員が読んで確かめられる一冊にする。

住民の情報は載らない。ここに無いもの: 紙の言葉と並べ方（templates/book.html）、事例を読むこと（cases）。
"""

from collections.abc import Collection, Sequence
from datetime import date

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cases import ExampleFile
from madoguchi_core.certificates import CertificateBook
from madoguchi_core.handover._book_index import by_event, by_law, by_section, numbered
from madoguchi_core.handover._book_page import BookDesk
from madoguchi_core.handover._book_rows import BookModel
from madoguchi_core.handover._manual_rows import ManualTown
from madoguchi_core.procedures import Catalogue, LifeEvent
from madoguchi_core.rules import ParameterBook


def book_model(
    catalogue: Catalogue,
    certificates: CertificateBook,
    *,
    files: Sequence[ExampleFile],
    parameters: ParameterBook,
    town: ManualTown,
    on: date,
    events: Collection[LifeEvent] = tuple(LifeEvent),
) -> BookModel:
    """
    手続きの本に載せるものを決める。*on* の日の法令と値で言い、その日に使わない手続きも、そう書いて載せる。

    Args:
        catalogue: 手続きの目録。
        certificates: 証明書の目録。
        files: 事例のファイル。
        parameters: 値。
        town: 町のこと。
        on: どの日の法令と値か。
        events: 載せる出来事。

    >>> model = book_model(
    ...     Catalogue(()),
    ...     CertificateBook(()),
    ...     files=(),
    ...     parameters=ParameterBook(()),
    ...     town=ManualTown(municipality="見本町", version="0.1"),
    ...     on=date(2026, 11, 26),
    ... )
    >>> model.on, model.pages
    ('令和8年11月26日', ())
    """
    everything = (*catalogue, *certificates.procedures)
    chosen = tuple(item for item in everything if not set(events).isdisjoint(item.events))
    numbers = numbered(chosen)
    desk = BookDesk(
        numbers=numbers,
        certificates=certificates.by_id,
        files=tuple(files),
        sections=town.sections,
        parameters=parameters,
        on=on,
    )
    return BookModel(
        municipality=town.municipality,
        on=format_wareki(on),
        version=town.version,
        rules_changed_on="" if town.rules_changed_on is None else format_wareki(town.rules_changed_on),
        sections=by_section(chosen, numbers),
        events=by_event(chosen, numbers),
        laws=by_law(chosen, numbers),
        pages=tuple(sorted((desk.page(item) for item in chosen), key=lambda page: page.number)),
    )
