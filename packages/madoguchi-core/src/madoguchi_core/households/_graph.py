"""
間柄の図。続柄の言葉を一歩ずつの線（親・子・配偶者・兄弟姉妹）にほどき、人を点にする。

世帯にいない途中の人（「兄の子」の兄）は番号の点になる。途中の人が世帯の誰かかもしれないときは、候補を残す。
ここに無いもの: 図から続柄を読むこと（``_views``）。
"""

from collections.abc import Iterable
from enum import IntEnum

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households._kin import Kin
from madoguchi_core.households._words import CHILD_WORDS, LONE_WORDS, SPOUSE_WORDS, Word, Words
from madoguchi_core.records import Missing, Resident, Sex, is_surely_before

Node = str | int
"""人。宛名番号か、世帯にいない途中の人の番号。"""


class Step(IntEnum):
    """図の線ひとつ。"""

    SPOUSE = 0
    PARTNER = 1
    DOWN = 2
    UP = 3
    OLDER = 4
    YOUNGER = 5


SIBLING_STEPS = frozenset({Step.OLDER, Step.YOUNGER})
SPOUSE_STEPS = frozenset({Step.SPOUSE, Step.PARTNER})
_BACK = {
    Step.SPOUSE: Step.SPOUSE,
    Step.PARTNER: Step.PARTNER,
    Step.DOWN: Step.UP,
    Step.UP: Step.DOWN,
    Step.OLDER: Step.YOUNGER,
    Step.YOUNGER: Step.OLDER,
}
_STEPS = {
    Word.HUSBAND: Step.SPOUSE,
    Word.WIFE: Step.SPOUSE,
    Word.HUSBAND_UNREGISTERED: Step.PARTNER,
    Word.WIFE_UNREGISTERED: Step.PARTNER,
    Word.CHILD: Step.DOWN,
    Word.CHILD_AND_HUSBAND: Step.DOWN,
    Word.CHILD_AND_WIFE: Step.DOWN,
    Word.FATHER: Step.UP,
    Word.MOTHER: Step.UP,
    Word.OLDER_BROTHER: Step.OLDER,
    Word.OLDER_SISTER: Step.OLDER,
    Word.YOUNGER_BROTHER: Step.YOUNGER,
    Word.YOUNGER_SISTER: Step.YOUNGER,
}
OTHER_SEX = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}
_UNIQUE_STEPS = frozenset({Step.SPOUSE, Step.PARTNER, Step.UP})

Pair = tuple[Node, Node]


