"""手続きが多いときの約束: 要確認はご案内に一度だけ、職員の紙にも出て、分からない事実には必ず聞く所がある。"""

import html
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.handover import (
    GuideModel,
    GuideQuestion,
    InquiryAbout,
    InquiryModel,
    guide_model,
    inquiry_model,
    render_guide,
    render_inquiry_sheet,
    render_staff_sheet,
    staff_model,
)
from madoguchi_core.interview import Inquiry, inquire
from madoguchi_core.procedures import (
    NO_DEADLINE,
    Amendment,
    Catalogue,
    Deadline,
    Document,
    LifeEvent,
    Outcome,
    Plan,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    judge,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Confidence,
    Constant,
    Fact,
    Facts,
    Group,
    Held,
    Holder,
    Origin,
    OriginKind,
    Parameter,
    ParameterBook,
    Scope,
    Span,
    Topic,
    Value,
    all_of,
    any_member,
    any_of,
    count,
    label,
    law,
)

ON = date(2026, 3, 3)
ANSWERED = Origin(OriginKind.ANSWER)
RESIDENCE = Fact("residence", ProcedureKind, "種類", "種類はどれですか。", topic=Topic.PENSION)
DAY = Fact("day", date, "葬儀の日", "ご葬儀の日はいつですか。", topic=Topic.DEATH)
DOG = Fact(
    "dog", bool, "犬", "犬はいますか。", Holder.DOG, says=("犬がいる", "犬がいない"), topic=Topic.WELFARE
)
WATER = Fact("water", bool, "水道", holder=Holder.WATER, says=("水道を使っている", "水道を使っていない"))
AGE = Parameter("age", int, "年齢の定め", "歳", is_local=True)
MODE = Parameter("mode", bool, "郵送の扱い", is_local=True)
YEARS = Fact("years", int, "年数", holder=Holder.PENSION, unit="年")
HOUSEHOLD = Group("members", "残る世帯員")
EARNS = Fact("earns", bool, "所得", holder=Holder.TAX, says=("所得がある", "所得がない"), scope=Scope.MEMBER)
ABOUT = InquiryAbout("C-0123456789abcdef", "0000001", ("0000002",))


def procedure(name: str, condition: Value[bool], **changes: object) -> Procedure:
    return sample_procedure(name, condition, **{"title": f"手続き＜{name}＞", **changes})


def planned(*procedures: Procedure, **values: object) -> tuple[Plan, Inquiry]:
    facts: dict[str, Fact[Any]] = {fact.name: fact for fact in (DAY, DOG, WATER, YEARS, RESIDENCE)}
    return judged(
        Catalogue(procedures), Facts({facts[name]: Held(v, ANSWERED) for name, v in values.items()})
    )


def judged(rules: Catalogue, facts: Facts) -> tuple[Plan, Inquiry]:
    plan = judge(
        rules,
        facts,
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )
    return plan, inquire(rules, plan)


def guide(plan: Plan, asked: Inquiry) -> GuideModel:
    return guide_model(plan, asked, municipality="見本町", sections={}, printed_on=ON, data_as_of=None)


def inquiry_sheet(plan: Plan, asked: Inquiry) -> InquiryModel:
    return inquiry_model(
        plan, asked, about=ABOUT, municipality="見本町", sections={}, printed_on=ON, data_as_of=ON
    )


def every(questions: tuple[GuideQuestion, ...]) -> Iterator[GuideQuestion]:
    for question in questions:
        yield question
        yield from every(question.follow_ups)


def all_questions(model: GuideModel) -> list[GuideQuestion]:
    roots = tuple(question for topic in model.topics for question in topic.questions)
    return list(every((*roots, *model.day_questions)))


def open_titles(model: GuideModel) -> list[str]:
    lines = [line.title for question in all_questions(model) for line in question.lines]
    return lines + [row.title for rows in (model.ledger, model.together, model.local) for row in rows]


