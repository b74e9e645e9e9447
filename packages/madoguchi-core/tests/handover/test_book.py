"""手続きの本の約束: どの手続きも一つの頁から始まり、文と流れは判定と同じ結論になり、分からないことを「いいえ」と書かない。"""

import html
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from sample_procedures import sample_procedure

from madoguchi_core.cases import ExampleFile, Signature
from madoguchi_core.certificates import CertificateBook
from madoguchi_core.findings import Finding
from madoguchi_core.handover import BookModel, BookPage, ExitKind, ManualTown, book_model, render_book
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Catalogue,
    Deadline,
    Document,
    LifeEvent,
    Outcome,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    fixed_day,
    outcome_titles,
)
from madoguchi_core.records import Missing
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import (
    Confidence,
    Dated,
    Fact,
    Parameter,
    ParameterBook,
    flow_of,
    law,
    read_sentence,
    sentence_vocabulary,
    words,
)
from madoguchi_core.verify import package_of

REGISTRY = build_registry({})
PACKAGE = package_of(REGISTRY, "national")
FILES = tuple(file.file for file in PACKAGE.case_files)
ON = date(2026, 11, 26)
TOWN = ManualTown(municipality="見本町", version="0.1", rules_changed_on=date(2026, 11, 25))
NEEDED = Fact("needed", bool, "要ること", says=("要る", "要らない"))
STARTS = Fact("starts", date, "始まりの日")
FEE = Parameter("fee", int, "町の手数料", "円", is_local=True)
DAYS = Parameter("days", int, "町の日数", "日", is_local=True)


@cache
def national() -> BookModel:
    return book_model(
        REGISTRY.catalogue,
        REGISTRY.certificates,
        files=FILES,
        parameters=REGISTRY.parameters,
        town=TOWN,
        on=ON,
    )


@cache
def national_page() -> str:
    return render_book(national())


def procedure(name: str, **changes: object) -> Procedure:
    return sample_procedure(name, NEEDED, **changes)


def made(
    *procedures: Procedure, dated: tuple[Dated, ...] = (), files: tuple[ExampleFile, ...] = ()
) -> BookModel:
    return book_model(
        Catalogue(procedures),
        CertificateBook(()),
        files=files,
        parameters=ParameterBook([dated]),
        town=TOWN,
        on=ON,
    )


def text_of(model: BookModel) -> str:
    """紙に出る文字。タグを除く。"""
    return html.unescape(re.sub(r"<[^>]+>", "", render_book(model).partition("<body>")[2]))


def test_どの手続きも証明書も_ちょうど一つの頁から始まる() -> None:
    everything = [*REGISTRY.catalogue, *REGISTRY.certificates.procedures]
    pages = national().pages
    assert Counter(page.id for page in pages) == Counter(item.id for item in everything)
    assert [page.number for page in pages] == list(range(1, len(everything) + 1))
    starts = re.findall(r'<section class="entry part" id="p(\d+)"', national_page())
    assert [int(number) for number in starts] == [page.number for page in pages]


def test_目次は_窓口ではどの手続きも一度_出来事ではきっかけの数だけ言う() -> None:
    numbers = [page.number for page in national().pages]
    by_section = [link.number for chapter in national().sections for link in chapter.links]
    by_event = Counter(link.number for chapter in national().events for link in chapter.links)
    assert by_section == numbers
    assert by_event == {page.number: len(page.events) for page in national().pages}
    assert all(
        len({link.number for link in chapter.links}) == len(chapter.links) for chapter in national().events
    )
    titles = {page.number: page.title for page in national().pages}
    links = [link for chapter in (*national().sections, *national().events) for link in chapter.links]
    assert all(titles[link.number] == link.title for link in links)


def test_目次と索引と本文の行き先は_どれも本の中にある() -> None:
    page = national_page()
    targets = set(re.findall(r'id="(p\d+)"', page))
    assert set(re.findall(r'href="#(p\d+)"', page)) <= targets
    assert len(targets) == len(national().pages)


