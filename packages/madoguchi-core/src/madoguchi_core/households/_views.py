"""
図から、ある人から見た続柄を読む。決まらない所では、あり得る世界を分けて、残った言葉をすべて返す。

言葉が一つなら決まり、二つ以上なら問い。推し量って一つに絞ることは無い。
前提は一つだけ: 台帳にも事実にも無い養子縁組は、配偶者の父母・子の子などとの間には無いものとして読む（``unless_adopted``）。
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from madoguchi_core.households._graph import (
    OTHER_SEX,
    SIBLING_STEPS,
    KinGraph,
    Node,
    Step,
    open_tie,
)
from madoguchi_core.households._words import (
    CHILD_WORDS,
    RANKS,
    SPOUSE_WORDS,
    Word,
    Words,
    join_words,
    words_order,
)
from madoguchi_core.records import Missing, Sex, is_surely_before

Path = list[tuple[Step, Node]]
_Options = tuple[Word, ...]
_PAIRS: dict[Step, dict[Sex, Word]] = {
    Step.SPOUSE: {Sex.MALE: Word.HUSBAND, Sex.FEMALE: Word.WIFE},
    Step.PARTNER: {Sex.MALE: Word.HUSBAND_UNREGISTERED, Sex.FEMALE: Word.WIFE_UNREGISTERED},
    Step.UP: {Sex.MALE: Word.FATHER, Sex.FEMALE: Word.MOTHER},
    Step.OLDER: {Sex.MALE: Word.OLDER_BROTHER, Sex.FEMALE: Word.OLDER_SISTER},
    Step.YOUNGER: {Sex.MALE: Word.YOUNGER_BROTHER, Sex.FEMALE: Word.YOUNGER_SISTER},
}
_BY_MARRIAGE = {Sex.MALE: Word.CHILD_AND_HUSBAND, Sex.FEMALE: Word.CHILD_AND_WIFE}
_MAX_WORLDS = 64
"""分ける世界の数の上限。超えたら、決まらないものとして言葉を返さない。"""


def possible_words(graph: KinGraph, viewer: Node, member: Node) -> tuple[Words, ...]:
    """
    *viewer* から見た *member* の続柄として、あり得るもの。たどれなければ空。

    Args:
        graph: 間柄の図。
        viewer: 見る人（世帯主）。
        member: 見られる人。

    Returns:
        続柄の並び。短いもの、記載順位の上のものが先。

    >>> from madoguchi_core.households._graph import build_graph
    >>> from madoguchi_core.households._kin import kin
    >>> graph = build_graph([], [kin("夫", "妻", "妻"), kin("夫", "子", "子")])
    >>> [[word.title for word in words] for words in possible_words(graph, "妻", "子")]
    [['子'], ['夫', '子']]
    """
    found: set[Words] = set()
    worlds, opened = [graph], 1
    while worlds:
        world = worlds.pop()
        path = shortest_path(world, viewer, member)
        if not path:
            return ()
        forks = _forks(world, viewer, path)
        if forks is None:
            found |= _best_readings(world, viewer, member, path)
            continue
        opened += len(forks)
        if opened > _MAX_WORLDS:
            return ()
        worlds += forks
    return tuple(sorted(found, key=words_order))


def shortest_path(graph: KinGraph, viewer: Node, member: Node) -> Path:
    """いちばん少ない歩数の道。無ければ空。"""
    came: dict[Node, tuple[Node, Step]] = {}
    seen, queue = {viewer}, [viewer]
    for here in queue:
        for step, there in graph.edges.get(here, ()):
            if there in seen:
                continue
            seen.add(there)
            came[there] = (here, step)
            if there == member:
                return _walked(came, viewer, member)
            queue.append(there)
    return []


def _walked(came: dict[Node, tuple[Node, Step]], viewer: Node, member: Node) -> Path:
    path: Path = []
    here = member
    while here != viewer:
        before, step = came[here]
        path.append((step, here))
        here = before
    return path[::-1]


def _best_readings(graph: KinGraph, viewer: Node, member: Node, path: Path) -> set[Words]:
    """同じ歩数の道がいくつかあれば、決まる言葉で記載順位の最も上のもの（住民記録システム標準仕様書 1.1.11）。"""
    if len(path) == 1:
        return _readings(graph, viewer, path)
    others = [one for one in _equal_paths(graph, viewer, member, len(path)) if one != path]
    readings = [_readings(graph, viewer, path)]
    readings += [_readings(graph, viewer, one) for one in others if _forks(graph, viewer, one) is None]
    return min(readings, key=lambda found: (len(found), min(map(words_order, found))))


def _equal_paths(graph: KinGraph, viewer: Node, member: Node, length: int) -> list[Path]:
    """その歩数で着く道のすべて。"""
    ends: list[tuple[Path, Node]] = [([], viewer)]
    nearby = _distances(graph, member)
    for at in range(length):
        ends = [
            ([*walked, (step, there)], there)
            for walked, here in ends
            for step, there in graph.edges.get(here, ())
            if nearby.get(there) == length - at - 1
        ]
    return [walked for walked, _ in ends]


def _distances(graph: KinGraph, start: Node) -> dict[Node, int]:
    found, queue = {start: 0}, [start]
    for here in queue:
        for _, there in graph.edges.get(here, ()):
            if there not in found:
                found[there] = found[here] + 1
                queue.append(there)
    return found


def _forks(graph: KinGraph, viewer: Node, path: Path) -> list[KinGraph] | None:
    """道の上で初めに決まらない所を、あり得る世界に分ける。どこも決まっていれば None。"""
    walked = [viewer, *(node for _, node in path)]
    telling = {*walked, *(child for _, child in graph.by_marriage)}
    for node in walked:
        # 道の上にいない候補は、その人であってもなくても、あり得る言葉の集まりを変えない（子の配偶者で養子の人は別）
        chosen = [one for one in graph.choices.get(node, ()) if one in telling]
        if chosen:
            return list(_which(graph, node, chosen))
    made = _first_shortcut(graph, viewer, path)
    if made is None and _is_mergeable(path):
        made = _first_shortcut(graph, viewer, _merged(path))
    return made


def _first_shortcut(graph: KinGraph, viewer: Node, path: Path) -> list[KinGraph] | None:
    one = viewer
    for first, second in pairwise(path):
        made = _shortcuts(graph, one, first, second)
        if made is not None:
            return made
        one = first[1]
    return None


def _is_mergeable(path: Path) -> bool:
    return any(first[0] is Step.UP and second[0] is Step.DOWN for first, second in pairwise(path))


def _merged(path: Path) -> Path:
    """親の子を、兄弟姉妹の一歩にまとめた道。子の兄弟姉妹や、兄弟姉妹の親が、自分の子や親かもしれないのを見る。"""
    made: Path = []
    at = 0
    while at < len(path):
        width = max(_siblings(path, at), 1)
        step = path[at][0] if width == 1 else Step.OLDER
        made.append((step, path[at + width - 1][1]))
        at += width
    return made


def _which(graph: KinGraph, between: Node, choices: Sequence[Node]) -> Iterator[KinGraph]:
    """途中の人が候補の誰かである世界と、世帯にいない人である世界。"""
    out = graph.edges[between]
    for chosen in choices:
        if not _could_be(graph, chosen, between, out):
            continue
        world = graph.copy()
        _replace(world, between, chosen)
        yield world
    world = graph.copy()
    world.choices[between] = ()
    yield world


def _could_be(graph: KinGraph, chosen: Node, between: Node, out: Sequence[tuple[Step, Node]]) -> bool:
    sexes = graph.sexes.get(chosen), graph.sexes.get(between)
    if None not in sexes and sexes[0] is not sexes[1]:
        return False
    for step, node in out:
        if node == chosen:
            return False
        if step is Step.DOWN and not graph.can_be_child(chosen, node):
            return False
        if step is Step.SPOUSE and not _could_marry(graph, chosen, node):
            return False
    return True


def _could_marry(graph: KinGraph, one: Node, other: Node) -> bool:
    """配偶者は一人だけ。今の配偶者が世帯にいない人なら、その人かもしれない。"""
    spouse = spouse_of(graph, one)
    is_free = spouse is None or isinstance(spouse, int) or isinstance(other, int)
    return is_free and graph.can_be_spouses(one, other)


def spouse_of(graph: KinGraph, node: Node) -> Node | None:
    """図にいる配偶者。いなければ None。"""
    return next((other for step, other in graph.edges.get(node, ()) if step is Step.SPOUSE), None)


def _replace(graph: KinGraph, between: Node, chosen: Node) -> None:
    """途中の人を図から消し、線を選んだ人に移す。配偶者がいる人に配偶者の線が移れば、その二人も同じ人になる。"""
    spouse = spouse_of(graph, chosen)
    out = graph.edges.pop(between, [])
    for step, other in out:
        graph.edges[other] = [edge for edge in graph.edges[other] if edge[1] != between]
        graph.connect(chosen, step, other)
    graph.choices.pop(between, None)
    graph.no_child = {_swap(pair, between, chosen) for pair in graph.no_child}
    graph.by_marriage = {_swap(pair, between, chosen) for pair in graph.by_marriage}
    for node, choices in graph.choices.items():
        if between in choices:
            rest = [one for one in choices if one not in (between, chosen)]
            graph.choices[node] = (*rest, chosen)
    for step, other in out:
        if step is Step.SPOUSE and spouse is not None and spouse != other:
            same, kept = (other, spouse) if isinstance(other, int) else (spouse, other)
            _replace(graph, same, kept)


def _swap(pair: tuple[Node, Node], old: Node, new: Node) -> tuple[Node, Node]:
    return (new if pair[0] == old else pair[0], new if pair[1] == old else pair[1])


def _shortcuts(
    graph: KinGraph, one: Node, first: tuple[Step, Node], second: tuple[Step, Node]
) -> list[KinGraph] | None:
    """二歩が一歩に縮まる世界と、縮まらない世界。決まっていれば None。"""
    between, other = first[1], second[1]
    match open_tie(first[0], second[0]):
        case "down" if graph.can_be_child(one, other):
            return _child_or_not(graph, one, other, is_by_marriage=(between, other) in graph.by_marriage)
        case "up" if graph.can_be_child(other, one):
            return _child_or_not(graph, other, one, is_by_marriage=(between, one) in graph.by_marriage)
        case "spouse" if graph.can_be_spouses(one, other):
            return _spouses_or_not(graph, one, other, (Step.SPOUSE, Step.PARTNER))
    if _is_by_marriage(graph, one, first, second) and graph.can_be_spouses(one, other):
        return _spouses_or_not(graph, one, other, (Step.SPOUSE,))
    return None


def _is_by_marriage(graph: KinGraph, one: Node, first: tuple[Step, Node], second: tuple[Step, Node]) -> bool:
    """二人とも同じ人の子で、一人が「子（子の夫）」なら、二人は夫婦かもしれない。"""
    if (first[0], second[0]) != (Step.UP, Step.DOWN):
        return False
    parent = first[1]
    return ((parent, one) in graph.by_marriage) != ((parent, second[1]) in graph.by_marriage)


def _child_or_not(graph: KinGraph, parent: Node, child: Node, *, is_by_marriage: bool) -> list[KinGraph]:
    yes, no = graph.copy(), graph.copy()
    yes.connect(parent, Step.DOWN, child)
    if is_by_marriage:
        yes.by_marriage.add((parent, child))
    no.no_child.add((parent, child))
    return [yes, no]


def _spouses_or_not(graph: KinGraph, one: Node, other: Node, steps: tuple[Step, ...]) -> list[KinGraph]:
    no = graph.copy()
    no.no_spouse |= {(one, other), (other, one)}
    worlds = [no]
    for step in steps:
        world = graph.copy()
        world.connect(one, step, other)
        worlds.append(world)
    return worlds


def _readings(graph: KinGraph, viewer: Node, path: Path) -> set[Words]:
    """道を言葉にする。性別や生まれた順の分からない所は、両方の言葉にする。"""
    steps: list[_Options] = []
    here, at = viewer, 0
    while at < len(path):
        width = _siblings(path, at)
        there = path[at + max(width, 1) - 1][1]
        steps.append(_sibling(graph, here, path[at : at + width]) if width else _word(graph, here, path[at]))
        here, at = there, at + max(width, 1)
    return {join_words(words) for words in product(*steps)}


def _siblings(path: Path, at: int) -> int:
    """ここから何歩が、兄弟姉妹ひとつの言葉にまとまるか（親の子、兄の弟、親の子の弟）。"""
    end = at
    while end < len(path):
        if path[end][0] in SIBLING_STEPS:
            end += 1
        elif path[end][0] is Step.UP and end + 1 < len(path) and path[end + 1][0] is Step.DOWN:
            end += 2
        else:
            break
    return end - at


def _sibling(graph: KinGraph, here: Node, path: Path) -> _Options:
    there = path[-1][1]
    return tuple(
        word
        for step in _ages(graph, here, there, [step for step, _ in path])
        for word in _sexed(graph, _PAIRS[step], there)
    )


def _ages(graph: KinGraph, here: Node, there: Node, steps: Sequence[Step]) -> tuple[Step, ...]:
    """年上か年下か。続柄がそろって言うならそれに従い、でなければ生年月日。同じ日は決めない（戸籍の順による）。"""
    if set(steps) in ({Step.OLDER}, {Step.YOUNGER}):
        return (steps[0],)
    mine, theirs = (graph.births.get(node, Missing.UNKNOWN) for node in (here, there))
    if is_surely_before(theirs, mine):
        return (Step.OLDER,)
    return (Step.YOUNGER,) if is_surely_before(mine, theirs) else (Step.OLDER, Step.YOUNGER)


def _word(graph: KinGraph, here: Node, edge: tuple[Step, Node]) -> _Options:
    step, there = edge
    if step is Step.DOWN:
        is_plain = (here, there) not in graph.by_marriage
        return (Word.CHILD,) if is_plain else _sexed(graph, _BY_MARRIAGE, there)
    if step is Step.SPOUSE and here in graph.sexes and there not in graph.sexes.keys() | graph.conflicts:
        return (_PAIRS[step][OTHER_SEX[graph.sexes[here]]],)
    return _sexed(graph, _PAIRS[step], there)


def _sexed(graph: KinGraph, words: dict[Sex, Word], node: Node) -> _Options:
    sex = graph.sexes.get(node)
    return tuple(words.values()) if sex is None else (words[sex],)


def unless_adopted(words: Words, married: Sex | None = None) -> Words | None:
    """
    台帳に無い養子縁組があれば変わる続柄なら、変わった後の続柄。婚姻している子は、婿養子などかもしれない。

    Args:
        words: 続柄。
        married: その人に配偶者がいれば、その人の性別。

    >>> unless_adopted((Word.HUSBAND, Word.MOTHER)) == (Word.MOTHER,)
    True
    >>> unless_adopted((Word.CHILD,)) is None, unless_adopted((Word.CHILD,), Sex.MALE)[0].title
    (True, '子（子の夫）')
    """
    if words == (Word.CHILD,) and married is not None:
        return (_BY_MARRIAGE[married],)
    if len(words) != 2:
        return None
    first, second = words
    if first in SPOUSE_WORDS and second in (Word.FATHER, Word.MOTHER):
        return (second,)
    if first in CHILD_WORDS and second in CHILD_WORDS:
        return (Word.CHILD,)
    if first in CHILD_WORDS and second in SPOUSE_WORDS and RANKS[second] <= RANKS[Word.WIFE]:
        return (Word.CHILD_AND_HUSBAND if second is Word.HUSBAND else Word.CHILD_AND_WIFE,)
    return None


def is_single_step(graph: KinGraph, viewer: Node, member: Node) -> bool:
    """台帳か事実の続柄ひとつの裏返しだけで言えるか。"""
    return any(node == member for _, node in graph.edges.get(viewer, ()))
