"""犬の登録とマイクロチップ。届け出るのは、亡くなった方でなく新しい飼い主。"""

from dataclasses import replace

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.facts import living
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
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_RABIES_ACT = "狂犬病予防法"
_ANIMAL_ACT = "動物の愛護及び管理に関する法律"
_has_dog = label("登録した犬がいる", living.has_dog, law(_RABIES_ACT, 4))

dog = Procedure(
    id="dog",
    title="犬の登録事項（所有者）変更届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _has_dog,
        any_of(
            label(
                "町が特例（マイクロチップの登録で町の届に代える）に参加していない",
                dog_chip_special == False,  # noqa: E712
                law(_ANIMAL_ACT, "39条の7"),
            ),
            label("犬にマイクロチップがない", ~living.is_dog_chipped, law(_ANIMAL_ACT, "39条の7")),
        ),
    ),
    filed_by=(Filer.NEW_OWNER,),
    deadline=days_after(
        living.pet_owner_changed_on,
        30,
        wording="新しい飼い主が決まった日の翌日を1日目として30日以内",
        laws=(law(_RABIES_ACT, "4条5項"), law("地方自治法", "4条の2第4項")),
        note="届け出ないと20万円以下の罰金（狂犬病予防法27条）",
    ),
    bring=(Document("犬の鑑札・注射済票"),),
    section=SectionRole.ENVIRONMENT,
    laws=(law(_RABIES_ACT, "4条4項", "4条5項", 27),),
    sources=(
        "https://iuris.jp/狂犬病予防法-第二章-通常措置/jpn/c/2171",
        "http://www.town.kamifurano.hokkaido.jp/contents/04chomin/0420seikatsu/dog/hou.htm",
    ),
    effects="新しい飼い主が決まりましたら、その方がお届けください。ほかの市区町村で飼うときは、そちらへのお届けになります。",
    note="亡くなった飼い主でなく、新しい所有者の義務。届け先は犬の所在地の市町村。",
)

dog_chip = Procedure(
    id="dog-chip",
    title="犬猫のマイクロチップ情報の変更登録",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=any_of(
        all_of(
            _has_dog,
            label("登録した犬にマイクロチップがある", living.is_dog_chipped, law(_ANIMAL_ACT, "39条の5")),
        ),
        label("マイクロチップの登録をした犬・猫がいる", living.has_chip, law(_ANIMAL_ACT, "39条の5")),
    ),
    filed_by=(Filer.NEW_OWNER,),
    deadline=replace(
        days_after(
            living.pet_owner_changed_on,
            30,
            wording="新しい飼い主になった日の翌日を1日目として30日以内",
            laws=(law(_ANIMAL_ACT, "39条の6"),),
            rolls=Rolls.NONE,
            note="末日が休みの日の扱いを確かめられないため、先へ送らずに示しています",
        ),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(Document("マイクロチップの登録証明書"),),
    amount=Amount(wording="指定登録機関の手数料がかかります"),
    section=SectionRole.ENVIRONMENT,
    office="環境省の指定登録機関",
    laws=(law(_ANIMAL_ACT, "39条の5", "39条の6", "39条の7"),),
    settings=(dog_chip_special,),
    sources=(
        "https://dog-cat-microchip.jimdofree.com/狂犬病予防法の特例制度",
        "https://www.city.kainan.lg.jp/case_guide/shibo/5941.html",
        "https://iuris.jp/動物の愛護及び管理に関する法律-第三十九条の五-登録等/jpn/a/71354",
        "https://okatakashi.net/?p=10481",
    ),
    effects="町が国の特例に参加していれば、この登録で、町への犬の届も済んだことになります。",
    note="特例に参加しているかは dog.chip-special。参加していなければ、町への犬の届も要る。",
)

PROCEDURES = (dog, dog_chip)
