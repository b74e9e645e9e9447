"""停止時マニュアルの約束: 手続きも問いも一度ずつ、急ぐものが先、未設定と印を隠さず、住民の情報を載せない。"""

import html
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sample_procedures import sample_procedure

from madoguchi_core.cases import EVENT_FACT, read_answers
from madoguchi_core.forms import FormCell, FormSpec
from madoguchi_core.handover import (
    ManualChecklist,
    ManualGroupKind,
    ManualModel,
    ManualTown,
    PaperStack,
    RpaColumn,
    RpaMap,
    RpaTarget,
    SectionGuide,
    manual_model,
    render_manual,
)
from madoguchi_core.procedures import (
    Catalogue,
    Deadline,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    limitation,
    promptly,
)
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import (
    Confidence,
    Dated,
    Fact,
    Holder,
    Parameter,
    ParameterBook,
    facts_of,
    law,
    premises_of,
)

REGISTRY = build_registry({})
ON = date(2026, 11, 26)
BARE = ManualTown(municipality="", version="0.1")
TOWN = ManualTown(
    municipality="見本町",
    sections={
        SectionRole.RESIDENCE: SectionGuide(name="見本住民係", counter="1番窓口", phone="00-0000-0001")
    },
    stacks=(PaperStack("相談", "C800〜C999", "手C800", "正職員", "担当窓口"),),
    forms=(
        FormSpec(
            id="nhi-funeral-form",
            title="見本の葬祭費の申請書",
            procedure_ids=("nhi-funeral",),
            template="a.xlsx",
            cells=(
                FormCell(cell="紙!A1", field="deceased.name"),
                FormCell(cell="紙!A2", field="deceased.name"),
                FormCell(cell="紙!A3", field="deceased.address"),
            ),
        ),
    ),
    rpa_maps=(
        RpaMap(
            id="loss",
            title="見本の入力",
            target=RpaTarget.UIPATH,
            columns=(RpaColumn(header="氏名", field="deceased.name"),),
        ),
    ),
    version="0.1",
    rules_changed_on=date(2026, 11, 25),
)
NEEDED = Fact("needed", bool, "要ること", "要りますか。", says=("要る", "要らない"))
STARTS = Fact("starts", date, "始まりの日", "いつですか。", asked_when=NEEDED)
LEDGER = Fact("ledger", bool, "台帳のこと", holder=Holder.TAX)
DAYS = Parameter("days", int, "町の日数", "日", is_local=True)


def national(town: ManualTown = TOWN, on: date = ON) -> ManualModel:
    facts = {LifeEvent.DEATH: REGISTRY.facts_for(LifeEvent.DEATH)}
    return manual_model(REGISTRY.catalogue, facts, parameters=REGISTRY.parameters, town=town, printed_on=on)


def procedure(name: str, **changes: object) -> Procedure:
    return sample_procedure(name, NEEDED, **changes)


def days(number: "int | Parameter[int]") -> Deadline:
    return days_after(STARTS, number, wording="その日から数える", laws=())


def made(*procedures: Procedure, dated: tuple[Dated, ...] = (), on: date = ON) -> ManualModel:
    return manual_model(
        Catalogue(procedures),
        {LifeEvent.DEATH: (NEEDED, STARTS, LEDGER)},
        parameters=ParameterBook([dated]),
        town=BARE,
        printed_on=on,
    )


def kinds(model: ManualModel) -> dict[str, ManualGroupKind]:
    return {row.id: group.kind for group in model.checklists[0].groups for row in group.rows}


def titles_asked(checklist: ManualChecklist) -> list[str]:
    return [item.title for topic in checklist.topics for item in topic.questions]


def text_of(model: ManualModel) -> str:
    """紙に出る文字。タグを除く。"""
    return html.unescape(re.sub(r"<[^>]+>", "", render_manual(model).partition("<body>")[2]))


def test_作る日に効いている手続きは_一度だけ載り_通し番号が付く() -> None:
    rows = [row for group in national().checklists[0].groups for row in group.rows]
    in_force = [item.id for item in REGISTRY.catalogue.for_event(LifeEvent.DEATH) if item.in_force(ON)]

    assert sorted(row.id for row in rows) == sorted(in_force)
    assert [row.number for row in rows] == list(range(1, len(in_force) + 1))
    page = render_manual(national())
    for row in rows:
        assert html.escape(row.title) in page