@st.composite
def _facts(draw: st.DrawFn) -> list[Fact[Any]]:
    made: list[Fact[Any]] = []
    for index in range(draw(st.integers(2, 8))):
        yes_or_no = [fact for fact in made if fact.kind is bool]
        premise = draw(st.sampled_from([None, *yes_or_no]))
        holder = draw(st.sampled_from([Holder.FAMILY, Holder.TAX, Holder.TOWN, Holder.DOG]))
        text = draw(st.sampled_from(["", f"問{index}ですか。"]))
        kind: type[Any] = draw(st.sampled_from([bool, bool, ProcedureKind, int]))
        topic = draw(st.sampled_from(list(Topic)))
        made.append(Fact(f"f{index}", kind, f"事実{index}", text, holder, topic=topic, asked_when=premise))
    return made


def _leaf(fact: Fact[Any]) -> Value[bool]:
    if fact.kind is int:
        return fact >= AGE
    return fact if fact.kind is bool else fact.one_of(ProcedureKind.ELSEWHERE, ProcedureKind.NOTIFICATION)


@st.composite
def _plans(draw: st.DrawFn) -> tuple[Plan, Inquiry]:
    facts = draw(_facts())
    leaf = st.sampled_from(facts).map(_leaf)
    several = st.lists(leaf, min_size=1, max_size=3)
    conditions = st.one_of(
        leaf,
        leaf.map(lambda one: ~one),
        several.map(lambda many: all_of(*many)),
        several.map(lambda many: any_of(*many)),
    )
    deadlines: list[Deadline] = [NO_DEADLINE, days_after(DAY, 14, wording="14日", laws=())]
    procedures = [
        procedure(
            f"p{index}",
            condition,
            kind=draw(st.sampled_from(list(ProcedureKind))),
            deadline=draw(st.sampled_from(deadlines)),
            is_staff_only=draw(st.sampled_from([False, False, True])),
            section=draw(st.sampled_from(list(SectionRole))),
            settings=draw(st.sampled_from([(), (MODE,)])),
        )
        for index, condition in enumerate(draw(st.lists(conditions, min_size=1, max_size=8)))
    ]
    answers = [fact for fact in facts if fact.kind is bool]
    values = st.sampled_from([True, False, Missing.UNKNOWN, Missing.NOT_ASKED])
    known = Facts({fact: Held(draw(values), ANSWERED) for fact in answers if draw(st.booleans())})
    return judged(Catalogue(procedures), known)


@given(_plans())
def test_要確認はご案内に必ず一度だけ出て_職員だけの手続きは出ない(made: tuple[Plan, Inquiry]) -> None:
    plan, asked = made
    model = guide(plan, asked)
    wanted = [
        item.procedure.title
        for item in plan.with_outcome(Outcome.TO_CONFIRM)
        if not item.procedure.is_staff_only
    ]
    assert sorted(open_titles(model)) == sorted(wanted)
    assert model.to_confirm_count == len(wanted)
    text = render_guide(model)
    for decision in plan.decisions:
        if decision.procedure.is_staff_only:
            assert decision.procedure.title not in text
        elif decision.outcome is not Outcome.NOT_REQUIRED:
            assert decision.procedure.title in text


@given(_plans())
def test_どの手続きも職員の紙に出て_分からない事実は照会票か質問に必ずある(
    made: tuple[Plan, Inquiry],
) -> None:
    plan, asked = made
    staff = staff_model(plan, asked, municipality="見本町", printed_on=ON, data_as_of=None)
    assert sorted(row.id for row in staff.rows) == sorted(item.procedure.id for item in plan.decisions)
    text = html.unescape(render_staff_sheet(staff))
    lines = " ".join(line.text for page in inquiry_sheet(plan, asked).pages for line in page.lines)
    in_questions = {question.fact for question in (*asked.questions, *asked.later)}
    for decision in plan.with_outcome(Outcome.TO_CONFIRM):
        assert decision.procedure.title in text
        for fact in decision.unknown:
            assert fact in in_questions or fact.title in lines
        for parameter in decision.unset:
            assert parameter.key in lines
            assert parameter.key in text


@given(_plans())
def test_台帳の問いは_答えられる窓口の照会票に一度だけ出る(made: tuple[Plan, Inquiry]) -> None:
    plan, asked = made
    lines = [line.text for page in inquiry_sheet(plan, asked).pages for line in page.lines]
    for lookup in asked.lookups:
        assert sum(text.startswith(lookup.fact.title) for text in lines) == 1


