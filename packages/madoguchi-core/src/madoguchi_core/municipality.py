"""自治体パッケージや部品が差し出すものの形。中身（芽室町の課名など）は、それぞれのパッケージにある。"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import CertificateRequest, MoveCase, RequestWords
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.procedures import LifeEvent, SectionRole
from madoguchi_core.records import Household, Resident
from madoguchi_core.rules import Fact, Facts, Held, ParameterBook
from madoguchi_core.text import is_municipality_code

if TYPE_CHECKING:
    # 様式・札・引き渡しの型は重い部品を読むので、起動のときには読まない
    from madoguchi_core.forms import BoundForm, FormCell, FormField, FormSpec
    from madoguchi_core.handover import SectionGuide
    from madoguchi_core.queue import PrinterState, PrintReport, Ticket, TicketLayout


@dataclass(frozen=True, slots=True)
class Municipality:
    """
    自治体。

    Attributes:
        name: 名（「芽室町」）。
        code: 全国地方公共団体コード（6桁、検査数字つき）。
        mayor_title: 首長の職名（「芽室町長」）。
        sections: 窓口の役割から、実際の課・係・窓口への対応。無い役割は役割の名で出す。
        calendar: 町の休日。
        data_stale_after_days: 住民の写しが、この日数より古ければ注意を出す。
        ticket_category_of: 出来事から、番号札の区分の id への対応。

    Raises:
        InvalidValue: 団体コードの桁か検査数字が違うとき（MDG305）。
    """

    name: str
    code: str
    mayor_title: str
    sections: Mapping[SectionRole, SectionGuide] = field(default_factory=dict)
    calendar: TownCalendar = field(default_factory=TownCalendar)
    data_stale_after_days: int = 1
    ticket_category_of: Mapping[LifeEvent, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not is_municipality_code(self.code):
            raise InvalidValue(
                "MDG305",
                "全国地方公共団体コードの桁か検査数字が違います",
                hint="6桁のコードを確かめてください",
            )


DeriveFacts = Callable[[Household, Resident, date, date | None, str], Facts]
"""世帯・本人・出来事の日・知った日・台帳の名から、事実を作る純関数。"""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """
    出来事ひとつの事実の作り方。

    Attributes:
        event: 出来事。
        facts: 状況ファイルや回答に書ける事実。
        derive: 台帳の記録から事実を作る純関数。
    """

    event: LifeEvent
    facts: tuple[Fact[Any], ...]
    derive: DeriveFacts


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """
    証明書の請求の事実の作り方。出来事と違い、本人が見つからないことも、請求する方がだれかも、事実になる。

    Attributes:
        words: 状況ファイルに書ける言葉。
        derive: 台帳の記録から事実を作る純関数。窓口の方が述べることは、決めてはならない（MDG267）。
    """

    words: RequestWords
    derive: Callable[[CertificateRequest], Facts]


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """
    異動の届出（転入・転居・転出・世帯変更・出生・婚姻・離婚）の事実の作り方。

    Attributes:
        events: 出来事。
        facts: 届出ひとつに付く事実。
        person_facts: 関わる一人に付く事実。
        derive: 届出ひとつに付く事実を作る純関数。
        derive_person: 一人の事実を作る純関数。届出ひとつの事実に重ねて使う。
        derive_dated: 回答を重ねた後に、値の表と町の暦から言えることを作る純関数（末日が休みのときの期限の経過など）。
    """

    events: tuple[LifeEvent, ...]
    facts: tuple[Fact[Any], ...]
    person_facts: tuple[Fact[Any], ...]
    derive: Callable[[MoveCase], Facts]
    derive_person: Callable[[MoveCase, Resident], Mapping[Fact[Any], Held]]
    derive_dated: Callable[[Facts, ParameterBook, TownCalendar], Mapping[Fact[Any], Held]]


@dataclass(frozen=True, slots=True)
class ExtraFacts:
    """
    町だけの事実（町営住宅・除雪など）。

    Attributes:
        facts: 事実。
        derive: 世帯と本人と出来事の日から、分かるものだけを返す純関数。
    """

    facts: tuple[Fact[Any], ...]
    derive: Callable[[Household, Resident, date], Mapping[Fact[Any], Held]]


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """
    ``madoguchi`` に足すコマンドの組。

    Attributes:
        name: コマンドの名（``madoguchi forms`` の ``forms``）。英小文字と数字と ``-``。
        title: 一覧に出す説明。
        load: ``typer.Typer`` を返す関数。その組を動かすときにだけ呼ばれるので、重い部品はこの中で読み込む。

    Raises:
        InvalidValue: 名が使えない形か、説明が空のとき（MDG309）。

    >>> CommandGroup("forms", "様式を調べる・書く", dict).name
    'forms'
    """

    name: str
    title: str
    load: Callable[[], object] = field(compare=False)

    def __post_init__(self) -> None:
        if not _COMMAND_NAME.fullmatch(self.name) or not self.title:
            raise InvalidValue(
                "MDG309",
                "コマンドの組の名か説明が使えません",
                hint="名は英小文字と数字と -、説明は一文で書いてください",
            )


_COMMAND_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class FormPackage:
    """
    様式ひとつ。

    Attributes:
        spec: 欄とセルの対応。
        read_template: ひな形の中身を読む関数。書くときだけ呼ばれる。
    """

    spec: FormSpec
    read_template: Callable[[], bytes]


class WrittenForm(Protocol):
    """書き上がった様式。"""

    @property
    def content(self) -> bytes:
        """ファイルの中身。"""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """指摘のすべて。"""
        ...


class WriteForm(Protocol):
    """当てはめた様式を、ひな形に書く関数。"""

    def __call__(self, template: bytes, bound: BoundForm, /) -> WrittenForm:
        """ひな形の中身と当てはめから、書き上がった様式を作る。"""
        ...


FoundCells = tuple[tuple["FormCell", ...], tuple[Finding, ...]]
"""ひな形の中から読んだ欄とセルの対応と、読めない物の指摘。"""


class ReadBindings(Protocol):
    """ひな形の中に書かれた対応（セルの名前と、差し込みの印）を読む関数。"""

    def __call__(self, template: bytes, vocabulary: Mapping[str, FormField], /) -> FoundCells:
        """ひな形の中身と、様式で使える欄から、欄とセルの対応を作る。"""
        ...


def no_bindings(template: bytes, vocabulary: Mapping[str, FormField], /) -> FoundCells:  # noqa: ARG001
    """
    ひな形の中の対応を読まない書き手のための、空の答え。

    >>> no_bindings(b"", {})
    ((), ())
    """
    return (), ()


@dataclass(frozen=True, slots=True)
class FormWriter:
    """
    様式を書く部品。

    Attributes:
        suffix: 扱うひな形の拡張子（``.xlsx``）。
        write: 書く関数。
        bindings: ひな形の中に書かれた対応を読む関数。
    """

    suffix: str
    write: WriteForm
    bindings: ReadBindings = no_bindings


class WrittenTicket(Protocol):
    """印字データと見本。"""

    @property
    def data(self) -> bytes:
        """プリンターに渡すバイト列。"""
        ...

    @property
    def preview_png(self) -> bytes:
        """見本の画像。"""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """指摘のすべて。"""
        ...


class TicketWriter(Protocol):
    """番号札を印字データにする関数。"""

    def __call__(self, ticket: Ticket, layout: TicketLayout, /) -> WrittenTicket:
        """札と文言から、印字データと見本を作る。"""
        ...


class TicketPrinter(Protocol):
    """札を刷る装置ひとつ。"""

    @property
    def id(self) -> str:
        """札の出来事に書く装置の符号（半角の英数字と ``.`` ``_`` ``:`` ``-``）。"""
        ...

    def state(self) -> PrinterState:
        """今の様子を尋ねる。返事が無ければ「分からない」。"""
        ...

    def write(self, ticket: Ticket, layout: TicketLayout, /) -> WrittenTicket:
        """この装置の紙に合わせて、印字データを作る。装置には触れない。"""
        ...

    def send(self, data: bytes, /) -> PrintReport:
        """
        印字データを送り、紙が出たかを確かめる。自分からは送り直さない。

        装置の問題は例外にせず、紙が出ていないと言い切れるときだけ「紙は出ていない」を返す。
        """
        ...


OpenPrinter = Callable[[str], TicketPrinter]
"""装置の宛先（``network:192.168.1.50`` など）から、装置を開く関数。"""

Speak = Callable[[str], bytes]
"""読み（カタカナ）から、声の WAV を作る関数。"""


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """
    見本の町の来庁ひとつ。

    Attributes:
        title: 題。
        address_number: 亡くなった方の宛名番号。
        died_on: 死亡日。
        known_on: 知った日。
        answers: 回答のファイルの本文（状況ファイルと同じ形）。
    """

    title: str
    address_number: str
    died_on: date
    known_on: date
    answers: str


@dataclass(frozen=True, slots=True)
class SampleMove:
    """
    見本の異動ひとつ。

    Attributes:
        title: 題。
        event: 出来事。
        situation: 異動の状況ファイルの本文。
    """

    title: str
    event: LifeEvent
    situation: str


@dataclass(frozen=True, slots=True)
class SampleTown:
    """
    見本の町。``madoguchi demo`` が使う。実在の人は含まない。

    Attributes:
        residents_csv: 住民の表を作る関数。
        support_csv: 支援措置の名簿を作る関数。
        data_as_of: 表の基準日。
        now: 見本の中での今。実際の時計によらず、いつも同じ結果にする。
        visits: 見せる来庁。
        moves: 見せる異動。
    """

    residents_csv: Callable[[], str]
    support_csv: Callable[[], str]
    data_as_of: date
    now: datetime
    visits: tuple[SampleVisit, ...]
    moves: tuple[SampleMove, ...] = ()