def test_使う事実は_問いか台帳のどちらかに一度だけ出る() -> None:
    checklist = national().checklists[0]
    death = REGISTRY.catalogue.for_event(LifeEvent.DEATH)
    values = [value for item in death for value in item.expressions()]
    used = {fact.name for value in (*values, *premises_of(values)) for fact in facts_of(value)}
    facts = [fact for fact in REGISTRY.facts_for(LifeEvent.DEATH) if fact.name in used - {EVENT_FACT}]
    looked_up = [title for lookup in checklist.lookups for title in lookup.titles]

    assert Counter(titles_asked(checklist)) == Counter(fact.title for fact in facts if fact.question)
    assert Counter(looked_up) == Counter(fact.title for fact in facts if not fact.question)
    numbers = [item.number for topic in checklist.topics for item in topic.questions]
    assert numbers == list(range(1, len(numbers) + 1))


def test_使わない問いは_紙を取らない() -> None:
    assert titles_asked(made(procedure("a")).checklists[0]) == ["要ること"]
    assert made(procedure("a")).checklists[0].lookups == ()


def test_紙の見出しと選択肢は_そのまま回答のファイルに書ける() -> None:
    checklist = national().checklists[0]
    asked = [item for topic in checklist.topics for item in topic.questions]
    facts = REGISTRY.facts_for(LifeEvent.DEATH)
    for choose in (0, -1):
        given = [f"  {item.title}: {item.choices[choose] if item.choices else '不明'}" for item in asked]
        confirmed = [f"  {title}: 不明" for lookup in checklist.lookups for title in lookup.titles]
        text = "\n".join(["回答:", *given, "確認済み:", *confirmed, ""])
        answers, findings = read_answers(text, where="手A001.yaml", facts=facts, event_on=ON, entries=())
        assert findings == ()
        assert len(answers.given) == len(asked)


def test_短い日数の期限だけを急ぐものとし_町の日数が未定なら急ぐものとする() -> None:
    model = made(
        procedure("fourteen", deadline=days(14)),
        procedure("fifteen", deadline=days(15)),
        procedure("sixteen", deadline=days(16)),
        procedure("years", deadline=limitation(STARTS, 2, wording="2年", laws=())),
        procedure("local", deadline=days(DAYS)),
        procedure("prompt", deadline=promptly()),
        procedure("outside", kind=ProcedureKind.ELSEWHERE, office="税務署"),
        procedure("hurried", kind=ProcedureKind.ELSEWHERE, office="警察署", deadline=days(10)),
        procedure("office", kind=ProcedureKind.EX_OFFICIO, deadline=days(14)),
    )
    assert kinds(model) == {
        "hurried": ManualGroupKind.URGENT,
        "fourteen": ManualGroupKind.URGENT,
        "fifteen": ManualGroupKind.URGENT,
        "local": ManualGroupKind.URGENT,
        "prompt": ManualGroupKind.UNDATED,
        "sixteen": ManualGroupKind.DATED,
        "years": ManualGroupKind.DATED,
        "outside": ManualGroupKind.OUTSIDE,
        "office": ManualGroupKind.OFFICE,
    }
    assert [row.id for row in model.checklists[0].groups[0].rows] == [
        "hurried",
        "fourteen",
        "fifteen",
        "local",
    ]


@pytest.mark.parametrize(("value", "kind"), [(15, ManualGroupKind.URGENT), (30, ManualGroupKind.DATED)])
def test_町の日数が決まれば_その日数で分ける(value: int, kind: ManualGroupKind) -> None:
    dated = (Dated(DAYS, value, law("町の条例")),)
    assert kinds(made(procedure("local", deadline=days(DAYS)), dated=dated)) == {"local": kind}


def test_同時にする手続きは_急ぐ相手のすぐ後に並ぶ() -> None:
    model = made(
        procedure("z", deadline=days(7)),
        procedure("m", deadline=days(7)),
        procedure("a", deadline=promptly("zと同時に"), together_with="z"),
    )
    assert [row.id for row in model.checklists[0].groups[0].rows] == ["m", "z", "a"]


