"""手続きの本の一頁一頁の形。何を載せるかを決めること（_book・_book_page・_book_index）はここに無い。"""

from dataclasses import dataclass
from enum import Enum

from madoguchi_core.handover._case_rows import CaseRow
from madoguchi_core.handover._guide_words import Place
from madoguchi_core.handover._manual_rows import ManualValue


class ExitKind(Enum):
    """問いの後に、どこへ行くか。"""

    NEXT = "next"
    JUMP = "jump"
    MET = "met"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class BookExit:
    """
    問いの行き先。

    Attributes:
        kind: 次の問いか、離れた問いか、結論か。
        text: 紙に書く言葉（「問5へ」「必要」）。すぐ次の問いへ進むときも書く。
    """

    kind: ExitKind
    text: str


@dataclass(frozen=True, slots=True)
class BookStep:
    """
    流れの問いひとつ。

    Attributes:
        number: 問いの番号。1 から。
        title: 問いの属する名。前の問いと同じなら空。
        text: 問い。この文が当てはまれば「はい」。
        yes: はいの行き先。
        no: いいえの行き先。
    """

    number: int
    title: str
    text: str
    yes: BookExit
    no: BookExit


@dataclass(frozen=True, slots=True)
class BookFlow:
    """
    はい・いいえで進む流れ。

    Attributes:
        steps: 問い。問うまでもなく決まる手続きでは空。
        start: 初めの行き先。
        unknown: 分からない問いがあって決まらないときの結論の言い方。
    """

    steps: tuple[BookStep, ...]
    start: BookExit
    unknown: str


@dataclass(frozen=True, slots=True)
class BookDeadline:
    """
    期限。

    Attributes:
        when: この期限を使うとき。ふつうの期限では空。
        wording: 言い方。
        counting: 数え方（起算・長さ・初日・末日の送り方）。日付にならない期限では空。
        is_target: 法律の期限でなく、目安か。
        laws: 期限の根拠。
        note: 但し書き。
        mark: 確かでない根拠の印。
        others: ほかの期限。条件が当てはまるときのものと、実務で割れる数え方。
    """

    when: str
    wording: str
    counting: str
    is_target: bool
    laws: tuple[str, ...]
    note: str
    mark: str
    others: "tuple[BookDeadline, ...]" = ()


@dataclass(frozen=True, slots=True)
class BookDocument:
    """持ち物ひとつと、要るときの説明、判定する条件の文。"""

    item: str
    when: str
    condition: str


@dataclass(frozen=True, slots=True)
class BookLink:
    """本の中のほかの手続き。"""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class BookAlternative:
    """証明書を出せないときの、ほかの方法。"""

    text: str
    when: str
    is_staff_only: bool


@dataclass(frozen=True, slots=True)
class BookCertificate:
    """
    証明書だけにあること。

    Attributes:
        who: 請求できる方。
        place: 作る所。
        items: 求めがあれば載せられる項目。
        omitted: いつも省く項目。
        alternatives: ほかの方法。
        protection_note: 支援措置の人のときの、職員への注意。
    """

    who: str
    place: str
    items: tuple[BookLink, ...]
    omitted: tuple[str, ...]
    alternatives: tuple[BookAlternative, ...]
    protection_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """
    手続きひとつ。新しい頁から始まる。

    Attributes:
        number: 本の中の番号。目次と索引が指す。
        id: 手続きの id。
        title: 名。
        kind: 性質。
        events: 出来事。
        is_per_person: 関わる人の一人ずつに判定するか。
        place: 窓口。
        office: 役場の外の窓口。町で受け付けるものは空。
        term: 使う期間。限りがなければ空。
        is_in_force: 本の日の出来事に使うか。
        is_staff_only: ご家族の紙に載せないか。
        filed_by: 届け出る人。
        condition: 要る条件の文。
        condition_title: 条件の見出し（「要るとき」「出せるとき」）。
        flow: 条件の流れ。
        deadline: 期限。証明書の交付では None。
        bring: 持ち物。証明書の交付では、足りない物。
        amount: 金額の言い方。無ければ空。
        values: 使う値。決まっていなければ値は空。
        laws: 根拠。
        amendments: 本の日に効いている、制度の変わり目。
        marks: 確かでない根拠の印。
        sources: 確かめたページの数。
        after: 先にする手続き。
        together: 同時にする手続き。
        effects: これで何が動くか。
        note: 職員の注意。
        certificate: 証明書だけにあること。
        cases: 事例。
        signatures: 事例を確かめた係と日。
    """

    number: int
    id: str
    title: str
    kind: str
    events: tuple[str, ...]
    is_per_person: bool
    place: Place
    office: str
    term: str
    is_in_force: bool
    is_staff_only: bool
    filed_by: tuple[str, ...]
    condition: str
    condition_title: str
    flow: BookFlow
    deadline: BookDeadline | None
    bring: tuple[BookDocument, ...]
    amount: str
    values: tuple[ManualValue, ...]
    laws: tuple[str, ...]
    amendments: tuple[str, ...]
    marks: tuple[str, ...]
    sources: int
    after: tuple[BookLink, ...]
    together: tuple[BookLink, ...]
    effects: str
    note: str
    certificate: BookCertificate | None
    cases: tuple[CaseRow, ...]
    signatures: tuple[str, ...]

    @property
    def running(self) -> str:
        """頁の上に繰り返す見出し。CSS の文字列にそのまま書けるように、字でない字は番号で書く。"""
        return "".join(
            letter if letter.isalnum() else f"\\{ord(letter):06x}"
            for letter in f"{self.number}　{self.title}"
        )


@dataclass(frozen=True, slots=True)
class BookChapter:
    """目次のひとまとまり（窓口ひとつ、出来事ひとつ）。"""

    title: str
    links: tuple[BookLink, ...]


@dataclass(frozen=True, slots=True)
class BookLaw:
    """
    法令の索引ひとつ。

    Attributes:
        name: 法令の名。
        articles: 条と、その条を根拠にする手続き。条を言わない根拠では、条は空。
    """

    name: str
    articles: tuple[tuple[str, tuple[BookLink, ...]], ...]


@dataclass(frozen=True, slots=True)
class BookModel:
    """
    手続きの本に載せるもののすべて。住民の情報は載らない。

    Attributes:
        municipality: 自治体の名。決まっていなければ空。
        on: どの日の法令と値か（和暦）。
        version: madoguchi の版。
        rules_changed_on: 規則を最後に変えて配った日（和暦）。分からなければ空。
        sections: 窓口ごとの目次。
        events: 出来事ごとの目次。
        laws: 法令の索引。
        pages: 手続き。番号の順。
    """

    municipality: str
    on: str
    version: str
    rules_changed_on: str
    sections: tuple[BookChapter, ...]
    events: tuple[BookChapter, ...]
    laws: tuple[BookLaw, ...]
    pages: tuple[BookPage, ...]

    @property
    def tallies(self) -> tuple[tuple[str, int], ...]:
        """表紙に書く数。"""
        cases = [case for page in self.pages for case in page.cases]
        return (
            ("手続き", sum(page.certificate is None and page.deadline is not None for page in self.pages)),
            ("証明書", sum(page.certificate is not None for page in self.pages)),
            ("証明書の項目", sum(page.certificate is None and page.deadline is None for page in self.pages)),
            ("事例", len(cases)),
            ("係が確かめた事例のある手続き", sum(bool(page.signatures) for page in self.pages)),
            ("出典を確かめていない印のある手続き", sum(bool(page.marks) for page in self.pages)),
        )
