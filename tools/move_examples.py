"""異動の見本（examples/situations/moves）を読む。いくつかの試験が、同じ見本を使う。"""

from pathlib import Path

from madoguchi_core.cases import MoveSituation, event_of_situation, read_move_situation
from madoguchi_core.registry import Registry

FOLDER = Path(__file__).parent.parent / "examples/situations/moves"


def move_examples(registry: Registry) -> dict[str, MoveSituation]:
    """ファイルの名から見本への対応。読めない見本があれば落ちる。"""
    return {path.stem: _read(path, registry) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(path: Path, registry: Registry) -> MoveSituation:
    text = path.read_text(encoding="utf-8")
    event = event_of_situation(text)
    assert event is not None, path.name
    source = registry.move_facts[event]
    found = read_move_situation(
        text,
        where=path.name,
        facts=source.facts,
        person_facts=source.person_facts,
        procedures=registry.catalogue.by_id,
    )
    assert found.situation is not None, [str(finding) for finding in found.findings]
    return found.situation