def test_続く問いは_どうお答えのときかを付けて_すぐ下に一段下げて出る() -> None:
    chip = Fact("chip", bool, "犬の札", "札はありますか。", asked_when=DOG, topic=Topic.BELONGINGS)
    tag = Fact("tag", bool, "札の返却", "返せますか。", asked_when=~chip)
    model = guide(*planned(procedure("a", all_of(DOG, chip)), procedure("b", all_of(DOG, ~chip, tag))))
    (question,) = model.topics[0].questions
    (follow,) = question.follow_ups
    (last,) = follow.follow_ups
    assert [question.number, follow.number, last.number] == ["1", "1-1", "1-1-1"]
    assert (question.when, follow.when) == ("", "上のお答えが「はい」のとき")
    assert last.when == "上のお答えが「いいえ」のとき"


def test_同じお答えに続く問いが並ぶときは_断りを一度だけ書く() -> None:
    pair = [Fact(f"f{index}", bool, f"事{index}", f"問{index}ですか。", asked_when=DOG) for index in range(2)]
    plan, asked = planned(procedure("a", all_of(DOG, *pair)))
    text = render_guide(guide(plan, asked))
    assert text.count("上のお答えが「はい」のときだけ、お答えください。") == 1
    assert all(fact.question in text for fact in pair)


def test_お答えが_いいえでも台帳しだいで続く問いは_紙では_はいのときだけ尋ねる() -> None:
    """台帳に「はい」とあれば窓口で尋ねるので、紙では「いいえ」の方に続きを書いていただかない。"""
    pets = Fact("pets", bool, "飼い方", "どう飼っておられますか。", asked_when=any_of(DOG, WATER))
    model = guide(*planned(procedure("a", all_of(any_of(DOG, WATER), pets))))
    (question,) = model.topics[0].questions
    assert [follow.when for follow in question.follow_ups] == ["上のお答えが「はい」のとき"]


def test_紙のほかの問いしだいで続く問いは_どちらのお答えでも尋ねる() -> None:
    cat = Fact("cat", bool, "猫", "猫はいますか。")
    pets = Fact("pets", bool, "飼い方", "どう飼っておられますか。", asked_when=any_of(DOG, cat))
    model = guide(*planned(procedure("a", all_of(any_of(DOG, cat), pets))))
    questions = [question for topic in model.topics for question in topic.questions]
    follows = [follow for question in questions for follow in question.follow_ups]
    assert [follow.when for follow in follows] == ["上のお答えが「はい」か「いいえ」のとき"]


def test_台帳でしか前提が分からない問いは_紙に載せず_手続きは台帳で確かめる表に出る() -> None:
    meter = Fact("meter", bool, "検針", "検針票はありますか。", asked_when=WATER)
    model = guide(*planned(procedure("a", all_of(WATER, meter))))
    assert (model.topics, [row.title for row in model.ledger]) == ((), ["手続き＜a＞"])
    assert model.ledger[0].places == (SectionRole.WATER.title,)


def test_決め手の問いが二つあれば_それだけで決まる方の下に置く() -> None:
    other = Fact("other", bool, "別", "別はありますか。", topic=Topic.DEATH)
    model = guide(
        *planned(procedure("a", all_of(other, WATER)), procedure("b", any_of(all_of(other, WATER), DOG)))
    )
    homes = {line.title: question.text for question in all_questions(model) for line in question.lines}
    assert homes == {"手続き＜a＞": "別はありますか。", "手続き＜b＞": "別はありますか。"}
    sure = guide(*planned(procedure("c", DOG), procedure("d", all_of(other, DOG))))
    assert [line.is_settled for question in all_questions(sure) for line in question.lines] == [False, True]


def test_問いの下の一行は_窓口と期限と持ち物を言い_役場の外は問い合わせ先を言う() -> None:
    model = guide(
        *planned(
            procedure(
                "a", DOG, deadline=days_after(DAY, 14, wording="14日以内", laws=()), bring=(Document("鑑札"),)
            ),
            procedure("b", DOG, kind=ProcedureKind.ELSEWHERE),
            procedure("c", ~DOG, kind=ProcedureKind.EX_OFFICIO),
            day=ON,
        )
    )
    lines = {line.title[-2]: line for question in all_questions(model) for line in question.lines}
    assert (lines["a"].place, lines["a"].due.day) == (SectionRole.NHI.title, "令和8年3月17日（火）まで")
    assert [item.item for item in lines["a"].bring] == ["鑑札"]
    assert lines["b"].place == "年金事務所"
    assert (lines["c"].when, lines["c"].lead) == ("「いいえ」のとき", "役場が行います。届け出は要りません")