def test_法令の索引は_どの手続きの根拠も漏らさない() -> None:
    indexed = {
        (law_line.name + article, link.number)
        for law_line in national().laws
        for article, links in law_line.articles
        for link in links
    }
    assert {(text, page.number) for page in national().pages for text in page.laws} <= indexed
    assert [one.name for one in national().laws] == sorted({one.name for one in national().laws})


def test_条件の文は判定と同じ規則の文で_読み戻せる() -> None:
    everything = {item.id: item for item in (*REGISTRY.catalogue, *REGISTRY.certificates.procedures)}
    vocabulary = sentence_vocabulary(value for item in everything.values() for value in item.expressions())
    for page in national().pages:
        rule = everything[page.id].required_when
        assert page.condition == words(rule, parameters=REGISTRY.parameters, on=ON)
        back = read_sentence(page.condition, vocabulary, parameters=REGISTRY.parameters, on=ON)
        assert not isinstance(back, Finding), f"{page.id}: {back}"


def reached(page: BookPage, answers: list[bool | None]) -> set[str]:
    """刷った図だけを見て、指でたどったときに着く結論。分からない問いでは両方へ進む。"""
    found: set[str] = set()
    waiting = [(1, page.flow.start)]
    while waiting:
        following, goal = waiting.pop()
        if goal.kind in (ExitKind.MET, ExitKind.UNMET):
            found.add(goal.text)
            continue
        number = int(goal.text.removeprefix("問").removesuffix("へ"))
        assert goal.kind is (ExitKind.NEXT if number == following else ExitKind.JUMP)
        step, answer = page.flow.steps[number - 1], answers[number - 1]
        assert step.number == number
        waiting += [(number + 1, step.yes)] if answer is not False else []
        waiting += [(number + 1, step.no)] if answer is not True else []
    return found


@pytest.mark.parametrize("name", [item.id for item in PACKAGE.everything])
def test_刷った流れをたどると_どの事例でも判定と同じ結論に着く(name: str) -> None:
    item = next(one for one in PACKAGE.everything if one.id == name)
    page = next(one for one in national().pages if one.id == name)
    bench, steps = PACKAGE.bench(item), flow_of(item.required_when).steps
    said = [words(step.condition, parameters=REGISTRY.parameters, on=ON) for step in steps]
    assert [step.text for step in page.flow.steps] == said
    examples = [one for one in PACKAGE.examples_of(item) if item.in_force(one.event_on)]
    assert examples
    for example in examples:
        slots = bench.load(example).slots
        found = reached(page, [bench.read(step.condition, slots) for step in steps])
        conclusion = found.pop() if len(found) == 1 else page.flow.unknown
        assert conclusion == outcome_titles(item.kind)[example.outcome], example.title


def test_証明書は_要る要らないでなく_出せる出せないと言う() -> None:
    issued = [page for page in national().pages if page.kind == ProcedureKind.ISSUANCE.title]
    assert len(issued) == len(REGISTRY.certificates.procedures)
    for page in issued:
        ends = {goal.text for step in page.flow.steps for goal in (step.yes, step.no)}
        assert {"出せる", "出せない"} <= ends
        assert ends.isdisjoint({"必要", "不要"})
        assert page.condition_title == "出せるとき"
        assert page.deadline is None
    assert sum(page.certificate is not None for page in issued) == len(REGISTRY.certificates)


def test_分からないことと決まっていない値を_いいえとも無しとも書かない() -> None:
    item = procedure(
        "local", deadline=days_after(STARTS, DAYS, wording="町の日数", laws=()), amount=Amount(FEE, "1通")
    )
    page = made(item).pages[0]
    assert page.amount == "「町の手数料」はまだ決まっていません（1通）"
    assert page.deadline is not None
    assert "長さ: 「町の日数」（日で数える）" in page.deadline.counting
    text = text_of(made(item))
    assert text.count("町がまだ決めていません") == 2
    assert "分からない問いでは両方へ進み" in text


