"""停止時マニュアルの一行一行の形。何を載せるかを決めること（_manual・_manual_checklist）はここに無い。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.calendar import WarekiStyle, term_words
from madoguchi_core.forms import FormSpec
from madoguchi_core.handover._guide_words import Place
from madoguchi_core.handover._rpa_map import RpaMap
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import Document, SectionRole
from madoguchi_core.rules import Parameter, ParameterBook, shown


class ManualGroupKind(Enum):
    """手で配るときの、手続きの分け方。この順に載せる。"""

    URGENT = "urgent"
    UNDATED = "undated"
    DATED = "dated"
    OUTSIDE = "outside"
    OFFICE = "office"

    @property
    def title(self) -> str:
        """
        見出し。

        >>> ManualGroupKind.OFFICE.title
        '役場がすること'
        """
        return _GROUP_WORDS[self][0]

    @property
    def lead(self) -> str:
        """見出しの下の、どう扱うかの一文。"""
        return _GROUP_WORDS[self][1]


_GROUP_WORDS = {
    ManualGroupKind.URGENT: (
        "急ぐもの（15日までの期限）",
        "この表だけは手で決める。「不明」なら、要るものとして期限と持ち物を伝える。",
    ),
    ManualGroupKind.UNDATED: (
        "日付にならない期限",
        "手では決めない。「前に」「同時に」とあるものだけは、その日に窓口へ案内する。",
    ),
    ManualGroupKind.DATED: (
        "それより長い期限",
        "手では決めない。再開してから判定し、ご家族に知らせる。",
    ),
    ManualGroupKind.OUTSIDE: (
        "役場の外の手続き",
        "役場では受け付けない。尋ねられたら、問い合わせ先を案内する。",
    ),
    ManualGroupKind.OFFICE: (
        "役場がすること",
        "届け出は要らない。再開してから行う。",
    ),
}


@dataclass(frozen=True, slots=True)
class PaperStack:
    """
    番号札の区分ひとつの、紙の札の束。

    Attributes:
        title: 区分の名。
        band: ふだんの番号の帯。
        first: 束の最初の紙の番号。機械の札と同じ表記にならない。
        staff: 受け持つ職員。
        counter: 案内する窓口。

    >>> PaperStack("証明", "A001〜A499", "手A001", "初級", "担当窓口").first
    '手A001'
    """

    title: str
    band: str
    first: str
    staff: str
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualTown:
    """
    マニュアルのもとになる、町のこと。住民の情報は入らない。

    Attributes:
        municipality: 自治体の名。決まっていなければ空。
        sections: 窓口の役割から、課・係・窓口への対応。
        stacks: 紙の札の束。
        forms: 様式。
        rpa_maps: RPA の表。
        version: madoguchi の版。
        rules_changed_on: 規則を最後に変えて配った日。分からなければ None。

    >>> ManualTown(municipality="見本町", version="0.1").stacks
    ()
    """

    municipality: str
    sections: Mapping[SectionRole, SectionGuide] = field(default_factory=dict)
    stacks: tuple[PaperStack, ...] = ()
    forms: tuple[FormSpec, ...] = ()
    rpa_maps: tuple[RpaMap, ...] = ()
    version: str
    rules_changed_on: date | None = None


_BESIDE_TITLE = 8
"""見出しの横に並べられる、選択肢の字数。"""


@dataclass(frozen=True, slots=True)
class ManualQuestion:
    """
    聞き取りの問いひとつ。

    Attributes:
        number: 問いの番号。
        title: 回答のファイルに書くときの見出し。
        text: 尋ね方。
        when: どんなときに尋ねるか。いつでもなら空。
        choices: 答えの選択肢。空なら書く。「不明」は紙がどの問いにも足す。
        is_date: 日付を書くか。
        unit: 数を書くときの単位。
        ledger: 後で確かめる台帳の名。ご家族だけが知ることなら空。
    """

    number: int
    title: str
    text: str
    when: str
    choices: tuple[str, ...]
    is_date: bool
    unit: str
    ledger: str

    @property
    def is_wide(self) -> bool:
        """選択肢が見出しの横に収まらず、問いの下に並べるか。"""
        return len("".join(self.choices)) > _BESIDE_TITLE


@dataclass(frozen=True, slots=True)
class ManualTopic:
    """話のまとまりひとつ。"""

    title: str
    questions: tuple[ManualQuestion, ...]


@dataclass(frozen=True, slots=True)
class ManualLookup:
    """
    ご家族に尋ねず、再開してから台帳で確かめること。

    Attributes:
        holder: 台帳の名。
        place: 確かめる窓口。決まっていなければ None。
        titles: 確かめること。
    """

    holder: str
    place: Place | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ManualRow:
    """
    手続きひとつ。

    Attributes:
        number: 手続きの番号。受付簿に書く。
        id: 手続きの id。
        title: 手続きの名。
        due: 期限の言い方。
        exceptions: 期限の例外（どんなとき、いつまで）。
        filed_by: 届け出る人。
        bring: 持ち物。
        place: 窓口。
        office: 役場の外の窓口。町で受け付けるものは空。
        laws: 根拠。
        condition: 要る条件の文。手で決めないものでは空。
        asks: 決め手の問いの番号。
        ledgers: 決め手の台帳の名。
        marks: 確かでない根拠の印。
        unset: まだ決まっていない値の名。
        is_staff_only: ご家族に言わないものか。
    """

    number: int
    id: str
    title: str
    due: str
    exceptions: tuple[str, ...]
    filed_by: tuple[str, ...]
    bring: tuple[Document, ...]
    place: Place
    office: str
    laws: str
    condition: str
    asks: tuple[int, ...]
    ledgers: tuple[str, ...]
    marks: tuple[str, ...]
    unset: tuple[str, ...]
    is_staff_only: bool


@dataclass(frozen=True, slots=True)
class ManualGroup:
    """同じ扱いの手続き。"""

    kind: ManualGroupKind
    rows: tuple[ManualRow, ...]

    @property
    def count(self) -> int:
        """手続きの数。"""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class ManualChecklist:
    """
    出来事ひとつの点検表。

    Attributes:
        event: 出来事の名（コマンドの ``--event``）。
        event_title: 出来事の日本語の名。
        topics: 聞き取りの問い。尋ねる順。
        lookups: 台帳で確かめること。
        groups: すべての手続き。どれも一度だけ載る。
    """

    event: str
    event_title: str
    topics: tuple[ManualTopic, ...]
    lookups: tuple[ManualLookup, ...]
    groups: tuple[ManualGroup, ...]


@dataclass(frozen=True, slots=True)
class ManualContact:
    """窓口の役割と、その窓口。町が決めていない役割では、窓口は None で、手で書く線になる。"""

    role: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ManualForm:
    """
    手で書く様式ひとつ。

    Attributes:
        title: 様式の名。
        procedures: 使う手続きの名。
        places: 手で書く欄の数。
    """

    title: str
    procedures: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class ManualValue:
    """
    規則が使う値ひとつ。

    Attributes:
        title: 値の名。
        value: 値の言い方。決まっていなければ空。
        term: いつからいつまでの値か。限りがなければ空。
        source: 根拠。
        mark: 確かでない根拠の印。
        is_local: 町が決める値か。
    """

    title: str
    value: str
    term: str
    source: str
    mark: str
    is_local: bool


def value_row(parameter: Parameter[Any], parameters: ParameterBook, on: date) -> ManualValue:
    """値ひとつの一行。その日の値が無ければ、値は空。"""
    dated = parameters.find(parameter, on)
    if dated is None:
        return ManualValue(parameter.title, "", "", "", "", parameter.is_local)
    return ManualValue(
        title=parameter.title,
        value=f"{shown(dated.value)}{parameter.unit}",
        term=term_words(dated.from_on, dated.until_on, WarekiStyle.KANJI),
        source=str(dated.source),
        mark=dated.confidence.mark,
        is_local=parameter.is_local,
    )


@dataclass(frozen=True, slots=True)
class ManualModel:
    """
    停止時マニュアルに載せるもののすべて。住民の情報は載らない。

    Attributes:
        municipality: 自治体の名。決まっていなければ空で、手で書く線になる。
        printed_on: 作った日（和暦）。
        version: madoguchi の版。
        rules_changed_on: 規則を最後に変えて配った日（和暦）。分からなければ空。
        keeper: 支援措置の名簿を持つ窓口。
        contacts: 窓口の連絡先。
        stacks: 紙の札の束。
        forms: 手で書く様式。
        rpa_titles: 止まっているあいだ動かさない RPA の表。
        checklists: 出来事ごとの点検表。
        values: 規則が使う値のうち、決まっているもの。
        unset: まだ決まっていない値。
    """

    municipality: str
    printed_on: str
    version: str
    rules_changed_on: str
    keeper: ManualContact
    contacts: tuple[ManualContact, ...]
    stacks: tuple[PaperStack, ...]
    forms: tuple[ManualForm, ...]
    rpa_titles: tuple[str, ...]
    checklists: tuple[ManualChecklist, ...]
    values: tuple[ManualValue, ...]
    unset: tuple[ManualValue, ...]
