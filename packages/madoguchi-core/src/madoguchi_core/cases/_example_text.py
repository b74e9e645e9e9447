"""事例を YAML に書く。読んだものと同じ形になり、人が書いた事例の行には触れない。"""

from collections.abc import Iterable, Sequence
from datetime import date

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cases._examples import (
    DAYS_SEPARATOR,
    EVENT_FACTS,
    GENERATED,
    NO_DATE,
    NOBODY,
    Example,
    ExampleFile,
    ExampleVocabulary,
)
from madoguchi_core.cases._yaml import Table, read_yaml
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts, shown

_Plain = dict[str, object]


def write_examples(file: ExampleFile, vocabulary: ExampleVocabulary) -> str:
    """
    事例のファイルの本文。

    >>> write_examples(ExampleFile("介護保険", (), ()), ExampleVocabulary()).splitlines()[0]
    '題名: 介護保険'
    """
    signed = [{"係": one.section, "日": format_wareki(one.signed_on)} for one in file.signatures]
    head = _dumped({"題名": file.title}) + (_dumped({"確認": signed}) if signed else "確認:\n")
    return head + "事例:\n" + "".join(_block(example, vocabulary) for example in file.examples)


def with_generated(
    text: str, generated: Sequence[Example], vocabulary: ExampleVocabulary, *, where: str, title: str
) -> str:
    """
    道具が書いた事例だけを *generated* に置き換えた本文。人が書いた事例は、行のまま残す。

    事例が変われば、署名は消える（署名は、確かめた事例についてのものだから）。

    Args:
        text: 今の本文。無ければ空文字。
        generated: 道具が作った事例。
        vocabulary: 書ける言葉。
        where: ファイル名。
        title: 新しく作るファイルの題。
    """
    table, _ = read_yaml(text, where=where)
    entry = None if table is None else table.get("事例")
    if table is None or entry is None:
        return write_examples(ExampleFile(title, (), tuple(generated)), vocabulary)
    tables = entry.value if isinstance(entry.value, list) else []
    kept = "".join(_own_lines(text, tables))
    made = "".join(_block(example, vocabulary) for example in generated)
    before = "".join(text.splitlines(keepends=True)[: entry.line])
    changed = f"{before}{kept}{made}"
    return changed if changed == text else _unsigned(changed, table)


def _own_lines(text: str, tables: list[Table]) -> Iterable[str]:
    """人が書いた事例の行。事例の前の注釈は、その事例のものとする。"""
    lines = text.splitlines(keepends=True)
    starts = [_start(lines, table) for table in tables]
    for index, table in enumerate(tables):
        origin = table.get("由来")
        if origin is not None and origin.value == GENERATED:
            continue
        end = starts[index + 1] if index + 1 < len(starts) else len(lines)
        block = "".join(lines[starts[index] : end])
        yield block if block.endswith("\n") else block + "\n"


def _start(lines: list[str], table: Table) -> int:
    """事例のはじめの行。すぐ上の注釈を含む。"""
    start = table.line - 1
    while lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _unsigned(text: str, table: Table) -> str:
    entry, following = table.get("確認"), table.get("事例")
    if entry is None or not isinstance(entry.value, list) or following is None:
        return text
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: entry.line - 1], "確認:\n", *lines[following.line - 1 :]])


def _block(example: Example, vocabulary: ExampleVocabulary) -> str:
    return "".join(f"  {line}\n" for line in _dumped([_plain(example, vocabulary)]).splitlines())


def _plain(example: Example, vocabulary: ExampleVocabulary) -> _Plain:
    plain: _Plain = {
        "題名": example.title,
        "手続き": example.procedure_id,
        "日付": format_wareki(example.event_on),
    }
    facts = _facts(example.facts, vocabulary, example.event_on)
    if facts:
        plain["事実"] = facts
    for group, members in example.facts.groups.items():
        plain[group.title] = _members(members, vocabulary)
    if example.settings:
        plain["町の設定"] = {
            parameter.key: Missing.UNKNOWN.title if value is None else _word(value)
            for parameter, value in example.settings.items()
        }
    plain["期待"] = vocabulary.outcome_titles(example.procedure_id)[example.outcome]
    plain.update(_due(example))
    if example.is_generated:
        plain["由来"] = GENERATED
    return plain


def _facts(facts: Facts, vocabulary: ExampleVocabulary, event_on: date | None) -> _Plain:
    return {
        vocabulary.word_of(fact): _word(held.value)
        for fact, held in facts.values.items()
        if fact.name not in EVENT_FACTS or held.value != event_on
    }


def _members(members: tuple[Facts, ...] | Missing, vocabulary: ExampleVocabulary) -> object:
    if isinstance(members, Missing):
        return Missing.UNKNOWN.title
    if not members:
        return NOBODY
    return [_facts(member, vocabulary, None) for member in members]


def _due(example: Example) -> _Plain:
    due: _Plain = {}
    match example.due.on:
        case date() as on:
            due["期限"] = format_wareki(on)
        case Missing.NOT_APPLICABLE:
            due["期限"] = NO_DATE
        case Missing.UNKNOWN:
            due["期限"] = Missing.UNKNOWN.title
        case _:
            pass
    if example.due.others:
        due["数え方によっては"] = DAYS_SEPARATOR.join(format_wareki(on) for on in example.due.others)
    return due


def _word(value: object) -> str:
    return str(value) if type(value) is int else shown(value)


def _dumped(value: object) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """並びを、見出しより字下げして書く。"""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 yaml の呼び口
            super().increase_indent(flow, False)

    text: str = yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text