def test_手で決める条件は急ぐものだけに書き_決め手の問いと台帳を示す() -> None:
    model = made(
        procedure("now", deadline=days(7), required_when=NEEDED & LEDGER),
        procedure("later", required_when=NEEDED & LEDGER),
    )
    urgent, later = (group.rows[0] for group in model.checklists[0].groups)
    assert urgent.condition == "要る、かつ、台帳のことである"
    assert later.condition == ""
    assert urgent.asks == later.asks == (1,)
    assert urgent.ledgers == later.ledgers == ("税",)


def test_まだ効いていない手続きと終わった手続きは_載らない() -> None:
    both = (
        procedure("past", until=date(2026, 11, 25)),
        procedure("now", since=ON, until=ON),
        procedure("coming", since=date(2026, 11, 27)),
    )
    assert kinds(made(*both)) == {"now": ManualGroupKind.UNDATED}


def test_未設定の値は_手で書く線になり_使う手続きにも書かれる() -> None:
    model = made(procedure("local", deadline=days(DAYS)))
    assert [(value.title, value.is_local) for value in model.unset] == [("町の日数", True)]
    assert model.values == ()
    assert "町が未設定: 町の日数" in text_of(model)
    assert '<span>町の日数</span><span class="fill"></span>' in render_manual(model)


def test_使った値には_期間と根拠と印が付く() -> None:
    dated = (Dated(DAYS, 14, law("町の条例", 3), from_on=date(2026, 4, 1), confidence=Confidence.UNSOURCED),)
    model = made(procedure("local", deadline=days(DAYS)), dated=dated)
    value = model.values[0]
    assert (value.value, value.term, value.source) == ("14日", "令和8年4月1日から", "町の条例3条")
    assert value.mark == Confidence.UNSOURCED.mark
    assert model.unset == ()
    assert "14日" in text_of(model)


def test_出典の確かでない手続きの印は_どの分け方でも隠れない() -> None:
    for changes in ({"deadline": days(7)}, {"deadline": promptly()}):
        sure = text_of(made(procedure("a", **changes)))
        unsure = text_of(made(procedure("a", confidence=Confidence.UNSOURCED, **changes)))
        assert unsure.count("出典未確認") == sure.count("出典未確認") + 1


def test_日数だけが確かでないときも_印が付く() -> None:
    model = made(procedure("a", deadline=replace(days(7), confidence=Confidence.LAW_KNOWN)))
    assert model.checklists[0].groups[0].rows[0].marks == (Confidence.LAW_KNOWN.mark,)


def test_町が決めていない窓口は_作らずに_手で書くところにする() -> None:
    known, bare = national(), national(BARE)
    assert known.keeper.place is not None
    assert known.keeper.place.name == "見本住民係"
    assert bare.keeper.place is None
    assert all(contact.place is None for contact in bare.contacts)
    assert text_of(bare).count("町で記入") > text_of(known).count("町で記入")
    assert "電話 00-0000-0001" in text_of(known)


def test_紙の札と様式と_RPAは町のものが載り_手で書く欄は重ねて数えない() -> None:
    model = national()
    assert [(form.title, form.places) for form in model.forms] == [("見本の葬祭費の申請書", 2)]
    assert model.forms[0].procedures == (REGISTRY.catalogue.by_id["nhi-funeral"].title,)
    text = text_of(model)
    for word in ("手C800", "C800〜C999", "見本の入力"):
        assert word in text
    assert "番号札の区分は、町の設定にありません" in text_of(national(BARE))


def test_版と規則の日と作った日が載る() -> None:
    text = text_of(national())
    for word in ("madoguchi 0.1", "令和8年11月25日", "作成 令和8年11月26日", "見本町"):
        assert word in text


def test_同じもとからは_同じ紙ができる() -> None:
    assert render_manual(national()) == render_manual(national())


def test_外の部品を読みに行かない() -> None:
    page = render_manual(national())
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert "src=" not in page


def test_出来事が無くても_だれが何をするかと受付簿は出る() -> None:
    model = manual_model(Catalogue(()), {}, parameters=ParameterBook(()), town=BARE, printed_on=ON)
    text = text_of(model)
    assert model.checklists == ()
    for heading in ("だれが、何を、いつ", "受付簿", "再開したら", "訓練"):
        assert heading in text
