"""文書「状況ファイル」の約束: 書ける見出しと言葉と事実が全部載っていて、例は本当に読める。"""

import importlib.util
import re
from collections import Counter
from types import ModuleType

from house_tree import ROOT

from madoguchi_core.cases import (
    MOVE_PERSON_WORDS,
    MOVE_SITUATION_KEYS,
    NOT_FOUND,
    OUTSIDE,
    PAPER_WORDS,
    PERSON_WORDS,
    REQUEST_EVENT,
    REQUEST_KEYS,
    REQUEST_PERSON_KEYS,
    SITUATION_KEYS,
    Part,
    fact_words,
    read_move_situation,
    read_request,
    read_situation,
)
from madoguchi_core.certificates import AnswerKind
from madoguchi_core.national.situation import REQUEST_WORDS
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import build_registry

PAGE = (ROOT / "docs/situation.md").read_text(encoding="utf-8")
MOVE_PAGE = (ROOT / "docs/move-situation.md").read_text(encoding="utf-8")
NATIONAL = build_registry({})
FACTS = (*NATIONAL.facts_for(LifeEvent.DEATH), *NATIONAL.facts_for(LifeEvent.MOVE_IN))


def rows(heading: str, page: str = PAGE) -> dict[str, str]:
    """その節の表の、見出しから二列目への対応。"""
    section = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", section, re.MULTILINE))


def facts_page() -> str:
    spec = importlib.util.spec_from_file_location("situation_pages", ROOT / "docs/_ext/situation_pages.py")
    assert spec is not None
    assert spec.loader is not None
    page: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    return str(page.facts_page())


def test_ファイルの見出しが全部載っている() -> None:
    assert [key for key in SITUATION_KEYS if key not in rows("見出し")] == []


def test_世帯員の見出しと書ける言葉が_コードと同じ順で載っている() -> None:
    listed = rows("世帯員の見出し")
    assert [key for key in listed if key != "見出し" and "-" not in key] == list(PERSON_WORDS)
    for key, words in PERSON_WORDS.items():
        if key not in ("人", "続柄"):
            assert all(word in listed[key] for word in words), key


def test_文書の例は指摘なく読める() -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    registry = default_registry()
    found = read_situation(
        example[1], where="例", facts=registry.facts_for(LifeEvent.DEATH), procedures=registry.catalogue.by_id
    )
    assert found.findings == ()


def test_異動のファイルの見出しが全部載っている() -> None:
    assert [key for key in MOVE_SITUATION_KEYS if key not in rows("見出し", MOVE_PAGE)] == []


def test_異動の人の見出しは_死亡の見出しと_ここに載った四つだけ() -> None:
    listed = rows("人の見出し", MOVE_PAGE)
    added = {key for key in listed if key != "見出し" and "-" not in key}
    assert set(MOVE_PERSON_WORDS) == (set(PERSON_WORDS) - {"亡くなった方"}) | added
    assert all(part.value in listed["立場"] for part in Part)


def test_異動の文書の例は指摘なく読める() -> None:
    example = re.search(r"```yaml\n(.*?)```", MOVE_PAGE, re.DOTALL)
    assert example is not None
    source = NATIONAL.move_facts[LifeEvent.MOVE_WITHIN]
    found = read_move_situation(
        example[1],
        where="例",
        facts=source.facts,
        person_facts=source.person_facts,
        procedures=NATIONAL.catalogue.by_id,
    )
    assert found.findings == ()


def test_書ける事実の一覧に_どの事実も書ける言葉も載っている() -> None:
    page = facts_page()
    missing = [
        fact.name
        for fact in FACTS
        if f"| {fact.title}（`{fact.name}`） | {'・'.join(fact_words(fact))} |" not in page
    ]
    assert missing == []


def test_事実の日本語の名は重ならない() -> None:
    titles = Counter(fact.title for fact in FACTS)
    assert [title for title, times in titles.items() if times > 1] == []


def request_section() -> str:
    return PAGE.split("## 証明書の請求\n", 1)[1]


def test_請求の見出しが全部載っていて_書ける言葉が説明されている() -> None:
    section = request_section()
    assert [key for key in REQUEST_KEYS if f"| {key} |" not in section] == []
    words = [NOT_FOUND, OUTSIDE, REQUEST_EVENT, *REQUEST_PERSON_KEYS, *AnswerKind, *PAPER_WORDS[2:]]
    assert [word for word in words if word not in section] == []


def test_来た方の言葉が全部_同じ順で載っている() -> None:
    table = request_section().split("### 窓口に来た方の言葉\n", 1)[1]
    listed = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)
    assert listed[1:] == list(REQUEST_WORDS.visitors)


def test_請求の例は指摘なく読める() -> None:
    example = re.search(r"```yaml\n(.*?)```", request_section(), re.DOTALL)
    assert example is not None
    book = default_registry().certificates
    found = read_request(example[1], where="例", certificates=book, words=REQUEST_WORDS)
    assert found.findings == ()
    assert found.request is not None
