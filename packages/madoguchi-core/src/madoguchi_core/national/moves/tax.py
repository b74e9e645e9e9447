"""納税管理人と、町税の書類の送り先。"""

from madoguchi_core.national.facts import person_living
from madoguchi_core.national.moves._common import after_notices
from madoguchi_core.procedures import (
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Law, all_of, label, law

_LAW = law("地方税法", 300, 355)

tax_manager = Procedure(
    id="tax-manager",
    title="納税管理人・町税の書類の送り先",
    events=(LifeEvent.MOVE_OUT,),
    per=Per.PERSON,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("納める町税がある", person_living.has_town_tax, _LAW),
        label("町税がまだ残る", ~person_living.is_tax_settled, _LAW),
    ),
    filed_by=(Filer.TAXPAYER,),
    deadline=promptly(
        "国外へ出られるときは、出国の前（出国が決まって10日以内とする条例の例があります）",
        laws=(_LAW, Law("町税条例")),
    ),
    section=SectionRole.TAX,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(_LAW, Law("町税条例")),
    sources=(
        "https://www.city.yoshikawa.saitama.jp/index.cfm/23,96841,119,1262,html",
        "https://www.vill.hara.lg.jp/docs/4145.html",
        "https://www.city.nagano.nagano.jp/n062000/contents/p000400.html",
        "https://www.city.ishinomaki.lg.jp/cont/10303400/6251/6252.html",
    ),
    effects="国外へ出られるときは、町税の書類を受け取って納める方（納税管理人）をお決めください。国内へ移られるときは、書類の送り先を確かめます。",
    note="住民税は1月1日の住所地で納めるので、1月2日以後に出国してもその年度は納める。固定資産税は1月1日の所有者。"
    "納税通知書が届いた後に全部納めて出国する人と、給与天引きが続く人は要らない。選ばないと公示送達になる。"
    "要らない人の「不選任認定」を設ける市もある（長野市）。",
)

PROCEDURES = (tax_manager,)