def test_事例の分からない事実は_不明のまま載る() -> None:
    rows = {(page.id, case.title): case for page in national().pages for case in page.cases}
    unknown = [
        (example, fact, held.value)
        for file in FILES
        for example in file.examples
        for fact, held in example.facts.values.items()
        if isinstance(held.value, Missing)
    ]
    assert len(unknown) > 100
    for example, fact, value in unknown:
        assert f"{fact.title}: {value.title}" in rows[example.procedure_id, example.title].facts


def test_決まった値は_本の日の値と根拠と印で書く() -> None:
    item = procedure("local", amount=Amount(FEE))
    dated = (
        Dated(FEE, 300, law("町の条例", 2), until_on=ON),
        Dated(FEE, 400, law("町の条例", 2), from_on=date(2026, 11, 27), confidence=Confidence.UNSOURCED),
    )
    page = made(item, dated=dated).pages[0]
    assert page.amount == "300円"
    assert [(value.value, value.source, value.mark) for value in page.values] == [
        ("300円", "町の条例2条", "")
    ]


def test_出典の確かでない印は_どの手続きでも頁に出る() -> None:
    for item in (
        procedure("a"),
        procedure("b", deadline=Deadline("いつか", confidence=Confidence.LAW_KNOWN)),
    ):
        sure = text_of(made(item)).count("出典未確認")
        marked = replace(item, confidence=Confidence.UNSOURCED)
        assert text_of(made(marked)).count("出典未確認") > sure
    unsure = {item.id for item in PACKAGE.everything if item.confidence.mark}
    assert unsure <= {page.id for page in national().pages if page.marks}


def test_本の日に使わない手続きも_そう書いて載せる() -> None:
    model = made(procedure("past", until=date(2026, 11, 25)), procedure("now", since=ON))
    assert [(page.id, page.is_in_force) for page in model.pages] == [("now", True), ("past", False)]
    assert text_of(model).count("出来事には使わない手続きです（使う期間: 令和8年11月25日まで）") == 1


def test_期限は_起算と初日と末日の送り方と_代わりの期限まで書く() -> None:
    instead = fixed_day(STARTS, wording="始まりの日まで")
    deadline = replace(
        days_after(STARTS, 14, wording="14日以内", laws=(law("期限法", 9),)), exceptions=((NEEDED, instead),)
    )
    page = made(procedure("a", deadline=deadline)).pages[0]
    assert page.deadline is not None
    assert page.deadline.counting == "起算: 始まりの日（初日不算入）。長さ: 14日。末日: 町の休日なら翌開庁日"
    assert [(other.when, other.counting) for other in page.deadline.others] == [
        ("要るとき", "末日: 始まりの日（閉庁日でも送らない）")
    ]
    assert [one.name for one in made(procedure("a", deadline=deadline)).laws] == ["例法", "期限法"]


def test_持ち物の条件と_効いている変わり目と_先にする手続きが載る() -> None:
    first = procedure("first")
    item = procedure(
        "second",
        after=("first",),
        bring=(Document("委任状", "代理人が来るとき", NEEDED),),
        amendments=(
            Amendment("これから変わる", since=date(2026, 11, 27)),
            Amendment("いま変わった", since=ON, laws=(law("例法", 3),)),
        ),
    )
    page = made(first, item).pages[1]
    assert [(one.item, one.when, one.condition) for one in page.bring] == [
        ("委任状", "代理人が来るとき", "要る")
    ]
    assert page.amendments == ("令和8年11月26日から: いま変わった（例法3条）",)
    assert [(link.number, link.title) for link in page.after] == [(1, "手続きfirst")]