class KinGraph:
    """
    間柄の図。作ったあとは変えず、仮定を足すときは写しを作る。

    Attributes:
        edges: 人から出る線。
        sexes: 性別。台帳に無ければ、続柄の言葉から。食い違う人は入らない。
        births: 生年月日。
        no_child: 親子でないと分かっている（親, 子）。
        no_spouse: 配偶者でないと分かっている二人（両方の向き）。
        by_marriage: 「子（子の夫）」のように、子の配偶者で養子である（親, 子）。
        choices: 途中の人が、世帯のこの人たちの誰かかもしれない。
        lone: つなげない続柄（縁故者・同居人）。
        routes: 続柄の事実と、それがたどる人。
        conflicts: 性別か生年月日が、続柄の言葉と食い違う人。
    """

    __slots__ = (
        "births",
        "by_marriage",
        "choices",
        "conflicts",
        "edges",
        "lone",
        "no_child",
        "no_spouse",
        "routes",
        "sexes",
    )

    def __init__(self) -> None:
        self.edges: dict[Node, list[tuple[Step, Node]]] = {}
        self.sexes: dict[Node, Sex] = {}
        self.births: dict[Node, RegisterDate | Missing] = {}
        self.no_child: set[Pair] = set()
        self.no_spouse: set[Pair] = set()
        self.by_marriage: set[Pair] = set()
        self.choices: dict[Node, tuple[Node, ...]] = {}
        self.lone: dict[Pair, Word] = {}
        self.routes: list[tuple[Kin, tuple[Node, ...]]] = []
        self.conflicts: set[Node] = set()

    def copy(self) -> "KinGraph":
        """線と仮定だけを写す。性別・生年月日は同じものを見る。"""
        made = KinGraph.__new__(KinGraph)
        made.edges = {node: list(out) for node, out in self.edges.items()}
        made.sexes, made.births, made.lone = self.sexes, self.births, self.lone
        made.routes, made.conflicts = self.routes, self.conflicts
        made.no_child, made.no_spouse = set(self.no_child), set(self.no_spouse)
        made.by_marriage, made.choices = set(self.by_marriage), dict(self.choices)
        return made

    def connect(self, one: Node, step: Step, other: Node) -> None:
        """線を一本、行きと帰りで引く。"""
        out = self.edges.setdefault(one, [])
        if (step, other) not in out:
            out.append((step, other))
            self.edges.setdefault(other, []).append((_BACK[step], one))

    def cut(self, one: Node, other: Node, steps: frozenset[Step]) -> None:
        """二人の間の線を消す。"""
        for here, there in ((one, other), (other, one)):
            self.edges[here] = [
                edge for edge in self.edges.get(here, []) if edge[1] != there or edge[0] not in steps
            ]

    def can_be_child(self, parent: Node, child: Node) -> bool:
        """親子であり得るか。養子も、養親より年上にはなれない（民法793条）。"""
        if (parent, child) in self.no_child or parent == child:
            return False
        unknown = Missing.UNKNOWN
        return not is_surely_before(self.births.get(child, unknown), self.births.get(parent, unknown))

    def can_be_spouses(self, one: Node, other: Node) -> bool:
        """配偶者であり得るか。"""
        if one == other or (one, other) in self.no_spouse:
            return False
        sexes = self.sexes.get(one), self.sexes.get(other)
        return None in sexes or sexes[0] is not sexes[1]


def build_graph(people: Iterable[Resident], facts: Iterable[Kin]) -> KinGraph:
    """
    続柄の事実から図を作る。短い続柄から先に置き、長い続柄の途中の人を、置いた人に結び付ける。

    Args:
        people: 性別と生年月日を見る人。世帯を離れた人も入れてよい。
        facts: 続柄の事実。

    >>> graph = build_graph([], [Kin(viewer="1", member="2", words=(Word.WIFE,))])
    >>> graph.edges["2"]
    [(<Step.SPOUSE: 0>, '1')]
    """
    graph = KinGraph()
    for person in people:
        graph.births[person.address_number] = person.born_on
        if not isinstance(person.sex, Missing):
            graph.sexes[person.address_number] = person.sex
    chains = []
    for fact in facts:
        if not fact.holds:
            _deny(graph, fact)
        elif fact.words[0] in LONE_WORDS:
            graph.lone[fact.viewer, fact.member] = fact.words[0]
        else:
            chains.append(fact)
    for fact in sorted(chains, key=lambda one: len(one.words)):
        graph.routes.append((fact, _lay(graph, fact)))
    return graph


def _deny(graph: KinGraph, fact: Kin) -> None:
    one, other, word = fact.viewer, fact.member, fact.words[0]
    if word in CHILD_WORDS:
        graph.no_child.add((one, other))
    elif word in SPOUSE_WORDS:
        graph.no_spouse |= {(one, other), (other, one)}
    elif word in (Word.FATHER, Word.MOTHER):
        graph.no_child.add((other, one))


def _lay(graph: KinGraph, fact: Kin) -> tuple[Node, ...]:
    """事実ひとつを、見る人から一歩ずつ置く。"""
    nodes: list[Node] = [fact.viewer]
    last = len(fact.words) - 1
    for at, word in enumerate(fact.words):
        here = nodes[-1]
        there = fact.member if at == last else _between(graph, here, fact, at)
        graph.connect(here, _STEPS[word], there)
        if word in (Word.CHILD_AND_HUSBAND, Word.CHILD_AND_WIFE):
            graph.by_marriage.add((here, there))
        _note_sex(graph, there, word.sex)
        if _STEPS[word] is Step.SPOUSE and not isinstance(word.sex, Missing):
            # 婚姻は夫と妻でするので、妻のいる人は男と言える（民法750条ほか）
            _note_sex(graph, here, OTHER_SEX[word.sex])
        _check_births(graph, here, _STEPS[word], there)
        nodes.append(there)
    _note_absences(graph, nodes, fact.words)
    return tuple(nodes)