def test_選ぶ答えが多ければ_当てはまらない方を言う() -> None:
    kinds = tuple(kind for kind in ProcedureKind if kind is not ProcedureKind.ELSEWHERE)
    model = guide(*planned(procedure("a", RESIDENCE.one_of(*kinds))))
    assert all_questions(model)[0].lines[0].when == "「役場の外の手続き」のほかのとき"


def test_役場の外の期限を過ぎていれば_相談先を役場の窓口と言わない() -> None:
    deadline = days_after(DAY, 1, wording="1日以内", laws=())
    outside = procedure("a", DOG, kind=ProcedureKind.ELSEWHERE, deadline=deadline)
    plan, asked = planned(outside, procedure("b", DOG, deadline=deadline), dog=True, day=date(2026, 1, 5))
    model = guide(plan, asked)
    assert model.elsewhere[0].due.notes == ("この日を過ぎています。お問い合わせ先にご相談ください",)
    assert model.required[0].due.notes == ("この日を過ぎています。窓口にご相談ください",)


def test_期限の日のための問いは_決まる手続きを添えて別に出る() -> None:
    dated = procedure("a", DOG, deadline=days_after(DAY, 14, wording="14日以内", laws=()))
    model = guide(*planned(dated, dog=True))
    assert [(question.text, question.dates) for question in model.day_questions] == [
        ("ご葬儀の日はいつですか。", ("手続き＜a＞",))
    ]
    assert guide(*planned(dated)).day_questions == ()
    assert "期限の日を決めるために" in render_guide(model)


def test_数え方が割れるときは_早い方の日を示していると一文で言う() -> None:
    deadline = days_after(DAY, 14, wording="14日以内", laws=())
    spread = Deadline("翌日から", DAY, 15, others=(deadline,))
    plan, asked = planned(procedure("a", DOG, deadline=spread), dog=True, day=ON)
    sentence = "ほかの数え方では令和8年3月18日（水）まで。早い方の日を示しています"
    assert sentence in render_guide(guide(plan, asked))
    staff = staff_model(plan, asked, municipality="", printed_on=ON, data_as_of=None)
    assert sentence in render_staff_sheet(staff)


def test_職員の紙は_効いている制度の変わり目と_未設定の扱いと_窓口を言う() -> None:
    now = Amendment(
        "今の制度", since=date(2024, 10, 1), laws=(law("例法", 2),), confidence=Confidence.UNSOURCED
    )
    gone = Amendment("昔の制度", until=date(2024, 9, 30))
    plan, asked = planned(
        procedure("a", DOG, kind=ProcedureKind.ELSEWHERE, settings=(MODE,), amendments=(now, gone)), dog=True
    )
    text = render_staff_sheet(staff_model(plan, asked, municipality="", printed_on=ON, data_as_of=None))
    assert "令和6年10月1日（火）から　今の制度（例法2条・出典未確認）" in text
    assert "昔の制度" not in text
    assert "郵送の扱い（mode）" in text
    assert "年金事務所" in text


def test_職員の紙は_結論ごとにまとまり_不要は短い表になる() -> None:
    plan, asked = planned(procedure("a", DOG), procedure("b", ~DOG), dog=True)
    staff = staff_model(plan, asked, municipality="", printed_on=ON, data_as_of=None)
    assert [(group.outcome, group.is_needless) for group in staff.groups] == [
        (Outcome.REQUIRED, False),
        (Outcome.NOT_REQUIRED, True),
    ]
    assert 'class="needless"' in render_staff_sheet(staff)


