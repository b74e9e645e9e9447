"""芽室町が差し出すもの。中身は隣のモジュールにあり、ここは名を並べるだけ。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from madoguchi_core.handover import RpaMap
    from madoguchi_core.municipality import FormPackage, Municipality, SampleTown
    from madoguchi_core.queue import QueueSetting, TicketCategory, TicketLayout
    from madoguchi_core.records import ResidentSpec
    from madoguchi_core.rules import Dated

MADOGUCHI_API = 1


@hookimpl
def madoguchi_municipality() -> Municipality:
    """芽室町。"""
    from madoguchi_memuro.municipality import MEMURO

    return MEMURO


@hookimpl
def madoguchi_residents() -> ResidentSpec:
    """住民の表の宣言。"""
    from madoguchi_memuro.residents import MEMURO_RESIDENTS

    return MEMURO_RESIDENTS


@hookimpl
def madoguchi_parameters() -> Sequence[Dated]:
    """町と広域連合が決める値。"""
    from madoguchi_memuro.parameters import VALUES

    return VALUES


@hookimpl
def madoguchi_ticket_categories() -> Sequence[TicketCategory]:
    """番号札の区分。"""
    from madoguchi_memuro.tickets import ticket_categories

    return ticket_categories()


@hookimpl
def madoguchi_ticket_layouts() -> Sequence[TicketLayout]:
    """番号札の文言。"""
    from madoguchi_memuro.tickets import ticket_layouts

    return ticket_layouts()


@hookimpl
def madoguchi_queue_setting() -> QueueSetting:
    """番号札の窓口・呼ぶ順・予約枠。"""
    from madoguchi_memuro.tickets import queue_setting

    return queue_setting()


@hookimpl
def madoguchi_sample_town() -> SampleTown:
    """見本の町。"""
    from madoguchi_memuro.sample_town import sample_town

    return sample_town()


@hookimpl
def madoguchi_forms() -> Sequence[FormPackage]:
    """様式。"""
    from madoguchi_memuro.forms import form_packages

    return form_packages()


@hookimpl
def madoguchi_rpa_maps() -> Sequence[RpaMap]:
    """RPA の表。"""
    from madoguchi_memuro.rpa import rpa_maps

    return rpa_maps()
