"""
停止時マニュアル。システムが止まった日に、手で仕事を続けるための紙に載せるものを決める。

住民の情報は載らない。ここに無いもの: 紙の言葉と並べ方（templates/manual.html）、停止時の判定ブック。
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from madoguchi_core.calendar import format_wareki
from madoguchi_core.forms import FormSpec
from madoguchi_core.handover._guide_words import place_of
from madoguchi_core.handover._manual_checklist import groups_of_procedures, parameters_used
from madoguchi_core.handover._manual_questions import asking_of
from madoguchi_core.handover._manual_rows import (
    ManualChecklist,
    ManualContact,
    ManualForm,
    ManualModel,
    ManualTown,
    ManualValue,
    value_row,
)
from madoguchi_core.procedures import ANSWERED_BY, Catalogue, LifeEvent, Procedure, SectionRole
from madoguchi_core.rules import Fact, Holder, ParameterBook


def manual_model(
    catalogue: Catalogue,
    facts: Mapping[LifeEvent, Sequence[Fact[Any]]],
    *,
    parameters: ParameterBook,
    town: ManualTown,
    printed_on: date,
) -> ManualModel:
    """
    停止時マニュアルに載せるものを決める。作る日に効いている手続きと値を使う。

    Args:
        catalogue: 手続きの目録。
        facts: 載せる出来事と、その事実。
        parameters: 値。
        town: 町のこと。
        printed_on: 作る日。

    >>> model = manual_model(
    ...     Catalogue(()),
    ...     {},
    ...     parameters=ParameterBook(()),
    ...     town=ManualTown(municipality="見本町", version="0.1"),
    ...     printed_on=date(2026, 11, 26),
    ... )
    >>> model.printed_on, model.keeper.role
    ('令和8年11月26日', '住民登録の窓口')
    """
    procedures = {event: _in_force(catalogue, event, printed_on) for event in facts}
    listed = [procedure for members in procedures.values() for procedure in members]
    values = tuple(_values(listed, parameters, printed_on))
    return ManualModel(
        municipality=town.municipality,
        printed_on=format_wareki(printed_on),
        version=town.version,
        rules_changed_on="" if town.rules_changed_on is None else format_wareki(town.rules_changed_on),
        keeper=_contact(ANSWERED_BY[Holder.SUPPORT], town),
        contacts=tuple(_contacts(listed, town)),
        stacks=town.stacks,
        forms=tuple(_form(spec, catalogue) for spec in town.forms),
        rpa_titles=tuple(rpa_map.title for rpa_map in town.rpa_maps),
        checklists=tuple(
            _checklist(event, facts[event], members, town, parameters, printed_on)
            for event, members in procedures.items()
        ),
        values=tuple(value for value in values if value.value),
        unset=tuple(value for value in values if not value.value),
    )


def _in_force(catalogue: Catalogue, event: LifeEvent, on: date) -> tuple[Procedure, ...]:
    return tuple(procedure for procedure in catalogue.for_event(event) if procedure.in_force(on))


def _checklist(
    event: LifeEvent,
    facts: Sequence[Fact[Any]],
    procedures: Sequence[Procedure],
    town: ManualTown,
    parameters: ParameterBook,
    on: date,
) -> ManualChecklist:
    asking = asking_of(facts, procedures, sections=town.sections, parameters=parameters, on=on)
    groups = groups_of_procedures(
        procedures, asking, facts=facts, sections=town.sections, parameters=parameters, on=on
    )
    return ManualChecklist(event.value, event.title, asking.topics, asking.lookups, groups)


def _contacts(procedures: Iterable[Procedure], town: ManualTown) -> Iterator[ManualContact]:
    used = {procedure.section for procedure in procedures}
    return (_contact(role, town) for role in SectionRole if role in used)


def _contact(role: SectionRole, town: ManualTown) -> ManualContact:
    return ManualContact(role.title, place_of(role, town.sections) if role in town.sections else None)


def _form(spec: FormSpec, catalogue: Catalogue) -> ManualForm:
    used = [catalogue.by_id[name].title for name in spec.procedure_ids if name in catalogue.by_id]
    return ManualForm(spec.title, tuple(used), len({cell.field for cell in spec.cells}))


def _values(procedures: Iterable[Procedure], parameters: ParameterBook, on: date) -> Iterator[ManualValue]:
    used = {item.key: item for procedure in procedures for item in parameters_used(procedure)}
    return (value_row(used[key], parameters, on) for key in sorted(used))
