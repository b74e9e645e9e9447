"""ご案内の一行一行の形。何を載せるかを決めること（_guide・_guide_questions）はここに無い。"""

from dataclasses import dataclass, field

from madoguchi_core.handover._guide_words import DueShown, Place
from madoguchi_core.procedures import BringItem, Document


@dataclass(frozen=True, slots=True)
class GuideRow:
    """
    必要な手続きひとつ。

    Attributes:
        number: する順の番号。
        title: 手続きの名。
        reasons: なぜ要るか。
        due: 期限。
        filed_by: 届け出る人・請求する人。
        bring: 持ち物と、要るとき。
        place: 窓口。
        amount: 金額の言い方。無ければ空。
        effects: 知っておいていただくこと。
        marks: 確かでない根拠の印。
        names: どなたの手続きか（呼び名）。届出ひとつの手続きでは空。
    """

    number: int
    title: str
    reasons: tuple[str, ...] = field(repr=False)
    due: DueShown
    filed_by: tuple[str, ...]
    bring: tuple[Document, ...]
    place: Place
    amount: str
    effects: str
    marks: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """
    役場の外の手続きひとつ。

    Attributes:
        title: 手続きの名。
        office: お問い合わせ先。
        due: 期限。
        bring: お手元に要る物。
        amount: 金額の言い方。無ければ空。
        effects: 知っておいていただくこと。
        marks: 確かでない根拠の印。
        names: どなたの手続きか。
    """

    title: str
    office: str
    due: DueShown
    bring: tuple[Document, ...]
    amount: str
    effects: str
    marks: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """届け出の要らない手続きひとつ。名と、役場がすること、どなたのことか。"""

    title: str
    effects: str
    marks: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """
    役場で確かめる手続きひとつ。

    Attributes:
        id: 手続きの id。
        title: 手続きの名。
        places: 確かめる窓口。
        due: 必要なときの期限。
        subject: 町の決まりを確かめるときの、決まりの名。ほかは空。
        marks: 確かでない根拠の印。
        names: どなたの手続きか。
    """

    id: str
    title: str
    places: tuple[str, ...]
    due: DueShown
    subject: str
    marks: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class RouteStop:
    """回る窓口ひとつと、そこでする必要な手続き。"""

    place: Place
    rows: tuple[GuideRow, ...]


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """
    質問の下の一行。お答えによって要ることになる手続き。

    Attributes:
        id: 手続きの id。
        when: どうお答えのときか（「はい」のとき）。
        title: 手続きの名。
        place: 窓口、または役場の外のお問い合わせ先。
        due: 期限。
        bring: お持ちいただくもの。
        lead: 届け出の要らないものなどの断り。無ければ空。
        is_settled: このお答えだけで決まるか。偽なら、ほかのお答えや台帳と合わせて決まる。
        marks: 確かでない根拠の印。
        names: どなたの手続きか。質問をうかがう方のそれぞれに当てはまるときは空。
    """

    id: str
    when: str
    title: str
    place: str
    due: DueShown
    bring: tuple[Document, ...]
    lead: str
    is_settled: bool
    marks: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """
    ご家族にうかがうことひとつ。

    Attributes:
        key: 尋ねる事実の名。
        number: 紙の上の番号（「3」「3-1」）。
        text: 尋ね方。
        when: 前の問いにどうお答えのときに、お答えいただくか。いつでもなら空。
        choices: 答えの選択肢。空なら、書いていただく。
        is_date: 日付を書いていただくか。
        unit: 数を書いていただくときの単位。
        lines: お答えによって要ることになる手続き。
        dates: お答えで期限の日が決まる手続きの名。
        follow_ups: この答えを聞いてから、うかがうこと。
        names: お一人ずつ答えていただく方。届出に一度だけうかがうことでは空。
    """

    key: str
    number: str
    text: str
    when: str
    choices: tuple[str, ...]
    is_date: bool
    unit: str
    lines: tuple[OpeningLine, ...]
    dates: tuple[str, ...]
    follow_ups: "tuple[GuideQuestion, ...]"
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """話のまとまりひとつ。"""

    title: str
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True, slots=True)
class GuideModel:
    """
    ご案内に載せるもののすべて。どの並びも、先にすることが先。職員だけの手続きは載らない。

    Attributes:
        municipality: 自治体の名。
        greeting: あいさつ。
        event_day_title: 出来事の日の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        required: 必要な手続き。
        route: 回る窓口。
        to_bring: 必ず要る持ち物。
        to_bring_when: 当てはまるときに要る持ち物。
        topics: うかがうこと。まだ決まらない手続きは、決め手の質問の下に一度だけ出る。
        day_questions: 期限の日を決めるために、うかがう日。
        ledger: 役場の台帳で確かめる手続き。
        together: 窓口で一緒に確かめる手続き。
        local: 町の決まりを確かめる手続き。
        ex_officio: 役場が行い、届け出の要らないもの。
        elsewhere: 役場の外の手続き。
        to_confirm_count: まだ決まらない手続きの数。
        has_marks: 確かでない根拠の印が一つでもあるか。
    """

    municipality: str
    greeting: str
    event_day_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    required: tuple[GuideRow, ...]
    route: tuple[RouteStop, ...]
    to_bring: tuple[BringItem, ...]
    to_bring_when: tuple[BringItem, ...]
    topics: tuple[GuideTopic, ...]
    day_questions: tuple[GuideQuestion, ...]
    ledger: tuple[CheckRow, ...]
    together: tuple[CheckRow, ...]
    local: tuple[CheckRow, ...]
    ex_officio: tuple[OfficeRow, ...]
    elsewhere: tuple[OutsideRow, ...]
    to_confirm_count: int
    has_marks: bool
