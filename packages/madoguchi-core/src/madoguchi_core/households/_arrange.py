"""異動の前の世帯から、異動の後の世帯を出す。時計も置き場所も知らず、渡された世帯は変わらない。"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.households._distribute import distribute
from madoguchi_core.households._drafts import Drafts
from madoguchi_core.households._facts import OUTSIDE_HEAD, Untied, merged_facts, untie, without_lone
from madoguchi_core.households._graph import build_graph
from madoguchi_core.households._heads import Policy, decide_head
from madoguchi_core.households._kin import Kin
from madoguchi_core.households._moves import Divorce, Marriage, Move, MoveOut, couple_of
from madoguchi_core.households._questions import Question
from madoguchi_core.households._settle import Known, Settled, settle
from madoguchi_core.households._words import Word
from madoguchi_core.records import Household, Missing, Resident, record


@record
class Arrangement:
    """
    異動の後の世帯と、聞くこと、指摘。``repr`` に中身は出ない。

    >>> Arrangement(after=(), findings=()).is_settled
    True
    """

    after: Annotated[tuple[Household, ...], "異動の後の世帯"]
    left: Annotated[tuple[Resident, ...], "町を離れた人と、閉じた世帯・帰化・国籍喪失の除票"] = ()
    closed: Annotated[tuple[str, ...], "なくなった世帯の世帯番号"] = ()
    questions: Annotated[tuple[Question, ...], "聞くこと"] = ()
    findings: Annotated[tuple[Finding, ...], "指摘"] = ()
    kin: Annotated[tuple[Kin, ...], "ここまでに分かった間柄。次の異動に remembered として渡す"] = ()

    @property
    def is_settled(self) -> bool:
        """聞くことも、続けられない指摘も無いか。"""
        return not self.questions and not has_errors(self.findings)

    def household(self, number: str) -> Household | None:
        """
        世帯番号で引く。なければ None。

        Args:
            number: 世帯番号。

        >>> Arrangement(after=(), findings=()).household("10") is None
        True
        """
        return next((one for one in self.after if one.number == number), None)


def arrange(
    households: Iterable[Household],
    move: Move,
    *,
    kin: Iterable[Kin] = (),
    remembered: Iterable[Kin] = (),
    policy: Policy | None = None,
) -> Arrangement:
    """
    異動をひとつ行い、異動の後の世帯を返す。

    続柄は、もとの続柄を間柄の図にして、新しい世帯主から読み直す（住民記録システム標準仕様書 1.1.11・4.0.4・4.1.4・5.2）。
    読み直しの表は標準の言葉の規則からの導出で、実例集では確かめていない（出典未確認）。必ず職員が画面で確かめること。
    一つに決まらない続柄は書かずに、問いにする。

    Args:
        households: 異動に関わる世帯。関わらない世帯が混ざっていてもよく、そのまま返る。
        move: 異動。誰がどの世帯に入り、世帯主は誰か。
        kin: 戸籍などで確かめた間柄と、問いの答え。台帳より先に使う。
        remembered: 前の :class:`Arrangement` の ``kin``。出て戻る人の続柄を戻すのに使う。
        policy: 町で割れる扱い。

    Returns:
        異動の後の世帯・聞くこと・指摘。続けられない指摘があれば、世帯は変わらない。

    >>> from madoguchi_core.households import ChangeHead, kin
    >>> from madoguchi_core.records import Relation, Sex
    >>> def person(number, relation, sex):
    ...     return Resident(
    ...         address_number=number, household_number="10", sex=sex, relation=Relation(text=relation)
    ...     )
    >>> family = Household.of(
    ...     [
    ...         person("1", "世帯主", Sex.MALE),
    ...         person("2", "妻", Sex.FEMALE),
    ...         person("3", "子", Sex.FEMALE),
    ...     ],
    ...     "10",
    ... )
    >>> move = ChangeHead(household="10", head="2", on=date(2026, 11, 2))
    >>> made = arrange([family], move)
    >>> [member.relation.text for member in made.after[0]], made.questions[0].answers
    (['世帯主', '夫', <Missing.UNKNOWN: 'unknown'>], ('子', '夫の子'))
    >>> made = arrange([family], move, kin=[kin("2", "3", "子")])
    >>> [member.relation.text for member in made.after[0]]
    ['世帯主', '夫', '子']
    """
    before = tuple(households)
    drafts = Drafts(before, _day(move))
    drafts.reported_on = getattr(move, "reported_on", Missing.NOT_ASKED)
    stated = () if has_errors(drafts.findings) else distribute(drafts, move)
    if has_errors(drafts.findings):
        return Arrangement(after=before, findings=tuple(drafts.findings))
    told = tuple(kin)
    known, facts = _known(drafts, move, stated, told, tuple(remembered), policy or Policy())
    settled = [settle(room, drafts, known) for room in drafts.touched() if room.members]
    if has_errors(drafts.findings):
        return Arrangement(after=before, findings=tuple(drafts.findings))
    return _gathered(before, drafts, settled, facts, _pending_head(drafts, move, known.policy))


def _day(move: Move) -> date:
    return move.removed_on if isinstance(move, MoveOut) else move.on


def _known(
    drafts: Drafts,
    move: Move,
    stated: Sequence[Kin],
    told: Sequence[Kin],
    remembered: Sequence[Kin],
    policy: Policy,
) -> tuple[Known, tuple[Kin, ...]]:
    """図を作る。婚姻と離婚では、その夫婦をたどる続柄を外してから作る。"""
    register = [fact for room in drafts.rooms.values() for fact in room.register.facts]
    facts = merged_facts(remembered, register, stated)
    changed: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    pair = couple_of(move) if isinstance(move, Marriage | Divorce) else None
    if pair is not None:
        untied = untie(drafts.people, facts, *pair)
        tie = Kin(viewer=pair[0], member=pair[1], words=(Word.WIFE,), holds=isinstance(move, Marriage))
        changed, facts = _retied(untied, pair, tie)
        parted = untied.touched if isinstance(move, Divorce) else frozenset()
        _note_apart(drafts, pair, is_married=isinstance(move, Marriage))
    _note_unread(drafts)
    chosen = {(fact.viewer, fact.member): fact.words for fact in remembered if fact in facts and fact.holds}
    chosen |= {(fact.viewer, fact.member): fact.words for fact in told if fact.holds}
    facts = merged_facts(facts, told)
    graph = build_graph(drafts.people, facts)
    _note_sexes(drafts, len(graph.conflicts))
    return Known(graph, chosen, changed, parted, policy), facts


def _retied(untied: Untied, pair: tuple[str, str], tie: Kin) -> tuple[frozenset[str], tuple[Kin, ...]]:
    if not tie.holds:
        return untied.touched, (*untied.kept, tie)
    return untied.touched | set(pair), (*without_lone(untied.kept, pair), tie)


def _note_apart(drafts: Drafts, pair: tuple[str, str], *, is_married: bool) -> None:
    homes = drafts.home_of(pair[0]), drafts.home_of(pair[1])
    for home in homes:
        if home is not None:
            home.is_touched = True
    if is_married and homes[0] is not homes[1]:
        drafts.notice(
            "MDG281",
            "夫婦の世帯",
            "夫婦の世帯が別です。戸籍の届では、住所も世帯も変わりません",
            "いっしょに住むか、世帯も一緒にするかを聞いてください",
        )


def _note_unread(drafts: Drafts) -> None:
    for room in drafts.touched():
        if room.register.unread:
            drafts.warn(
                "MDG278",
                room.place,
                f"続柄の読めない人が{len(room.register.unread)}人います。その人の続柄は計算していません",
                "台帳の世帯主と続柄を確かめるか、問いに答えてください",
            )


def _note_sexes(drafts: Drafts, count: int) -> None:
    if count:
        drafts.warn(
            "MDG280",
            "世帯の記録",
            f"性別か生まれた順が続柄と合わない人が{count}人います。合わない性別と生年月日は使っていません",
            "台帳の性別・生年月日・続柄を確かめてください",
        )


def _pending_head(drafts: Drafts, move: Move, policy: Policy) -> list[Question]:
    """転出予定の世帯主の後を、届出のときに聞いておく。"""
    if not (isinstance(move, MoveOut) and move.is_pending and isinstance(move.rest_head, Missing)):
        return []
    asked = []
    for room in drafts.touched():
        rest = [member for member in room.members if member.address_number not in move.members]
        if rest and room.register.head in move.members:
            asked.append(decide_head(room.number, rest, move.removed_on, policy).question)
    return [question for question in asked if question is not None]


def _gathered(
    before: tuple[Household, ...],
    drafts: Drafts,
    settled: Sequence[Settled],
    facts: tuple[Kin, ...],
    pending: Sequence[Question],
) -> Arrangement:
    made = {one.household.number: one.household for one in settled}
    originals = {household.number: household for household in before}
    after: list[Household] = []
    closed: list[str] = []
    left = list(drafts.left)
    for number, room in drafts.rooms.items():
        if number in made:
            after.append(made[number])
        elif room.is_touched:
            closed.append(number)
            left += room.rows
        else:
            after.append(_untouched(originals[number], room.rows))
    questions = [question for one in settled for question in one.questions]
    newest = merged_facts(facts, *(one.facts for one in settled))
    return Arrangement(
        after=tuple(after),
        left=tuple(left),
        closed=tuple(closed),
        questions=(*questions, *pending),
        findings=tuple(drafts.findings),
        kin=tuple(fact for fact in newest if OUTSIDE_HEAD not in (fact.viewer, fact.member)),
    )


def _untouched(household: Household, rows: Sequence[Resident]) -> Household:
    """関わらない世帯。再転入で除票が新しい記録に置き換わったときだけ、その行を除く。"""
    kept = {row.address_number for row in rows}
    members = tuple(
        one for one in household.members if one.is_current is not False or one.address_number in kept
    )
    return (
        household
        if len(members) == len(household.members)
        else Household(number=household.number, members=members)
    )
