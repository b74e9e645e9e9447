"""町のことを、紙に載せる形に集める。"""

from importlib.metadata import version

from madoguchi_core.handover import ManualTown, PaperStack
from madoguchi_core.queue import TicketCategory
from madoguchi_core.registry import Registry


def town_of(registry: Registry) -> ManualTown:
    """登録簿の、窓口・札・様式・RPA の表・版。"""
    municipality = registry.municipality
    return ManualTown(
        municipality="" if municipality is None else municipality.name,
        sections={} if municipality is None else municipality.sections,
        stacks=tuple(
            _stack(category) for category in registry.ticket_categories.values() if not category.is_count_only
        ),
        forms=tuple(form.spec for form in registry.forms.values()),
        rpa_maps=tuple(registry.rpa_maps.values()),
        version=version("madoguchi-core"),
        rules_changed_on=max((change.released_on for change in registry.rule_changes), default=None),
    )


def _stack(category: TicketCategory) -> PaperStack:
    """機械の札の頭は英字だけなので、「手」で始まる番号とは重ならない。"""
    first, last = category.number_text(category.first), category.number_text(category.last)
    return PaperStack(
        category.title,
        f"{first}〜{last}",
        category.stack_text(category.first),
        category.section_role,
        category.counter,
    )
