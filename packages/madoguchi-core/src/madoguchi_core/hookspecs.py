"""
部品が差し出せるもの（フックの仕様）。名は ``madoguchi_`` で始まる。

どのフックも、登録簿（:class:`madoguchi_core.registry.Registry`）から多くて一度だけ呼ばれる。様式・RPA・札・コマンドの
フックは、初めて使うときに呼ばれる。
人の情報は渡らない。部品は ``MADOGUCHI_API = 1`` のように、書かれた API の版を名乗る。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from madoguchi_core.certificates import Certificate
    from madoguchi_core.handover import RpaMap
    from madoguchi_core.municipality import (
        CommandGroup,
        EventFacts,
        ExtraFacts,
        FormPackage,
        FormWriter,
        MoveFacts,
        Municipality,
        OpenPrinter,
        RequestFacts,
        SampleTown,
        Speak,
        TicketWriter,
    )
    from madoguchi_core.procedures import Claims, Override, Procedure, RuleChange
    from madoguchi_core.queue import QueueSetting, TicketCategory, TicketLayout
    from madoguchi_core.records import ResidentSpec
    from madoguchi_core.rules import Dated

API_VERSION = 1
"""この版の部品だけを読み込む。フックの意味を変えるときに上げる。"""

PROJECT_NAME = "madoguchi"

hookspec = pluggy.HookspecMarker(PROJECT_NAME)
hookimpl = pluggy.HookimplMarker(PROJECT_NAME)


@hookspec(firstresult=True)
def madoguchi_municipality() -> Municipality | None:
    """
    自治体の名・団体コード・窓口・休日を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`Municipality` ひとつ。順序: 最後に登録した部品が勝つ。

    例: ``return Municipality("芽室町", "016373", "芽室町長")``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_residents() -> ResidentSpec | None:
    """
    住民の表の宣言（列名・コード・文字コード）を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`ResidentSpec` ひとつ。順序: 最後に登録した部品が勝つ。

    例: ``return ResidentSpec(id="memuro", title="住民の表", encoding="utf-8")``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_event_facts() -> Sequence[EventFacts]:
    """
    出来事ごとの、台帳から事実を作る純関数を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`EventFacts` の並び。順序: 同じ出来事は二つ置けない。

    例: ``return [EventFacts(LifeEvent.DEATH, FACTS, death_facts)]``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_request_facts() -> RequestFacts | None:
    """
    証明書の請求の、台帳から事実を作る純関数と、状況ファイルに書ける言葉を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`RequestFacts` ひとつ。順序: 最後に登録した部品が勝つ。

    例: ``return RequestFacts(REQUEST_WORDS, certificate_facts)``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_move_facts() -> Sequence[MoveFacts]:
    """
    異動の届出（転入・転居・転出・世帯変更・出生・婚姻・離婚）の、事実の作り方を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`MoveFacts` の並び。順序: 同じ出来事は二つ置けない。

    例: ``return [MoveFacts(EVENTS, FACTS, PERSON_FACTS, move_facts, person_facts, dated_facts)]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_extra_facts() -> Sequence[ExtraFacts]:
    """
    町だけの事実（町営住宅・除雪など）を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`ExtraFacts` の並び。順序: 結果に影響しない。

    例: ``return [ExtraFacts((snow,), derive_snow)]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_parameters() -> Sequence[Dated]:
    """
    日付で変わる値（葬祭費の額など）を、出典とともに返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`Dated` の並び。順序: 後から登録した部品の値が勝つ。

    例: ``return [Dated(latter_funeral_amount, 30000, Law("広域連合条例"))]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_procedures() -> Sequence[Procedure]:
    """
    手続きを返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`Procedure` の並び。順序: 結果に影響しない。同じ id は置けない。

    例: ``return [snow_removal]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_certificates() -> Sequence[Certificate]:
    """
    証明書（だれに何を出せるか）を返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`Certificate` の並び。順序: 結果に影響しない。同じ id は置けない。

    例: ``return [snow_certificate]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_overrides() -> Sequence[Override]:
    """
    ほかの部品の手続きの上書きを返す。違いは ``madoguchi plugins`` に出る。

    いつ: すべての手続きが集まった後。何を: :class:`Override` の並び。順序: 登録した順に重ねる。

    例: ``return [Override("seal-void", {"note": "…"}, "芽室町印鑑条例")]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_rule_changes() -> Sequence[RuleChange]:
    """
    規則の変更の記録を返す。

    いつ: すべての手続きが集まった後。何を: :class:`RuleChange` の並び。目録に無い手続きは名乗れない（MDG214）。
    順序: 結果に影響しない。新しいものから並ぶ。

    例: ``return [RuleChange(released_on=date(2026, 11, 25), …)]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_case_packages() -> Sequence[str]:
    """
    規則の事例を置いたパッケージの名を返す。その中の ``cases/*.yaml`` が事例になる。

    いつ: 登録簿を組み立てるとき。ファイルは ``madoguchi verify`` が使うときまで読まない。
    何を: パッケージの名（ドット区切り）の並び。順序: 結果に影響しない。

    例: ``return ["madoguchi_core.national.death"]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_claims() -> Sequence[Claims]:
    """
    手続きどうしの関係の主張（分け合う・伴う・重ならない）と、事実の間の約束、職員に尋ねる法律の問いを返す。

    いつ: 登録簿を組み立てるとき。何を: :class:`Claims` の並び。順序: 結果に影響しない。

    例: ``return [Claims(exclusions=(Exclusion("葬祭費は一つ", ("nhi-funeral", "latter-funeral")),))]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_forms() -> Sequence[FormPackage]:
    """
    様式を返す。

    いつ: 初めて使うとき。ひな形の中身は、書くときまで読まない。何を: :class:`FormPackage` の並び。
    順序: 結果に影響しない。同じ id は置けない。

    例: ``return [FormPackage(spec, read_template)]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_form_writers() -> Sequence[FormWriter]:
    """
    様式を書く部品（Excel など）を返す。

    いつ: 初めて使うとき。何を: :class:`FormWriter` の並び。順序: 同じ拡張子は後の部品が勝つ。

    ひな形の中に書かれた対応（セルの名前と差し込みの印）を読めるなら、``bindings`` に渡す。

    例: ``return [FormWriter(".xlsx", write_form, read_bindings)]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_rpa_maps() -> Sequence[RpaMap]:
    """
    RPA に渡す表の定義を返す。

    いつ: 初めて使うとき。何を: :class:`RpaMap` の並び。順序: 結果に影響しない。同じ id は置けない。

    例: ``return [nhi_loss_map]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_ticket_categories() -> Sequence[TicketCategory]:
    """
    番号札の区分と番号の帯を返す。

    いつ: 初めて使うとき。何を: :class:`TicketCategory` の並び。順序: 画面に出る順。帯は重ねられない。

    例: ``return [certificates, moves]``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_ticket_layouts() -> Sequence[TicketLayout]:
    """
    番号札の文言と並びを返す。

    いつ: 初めて使うとき。何を: :class:`TicketLayout` の並び。順序: 最初のものをふつうの札に使う。

    例: ``return [slip]``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_queue_setting() -> QueueSetting | None:
    """
    町の番号札の決まり（窓口・呼ぶ順・営業日・予約枠・札の QR が指す頁）を返す。``madoguchi queue`` が使う。

    いつ: 初めて使うとき。何を: :class:`QueueSetting` ひとつ。窓口は区分のどれも受けられること（MDG543）。
    順序: 最後に登録した部品が勝つ。

    例: ``return QueueSetting(counters=(Counter(id="1", title="1番窓口"),), policy=CategoryFirst(("a", "b")))``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_ticket_writer() -> TicketWriter | None:
    """
    番号札を印字データにする関数を返す。

    いつ: 初めて使うとき。何を: 関数ひとつ。順序: 最後に登録した部品が勝つ。

    例: ``return write_ticket``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_open_printer() -> OpenPrinter | None:
    """
    装置の宛先から、札を刷る装置を開く関数を返す。

    いつ: 初めて使うとき。何を: 関数ひとつ。宛先が読めなければ、その関数が PrinterError を投げる。
    順序: 最後に登録した部品が勝つ。

    例: ``return open_printer``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_speak() -> Speak | None:
    """
    呼び出しの読み（カタカナ）から、声の WAV を作る関数を返す。ネットワークは使わない。

    いつ: 初めて使うとき。何を: 関数ひとつ。順序: 最後に登録した部品が勝つ。

    例: ``return speak``

    .. versionadded:: 0.1
    """


@hookspec(firstresult=True)
def madoguchi_sample_town() -> SampleTown | None:
    """
    見本の町を返す。``madoguchi demo`` が使う。

    いつ: 登録簿を組み立てるとき。表は使うときまで作らない。何を: :class:`SampleTown` ひとつ。
    順序: 最後に登録した部品が勝つ。

    例: ``return SampleTown(residents_csv, support_csv, date(2026, 4, 1), visits)``

    .. versionadded:: 0.1
    """


@hookspec
def madoguchi_commands() -> Sequence[CommandGroup]:
    """
    ``madoguchi`` に足すコマンドの組を返す。

    いつ: 一覧（``--help``）を出すときと、自分の知らない名のコマンドを動かすとき。組の中身（``load``）は、その組を
    動かすときまで読み込まない。何を: :class:`CommandGroup` の並び。順序: 一覧に出る順。同じ名も、``madoguchi`` に
    もとからあるコマンドの名も置けない（MDG303）。

    例: ``return [CommandGroup("forms", "様式を調べる・書く", load_forms)]``

    .. versionadded:: 0.1
    """
