"""届出の期間を過ぎた届の扱い（住民基本台帳法52条）。過料の額は簡易裁判所が決める。"""

from madoguchi_core.national.moves._common import (
    after_notices,
    is_report_late,
)
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import law

_ACT = "住民基本台帳法"

juki_fine = Procedure(
    id="juki-fine",
    title="届出期間経過の扱い",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.HOUSEHOLD_CHANGE),
    kind=ProcedureKind.CONFIRMATION,
    required_when=is_report_late,
    filed_by=(Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER),
    bring=(Document("届出の期間を過ぎた理由書", "町が簡易裁判所へ知らせるとき"),),
    amount=Amount(wording="5万円以下の過料のことがあります（科すかどうかと額は、簡易裁判所が決めます）"),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.HOUSEHOLD_CHANGE)),
    laws=(law(_ACT, "52条1項", "52条2項"),),
    sources=(
        "https://www.city.hiroshima.lg.jp/site/faq/15063.html",
        "https://www.weblio.jp/wkpja/content/住民票_住民票に関する主な罰則規定",
    ),
    effects="遅れても届け出は受け付けます。期間を過ぎた理由をお聞かせください。",
    note="虚偽の届出は52条1項、正当な理由のない遅れは52条2項。過料になるとも、額も断定しない。"
    "末日が閉庁日だったかもしれない間は、暦を見てから言う。転出届も52条2項の対象と案内する市があるが、"
    "期限の日が無いので遅れを数えない。",
)

PROCEDURES = (juki_fine,)
