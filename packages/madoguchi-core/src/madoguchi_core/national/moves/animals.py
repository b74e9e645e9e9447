"""犬の所在地の変更。前の市区町村での手続きは無い。"""

from madoguchi_core.national.facts import move, move_living
from madoguchi_core.national.moves._common import after_notices
from madoguchi_core.national.parameters import dog_chip_special
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import all_of, any_of, label, law

_RABIES_ACT = "狂犬病予防法"
_SPECIAL = law("動物の愛護及び管理に関する法律", "39条の7")

dog_in = Procedure(
    id="dog-in",
    title="犬の所在地の変更届",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        move_living.is_not_from_here,
        label("犬を飼っている", move_living.has_dog, law(_RABIES_ACT, 4)),
        any_of(
            label(
                "町が特例（マイクロチップの登録で町の届に代える）に参加していない",
                dog_chip_special == False,  # noqa: E712
                _SPECIAL,
            ),
            label("マイクロチップの登録の住所を変更していない", ~move_living.is_chip_updated, _SPECIAL),
        ),
    ),
    filed_by=(Filer.OWNER,),
    deadline=days_after(
        move.moved_on,
        30,
        wording="犬の所在地を変えた日の翌日を1日目として30日以内",
        laws=(law(_RABIES_ACT, "4条4項"), law("地方自治法", "4条の2第4項")),
    ),
    bring=(Document("前の市区町村の犬の鑑札", "マイクロチップの特例によらないとき"),),
    amount=Amount(wording="鑑札の交換は無料のことが多く、なくしたときの再交付は1,600円の例があります"),
    section=SectionRole.ENVIRONMENT,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(law(_RABIES_ACT, "4条4項"), _SPECIAL),
    sources=(
        "https://www.city.machida.tokyo.jp/iryo/hokenjo/pet/touroku_cyuusya/touroku/hikkoshi.html",
        "https://www.city.takizawa.iwate.jp/life/kankyo/pet_animal/dog_pet_copy_copy/dog_pet_copy_copy_copy_copy.html",
        "https://www.city.kainan.lg.jp/case_guide/shibo/5941.html",
    ),
    effects="前の市区町村でのお手続きはありません。町が国の特例に参加していれば、マイクロチップの登録の住所の変更で、町への届も済んだことになります。",
    note="特例に参加しているかは町の値 dog.chip-special。",
)

PROCEDURES = (dog_in,)
