"""手続きの本の目次と索引。頁の番号は、窓口の順に付ける。"""

from collections.abc import Iterable, Mapping, Sequence

from madoguchi_core.handover._book_rows import BookChapter, BookLaw, BookLink
from madoguchi_core.procedures import LifeEvent, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import Law, descend
from madoguchi_core.rules.nodes import Cited

_ROLES = {role: index for index, role in enumerate(SectionRole)}


def numbered(procedures: Iterable[Procedure]) -> Mapping[str, BookLink]:
    """手続きの id から、本の中の番号への対応。窓口の順、手続き・証明書の順、id の順。"""
    listed = sorted(procedures, key=_place)
    return {item.id: BookLink(number, item.title) for number, item in enumerate(listed, start=1)}


def _place(procedure: Procedure) -> tuple[int, bool, str]:
    return _ROLES[procedure.section], procedure.kind is ProcedureKind.ISSUANCE, procedure.id


def by_section(procedures: Sequence[Procedure], numbers: Mapping[str, BookLink]) -> tuple[BookChapter, ...]:
    """窓口ごとの目次。"""
    return tuple(
        BookChapter(role.title, links)
        for role in SectionRole
        if (links := _links((item for item in procedures if item.section is role), numbers))
    )


def by_event(procedures: Sequence[Procedure], numbers: Mapping[str, BookLink]) -> tuple[BookChapter, ...]:
    """出来事ごとの目次。いくつもの出来事の手続きは、どの出来事にも載る。"""
    return tuple(
        BookChapter(event.title, links)
        for event in LifeEvent
        if (links := _links((item for item in procedures if event in item.events), numbers))
    )


def by_law(procedures: Iterable[Procedure], numbers: Mapping[str, BookLink]) -> tuple[BookLaw, ...]:
    """法令の名の順の索引。期限や条件の根拠も含む。"""
    used: dict[str, dict[str, dict[int, BookLink]]] = {}
    for procedure in procedures:
        link = numbers[procedure.id]
        for law in laws_used(procedure):
            used.setdefault(law.name, {}).setdefault(law.article, {})[link.number] = link
    return tuple(
        BookLaw(
            name,
            tuple(
                (article, tuple(link for _, link in sorted(links.items())))
                for article, links in sorted(articles.items(), key=lambda pair: _article_order(pair[0]))
            ),
        )
        for name, articles in sorted(used.items())
    )


def laws_used(procedure: Procedure) -> tuple[Law, ...]:
    """手続き・期限・条件の根拠。重なりなし。"""
    deadlines = [procedure.deadline, *(other for _, other in procedure.deadline.exceptions)]
    deadlines += procedure.deadline.others
    named = [
        law
        for value in procedure.expressions()
        for node in descend(value)
        if isinstance(node, Cited)
        for law in node.laws
    ]
    return tuple(dict.fromkeys([*procedure.laws, *(law for one in deadlines for law in one.laws), *named]))


def _article_order(article: str) -> tuple[int, str]:
    digits = "".join(letter if letter.isdecimal() else " " for letter in article).split()
    return (int(digits[0]) if digits else 0), article


def _links(procedures: Iterable[Procedure], numbers: Mapping[str, BookLink]) -> tuple[BookLink, ...]:
    return tuple(sorted((numbers[item.id] for item in procedures), key=lambda link: link.number))
