"""転入届・特例転入・国外からの転入・外国人の転入（住民基本台帳法30条の46・47）・未届転入。"""

from madoguchi_core.national.facts import move
from madoguchi_core.national.move_choices import MoveOrigin
from madoguchi_core.national.moves._common import (
    CARDS,
    EVERY_MOVE_IN,
    MANDATE,
    RESIDENCE_CARD,
    VISITOR_ID,
    fourteen_days,
)
from madoguchi_core.procedures import Document, Filer, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import all_of, label, law

_ACT = "住民基本台帳法"
_ORDER = "住民基本台帳法施行令"
_from_elsewhere = label("国内のほかの市区町村からの転入", move.origin == MoveOrigin.DOMESTIC, law(_ACT, 22))

juki_move_in = Procedure(
    id="juki-move-in",
    title="転入届",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _from_elsewhere, label("カードによる特例でない", ~move.is_special, law(_ACT, "24条の2"))
    ),
    filed_by=(Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(law(_ACT, 22), starts="転入をした日（実際に住み始めた日）"),
    bring=(
        Document("転出証明書"),
        CARDS,
        RESIDENCE_CARD,
        Document(
            "続柄を証する文書の原本と、訳した人の名のある訳文",
            "外国籍の方で、世帯主との続柄が転出証明書や戸籍で確かめられないとき",
        ),
        VISITOR_ID,
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 22, 26, 27), law(_ORDER, 22, 23)),
    sources=("https://www.city.hiroshima.lg.jp/site/faq/15063.html",),
    effects="住民票を作り、前の住所地へ転入を、本籍地へ附票のことを知らせます。",
    note="届け出られるのは、引っ越した後だけ。転出証明書の転出予定日と、実際の転入日は違ってよい。"
    "過料は簡易裁判所が決めるので、窓口で額を断定しない。",
)

PROCEDURES = (juki_move_in,)