def test_照会票は窓口ごとに一枚で_選択肢は事実の種類に合い_台帳にないと答えられる() -> None:
    model = inquiry_sheet(*planned(procedure("a", all_of(DOG, WATER)), procedure("b", YEARS >= AGE)))
    pages = {page.place.name: page for page in model.pages}
    assert set(pages) == {
        role.title
        for role in (SectionRole.ENVIRONMENT, SectionRole.WATER, SectionRole.PENSION, SectionRole.NHI)
    }
    (dog,) = pages[SectionRole.ENVIRONMENT.title].lines
    assert (dog.text, dog.holder, dog.decides) == ("犬がいるか", "犬の登録", ("手続き＜a＞",))
    assert (dog.choices, dog.is_written) == (("はい", "いいえ", "台帳にない"), False)
    (years,) = pages[SectionRole.PENSION.title].lines
    assert (years.choices, years.unit, years.is_written) == (("台帳にない",), "年", True)
    (setting,) = pages[SectionRole.NHI.title].lines
    assert (setting.text, setting.choices) == ("町の決まり: 年齢の定め（age）", ("決まりがない",))
    assert [page.number for page in model.pages] == [
        f"C-0123456789abcdef-{index:02}" for index in (1, 2, 3, 4)
    ]
    text = render_inquiry_sheet(model)
    assert text.count('<section class="sheet">') == 4
    assert "宛名番号 <b>0000001</b>" in text
    assert "回答期限" in text


def test_照会票は_世帯の方それぞれについて聞くときだけ_ほかの方の宛名番号を出す() -> None:
    member = any_member(HOUSEHOLD, EARNS)
    rules = Catalogue([procedure("a", all_of(WATER, member)), procedure("b", DOG)])
    held = Facts({DOG: Held(True, ANSWERED)}, {HOUSEHOLD: (Facts(),)})
    text = render_inquiry_sheet(inquiry_sheet(*judged(rules, held)))
    assert text.count("0000002") == 1
    assert "世帯の方それぞれについて" in text
    assert "0000002" not in render_inquiry_sheet(inquiry_sheet(*planned(procedure("a", WATER))))


def test_うかがったが分からなかったことは_受付の照会票に残る() -> None:
    alone = Fact("alone", bool, "ひとり暮らし", "おひとりでしたか。")
    rules = Catalogue([procedure("a", alone)])
    model = inquiry_sheet(*judged(rules, Facts({alone: Held(Missing.UNKNOWN, ANSWERED)})))
    (page,) = model.pages
    assert (page.place.name, page.lines[0].text) == ("受付の窓口", "ひとり暮らしであるか")
    assert page.lines[0].decides == ("手続き＜a＞",)


@pytest.mark.parametrize("value", [Missing.UNKNOWN, Span(date(2026, 3, 3), date(2026, 3, 31))])
def test_期限の日をうかがったが分からなければ_二度尋ねず_受付の照会票に残る(value: object) -> None:
    deadline = days_after(DAY, 14, wording="14日", laws=())
    plan, asked = planned(procedure("a", DOG, deadline=deadline), dog=True, day=value)
    assert (asked.day_questions, asked.unanswerable) == ((), (DAY,))
    ((line,),) = (page.lines for page in inquiry_sheet(plan, asked).pages)
    assert (line.text, line.decides, line.is_for_day) == ("葬儀の日", ("手続き＜a＞",), True)


def test_世帯にだれがいるか分からず決まらないものも_どの紙にも残る() -> None:
    alone = label("世帯に残る人がいない", count(HOUSEHOLD, Constant(True)) == 0)
    plan, asked = judged(Catalogue([procedure("a", alone)]), Facts())
    assert [row.title for row in guide(plan, asked).together] == ["手続き＜a＞"]
    (page,) = inquiry_sheet(plan, asked).pages
    assert (page.place.name, page.lines[0].text) == ("受付の窓口", "世帯に残る人がいないか")
    (row,) = staff_model(plan, asked, municipality="", printed_on=ON, data_as_of=None).rows
    assert [reason.text for reason in row.reasons] == ["「世帯に残る人がいない」かどうかが分からない"]


def test_照会することが無ければ_照会票の紙は無い() -> None:
    model = inquiry_sheet(*planned(procedure("a", DOG), dog=True))
    assert model.pages == ()
    assert "照会することはありません" in render_inquiry_sheet(model)


def test_照会票の表示に_宛名番号が出ない() -> None:
    assert "0000001" not in repr(ABOUT)
    assert "0000001" not in repr(inquiry_sheet(*planned(procedure("a", DOG))))