def test_事例はすべて載り_人が書いたものが先で_確かめた係と日が出る() -> None:
    assert sum(len(page.cases) for page in national().pages) == sum(len(file.examples) for file in FILES)
    for page in national().pages:
        generated = [case.is_generated for case in page.cases]
        assert generated == sorted(generated)
    name = FILES[0].examples[0].procedure_id
    signed = replace(FILES[0], signatures=(Signature("見本住民係", date(2026, 4, 1)),))
    model = book_model(
        REGISTRY.catalogue,
        REGISTRY.certificates,
        files=[signed],
        parameters=REGISTRY.parameters,
        town=TOWN,
        on=ON,
    )
    page = next(one for one in model.pages if one.id == name)
    assert page.signatures == ("見本住民係（令和8年4月1日）",)
    assert dict(model.tallies)["係が確かめた事例のある手続き"] >= 1


def test_出来事を選べば_その出来事の手続きだけが_一から番号になる() -> None:
    model = book_model(
        REGISTRY.catalogue,
        REGISTRY.certificates,
        files=(),
        parameters=REGISTRY.parameters,
        town=TOWN,
        on=ON,
        events=(LifeEvent.CERTIFICATE,),
    )
    assert {page.id for page in model.pages} == {item.id for item in REGISTRY.certificates.procedures}
    assert [page.number for page in model.pages] == list(range(1, len(model.pages) + 1))
    assert [chapter.title for chapter in model.events] == [LifeEvent.CERTIFICATE.title]


_VOID = {"meta", "br", "img", "hr", "input", "link"}


class Balanced(HTMLParser):
    """開いたタグが、同じ名で閉じるか。"""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"{tag} {self.getpos()}")


def test_本は正しい_HTMLで_外の部品を読みに行かない() -> None:
    parser = Balanced()
    parser.feed(national_page())
    assert parser.problems == []
    assert parser.open == []
    ids = re.findall(r' id="([^"]+)"', national_page())
    assert len(ids) == len(set(ids))
    assert "http" not in national_page().replace("http-equiv", "")
    assert "<script" not in national_page()
    assert "src=" not in national_page()


def test_題に記号があっても_紙の形は壊れない() -> None:
    page = render_book(made(procedure("a", title='「甲」"}</style><b>乙\\')))
    assert page.count("</style>") == 1
    assert "<b>乙" not in page
    running = re.search(r'@top-left \{ content: "([^"]*)"', page)
    assert running is not None
    assert re.fullmatch(r"(?:\w|\\[0-9a-f]{6})+", running[1])


def test_表紙に_町と日と版と数が載り_同じもとからは同じ本ができる() -> None:
    text = text_of(national())
    for word in ("見本町", "令和8年11月26日の法令と値", "madoguchi 0.1", "規則の最後の変更 令和8年11月25日"):
        assert word in text
    tallies = dict(national().tallies)
    assert tallies["手続き"] == len(REGISTRY.catalogue)
    assert tallies["証明書"] == len(REGISTRY.certificates)
    assert tallies["証明書の項目"] == len(REGISTRY.certificates.items)
    again = book_model(
        REGISTRY.catalogue,
        REGISTRY.certificates,
        files=FILES,
        parameters=REGISTRY.parameters,
        town=TOWN,
        on=ON,
    )
    assert render_book(again) == national_page()


def test_手続きが三百件でも_番号は途切れず_どれも載る() -> None:
    roles = list(SectionRole)
    model = made(*(procedure(f"p{number:03}", section=roles[number % len(roles)]) for number in range(300)))
    assert [page.number for page in model.pages] == list(range(1, 301))
    assert render_book(model).count('<section class="entry part"') == 300


def test_職員が確かめることも_結論の言い方が判定と同じになる() -> None:
    page = made(procedure("check", kind=ProcedureKind.CONFIRMATION)).pages[0]
    assert page.flow.steps[0].yes.text == Outcome.TO_CONFIRM.title
    assert page.flow.steps[0].no.text == Outcome.NOT_REQUIRED.title


def test_一人ずつ判定する手続きは_そうと分かる() -> None:
    shown = {page.id: page.is_per_person for page in national().pages}
    assert (shown["care-in"], shown["juki-move-in"], shown["nhi-loss"]) == (True, False, False)
    assert len(re.findall(r'class="sub">[^<]*（一人ずつ）', national_page())) == sum(shown.values())
