"""YAML を、行番号の付いた値として読む。値はすべて文字のまま（はい・いいえ・日付を勝手に変えない）。"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from madoguchi_core.cases._yaml_slips import slips_of
from madoguchi_core.findings import Finding, Severity

if TYPE_CHECKING:
    import yaml


_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """
    見出しと中身のひと組。

    Attributes:
        key: 見出し。
        value: 中身。文字・表（``Table``）・表の並び（``list[Table]``）のどれか。
        line: 行番号（1 から）。
    """

    key: str
    value: "str | Table | list[Table]" = field(repr=False)
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """見出しと中身の並び。"""

    entries: tuple[Entry, ...]
    line: int

    def get(self, *keys: str) -> Entry | None:
        """どれかの見出しの中身。無ければ None。"""
        return next((entry for entry in self.entries if entry.key in keys), None)


def read_yaml(text: str, *, where: str) -> "tuple[Table | None, tuple[Finding, ...]]":
    """
    YAML を読む。

    Args:
        text: 本文。
        where: 指摘に書くファイル名。

    Returns:
        一番外の表と、見つかった指摘のすべて。
    """
    import yaml

    findings: list[Finding] = []
    # C の読み取り機は 5 倍ほど速い。深い入れ子で止まらないので、深さは先に見る
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        refused = _refused(yaml.parse(text, Loader=loader), where)
        if refused is not None:
            return None, (refused,)
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        return None, slips_of(text, where=where, line=None if mark is None else mark.line + 1)
    if root is None:
        hint = "文書「状況ファイル」の見本から始めてください"
        return None, (Finding("MDG220", Severity.ERROR, where, "何も書かれていません", hint),)
    if not isinstance(root, yaml.MappingNode):
        slips = slips_of(text, where=where, line=1)
        if isinstance(root, yaml.ScalarNode) and "：" in text:
            return None, slips
        hint = "「見出し: 中身」の形で書いてください"
        return None, (Finding("MDG220", Severity.ERROR, where, "見出しと中身の形になっていません", hint),)
    table = _table(root, where, findings)
    return table, tuple(findings)


def _refused(events: "Iterable[yaml.Event]", where: str) -> Finding | None:
    """別名と、深すぎる入れ子の指摘。"""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            hint = "「*名前」で引かずに、中身をそのまま書いてください"
            return Finding("MDG220", Severity.ERROR, where, "別名（*）は使えません", hint)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            hint = "「見出し: 中身」の形で、浅く書いてください"
            return Finding("MDG220", Severity.ERROR, where, "入れ子が深すぎます", hint)
    return None


def _table(node: "yaml.MappingNode", where: str, findings: list[Finding]) -> Table:
    entries: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in entries:
            hint = "どちらか一つを消してください"
            findings.append(
                Finding(
                    "MDG221", Severity.ERROR, f"{where} {line}行目", "同じ見出しが二度書かれています", hint
                )
            )
        entries[key] = Entry(key, _value(value_node, where, findings), line)
    return Table(tuple(entries.values()), node.start_mark.line + 1)


def _value(node: "yaml.Node", where: str, findings: list[Finding]) -> "str | Table | list[Table]":
    import yaml

    if isinstance(node, yaml.MappingNode):
        return _table(node, where, findings)
    if isinstance(node, yaml.SequenceNode):
        children = [_value(child, where, findings) for child in node.value]
        lines = [child.start_mark.line + 1 for child in node.value]
        for child, line in zip(children, lines, strict=True):
            if not isinstance(child, Table):
                hint = "「- 見出し: 中身」の形で書いてください"
                findings.append(
                    Finding(
                        "MDG220", Severity.ERROR, f"{where} {line}行目", "並びの中身が表ではありません", hint
                    )
                )
        return [child for child in children if isinstance(child, Table)]
    return str(node.value).strip()