def _between(graph: KinGraph, here: Node, fact: Kin, at: int) -> Node:
    """途中の人。配偶者と父母は一人に決まる。子と兄弟姉妹は、次の人との間柄が分かる人だけに結び付ける。"""
    word, following = fact.words[at], fact.words[at + 1]
    known = [
        node
        for step, node in graph.edges.get(here, [])
        if step is _STEPS[word] and node != fact.member and _fits(graph, node, word)
    ]
    if _STEPS[word] in _UNIQUE_STEPS and known:
        return known[0]
    if at + 1 == len(fact.words) - 1:
        for node in known:
            if (_STEPS[following], fact.member) in graph.edges.get(node, []):
                return node
    made = -1 - len(graph.choices)
    graph.choices[made] = () if _STEPS[word] in _UNIQUE_STEPS else tuple(known)
    return made


def _fits(graph: KinGraph, node: Node, word: Word) -> bool:
    return graph.sexes.get(node, word.sex) is word.sex or isinstance(word.sex, Missing)


def _note_sex(graph: KinGraph, node: Node, sex: Sex | Missing) -> None:
    """台帳に性別が無ければ、続柄の言葉（妻・父など）が言う性別を使う。食い違えば、どちらとも言わない。"""
    if isinstance(sex, Missing) or node in graph.conflicts:
        return
    if graph.sexes.setdefault(node, sex) is not sex:
        del graph.sexes[node]
        graph.conflicts.add(node)


def _check_births(graph: KinGraph, here: Node, step: Step, there: Node) -> None:
    """生まれた順が続柄と逆なら、二人の生年月日を使わない。"""
    older, younger = (there, here) if step in (Step.UP, Step.OLDER) else (here, there)
    if step in SPOUSE_STEPS:
        return
    unknown = Missing.UNKNOWN
    if is_surely_before(graph.births.get(younger, unknown), graph.births.get(older, unknown)):
        graph.births[older] = graph.births[younger] = unknown
        graph.conflicts |= {older, younger}


def _note_absences(graph: KinGraph, nodes: list[Node], words: Words) -> None:
    """「妻の子」は、自分の子でないから「妻の」が付いている。付いた言葉から、無い間柄を覚える。"""
    for at in range(len(words) - 1):
        one, other = nodes[at], nodes[at + 2]
        match open_tie(_STEPS[words[at]], _STEPS[words[at + 1]]):
            case "down":
                graph.no_child.add((one, other))
            case "up":
                graph.no_child.add((other, one))
            case "spouse":
                graph.no_spouse |= {(one, other), (other, one)}
            case _:
                pass


def open_tie(first: Step, second: Step) -> str:
    """
    二歩の続きが、一歩に縮まるかもしれない間柄。縮まらなければ空。

    配偶者の子と、子の兄弟姉妹は自分の子かもしれず、親の配偶者と、兄弟姉妹の親は自分の親かもしれない。子の親は配偶者かもしれない。

    >>> open_tie(Step.SPOUSE, Step.DOWN), open_tie(Step.DOWN, Step.DOWN)
    ('down', '')
    """
    return _OPEN_TIES.get((first, second), "")


_OPEN_TIES = {
    (Step.SPOUSE, Step.DOWN): "down",
    (Step.PARTNER, Step.DOWN): "down",
    (Step.DOWN, Step.OLDER): "down",
    (Step.DOWN, Step.YOUNGER): "down",
    (Step.UP, Step.SPOUSE): "up",
    (Step.UP, Step.PARTNER): "up",
    (Step.OLDER, Step.UP): "up",
    (Step.YOUNGER, Step.UP): "up",
    (Step.DOWN, Step.UP): "spouse",
}
